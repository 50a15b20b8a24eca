"""What looks like a fault and is none: each of a kind that was reported once."""

from __future__ import annotations

import pytest

from awesome_lint import check, fix
from awesome_lint.diagnostic import Diagnostic, Severity
from awesome_lint.settings import DescriptionSettings, FieldSettings, OwnRule, Settings
from usual import NAMES, USUAL, page


def of(text: str, *codes: str, settings: Settings | None = None) -> list[tuple[str, int]]:
    return [(each.code, each.location.row) for each in found(text, *codes, settings=settings)]


def found(text: str, *codes: str, settings: Settings | None = None) -> list[Diagnostic]:
    shown = [each for each in check(text, settings) if each.severity.reaches(Severity.WARNING)]
    return [each for each in shown if each.code.startswith(codes or ("ENT", "VOC", "DOC", "LNK"))]


@pytest.mark.parametrize(
    "line",
    [
        "- [Elm](https://elm.dev/x) ![stars](https://img.example/s.svg) - Sorts.",
        "- [Elm](https://elm.dev/x) [![crate](https://img.example/c.svg)](https://crates.example/elm) - Sorts.",
        "- [Elm](https://elm.dev/x) <sup>new</sup> - Sorts.",
        "- [Elm](https://elm.dev/x) is a sorter of things.",
        "- Few things are [sorted](https://elm.dev/x), as they say.",
        "- [Elm](https://elm.dev/x) - see [its sister](https://fir.dev/x)",
        "- «Few things - as they say - are [sorted](https://elm.dev/x) - well.»",
        "- [Elm](https://elm.dev/x) - elm: sorts things.",
        "- [Elm](https://elm.dev/x) - iOS sorter.",
        "- [Elm](https://elm.dev/x) - Sorts things. 🐧 [🟢](https://git.dev/elm) ⭐",
        "- [Elm](https://elm.dev/x) - პროგრამა.",
        "- [A guide to sorting things of every kind](https://elm.dev/x)",
        "- Editors have [built in sorting](https://elm.dev/x)",
    ],
)
def test_an_entry_that_is_written_so_for_a_reason(line: str) -> None:
    assert of(page(line), "ENT011", "ENT012", "ENT013", "ENT014") == []


def test_a_section_in_which_nobody_is_described() -> None:
    assert of(page("", "## Other", "", "- [Elm](https://elm.dev/x)", "- [Fir](https://fir.dev/x)"), "ENT013") == []


def test_nothing_between_name_and_description_is_told() -> None:
    text = page("- [Elm](https://elm.dev/x)Sorts other things.")
    assert of(text, "ENT012") == [("ENT012", 25)]
    assert "[Elm](https://elm.dev/x) - Sorts" in fix(text, Settings(select=["ENT012"]), unsafe=True).text


@pytest.mark.parametrize("mark", [",", ";", ":", " -"])
def test_a_description_that_is_cut_off(mark: str) -> None:
    text = page(f"- [Elm](https://elm.dev/x) - Sorts{mark}")
    assert of(text, "ENT011") == ([] if mark == ":" else [("ENT011", 25)])
    pinned = Settings(descriptions=DescriptionSettings(final_mark="."))
    assert of(text, "ENT011", settings=pinned) == [("ENT011", 25)]
    assert "Sorts.\n" in fix(text, Settings(select=["ENT011"], descriptions=pinned.descriptions), unsafe=True).text


FIELDS = "".join(
    f"- [{name}](https://{name.lower()}.dev/x)\n  - Topic: sorting\n  - Level: {level}\n"
    for name, level in zip(NAMES, ["easy", "hard"] * 10, strict=True)
)


def test_a_field_that_nobody_beside_has() -> None:
    languages = "\n## Elsewhere\n\n- [Deutsch](https://de.dev/x)\n- [Español](https://es.dev/x)\n"
    assert of(f"# T\n\n## Some\n\n{FIELDS}{languages}", "ENT001") == []
    required = Settings(fields={"Topic": FieldSettings(required=True)})
    told = found(f"# T\n\n## Some\n\n{FIELDS}{languages}", "ENT001", settings=required)
    assert [each.severity for each in told] == [Severity.ERROR, Severity.ERROR]


