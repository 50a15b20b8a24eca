"""More of what looks like a fault and is none, each beside a fault of its kind that is still told."""

from __future__ import annotations

import pytest

from awesome_lint import SpellerError, check
from awesome_lint.diagnostic import Applicability
from awesome_lint.settings import Settings
from awesome_lint.world import speller
from usual import NAMES, USUAL, of, page


@pytest.mark.parametrize("mark", ["|", "·", "/"])
def test_links_beside_one_another(mark: str) -> None:
    pairs = f"- [Elm](https://elm.dev/x) {mark} [Elm for experts](https://elm.dev/y)"
    assert of(page(pairs, "- [Fir](https://fir.dev/x)"), "ENT012", "ENT013")[:-1] == []
    assert of(page("", "## More", "", pairs, "- [Fir](https://fir.dev/x)"), "ENT012", "ENT013") == []
    assert of(page(f"- [Elm](https://elm.dev/x) {mark} Sorts other things."), "ENT012") == [("ENT012", 25)]


def test_tables_that_describe_in_columns_of_other_names() -> None:
    def table(title: str, column: str, said: str, end: str) -> str:
        rows = [
            f"| [{name}](https://{title}.dev/{name}) | 20{at:02} | {said} of {name[::-1]} for {at + 30} users{end} |\n"
            for at, name in enumerate(NAMES)
        ]
        return f"## {title}\n\n| Name | Year | {column} |\n|---|---|---|\n{''.join(rows)}\n"

    tools, sizes = table("Tools", "Notes", "Sorts things", "."), table("Data", "Scale", "many images", "")
    assert of(f"# T\n\n{tools}{sizes}", "ENT011", "ENT014") == []
    odd = tools.replace("20 users.", "20 users").replace("49 users.", "49 users")
    assert of(f"# T\n\n{odd}{sizes}", "ENT011") == [("ENT011", 26)]


HEADINGS = "".join(f"## {name}\n\n> from: the book {at}\n\nSorts things.\n\n" for at, name in enumerate(NAMES))


def test_sentences_that_begin_with_the_name_of_a_field() -> None:
    def quoting(count: int) -> str:
        more = (f"## Q{at}\n\n> from paper “Of things {at}”\n\nSorts more.\n\n" for at in range(count))
        return f"# T\n\n{HEADINGS}{''.join(more)}"

    assert of(quoting(1), "ENT021") == [("ENT021", 125)]
    assert of(quoting(6), "ENT003", "ENT021") == []


def test_a_title_with_a_colon_in_its_quotation_marks_is_no_field() -> None:
    cited = "".join(f"## {name}\n\n> from《The {name}: a study》\n\nSorts things.\n\n" for name in NAMES)
    assert of(f"# T\n\n{cited}", "ENT001", "ENT002", "ENT003", "ENT021") == []


def test_a_placeholder_for_a_url_is_told_once() -> None:
    papers = [f"- **{name}:** Ann Lee. A paper. [[code](https://{name.lower()}.dev/x)]\n" for name in NAMES]
    papers[3] = papers[3].replace("https://bedor.dev/x", "XXXXXX").replace("https://almon.dev/x", "XXXXXX")
    assert of("# T\n\n" + "".join(papers), "ENT022", "LNK013") == [("LNK013", 6)]


@pytest.mark.parametrize(
    "line",
    [
        "- [Elm](https://elm.dev/x) - Sorts other things.\n  [[paper]]",
        "- [Elm](https://elm.dev/x) - Sorts other things.\n  [PDF](https://elm.dev/p)   Chinese: [note](https://elm.dev/n)",
        "- [Elm](https://elm.dev/x) - van Dam S, Vosa U, et al. Sorts, 2018.",
    ],
)
def test_what_stands_behind_a_description_or_begins_one(line: str) -> None:
    assert of(page(line), "ENT011", "ENT014") == []


