"""`awesome-lint merge --queue`: branches applied one after another, by record, onto one branch."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web

import commandline
from awesome_lint.world import fetching
from awesome_lint.world import git as world_git
from website import Site, serving

NAMES = ["Agate", "Coral", "Diorite", "Flint", "Garnet", "Halite", "Jasper", "Marble", "Nephrite", "Opal"]


def line(name: str, said: str = "Shines.") -> str:
    return f"- [{name}](https://{name.lower()}.org) - {said}"


def listed(*lines: str) -> str:
    return "# Stones\n\n## Hard\n\n" + "".join(f"{each}\n" for each in lines)


OLD = [line(name) for name in NAMES]


def work_in(folder: Path, patch: pytest.MonkeyPatch) -> None:
    """Work in a folder, with no settings of git but its own."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        patch.delenv(name)
    patch.delenv("GITHUB_TOKEN", raising=False)
    patch.setenv("HOME", str(folder))
    patch.chdir(folder)


@pytest.fixture(scope="module")
def pristine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with pull requests that all began at the first commit; it is made once."""
    folder = tmp_path_factory.mktemp("pristine")
    with pytest.MonkeyPatch.context() as patch:
        work_in(folder, patch)
        fill()
    return folder


@pytest.fixture
def clone(pristine: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of it."""
    shutil.copytree(pristine, tmp_path, dirs_exist_ok=True)
    work_in(tmp_path, monkeypatch)
    git("update-index", "--refresh")
    return tmp_path


def fill() -> None:
    git("init", "--quiet", "--initial-branch=main")
    git("config", "user.name", "Curator")
    git("config", "user.email", "curator@stones.example")
    commit("Begin", listed(*OLD))
    request(1, "Add Beryl", "Ann", listed(*OLD, line("Beryl")))
    request(2, "Add Basalt", "Ben", listed(*OLD, line("Basalt")))
    request(3, "Add Beryl again", "Cid", listed(*OLD, line("Beryl")))
    request(4, "Say more of Beryl", "Dan", listed(*OLD, line("Beryl", "Glows.")))
    request(5, "Add Beryl to the world", "Eve", listed(*OLD, line("Beryl").replace("https:", "htps:")))
    request(6, "Remove Opal", "Fay", listed(*OLD[:-1]))
    request(7, "Change Opal", "Gus", listed(*OLD[:-1], line("Opal", "Sparkles.")))
    git("checkout", "--quiet", "main")


def git(*arguments: str, status: int = 0) -> str:
    done = subprocess.run(["git", *arguments], check=False, capture_output=True, text=True)
    assert done.returncode == status, done.stderr + done.stdout
    return done.stdout


def commit(subject: str, text: str, author: str = "Curator") -> None:
    Path("README.md").write_text(text, encoding="utf-8")
    git("add", "--all")
    git("commit", "--quiet", "--message", subject, "--author", f"{author} <{author.lower()}@stones.example>")


def request(number: int, subject: str, author: str, text: str) -> None:
    git("checkout", "--quiet", "--detach", "main")
    commit(subject, text, author)
    git("update-ref", f"refs/remotes/origin/pull/{number}/head", "HEAD")


def amended(number: int) -> None:
    """Let a pull request that is checked out change what else is in the work tree."""
    git("add", "--all")
    git("commit", "--quiet", "--amend", "--no-edit")
    git("update-ref", f"refs/remotes/origin/pull/{number}/head", "HEAD")
    git("checkout", "--quiet", "--force", "main")


def refs(*numbers: int) -> list[str]:
    return [f"origin/pull/{number}/head" for number in numbers]


@pytest.mark.usefixtures("clone")
def test_each_is_a_commit_of_its_author_at_its_place() -> None:
    status, said, note = commandline.ran("merge", "--queue", *refs(1, 2), "--onto", "together")
    assert status == 0
    assert said == "## Merged\n\n- #1 `Add Beryl` by `Ann`: added `Beryl`\n- #2 `Add Basalt` by `Ben`: added `Basalt`\n"
    assert note == "2 of 2 merged onto `together`\n"
    assert git("log", "--format=%an %cn %s", "main..together").splitlines() == [
        "Ben Curator Add Basalt (#2)",
        "Ann Curator Add Beryl (#1)",
    ]
    assert git("show", "together:README.md") == listed(*sorted([*OLD, line("Beryl"), line("Basalt")]))
    assert (git("status", "--short"), git("branch", "--show-current")) == ("", "main\n")


