"""What outsiders found false, trivial or debatable, each beside what is still told."""

from __future__ import annotations

from usual import NAMES, of, page


def test_an_introduction_between_a_heading_and_its_list() -> None:
    def listed(said: str) -> list[tuple[str, int]]:
        return of(page("", "### Elm", said, "- [Ash](https://ash.dev/x) - Sorts things of some kind."), "ENT010")

    assert listed("[All About Elms (ELM)](https://elm.dev/x), paid by many who know them.") == []
    assert listed("[All About Elms (ELM)](https://elm.dev/x) - Sorts things of some kind.") == [("ENT010", 27)]


def test_a_bullet_that_leads_to_another_section() -> None:
    assert of(page("- see also IPv6 links under Elms and Oaks"), "ENT008") == []
    assert of(page("- IPv6 links under Elms and Oaks - Sorts things of some kind."), "ENT008") == [("ENT008", 25)]


def test_brackets_within_the_text_of_a_link() -> None:
    assert of(page(r"- [\[Always use \[closed, open) things](https://oak.dev/x) - Sorts."), "LNK024") == []
    assert of(page(r"- \[closed things](https://oak.dev/x) - Sorts."), "LNK024", "ENT010") != []


def test_a_letter_in_quotes_that_is_not_garbled() -> None:
    assert of(page("- [Oak](https://oak.dev/x) - Quem diz \u2018\u00c9\u2019 e nada mais."), "DOC030") == []
    assert of(page("- [Oak](https://oak.dev/x) - Quem diz \u00c9\u2019a e nada mais."), "DOC030") == [("DOC030", 25)]


def test_dots_that_say_there_is_more() -> None:
    assert of(page("- more to come.."), "DOC033") == []
    assert of(page("- [Oak](https://oak.dev/x) - Sorts all things.."), "DOC033", "ENT011") != []


def test_a_name_behind_a_brand() -> None:
    def said(word: str) -> list[tuple[str, int]]:
        first = f"- [Oak](https://oak.dev/x) - A plotter that is made of LEGO {word} and motors."
        return of(page(first, "- [Elm](https://elm.dev/x) - Beams that fit well to LEGO technic parts."), "SPL001")

    assert said("Technic") == []
    assert said("Bricks") == [("SPL001", 26)]


def test_the_first_entry_is_what_the_others_are_below() -> None:
    def listed(first: str) -> list[tuple[str, int]]:
        names = [first, *(f"{name} Mirror (of {at})" for at, name in enumerate(NAMES))]
        lines = (f"- [{name}](https://oak.dev/{at})\n" for at, name in enumerate(names))
        return of("# T\n\n## Some\n\n" + "".join(lines), "ORD001")

    assert listed("Copperas Hub") == []
    assert listed("Copperas Mirror") == [("ORD001", 5)]


def test_an_entry_behind_one_that_begins_with_its_name() -> None:
    def listed(*names: str) -> list[tuple[str, int]]:
        lines = (f"- [{name}](https://oak.dev/{at})\n" for at, name in enumerate([*NAMES, *names, "Zebra"]))
        return of("# T\n\n## Some\n\n" + "".join(lines), "ORD001")

    assert listed("Elm tree", "Elm") == []
    assert listed("Elm tree", "Ash") == [("ORD001", 26)]


def test_the_colon_of_another_script() -> None:
    def separated(mark: str) -> list[tuple[str, int]]:
        usual = "".join(f"- [{name}](https://{name}.dev/x): Sorts things.\n" for name in NAMES)
        return of(f"# T\n\n{usual}- [Oak](https://oak.dev/x){mark}Sorts things.\n", "ENT012")

    assert separated("\uff1a") == []
    assert separated(" - ") == [("ENT012", 23)]


def test_an_account_is_not_what_it_tells_of() -> None:
    def listed(url: str) -> list[tuple[str, int]]:
        first = "- [Elm Sorter](https://github.com/elm/sorter) - Sorts the leaves of all elms."
        return of(page(first, "", "## Others", "", f"- [Elm Sorter]({url}) - Sorts the leaves of all elms."), "ENT007")

    assert listed("https://twitter.com/sorter") == []
    assert listed("https://sorter.dev/elms") == [("ENT007", 29)]


def test_a_sentence_in_place_of_a_heading() -> None:
    def below(title: str) -> list[tuple[str, int]]:
        return of(page("", f"### {title}", "", "## Last", "", "- [Ash](https://ash.dev/x) - Sorts."), "DOC005")

    assert below("We collect things here, come and help us\uff5e") == []
    assert below("Things of others") == [("DOC005", 26)]
