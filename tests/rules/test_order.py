"""Order: collations, what need not move, and which sections keep an order."""

from __future__ import annotations

import string
from itertools import combinations, pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awesome_lint import engine
from awesome_lint.conventions import collation
from awesome_lint.diagnostic import Applicability, Diagnostic
from awesome_lint.editing import fixer
from awesome_lint.page import Page
from awesome_lint.settings import OrderSettings, Settings

ORD = Settings(select=["ORD"])
NAMES = """
Abacus Beacon Cinder drift Ember Falcon Granite harbor Iris Juniper Kestrel Lattice nimbus Orchid Zephyr
""".split()  # noqa: SIM905


def page_of(names: list[str], note: str = "") -> str:
    entries = "\n".join(f"### {name}\n\n* Type: `library`\n* Link: <https://example.org>\n" for name in names)
    return f"# Things\n\n## All\n\n{note}\n\n{entries}"


def unsorted(names: list[str], note: str = "", settings: Settings = ORD) -> list[Diagnostic]:
    return engine.check(Page.read(page_of(names, note), settings))


def is_in_order(keys: list[str]) -> bool:
    return all(one <= other for one, other in pairwise(keys))


def test_the_second_of_two_equal_entries_puts_no_other_out_of_order() -> None:
    names = ["Ant", "Bee", "Cat", "Dog", "Eel", "Fox", "Gnu", "Hen", "Ibis"]
    assert unsorted([*names[:6], "Bee", *names[6:]]) == []


def test_a_page_may_say_that_it_is_sorted_by_name() -> None:
    swapped = ["Ant", "Cat", "Bee", "Dog"]
    assert unsorted(swapped) == []
    assert len(unsorted(swapped, "The tools are sorted by name.")) == 1
    assert unsorted(swapped, "The tools are sorted by name of their author.") == []


@given(st.lists(st.sampled_from("abcd"), max_size=7))
def test_what_stays_is_a_longest_run_in_order(keys: list[str]) -> None:
    run = collation.ordered_run(keys)
    assert is_in_order([keys[index] for index in sorted(run)])
    longest = max(
        length
        for length in range(len(keys) + 1)
        if any(is_in_order(list(chosen)) for chosen in combinations(keys, length))
    )
    assert len(run) == longest


@given(st.permutations(NAMES[:9]))
def test_moving_what_is_reported_puts_the_section_in_order(names: list[str]) -> None:
    found = unsorted(names, settings=Settings(select=["ORD"], order=OrderSettings(by="name")))
    keys = [name.lower() for name in names]
    (order,) = Page.read(page_of(names), Settings(order=OrderSettings(by="name"))).conventions.orders
    moves = list(order.moves())
    astray = {index for move in moves for index in move.run}
    assert len(astray) == len(names) - len(collation.ordered_run(keys))
    assert [each.entry for each in found] == [names[move.run[0]] for move in moves]
    assert is_in_order([key for index, key in enumerate(keys) if index not in astray])
    for move in moves:
        around = [index for index in (move.after, *move.run, move.before) if index is not None]
        assert is_in_order([keys[index] for index in around])
        assert astray.isdisjoint({move.after, move.before})


@given(st.permutations(NAMES[:9]))
def test_the_fix_puts_a_declared_section_in_order(names: list[str]) -> None:
    settings = Settings(select=["ORD"], order=OrderSettings(by="name"))
    result = fixer.fix(page_of(names), settings)
    assert result.text == page_of(NAMES[:9])
    assert result.remaining == []


@given(st.integers(10, 15), st.data())
def test_two_swapped_entries_are_at_most_two_reports(count: int, data: st.DataObject) -> None:
    one, other = sorted(data.draw(st.lists(st.integers(0, count - 1), min_size=2, max_size=2, unique=True)))
    names = NAMES[:count]
    mixed = [*names]
    mixed[one], mixed[other] = mixed[other], mixed[one]
    found = unsorted(mixed, "Sorted alphabetically.")
    assert len(found) == (1 if other == one + 1 else 2)
    assert {each.entry for each in found} <= {names[one], names[other]} or other == one + 2
    result = fixer.fix(page_of(mixed, "Sorted alphabetically."), ORD)
    assert result.text == page_of(names, "Sorted alphabetically.")


def test_entries_in_any_order_are_practically_never_reported() -> None:
    random = Random(7)
    reported = 0
    for _ in range(200):
        names = random.sample(NAMES, random.randint(3, len(NAMES)))
        reported += bool(unsorted(names))
    assert reported <= 1