@pytest.mark.usefixtures("clone")
def test_what_is_there_by_now_is_skipped_and_what_is_not_clear_is_left() -> None:
    status, said, _ = commandline.ran("merge", "--queue", *refs(1, 3, 4, 6, 7))
    assert status == 1
    assert said == (
        "## Merged\n\n"
        "- #1 `Add Beryl` by `Ann`: added `Beryl`\n"
        "- #6 `Remove Opal` by `Fay`: removed `Opal`\n\n"
        "## Left to you\n\n"
        "- #4 `Say more of Beryl` by `Dan`: `Beryl` is in the list by now, in other words\n"
        "- #7 `Change Opal` by `Gus`: `Opal` is no longer in the list\n\n"
        "## Nothing left to merge\n\n"
        "- #3 `Add Beryl again` by `Cid`: the list has it by now\n"
    )


@pytest.mark.usefixtures("clone")
def test_what_a_rule_refuses_is_left() -> None:
    status, said, _ = commandline.ran("merge", "--queue", *refs(5))
    assert (status, "(LNK001)" in said) == (1, True)
    assert commandline.ran("merge", "--queue", *refs(5), "--select", "DOC", "--onto", "other")[0] == 0


@pytest.mark.usefixtures("clone")
def test_what_a_rule_warns_of_is_told_and_left_if_that_is_asked(clone: Path) -> None:
    request(8, "Add Basalt", "Hal", listed(*OLD, line("Basalt", "Cools the lava lava.")))
    git("checkout", "--quiet", "main")
    told = "`lava` is repeated; remove one (SPL003)"
    status, said, _ = commandline.ran("merge", "--queue", *refs(8))
    assert (status, said.endswith(f": added `Basalt`; still to fix: {told}\n")) == (0, True)
    status, said, _ = commandline.ran("merge", "--queue", *refs(8), "--fail-on", "warning", "--onto", "other")
    assert (status, said) == (1, f"## Left to you\n\n- #8 `Add Basalt` by `Hal`: {told}\n")
    (clone / "awesome-lint.toml").write_text('fail-on = "warning"\n', encoding="utf-8")
    assert commandline.ran("merge", "--queue", *refs(8), "--onto", "another")[:2] == (status, said)


@pytest.mark.usefixtures("clone")
def test_the_branch_grows_and_other_files_come_along() -> None:
    git("checkout", "--quiet", "--detach", "origin/pull/1/head")
    Path("logo.svg").write_text("<svg/>", encoding="utf-8")
    amended(1)
    assert commandline.ran("merge", "--queue", *refs(2))[0] == 0
    assert commandline.ran("merge", "--queue", *refs(1), "-o", "report.md") == (
        0,
        "",
        "1 of 1 merged onto `merge-queue`\n",
    )
    assert git("show", "merge-queue:logo.svg") == "<svg/>"
    assert git("rev-list", "--count", "main..merge-queue") == "2\n"
    assert Path("report.md").read_text(encoding="utf-8") == (
        "## Merged\n\n- #1 `Add Beryl` by `Ann`: added `Beryl`; changed `logo.svg`\n"
    )


