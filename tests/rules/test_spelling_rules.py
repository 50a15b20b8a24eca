"""Spelling is judged in English prose only, and never where a name is meant."""

from __future__ import annotations

from random import Random

import pytest

from awesome_lint import engine
from awesome_lint.diagnostic import Diagnostic
from awesome_lint.editing import fixer
from awesome_lint.page import Page, World, languages
from awesome_lint.registry import selection
from awesome_lint.resources import words
from awesome_lint.settings import Settings
from awesome_lint.world.speller import Speller
from corpus import page_of
from places import CORPUS, lists, needs_lists
from thoroughness import some

SPELLER = Speller()
FILLER = "- [Filler](https://example.org/filler) - One of the things that you can have in a list.\n"
PLANTED = [
    "recieve",
    "seperate",
    "occured",
    "libary",
    "framwork",
    "enviroment",
    "managment",
    "teh",
    "performace",
    "langauge",
    "developement",
    "avaliable",
    "wich",
    "succesful",
    "accomodate",
    "dependancies",
    "implemenation",
    "begginer",
    "untill",
    "paramter",
    "definately",
    "doesnt",
]


def findings(text: str, code: str) -> list[Diagnostic]:
    selected = selection.select(Settings(select=[code]))
    return engine.check(Page.read(text, Settings(), World(speller=SPELLER)), selected)


def said(description: str, code: str, name: str = "Abacus") -> list[str]:
    """The words that a rule reports in the description of one entry."""
    text = f"# Toolkits\n\n- [{name}](https://example.org/x) - {description}\n{FILLER}"
    return [text[each.span.start : each.span.end] for each in findings(text, code)]


@pytest.mark.parametrize(
    "description",
    [
        "Jan vertelt over architectuur. Hij is ook bekend in Chicago, dus hij weet er wel wat van.",
        "Anche questo libro parla delle architetture nel web.",
        "Diese Sammlung sind nicht nur Bücher, wie sich zeigt, aber auch Filme.",
    ],
)
def test_small_words_tell_other_languages(description: str) -> None:
    assert not languages.is_english(description, on_english_page=True)


@pytest.mark.parametrize(
    ("description", "expected"),
    [
        ("Lets users recieve mail.", ["recieve"]),
        ("Seperate queues for users.", ["Seperate"]),
        ("Uses it (offical) and *recieve* too.", ["offical", "recieve"]),
        ("A flat-desing theme and a fucntion/model pair.", ["desing", "fucntion"]),
        ("Shows the librarie's licences.", ["librarie"]),
        ("It doesnt wait.", ["doesnt"]),
        ("A tool by Jane Teh and a Recieve button.", []),
        ("Runs `recieve`, recieve() and --recieve.", []),
        ("Reads recieve.txt, lib/recieve_all and @recieve.", []),
        ("The SEPERATE and the RecieveAll mode.", []),
        ("Finds mis-configurations in an nd-array.", []),
        ("Sends a D(HE)ater handshake.", []),
        ("A recieve for a recieve and a recieve.", []),
        ("Still lifes that homeworks focusses on.", []),
        ("See <https://example.org/recieve>, <code>seperate</code> and <b>this</b>.", []),
    ],
)
def test_misspelled_words(description: str, expected: list[str]) -> None:
    assert said(description, "SPL001") == expected


def test_a_word_of_a_name_is_no_misspelling() -> None:
    assert said("With recieve you get mail.", "SPL001", name="Recieve") == []


def test_a_line_of_names_is_no_prose() -> None:
    people = "Developer: bob, pionere, polygone, ann, tom, jim, sue, kim, lee, max, ina, eva, ron, pat, joe"
    assert said(people, "SPL001") == []


