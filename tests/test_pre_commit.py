"""The hooks that we offer, run by the real pre-commit and the real prek on a real repository."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from awesome_lint import __version__
from places import ROOT
from thoroughness import tries

README = """\
# Tools

Sorted alphabetically.

## Editors

### Emacs

- Type: `editor`
- Link: [home](hhttps://www.gnu.org/software/emacs/)

### Kakoune

- Type: `editor`
- Link: [home](https://kakoune.org/)

### Vim

- Type: `editor`
- Link: [home](https://www.vim.org/)
"""
MENDED = README.replace("hhttps", "https")
GIT_SETTINGS = {
    "user.name": "A Curator",
    "user.email": "curator@example.org",
    "commit.gpgsign": "false",
    "init.defaultBranch": "main",
    "safe.directory": "*",
}

pytestmark = pytest.mark.skipif(
    shutil.which("git") is None or not (ROOT / ".git").exists(),
    reason="needs git and a clone: pre-commit installs hooks from a repository",
)


class Repository:
    """A list in a repository of its own, in which pre-commit is installed."""

    def __init__(self, folder: Path, environment: dict[str, str]) -> None:
        self.folder = folder
        self.environment = environment
        self.git("init", "--quiet")

    @property
    def readme(self) -> str:
        return (self.folder / "README.md").read_text(encoding="utf-8")

    def run(self, *command: str, check: bool = True) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            command,
            cwd=self.folder,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )
        assert not check or done.returncode == 0, done.stdout
        return done

    def git(self, *arguments: str) -> None:
        self.run("git", *arguments)

    def stage(self, name: str, text: str) -> None:
        """Write a file and stage it."""
        (self.folder / name).write_text(text, encoding="utf-8")
        self.git("add", name)

    def commit(self) -> subprocess.CompletedProcess[str]:
        return self.run("git", "commit", "--message", "Add a list", check=False)


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """An environment of its own for git and pre-commit: no settings, hooks or caches of the user's."""
    home = tmp_path_factory.mktemp("home")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "PRE_COMMIT"))}
    settings = {"GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_COUNT": str(len(GIT_SETTINGS))}
    for index, (name, value) in enumerate(GIT_SETTINGS.items()):
        settings |= {f"GIT_CONFIG_KEY_{index}": name, f"GIT_CONFIG_VALUE_{index}": value}
    return {
        **kept,
        **settings,
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "PRE_COMMIT_HOME": str(home / "pre-commit"),
        "PRE_COMMIT_COLOR": "never",
        "PREK_HOME": str(home / "prek"),
        "NO_COLOR": "1",
    }