@pytest.mark.usefixtures("clone")
@pytest.mark.parametrize(
    ("name", "mode"),
    [
        (".github/workflows/ci.yml", "100644"),
        (".gitattributes", "100644"),
        (".gitmodules", "100644"),
        ("awesome-lint.toml", "100644"),
        ("Makefile", "100644"),
        ("run.png", "100755"),
        ("link.png", "120000"),
        ("module.png", "160000"),
    ],
)
def test_a_file_that_could_be_run_or_heeded_is_left_to_people(name: str, mode: str) -> None:
    git("checkout", "--quiet", "--detach", "origin/pull/1/head")
    content = git("rev-parse", "HEAD" if mode == "160000" else "HEAD:README.md").strip()
    git("update-index", "--add", "--cacheinfo", f"{mode},{content},{name}")
    git("commit", "--quiet", "--amend", "--no-edit")
    git("update-ref", "refs/remotes/origin/pull/1/head", "HEAD")
    git("checkout", "--quiet", "--force", "main")
    status, said, _ = commandline.ran("merge", "--queue", *refs(1))
    assert (status, said.startswith("## Left to you\n")) == (1, True)
    assert said.endswith(f": it changes `{name}`, too, which is neither a list nor a picture\n")
    git("diff", "--quiet", "main", "merge-queue")


@pytest.mark.usefixtures("clone")
def test_many_files_are_one_question_and_few_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    git("checkout", "--quiet", "--detach", "origin/pull/1/head")
    for number in range(300):
        Path(f"{number:03}.png").write_text("x", encoding="utf-8")
    amended(1)
    asked: list[str] = []
    run = world_git.run

    def counted(folder: Path, *arguments: str, **given: Any) -> world_git.Completed:
        asked.append(arguments[0])
        return run(folder, *arguments, **given)

    monkeypatch.setattr(world_git, "run", counted)
    status, said, _ = commandline.ran("merge", "--queue", *refs(1))
    names = ", ".join(f"`00{number}.png`" for number in range(5))
    assert (status, said.endswith(f": added `Beryl`; changed {names}, 295 more\n")) == (0, True)
    assert len(asked) < 30
    assert len(git("ls-tree", "--name-only", "merge-queue").splitlines()) == 301


@pytest.mark.usefixtures("clone")
def test_a_folder_takes_the_place_of_a_file() -> None:
    Path("a.png").write_text("x", encoding="utf-8")
    commit("Add a picture", listed(*OLD))
    git("checkout", "--quiet", "--detach", "main")
    Path("a.png").unlink()
    Path("a.png").mkdir()
    (Path("a.png") / "b.png").write_text("x", encoding="utf-8")
    amended(8)
    assert commandline.ran("merge", "--queue", *refs(8))[0] == 0
    assert git("ls-tree", "-r", "--name-only", "merge-queue") == "README.md\na.png/b.png\n"


@pytest.mark.usefixtures("clone")
def test_more_people_than_a_command_line_holds_are_named() -> None:
    text = listed(*OLD, line("Beryl"))
    blob = f"data {len(text)}\n{text}\n"
    lines = ["blob\nmark :1\n", blob, "reset refs/heads/many\n", f"from {git('rev-parse', 'main').strip()}\n\n"]
    for number in range(2000):
        name = f"{'n' * 100}{number}"
        people = f"author {name} <{name}@x.example> {number} +0000\ncommitter c <c@x.example> {number} +0000\n"
        lines.append(f"commit refs/heads/many\n{people}data 3\nAdd\nM 100644 :1 README.md\n\n")
    subprocess.run(["git", "fast-import", "--quiet"], input="".join(lines).encode(), check=True, capture_output=True)
    assert commandline.ran("merge", "--queue", "many")[0] == 0
    assert git("log", "-1", "--format=%B", "merge-queue").count("Co-authored-by: n") == 1999


@pytest.mark.usefixtures("clone")
def test_a_list_that_is_too_large_is_left_to_people() -> None:
    request(8, "Add much", "Ann", listed(*OLD, line("Beryl", "x" * 3_000_000)))
    git("checkout", "--quiet", "main")
    status, said, _ = commandline.ran("merge", "--queue", *refs(8), "--max-file-size", "2")
    assert (status, "`README.md`: git cat-file failed: it answered with more than 2 MB" in said.replace("\\", "")) == (
        1,
        True,
    )


@pytest.mark.usefixtures("clone")
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "--queue requires either a REF or --github"),
        (("origin/pull/1/head", "--onto", "main"), "`main` is checked out"),
        (("origin/pull/1/head", "--onto", "a..b"), "`a..b` is no name of a branch"),
    ],
)
def test_what_cannot_be_done_is_said(arguments: tuple[str, ...], said: str) -> None:
    status, _, note = commandline.ran("merge", "--queue", *arguments)
    assert status == 2
    assert said in note


