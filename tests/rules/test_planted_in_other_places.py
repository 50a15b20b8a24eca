"""Faults that were planted in cells, in bold text and in the middle of lines, and were not found there at first."""

from __future__ import annotations

import pytest

from awesome_lint import check, fix
from awesome_lint.diagnostic import Severity
from usual import NAMES

URL = "https://elm.dev/x"
BOLD = "# T\n\n## Some\n\n" + "".join(
    f"- **[{name}](https://{name.lower()}.dev/x)**: Sorts things.\n" for name in NAMES
)
TABLE = "# T\n\n| Name | Paper |\n| --- | --- |\n" + "".join(
    f"| {name} | [A Study](https://{name.lower()}.dev/x) |\n" for name in NAMES
)
FLAT = "# T\n\n## Some\n\n" + "".join(f"* [{name}](https://{name.lower()}.dev/x): Sorts things\n" for name in NAMES)


def told(text: str, code: str) -> list[int]:
    return [each.location.row for each in check(text) if each.code == code and each.severity.reaches(Severity.WARNING)]


@pytest.mark.parametrize(
    "link",
    [
        rf"\[Elm\]({URL})",
        f"[Elm]{{{URL}}}",
        f"[Elm](<{URL})",
        f"[{URL}](Elm the Tool)",
        f"`[Elm]({URL})`",
        f"![Elm]({URL})",
    ],
)
def test_links_that_are_none_in_bold_text_and_in_cells(link: str) -> None:
    line = f"{BOLD}- **{link}**: Sorts things.\n"
    assert told(line, "LNK024") + told(line, "ENT010") == [25]
    assert told(f"{TABLE}| Elm | {link} |\n", "LNK024") == [25]


def test_pictures_and_examples_of_markup_are_meant() -> None:
    text = f"{BOLD}- **![Elm](https://elm.dev/x.png)**: Sorts things.\n\nWrite `[name]({URL})`.\n"
    assert told(text, "LNK024") == []
    assert told(f"{BOLD}- **![Elm]({URL}?user=elm)**: Sorts things.\n", "LNK024") == []


@pytest.mark.parametrize(("line", "found"), [("[Elm]", [25]), ("[Elm](elm.md)", []), ("[1]", []), ("Elm", [])])
def test_names_in_brackets_without_a_url(line: str, found: list[int]) -> None:
    assert told(f"{BOLD}- **{line}**: Sorts things.\n", "LNK020") == found
    assert told(f"{TABLE}| Elm | {line} |\n", "LNK020") == found
    assert told(f"{FLAT}* {line}, 排序的工具\n", "LNK020") == found


def test_a_name_whose_url_a_definition_has() -> None:
    assert told(f"{BOLD}- **[Elm]**: Sorts things.\n\n[Elm]: {URL}\n", "LNK020") == []


@pytest.mark.parametrize(
    ("url", "code", "is_told"),
    [
        ("https://elm.dev/x...", "LNK002", True),
        ("https://fr.wikipedia.org/wiki/Elm...", "LNK002", False),
        ("https://elm.dev/x/https://elm.dev/x/", "LNK002", True),
        ("https://web.archive.org/web/2020/https://elm.dev/x/", "LNK002", False),
        ("elm.dev/a%20b%20c", "LNK002", True),
        ("https://elm.dev/x?ref=blog.fir.dev", "LNK009", True),
        ("https://elm.dev/x?ref=producthunt", "LNK009", True),
        ("https://elm.dev/x?ref=main", "LNK009", False),
        ("https://elm.dev/x?ref=awesome-elm.dev", "LNK009", False),
        ("git@github.com:elm/elm.git", "LNK011", True),
        ("git://elm.dev/elm.git", "LNK011", True),
        ("ssh://git@elm.dev:22/elm/elm", "LNK011", True),
        ("https://elm.dev/elm.git", "LNK011", False),
        ("https://elm.dev/рroject", "SPL008", True),
        ("https://elm.dev/проект", "SPL008", False),
    ],
)
def test_urls(url: str, code: str, is_told: bool) -> None:  # noqa: FBT001 -- a parameter of a test
    assert bool(told(f"{BOLD}- **[Elm]({url})**: Sorts things.\n", code)) is is_told


def test_an_address_for_git_becomes_that_of_the_page() -> None:
    text = f"{BOLD}- **[Elm](git@github.com:elm/elm.git)**: Sorts things.\n"
    assert "[Elm](https://github.com/elm/elm)" in fix(text, unsafe=True).text


@pytest.mark.parametrize(
    ("line", "is_told"),
    [
        ("- **[Elm](https://github.com/)**: Sorts things.", True),
        ("- **[Elm](https://github.com/)**: Sorts things of GitHub.", False),
        ("- **[GitHub](https://github.com/)**: Sorts things.", False),
        ("- <https://github.com/>", False),
        ("- **[Elm](https://elm.dev/)**: Sorts things.", False),
    ],
)
def test_start_pages(line: str, is_told: bool) -> None:  # noqa: FBT001 -- a parameter of a test
    assert bool(told(f"{BOLD}{line}\n", "LNK013")) is is_told