def test_a_line_of_prose_with_a_link_at_its_end() -> None:
    assert of(page("- [Elm](https://elm.dev/x) - Sorts like [sort](https://s.dev/x)"), "ENT011") == [("ENT011", 25)]
    assert of(page("- [Elm](https://elm.dev/x) - van things are sorted well."), "ENT014") == [("ENT014", 25)]


def test_bullets_below_a_heading_that_list_what_there_is() -> None:
    told = "".join(f"## {name}\n\n* Sorts things.\n* Bends wires.\n\n" for name in NAMES)
    listed = "## Elm\n\n* Sorts things\n* Bends wires\n"
    assert of(f"# T\n\n{told}{listed}", "ENT011") == []


DATED = "".join(
    f"| [{name}](https://{name.lower()}.dev/x) | 20{20 - at // 12}-{12 - at % 12:02}-07 |\n"
    for at, name in enumerate((*NAMES, "Ash", "Birch", "Cedar", "Elder"))
)


@pytest.mark.parametrize(("date", "rows"), [("2020-08", []), ("2020", []), ("2020-02", [9]), ("2021", [9])])
def test_dates_that_say_no_day(date: str, rows: list[int]) -> None:
    lines = DATED.splitlines(keepends=True)
    lines.insert(4, f"| [Fir](https://fir.dev/x) | {date} |\n")
    text = "# T\n\n| Name | Date |\n|---|---|\n" + "".join(lines)
    assert [row for _, row in of(text, "ORD001")] == rows


def test_a_column_that_goes_on_alone() -> None:
    rows = "".join(
        f"| [{name}](https://{name}.dev/x) | [{name}s](https://{name}.dev/y) | yes |\n" for name in NAMES[:3]
    )
    text = f"# T\n\n| Windows | Android | Free |\n|---|---|---|\n{rows}"
    assert of(f"{text}| | [Elm](https://elm.dev/x) | |\n", "ENT006") == []


def test_cells_that_one_row_lacks_are_told_as_such() -> None:
    rows = [f"| [{each}](https://{each}.dev/x) | a{at} | b{at} |" for at, each in enumerate(NAMES)]
    rows[3] = rows[3].replace(" | b3 |", " |")
    assert of("# T\n\n| Name | One | Two |\n|---|---|---|\n" + "\n".join(rows), "ENT006", "DOC022") == [("DOC022", 8)]


def test_what_happened_on_a_day() -> None:
    news = [
        f"- 2024.05.{at + 10}: We have [{each}](https://{each.lower()}.dev/n) now.\n" for at, each in enumerate(NAMES)
    ]
    text = "# T\n\n## Some\n\n" + "".join(USUAL) + "\n## Highlights\n\n" + "".join(news)
    assert of(f"{text}- 2024.05.01: Our project started.\n", "ENT008") == []
    assert of(f"{text}- Our project - Sorts things.\n", "ENT008") == [("ENT008", 48)]


def test_a_section_that_picks_from_the_others() -> None:
    def picks(*names: str) -> str:
        rows = (f"- [{each}](https://{each.lower()}.dev/x) - Sorts all things of some kind.\n" for each in names)
        others = "".join(f"## S{at}\n\n{each}\n" for at, each in enumerate(USUAL))
        return f"# T\n\n## First of all\n\n{''.join(rows)}\n{others}"

    assert of(picks(NAMES[3], NAMES[7]), "ENT007") == []
    assert of(picks(NAMES[3], "Elm", "Fir"), "ENT007") == []


def test_cells_that_only_mention_what_others_describe() -> None:
    rows = "".join(f"| [{each}](https://{each}.dev/x) | 2020 | Sorts things of a kind. |\n" for each in NAMES)
    table = f"# T\n\n## Tools\n\n| Name | Year | What |\n|---|---|---|\n{rows}\n## Limits\n\n"
    mention = "| # | Limit | Evidence |\n|---|---|---|\n"
    seen = "".join(
        f"| {at} | **Some limit {at}** | [E{at}](https://e{at}.dev/x), [F{at}](https://f.dev/{at}) |\n"
        for at in range(4)
    )
    assert (
        of(
            f"{table}{mention}{seen}".replace("[E2](https://e2.dev/x)", f"[{NAMES[3]}](https://{NAMES[3]}.dev/x)"),
            "ENT007",
        )
        == []
    )


