"""Settings: what a list's curators pin or override.

Standard dataclasses, which `loading` fills from TOML with pydantic's help; a run without a
settings file needs no pydantic. Keys are written with hyphens in TOML (`extend-select`).

May not: read files; the text of a settings file is handed in.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Self

from awesome_lint.diagnostic import Severity
from awesome_lint.resources import words
from awesome_lint.values import errors
from awesome_lint.values.errors import AwesomeLintError

if TYPE_CHECKING:
    from os import PathLike

SPDX = "spdx"
"""The vocabulary that is always there."""


class SettingsError(AwesomeLintError, ValueError):
    """A settings file is wrong; the message is a sentence that names the file and the key."""


def key(name: str) -> str:
    """How the name of a setting is written in TOML."""
    return name.rstrip("_").replace("_", "-")


_IN_TOML: dict[str, object] = {"extra": "forbid", "strict": True, "alias_generator": key}


class _Table:
    """What all tables of settings share: a word on names that do not exist."""

    __slots__ = ()

    if not TYPE_CHECKING:  # type checkers shall see the fields

        def __new__(cls, *_: object, **given: object) -> Self:
            known = [each.name for each in fields(cls)]
            for name in given:
                if name not in known:
                    raise TypeError(f"{cls.__name__} has no `{name}`; {errors.known(name, known)}")
            return super().__new__(cls)


@dataclass(frozen=True, slots=True)
class FieldSettings(_Table):
    """What one field of the entries is held to; None leaves it to what the list itself does."""

    __pydantic_config__: ClassVar[dict[str, object]] = _IN_TOML

    values: list[str] | None = None
    """The values that the field may take."""
    vocabulary: str | None = None
    """Instead of `values` the name of a vocabulary: one of `vocabularies`, or `spdx`, the licenses' identifiers."""
    required: bool | None = None
    """Whether every entry has the field."""


@dataclass(frozen=True, slots=True)
class SectionSettings(_Table):
    """Which sections hold entries, where their titles do not tell; patterns as in file names, in any case."""

    __pydantic_config__: ClassVar[dict[str, object]] = _IN_TOML

    include: list[str] = field(default_factory=list)
    """Titles of sections that hold entries although they sound like sections about the page."""
    exclude: list[str] = field(default_factory=list)
    """Titles of sections that hold no entries, nor do those below them; wins over `include`."""
    min_entries: int = 3
    """The fewest entries of a section by the rule small-section."""


@dataclass(frozen=True, slots=True)
class OrderSettings(_Table):
    """How the entries of a section are ordered; None leaves it to what the list itself does."""

    __pydantic_config__: ClassVar[dict[str, object]] = _IN_TOML

    by: Literal["name", "none"] | None = None
    """What entries are sorted by; `none` turns the order rules off."""
    field: str | None = None
    """A field that entries are sorted by instead of their names."""
    direction: Literal["ascending", "descending"] = "ascending"
    """Which way they are sorted."""
    case_sensitive: bool = False
    """Whether capital letters sort before small ones."""


@dataclass(frozen=True, slots=True)
class LinkSettings(_Table):
    """What the rules about links look at; None leaves it to what is surely a mistake."""

    __pydantic_config__: ClassVar[dict[str, object]] = _IN_TOML

    duplicates: Literal["page", "section", "off"] | None = None
    """Where no two entries may lead to one URL; `off` turns the rules about it off."""
    allow: list[str] = field(default_factory=list)
    """Glob patterns of URLs that the rules about links leave alone."""
    exclude: list[str] = field(default_factory=list)
    """Glob patterns of URLs that `awesome-lint links` does not ask."""
    accept: dict[str, list[int]] = field(default_factory=dict)
    """For a host, or a glob pattern of hosts, the status codes that are as good as 200."""
    keep: dict[str, str] = field(default_factory=dict)
    """For a URL, or a glob pattern, the reason why its archived, disabled or stale repository stays in the list."""
    archived_after: int = 0
    """For how many months a repository may be archived before it is reported."""
    stale_after: int = 36
    """For how many months nothing may be pushed to a repository; 0 sets no limit."""