@pytest.mark.parametrize(
    ("said", "is_told"),
    [
        ('Gives the "native interaction.', True),
        ('Gives the native" interaction.', True),
        ('Gives the "native" interaction.', False),
        ('Runs on a 5" board.', False),
        ("Gives the “native interaction\" of `so'.", False),
        ('"Native interaction.', False),
    ],
)
def test_quotation_marks_of_a_typewriter(said: str, is_told: bool) -> None:  # noqa: FBT001 -- a parameter of a test
    assert bool(told(f"# T\n\n{said}\n", "DOC008")) is is_told


def test_a_quote_over_several_paragraphs() -> None:
    text = '# T\n\nShe said, "well, ship it.\n\nThere is more." So we did.\n'
    assert told(text, "DOC008") == []


@pytest.mark.parametrize(
    ("text", "code", "rows"),
    [
        ("Sorts things..\n", "DOC033", [3]),
        ("Sorts things.. and more\n", "DOC033", []),
        ("Sorts _through books of readers.\n", "DOC008", [3]),
        ("Sorts _through_ books of readers.\n", "DOC008", []),
        ("Sorts _tkato of readers.\n", "DOC008", []),
        ("Sorts <br things\n", "DOC034", [3]),
        ("Sorts <br> things<br/>\n", "DOC034", []),
        ('<div align="center">\n\nSorts\n', "DOC034", [3]),
        ("Sorts\n\n</details>\n", "DOC026", [5]),
        ("<details>\n\nSorts\n\n</details>\n", "DOC026", []),
        ("Sorts lists of words,books and things for readers.\n", "SPL006", [3]),
        ("Sorts lists of words,which it reads.\n", "SPL006", [3]),
        ("Topics: words,books,things\n", "SPL006", []),
    ],
)
def test_marks_and_tags(text: str, code: str, rows: list[int]) -> None:
    assert told(f"# T\n\n{text}", code) == rows


@pytest.mark.parametrize("gap", ["  ", "\t", "\u00a0"])
def test_wide_gaps_are_counted_and_not_printed(gap: str) -> None:
    text = f"# T\n\nSorts the{gap}things of readers.\n"
    assert [each.severity for each in check(text) if each.code == "SPL006"] == [Severity.INFO]
    many = f"# T\n\n{text.splitlines()[2]}\n\n" * 11
    assert not [each for each in check(many) if each.code == "SPL006"]


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("reаder", "reader"),
        ("Cписок", "Список"),
        ("Eλληνικά", "Ελληνικά"),
        ("μTorrent", None),
        ("Ukraїner", None),
        ("TeXнологии", None),
        ("PHPшник", None),
        ("веб", None),
    ],
)
def test_letters_of_other_alphabets(word: str, meant: str | None) -> None:
    text = f"# T\n\nSee {word} here.\n"
    assert told(text, "SPL008") == ([] if meant is None else [3])
    assert fix(text, unsafe=True).text == text.replace(word, meant or word)


def test_a_second_entry_behind_a_bullet_on_the_line() -> None:
    assert told(f"{FLAT}* [Elm]({URL}): sorts * [Fir](https://fir.dev/x): sorts\n", "ENT018") == [25]
    assert told(f"{BOLD}- **[Elm]({URL})**: Sorts. - **[Fir](https://fir.dev/x)**: Sorts.\n", "ENT018") == [25]


def test_a_second_link_in_a_list_of_links() -> None:
    links = "".join(f"* [{name}](https://{name.lower()}.dev/x)\n" for name in NAMES[:5])
    assert told(f"# T\n\n{links}* [Elm]({URL}) * [Fir](https://fir.dev/x)\n", "ENT018") == [8]
    assert told(f"# T\n\n{links}* [Elm]({URL}) * [slides](https://fir.dev/x)\n", "ENT018") == []
    assert told(f"# T\n\n{links}* [Elm]({URL}) - [Fir](https://fir.dev/x)\n", "ENT018") == []


def test_nested_entries_whose_names_share_what_all_names_have() -> None:
    lines = [f"- [elm-{name}](https://{name.lower()}.dev/x) - Sorts things.\n" for name in NAMES]
    lines[9] = f"  {lines[9]}"
    assert told("# T\n\n" + "".join(lines), "ENT023") == [12]


def test_tables_with_gaps() -> None:
    rows = [
        f"| {name} | {'Sorts' if at % 3 else ''} | [code](https://{name.lower()}.dev/x) |\n"
        for at, name in enumerate(NAMES)
    ]
    rows[6] = "|  |  | [code](https://elm.dev/x) |\n"
    assert told("# T\n\n| Name | Use | Code |\n| --- | --- | --- |\n" + "".join(rows), "DOC022") == [11]
    rows[3] = rows[3].replace("| [code]", "[code]")
    assert told("# T\n\n| Name | Use | Code |\n" + "".join(rows), "DOC022") == [3]