def test_groups_of_one_name_and_other_entries() -> None:
    def shelves(below: str) -> str:
        return f"- [Books](book)\n  - [{NAMES[0]}](book/a)\n- [Talks](talk)\n\nMore\n\n- [Books](book)\n{below}"

    assert of("# T\n\n" + shelves("  - [Elm](book/e)\n"), "ENT007") == []
    assert of("# T\n\n" + shelves("- [Elm](elm)\n"), "ENT007") == [("ENT007", 9)]


def test_a_paper_and_its_code() -> None:
    titles = [f"- [{each}: a long title of some paper](https://papers.dev/{each})\n" for each in NAMES]
    text = "# T\n\n## Papers\n\n" + "".join(titles) + "\n## Code\n\n"
    assert of(f"{text}- [{NAMES[2]}: a long title of some paper](https://github.com/ann/code)\n", "ENT007") == []
    assert of(f"{text}- [{NAMES[2]}: a long title of some paper](https://other.dev/code)\n", "ENT007") == [
        ("ENT007", 28)
    ]


@pytest.mark.parametrize(
    "name",
    [
        "Borsuk, Vasyl, Vitaliy Yakovyna, and Nataliya Shakhovska",
        "Ten simple rules for sharing of data. PLoS Comput Biol 18(8): e1010397",
    ],
)
def test_names_of_persons_and_journals(name: str) -> None:
    assert of(page(f"- [{name}](https://elm.dev/x) - Sorts things."), "SPL005") == []


def test_a_title_of_a_paper_with_a_slip() -> None:
    assert of(page("- [Ten rules for Comput of things](https://elm.dev/x) - Sorts things."), "SPL005") == [
        ("SPL005", 25)
    ]


def test_the_likelier_correction_comes_first() -> None:
    found = check(page("- [Elm](https://elm.dev/x) - Sorts for the completenes of all things."))
    told = [each.message for each in found if each.code == "SPL001"]
    assert told == ["`completenes` is misspelled; did you mean `completeness` or `completes`?"]