@dataclass(frozen=True, slots=True)
class DescriptionSettings(_Table):
    """How entries are described; None leaves it to what the list itself does."""

    __pydantic_config__: ClassVar[dict[str, object]] = _IN_TOML

    required: bool | None = None
    """Whether every entry has a description."""
    separator: str | None = None
    """What stands between name and description, with its spaces; `none` is nothing but a space."""
    final_mark: Literal[".", "。", "।", "none"] | None = None
    """What descriptions end in."""
    opening_case: Literal["upper", "lower"] | None = None
    """The case of the letter that descriptions begin with."""
    one_line: bool | None = None
    """Whether every entry is written on one line."""
    max_length: int = 0
    """The most characters that a description may have; 0 sets no limit."""
    promotional_words: list[str] = field(default_factory=list)
    """Words to report besides those of the rule promotional-word."""


@dataclass(frozen=True, slots=True)
class ChangeSettings(_Table):
    """What one change to a list, as `--since` sees it, may bring."""

    __pydantic_config__: ClassVar[dict[str, object]] = _IN_TOML

    max_new_entries: int = 0
    """The most entries that a change may add; 0 sets no limit."""


@dataclass(frozen=True, slots=True)
class LayoutSettings(_Table):
    """How the page is written; None leaves it to what most of the page does."""

    __pydantic_config__: ClassVar[dict[str, object]] = _IN_TOML

    heading_style: Literal["atx", "setext"] | None = None
    """Whether headings of the first two levels begin with `#` (`atx`) or are underlined (`setext`)."""
    closing_hashes: bool | None = None
    """Whether headings that begin with `#` end with it, too."""
    list_marker: Literal["-", "*", "+"] | None = None
    """What bullets begin with, at every depth."""
    list_item_spacing: Literal[1, 2, 3, 4] | None = None
    """The number of spaces between the marker of an item and its text."""
    list_indentation: Literal[2, 3, 4, 5] | None = None
    """How far a list in an item stands to the right of the item's own marker."""
    emphasis_marker: Literal["*", "_"] | None = None
    """What stands around emphasized text."""
    strong_marker: Literal["**", "__"] | None = None
    """What stands around strong text."""
    thematic_break: Literal["---", "***", "___", "- - -", "* * *", "_ _ _"] | None = None
    """How a rule across the page is written."""
    code_fence: Literal["`", "~"] | None = None
    """The character of which the fences of code blocks are made."""
    hard_tabs: Literal["spaces", "as-is"] | None = None
    """Whether tabs before and behind list markers become spaces."""
    tables: Literal["as-is", "compact", "aligned"] = "as-is"
    """The white space in tables: as it is, one space around each cell, or columns of equal width."""
    numbering: Literal["one-up", "same"] | None = None
    """Whether the items of an ordered list count upward or all bear the first one's number."""


@dataclass(frozen=True, slots=True)
class OwnRule(_Table):
    """A rule of the list's own: one of `words`, `pattern`, `required-field` and `max-length`."""

    __pydantic_config__: ClassVar[dict[str, object]] = _IN_TOML

    words: list[str] = field(default_factory=list)
    """Words and phrases to report, in any case."""
    pattern: str | None = None
    """A regular expression of Python's `re`, of which to report each match."""
    required_field: str | None = None
    """A field to miss in entries that do not have it."""
    max_length: int | None = None
    """The most characters to allow."""
    in_: str | None = None
    """Where to look: `description` (if nothing is said), `name`, `url`, `field:NAME` or `section title`."""
    message: str | None = None
    """What to say; `{match}` stands for the text that is reported."""
    severity: Severity = Severity.ERROR
    """What a finding weighs."""
    replace_with: str | None = None
    """What the unsafe fix puts in the place of a word or a match; of a pattern it may name groups, as in `\\1`."""


@dataclass(frozen=True, slots=True)
class Override(_Table):
    """Other settings for some files, for some sections, or for some sections of some files.

    `files` are for whoever finds the settings of a file; a check of bare text heeds those without.
    """

    __pydantic_config__: ClassVar[dict[str, object]] = _IN_TOML

    files: list[str] = field(default_factory=list)
    """Glob patterns of the files that this is about, like those of `lists`."""
    in_sections: list[str] = field(default_factory=list)
    """Titles of sections, as patterns in any case: in and below these what else is set holds."""
    settings: dict[str, Any] = field(default_factory=dict)
    """What else is set, as TOML has it."""

    @property
    def table(self) -> dict[str, Any]:
        """All that is set, as TOML has it."""
        places = {key(name): getattr(self, name) for name in ("files", "in_sections") if getattr(self, name)}
        return {**places, **self.settings}

    @property
    def only_ignores(self) -> bool:
        """Whether nothing but rules that say nothing is set."""
        return self.settings.keys() <= {"ignore"}


