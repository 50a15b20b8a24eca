"""What was told in vain on lists that nobody had seen, each beside a fault of its kind that is still told."""

from __future__ import annotations

import pytest

from awesome_lint import check
from awesome_lint.diagnostic import Diagnostic, Severity
from usual import NAMES, USUAL, page


def told(text: str, *codes: str) -> list[Diagnostic]:
    return [each for each in check(text) if each.severity.reaches(Severity.WARNING) and each.code in codes]


def of(text: str, *codes: str) -> list[tuple[str, int]]:
    return [(each.code, each.location.row) for each in told(text, *codes)]


def test_names_amid_a_sentence() -> None:
    bold = "".join(f"- 2024, **{name}** - Sorting things, [arXiv](https://a.dev/{name})\n" for name in NAMES)
    title = "- 2024, The **elm tree** problem of sorting, [arXiv](https://a.dev/elm)\n"
    small = "- 2024, **Elm** - sorting things, [arXiv](https://a.dev/elm)\n"
    assert of(f"# T\n\n{bold}{title}", "ENT014") == []
    assert of(f"# T\n\n{bold}{small}", "ENT014") == [("ENT014", 23)]
    assert of(page("", "## Help", "", "1. 阅读 [FAQ](docs/faq.md) 解决常见问题"), "ENT012") == []
    assert of(page("- [Elm](https://elm.dev/x) Sorts other things."), "ENT012") == [("ENT012", 25)]


def test_a_sentence_with_what_others_call_a_field() -> None:
    rows = [f"- [{n}](https://{n}.dev) - Sorts. [Open Source](https://{n}.dev/code)\n" for n in NAMES]
    sentence = "- [Elm](https://elm.dev) is an [open-source](https://elm.dev/code) tool to sort.\n"
    slip = "- [Elm](https://elm.dev) - Sorts. [Open Sourec](https://elm.dev/code)\n"
    assert of("# T\n\n" + "".join(rows) + sentence, "ENT003", "SPL004") == []
    assert [row for _, row in of("# T\n\n" + "".join(rows) + slip, "ENT003", "SPL004")] == [23]


@pytest.mark.parametrize("dots", ["...", "…"])
def test_link_texts_from_which_a_part_is_left_out(dots: str) -> None:
    short = f"See [https://elm.dev/docs/{dots}/guide](https://elm.dev/docs/trees/guide)."
    assert of(page("", short), "LNK017") == []
    assert of(page("", short.replace(f"{dots}/guide]", "oaks/guide]")), "LNK017") == [("LNK017", 26)]


def test_addresses_are_no_values() -> None:
    def papers(*repos: str) -> str:
        return "# T\n\n" + "".join(
            f"- **{name}** [[paper](https://a.dev/{at})] [[repo](https://github.com/ann/{repo})]\n"
            for at, (name, repo) in enumerate(zip(NAMES, repos, strict=True))
        )

    assert of(papers(*["Forests"] * 16, *["Meadows"] * 3, "Forestr"), "VOC002") == []


def test_notes_that_say_what_is_to_do() -> None:
    assert of(page("- [Elm](https://elm.dev/x) - Sorts things. (TODO)"), "ENT022") == []
    assert of(page("- [Elm](https://elm.dev/x) (TODO)"), "ENT022") == []
    assert of(page("- [Elm](https://elm.dev/x) - TODO"), "ENT022") == [("ENT022", 25)]


def test_a_licence_is_no_entry_without_a_bullet() -> None:
    rest = "[CC-BY](http://creativecommons.org/licenses/by/4.0/)"
    assert of(page("", "## 授权", rest), "ENT010") == []
    assert of(page("", "## Books", "[Elm](https://elm.dev/book)"), "ENT010") == [("ENT010", 27)]


SORTED = ("Algoma", "Brock", "Durham", "Fleming", "Lambton", "Mohawk", "Niagara", "Seneca", "Trent", "York")


def of_order(*names: str) -> list[tuple[str, int]]:
    return of("# T\n\n" + "".join(f"- [{name}](https://a.dev/{at})\n" for at, name in enumerate(names)), "ORD001")


def test_saints_stand_where_they_are_written_in_full() -> None:
    assert of_order(*SORTED[:7], "St. Clair", "Sault", *SORTED[7:]) == []
    assert of_order(*SORTED[:7], "Saint Clair", "Sault", *SORTED[7:]) == []
    assert of_order(*SORTED[:3], "St. Clair", *SORTED[3:]) == [("ORD001", 6)]