@pytest.mark.usefixtures("clone")
def test_a_reference_that_git_does_not_know_is_left() -> None:
    status, said, _ = commandline.ran("merge", "--queue", "origin/pull/99/head")
    assert status == 1
    assert said == "## Left to you\n\n- #99: git does not know the commit `origin/pull/99/head`; fetch it first\n"


@pytest.fixture
def forge(clone: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The API of a forge that has the pull requests 1, 2 and, as a draft, 4; the clone knows none of them."""
    served = tmp_path_factory.mktemp("forge") / "stones.git"
    git("clone", "--quiet", "--bare", ".", str(served))
    for ref in refs(1, 2, 4):
        commit_of = git("rev-parse", ref).strip()
        git("push", "--quiet", str(served), f"{commit_of}:refs/{ref.removeprefix('origin/')}")
    for ref in refs(*range(1, 8)):
        git("update-ref", "-d", f"refs/remotes/{ref}")
    git("remote", "add", "origin", "git@127.0.0.1:stones/stones.git")
    git("config", "--global", f"url.{served.as_uri()}.insteadOf", "https://127.0.0.1/stones/stones.git")
    monkeypatch.setattr(fetching, "PROTOCOLS", "https:file")
    app, site = web.Application(), Site()
    app.router.add_post("/graphql", listed_pulls)
    with serving(app, site):
        yield site.url("graphql")


def pull(number: int, **said: bool) -> dict[str, object]:
    return {"number": number, "isDraft": False, "headRefName": "merge-queue", "isCrossRepository": True, **said}


@pytest.fixture
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A program that leaves a mark beside it when it is run."""
    path = tmp_path_factory.mktemp("programs") / "program"
    path.write_text(f"#!/bin/sh\ntouch '{path}.mark'\n", encoding="utf-8")
    path.chmod(0o755)
    return path


async def listed_pulls(request: web.Request) -> web.Response:
    query = (await request.json())["query"]
    if request.headers["Authorization"] != "Bearer secret" or 'owner: "stones", name: "stones"' not in query:
        return web.json_response({"message": "Bad credentials"}, status=401)
    is_first = "after: null" in query
    nodes = [pull(1), pull(4, isDraft=True)] if is_first else [pull(2), pull(6, isCrossRepository=False)]
    pulls = {"nodes": nodes, "pageInfo": {"hasNextPage": is_first, "endCursor": "one"}}
    return web.json_response({"data": {"repository": {"pullRequests": pulls}}})


def test_open_pull_requests_are_listed_and_fetched(forge: str) -> None:
    given = ("merge", "--queue", "--github", "--github-api", forge, "--github-token")
    status, said, note = commandline.ran(*given, "secret")
    assert not note.startswith("error"), note
    assert (status, said.count("- #1 "), said.count("- #2 "), said.count("- #4 ")) == (0, 1, 1, 0)
    status, said, note = commandline.ran(*given, "wrong")
    assert (status, said) == (2, "")
    assert note == "error: GitHub does not list the pull requests: it answered 401\n"
    assert commandline.ran("merge", "--queue", "--github")[0] == 2
    assert commandline.ran("merge", "--queue", "--github", *refs(1))[0] == 2


def test_what_the_clone_says_of_addresses_and_programs_is_not_heeded(forge: str, program: Path) -> None:
    other = program.with_name("other.git")
    git("clone", "--quiet", "--bare", ".", str(other))
    (Path(".git") / "objects" / "info" / "alternates").write_text(f"{other}/objects\n", encoding="utf-8")
    for name in ("core.alternateRefsCommand", "core.askPass", "core.sshCommand", "core.gitProxy", "core.fsmonitor"):
        git("config", name, str(program))
    git("config", "credential.helper", f"!{program}")
    git("config", "url.https://127.0.0.1:1/.insteadOf", "https://127.0.0.1/stones/")
    git("config", "http.proxy", "http://127.0.0.1:1")
    given = ("merge", "--queue", "--github", "--github-api", forge, "--github-token", "secret")
    status, said, note = commandline.ran(*given)
    assert (status, said.count("- #1 "), said.count("- #2 ")) == (0, 1, 1), note
    assert not program.with_name("program.mark").exists()


def test_the_token_goes_to_no_other_host_than_that_of_the_api(forge: str, program: Path) -> None:
    git("remote", "set-url", "origin", "https://forge.example/stones/stones.git")
    status, said, note = commandline.ran(
        "merge", "--queue", "--github", "--github-api", forge, "--github-token", "secret"
    )
    assert (status, said) == (2, "")
    assert note == (
        "error: the remote `origin` is at forge.example, and the API at 127.0.0.1; name it with --github-api\n"
    )
    assert not program.with_name("program.mark").exists()


@pytest.mark.usefixtures("clone")
def test_a_signature_is_not_shown_to_a_program_of_the_repository(program: Path) -> None:
    request(8, "Add Beryl", "Ann", listed(*OLD, line("Beryl")))
    plain = git("cat-file", "commit", "HEAD")
    head, message = plain.split("\n\n", 1)
    signed = f"{head}\ngpgsig -----BEGIN PGP SIGNATURE-----\n \n x\n -----END PGP SIGNATURE-----\n\n{message}"
    Path("signed").write_text(signed, encoding="utf-8")
    name = git("hash-object", "-t", "commit", "-w", "signed").strip()
    git("update-ref", "refs/remotes/origin/pull/8/head", name)
    git("config", "log.showSignature", "true")
    git("config", "gpg.program", str(program))
    assert commandline.ran("merge", "--queue", *refs(8))[0] == 0
    assert not program.with_name("program.mark").exists()


@pytest.mark.usefixtures("clone")
def test_subjects_and_names_of_files_are_one_line_that_mentions_nobody() -> None:
    request(8, "Add\u2028Beryl\x85 \x1b[1m @ann #1 `x`", "Ann", listed(*OLD, line("Beryl")))
    name = "a`@ann` #1\n::error::x.png"
    for number, said in ((9, "one"), (10, "two")):
        git("checkout", "--quiet", "--detach", "main")
        Path(name).write_text(said, encoding="utf-8")
        commit(f"Write {said}", listed(*OLD))
        git("update-ref", f"refs/remotes/origin/pull/{number}/head", "HEAD")
    git("checkout", "--quiet", "main")
    status, said, _ = commandline.ran("merge", "--queue", *refs(8, 9, 10))
    assert status == 1
    assert "- #8 `` Add\\u2028Beryl\\x85 \\x1b[1m @ann #1 `x` `` by `Ann`: added `Beryl`\n" in said
    reason = "`a'@ann' #1\\x0a::error::x.png` was changed, added or removed on both sides"
    assert f"- #10 `Write two` by `Curator`: {reason}\n" in said


@pytest.mark.usefixtures("clone")
def test_a_list_that_becomes_a_link_is_left_to_people() -> None:
    git("checkout", "--quiet", "--detach", "main")
    Path("README.md").unlink()
    Path("README.md").symlink_to("/etc/hostname")
    git("add", "--all")
    git("commit", "--quiet", "--message", "Link")
    git("update-ref", "refs/remotes/origin/pull/8/head", "HEAD")
    git("checkout", "--quiet", "main")
    status, said, _ = commandline.ran("merge", "--queue", *refs(8))
    assert status == 1
    assert said.endswith("`README.md` is a link or something else that is no file\n")


@pytest.mark.usefixtures("clone")
@pytest.mark.parametrize("branch", ["-x", "--output=y", "a..b", "a b"])
def test_no_branch_is_called_like_an_option(branch: str) -> None:
    status, _, note = commandline.ran("merge", "--queue", *refs(1), f"--onto={branch}")
    assert (status, note) == (2, f"error: `{branch}` is no name of a branch\n")


@pytest.mark.usefixtures("clone")
def test_a_reference_is_no_option() -> None:
    status, said, _ = commandline.ran("merge", "--queue", "--", "--output=x", "-x")
    assert (status, said.count("git does not know the commit")) == (1, 2)
    assert not Path("x").exists()
