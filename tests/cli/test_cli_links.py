"""`awesome-lint links`: every option, every exit status, the terminal and Ctrl-C."""

from __future__ import annotations

import importlib.util
import json
import os
import pty
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import yaml

import commandline
from awesome_lint import report
from awesome_lint.cli import app, links
from awesome_lint.links.answers import Answer, Verdict
from awesome_lint.links.verdict import OFFLINE
from awesome_lint.pipeline import online
from awesome_lint.report import Findings
from fakehub import Hub, hubbing
from places import ROOT
from website import Site, app_of, serving


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR", "GITHUB_TOKEN"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def site() -> Iterator[Site]:
    site = Site()
    with serving(app_of(site), site) as served:
        yield served


def write(*urls: str, name: str = "README.md") -> str:
    entries = "".join(f"- [Entry {at}]({url}) - Describes it.\n" for at, url in enumerate(urls, 1))
    text = f"# Animals\n\n{entries}"
    Path(name).write_text(text, encoding="utf-8")
    return text


run = partial(commandline.run, "links", "--allow-loopback", "--output-format=concise", "--timeout=2")


def test_pages_are_told_one_by_one_and_not_held(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in "abc":
        write(site.url(f"status/404?{name}"), name=f"{name}.md")
    held = run(".", "--no-cache")
    done: list[str] = []

    def noted(what: str, work: Callable[..., Any]) -> Callable[..., Any]:
        def note(first: Any, *others: Any, **named: Any) -> Any:
            done.append(f"{what} {getattr(first, 'input', first).name}")
            return work(first, *others, **named)

        return note

    def told(found: Iterable[Findings], *_: object) -> Iterator[str]:
        for each in found:
            done.append(f"tell {each.filename}")
            yield ""

    monkeypatch.setattr(links, "_HELD", 0)
    monkeypatch.setattr(online, "read", noted("read", online.read))
    monkeypatch.setattr(online, "link_file", noted("judge", online.link_file))
    monkeypatch.setattr(report, "pieces", told)
    assert run(".", "--no-cache").stderr == held.stderr
    expected = ["read a.md", "read b.md", "read c.md"]
    for name in ("a.md", "b.md", "c.md"):
        expected += [f"read {name}", f"judge {name}", f"tell {name}"]
    assert done == expected
    assert held.stdout.count("WEB001") == 3


def test_all_is_well(site: Site) -> None:
    write(site.url("status/200"), site.url("redirect/302/status/204"))
    done = run()
    assert done.stdout == ""
    assert done.stderr == "checked 2 entries in 1 list (2 bullets), 2 links: 2 ok; no problems\n"
    assert done.exit_code == 0


def test_where_nothing_is_reached_the_run_has_failed(monkeypatch: pytest.MonkeyPatch) -> None:
    async def ask(_: object, __: str) -> Answer:
        return Answer(Verdict.UNVERIFIED, OFFLINE)

    monkeypatch.setattr("awesome_lint.links.client.Client.ask", ask)
    write("https://a.example/", "https://b.example/")
    done = run()
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith("error: no link was reached, since no host name could be looked up;")


def test_only_what_is_dead_fails_a_run(site: Site) -> None:
    write(site.url("status/403"), site.url("status/400"), site.url("redirect/301/status/200"))
    done = run()
    assert done.stdout == (
        f"README.md:3:13: warning WEB004 `{site.url('status/403')}` answers 403 Forbidden; "
        "a person has to check whether the page exists\n"
        f"README.md:4:13: warning WEB005 `{site.url('status/400')}` answers 400 Bad Request; "
        "it is unknown whether the page exists\n"
        f"README.md:5:13: warning WEB002 [*] `{site.url('redirect/301/status/200')}` has moved permanently; "
        f"expected `{site.url('status/200')}`\n"
    )
    assert done.stderr.endswith("3 links: 1 moved, 1 blocked, 1 unverified; 3 warnings (1 fixable with --fix)\n")
    assert done.exit_code == 0
    assert run("--fail-on", "warning").exit_code == 1


def test_a_dead_link(site: Site) -> None:
    write(site.url("status/404"))
    done = run()
    assert done.stdout == (
        f"README.md:3:13: error WEB001 `{site.url('status/404')}` answers 404 Not Found; expected a page that exists\n"
    )
    assert done.exit_code == 1
    assert run("--exit-zero").exit_code == 0


def test_links_of_every_style_are_asked_once(site: Site) -> None:
    paths = ["inline", "reference", "image", "auto", "html", "bare", "cell", "field"]
    inline, reference, image, auto, html, bare, cell, field = (site.url(f"status/200?{path}") for path in paths)
    Path("README.md").write_text(
        f"# Animals\n\n- [A]({inline}) [a]({inline}#x) - See [B][b], <{auto}>, {bare}.\n\n![i]({image})\n\n"
        f'<a href="{html}">h</a>\n\n[b]: {reference}\n\n| Name | Link |\n| --- | --- |\n| C | [c]({cell}) |\n\n'
        f"### D\n\n* Link: [d]({field})\n\n[mail](mailto:a@b.example) [file](README.md) [here](#d)\n",
        encoding="utf-8",
    )
    assert run().exit_code == 0
    assert site.asked == ["HEAD /status/200"] * len(paths)


def test_what_a_program_writes_is_not_asked(site: Site) -> None:
    Path("README.md").write_text(
        f"# Animals\n\n- [A]({site.url('status/200')}) - A.\n\n<!-- contributors:start -->\n\n"
        f"[x]({site.url('status/404')})\n\n<!-- contributors:end -->\n",
        encoding="utf-8",
    )
    assert run().exit_code == 0


def test_a_list_without_entries_is_an_error() -> None:
    Path("README.md").write_text("# Animals\n", encoding="utf-8")
    done = run()
    assert "DOC001" in done.stdout
    assert done.exit_code == 1


def test_moved_links_are_fixed(site: Site) -> None:
    text = write(site.url("redirect/301/status/200"), site.url("redirect/301,302/status/200"), site.url("status/404"))
    done = run("--fix", "--no-cache")
    fixed = text.replace(site.url("redirect/301/status/200"), site.url("status/200"))
    assert Path("README.md").read_text(encoding="utf-8") == fixed
    assert done.stderr.endswith("3 links: 1 dead, 1 moved, 1 ok; fixed 1, 1 error left\n")
    assert done.exit_code == 1
    run("--fix", "--no-cache")
    assert Path("README.md").read_text(encoding="utf-8") == fixed


def test_a_fix_keeps_fragments_and_reaches_into_definitions_and_html(site: Site) -> None:
    old, new = site.url("redirect/301/status/200"), site.url("status/200")
    text = f'# Animals\n\n- [A][a] - See <{old}#x> and <a href="{old}">b</a>.\n\n[a]: {old} "Title"\n'
    Path("README.md").write_text(text, encoding="utf-8")
    assert run("--fix").exit_code == 0
    assert Path("README.md").read_text(encoding="utf-8") == text.replace(old, new)


def test_renamed_repositories_are_fixed() -> None:
    text = write("https://github.com/old/name", "https://github.com/Old/Name/#readme")
    with hubbing(Hub()) as hub:
        hub.repositories["old/name"] = {"nameWithOwner": "newer/name", "isArchived": True}
        done = run("--fix", "--github-token", "secret", "--github-api", hub.api)
    fixed = text.replace("old/name", "newer/name").replace("Old/Name", "newer/name")
    assert Path("README.md").read_text(encoding="utf-8") == fixed
    assert "secret" not in done.output
    assert done.exit_code == 0


def test_an_archived_repository_is_reported() -> None:
    write("https://github.com/a/b")
    with hubbing(Hub()) as hub:
        hub.add("a/b", isArchived=True, archivedAt="2025-01-02T03:04:05Z")
        done = run("--github-token", "secret", "--github-api", hub.api)
    said = "the repository `a/b` was archived on 2025-01-02; it receives no more changes"
    assert done.stdout == f"README.md:3:13: warning WEB006 {said}\n"


def test_settings_and_comments_are_heeded(site: Site) -> None:
    dead, other, blocked = site.url("status/404?excluded"), site.url("status/404"), site.url("status/403")
    Path("README.md").write_text(
        f"# Animals\n\n- [A]({dead}) - A.\n- [B]({other}) - B. <!-- awesome-lint-disable-line dead-link -->\n"
        f"- [C]({blocked}) - C.\n",
        encoding="utf-8",
    )
    Path("awesome-lint.toml").write_text(
        '[links]\nexclude = ["*excluded"]\n\n[links.accept]\n"127.*" = [403]\n', encoding="utf-8"
    )
    done = run()
    assert (done.stdout, done.exit_code) == ("", 0)
    assert "HEAD /status/404" in site.asked
    assert done.stderr.endswith("2 links: 1 dead, 1 ok; no problems\n")


def test_include_and_exclude_take_globs(site: Site) -> None:
    write(site.url("status/200?a"), site.url("status/200?b"), site.url("status/200?ab"))
    run("--include", "*a*", "--exclude", "*b", "--no-cache")
    assert len(site.asked) == 1
    run("--include", "*200[?]a", "--include", "*200[?]b", "--no-cache")
    assert len(site.asked) == 3


def test_accepted_codes(site: Site) -> None:
    write(site.url("status/404"))
    assert run("--accept", "127.0.0.1=404,410").exit_code == 0
    for wrong in ("127.0.0.1", "=404", "127.0.0.1=", "127.0.0.1=x", "127.0.0.1=40"):
        done = run("--accept", wrong)
        assert "expected a host and status codes" in done.stderr
        assert done.exit_code == 2


def test_headers(site: Site) -> None:
    write(site.url("status/200"))
    run("--header", "X-One: 1", "--header", "127.0.0.1=Authorization: Bearer x", "--header", "other.example=Cookie: y")
    sent = site.headers["/status/200"]
    assert (sent["X-One"], sent["Authorization"]) == ("1", "Bearer x")
    assert "Cookie" not in sent
    for secret in ("Authorization: Bearer x", "Cookie: x", "X-Api-Key: x", "Private-Token: x"):
        done = run("--header", secret)
        assert "name the host that may receive it" in done.stderr
        assert "Bearer x" not in done.stderr
        assert done.exit_code == 2


def test_what_is_known_is_kept_and_used_offline(site: Site) -> None:
    write(site.url("status/200"))
    run()
    assert Path(os.environ["XDG_CACHE_HOME"], "awesome-lint", "links.db").is_file()
    write(site.url("status/200"), site.url("status/204"))
    done = run("--offline")
    assert done.stderr.endswith("2 links (1 known from the cache): 1 ok, 1 without an answer; no problems\n")
    assert len(site.asked) == 1
    run("--no-cache", "--cache-file", "other.db")
    assert not Path("other.db").exists()
    run("--cache-file", "other.db")
    assert Path("other.db").is_file()
    assert run("--offline", "--no-cache").exit_code == 2


def test_a_token_goes_to_https_only() -> None:
    write("https://github.com/a/b")
    for url in ("http://api.example.com/graphql", "ftp://x", "api.github.com", "http://localhost.example/graphql"):
        done = run("--github-token", "secret", "--github-api", url)
        assert f"expected a URL that begins with `https://`, not `{url}`" in done.stderr
        assert "secret" not in done.output
        assert done.exit_code == 2


def test_the_token_of_the_environment_is_used_and_never_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    write("https://github.com/a/b")
    monkeypatch.setenv("GITHUB_TOKEN", "secret-of-mine")
    with hubbing(Hub()) as hub:
        hub.add("a/b")
        done = run("--github-api", hub.api)
    assert hub.tokens == {"Bearer secret-of-mine"}
    assert done.exit_code == 0
    assert "secret-of-mine" not in done.output + run("--help").output


def test_an_empty_token_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    write("http://127.0.0.1:9/")
    monkeypatch.setenv("GITHUB_TOKEN", "")
    assert run().exit_code == 0
    write("https://github.com/a/b")
    monkeypatch.setattr("socket.getaddrinfo", lambda *_, **__: [])
    assert "set GITHUB_TOKEN" in run().stderr


def test_without_aiohttp_the_one_command_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    find_spec = importlib.util.find_spec
    monkeypatch.setattr("awesome_lint.cli.links.find_spec", lambda name: None if name == "aiohttp" else find_spec(name))
    write("https://example.org/")
    done = run()
    said = "checking links requires aiohttp; install it with: pip install 'awesome-lint[links]'"
    assert done.stderr == f"error: {said}\n"
    assert done.exit_code == 2
    assert run("--offline").exit_code == 0


def test_check_says_who_asks_links_online() -> None:
    write("https://example.org/")
    done = commandline.run("check", "--select", "WEB")
    assert done.stderr == "error: the selected rules check links online; run `awesome-lint links`\n"
    assert done.exit_code == 2


def test_check_needs_no_aiohttp() -> None:
    write("https://example.org/")
    program = (
        "import atexit, sys\n"
        "atexit.register(lambda: print(*sys.modules, file=sys.stderr))\n"
        "sys.argv = ['awesome-lint', 'check']\n"
        "from awesome_lint.cli import main\nmain()\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert {"aiohttp", "asyncio", "sqlite3"}.isdisjoint(done.stderr.split())


@pytest.mark.parametrize("paths", [["missing.md"], ["-"]])
def test_what_cannot_be_read(paths: list[str]) -> None:
    assert run(*paths).exit_code == 2


def test_json(site: Site) -> None:
    write(site.url("redirect/301/status/200"))
    done = run("--output-format", "json")
    (found,) = json.loads(done.stdout)
    assert (found["code"], found["name"], found["severity"]) == ("WEB002", "moved-link", "warning")
    assert found["fix"]["edits"][0]["content"] == site.url("status/200")
    assert json.loads(run("--output-format", "json", "--exclude", "*").stdout) == []


def test_a_report_to_a_file(site: Site) -> None:
    write(site.url("status/404"))
    done = run("--output-file", "report.txt")
    assert "WEB001" in Path("report.txt").read_text(encoding="utf-8")
    assert done.exit_code == 1


def test_markdown_ends_with_the_verdicts(site: Site) -> None:
    write(site.url("status/404"), site.url("status/200"))
    assert run("--output-format", "markdown").stdout.endswith("| Links | |\n| --- | ---: |\n| ok | 1 |\n| dead | 1 |\n")


# Since


def git(*arguments: str) -> None:
    identity = ["-c", "user.name=a", "-c", "user.email=a@b.example", "-c", "init.defaultBranch=main"]
    subprocess.run(["git", *identity, *arguments], check=True, capture_output=True)


def test_since_asks_the_links_of_changed_entries_only(site: Site) -> None:
    urls = [site.url("status/404?old"), site.url("status/200?changed"), site.url("status/200?same")]
    git("init")
    write(*urls)
    git("add", "README.md")
    git("commit", "-m", "first")
    git("checkout", "-b", "branch")
    text = write(*urls, site.url("status/410?new")).replace(
        "?changed) - Describes it.", "?changed) - Describes it well."
    )
    Path("README.md").write_text(text, encoding="utf-8")
    done = run("--since", "main")
    assert done.stderr.endswith("2 links: 1 dead, 1 ok; 1 error\n")
    assert sorted(site.asked) == ["GET /status/410", "HEAD /status/200", "HEAD /status/410"]


def test_since_an_unknown_revision() -> None:
    write("https://example.org/")
    assert "is not in a readable git repository" in run("--since", "main").stderr
    git("init")
    git("commit", "--allow-empty", "-m", "first")
    done = run("--since", "origin/main")
    assert done.stderr.startswith(
        "error: git does not know the commit `origin/main`; fetch it first: `git fetch origin main`\n"
    )
    assert done.exit_code == 2


# The terminal


COMMAND = [sys.executable, "-m", "awesome_lint", "links", "--allow-loopback", "--output-format", "concise"]


def test_on_a_terminal_there_is_progress(site: Site) -> None:
    write(*(site.url(f"slow/0.02?{each}") for each in range(20)))
    terminal, other = pty.openpty()
    process = subprocess.Popen(COMMAND, stderr=other, stdout=subprocess.PIPE, env={**os.environ, "TERM": "xterm"})
    os.close(other)
    shown = b""
    while True:
        try:
            piece = os.read(terminal, 4096)
        except OSError:
            break
        if not piece:
            break
        shown += piece
    os.close(terminal)
    out, _ = process.communicate(timeout=10)
    assert (process.returncode, out) == (0, b"")
    assert re.search(rb"asking links .*20/20", shown)
    assert b"20 links: 20 ok; no problems" in shown


def test_ctrl_c_shows_and_keeps_what_is_known(site: Site) -> None:
    write(site.url("status/404"), site.url("status/200"), *(site.url(f"slow/30?{each}") for each in range(5)))
    process = subprocess.Popen(
        [*COMMAND, "--per-host", "20"], stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    while site.counts["/slow/30"] < 5 or site.counts["/status/404"] < 2:
        assert process.poll() is None
    time.sleep(0.5)
    process.send_signal(signal.SIGINT)
    out, error = process.communicate(timeout=20)
    assert process.returncode == 2
    assert out.startswith("README.md:3:13: error WEB001 ")
    lines = error.splitlines()
    assert lines[0] == "error: the run was interrupted; 2 of 7 links have an answer"
    assert lines[1].endswith("7 links: 1 dead, 1 ok, 5 without an answer; 1 error")
    assert len(lines) == 2
    assert "(1 known from the cache)" in run("--offline").stderr


# The workflow of docs/links.md


def test_the_workflow_calls_us_as_we_are() -> None:
    page = (ROOT / "docs" / "links.md").read_text(encoding="utf-8")
    (recipe,) = re.findall(r"^```yaml .github/workflows/links.yml\n(.*?)^```", page, re.MULTILINE | re.DOTALL)
    steps = yaml.safe_load(recipe)["jobs"]["links"]["steps"]
    commands = [each["run"].split()[1:] for each in steps if each.get("run", "").startswith("awesome-lint ")]
    known = {name for each in app.get_command(None, "links").params for name in each.opts}  # type: ignore[arg-type,union-attr]
    assert len(commands) == 2
    for command, *arguments in commands:
        assert command == "links"
        assert {each for each in arguments if each.startswith("--")} <= known