@dataclass(frozen=True, slots=True)
class Settings(_Table):
    """Everything that can be set."""

    __pydantic_config__: ClassVar[dict[str, object]] = _IN_TOML

    extend: str | None = None
    """The settings file below this one: it holds for what this one does not set. Its path is relative to this file."""
    preset: str | None = None
    """The preset below these settings: `default` or `sindresorhus`."""
    select: list[str] = field(default_factory=list)
    """Rules to run instead of those of the preset: codes, names or families."""
    extend_select: list[str] = field(default_factory=list)
    """Rules to run besides those selected."""
    ignore: list[str] = field(default_factory=list)
    """Rules not to run; wins over the selections."""
    severity: dict[str, Severity] = field(default_factory=dict)
    """The severity of single rules."""
    safe_fixes: list[str] = field(default_factory=list)
    """Rules whose unsafe fixes `--fix` applies too."""
    rules: dict[str, OwnRule] = field(default_factory=dict)
    """Rules of the list's own, by name."""
    plugins: list[str] = field(default_factory=list)
    """Installed packages whose rules run, too."""
    overrides: list[Override] = field(default_factory=list)
    """Other settings for some files, or for some sections."""
    lists: list[str] = field(default_factory=list)
    """Glob patterns of files that are lists, besides README files."""
    entries: list[Literal["heading", "bullet", "table"]] = field(default_factory=list)
    """The forms in which entries are written; without any, all are read."""
    sections: SectionSettings = field(default_factory=SectionSettings)
    """Which sections hold entries."""
    companions: list[str] = field(default_factory=list)
    """The files beside a list that missing-companion-file asks for; without any, `contributing.md` and `license`."""
    vocabularies: dict[str, list[str]] = field(default_factory=dict)
    """Lists of values under a name, for several fields to share."""
    fields: dict[str, FieldSettings] = field(default_factory=dict)
    """What single fields are held to, by name."""
    order: OrderSettings = field(default_factory=OrderSettings)
    """How entries are ordered."""
    links: LinkSettings = field(default_factory=LinkSettings)
    """What the rules about links look at."""
    descriptions: DescriptionSettings = field(default_factory=DescriptionSettings)
    """How entries are described."""
    changes: ChangeSettings = field(default_factory=ChangeSettings)
    """What one change to a list may bring."""
    layout: LayoutSettings = field(default_factory=LayoutSettings)
    """How the page is written."""

    @classmethod
    def load(cls, path: str | PathLike[str]) -> Settings:
        """The settings in a file: TOML, or a `pyproject.toml` with our table; those that it extends lie below.

        Raises:
            FileError: the file does not exist, cannot be read or is not UTF-8.
            SettingsError: something in it is wrong.
        """
        from awesome_lint.world import settings_files  # noqa: PLC0415 -- the one door from settings to files

        return settings_files.settings_in(path)

    @classmethod
    def near(cls, path: str | PathLike[str]) -> Settings:
        """The settings that the command line heeds for a list: those of the nearest file, with its overrides.

        Raises:
            FileError: a file cannot be read or is not UTF-8.
            SettingsError: something in it is wrong.
        """
        from awesome_lint.world import settings_files  # noqa: PLC0415

        return settings_files.settings_near(path)

    def values_of(self, each: FieldSettings) -> list[str] | None:
        """The values that a field may take, where the settings say; a vocabulary stands for its values.

        Raises:
            SettingsError: no vocabulary has the name.
        """
        if each.values is not None or each.vocabulary is None:
            return each.values
        if each.vocabulary in self.vocabularies:
            return self.vocabularies[each.vocabulary]
        if each.vocabulary != SPDX:
            known = ", ".join(f"`{name}`" for name in (SPDX, *self.vocabularies))
            raise SettingsError(f"no vocabulary is called `{each.vocabulary}`; known are {known}")
        return sorted(words.load("spdx-licenses"), key=str.casefold)