def test_who_leaves_misspelled_words_alone_needs_no_program(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(speller, "find_program", lambda: None)
    monkeypatch.setattr(speller.shared_speller(), "_known", set())
    monkeypatch.setattr(speller.shared_speller(), "_error", None)
    text = page("- [Ten rules for Langauge of things](https://elm.dev/x) - Sorts things.")
    with pytest.raises(SpellerError, match="is missing"):
        check(text)
    monkeypatch.setattr(speller.shared_speller(), "_error", None)
    found = check(text, Settings(ignore=["SPL001"]))
    assert [each.location.row for each in found if each.code == "SPL005"] == [25]


def test_a_line_that_ends_amid_a_sentence_is_followed_by_no_entry() -> None:
    usual = "- [Elm](https://elm.dev/x) - Sorts things of some kind{}\n  [Fir](https://fir.dev/x) - Sorts more things."
    assert of(page(usual.format(".")), "ENT010") == [("ENT010", 26)]
    assert of(page(usual.format(" with the help of")), "ENT010") == []
    assert of(page(usual.format(". It has")), "ENT010") == []


def test_what_several_lines_say_names_nothing() -> None:
    lines = ["- Full list - https://elm.dev/all", "- Full list - https://fir.dev/all"]
    assert of(page(lines[0]), "ENT010") == [("ENT010", 25)]
    assert of(page(*lines), "ENT010") == []


@pytest.mark.parametrize(("last", "count"), [("Books", 0), ("Ashes", 1)])
def test_sections_of_another_kind_stand_behind_the_others(last: str, count: int) -> None:
    titles = [*NAMES, last]
    sections = "".join(f"## {title}\n\n- [{title} Sorter](https://{title}.dev) - Sorts.\n\n" for title in titles)
    assert len(of(f"# T\n\n{sections}", "ORD002")) == count


@pytest.mark.parametrize(("heading", "is_safe"), [("Old oaks of here", True), ("Ferns", False)])
def test_contents_are_rewritten_safely_only_if_they_share_a_word(heading: str, *, is_safe: bool) -> None:
    titles = [*NAMES[:3], heading]
    listed = "".join(f"- [{title}](#{title.lower()})\n" for title in NAMES[:3]) + "- [Oaks](#old-trees)\n"
    sections = "".join(f"## {title}\n\n- [{title} Sorter](https://{title[:3]}.dev)\n\n" for title in titles)
    (found,) = [each for each in check(f"# T\n\n## Contents\n\n{listed}\n{sections}") if each.code == "DOC004"]
    assert found.fix is not None
    assert (found.fix.applicability is Applicability.SAFE) is is_safe


def test_a_name_with_capitals_within_is_corrected_as_the_url_has_it() -> None:
    found = check(page("- [Blzhawk](https://github.com/elm/BizHawk) - Sorts things."))
    assert ["did you mean `BizHawk`" in each.message for each in found if each.code == "SPL005"] == [True]


def test_contents_that_name_the_end_of_headings_keep_their_words() -> None:
    titles = [f"Build your own {name}" for name in NAMES[:5]]
    listed = "".join(f"- [{title[15:]}](#{title.lower().replace(' ', '-')})\n" for title in titles[:4])
    sections = "".join(f"## {title}\n\n- [{title[15:]}er](https://{title[15:]}.dev)\n\n" for title in titles)
    text = f"# T\n\n## Contents\n\n{listed}- [{NAMES[4]}](#{NAMES[4].lower()})\n\n{sections}"
    (found,) = [each for each in check(text) if each.code == "DOC004"]
    assert found.fix is not None
    assert [each.text for each in found.fix.edits] == [f"#build-your-own-{NAMES[4].lower()}"]


def test_a_name_and_a_text_that_begins_with_it_behind_a_gap() -> None:
    assert of(page("", "Elm  Elm sorts the things that it has."), "SPL003") == []
    assert of(page("", "It has  has the things that it sorts."), "SPL003") == [("SPL003", 26)]


def test_sections_with_numbers_are_sorted_by_themselves() -> None:
    years = [f"{2000 + at}" for at in range(9)]

    def told(*titles: str) -> int:
        sections = "".join(f"## {title}\n\n- [A{title}](https://{at}.dev)\n\n" for at, title in enumerate(titles))
        return len(of(f"# T\n\n{sections}", "ORD002"))

    assert told(*years, "Zebras", "Apes") == 0
    assert told(*years[:4], years[7], *years[4:7], years[8]) == 1
    assert told(*years[:4], "2002 again", *years[4:]) == 0


def test_the_header_of_a_table_below_a_heading_is_no_field() -> None:
    def tables(value: str) -> str:
        rows = "".join(f"| {name}s | {at} of many |\n" for at, name in enumerate(NAMES[:3]))
        return "".join(f"## {name}\n\n| Thing | {value} |\n|---|---|\n{rows}\n" for name in NAMES)

    assert of(f"# T\n\n{tables('Description')}", "ENT022") == []


def test_numbers_with_bullets_below_each_head_these() -> None:
    bullets = "".join(f"- [{{0}}{name}](https://{name}.dev/{{0}}) - Sorts.\n" for name in NAMES[:5])
    first, second = (f"{number}. {title}\n{bullets.format(number)}" for number, title in ((1, "Cost"), (2, "Speed")))
    assert of(f"# T\n\n{first}{second}", "DOC025") == []
    assert [code for code, _ in of(f"# T\n\n{first}", "DOC025")] == ["DOC025"]


@pytest.mark.parametrize(("name", "count"), [("ACML2019", 0), ("ICMLW2019", 0), ("IMCL2019", 1)])
def test_venues_that_differ_in_a_letter(name: str, count: int) -> None:
    def paper(title: str, venue: str) -> str:
        return f"## {title}\n\n- {venue}: [Paper](https://{title}.dev/x)\n- Code: [Code](https://{title}.dev/y)\n\n"

    usual = "".join(paper(each, "ICML2019") for each in NAMES)
    assert len(of(f"# T\n\n{usual}{paper('Elm', name)}", "ENT003")) == count


@pytest.mark.parametrize("title", ["Deraining of things in the wild", "Polypharmacy of things in the wild"])
def test_words_with_a_prefix(title: str) -> None:
    assert of(page(f"- [{title}](https://elm.dev/x) - Sorts things."), "SPL005") == []


def test_the_name_is_right_where_the_url_is_no_word() -> None:
    url = "https://github.com/elm/Datasets-for-Recommneder-Things"
    assert of(page(f"- [Datasets for Recommender Things]({url}) - Sorts things."), "SPL005") == []
    assert of(page(f"- [Datasets for Recommneder Things]({url.replace('ne', 'en')}) - Sorts."), "SPL005") != []


def test_somebody_is_not_misspelled_by_the_name_that_they_chose() -> None:
    assert of(page("- [Akash Rai](https://github.com/akasrai/akasrai)"), "SPL005") == []


def test_a_title_with_two_periods() -> None:
    assert of(page("", "### Typing.. Mode"), "DOC033") == []
    assert of(page("", "It sorts all of the things.. Mode of it."), "DOC033") == [("DOC033", 26)]


def test_the_section_of_what_begins_with_no_letter() -> None:
    titles = [*"ABCDEFGHI", "#"]
    sections = "".join(
        f"## {title}\n\n- [{at} Sorter](https://{at}.dev) - Sorts.\n\n" for at, title in enumerate(titles)
    )
    assert of(f"# T\n\n{sections}", "ORD002") == []


def test_the_texts_of_pictures_are_no_values() -> None:
    def table(*shown: str) -> str:
        rows = "".join(
            f"| [{name}](https://{name}.dev/x) | {shown[at % len(shown)]} |\n" for at, name in enumerate(NAMES)
        )
        return f"# T\n\n| Name | Kind |\n|---|---|\n{rows}"

    odd = "| [Elm](https://elm.dev/x) | {} |\n"
    badges = [f"![{kind} Badge](https://x.dev/{kind}.svg)" for kind in ("Tool", "Page")]
    codes = ("VOC001", "VOC002", "VOC003")
    assert of(table("Tool", "Page") + odd.format("tool"), *codes) == [("VOC003", 25)]
    assert of(table(*badges) + odd.format("![tool badge](https://x.dev/Tool.svg)"), *codes) == []


@pytest.mark.parametrize(("word", "count"), [("colour", 0), ("sortng", 1), ("tailing", 0)])
def test_words_of_headings_that_are_words(word: str, count: int) -> None:
    titles = [f"## The {each} of {name}" for each in ("color", "sorting", "trailing") for name in NAMES[:4]]
    text = "\n\nIt has a tail.\n\n".join(["# T", *titles, f"## A {word} thing"])
    assert len(of(text, "SPL004")) == count


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("LNK002", "Sorts things. [website]\t(https://elm.org)"),
        ("SPL006", "Is a thing that uses JSON for documents,JavaScript for maps and more."),
        ("SPL002", "A library with Javascript- and WebGL-based sorters of things."),
    ],
)
def test_slips_before_tabs_names_and_hyphens(code: str, said: str) -> None:
    assert (code, 25) in of(page(f"- [Elm](https://elm.dev/x) - {said}"), code)