def test_one_name_in_small_letters_at_the_end_is_astray() -> None:
    (found,) = unsorted(["Abacus", "Beacon", "Cinder", "Drift", "Ember", "Falcon", "Granite", "Harbor", "alpaca"])
    assert found.message == "`alpaca` is out of alphabetical order; move it between `Abacus` and `Beacon`"


def test_capital_letters_first_is_an_order_too() -> None:
    assert unsorted(["Abacus", "Cinder", "Drift", "Ember", "Falcon", "Zephyr", "alpaca", "beta", "gamma"]) == []


def test_a_learned_order_is_repaired_only_unsafely() -> None:
    names = [*NAMES[1:], NAMES[0]]
    (learned,) = unsorted(names)
    assert learned.message == "`Abacus` is out of alphabetical order; move it before `Beacon`"
    assert learned.fix is not None
    assert learned.fix.applicability is Applicability.UNSAFE


@pytest.mark.parametrize(
    ("note", "applicability"),
    [
        ("Some tools, in alphabetical order.", Applicability.UNSAFE),
        ("All tools are sorted in alphabetical order.", Applicability.SAFE),
        ("Please keep the alphabetical order!", Applicability.SAFE),
        ("Die Liste ist alphabetisch sortiert.", Applicability.SAFE),
    ],
)
def test_an_order_that_the_page_asks_for_is_repaired_safely(note: str, applicability: Applicability) -> None:
    (found,) = unsorted([*NAMES[1:], NAMES[0]], note)
    assert found.fix is not None
    assert found.fix.applicability is applicability


def test_where_ways_to_sort_differ_in_the_place_nothing_is_moved_safely() -> None:
    (found,) = unsorted(["Data Ant", "Datab", "Data Zoo", "Emu", "Alpaca"], "Sorted alphabetically.")
    assert found.message == "`Alpaca` is out of alphabetical order; move it before `Data Ant`"
    assert found.fix is not None
    assert found.fix.applicability is Applicability.SAFE
    (found,) = unsorted(["Ant", "Data Zoo", "Emu", "Fox", "Database"], "Sorted alphabetically.")
    assert found.fix is not None
    assert found.fix.applicability is Applicability.UNSAFE


def test_entries_that_move_together_are_one_report() -> None:
    names = ["Abacus", "Beacon", "Ember", "Falcon", "Granite", "Cinder", "Drift", "Harbor", "Iris", "Juniper"]
    (found,) = unsorted(names, "Sorted alphabetically.")
    assert found.message == "`Cinder` and `Drift` are out of alphabetical order; move them between `Beacon` and `Ember`"
    moved = ["Ant", "Bee", "Cat", "Dog", "Zoo", *"EFGHIJKLMNOPQR"]
    (found,) = unsorted([*moved[5:], *moved[:4], moved[4]], "Sorted alphabetically.")
    assert found.message == "`Ant` to `Dog` (4 entries) are out of alphabetical order; move them before `E`"


@pytest.mark.parametrize(
    "names",
    [
        ["Alpha", "Master [4]", "Master 2 [3]", "Masterful [1]", "Zeta"],
        ["Algorithms, 4th Edition", "Algorithms and Structures", "Beta", "Gamma"],
        ["Oracle Database", "Oracle8i", "Paradox", "Quel"],
        ["Chess", "Part 1", "Part 2", "Part 9", "Part 10", "Quiz"],
        ["Apple", "The Banana", "Cherry", "A Date", "Elder"],
        ["Iris", "İstanbul", "Italy", "Øre", "Ox"],
        ["Node.js", "Node-RED", "Nodeunit", "Nuxt"],
        ["Ant", "Bee", "Emu", "工具", "列表"],
        ["工具", "列表", "网站", "Ant", "Bee"],
    ],
)
def test_what_is_sorted_by_any_usual_way_is_sorted(names: list[str]) -> None:
    others = "\n".join(f"## {at}\n\n### Ab\n\n* T: a\n\n### Ac\n\n* T: a\n\n### ad\n\n* T: a\n" for at in range(3))
    entries = "\n".join(f"### {name}\n\n* T: a\n" for name in names)
    text = f"# Things\n\nSorted alphabetically.\n\n{others}\n## All\n\n{entries}"
    assert engine.check(Page.read(text, ORD)) == []


@pytest.mark.parametrize(
    "note",
    [
        "The list is sorted alphabetically.",
        "*Note: we keep it in alphabetical order!*",
        "Die Einträge sind alphabetisch sortiert.",
        "Par ordre alphabétique.",
        "按字母顺序排列。",
        "アルファベット順",
    ],
)
def test_the_page_can_declare_its_order(note: str) -> None:
    (found,) = unsorted(["Beacon", "Abacus", "Cinder"], note)
    assert found.message == "`Beacon` is out of alphabetical order; move it between `Abacus` and `Cinder`"


