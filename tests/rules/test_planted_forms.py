"""Forms of faults that were planted in real lists and not found at first."""

from __future__ import annotations

import pytest

from awesome_lint import check, fix
from awesome_lint.diagnostic import Severity
from awesome_lint.settings import Settings
from usual import NAMES

LINE = "- [{0}](https://{1}.dev/x) - Sorts things of some kind.\n"
USUAL = [LINE.format(name, name.lower()) for name in NAMES]
HEAD = "# T\n\n## Some\n\n"


def rows(text: str, code: str) -> list[int]:
    return [each.location.row for each in check(text) if each.code == code and each.severity.reaches(Severity.WARNING)]


def told(text: str, code: str) -> list[tuple[int, Severity]]:
    return [(each.location.row, each.severity) for each in check(text) if each.code == code]


def mended(text: str, code: str) -> str:
    return fix(text, Settings(select=[code]), unsafe=True).text


@pytest.mark.parametrize(
    "link",
    [
        r"[Elm]\(https://elm.dev/x)",
        "[Elm](<https://elm.dev/x",
        "[Elm](<https://elm.dev/x)",
        "[Elm]{https://elm.dev/x}",
        "[Elm https://elm.dev/x)",
        "[Elm]/(https://elm.dev/x)",
        "[Elm]\n(https://elm.dev/x)",
        "`[Elm](https://elm.dev/x)`",
        "Elm: https://elm.dev/x",
        "Elm (old) (https://elm.dev/x)",
    ],
)
def test_links_that_are_none(link: str) -> None:
    text = f"{HEAD}{''.join(USUAL)}- {link} - Sorts things.\n"
    assert rows(text, "ENT010") == [25]
    if "`" not in link and "(old)" not in link:
        assert "- [Elm](https://elm.dev/x) - Sorts things.\n" in mended(text, "ENT010")


def test_a_label_before_an_address_is_no_name() -> None:
    assert rows(f"{HEAD}{''.join(USUAL)}- Overview: https://elm.dev/x\n", "ENT010") == []


def test_a_line_without_bullet_among_lines_that_are_links_alone() -> None:
    lines = [line.partition(" - Sorts")[0] + "\n" for line in USUAL]
    lines[5] = lines[5].removeprefix("- ")
    text = HEAD + "".join(lines)
    assert rows(text, "ENT010") == [10]
    assert mended(text, "ENT010") == text.replace("\n[Bedor]", "\n- [Bedor]")
    assert rows(text.replace("\n[Bedor]", "\n  [Bedor]"), "ENT010") == []


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("www.elm.dev", ""),
        ("wwww.elm.dev", "www.elm.dev"),
        ("ww.elm.dev", "www.elm.dev"),
        ("elm.cmo", "elm.com"),
        ("elm.ogr", "elm.org"),
        ("elm.con", "elm.com"),
        ("arvix.org", "arxiv.org"),
        ("elm.ne", ""),
        ("ww.com", ""),
    ],
)
def test_slips_in_hosts(wrong: str, right: str) -> None:
    text = f"{HEAD}{''.join(USUAL)}- [Elm](https://{wrong}/x) - Sorts things.\n"
    assert rows(text, "LNK016") == ([25] if right else [])
    assert mended(text, "LNK016") == (text.replace(wrong, right) if right else text)


def test_a_bullet_twice() -> None:
    text = f"{HEAD}{USUAL[0]}- {USUAL[1]}{USUAL[2]}"
    assert rows(text, "DOC029") == [6]
    assert mended(text, "DOC029") == HEAD + "".join(USUAL[:3])


def sections(*levels: int, titles: list[str] | None = None) -> str:
    names = titles or NAMES
    parts = (f"{'#' * level} {names[at]}\n\n{USUAL[at]}\n" for at, level in enumerate(levels))
    return "# Tools\n\n" + "".join(parts)