def test_fields_that_are_missing_are_told_once() -> None:
    [told] = found(f"# T\n\n## Some\n\n{FIELDS}- [Elm](https://elm.dev/x)\n", "ENT001")
    assert found(f"# T\n\n## Some\n\n{FIELDS}- More in [Elm](https://elm.dev/x)\n", "ENT001") == []
    assert told.message == "fields `Topic` and `Level` are missing; 20 of 21 entries have them"
    assert told.severity is Severity.WARNING


def test_a_field_that_many_lack_is_told_once() -> None:
    every = [f"### E{n}\n\n* Type: x\n* Size: 1\n\n" for n in range(300)]
    lacking = [each.replace("* Size: 1\n", "") if n % 25 == 0 else each for n, each in enumerate(every)]
    [told] = found("# T\n\n## Some\n\n" + "".join(lacking), "ENT001")
    assert told.message.startswith("12 of 300 entries lack the field `Size`, the first on line 5; ")


def test_entries_that_are_listed_in_two_sections() -> None:
    again = ["", "## Other", "", *(each.rstrip() for each in USUAL[:3])]
    assert of(page(*again), "ENT007") == []
    assert of(page(*again[:5]), "ENT007") == []
    assert len(of(page(*again[:4]), "ENT007")) == 1
    assert of(page(*again[:4], USUAL[1].replace("kind", "sort").rstrip()), "ENT007")


def test_entries_that_are_nested_below_several_others() -> None:
    tools = ["Saw", "Axe", "File"]
    nested = [f"    - [{name}](https://{name.lower()}.dev) - Cuts {name}." for name in tools]
    lines = [
        line for name in NAMES[:3] for line in (f"- [{name}](https://{name.lower()}.dev/y) - Holds tools.", *nested)
    ]
    assert of(page("", "## Benches", "", *lines), "ENT007") == []
    assert len(of(page("", "## Benches", "", *lines[:4], nested[0]), "ENT007")) == 1


def test_a_table_shows_again_what_bullets_say() -> None:
    rows = [f"| [{name}](https://{name.lower()}.dev/x) | 5 |" for name in NAMES]
    assert of(page("", "| Name | Stars |", "| --- | --- |", *rows), "ENT007") == []


def table(*values: str) -> str:
    rows = [f"| [T{n}](https://t{n}.dev/x) | {value} |\n" for n, value in enumerate(values)]
    return "# T\n\n| Name | Kind |\n| --- | --- |\n" + "".join(rows)


@pytest.mark.parametrize(
    "values",
    [
        ["Burton, KA", "Gilham, NO", "Remote"] * 8 + ["Barton, QQ"],
        ["Burton", "Gilham", "Remote"] * 8 + ["Barton"],
        ["11.6k", "98.1k", "22.5k"] * 8 + ["116k"],
        ["CSV", "CSV,TOML", "TOML,YAML", "CSV,YAML"] * 8 + ["CSV,TOML,YAML", "YAML,CSV"],
        ["2x2-4x4", "2x2", "4x4"] * 8 + ["2x2,4x4"],
    ],
)
def test_values_that_are_no_slips(values: list[str]) -> None:
    assert of(table(*values), "VOC") == []


def test_a_slip_in_a_combination_is_told() -> None:
    [told] = found(table(*["library", "library,compiler", "compiler"] * 10, "library,compilr"), "VOC002")
    assert told.message.endswith("kind `compilr` is not one of compiler, library; did you mean `compiler`?")
    assert told.location.column == len("| [T30](https://t30.dev/x) | library,") + 1


def test_the_name_of_a_product_as_its_owners_write_it_is_right() -> None:
    assert of(table(*["Javascript", "Rust", "Go"] * 8, "JavaScript"), "VOC003") == []


