"""What several entries of one section do otherwise, and slips that are told once, with the right remedy."""

from __future__ import annotations

from awesome_lint import check
from usual import NAMES, USUAL, of, page


def entries(count: int, said: str) -> list[str]:
    return [f"- [Oak{at}](https://oak{at}.dev/x) - {said}" for at in range(count)]


def section(odd: int, said: str) -> str:
    usual = "".join(USUAL * 6)
    lines = [*entries(odd, said), *USUAL[: 25 - odd]]
    return f"# T\n\n## Some\n\n{usual}\n## Others\n\n" + "\n".join(each.strip() for each in lines) + "\n"


def test_what_several_entries_of_a_section_do() -> None:
    for said, code in (("Sorts things of some kind", "ENT011"), ("sorts things of some kind.", "ENT014")):
        assert len(of(section(5, said), code)) == 5
        assert of(section(6, said), code) == []
        assert any(each.code == code for each in check(section(6, said)))


def test_a_stray_mark_behind_the_final_one() -> None:
    assert of(page("- [Oak](https://oak.dev/x) - Sorts things.="), "ENT011") == []
    assert of(page("- [Oak](https://oak.dev/x) - Sorts things="), "ENT011") == [("ENT011", 25)]


def test_two_separators_in_the_place_of_one() -> None:
    told = [each for each in check(page("- [Oak](https://oak.dev/x): - Sorts things.")) if each.code == "ENT012"]
    assert [each.message[:42] for each in told] == ["separator is `: - `; expected ` - `, as in"]
    assert len(of(page("- [Oak](https://oak.dev/x) - - Sorts things."), "ENT012")) == 1


def test_a_title_with_two_periods() -> None:
    url = "https://oak.dev/x"
    assert of(page(f"- [Why Can't They.. Swim?]({url}) - Sorts things."), "DOC033") == []
    assert of(page(f"- [Oak]({url}) - Sorts things.. Then it rests."), "DOC033") == [("DOC033", 25)]


def test_a_description_that_leads_to_a_form() -> None:
    assert of(page("- [Oak](https://oak.dev/x) - Add new trees [here](https://forms.dev/x)."), "ENT022") == []
    assert of(page("- [Oak](https://oak.dev/x) - Add new trees here."), "ENT022") == [("ENT022", 25)]


def test_a_reference_behind_a_row() -> None:
    def table(surplus: str) -> list[str]:
        rows = "".join(f"| {name} | sorts |\n" for name in NAMES)
        told = check(f"# T\n\n| Name | Use |\n|---|---|\n{rows}| Oak | sorts |{surplus}\n")
        return [each.message.rpartition("; ")[2] for each in told if each.code == "DOC022"]

    assert table("[[1]](view://3113cedb)") == ["remove it"]
    assert table(" or not |") == ["expected `\\|` for a `|` within a cell"]


def test_a_word_that_another_entry_is_named_after() -> None:
    line = "- [Fields](https://oak.dev/x) - sandray fields for everybody."
    assert of(page(line), "ENT014") == [("ENT014", 25)]
    assert of(page(line, "- [sandray-tools](https://tools.dev/x) - Sorts things."), "ENT014") == []


def test_another_degree_of_a_scale() -> None:
    def table(last: str) -> list[str]:
        rows = "".join(
            f"| [{name}](https://{name}.dev/x) | {('low', 'medium')[at % 2]} |\n" for at, name in enumerate(NAMES * 2)
        )
        text = f"# T\n\n| Name | Effort |\n|---|---|\n{rows}| [Oak](https://oak.dev/x) | {last} |\n"
        return [code for code, _ in of(text, "VOC001")]

    assert table("hard") == []
    assert table("stony") == ["VOC001"]


def test_a_link_that_will_have_its_url() -> None:
    assert of(page("- [Oak](https://oak.dev/x) - Sorts things, with [code]() (soon)."), "LNK003") == []
    assert of(page("- [Oak](https://oak.dev/x) - Sorts things, with [code]() of its own."), "LNK003") == [
        ("LNK003", 25)
    ]


def test_a_title_in_another_language_than_its_url() -> None:
    assert of(page("- [Lettres persanes](https://oak.dev/Persian_Letters) and Letters - Sorts."), "SPL005") == []
    assert of(page("- [Persian Lettres](https://oak.dev/Persian_Letters) and Letters - Sorts."), "SPL005") != []


def test_the_text_of_an_image_is_no_name_of_a_field() -> None:
    def listed(text: str) -> str:
        lines = (
            f"- [{n}](https://{n}.dev/x) - Sorts. [![crates.io](https://i.dev/{n}.svg)](https://c.dev/{n})\n"
            for n in NAMES
        )
        last = f"- [Oak](https://oak.dev/x) - Sorts. {text}\n"
        return "# T\n\n" + "".join(lines) + last

    text = listed("[![crate.io](https://i.dev/oak.svg)](https://c.dev/oak)")
    assert of(text, "ENT003") == []
    assert any(each.code == "ENT003" for each in check(text))


def test_steps_that_share_a_page() -> None:
    first, second = "[Install Oak Desktop](https://oak.dev/start)", "[Install Oak](https://oak.dev/start)"
    assert of(page(f"- Windows: {first}", f"- Linux: {second}"), "LNK006") == []
    assert of(page(f"- {first}", f"- {second}"), "LNK006") == [("LNK006", 26)]


def test_the_nearest_word_is_what_is_meant() -> None:
    line = "- [Oak](https://oak.dev/x) - A Linux distribuiton that is made for the use in small companies."
    told = [each.message for each in check(page(line)) if each.code == "SPL001"]
    assert told == ["`distribuiton` is misspelled; did you mean `distribution`?"]


def test_a_link_without_a_url_that_says_so() -> None:
    assert of(page("- [Oak](https://oak.dev/x) - Sorts, with code <a href=''>NOT FOUND</a>."), "LNK003") == []
    assert of(page("- [Oak](https://oak.dev/x) - Sorts, with code <a href=''>of its own</a>."), "LNK003") != []


def test_results_of_one_work_on_other_data() -> None:
    def table(first: str, second: str) -> list[tuple[str, int]]:
        rows = "".join(
            f"| [{name}](https://{name}.dev/x) | Seeds | Error: {at}.5% |\n" for at, name in enumerate(NAMES)
        )
        again = (f"| [Oak](https://oak.dev/x) | {data} |\n" for data in (first, second))
        return of(f"# T\n\n| Name | Data | Result |\n|---|---|---|\n{rows}{''.join(again)}", "ENT007")

    assert table("Roots | Error: 7.5%", "Leaves | Error: 12%") == []
    assert table("Roots | Error: 7.5%", "Roots | Error: 7.5%") == [("ENT007", 26)]


def test_a_word_that_is_part_of_a_name() -> None:
    first = "- [AuditdOak](https://oak.dev/x) - A port of the good old auditd for all the trees."
    assert of(page(first), "SPL001") == []
    assert of(page(first.replace("AuditdOak", "Oak")), "SPL001") == [("SPL001", 25)]