@pytest.mark.parametrize(
    "text",
    [
        "Une bibliothèque pour le langage et les ressources.",
        "Gratuite sur le site, avec des exercices pour apprendre.",
        "Eine Bibliothek mit der man die Resourcen und das Projekt verwaltet.",
        "Situs dengan layanan profesional yang siap untuk sistem ini.",
        "使用 recieve 的工具。",
    ],
)
def test_other_languages_are_left_alone(text: str) -> None:
    assert said(text, "SPL001") == []
    assert not languages.is_english(text, on_english_page=True)


@pytest.mark.parametrize(
    "text",
    [
        "Annual hacker convention in Las Vegas",
        "Documentation framwork for Travis, MIT",
        "Map highlighting recent edits per tile. Provides RSS feeds for watching changes in custom boxes",
        "Live chat",
    ],
)
def test_short_english_is_english(text: str) -> None:
    assert languages.is_english(text, on_english_page=True)


def test_a_page_in_another_language_is_left_alone_where_it_is_too_short_to_tell() -> None:
    text = "# Outils\n\n- [A](https://example.org) - Sistem recieve\n\nPour les uns et les autres.\n"
    assert findings(text, "SPL001") == []


def test_two_letters_that_changed_places_may_make_a_word_of_one_phrase() -> None:
    assert said("A tool fro you.", "SPL001") != []
    assert said("It moves to and fro all day.", "SPL001") == []


def test_latin_words_between_words_of_another_script_are_english() -> None:
    text = "# 工具\n\n- [A](https://example.org) - 用于管理 databse 的工具，可以把数据保存到文件中。\n"
    assert [each.message for each in findings(text, "SPL001")] == ["`databse` is misspelled; did you mean `database`?"]


def test_a_word_in_capitals_is_a_name_but_where_the_page_has_the_right_word() -> None:
    text = "# Tools\n\n- [A](https://example.org) - {}Made by the Databse Group of a town.\n"
    assert findings(text.format(""), "SPL001") == []
    assert [each.location.column for each in findings(text.format("A database. "), "SPL001")] == [54]


def test_cells_and_items_of_html_are_prose() -> None:
    row = '<tr><td><a href="https://example.org">Recieve</a></td><td>Will recieve what you have.</td></tr>'
    found = findings(f"# Tools\n\n<table>\n{row}\n</table>\n\n<div>You will recieve it.</div>\n", "SPL001")
    assert found == []
    row = row.replace(">Recieve<", ">Abacus<")
    found = findings(f"# Tools\n\n<table>\n{row}\n</table>\n", "SPL001")
    assert [(each.location.row, each.location.column) for each in found] == [(4, 63)]


def test_a_heading_is_not_fixed_where_links_lead_to_it() -> None:
    text = "# Toolkits\n\n- [x](#compatiblity)\n\n## Compatiblity\n\n## Enviroment\n\n" + FILLER
    assert [(each.location.row, each.fix is None) for each in findings(text, "SPL001")] == [(5, True), (7, False)]


def test_the_fix_keeps_the_case_and_all_else() -> None:
    text = "# Toolkits\r\n\r\n- [A](https://example.org) - Seperate teh queues.\r\n"
    result = fixer.fix(
        text, Settings(), World(speller=SPELLER), unsafe=True, selected=selection.select(Settings(select=["SPL"]))
    )
    assert result.text == text.replace("Seperate teh", "Separate the")


def test_without_a_speller_the_rule_does_not_run() -> None:
    page = Page.read("# T\n\nUsers recieve <!-- awesome-lint-disable-line SPL001 --> it.\n", Settings())
    assert [each.code for each in engine.check(page, selection.select(Settings(select=["SPL", "SUP"])))] == []