@pytest.mark.parametrize(
    ("levels", "found"),
    [
        ((3, 2, 2, 2), [3]),
        ((3, 3, 3, 2, 3), [15]),
        ((2, 2, 3), []),
        ((2, 2, 3, 2, 3), []),
        ((2, 3, 4, 2, 2), []),
        ((2, 3, 3, 3), []),
    ],
)
def test_the_only_heading_of_its_level(levels: tuple[int, ...], found: list[int]) -> None:
    text = sections(*levels)
    assert rows(text, "DOC032") == found
    if found:
        usual = 3 if levels.count(3) > 1 else 2
        assert mended(text, "DOC032") == sections(*[usual] * len(levels))


def test_a_heading_that_is_part_of_the_one_above_it() -> None:
    titles = ["Books", "Tools", "CLI tools", "Films"]
    assert told(sections(2, 2, 3, 2, titles=titles), "DOC032") == []
    others = sections(2, 2, 3, 2, titles=[f"More {each}" for each in NAMES])
    assert told(others, "DOC032") == [(11, Severity.INFO)]


def test_one_year_on_another_level() -> None:
    titles = ["Books", "2023", "2024", "2025", "2026"]
    assert rows(sections(2, 3, 4, 3, 3, titles=titles), "DOC032") == [11]


@pytest.mark.parametrize(("first", "level"), [("##", "###"), ("#", "#####")])
def test_the_only_heading_below_a_level_that_the_page_does_not_use(first: str, level: str) -> None:
    text = sections(2, 2, 2).replace("# Tools", f"{first[1:]}# Tools", 1).replace("## Befan", "#### Befan")
    text = text.replace("## Alfan", "#### Alfan") if level == "###" else text
    assert rows(text, "DOC002") == ([7] if level == "###" else [])


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("Elm data", "Fir data", [24]),
        ("Elm", "Fir", [24]),
        ("Elm", "Elm code", []),
    ],
)
def test_one_page_in_two_sections(one: str, other: str, found: list[int]) -> None:
    lines = [*USUAL[:18], f"- [{one}](https://oak.dev/x) - Is one.\n", "\n## Other\n\n"]
    text = HEAD + "".join(lines) + f"- [{other}](https://oak.dev/x) - Is another.\n"
    found = [each + 3 for each in found]
    assert rows(text, "LNK006") == found


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Sorts senveral things", [25]),
        ("Tests a crawwler of things", [25]),
        ("Tests the structute of things", [25]),
        ("Tests it by levaraging things", [25]),
        ("Tests it by making Levaraging things", []),
        ("Tests the backprop of complimentary things", []),
        ("Is a thorough test of contracts that compete", []),
        ("Sorts the tracing of neutrons", []),
        ("Has some useul things", [25]),
        ("Is a plaayer of things", [25]),
        ("Is a Vieer of things", []),
        ("Has a lector and a sampler of parse trees", []),
        ("Has tables of manual matter", []),
    ],
)
def test_slips_of_usual_words_and_words_beside_them(said: str, found: list[int]) -> None:
    assert rows(f"{HEAD}{''.join(USUAL)}- [Elm](https://elm.dev/x) - {said}.\n", "SPL001") == found


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Liste de de tous les outils pour les développeurs", [25]),
        ("Herramientas para crear animaciones animaciones con poco código", [25]),
        ("Ein Werkzeug, das das Herunterladen von Dateien erleichtert", []),
        ("Nous nous servons de cet outil pour les listes", []),
        ("Alat yang menjawab pertanyaan pertanyaan umum dengan cepat", []),
    ],
)
def test_words_twice_in_other_languages(said: str, found: list[int]) -> None:
    lines = [f"- [{name}](https://{name.lower()}.dev/x) - Trie des choses pour vous.\n" for name in NAMES]
    assert rows(f"{HEAD}{''.join(lines)}- [Elm](https://elm.dev/x) - {said}.\n", "SPL003") == found


