"""What looks like a slip in a name, a value or a link and is none: each of a kind that was reported once."""

from __future__ import annotations

from awesome_lint import check
from usual import NAMES, of, page


def test_an_article_before_a_name_that_begins_with_the_word() -> None:
    names = "".join(f"- [New York {each}](https://ny.dev/{each})\n" for each in NAMES)
    harbor = "- [{0}](https://ny.dev/new-york-harbor)\n"
    assert of(f"# T\n\n## Some\n\n{names}{harbor.format('The New New York Harbor')}", "SPL003") == []
    assert len(of(f"# T\n\n## Some\n\n{names}{harbor.format('New New York Harbor')}", "SPL003")) == 1


def test_values_that_differ_in_their_brackets() -> None:
    entry = "### {0}\n\n- Place: {1}\n- Link: https://{0}.dev/x\n\n"
    values = ["오프라인(대구)"] * 12 + ["Meeting (Ulm)"] * 7
    text = "# T\n\n" + "".join(entry.format(each, value) for each, value in zip(NAMES, values, strict=False))
    assert of(f"{text}{entry.format('Elm', '오프라인(대전)')}", "VOC002") == []
    assert len(of(f"{text}{entry.format('Elm', 'Meetting (Ulm)')}", "VOC002")) == 1


def test_an_address_that_is_short_for_a_query() -> None:
    line = "- [https://lab.dev/{0}](https://lab.dev/index.php?Harbor%20model)"
    assert of(page(line.format("harbor")), "LNK017") == []
    assert len(of(page(line.format("meadow")), "LNK017")) == 1


def test_rooms_of_one_site() -> None:
    rooms = [f"- [#{each} at Quarry Chat](https://quarry.dev/) - Talk of {each}." for each in ("cats", "dogs")]
    assert of(page(*rooms), "LNK006") == []
    assert len(of(page(rooms[0], rooms[1].replace("Quarry", "Other")), "LNK006")) == 1


def test_entries_that_are_found_on_a_page_of_models() -> None:
    entries = [f"- [{each}](https://lab.dev/models/) - Finds {each} in pictures." for each in ("Birds", "Fishes")]
    assert of(page(*entries), "LNK006") == []


def test_a_town_whose_name_begins_with_an_article() -> None:
    names = [*NAMES[:10], "The Eel Museum", "Eel Park", "The Fir Museum", "Fir Park"]
    names += ["Long Park", "Lower Park", "Los Angeles Museum", "Mill Park", "North Park"]
    entries = "".join(f"- [{each}](https://m.dev/{at})\n" for at, each in enumerate(names))
    (found,) = [each for each in check(f"# T\n\n## Some\n\n{entries}") if each.code == "ORD001"]
    assert "between `Los" in found.message or "between `Long" in found.message


def test_a_description_that_begins_with_a_part_of_the_name_or_the_url() -> None:
    more = "- [onanomsg](https://elm.dev/onanomsg) - {0} bindings of some kind."
    assert of(page(more.format("nanomsg")), "ENT014") == []
    assert len(of(page(more.format("quick")), "ENT014")) == 1
    assert of(page("- [Packages](https://opam.elm.dev/x) - opam repository of some kind."), "ENT014") == []


def test_the_product_of_a_host_whose_name_is_nearly_that() -> None:
    assert of(page("- [quarrySSH](https://www.quarryssl.dev/products/quarryssh/) - Sorts things."), "SPL005") == []
    assert len(of(page("- [quarrySSH](https://www.quarryssl.dev/) - Sorts things."), "SPL005")) == 1


def test_two_words_that_are_joined_in_a_title() -> None:
    papers = "".join(f"- The {each} of bots with a ball on the ground and more of it\n" for each in NAMES)
    text = "# T\n\n## Papers\n\nThe papers that we have read, with a robot and its ball.\n\n" + papers
    assert of(f"{text}- Path Following Model Predictive Control of Ballbots\n", "SPL005") == []


def test_a_heading_that_is_a_name_in_small_letters() -> None:
    sections = "".join(f"## {each}\n\n- [{each} x](https://{each}.dev/x) - Calls zprintf.\n\n" for each in NAMES)
    assert of(f"# T\n\n{sections}## zprintf\n\n- [One](https://one.dev/x) - Has zprintf.\n", "DOC035") == []
    assert len(of(f"# T\n\n{sections}## pending\n\n- [One](https://one.dev/x) - Has it.\n", "DOC035")) == 1