def test_a_small_letter_behind_another_value() -> None:
    assert of(table(*["Research", "Coding", "Writing"] * 8, "Coding, research"), "VOC003") == []
    assert of(table(*["Research", "Coding", "Writing"] * 8, "research"), "VOC003") == [("VOC003", 29)]


def test_a_sign_before_the_description_is_no_value() -> None:
    line = "- [{0}](https://{0}.dev/x) - {1}Sorts. ([Source](https://{0}.dev/s)) `MIT` `Go`\n"
    lines = [line.format(name.lower(), "`⚠` " if name == "Cofan" else "") for name in NAMES]
    assert of("# T\n\n## Some\n\n" + "".join(lines), "ENT004", "VOC") == []


def test_headings_that_are_sentences() -> None:
    text = page("", "#### If you miss something here, please tell us!")
    assert of(text, "DOC005") == []


def test_remarks_and_links_called_summary() -> None:
    assert of(page("- *Thanks to all who told us of these sorters over the years.*"), "ENT008") == []
    assert of(page("- [Elm](https://elm.dev/x) - [Summary](https://elm.dev/s)"), "ENT022") == []


def test_campaigns_of_the_list_itself() -> None:
    text = "# Sorterland\n\n- [Elm](https://elm.dev/x?utm_source={0}&utm_medium={1}) - Sorts.\n"
    assert of(text.format("sorterland", "link"), "LNK009") == []
    assert of(text.format("x", "affiliate"), "LNK009") == []
    assert of(text.format("x", "mail"), "LNK009") == [("LNK009", 3)]


def test_anchors_that_a_program_writes() -> None:
    region = '<!-- ALL-CONTRIBUTORS-LIST:START -->\n<a href="#ideas-ann">ideas</a>\n<!-- ALL-CONTRIBUTORS-LIST:END -->'
    assert of(page("", region), "LNK004") == []


@pytest.mark.parametrize(("attribute", "found"), [("{#old}", 0), ("{.wide #old}", 0), ("{old}", 1), ("#old", 1)])
def test_anchors_in_attributes_of_headings(attribute: str, found: int) -> None:
    section = f"## Sorters {attribute}\n\n- [Elm](https://elm.dev/x) - Sorts.\n"
    assert len(of(f"# Sorterland\n\nSee [below](#old).\n\n{section}", "LNK004", "DOC004")) == found


def test_two_blank_lines_above_headings_as_a_list_has_them() -> None:
    section = "\n\n## {0}\n\n- [{0}](https://{0}.dev/x) - Sorts.\n"
    text = "# T\n" + "".join(section.format(name) for name in "abcd")
    assert of(text, "FMT004") == []
    assert of(text.replace("- [c]", "\n\n- [c]"), "FMT004") == [("FMT004", 16)]


STRICT = Settings(preset="sindresorhus", select=["DOC019", "ENT011"])


@pytest.mark.parametrize(
    ("end", "mended"),
    [
        ("in [the guide](https://guide.dev/x)", "in [the guide](https://guide.dev/x)."),
        ("of `nail`", "of `nail`."),
        ("of **nails**", "of **nails**."),
    ],
)
def test_the_strict_form_puts_one_period_behind_markup(end: str, mended: str) -> None:
    text = page(f"- [Elm](https://elm.dev/x) - Sorts things {end}")
    assert len(of(text, "DOC019", "ENT011", settings=STRICT)) == 1
    assert f"Sorts things {mended}\n" in fix(text, STRICT, unsafe=True).text


def test_the_strict_form_leaves_badges_and_georgian_alone() -> None:
    text = page(
        "- [Elm](https://elm.dev/x) ![s](https://img.example/s.svg) - Sorts.", "- [Fir](https://fir.dev/x) - დათა."
    )
    assert of(text, "DOC019", settings=STRICT) == []


