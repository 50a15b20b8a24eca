"""`awesome-lint add` on a terminal: it asks for what entries of the list have until the entry can be written."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import terminal
from places import FIXTURES

NAMES = ["Anvil", "Beacon", "Cargo", "Dynamo", "Ember", "Fathom", "Garnet", "Harbor", "Icicle", "Juniper"]


def lines(form: str) -> str:
    return "".join(form.format(name, name.lower()) for name in NAMES)


BULLETS = (
    "# Tools\n\n## Build\n\n"
    + lines("- [{}](https://{}.dev) - Keeps things in order.\n")
    + "\n## Test\n\n"
    + lines("- [Pro {}](https://pro-{}.dev) - Tells what is wrong.\n")
)
TABLE = "# Tools\n\n| Name | License | What |\n| --- | --- | --- |\n" + lines(
    "| [{}](https://{}.dev) | MIT | Sorts. |\n"
)
HEADINGS = "# Tools\n\n" + lines("## {0}\n\n- Kind: `library`\n- Site: <https://{1}.dev>\n\n")
BARE = "# Tools\n\n## All\n\n" + lines("* [{}](https://{}.dev)\n")
BOLD = "# Tools\n\n## All\n\n" + lines("1. **[{}](https://{}.dev)** – sorts things\n")
DATED = "# Talks\n\n" + lines("Venue 2020{0[0]}, [The {0}](https://{1}.dev)\n\n")
IDEAS = "# Ideas\n\n" + lines("**{}** - Make a {}.\n\n")
Talk = list[tuple[str, str]]
BEGIN: Talk = [("Name", "Kettle"), ("URL", "https://kettle.dev")]


def talk(folder: Path, *answers: tuple[str, str]) -> tuple[int, str]:
    """The dialogue of `add` for a list of which neither name nor URL of the entry are given."""
    return terminal.talk(folder, ["add", "", "", "list.md"], *answers)


@pytest.mark.parametrize(
    ("text", "answers", "written"),
    [
        pytest.param(
            BULLETS,
            [("Section", "2"), ("Description", "Boils water.")],
            "- [Kettle](https://kettle.dev) - Boils water.\n",
            id="bullets",
        ),
        pytest.param(
            TABLE,
            [("License", "1"), ("Description", "Boils.")],
            "| [Kettle](https://kettle.dev) | MIT | Boils. |\n",
            id="a table",
        ),
        pytest.param(
            HEADINGS,
            [("Kind", "lib\t")],
            "## Kettle\n\n- Kind: `library`\n- Site: <https://kettle.dev>\n",
            id="headings",
        ),
        pytest.param(BARE, [], "* [Kettle](https://kettle.dev)\n", id="links alone"),
        pytest.param(
            BOLD,
            [("Description", "boils water")],
            "1. **[Kettle](https://kettle.dev)** – boils water\n",
            id="numbers",
        ),
        pytest.param(
            DATED,
            [(r"What others have here, like `Venue 2020A` \(Enter for none\)", "Venue 2026")],
            "Venue 2026, [Kettle](https://kettle.dev)\n",
            id="venues before the name",
        ),
    ],
)
def test_lists_of_many_styles_take_an_entry(tmp_path: Path, text: str, answers: Talk, written: str) -> None:
    page = tmp_path / "list.md"
    page.write_text(text, encoding="utf-8")
    status, shown = talk(tmp_path, *BEGIN, *answers, ("Write this to list.md", "y"))
    assert status == 0, shown
    after = page.read_text(encoding="utf-8")
    assert written in after
    assert after.replace(written, "", 1).replace("\n\n\n", "\n\n").strip() == text.strip()
    assert all(f"+{line}" in shown.splitlines() for line in written.splitlines()), "it is shown before"


def test_the_list_of_the_readme_takes_an_entry(tmp_path: Path) -> None:
    """The transcript: what is wrong is said at once, and only that is asked for again."""
    shutil.copyfile(FIXTURES / "toolkits.md", tmp_path / "list.md")
    status, shown = talk(
        tmp_path,
        ("Name", "Ray"),
        ("Name", "Marigold"),
        ("URL", "nowhere"),
        ("URL", "https://marigold.dev"),
        ("Type", "libary"),
        ("Type", "frame"),
        ("Field", "3"),
        ("Utilities for Pretraining & Finetuning", "LoRA, Adapters"),
        ("Write this to list.md", "y"),
    )
    assert status == 0, shown
    said = [line for line in shown.splitlines() if line.startswith(("`", "a URL"))]
    assert said == [
        "`Ray` is already in the list, on line 157",
        "a URL is expected, as in `https://example.org`",
        "`libary` is none of these; did you mean `library`?",
    ]
    assert (
        "#### Marigold\n\n* Type: `framework`\n* Link: [github](https://marigold.dev)\n"
        "* Utilities for Pretraining & Finetuning:\n  * LoRA\n  * Adapters\n"
    ) in (tmp_path / "list.md").read_text(encoding="utf-8")


def test_what_a_rule_would_report_is_asked_for_again(tmp_path: Path) -> None:
    (tmp_path / "list.md").write_text(BULLETS, encoding="utf-8")
    status, shown = talk(
        tmp_path,
        ("Name", "Kettle"),
        ("URL", "htps://kettle.dev"),
        ("URL", "kettle.dev/home"),
        ("URL", "https://kettle.dev"),
        ("Section", "Biuld"),
        ("Section", "build"),
        ("Description", "Boils teh water."),
        ("Description", "Boils the water."),
        ("Write this to list.md", "n"),
    )
    assert status == 2
    assert "`Biuld` is none of these; did you mean `Build`?" in shown
    assert "`htps` is not a URL scheme; did you mean `https`?" in shown
    assert "`kettle.dev/home` has no scheme, so it is taken for a file;\nexpected `https://kettle.dev/home`" in shown
    assert "nothing was written" in shown
    assert (tmp_path / "list.md").read_text(encoding="utf-8") == BULLETS


def test_a_list_without_urls_does_not_ask_for_one(tmp_path: Path) -> None:
    (tmp_path / "list.md").write_text(IDEAS, encoding="utf-8")
    begin = [("Name", "Kettle"), ("Description", "Make a kettle.")]
    status, shown = talk(tmp_path, *begin, ("Write this to list.md", "y"))
    assert status == 0, shown
    assert "**Kettle** - Make a kettle.\n" in (tmp_path / "list.md").read_text(encoding="utf-8")


NESTED = BULLETS.replace("## Build", "## Work\n\n### Build").replace("## Test", "### Test")


def test_sections_are_found_by_parts_of_their_titles(tmp_path: Path) -> None:
    (tmp_path / "list.md").write_text(NESTED, encoding="utf-8")
    status, shown = talk(
        tmp_path,
        *BEGIN,
        ("Section", "wrok"),
        ("Section", "work"),
        ("Section", "uil"),
        ("Description", "Boils water."),
        ("Write this to list.md", "n"),
    )
    assert status == 2
    assert "`wrok` is none of these; did you mean `Work`?" in shown
    assert "`work` may be 1 `Work > Build`, 2 `Work > Test`; give a number" in shown
    assert "+- [Kettle](https://kettle.dev) - Boils water." in shown


@pytest.mark.parametrize("answers", [[("Name", "^C")], [*BEGIN, ("Section", "^C")]])
def test_ctrl_c_ends_it_and_writes_nothing(tmp_path: Path, answers: Talk) -> None:
    (tmp_path / "list.md").write_text(BULLETS, encoding="utf-8")
    status, shown = talk(tmp_path, *answers)
    assert (status, shown.splitlines()[-1]) == (2, "error: interrupted")
    assert (tmp_path / "list.md").read_text(encoding="utf-8") == BULLETS
