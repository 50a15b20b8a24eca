"""Where all of this is kept: change this line, then run `.ci/write_repository.py`, which changes all others."""

REPOSITORY = "https://github.com/awesome-lint/awesome-lint"