@pytest.mark.parametrize(
    "bullets",
    [
        ["[Discord](https://a.org)", "[Docs](https://b.org)", "[GitHub](https://c.org)", "[Code](https://d.org)"],
        ["Try the [SDK](https://a.org)", "Read our [docs](https://b.org)", "Ask [us](https://c.org) anything"],
    ],
)
def test_links_that_are_called_what_they_lead_to_and_sentences_are_in_no_order(bullets: list[str]) -> None:
    text = "# Things\n\nAll is in alphabetical order.\n\n## More\n\n" + "".join(f"- {each}\n" for each in bullets)
    assert engine.check(Page.read(text, ORD)) == []


def test_a_declaration_speaks_of_the_sections_below_it() -> None:
    def group(level: int, names: list[str]) -> str:
        return "".join(f"{'#' * level} {name}\n\n* Type: a\n* Size: 1\n\n" for name in names)

    text = "# T\n\n## A\n\nSorted alphabetically.\n\n### A1\n\n" + group(4, ["c", "b", "d"])
    text += "## B\n\n### B1\n\n" + group(4, ["z", "y", "x"])
    found = engine.check(Page.read(text, ORD))
    assert [each.entry for each in found] == ["c"]
    everywhere = engine.check(Page.read(text + "## Contributing\n\nKeep the alphabetical order.\n", ORD))
    assert [each.entry for each in everywhere] == ["c"]
    one_astray = text.replace("#### z", "#### w")
    assert len(engine.check(Page.read(one_astray + "## Contributing\n\nKeep the alphabetical order.\n", ORD))) == 2


@pytest.mark.parametrize("note", ["Not in alphabetical order.", "The order is no longer alphabetical.", "By date."])
def test_a_denied_order_is_none(note: str) -> None:
    assert unsorted(["Beacon", "Abacus", "Cinder"], note) == []


@pytest.mark.parametrize(
    ("names", "by"),
    [
        (["a b", "ab", "a c", "B"], collation.letters_only),
        (["a b", "a-c", "ab", "B"], collation.words_first),
        (["v2", "v10", "v11", "w"], collation.naturally),
        (["Alpha", "The Beta", "Gamma"], collation.without_article),
        (["Alpha", "Zulu", "beta"], collation.as_written),
        (["Émile", "Eva"], collation.letters_only),
        (["2048", "C.Y.O.", "D"], collation.as_file_name),
    ],
)
def test_collations_differ_in_what_counts(names: list[str], by: collation.Collation) -> None:
    keys = [by(name) for name in names]
    assert sorted(range(len(keys)), key=lambda index: keys[index]) == list(range(len(keys)))


def test_settings_pin_direction_and_case() -> None:
    years = ["2024", "2023", "2022", "2021"]
    descending = OrderSettings(by="name", direction="descending")
    assert unsorted(years, settings=Settings(select=["ORD"], order=descending)) == []
    by_case = OrderSettings(by="name", case_sensitive=True)
    names = ["Beta", "Zulu", "alpha"]
    assert unsorted(names, settings=Settings(select=["ORD"], order=by_case)) == []
    assert unsorted(["b", "a", "c"], "In alphabetical order.", Settings(order=OrderSettings(by="none"))) == []


def table_of(rows: list[tuple[str, str]]) -> str:
    lines = "".join(f"| [{name}](https://example.org/{at}) | {value} |\n" for at, (name, value) in enumerate(rows))
    return f"# Things\n\n## All\n\n| Name | Seen |\n| --- | --- |\n{lines}"


def seen(values: list[str], names: list[str]) -> list[Diagnostic]:
    return engine.check(Page.read(table_of(list(zip(names, values, strict=True))), ORD))


@given(
    st.permutations([*NAMES, *(name + "s" for name in NAMES)]),
    st.integers(0, 28),
    st.sampled_from(["", ", descending"]),
)
def test_an_order_by_a_field_is_learned_whatever_the_names(names: list[str], at: int, way: str) -> None:
    values = [f"{year:,} ★" for year in sorted(range(990, 1020), reverse=way != "")]
    assert [each for each in seen(values, names) if "Seen" in each.message] == []
    values[at], values[at + 1] = values[at + 1], values[at]
    found = seen(values, names)
    if not any("alphabetical" in each.message for each in found):
        assert [each.message.partition(";")[0] for each in found] == [
            f"`{each.entry}` is out of order by `Seen`{way}" for each in found
        ]
        assert len(found) == 1