def test_a_count_and_what_is_written_otherwise_than_the_entries_has_no_link() -> None:
    assert of(page("- Total number of sorters: 66"), "ENT008") == []
    assert len(of(page("", "- Beechwood - Sorts things."), "ENT008")) == 1
    entry = "### {0}\n\n- Type: `sorter`\n- Level: `high`\n- Link: https://{0}.dev/x\n\n"
    text = "# T\n\n## Some\n\n" + "".join(map(entry.format, NAMES))
    assert of(f"{text}### Counts\n\n- Sorters: 66\n- Others: 12\n", "ENT001", "ENT008") == []


def test_where_a_list_of_names_is_from() -> None:
    talks = "[program](https://talks.dev/2018)\n\n- How to sort\n- Where to sort\n"
    assert of(page("", "## Talks", "", talks), "ENT010") == []


def test_few_words_behind_the_link_of_a_group() -> None:
    group = "- [Beechwood](https://beech.dev/x) Games\n  - [One](https://one.dev/x) - Sorts.\n"
    assert of(page(group + "  - [Two](https://two.dev/x) - Sorts."), "ENT012") == []
    assert len(of(page("- [Beechwood](https://beech.dev/x) Games of some kind."), "ENT012")) == 1


def test_a_name_of_one_word_twice_that_another_url_has() -> None:
    names = "".join(f"- [Pico {each}](https://pico.dev/{each})\n" for each in NAMES)
    book = "- [Pico Pico Book](https://book.dev/) - Tells of it. ([source](https://github.com/ann/{0}))\n"
    assert of(f"# T\n\n## Some\n\n{names}{book.format('pico-pico')}", "SPL003") == []
    assert len(of(f"# T\n\n## Some\n\n{names}{book.format('pico')}", "SPL003")) == 1


def test_a_program_whose_name_is_nearly_a_word() -> None:
    assert of(page("- [Elm](https://elm.dev/x) - Sends what it measures with collectd to you."), "SPL001") == []
    assert len(of(page("- [Elm](https://elm.dev/x) - Sends what it has colected to you."), "SPL001")) == 1


def test_a_word_of_another_language_in_a_title() -> None:
    titles = [f"The {each} of all who sort things" for each in NAMES]
    text = "# T\n\n## Some\n\n" + "".join(f"- [{each}](https://a.dev/{at})\n" for at, each in enumerate(titles))
    assert of(f"{text}- [Reading the Plattform of Sorters](https://sort.ch/x) - Sorts things.\n", "SPL005") == []
    assert len(of(f"{text}- [Reading the Platfform of Sorters](https://sort.ch/x) - Sorts.\n", "SPL005")) == 1


def test_a_name_that_differs_in_one_letter_that_is_a_word() -> None:
    guide = "- [Learn {0} in few minutes](https://github.com/a/learn-x-in-few-minutes) - Sorts things."
    assert of(page(guide.format("c")), "SPL005") == []


def test_an_image_in_a_link_of_the_contents() -> None:
    contents = "- [T ![Badge](https://github.com/a/b)](#t)\n"
    assert of(page().replace("## Some\n", f"{contents}\n## Some\n"), "LNK024") == []
    assert len(of(page("- ![Badge](https://github.com/a/b) - Sorts things."), "LNK024", "ENT010")) == 1


def test_what_else_to_see_stands_last() -> None:
    sections = "".join(f"## {each}\n\n- [{each} x](https://{each}.dev/x) - Sorts.\n\n" for each in NAMES)
    assert of(f"# T\n\n{sections}## Also see:\n\n- [One](https://one.dev/x) - Sorts.\n", "ORD002") == []


def test_a_host_with_accents() -> None:
    assert of(page("- [tímarit.is](https://timarit.is) - Sorts things."), "LNK017") == []


def test_an_article_before_a_compound() -> None:
    assert of(page("- [Elm](https://elm.dev/x) - A open-source sorter."), "SPL007") == [("SPL007", 25)]
    assert of(page("- [Elm](https://elm.dev/x) - A one-off sorter."), "SPL007") == []