def test_rules_of_their_own_see_the_marks_of_a_value() -> None:
    text = table("`key`", "key", "No").replace("Kind", "Auth")
    own = OwnRule(pattern="^(?!No$)[^`].*$", in_="field:Auth")
    assert [row for _, row in of(text, "OWN", settings=Settings(rules={"in-code": own}))] == [6]


def test_a_colon_at_the_end_of_a_line_separates_nothing() -> None:
    entries = "".join(
        f"**The {name}**: [{name}.dev/x](https://{name.lower()}.dev/x)\n- Sorts {name}.\n\n" for name in NAMES
    )
    servers = "**Elm servers**:\n- Elm Talk: [elm.dev/talk](https://elm.dev/talk)\n- Help at once.\n"
    assert of(f"# T\n\n## Some\n\n{entries}{servers}", "ENT012") == []


def test_rows_of_results_name_things_once_more() -> None:
    head = "| Method | R1 | R5 | R10 |\n|-|-|-|-|\n"
    first = "".join(
        f"| [{name}](https://{name.lower()}.dev/x) | 6{at}.2 | 71.3 | 80.1 |\n" for at, name in enumerate(NAMES[:8])
    )
    second = "".join(
        f"| [{name}](https://{name.lower()}.dev/x) + Elm | 7{at}.2 | 81.3 | 90.1 |\n"
        for at, name in enumerate(NAMES[:4])
    )
    assert of(f"# T\n\n## Some\n\n{head}{first}{second}", "ENT007") == []


def test_bullets_indented_too_little_below_numbers_split_no_list() -> None:
    text = "# T\n\n## Some\n\n" + "".join(
        f"{number}. [{name}](https://{name.lower()}.dev/x)\n  - Sorts things.\n  - Finds things.\n"
        for number, name in enumerate(NAMES, 1)
    )
    text = text.replace("  - Finds", " - Finds").replace("  - Sorts", " - Sorts")
    assert not of(text, "DOC025")


@pytest.mark.parametrize("enumerator", ["i)", "b)", "2)"])
def test_an_enumerator_in_bold_closes_nothing(enumerator: str) -> None:
    assert not of(page() + f"\n**{enumerator} end to end**\n", "DOC008")


LISTED = "# T\n\n{contents}\n" + "".join(f"## {each}\n\n- [{each}x](https://{each}.dev/x)\n\n" for each in NAMES[:4])


def test_a_heading_above_others_that_the_contents_do_not_list_beside_it() -> None:
    contents = "".join(f"- [{each}](#{each.lower()})\n" for each in NAMES[:4])
    text = LISTED.format(contents=contents)
    raised = text.replace(f"## {NAMES[2]}", f"# {NAMES[2]}")
    assert of(raised, "DOC032") == [("DOC032", 16)]
    group = raised.replace(f"# {NAMES[2]}\n", f"# {NAMES[2]}\n\n## Parts\n\n- [P](https://p.dev/x)\n")
    assert of(group, "DOC032") == []
    twice = f"{raised}### {NAMES[2]}\n\n- [Q](https://q.dev/x)\n"
    assert of(twice, "DOC032") == []


def test_a_contents_entry_for_each_of_two_headings_of_one_title() -> None:
    contents = "- [Aldor](#aldor)\n  - [Books](#books)\n- [Alfan](#alfan)\n  - [Books](#books)\n"
    text = LISTED.format(contents=contents).replace("## Algil", "### Books\n\n- [B](https://b.dev/x)\n\n## Algil")
    assert of(text, "DOC004") == [("DOC004", 6)]
    assert of(f"{text}### Books\n\n- [C](https://c.dev/x)\n", "DOC004") == []


