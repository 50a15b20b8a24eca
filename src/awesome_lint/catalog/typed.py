"""Entries bound to a pydantic model of the user's own.

Each field of the model is looked for by its alias and by its name: among `name`, `url`,
`description` and `section`, then among the entry's fields, first as written, then with case, spaces
and hyphens set aside (`GitHub Stars` is `github_stars`). What it gets depends on its annotation:

- a list, set or tuple gets all values, anything else the values joined by ", ";
- a URL type of pydantic's (`AnyUrl`, `HttpUrl`, …) gets where the links of the field lead, or
  the text if there is no link; without a list, the first link;
- `section` is the titles from the top in a list, else the nearest title.

A model that forbids or allows extra fields is given those that it does not name, too.

May not: be imported by a run without a model, since pydantic is slow to import.
"""

from __future__ import annotations

import types
from collections.abc import Iterator, Sequence
from dataclasses import field, fields
from typing import Annotated, Any, Generic, TypeVar, Union, get_args, get_origin

from pydantic import AliasChoices, AnyUrl, BaseModel, SerializeAsAny, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from awesome_lint.catalog.records import Catalog, Entry, Field
from awesome_lint.diagnostic import Diagnostic, Severity
from awesome_lint.source import Source, Span
from awesome_lint.text.patterns import late_pattern
from awesome_lint.values.slotted import immutable, mutable

CODE, NAME = "ENT009", "invalid-entry"
"""How an entry that the model refuses is reported; no rule has this code, for only the user knows the model."""

_OWN = ("name", "url", "description", "section")
_SEPARATORS = late_pattern(r"[\s_-]+")
_COLLECTIONS = (list, set, frozenset, tuple, Sequence)

Model = TypeVar("Model", bound=BaseModel)


@mutable
class TypedCatalog(Catalog, Generic[Model]):
    """A catalog with a model for each valid entry, in order, and a diagnostic for each error of the other entries."""

    models: list[SerializeAsAny[Model]] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)


@immutable
class _Binding:
    """How one field of the model is filled; `key` is what the model calls it in its input and errors."""

    key: str
    names: tuple[str, ...]
    is_list: bool
    is_url: bool

    def find(self, entry: Entry) -> str | Field | None:
        """The part of the entry that the field is bound to: the name of one of its own, or a field."""
        folded = {_fold(name) for name in self.names}
        for own in _OWN:
            if own in folded and getattr(entry, own) is not None:
                return own
        exact = (found for name in self.names if (found := entry.fields.get(name)) is not None)
        return next(exact, None) or next((each for each in entry.fields if _fold(each.name) in folded), None)

    def value(self, entry: Entry, part: str | Field) -> object:
        """What the model is given for a part of the entry."""
        if isinstance(part, str):
            value = getattr(entry, part)
            if isinstance(value, list):
                return value if self.is_list else "".join(value[-1:])
            return [value] if self.is_list else value
        values = [link.url for link in part.links] if self.is_url else []
        if self.is_list:
            return values or part.values
        return values[0] if values else ", ".join(part.values)


def bind(catalog: Catalog, source: Source, model: type[Model]) -> TypedCatalog[Model]:
    """Make a model of each entry of a catalog."""
    bindings = [_binding(name, info) for name, info in model.model_fields.items()]
    takes_more = model.model_config.get("extra") in ("allow", "forbid")
    bound: TypedCatalog[Model] = TypedCatalog(**{each.name: getattr(catalog, each.name) for each in fields(catalog)})
    for entry in catalog.entries:
        parts = {each.key: part for each in bindings if (part := each.find(entry)) is not None}
        data = {each.key: each.value(entry, parts[each.key]) for each in bindings if each.key in parts}
        if takes_more:
            for extra in _others(entry, parts):
                parts[extra.name] = extra
                data[extra.name] = ", ".join(extra.values)
        try:
            bound.models.append(model.model_validate(data))
        except ValidationError as error:
            bound.diagnostics += [_diagnostic(source, entry, model, parts, each) for each in error.errors()]
    return bound


def _others(entry: Entry, parts: dict[str, str | Field]) -> Iterator[Field]:
    taken = {id(part) for part in parts.values()}
    names = {*parts}
    for each in entry.fields:
        if id(each) not in taken and each.name not in names:
            names.add(each.name)
            yield each


def _binding(name: str, info: FieldInfo) -> _Binding:
    alias = info.validation_alias
    choices = alias.choices if isinstance(alias, AliasChoices) else [alias]
    names = [choice for choice in choices if isinstance(choice, str)]
    annotations = list(_plain(info.annotation))
    is_list = any(get_origin(each) in _COLLECTIONS or each in _COLLECTIONS for each in annotations)
    leaves = [leaf for each in annotations for leaf in (_leaves(each))]
    is_url = any(isinstance(leaf, type) and issubclass(leaf, AnyUrl) for leaf in leaves)
    return _Binding(names[0] if names else name, (*names, name), is_list, is_url)


def _plain(annotation: Any) -> Iterator[Any]:
    """The alternatives of an annotation, without `Annotated`."""
    if get_origin(annotation) is Annotated:
        yield from _plain(get_args(annotation)[0])
    elif get_origin(annotation) in (Union, types.UnionType):
        for each in get_args(annotation):
            yield from _plain(each)
    else:
        yield annotation


def _leaves(annotation: Any) -> Iterator[Any]:
    arguments = get_args(annotation)
    if not arguments:
        yield annotation
    for argument in arguments:
        for each in _plain(argument):
            yield from _leaves(each)


def _fold(name: str) -> str:
    return _SEPARATORS.sub("_", name.strip().casefold())


def _diagnostic(
    source: Source, entry: Entry, model: type[BaseModel], parts: dict[str, str | Field], error: ErrorDetails
) -> Diagnostic:
    key, *rest = error["loc"] or (None,)
    part = parts.get(str(key)) if key is not None else None
    is_unknown = error["type"] == "extra_forbidden"
    span = part.own_name_span if is_unknown and isinstance(part, Field) else _place(entry, part, rest)
    message = _message(error, model.__name__, part.name if isinstance(part, Field) else key)
    return Diagnostic(
        CODE,
        NAME,
        message,
        Severity.ERROR,
        span,
        source.position(span.start),
        source.position(span.end),
        None,
        entry.name,
    )


def _place(entry: Entry, part: str | Field | None, rest: Sequence[int | str]) -> Span:
    """The value that an error is about, or else the field, or else the entry's name."""
    if isinstance(part, Field):
        spans = part.value_spans
        if rest and isinstance(rest[0], int) and len(spans) == len(part.values) > rest[0]:
            return spans[rest[0]]
        return spans[0] if len(spans) == 1 else part.own_name_span
    own = getattr(entry, f"{part}_span", None) if part is not None else None
    return own or entry.name_span


def _message(error: ErrorDetails, model: str, name: object) -> str:
    if error["type"] == "missing":
        return f"field `{name}` is missing; `{model}` requires it"
    if error["type"] == "extra_forbidden":
        return f"field `{name}` is unknown to `{model}`"
    reason = error["msg"].partition("\n")[0].removeprefix("Value error, ").removeprefix("Assertion failed, ")
    is_word = not reason[1:2].isupper()  # and no abbreviation like URL
    reason = (reason[:1].lower() if is_word else reason[:1]) + reason[1:].rstrip(".")
    return f"`{name}` is not valid: {reason}" if name is not None else f"entry is not valid: {reason}"