def test_the_only_small_letter_at_the_end_and_home_at_the_beginning() -> None:
    assert of_order(*SORTED, "pH") == []
    assert of_order("index", *SORTED) == []
    assert of_order(*SORTED[:9], "pH", *SORTED[9:]) == [("ORD001", 12)]
    assert of_order(*SORTED, "Cambrian") == [("ORD001", 13)]


def test_two_sets_of_data_of_one_paper() -> None:
    def data(name: str, repo: str) -> str:
        return (
            f"- **{name}**: Sorts things. [Paper](https://arxiv.org/abs/2305.07507) [Link](https://data.dev/{repo})\n"
        )

    others = [f"- **{n}**: Sorts. [Paper](https://{n}.dev/p) [Link](https://data.dev/{n}/x)\n" for n in NAMES]
    head = "# T\n\n## Texts\n\n" + "".join(others)
    assert of(f"{head}{data('LeXFile', 'lex/files')}\n## Tests\n\n{data('LegalLAMA', 'lex/lama')}", "LNK006") == []
    assert of(f"{head}{data('LeXFile', 'lex/files')}\n## Tests\n\n{data('LegalLAMA', 'ann/lama')}", "LNK006") == [
        ("LNK006", 29)
    ]


def test_code_of_which_each_line_has_a_bullet() -> None:
    code = ["- [Elm](https://elm.dev/x) - Sorts things.", "  - console.log('a = ',", "  - all.find(Button).props())"]
    assert of(page(*code), "DOC008") == []
    assert of(page(code[0], code[1].replace(",", ""), code[2]), "DOC008") == [("DOC008", 27)]


def test_identifiers_of_works_without_their_resolver() -> None:
    (found,) = told(page("- [Elm](10.48550/arXiv.2501.07542) - Sorts other things."), "LNK002")
    assert found.location.row == 25
    assert found.message.endswith("expected `https://doi.org/10.48550/arXiv.2501.07542`")
    assert of(page("- [Elm](10/elm.md) - Sorts other things."), "LNK002") == []


def test_badges_without_text() -> None:
    images = "".join(f"![{name}](https://a.dev/{name}.png)\n" for name in NAMES)
    assert of(f"{page()}\n{images}![](https://img.shields.io/badge/a-b)\n", "LNK021") == []
    assert of(f"{page()}\n{images}![](https://a.dev/b.png)\n", "LNK021") == [("LNK021", 46)]


def test_what_stands_above_is_told_as_it_shows() -> None:
    text = page().replace("# T\n\n", "").replace("## Some", '## <a name="some"></a>Some [↑](#top)')
    (found,) = told(f"{text}\n## More\n", "DOC003")
    assert found.message == "the list has no title; expected a heading of level 1 above `Some ↑`"


def rows(*cells: str) -> str:
    head = "| Name | When | Where |\n|---|---|---|\n"
    usual = "".join(f"| [{name}](https://a.dev/{name}) | May {at + 1} | Town {at} |\n" for at, name in enumerate(NAMES))
    return f"# T\n\n{head}{usual}" + "".join(f"{each}\n" for each in cells)


def test_what_is_not_known_yet() -> None:
    assert of(rows("| [Elm](https://a.dev/elm) | TBA | Town 30 |"), "ENT022") == []
    assert of(rows("| [Elm](https://a.dev/elm) | TODO | Town 30 |"), "ENT022") == [("ENT022", 25)]
    assert of(rows("| [Elm](https://a.dev/elm) | | |"), "ENT006") == []
    assert of(rows("| [Elm](https://a.dev/elm) | | Town 30 |"), "ENT006") == [("ENT006", 25)]


def test_an_order_of_categories_is_none_of_entries() -> None:
    few = "- [Elm](https://a.dev/1)\n- [Oak](https://a.dev/2)\n- [Ash](https://a.dev/3)\n"
    assert of(f"# T\n\nCategories are listed alphabetically.\n\n## Some\n\n{few}", "ORD001") == []
    assert of(f"# T\n\nTrees are listed alphabetically.\n\n## Some\n\n{few}", "ORD001") == [("ORD001", 9)]


def test_things_that_cite_one_work() -> None:
    def data(name: str, said: str, code: str) -> str:
        return f"| {name} | [paper](https://arxiv.org/abs/2305.07507) [code](https://b.dev/{code}) | {said} |\n"

    head = "| Name | Links | Text |\n|---|---|---|\n"
    usual = "".join(f"| {n} | [paper](https://{n}.dev/p) [code](https://{n}.dev/c) | Sorts {n} |\n" for n in NAMES)
    alike = data("Elm (Zheng et al., 2021)", "Some trees", "elm") + data(
        "Birch (Zheng et al., 2021)", "Others", "birch"
    )
    assert of(f"# T\n\n{head}{usual}{alike}", "LNK006") == []
    assert of(f"# T\n\n{head}{usual}{alike.replace('(Zheng et al., 2021)', '')}", "LNK006") == [("LNK006", 26)]


