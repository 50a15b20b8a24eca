"""Our dataclasses: equal, hashed and shown as those of `dataclass` are, without slots for more."""

from __future__ import annotations

import inspect
import pickle
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from functools import cached_property
from typing import Any, ClassVar

import pytest

from awesome_lint.values.slotted import distinct, immutable, kept, mutable


@immutable
class Place:
    row: int
    names: tuple[str, ...] = ()
    seen: list[int] = field(default_factory=list, compare=False, repr=False)


@immutable
class Far(Place):
    away: int = 0


@mutable
class Box:
    places: list[Place] = field(default_factory=list)


def test_they_are_equal_if_their_compared_fields_are() -> None:
    assert Place(1, ("a",), [1]) == Place(1, ("a",), [2])
    assert Place(1) != Place(2)
    assert Place(1) != Far(1)
    assert Box([Place(1)]) == Box([Place(1)]) != Box()


def test_only_those_that_never_change_have_a_hash() -> None:
    assert len({Place(1), Place(1), Place(2), Far(1)}) == 3
    with pytest.raises(TypeError):
        hash(Box())


def test_distinct_ones_are_equal_to_themselves_alone() -> None:
    @distinct
    class Node:
        at: int

    node = Node(1)
    assert node != Node(1)
    assert len({node, node, Node(1)}) == 2
    assert repr(node).endswith("Node(at=1)")


def test_annotations_and_types_of_fields_are_as_written() -> None:
    @immutable
    class Marked(Place):
        kind: ClassVar[str] = "a"
        marks: Mapping[str, int] = field(default_factory=dict)

    assert [(each.name, each.type) for each in fields(Marked)] == [
        ("row", "int"),
        ("names", "tuple[str, ...]"),
        ("seen", "list[int]"),
        ("marks", "Mapping[str, int]"),
    ]
    assert Marked.__annotations__ == {"kind": "ClassVar[str]", "marks": "Mapping[str, int]"}
    assert Marked.kind == "a"


def test_they_are_shown_as_dataclasses_are() -> None:
    assert repr(Place(1)) == "Place(row=1, names=())"
    assert repr(Box([Far(2)])) == "Box(places=[Far(row=2, names=(), away=0)])"


def test_they_have_slots_and_can_be_copied() -> None:
    box = Box()
    with pytest.raises(AttributeError):
        box.other = 1  # type: ignore[attr-defined]
    assert replace(Far(1), away=3) == Far(1, away=3)
    assert pickle.loads(pickle.dumps(Far(1))) == Far(1)


@pytest.mark.parametrize("how", [immutable, mutable, distinct, dataclass])
def test_arguments_are_those_of_a_dataclass(how: Any) -> None:
    @how
    class Base:
        parts: list[int] = field(default_factory=list, kw_only=True)

    @how
    class Made(Base):
        first: int
        second: tuple[str, ...] = ("a",)
        seen: dict[str, int] = field(default_factory=dict, init=False)
        is_kept: bool = field(default=False, init=False)
        names: list[str] = field(default_factory=list)

    class Named(Made):
        pass

    made: Any = Made
    one, other = made(1), made(2, ("b",), ["c"], parts=[3])
    assert one.is_kept is False
    assert (one.first, one.second, one.seen, one.names, one.parts) == (1, ("a",), {}, [], [])
    assert (other.first, other.second, other.seen, other.names, other.parts) == (2, ("b",), {}, ["c"], [3])
    assert one.names is not made(1).names
    named: Any = Named
    assert named(first=1).first == named(1).first == 1
    assert [*inspect.signature(Made).parameters] == ["first", "second", "names", "parts"]
    for wrong in ([], [1, (), [], []]):
        with pytest.raises(TypeError, match=r"Made.__init__\(\)"):
            made(*wrong)


def test_what_a_class_says_itself_counts() -> None:
    @immutable
    class Named:
        name: str

        def __repr__(self) -> str:
            return self.name

        def __hash__(self) -> int:
            return 7

    assert repr(Named("a")) == "a"
    assert hash(Named("a")) == 7


def test_what_is_kept_is_worked_out_once_and_needs_no_dictionary() -> None:
    @mutable
    class Cell:
        text: str
        asked: list[str] = field(default_factory=list, compare=False)

        @kept
        def size(self) -> int:
            """How long it is."""
            self.asked.append("size")
            return len(self.text)

    cell = Cell("four")
    assert cell == Cell("four")
    assert (cell.size, cell.size, cell.asked) == (4, 4, ["size"])
    assert not hasattr(cell, "__dict__")
    assert repr(cell) == repr(Cell("four", ["size"]))
    with pytest.raises(AttributeError, match="length"):
        cell.length  # type: ignore[attr-defined]  # noqa: B018


@pytest.mark.parametrize("how", [immutable, mutable, distinct, dataclass])
def test_many_objects_are_as_the_first_ones(how: Any) -> None:
    @how
    class Made:
        first: int
        names: list[str] = field(default_factory=list)
        seen: dict[str, int] = field(default_factory=dict, init=False)

    made: Any = Made
    every = [made(number) for number in range(100)]
    assert [each.first for each in every] == [*range(100)]
    assert len({id(each.names) for each in every} | {id(each.seen) for each in every}) == 200
    for arguments in ({}, {"first": 1, "other": 2}, {"first": 1, "seen": {}}):
        with pytest.raises(TypeError, match=r"Made.__init__\(\)"):
            made(**arguments)
    with pytest.raises(TypeError, match=r"Made.__init__\(\)"):
        made(1, first=2)


def test_they_are_dataclasses_for_others() -> None:
    @dataclass
    class Plain(Place):  # type: ignore[misc]
        more: int = 3

    assert [each.name for each in fields(Plain)] == ["row", "names", "seen", "more"]
    assert replace(Plain(1), more=4) == Plain(1, more=4)
    match Far(1, ("a",), [], 2):
        case Far(row, names, _, away):
            assert (row, names, away) == (1, ("a",), 2)


def test_properties_can_be_cached_in_a_dictionary() -> None:
    @immutable
    class Word:
        text: str
        count: int = 1

        @cached_property
        def length(self) -> int:
            return len(self.text)

    assert Word("four").length == Word("four").length == 4
    assert (Word("four").count, Word("four")) == (1, Word("four", 1))