@given(st.permutations(range(100, 130)))
def test_fields_in_no_order_show_none(values: list[int]) -> None:
    shuffled = Random(7).sample([*NAMES, *(name + "s" for name in NAMES)], 30)
    if (
        len(collation.ordered_run(list(map(str, values))))
        < 20
        > len(collation.ordered_run(list(map(str, values))[::-1]))
    ):
        assert seen(list(map(str, values)), shuffled) == []


def test_a_field_of_few_values_shows_no_order() -> None:
    names = Random(7).sample([*NAMES, *(name + "s" for name in NAMES)], 30)
    assert seen(["2023"] * 14 + ["2024", "2023"] + ["2024"] * 14, names) == []


@given(st.lists(st.text(string.printable + "éß中", max_size=8), max_size=12))
def test_every_collation_can_compare_any_names(names: list[str]) -> None:
    for by in (*collation.ALL, *collation.variants(names)):
        assert len(sorted(map(by, names))) == len(names)


# sections


def sections_of(titles: list[str], contents: list[str] | None = None) -> str:
    links = "".join(f"- [{title}](#{title.lower()})\n" for title in contents or [])
    below = (f"\n## {title}\n\n- [x](https://{at}.example.org/) - Does.\n" for at, title in enumerate(titles))
    return "# Tools\n\n" + links + "".join(below)


def out_of_order(titles: list[str], settings: Settings = ORD) -> list[str]:
    return [each.message for each in engine.check(Page.read(sections_of(titles), settings))]


def test_a_section_out_of_order_is_moved_whole() -> None:
    moved = [*NAMES[:2], *NAMES[3:8], NAMES[2]]
    text = sections_of(moved).replace(f"## {NAMES[2]}\n", f"## {NAMES[2]}\n\n### Kinds\n\nAll of them.\n\n### More\n")
    (found,) = engine.check(Page.read(text, ORD))
    assert (found.code, found.location.row) == ("ORD002", 32)
    assert found.message == "the section `Cinder` is out of alphabetical order; move it between `Beacon` and `drift`"
    assert found.fix is not None
    assert found.fix.applicability is Applicability.UNSAFE
    fixed = fixer.fix(text, ORD, unsafe=True).text
    wanted = "## Cinder\n\n### Kinds\n\nAll of them.\n\n### More\n\n- [x](https://7.example.org/) - Does.\n\n## drift\n"
    assert wanted in fixed
    assert engine.check(Page.read(fixed, ORD)) == []


@pytest.mark.parametrize(
    "titles",
    [
        [*NAMES[:5], NAMES[6], NAMES[5]][:6],  # too few
        ["General", *NAMES[:7], "Miscellaneous", "Other resources"],
        ["C", "C++", "C Sharp", "Clojure", "Go", "Java", "PHP", "Perl", "Python"],
        ["🚀 Alpha", "⚙ Beta", "Delta", "🎮 Epsilon", "Eta", "📡 Iota", "Kappa"],
        ["1. Zulu", "2. Alpha", "3. Mike", "4. Bravo", "9. Tango", "10. Echo", "11. Golf"],
        ["Why", "Start", "Learn", "Build", "Test", "Ship", "Run"],
    ],
)
def test_sections_in_any_usual_order_or_in_none_are_silent(titles: list[str]) -> None:
    assert out_of_order(titles) == []


def test_sections_in_any_order_are_practically_never_reported() -> None:
    random = Random(7)
    reported = sum(bool(out_of_order(random.sample(NAMES, random.randint(4, len(NAMES))))) for _ in range(200))
    assert reported <= 3


def test_where_a_heading_is_out_of_order_the_contents_are_not_to_follow_it() -> None:
    text = sections_of([*NAMES[:2], *NAMES[3:8], NAMES[2]], contents=NAMES[:8])
    found = engine.check(Page.read(text, Settings(select=["ORD", "DOC004"])))
    assert [(each.code, each.entry) for each in found] == [("ORD002", None)]


def test_rules_between_sections_stay_between_them() -> None:
    moved = [*NAMES[:2], *NAMES[3:8], NAMES[2]]
    text = sections_of(moved).replace("\n\n## ", "\n\n---\n\n## ")
    assert fixer.fix(text, ORD, unsafe=True).text.count("Does.\n\n---\n\n## ") == len(moved) - 1


def test_settings_turn_the_order_of_sections_off() -> None:
    moved = [*NAMES[1:8], NAMES[0]]
    assert len(out_of_order(moved)) == 1
    assert out_of_order(moved, Settings(order=OrderSettings(by="none"), select=["ORD"])) == []