def test_languages_stand_where_they_are_pronounced() -> None:
    assert of_order("Ada", "Basic", "Cobol", "C++", "C#", "CSV", "Dart", "Erlang", "Forth", "Go", "Java") == []
    assert of_order("Ada", "Basic", "C", "C#", "C++", "Cobol", "Dart", "Erlang", "Forth", "Go", "Java") == []
    assert of_order("Ada", "Basic", "Cobol", "Dart", "Erlang", "C++", "Forth", "Go", "Java", "Lua") == [("ORD001", 8)]


def test_a_last_section_for_the_rest() -> None:
    def sections(*titles: str) -> str:
        entries = (f"## {title}\n\n- [{title} tree](https://a.dev/{title})\n\n" for title in titles)
        return "# T\n\n" + "".join(entries)

    assert of(sections(*SORTED, "Etc"), "ORD002") == []
    assert of(sections(*SORTED, "Elms"), "ORD002") == [("ORD002", 43)]


def test_tags_in_the_text_of_a_link() -> None:
    text = "See [{}how to sort](https://elm.dev/sort)."
    assert of(page("", text.format("[Android][Kotlin]"), "", "[a]: https://a.dev"), "LNK007") == []
    assert of(page("", "See [Android][Kotlin].", "", "[a]: https://a.dev"), "LNK007") == [("LNK007", 26)]


@pytest.mark.parametrize("text", ["違い(グローバル変数・ローカル変数・インスタンス変数の話)", "「’」や「”」が含まれる"])
def test_brackets_and_quotation_marks_of_japanese(text: str) -> None:
    assert of(page("", text), "DOC008") == []
    assert of(page("", text.replace("違い(", "違い").replace("「’」", "’」")), "DOC008") == [("DOC008", 26)]


def test_names_with_a_comma_among_japanese() -> None:
    assert of(page("- [工夫の話 - valid,invalid](https://elm.dev/x) - Sorts."), "SPL006") == []
    assert of(page("- [Elm](https://elm.dev/x) - Sorts valid,invalid and other things."), "SPL006") == [("SPL006", 25)]


def test_modules_that_remarks_tell_apart() -> None:
    one, other = (f"- [Elm](https://github.com/ann/elm) ({module}) - Sorts {module}." for module in ("gui", "network"))
    assert of(page(one, other), "ENT007") == []
    assert of(page(one, one.replace("Sorts", "Lists")), "ENT007") == [("ENT007", 26)]


def test_authors_that_an_abbreviation_ends() -> None:
    surveys = "".join(f"- *{n}: a Survey*, A. {n} et al. [[pdf]](https://a.dev/{n})\n" for n in NAMES[:6])
    assert of(f"# T\n\n{surveys}- *Elm: a Survey*, K. Ashley [[pdf]](https://a.dev/elm)\n", "ENT011") == []
    others = surveys.replace(" et al.", " writes.")
    assert of(f"# T\n\n{others}- *Elm: a Survey*, K. Ashley [[pdf]](https://a.dev/elm)\n", "ENT011") == [("ENT011", 9)]


def test_words_that_name_what_is_below() -> None:
    assert of(page("", "The pods match the template", "template:", "metadata"), "SPL003") == []
    assert of(page("", "The pods match the template", "template of metadata"), "SPL003") == [("SPL003", 27)]


def test_remarks_of_a_word_and_a_link() -> None:
    assert of(page("- [Elm](https://elm.dev/x) - with [Oak](https://oak.dev/x)."), "ENT014") == []
    assert of(page("- [Elm](https://elm.dev/x) - sorts [oaks](https://oak.dev/x)."), "ENT014") == [("ENT014", 25)]


def test_a_description_below_a_separator() -> None:
    below = "[Elms](https://elms.dev/y) sort things of theirs."
    assert of(page("- [Elm](https://elm.dev/x) -", below), "ENT010") == []
    assert of(page("- [Elm](https://elm.dev/x) - Sorts.", below), "ENT010") == [("ENT010", 26)]


def test_words_of_other_languages_on_an_english_page() -> None:
    assert of(page("| a | Apareceu no meu twitter e achei importante ter no meu jogo |"), "SPL001") == []
    assert of(page("- [Elm](https://elm.dev/x) - Sorts importante things."), "SPL001") == [("SPL001", 25)]