def test_headings() -> None:
    parts = "".join(f"## Papers of {year}\n\n- [A{year}](https://elm.dev/{year})\n\n" for year in range(2020, 2026))
    assert told("# T\n\n" + parts.replace("Papers of 2023", "Papeers of 2023"), "SPL004") == [15]
    titles = ["Замки", "Книги", "Сети", "Языки", "облака", "Ядра"]
    text = "# Список\n\n" + "".join(f"## {title}\n\n- [A](https://elm.dev/{title})\n\n" for title in titles)
    assert told(text, "DOC035") == [19]
    assert told(text.replace("облака", "ღრუბელი"), "DOC035") == []
    titles = ["Books", "Networks", "Languages", "games", "Kernels", "Clouds"]
    text = "# a name\n\n" + "".join(f"## {title}\n\n- [A](https://elm.dev/{title})\n\n" for title in titles)
    assert told(text, "DOC035") == [15]


def test_a_last_heading_of_level_one_is_counted() -> None:
    parts = "".join(f"## {name}\n\n- [{name}](https://elm.dev/{name})\n\n" for name in NAMES[:4])
    found = [each for each in check(f"# T\n\n{parts}# Contributing\n\nYes.\n") if each.code == "DOC032"]
    assert [each.severity for each in found] == [Severity.INFO]


def test_a_section_right_behind_the_contents_that_they_forget() -> None:
    contents = "".join(f"- [{name}](#{name.lower()})\n" for name in NAMES[1:4]) + "- [Contributing](#contributing)\n"
    parts = "".join(f"## {name}\n\n- [{name}](https://elm.dev/{name})\n\n" for name in NAMES[:4])
    new = "## New\n\n- [Fir](https://fir.dev/x)\n\n"
    text = f"# T\n\n{new}## Contents\n\n{contents}\n{parts}## Contributing\n\nYes.\n"
    assert told(text, "DOC004") == [14]


def test_names_of_two_words() -> None:
    text = f"{BOLD}- **[Elm Framwork]({URL})**: A framework that sorts the things of all of its readers.\n"
    assert told(text, "SPL005") == [25]
    assert told(text.replace("A framework", "A tool"), "SPL005") == []


@pytest.mark.parametrize(
    ("line", "rows"),
    [
        ("Elm: sorts things", [25]),
        ("Elm", []),
        ("Elm: [more](https://elm.dev/x)", []),
        ("See below:", []),
    ],
)
def test_the_only_item_of_a_list_without_a_link(line: str, rows: list[int]) -> None:
    quotes = "".join(f"- A {name} is a tree, said another\n" for name in NAMES[:5])
    assert told(f"{FLAT}* {line}\n\n## Said\n\n{quotes}", "ENT008") == rows


def test_names_of_another_form() -> None:
    assert told(f"{BOLD}- [Elm]({URL}): Sorts things.\n", "ENT024") == [25]
    assert told(f"{BOLD}- [Elm]({URL})\n", "ENT024") == []
    code = BOLD.replace("**[", "[`").replace("](", "`](").replace(")**", ")")
    assert told(f"{code}- **[Elm]({URL})**: Sorts things.\n", "ENT024") == [25]
    assert told(f"{FLAT}* **[Elm]({URL})**: Sorts things\n", "ENT024") == []


def test_a_url_for_a_name() -> None:
    assert told(f"{FLAT}* {URL}: Sorts things\n", "ENT024") == [25]
    assert told(f"{FLAT}* [elm.dev]({URL}): Sorts things\n", "ENT024") == []
    assert told(FLAT + "".join(f"* https://{name.lower()}.net/x\n" for name in NAMES[:3]), "ENT024") == []


def test_a_url_for_a_name_stands_in_no_order() -> None:
    lines = [f"* [{name}](https://{name.lower()}.dev/x): Sorts things\n" for name in NAMES]
    lines[7] = "* https://elm.dev/x: Sorts things\n"
    assert told("# T\n\n## Some\n\n" + "".join(lines), "ORD001") == []


def test_the_url_of_a_neighbor_with_short_words() -> None:
    line = "- [awesome-{}](https://github.com/{}/awesome-{}) - Lists things of some kind.\n"
    lines = [line.format(name, name, name) for name in ("cpp", "elixir", "java", "rust", "go", "php", "perl")]
    lines[1] = lines[1].replace("(https://github.com/elixir/awesome-elixir)", "(https://github.com/cpp/awesome-cpp)")
    assert told("# T\n\n## Some\n\n" + "".join(lines), "LNK006") == [6]


def test_a_verb_with_a_capital_where_others_are_small() -> None:
    small = FLAT.replace(": Sorts", ": sorts")
    assert told(f"{small}* [Elm]({URL}): Collects reports\n", "ENT014") == [25]
    assert told(f"{small}* [Elm]({URL}): Windows tool\n", "ENT014") == []


def test_a_few_placeholders_of_a_small_list() -> None:
    text = f"{BOLD}- **[Elm]({URL})**: Description here.\n- **[Fir](https://fir.dev/x)**: Lorem ipsum dolor sit amet.\n"
    assert [each.location.row for each in check(text) if each.code == "ENT022"] == [25, 26]