def test_fields_that_keep_no_order() -> None:
    entry = "### {0}\n\n- **{1}**: a\n- **{2}**: b\n\n"
    usual = [entry.format(each, "Bus", "Range") for each in NAMES[:12]]
    odd = [entry.format(each, "Range", "Bus") for each in NAMES[12:14]]
    assert len(of("# T\n\n## Some\n\n" + "".join([*usual, odd[0]]), "ENT004")) == 1
    table = "## {0}\n\n| What | Count |\n|---|---|\n| {1} | 1 |\n| {2} | 2 |\n| {3} | 3 |\n\n"
    rows = [("a b", "b c", "c d"), ("b c", "a b", "c d"), ("a b", "c d", "b c")]
    assert of("# T\n\n" + "".join(table.format(each, *rows[at % 3]) for at, each in enumerate(NAMES)), "ENT004") == []


def test_two_fields_of_one_name_that_lead_to_two_places() -> None:
    entry = "- [{0}](https://{0}.dev/x)\n  - Paper: https://paper.dev/{0}\n  - Code: https://code.dev/{0}\n"
    text = "# T\n\n## Some\n\n" + "".join(entry.format(each.lower()) for each in NAMES)
    assert of(f"{text}  - Code: https://code.dev/tus-in-c [C]\n", "ENT005") == []
    assert len(of(f"{text}  - Code: https://code.dev/dutus\n", "ENT005")) == 1


def test_a_field_that_only_one_entry_needs() -> None:
    entry = "### {0}\n\n- **Bus**: a\n- **Range**: b\n"
    text = "# T\n\n## Some\n\n" + "\n".join(map(entry.format, NAMES))
    assert of(f"{text}- **Nota bene**: not to be soldered\n", "ENT002") == []
    assert len(of(f"{text}- **Usual range**: not to be soldered\n", "ENT002")) == 1


def test_a_value_that_another_field_has() -> None:
    row = "| [{0}](https://{0}.dev/x) | Sorts. | {1} | {2} |\n"
    text = "# T\n\n| Name | What | Auth | HTTPS |\n|---|---|---|---|\n" + "".join(
        row.format(f"{each}{at}", "No", "Yes") for each in NAMES for at in range(3)
    )
    assert of(text + row.format("elm", "Yes", "Yes"), "VOC001") == []
    assert len(of(text + row.format("elm", "Qwertz", "Yes"), "VOC001")) == 1


def test_tables_with_open_cells() -> None:
    rows = [f"| [{each}](https://{each}.dev/x) | a{at} | b{at} | c{at} |" for at, each in enumerate(NAMES)]
    head = "# T\n\n| Name | One | Two | Three |\n|---|---|---|---|\n"
    one = [rows[0].replace("a0", ""), *rows[1:]]
    assert len(of(head + "\n".join(one), "ENT006")) == 1
    several = [rows[0].replace("a0", ""), rows[1].replace("b1", ""), rows[2].replace("c2", ""), *rows[3:]]
    assert of(head + "\n".join(several), "ENT006") == []


@pytest.mark.parametrize(
    "line",
    [
        "- `void` says that nothing comes back.",
        "- [Elm](https://elm.dev/x) - physica: vectors and fields.",
        "- [Elm](https://elm.dev/x) - elm@ says so.",
        "- [Elm](https://elm.dev/x)\n  - Sorted things\n  - Other things",
        "- [Elm](https://elm.dev/x) - Sorts many things.\n\n  **Useful resource:** [the manual](https://elm.dev/manual)",
        "- [Elm](https://elm.dev/x) - Sorts 5\u00a0×\u00a03 things, and CAFÉ… too.",
        "- [Elm](https://elm.dev/x) - Sorts a) one thing, 2.） another thing.",
    ],
)
def test_what_is_written_so(line: str) -> None:
    assert of(page(line)) == []


def test_a_remark_joined_by_a_comma() -> None:
    usual = [each.replace(" - Sorts things of some kind.", " - Sorts things") for each in USUAL]
    text = "# T\n\n## Some\n\n" + "".join(usual)
    assert of(f"{text}- [Elm](https://elm.dev/x), and so on.\n", "ENT011") == []
    assert len(of(f"{text}- [Elm](https://elm.dev/x) - Sorts all.\n", "ENT011")) == 1