def test_a_colon_before_a_last_link() -> None:
    assert of(page("- [Elm](https://elm.dev/x): [Sheet](https://elm.dev/x.pdf)"), "ENT012") == []
    assert of(page("- [Elm](https://elm.dev/x): [Sheets](https://elm.dev/y) of it"), "ENT012") == [("ENT012", 25)]


def test_word_joiners_that_part_no_word() -> None:
    assert of(page("", "Microsoft\u2060 \u2060\u2060\u3001GraphRAG"), "DOC027") == []
    assert of(page("", "Micro\u2060soft GraphRAG"), "DOC027") == [("DOC027", 26)]
    assert of(page("", "Microsoft\u200b GraphRAG"), "DOC027") == [("DOC027", 26)]


def test_links_that_show_nothing() -> None:
    assert of(page("", '<h3 id="nodejs"><a href="#Node-js" title="Node"></a>Node</h3>'), "LNK004") == []
    assert of(page("", '<h3 id="nodejs"><a href="#Node-js" title="Node">Node</a></h3>'), "LNK004") == [("LNK004", 26)]


def test_headings_that_are_there_again_and_again() -> None:
    assert of(page("", *("## Twice\n\ntext\n" for _ in range(4))), "DOC007") == [("DOC007", 30)]


def test_capitals_of_the_first_of_several_values() -> None:
    def table(*values: str) -> str:
        rows = (f"| [{name}](https://a.dev/{name}) | {said} |\n" for name, said in zip(NAMES, values, strict=True))
        return "# T\n\n| Name | Topics |\n| --- | --- |\n" + "".join(rows)

    usual = [f"{first}, recursion" for first in ("Web", "Games", "Sound", "Maps") for _ in range(4)] + ["Web", "Games"]
    assert of(table(*usual, "Recursion, maps", "Web"), "VOC003") == []
    assert of(table(*usual, "Web, Recursion", "Web"), "VOC003") == [("VOC003", 23)]
    assert of(table(*usual, "web, recursion", "Web"), "VOC003") == [("VOC003", 23)]


def test_places_of_one_kind_for_each_language() -> None:
    def chats(*languages: str) -> str:
        entries = (f"## {each}\n\n- [Chat](https://{each}.dev) - The chat of developers.\n\n" for each in languages)
        return "# T\n\n" + "".join(entries)

    assert of(chats("de", "es", "fr", "it", "pt"), "ENT007") == []
    assert of(chats("de", "es"), "ENT007") == [("ENT007", 9)]


def test_entries_named_in_a_sentence() -> None:
    first = USUAL[0].strip()
    said = f"- Many take {first.removeprefix('- ').partition(' - ')[0]} for a tree"
    assert of(page(said), "ENT007") == []
    assert of(page(said.replace("Many take ", "")), "ENT007") == [("ENT007", 25)]
    review = USUAL[0].strip().replace("- [", "- [2024 Forest Review] [")
    assert of(page(review, review.replace("2024", "2023")), "ENT007") == [("ENT007", 25), ("ENT007", 26)]
    link = '- <a target="_blank" rel="nofollow noopener noreferrer" href="https://elm.dev/x">Elm</a> - Sorts.'
    assert of(page(link, link.replace("Sorts", "Shows")), "ENT007") == [("ENT007", 26)]


def test_contents_in_parts_with_titles() -> None:
    contents = "# T\n\n## Packages\n\n- [Elms](#elms)\n\n## Resources\n\n- [Books](#books)\n\n"
    below = f"## Elms\n\n{USUAL[0]}\n## Resources\n\n### Books\n\n{USUAL[1]}"
    assert of(contents + below, "DOC007") == []
    assert of(f"{contents}{below}\n## Elms\n\n{USUAL[2]}", "DOC007") == [("DOC007", 21)]


def test_hyphens_and_links_upwards_are_no_separators() -> None:
    def entries(*more: str) -> str:
        return "# T\n\n" + "".join(each.replace(" - ", ": ") for each in USUAL) + "".join(f"{each}\n" for each in more)

    assert of(entries("- [Elm](https://elm.dev/x)-based [tools](https://elm.dev/y)"), "ENT012") == []
    assert of(entries("- [Elm](https://elm.dev/x) — [back to top](#t)"), "ENT012") == []
    assert of(entries("- [Elm](https://elm.dev/x) — Sorts things."), "ENT012") == [("ENT012", 23)]
    assert of(page("- [Elm](https://elm.dev/x)-Sorts things."), "ENT012") == [("ENT012", 25)]


def test_programs_whose_names_are_like_words() -> None:
    assert of(page("- [Elm](https://elm.dev/x) - The runtime is containerd."), "SPL001") == []
    assert of(page("- [Elm](https://elm.dev/x) - The tools are containted."), "SPL001") == [("SPL001", 25)]
