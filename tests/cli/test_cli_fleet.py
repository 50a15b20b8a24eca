"""`awesome-lint fleet`: what its tables hold, and what is read again."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from importlib import util
from pathlib import Path
from typing import Any

import pytest

from awesome_lint.fleet import rows as page_rows
from awesome_lint.fleet.schema import schema
from awesome_lint.fleet.tables import parquet
from awesome_lint.pipeline import fleet
from commandline import ran, run
from fleets import rows

FIRST = """# Animals

> Beasts of all kinds.

## Bees

- [Bee](https://example.org/bee) - Makes honey.
- [Wasp](https://example.org/wasp) - makes none
- [Ant](https://www.example.org/ant/) - Makes hills

## Cats

### Lion

* Kind: `mammal`
* Home: [Savanna](https://example.org/savanna), `zoo`
"""
SECOND = "# Plants\n\n## Trees\n\n- [Oak](https://example.org/oak) - Old.\n- [Ant](http://example.org/ant) - small\n- [Ant](https://example.org/ant)\n"


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    Path("lists").mkdir()
    Path("lists/README.md").write_text(FIRST, encoding="utf-8")
    Path("lists/plants.md").write_text(SECOND, encoding="utf-8")


def filled(*arguments: str) -> str:
    """The last line of what a run says that went well."""
    status, _, said = ran("fleet", *(arguments or ("lists",)), "--out", "out")
    assert status == 0, said
    return said


def kept(row: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: row[name] for name in names}


@pytest.mark.parametrize("name", ["lists/README.md", "lists/plants.md"])
def test_entries_fields_and_links_are_those_of_export(name: str) -> None:
    filled()
    exported = json.loads(run("export", name).stdout)["entries"]
    found = [row for row in rows("out", "entries") if row["list"] == name]
    same = ("name", "url", "description", "section", "style", "images", "notes", "body", "location", "end_location")
    assert [kept(row, *same) for row in found] == [kept(entry, *same) for entry in exported]
    assert [row["entry"] for row in found] == [*range(len(exported))]
    fields = [(row["entry"], row["name"], row["values"], row["location"]) for row in of("fields", name)]
    wanted = [(at, one["name"], one["values"], one["location"]) for at, e in enumerate(exported) for one in e["fields"]]
    assert fields == wanted
    links = [(row["entry"], row["text"], row["url"], row["field"]) for row in of("links", name)]
    assert links == [(at, one["text"], one["url"], one["field"]) for at, e in enumerate(exported) for one in e["links"]]


def of(table: str, name: str) -> list[dict[str, Any]]:
    return [row for row in rows("out", table) if row["list"] == name]


@pytest.mark.parametrize("name", ["lists/README.md", "lists/plants.md"])
def test_findings_are_those_of_check(name: str) -> None:
    filled()
    checked = json.loads(run("check", "--output-format", "json", "--show", "info", "--show", "layout", name).stdout)
    assert checked
    found = [{key: value for key, value in row.items() if key != "list"} for row in of("findings", name)]
    assert found == [{key: value for key, value in each.items() if key != "filename"} for each in checked]


def test_a_list_has_its_counts_and_its_conventions() -> None:
    filled()
    (row,) = of("lists", "lists/README.md")
    assert kept(row, "title", "source", "entries", "sections", "links", "is_list", "error") == {
        "title": "Animals",
        "source": "lists",
        "entries": 4,
        "sections": 2,
        "links": 4,
        "is_list": True,
        "error": None,
    }
    assert row["findings"] == len(of("findings", "lists/README.md"))


def test_conventions_are_rows_of_what_was_learned() -> None:
    entries = "".join(f"### C{at}\n\n* Kind: `{kind}`\n\n" for at, kind in enumerate(["mammal", "bird"] * 6))
    Path("lists/README.md").write_text(f"# Animals\n\n## Cats\n\n{entries}", encoding="utf-8")
    filled("lists/README.md")
    columns = ("kind", "style", "name", "value", "count", "total", "is_required")
    found = [tuple(row[each] for each in columns) for row in of("conventions", "lists/README.md")]
    assert found[:3] == [
        ("field", "heading", "Kind", None, 12, 12, True),
        ("value", "heading", "Kind", "bird", 6, None, None),
        ("value", "heading", "Kind", "mammal", 6, None, None),
    ]
    assert ("order", "heading", "alphabetical order", None, 12, 12, None) in found


def test_a_second_run_reads_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert filled() == "read 2 lists, 0 were known; tables of 7 entries are in out\n"
    before = {path: path.read_bytes() for path in Path("out").rglob("*.*")}
    monkeypatch.setattr(fleet, "read", None)
    assert filled() == "read 0 lists, 2 were known; tables of 7 entries are in out\n"
    assert {path: path.read_bytes() for path in Path("out").rglob("*.*")} == before


def test_an_edited_list_is_read_again_and_its_earlier_row_goes_to_the_history() -> None:
    filled()
    others = of("entries", "lists/README.md")
    Path("lists/plants.md").write_text(SECOND + "- [Elm](https://example.org/elm) - Tall.\n", encoding="utf-8")
    assert filled() == "read 1 list, 1 was known; tables of 8 entries are in out\n"
    assert [row["name"] for row in of("entries", "lists/plants.md")] == ["Oak", "Ant", "Ant", "Elm"]
    assert of("entries", "lists/README.md") == others
    assert [(row["list"], row["entries"]) for row in rows("out", "history")] == [("lists/plants.md", 3)]
    assert len(rows("out", "lists")) == 2


@pytest.mark.parametrize("arguments", [("--config", "ignore = ['ENT']"), ("--ignore", "ORD")])
def test_lists_are_read_again_with_other_settings(arguments: tuple[str, ...]) -> None:
    filled()
    assert filled("lists", *arguments).startswith("read 2 lists, 0 were known")


def test_a_list_is_read_again_where_a_file_that_it_names_comes_or_goes() -> None:
    Path("lists/plants.md").write_text(SECOND + "- [Elm](elm.md) - Tall.\n", encoding="utf-8")
    filled("lists/plants.md")
    assert "missing" in str(of("findings", "lists/plants.md"))
    Path("lists/elm.md").write_text("Tall.\n", encoding="utf-8")
    assert filled("lists/plants.md").startswith("read 1 list,")


def test_a_list_that_cannot_be_read_has_a_row_that_says_why() -> None:
    Path("lists/bad.md").write_bytes(b"# Caf\xe9\n")
    for sums in ("read 4 lists, 0 were known", "read 1 list, 3 were known"):
        status, _, told = ran("fleet", "lists", "missing.md", "--out", "out")
        assert status == 2
        assert told.splitlines(keepends=True)[0].startswith("error: lists/bad.md: ")
        assert "error: no such file: missing.md\n" in told
        assert told.splitlines()[-1].startswith(sums)
    errors = {row["list"]: row["error"] for row in rows("out", "lists") if row["error"] is not None}
    assert sorted(errors) == ["lists/bad.md", "missing.md"]
    assert len(rows("out", "entries")) == 7


def test_an_error_of_ours_stops_one_list(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(page: Any, found: Any) -> Any:
        if page.catalog.title == "Plants":
            raise ZeroDivisionError
        return made(page, found)

    made = page_rows.of_page
    with monkeypatch.context() as context:
        context.setattr(page_rows, "of_page", fail)
        status, _, said = ran("fleet", "lists", "--out", "out")
    assert status == 2
    assert said.startswith("error: lists/plants.md: it could not be processed (ZeroDivisionError at ")
    assert filled().startswith("read 1 list, 1 was known")


def test_sources_may_stand_in_a_text_file_beside_it_and_on_standard_input() -> None:
    Path("lists/all.txt").write_text("# ours\nREADME.md\n\nplants.md\n", encoding="utf-8")
    assert filled("lists/all.txt").startswith("read 2 lists")
    done = run("fleet", "-", "--out", "out2", stdin="lists/README.md\nlists/README.md\n")
    assert (done.exit_code, done.stderr.partition(",")[0]) == (0, "read 1 list")


def test_text_files_that_name_one_another_are_read_once() -> None:
    for number in range(1200):
        Path(f"{number}.txt").write_text(f"{number + 1}.txt\n" * 40 + "./lists/../0.txt\n0.txt\n", encoding="utf-8")
    Path("1200.txt").write_text("lists/README.md\n", encoding="utf-8")
    assert filled("0.txt").startswith("read 1 list")


def test_a_text_file_names_no_text_file_of_somebody_else(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("hunter2\n", encoding="utf-8")
    Path("lists/link.txt").symlink_to("../secret.txt")
    Path("lists/all.txt").write_text(f"../secret.txt\n{tmp_path}/secret.txt\nlink.txt\nREADME.md\n", encoding="utf-8")
    status, _, said = ran("fleet", "lists/all.txt", "--out", "out")
    assert (status, "hunter2" in said, said.count("error: lists/all.txt: ")) == (2, False, 3)
    assert "read 1 list" in said


def test_tables_of_somebody_else_are_not_touched(tmp_path: Path) -> None:
    filled()
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "mine.parquet").write_text("kept", encoding="utf-8")
    Path("out2").mkdir()
    Path("out2/fleet.json").write_bytes(Path("out/fleet.json").read_bytes())
    Path("out2/entries").symlink_to("../data")
    status, _, said = ran("fleet", "lists", "--out", "out2")
    assert (status, said) == (2, "error: out2/entries is, or lies behind, a symbolic link, so nothing was changed\n")
    assert (tmp_path / "data" / "mine.parquet").read_text(encoding="utf-8") == "kept"


@pytest.mark.parametrize("content", [b"", b"garbage", b"PAR1PAR1", parquet(schema("links").empty_table())])
def test_what_is_no_table_is_a_sentence(content: bytes) -> None:
    filled()
    Path("out/lists/0.parquet").write_bytes(content)
    said = "error: out/lists/0.parquet is no part of the table; remove it and run again\n"
    assert ran("fleet", "lists", "--out", "out") == (2, "", said)
    assert "bug" not in ran("fleet", "query", "rules", "--out", "out")[2]
    Path("out/fleet.json").write_text("[" * 100_000, encoding="utf-8")
    assert ran("fleet", "lists", "--out", "out")[2].startswith("error: out has no tables;")


def test_the_lists_of_a_mirror_are_read_as_they_are_in_its_commit() -> None:
    settings = "ignore = ['ENT']\n"
    Path("lists/awesome-lint.toml").write_text(settings, encoding="utf-8")
    Path("lists/plants.md").write_text(SECOND + "- [Elm](elm.md) - Tall.\n- [Fir](fir.md) - Tall.\n", encoding="utf-8")
    Path("lists/elm.md").write_text("Tall.\n", encoding="utf-8")
    git = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org"]
    for command in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", "All"]):
        subprocess.run([*git, "-C", "lists", *command], check=True)
    subprocess.run(["git", "clone", "-q", "--mirror", "lists", "mirror.git"], check=True)
    filled("lists", "mirror.git")
    here, there = of("findings", "lists/plants.md"), of("findings", "mirror.git:plants.md")
    assert [{**row, "list": ""} for row in there] == [{**row, "list": ""} for row in here]
    assert [row["message"] for row in there if "fir.md" in row["message"]]
    assert not [row["message"] for row in there if "elm.md" in row["message"]]
    (row,) = of("lists", "mirror.git:plants.md")
    head = subprocess.run(["git", "-C", "lists", "rev-parse", "HEAD"], capture_output=True, text=True, check=True)
    assert row["commit"] == head.stdout.strip()
    assert filled("lists", "mirror.git").startswith("read 0 lists, 6 were known")


def test_a_mirror_that_lacks_a_file_keeps_no_other_list_from_being_read() -> None:
    git = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", "-C", "lists"]
    for command in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", "All"]):
        subprocess.run([*git, *command], check=True)
    subprocess.run(["git", "clone", "-q", "--mirror", "lists", "mirror.git"], check=True)
    blob = subprocess.run([*git, "rev-parse", "HEAD:README.md"], capture_output=True, text=True, check=True).stdout
    Path("mirror.git/objects", blob[:2], blob[2:].strip()).unlink()
    status, _, note = ran("fleet", "mirror.git", "lists/README.md", "--out", "out")
    assert (status, "cannot read mirror.git:README.md: git does not have its content\n" in note) == (2, True)
    assert [row["entries"] for row in of("lists", "lists/README.md")] == [4]


def test_a_rule_that_does_not_exist_changes_no_table() -> None:
    filled()
    status, _, said = ran("fleet", "lists", "--out", "out", "--ignore", "nothing")
    assert (status, said) == (2, "error: --ignore: no rule is called `nothing`; `awesome-lint rule` lists all rules\n")
    assert filled().startswith("read 0 lists, 2 were known")


def test_a_folder_of_other_files_is_left_alone() -> None:
    status, _, said = ran("fleet", "lists", "--out", "lists")
    assert (status, said) == (2, "error: lists holds files that this command did not write; name another folder\n")


def test_two_runs_do_not_fill_the_same_tables_at_once() -> None:
    many(150)
    command = [sys.executable, "-m", "awesome_lint", "fleet", "lists", "--out", "out", "--workers", "1"]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    while process.poll() is None and not [*Path("out").glob("lists/*.parquet")]:
        time.sleep(0.01)
    said = ran("fleet", "lists", "--out", "out")
    assert said == (2, "", "error: another run is filling out; wait until it has ended\n")
    assert process.communicate()[1] == "read 152 lists, 0 were known; tables of 757 entries are in out\n"
    assert filled() == "read 0 lists, 152 were known; tables of 757 entries are in out\n"


def test_lists_that_are_gone_stay_until_they_are_pruned() -> None:
    filled()
    Path("lists/plants.md").unlink()
    assert filled() == "read 0 lists, 1 was known; tables of 7 entries are in out\n"
    done = "read 0 lists, 1 was known, removed 1 list; tables of 4 entries are in out\n"
    assert filled("lists", "--prune") == done
    for table in ("lists", "entries", "links", "findings", "conventions"):
        assert {row["list"] for row in rows("out", table)} == {"lists/README.md"}
    assert [(row["list"], row["entries"]) for row in rows("out", "history")] == [("lists/plants.md", 3)]
    Path("lists/plants.md").write_text(SECOND, encoding="utf-8")
    assert filled() == "read 1 list, 1 was known; tables of 7 entries are in out\n"


def test_a_list_that_comes_back_after_a_run_was_ended_while_it_was_pruned_is_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def end(*_: object) -> None:
        raise KeyboardInterrupt

    filled()
    with monkeypatch.context() as context:
        context.setattr(fleet.Fleet, "_take", end)
        ran("fleet", "lists/README.md", "--out", "out", "--prune")
    assert filled() == "read 1 list, 1 was known; tables of 7 entries are in out\n"


def test_nothing_is_pruned_of_sources_that_cannot_be_read() -> None:
    git = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org"]
    for command in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", "All"]):
        subprocess.run([*git, "-C", "lists", *command], check=True)
    subprocess.run(["git", "clone", "-q", "--mirror", "lists", "mirror.git"], check=True)
    filled("lists", "mirror.git")
    Path("lists").rename("elsewhere")
    Path("mirror.git/packed-refs").unlink()
    assert ran("fleet", "lists", "mirror.git", "--out", "out", "--prune")[0] == 2
    assert {row["list"] for row in rows("out", "lists")} >= {"lists/README.md", "mirror.git:README.md"}
    said = ran("fleet", "lists", "sources.txt", "--out", "out", "--prune")[2]
    assert said.count("error: ") >= 1
    Path("all.txt").write_text("../lists.txt\n", encoding="utf-8")
    Path("../lists.txt").write_text("elsewhere\n", encoding="utf-8")
    said = ran("fleet", "elsewhere", "all.txt", "--out", "out", "--prune")[2]
    assert "error: no list was removed, since a source cannot be read\n" in said
    assert "lists/README.md" in {row["list"] for row in rows("out", "lists")}


def test_without_the_extra_one_sentence_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    found = util.find_spec
    monkeypatch.setattr("awesome_lint.cli.extras.find_spec", lambda name: None if name == "pyarrow" else found(name))
    said = "error: a fleet requires Arrow, DuckDB and Dask; install them with: pip install 'awesome-lint[fleet]'\n"
    assert ran("fleet", "lists", "--out", "out") == (2, "", said)


def many(count: int) -> None:
    """So many lists, of which a batch holds a few."""
    for at in range(count):
        entries = "".join(f"- [E{at}.{n}](https://example.org/{at}/{n}) - Says {n}.\n" for n in range(5))
        Path(f"lists/list{at:03}.md").write_text(f"# List {at}\n\n## All\n\n{entries}", encoding="utf-8")


def test_processes_fill_the_same_tables() -> None:
    many(130)
    filled("lists", "--workers", "1")
    status, _, said = ran("fleet", "lists", "--out", "other", "--workers", "2")
    assert (status, said.partition(",")[0]) == (0, "read 132 lists")
    for table in ("entries", "fields", "links", "findings", "conventions"):
        assert rows("out", table) == rows("other", table)


def test_a_run_that_is_killed_goes_on_where_it_was_and_leaves_no_process_behind() -> None:
    many(200)
    command = [sys.executable, "-m", "awesome_lint", "fleet", "lists", "--out", "out", "--workers", "2"]
    process = subprocess.Popen(command)
    children: list[int] = []
    while process.poll() is None and not [*Path("out").glob("lists/*.parquet")]:
        time.sleep(0.01)
        children = children_of(process.pid) or children
    process.send_signal(signal.SIGKILL)
    process.wait()
    done = len(rows("out", "lists"))
    assert 0 < done < 202
    said = filled("lists", "--workers", "1")
    assert said.startswith(f"read {202 - done} lists, {done} were known")
    assert len({row["list"] for row in rows("out", "lists")}) == len(rows("out", "lists")) == 202
    ran("fleet", "lists", "--out", "other", "--workers", "1")
    assert rows("out", "entries") == rows("other", "entries")
    left_by = time.monotonic() + 10
    while any(Path(f"/proc/{child}").exists() for child in children):
        assert time.monotonic() < left_by, children
        time.sleep(0.01)


def children_of(process: int) -> list[int]:
    said = Path(f"/proc/{process}/task/{process}/children")
    return [int(each) for each in said.read_text().split()] if said.exists() else []


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="asks Linux for the processes")
def test_a_process_that_is_killed_loses_nothing() -> None:
    many(200)
    command = [sys.executable, "-m", "awesome_lint", "fleet", "lists", "--out", "out", "--workers", "2"]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    while process.poll() is None and not [*Path("out").glob("lists/*.parquet")]:
        time.sleep(0.01)
    os.kill(children_of(process.pid)[-1], signal.SIGKILL)
    _, said = process.communicate()
    assert said == "read 202 lists, 0 were known; tables of 1007 entries are in out\n"
    assert process.returncode == 0