def test_links_that_are_not_what_an_entry_names() -> None:
    pair = "- {0}Words of elms{1}\n- {0}Trees of words{1}\n"
    assert len(of(page(pair.format("[", "](https://one.dev/corpus_a)")), "LNK006")) == 1
    assert of(page("- [SNLI-TR](https://one.dev/nli_tr)\n- [MNLI-TR](https://one.dev/nli_tr)"), "LNK006") == []
    assert of(page("- [Words](https://one.dev/Trees.svc)\n- [Elms](https://one.dev/Trees.svc)"), "LNK006") == []
    cited = "- **Words**: of elms. (Source: https://one.dev/x)\n- **Trees**: of words. (Source: https://one.dev/x)"
    assert of(page(cited), "LNK006") == []


def test_cells_that_a_program_cut_off() -> None:
    texts = [f"Sorts the things (of {each} and of other kinds"[:30] for each in NAMES]
    head = "# T\n\n| Name | What |\n|---|---|\n"
    row = "| [{0}](https://{0}.dev/x) | {1} |\n"
    assert of(head + "".join(map(row.format, NAMES, texts)), "DOC008", "LNK002") == []
    whole = [f"Sorts things of {each}." for each in NAMES]
    text = head + "".join(map(row.format, NAMES, [texts[0], *whole[1:]]))
    assert of(text, "DOC008") == [("DOC008", 5)]


def test_words_that_were_cut_or_broken() -> None:
    assert of(page("- [Elm](https://elm.dev/x) - Sorts the services that allo [..]"), "SPL001") == []
    assert of(page("- [Elm](https://elm.dev/x) - Sorts what is con- structed from things."), "SPL001") == []
    assert of(page("- [Elm](https://elm.dev/x) - Sorts what is structed from things."), "SPL001") == [("SPL001", 25)]
    assert of(page("- [Elm](https://elm.dev/x) - Sorts by your (mis)understanding."), "SPL001") == []
    assert of(page("- [Elm](https://elm.dev/x) - Says what I told you you have to sort."), "SPL003") == []


def test_entries_that_the_files_they_lead_to_sort() -> None:
    names = [*NAMES[:8], "Aaa", *NAMES[8:]]
    by_file = "".join(f"- [{each}](./{at}_{each})\n" for at, each in enumerate(names, 10))
    assert of(f"# T\n\n## Some\n\n{by_file}", "ORD001") == []
    by_name = "".join(f"- [{each}](https://a.dev/{each})\n" for each in names)
    assert of(f"# T\n\n## Some\n\n{by_name}", "ORD001") == [("ORD001", 13)]


def test_a_part_of_the_page_of_another_level_amid_sorted_sections() -> None:
    text = "".join(f"## {each}\n\n- [{each}x](https://{each}.dev/x)\n\n" for each in NAMES)
    assert of(f"{text}# Books\n\n- [B](https://b.dev/x)\n", "ORD002") == []
    assert of(f"{text}## Ashes\n\n- [B](https://b.dev/x)\n", "ORD002") != []


def test_two_data_sets_of_one_paper() -> None:
    row = "| [{0}](https://{0}.dev/x) | {1} | Words |\n"
    text = "# T\n\n| Name | Size | Of |\n|---|---|---|\n" + "".join(row.format(each, "4,000") for each in NAMES)
    assert of(text + row.format(NAMES[3], "9,000"), "ENT007") == []
    assert of(text + row.format(NAMES[3], "4,000"), "ENT007") == [("ENT007", 25)]


def test_one_without_a_link_in_a_short_list() -> None:
    assert of("# T\n\n## Some\n\n" + "".join(USUAL[:5]) + "- Elm - Sorts things.\n", "ENT008") == []
    assert of("# T\n\n## Some\n\n" + "".join(USUAL[:12]) + "- Elm - Sorts things.\n", "ENT008") == [("ENT008", 17)]


def test_a_heading_that_says_that_the_page_ends() -> None:
    assert of(page("", "## The End"), "DOC005") == []
    assert of(page("", "## The Ends of Wool"), "DOC005") == [("DOC005", 26)]