@pytest.mark.parametrize("mark", ["#", "=", ":"])
def test_a_mark_before_an_address(mark: str) -> None:
    text = f"{HEAD}{''.join(USUAL)}- [Elm]({mark}https://elm.dev/x) - Sorts things.\n"
    assert rows(text, "LNK001") == [25]
    assert rows(text, "LNK004") == rows(text, "DOC004") == []
    assert mended(text, "LNK001") == text.replace(f"({mark}", "(")


def test_a_site_under_two_names() -> None:
    more = "- [Elm](https://oak.dev) - Sorts one.\n- [Fir](https://oak.dev) - Sorts another.\n"
    assert rows(HEAD + "".join(USUAL) + more, "LNK006") == [26]
    assert rows(HEAD + "".join(USUAL) + more.replace("[Fir]", "[Elm Sim]"), "LNK006") == []
    assert rows(HEAD + "".join(USUAL) + more.replace("https://oak.dev", "oak"), "LNK006") == []


def test_one_description_for_a_page_that_holds_several_things() -> None:
    line = "- [{}](https://oak.dev/datasets) - 様々なジャンルのデータを提供する。\n"
    text = HEAD + "".join(USUAL) + line.format("Elm")
    assert rows(text + line.format("Fir"), "LNK006") == [26]
    assert rows(text + line.format("Fir").replace("様々な", "多くの"), "LNK006") == []


def test_a_link_that_says_another_site() -> None:
    line = "- [https://elm.dev/x]({}) - Sorts things.\n"
    assert rows(HEAD + "".join(USUAL) + line.format("https://fir.dev/y"), "LNK017") == [25]
    assert rows(HEAD + "".join(USUAL) + line.format("https://web.archive.org/web/1/https://elm.dev/x"), "LNK017") == []


TABLE = "# T\n\n| Name | Use |\n| --- | --- |\n" + "".join(
    f"| [{name}](https://{name.lower()}.dev/x) | Sorts things |\n" for name in NAMES[:9]
)


@pytest.mark.parametrize(
    ("row", "found"),
    [
        ("| Sorts things | [Elm](https://elm.dev/x) |", [14]),
        ("| | Sorts things |", [14]),
        ("| Elm | Sorts things |", []),
        ("| [Elm](https://elm.dev/x) | Sorts things, as [Fir](https://fir.dev/y) |", []),
    ],
)
def test_cells_that_changed_places(row: str, found: list[int]) -> None:
    assert rows(f"{TABLE}{row}\n", "DOC022") == found
    assert rows(f"{TABLE}{row}\n{row}\n", "DOC022") == []


def test_a_separator_twice() -> None:
    text = f"{HEAD}{''.join(USUAL)}- [Elm](https://elm.dev/x) - - Sorts things.\n"
    assert rows(text, "ENT012") == [25]
    assert mended(text, "ENT012") == text.replace("- - Sorts", "- Sorts")
    assert rows(text.replace(" - Sorts things of", " - - Sorts things of"), "ENT012") == []


def test_a_comma_at_the_end_where_no_mark_is_usual() -> None:
    text = f"{HEAD}{''.join(USUAL)}- [Elm](https://elm.dev/x) - Sorts things,\n".replace("kind.", "kind")
    assert rows(text, "ENT011") == [25]


@pytest.mark.parametrize("title", ["**🏆 Books", "**#9 - Books", '**<a name="b"></a> Books'])
def test_bold_that_a_heading_opens_before_another_sign(title: str) -> None:
    assert rows(sections(2, 2, 2).replace("## Alfan", f"## {title}"), "DOC008") == [7]


@pytest.mark.parametrize("hashes", ["\\##", "＃＃"])
def test_other_hashes_right_above_a_text(hashes: str) -> None:
    text = sections(2, 2, 2).replace("## Alfan\n", f"{hashes} Alfan\nThings that are sorted.\n")
    assert rows(text, "DOC023") == [7]


def test_the_only_skip_of_a_page() -> None:
    text = sections(2, 3, 2, 2, 2)
    assert rows(text.replace("## Bedor", "#### Bedor"), "DOC002") == []
    assert rows(sections(2, 3, 2, 4, 2), "DOC002") == [15]