@pytest.fixture(scope="module")
def hooks(tmp_path_factory: pytest.TempPathFactory, environment: dict[str, str]) -> Repository:
    """This work tree as it stands, as the repository that hooks are installed from."""
    listed = subprocess.run(
        ["git", "-c", "safe.directory=*", "ls-files", "-z", "-co", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    repository = Repository(tmp_path_factory.mktemp("awesome-lint"), environment)
    for name in filter(None, os.fsdecode(listed.stdout).split("\0")):
        if (ROOT / name).is_file():
            (repository.folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, repository.folder / name)
    repository.git("add", "--all")
    repository.commit()
    repository.git("tag", f"v{__version__}")
    return repository


@pytest.fixture
def curated(tmp_path: Path, environment: dict[str, str]) -> Repository:
    return Repository(tmp_path, environment)


@pytest.fixture(params=["pre_commit", "prek"])
def manager(request: pytest.FixtureRequest) -> str:
    """The program that runs hooks."""
    name: str = request.param
    return name


def install(repository: Repository, hooks: Repository, *wanted: str, manager: str = "pre_commit") -> None:
    """Do what our README says: a configuration that names us, then `pre-commit install`."""
    listed = "".join(f"      - {each}\n" for each in wanted)
    configuration = f"repos:\n  - repo: {hooks.folder}\n    rev: v{__version__}\n    hooks:\n{listed}"
    repository.stage(".pre-commit-config.yaml", configuration)
    repository.run(sys.executable, "-m", manager, "install")


def test_a_commit_with_errors_is_blocked_until_they_are_fixed(
    curated: Repository, hooks: Repository, manager: str
) -> None:
    install(curated, hooks, "id: awesome-lint", manager=manager)
    curated.stage("README.md", README)
    blocked = curated.commit()
    assert blocked.returncode == 1
    assert "LNK001 [*] `hhttps` is not a URL scheme; did you mean `https`?" in blocked.stdout
    assert (
        "checked 3 entries in 1 list (3 headings), 3 of them new or changed: 1 error (1 fixable with --fix)"
        in blocked.stdout
    )
    assert curated.readme == README
    curated.stage("README.md", MENDED)
    passed = curated.commit()
    assert passed.returncode == 0, passed.stdout


def test_the_fix_hook_blocks_the_commit_that_it_changes_and_passes_the_next(
    curated: Repository, hooks: Repository, manager: str
) -> None:
    install(curated, hooks, "id: awesome-lint-fix", manager=manager)
    curated.stage("README.md", README)
    blocked = curated.commit()
    assert blocked.returncode == 1
    assert "files were modified by this hook" in blocked.stdout
    assert curated.readme == MENDED
    curated.git("add", "README.md")
    passed = curated.commit()
    assert passed.returncode == 0, passed.stdout


def test_the_format_hook_mends_layout_alone(curated: Repository, hooks: Repository, manager: str) -> None:
    install(curated, hooks, "id: awesome-lint-format", manager=manager)
    curated.stage("README.md", README.replace("## Editors\n\n", "## Editors   \n\n\n\n"))
    blocked = curated.commit()
    assert blocked.returncode == 1
    assert "1 file reformatted" in blocked.stdout
    assert curated.readme == README
    curated.git("add", "README.md")
    passed = curated.commit()
    assert passed.returncode == 0, passed.stdout


def test_a_commit_answers_for_what_it_changes_alone(curated: Repository, hooks: Repository, manager: str) -> None:
    curated.stage("README.md", README)
    curated.commit()
    install(curated, hooks, "id: awesome-lint", manager=manager)
    curated.stage("README.md", README + "\n### Zed\n\n- Type: `editor`\n- Link: [home](htps://zed.dev/)\n")
    blocked = curated.commit()
    assert blocked.returncode == 1
    assert "README.md:10:16" not in blocked.stdout
    assert "README.md:25:16" in blocked.stdout
    curated.stage("README.md", README + "\n### Zed\n\n- Type: `editor`\n- Link: [home](https://zed.dev/)\n")
    passed = curated.commit()
    assert passed.returncode == 0, passed.stdout


OLD = [f"- [Tool {number}](htps://example.org/{number}) - Does thing {number}. \n" for number in range(100, 250)]
"""Entries with two faults each."""


@pytest.mark.parametrize(
    ("manager", "source"),
    [("pre_commit", "README"), ("prek", "init"), *tries([], [("pre_commit", "init"), ("prek", "README")])],
    indirect=["manager"],
)
def test_a_list_with_300_old_faults_takes_clean_commits(
    curated: Repository, hooks: Repository, manager: str, source: str
) -> None:
    """With the hooks that we recommend: a clean commit passes, and of another only what it brings is mended."""
    old = "# Tools\n\n## All\n\n" + "".join(OLD)
    curated.stage("README.md", old)
    curated.commit()
    recommend(curated, hooks, source)
    curated.run(sys.executable, "-m", manager, "install")
    clean = "- [Tool 250](https://new.dev) - Is new.\n"
    curated.stage("README.md", old + clean)
    passed = curated.commit()
    assert passed.returncode == 0, passed.stdout
    assert curated.readme == old + clean
    wrong = "- [Tool 260](htps://bad.dev) - Is bad. \n"
    curated.stage("README.md", old + clean + wrong)
    blocked = curated.commit()
    assert blocked.returncode == 1
    assert curated.readme == old + clean + "- [Tool 260](https://bad.dev) - Is bad.\n"
    curated.git("add", "README.md")
    passed = curated.commit()
    assert passed.returncode == 0, passed.stdout
    gone = "- [Tool 270](#gone) - Leads nowhere.\n"
    curated.stage("README.md", curated.readme + gone)
    blocked = curated.commit()
    assert blocked.returncode == 1
    assert blocked.stdout.count("error LNK") == 1


def recommend(repository: Repository, hooks: Repository, source: str) -> None:
    """Write the configuration that the README, or `init`, recommends, for this work tree instead of a release."""
    name = ".pre-commit-config.yaml"
    if source == "README":
        page = (ROOT / "README.md").read_text(encoding="utf-8")
        configuration = page.partition(f"```yaml {name}\n")[2].partition("```")[0]
    else:
        repository.run("awesome-lint", "init", "--yes")
        configuration = (repository.folder / name).read_text(encoding="utf-8")
    configuration = re.sub("repo: .*", f"repo: {hooks.folder}", configuration)
    repository.stage(name, configuration)


def test_only_readmes_are_checked_unless_the_configuration_names_other_files(
    curated: Repository, hooks: Repository
) -> None:
    install(curated, hooks, "id: awesome-lint")
    curated.stage("tools.md", README)
    curated.stage("readme.txt", README)
    passed = curated.commit()
    assert passed.returncode == 0, passed.stdout
    assert "(no files to check)" in passed.stdout
    install(curated, hooks, "{id: awesome-lint, files: '', args: []}")
    curated.stage("tools.md", README + "\n### Zed\n\n- Type: `editor`\n- Link: [home](https://zed.dev/)\n")
    blocked = curated.commit()
    assert blocked.returncode == 1
    assert "tools.md:10:16" in blocked.stdout


@pytest.mark.parametrize("manager", ["prek", *tries([], ["pre_commit"])], indirect=True)
def test_the_hooks_can_be_tried_without_installing_them(curated: Repository, hooks: Repository, manager: str) -> None:
    curated.stage("README.md", README)
    tried = curated.run(sys.executable, "-m", manager, "try-repo", str(hooks.folder), "awesome-lint", check=False)
    assert tried.returncode == 1
    assert "README.md:10:16" in tried.stdout