def test_cells_that_a_row_lacks() -> None:
    rows = [f"| [{each}](https://{each}.dev/x) | a{at} | b{at} | c{at} |" for at, each in enumerate(NAMES)]
    rows[3] = rows[3].replace(" | b3 | c3 |", " |")
    text = "# T\n\n| Name | One | Two | Three |\n|---|---|---|---|\n" + "\n".join(rows)
    assert of(text, "ENT006", "DOC022") == [("DOC022", 8)]


def test_names_of_people_and_words_of_other_languages() -> None:
    assert of(page("Things to manner.", "", "- [Elm](https://elm.dev/x) - By Shie Mannor, 2017."), "SPL001") == []
    told = page("- [Elm](https://elm.dev/x) - Sorts what a conclusie of things is.")
    assert of(told, "SPL001") == [("SPL001", 25)]
    assert of(told.replace("conclusie of things", "conclusie van antwoord"), "SPL001") == []


def test_a_section_that_stands_where_its_product_belongs() -> None:
    def sections(*titles: str) -> str:
        return "# T\n\n" + "".join(f"## {each}\n\n- [{each}x](https://{each[:3]}.dev/x)\n\n" for each in titles)

    titles = ["Alder", "Beech", "Cedar", "Drill", "Microsoft Edge", "Fontsub", "Gimlet", "Hammer"]
    assert of(sections(*titles), "ORD002") == []
    assert len(of(sections(*titles).replace("Microsoft", "Narrow"), "ORD002")) == 1


def test_descriptions_that_begin_with_the_name_of_the_entry() -> None:
    usual = [each.replace("Sorts", "sorts") for each in USUAL]
    text = "# T\n\n## Some\n\n" + "".join(usual) + "\nA sorter of things.\n\n"
    assert of(f"{text}- [Sorter of words](https://s.dev/x) - Sorter of words takes all.\n", "ENT014") == []
    assert len(of(f"{text}- [Elm](https://s.dev/x) - Sorter of words that takes all.\n", "ENT014")) == 1


def test_several_things_of_one_name_and_description() -> None:
    lab = "- [{0} lab](https://labs.dev/{1}) - Attacks a page with words."
    assert len(of(page(*(lab.format(NAMES[0], at) for at in range(2))), "ENT007")) == 1
    assert of(page(*(lab.format(each, at) for each in NAMES[:3] for at in range(2))), "ENT007") == []


def test_what_a_colon_parts_from_a_title_in_plain_text() -> None:
    usual = [each.replace("Sorts", "sorts").replace(" - ", ": ") for each in USUAL]
    text = "# T\n\n## Some\n\n" + "".join(usual) + "\nA sorter of things.\n\n"
    assert of(f"{text}- Elms: Sorter of things, by [Ann](https://ann.dev/x)\n", "ENT014") == []
    assert len(of(f"{text}- [Elms](https://elms.dev/x): Sorter of things, by Ann\n", "ENT014")) == 1


def test_where_else_to_look_below_a_sorted_list() -> None:
    names = "".join(f"- [{each}](https://{each}.dev/x)\n" for each in NAMES)
    assert of(f"# T\n\n## Some\n\n{names}- Also see: [Bees](https://bees.dev/x)\n", "ORD001") == []
    assert of(f"# T\n\n## Some\n\n{names}- [Bees](https://bees.dev/x)\n", "ORD001") == [("ORD001", 25)]


def test_sections_with_chinese_characters_in_their_titles() -> None:
    titles = [*NAMES[:9], "Be株式会社", "Be会社"]
    text = "".join(f"## {each}\n\n- [{at}x](https://a{at}.dev/x)\n\n" for at, each in enumerate(titles))
    assert of(f"# T\n\n{text}", "ORD002") == []


def test_one_fault_of_a_host_is_told_once() -> None:
    assert of(page("- [Elm](https://twittercom/elm) - Sorts things."), "LNK") == [("LNK016", 25)]