@pytest.mark.parametrize(
    ("description", "expected"),
    [
        ("Needs Github, NodeJS and MacOS.", ["Github", "NodeJS", "MacOS"]),
        ("A Javascript-based tool for Github's users.", ["Github"]),
        ("Asked on StackOverflow.", ["StackOverflow"]),
        ("A github-cli, the package Github/cli and @Github #Javascript.", []),
        ("Reads Javascript.md and `Github`, see [Github](https://example.org/g).", []),
        ("Needs GitHub, Node.js, macOS, and JAVASCRIPT.", []),
        ("Of Github to Github by Github for Github.", []),
        ("The GNoME model of the gnome.", []),
        ("Needs javascript and redis.", []),
    ],
)
def test_miscased_brands(description: str, expected: list[str]) -> None:
    assert sorted(said(description, "SPL002")) == sorted(expected)


def test_small_letters_are_wrong_where_the_page_is_right_nearly_always() -> None:
    right = " and ".join(["JavaScript"] * 6)
    assert said(f"In {right} and javascript it is said.", "SPL002") == ["javascript"]
    assert said(f"In {right} and the package javascript it is said.", "SPL002") == []


def test_the_name_of_an_entry_is_its_own() -> None:
    assert said("The Javascript page.", "SPL002", name="Javascript") == []


def test_every_brand_stands_once_and_is_no_small_word() -> None:
    brands = words.load("brands")
    assert len(brands) >= 150
    assert len({each.lower() for each in brands}) == len(brands)
    assert not {each.lower() for each in brands} & words.load("english")


@pytest.mark.parametrize(
    ("description", "expected"),
    [
        ("Finds the the end.", ["the"]),
        ("The the end, and it helps helps you.", ["the", "helps"]),
        ("What he had had is that that it was.", []),
        ("A tool that that sorts, and one that that cleans.", ["that", "that"]),
        ("So that that is so.", []),
        ("Songs by Duran Duran from New New York.", []),
        ("A log log scale for master master copies.", []),
        ("A 10 10 grid, `the the`, the [the](https://example.org/t).", []),
        ("Ends with the. The end, the the-end.", []),
        ("Parce que nous nous en allons avec vous vous.", []),
    ],
)
def test_doubled_words(description: str, expected: list[str]) -> None:
    assert said(description, "SPL003") == expected


def test_a_word_doubled_across_lines_is_removed_with_the_space_behind_it() -> None:
    text = "# Toolkits\n\n> This is the tool of\n> of the people and for\n> for\n> all of them.\n"
    selected = selection.select(Settings(select=["SPL003"]))
    result = fixer.fix(text, Settings(), unsafe=True, selected=selected)
    assert [each.location.row for each in result.applied] == [4, 5]
    assert result.text == "# Toolkits\n\n> This is the tool of\n> the people and for\n> all of them.\n"


@needs_lists
def test_misspellings_planted_in_descriptions_are_found_at_their_place() -> None:
    random, planted, missed = Random(11), 0, []
    selected = selection.select(Settings(select=["SPL001"]))
    for path in some(lists(CORPUS, below=100_000), 9):
        text = path.read_bytes().decode()
        page = page_of(path)
        described = [each.description_span for each in page.catalog.entries if each.description_span]
        spaces = [
            place
            for start, end in described
            for place in range(start + 1, end - 1)
            if text[place] == " " and text[place - 1].islower() and text[place + 1].islower()
        ]
        if not page.prose.is_english or not spaces:
            continue
        places = sorted(random.sample(spaces, min(9, len(spaces))))
        chosen = random.sample(PLANTED, len(places))
        starts = [place + 1 + sum(len(word) + 1 for word in chosen[:at]) for at, place in enumerate(places)]
        for start, word in zip(starts, chosen, strict=True):
            text = f"{text[: start - 1]} {word}{text[start - 1 :]}"
        after = Page.read(text, Settings(), World(speller=SPELLER))
        found = {each.span.start for each in engine.check(after, selected)}
        for start, word in zip(starts, chosen, strict=True):
            passage = after.prose.at(start)
            if passage is None or not passage.text.startswith(word, start - passage.start):
                continue  # code, or the text of a link
            planted += 1
            if start not in found:
                missed.append((path.name, word, passage.text))
    assert planted > 60
    assert len(missed) <= 0.03 * planted, missed
