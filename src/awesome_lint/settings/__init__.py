"""Settings: what the curators of a list set instead of having it learned.

Standard dataclasses, which `loading` fills from TOML with pydantic's help; a run without a
settings file needs no pydantic. Keys are written with hyphens in TOML (`extend-select`).

May not: read files; the text of a settings file is handed in.
"""

from __future__ import annotations

from dataclasses import field, fields
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Self

from awesome_lint.diagnostic import Severity
from awesome_lint.resources import words
from awesome_lint.settings.style import Style
from awesome_lint.values import errors
from awesome_lint.values.errors import AwesomeLintError
from awesome_lint.values.slotted import immutable

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


@immutable
class FieldSettings(_Table):
    """The rules for one field of the entries; None means what the list itself does."""

    __pydantic_config__: ClassVar[dict[str, object]] = _IN_TOML

    values: list[str] | None = None
    """The values that the field may have."""
    vocabulary: str | None = None
    """Instead of `values`, the name of a vocabulary: one of `vocabularies`, or `spdx` for license identifiers."""
    required: bool | None = None
    """Whether every entry must have the field."""


@immutable
class SectionSettings(_Table):
    """Which sections contain entries, if their titles do not tell; glob patterns, in any case."""

    __pydantic_config__: ClassVar[dict[str, object]] = _IN_TOML

    include: list[str] = field(default_factory=list)
    """Titles of sections that contain entries, although they sound like sections about the page."""
    exclude: list[str] = field(default_factory=list)
    """Titles of sections without entries, including the sections below them; takes precedence over `include`."""
    min_entries: int = 3
    """The lowest number of entries that small-section accepts in a section."""


@immutable
class OrderSettings(_Table):
    """How the entries of a section are ordered; None means what the list itself does."""

    __pydantic_config__: ClassVar[dict[str, object]] = _IN_TOML

    by: Literal["name", "none"] | None = None
    """What entries are sorted by; `none` turns off the rules about order."""
    field: str | None = None
    """A field to sort entries by, instead of their names."""
    direction: Literal["ascending", "descending"] = "ascending"
    """The direction in which they are sorted."""
    case_sensitive: bool = False
    """Whether capital letters sort before lowercase ones."""


@immutable
class LinkSettings(_Table):
    """What the rules about links check; None means only what is certainly a mistake."""

    __pydantic_config__: ClassVar[dict[str, object]] = _IN_TOML

    duplicates: Literal["page", "section", "off"] | None = None
    """Where no two entries may have the same URL; `off` turns off the rules about this."""
    allow: list[str] = field(default_factory=list)
    """Glob patterns of URLs that the rules about links ignore."""
    exclude: list[str] = field(default_factory=list)
    """Glob patterns of URLs that `awesome-lint links` does not request."""
    accept: dict[str, list[int]] = field(default_factory=dict)
    """For a host, or a glob pattern of hosts, the status codes that count as 200."""
    keep: dict[str, str] = field(default_factory=dict)
    """For a URL, or a glob pattern, the reason why its archived, disabled or stale repository stays in the list."""
    archived_after: int = 0
    """The number of months after which an archived repository is reported."""
    stale_after: int = 36
    """The number of months without a push after which a repository is reported; 0 sets no limit."""


@immutable
class DescriptionSettings(_Table):
    """How entries are described; None means what the list itself does."""

    __pydantic_config__: ClassVar[dict[str, object]] = _IN_TOML

    required: bool | None = None
    """Whether every entry must have a description."""
    separator: str | None = None
    """The text between name and description, with its spaces; `none` means only a space."""
    final_mark: Literal[".", "。", "।", "none"] | None = None
    """The mark at the end of descriptions."""
    opening_case: Literal["upper", "lower"] | None = None
    """The case of the first letter of descriptions."""
    one_line: bool | None = None
    """Whether every entry must be on one line."""
    max_length: int = 0
    """The highest number of characters in a description; 0 sets no limit."""
    promotional_words: list[str] = field(default_factory=list)
    """Words that promotional-word reports in addition to its own."""


@immutable
class ChangeSettings(_Table):
    """What one change to a list, as seen by `--since`, may contain."""

    __pydantic_config__: ClassVar[dict[str, object]] = _IN_TOML

    max_new_entries: int = 0
    """The highest number of entries that a change may add; 0 sets no limit."""


@immutable
class LayoutSettings(_Table):
    """How the page is written; None means what most of the page does."""

    __pydantic_config__: ClassVar[dict[str, object]] = _IN_TOML

    heading_style: Literal["atx", "setext"] | None = None
    """Whether headings of the first two levels begin with `#` (`atx`) or are underlined (`setext`)."""
    closing_hashes: bool | None = None
    """Whether headings that begin with `#` also end with it."""
    list_marker: Literal["-", "*", "+"] | None = None
    """The marker of bullets, at every depth."""
    list_item_spacing: Literal[1, 2, 3, 4] | None = None
    """The number of spaces between the marker of an item and its text."""
    list_indentation: Literal[2, 3, 4, 5] | None = None
    """How far a nested list is indented from the marker of its item."""
    emphasis_marker: Literal["*", "_"] | None = None
    """The marker around emphasized text."""
    strong_marker: Literal["**", "__"] | None = None
    """The marker around strong text."""
    thematic_break: Literal["---", "***", "___", "- - -", "* * *", "_ _ _"] | None = None
    """How a thematic break is written."""
    code_fence: Literal["`", "~"] | None = None
    """The character of the fences of code blocks."""
    hard_tabs: Literal["spaces", "as-is"] | None = None
    """Whether tabs before and after list markers become spaces."""
    tables: Literal["as-is", "compact", "aligned"] = "as-is"
    """The white space in tables: unchanged, one space around each cell, or aligned columns."""
    numbering: Literal["one-up", "same"] | None = None
    """Whether the items of an ordered list count up or all have the number of the first one."""


@immutable
class OwnRule(_Table):
    """A custom rule: one of `words`, `pattern`, `required-field`, `min-values` and `max-length`."""

    __pydantic_config__: ClassVar[dict[str, object]] = _IN_TOML

    words: list[str] = field(default_factory=list)
    """Words and phrases to report, in any case."""
    pattern: str | None = None
    """A regular expression (Python's `re`); each match is reported."""
    required_field: str | None = None
    """A field that every entry must have."""
    min_values: int | None = None
    """The lowest number of values of the field that `in` names."""
    max_length: int | None = None
    """The highest number of characters."""
    in_: str | None = None
    """Where to look: `description` (the default), `name`, `url`, `field:NAME`, `section title` or the whole `entry`."""
    message: str | None = None
    """The message; `{match}` stands for the text that is reported."""
    severity: Severity = Severity.ERROR
    """The severity of the findings."""
    replace_with: str | None = None
    """What the unsafe fix writes instead of a word or a match; for a pattern it may refer to groups, as in `\\1`."""


@immutable
class Override(_Table):
    """Other settings for some files, for some sections, or for some sections of some files.

    `files` apply when the settings of a file are looked up; a check of bare text uses only overrides without them.
    """

    __pydantic_config__: ClassVar[dict[str, object]] = _IN_TOML

    files: list[str] = field(default_factory=list)
    """Glob patterns of the files that this applies to, like those of `lists`."""
    in_sections: list[str] = field(default_factory=list)
    """Glob patterns, in any case, of the titles of sections that this applies to, including the sections below."""
    settings: dict[str, Any] = field(default_factory=dict)
    """All other settings, as in TOML."""

    @property
    def table(self) -> dict[str, Any]:
        """Everything that is set, as in TOML."""
        places = {key(name): getattr(self, name) for name in ("files", "in_sections") if getattr(self, name)}
        return {**places, **self.settings}

    @property
    def only_ignores(self) -> bool:
        """Whether it only ignores rules."""
        return self.settings.keys() <= {"ignore"}


@immutable
class Settings(_Table):
    """Everything that can be set."""

    __pydantic_config__: ClassVar[dict[str, object]] = _IN_TOML

    extend: str | None = None
    """A settings file to build on: it applies to whatever this one does not set. The path is relative to this file."""
    preset: str | None = None
    """The preset to build on: `default` or `sindresorhus`."""
    select: list[str] = field(default_factory=list)
    """Rules to run instead of those of the preset: codes, names or families; `ALL` stands for every rule."""
    extend_select: list[str] = field(default_factory=list)
    """Rules to run in addition to those selected."""
    ignore: list[str] = field(default_factory=list)
    """Rules not to run; takes precedence over the selections."""
    per_file_ignores: dict[str, list[str]] = field(default_factory=dict)
    """For glob patterns of files, like those of `lists`, additional rules not to run."""
    severity: dict[str, Severity] = field(default_factory=dict)
    """The severity of individual rules."""
    safe_fixes: list[str] = field(default_factory=list)
    """Rules whose unsafe fixes `--fix` applies, too."""
    rules: dict[str, OwnRule] = field(default_factory=dict)
    """Custom rules, by name."""
    plugins: list[str] = field(default_factory=list)
    """Installed packages whose rules run, too."""
    overrides: list[Override] = field(default_factory=list)
    """Different settings for some files or sections."""
    lists: list[str] = field(default_factory=list)
    """Glob patterns of the files that are lists; by default README files."""
    exclude: list[str] = field(default_factory=list)
    """Glob patterns of files and folders to leave out when a folder is searched."""
    baseline: str | None = None
    """The `.jsonl` file with the known findings, which `check` does not report; its path is relative to this file."""
    fix: bool = False
    """Whether `check` applies safe fixes, as with `--fix`."""
    output_format: str | None = None
    """How findings are written, as with `--output-format`."""
    fail_on: Severity | None = None
    """The lowest severity of a finding that makes the exit status 1, as with `--fail-on`."""
    entries: list[Style] = field(default_factory=list)
    """The styles of entries that are read; by default all."""
    sections: SectionSettings = field(default_factory=SectionSettings)
    """Which sections contain entries."""
    companions: list[str] = field(default_factory=list)
    """The files that missing-companion-file looks for beside a list; by default `contributing.md` and `license`."""
    vocabularies: dict[str, list[str]] = field(default_factory=dict)
    """Named lists of values that several fields can share."""
    fields: dict[str, FieldSettings] = field(default_factory=dict)
    """The rules for individual fields, by name."""
    order: OrderSettings = field(default_factory=OrderSettings)
    """How entries are ordered."""
    links: LinkSettings = field(default_factory=LinkSettings)
    """What the rules about links check."""
    descriptions: DescriptionSettings = field(default_factory=DescriptionSettings)
    """How entries are described."""
    changes: ChangeSettings = field(default_factory=ChangeSettings)
    """What one change to a list may contain."""
    layout: LayoutSettings = field(default_factory=LayoutSettings)
    """How the page is written."""

    @property
    def all_overrides(self) -> list[Override]:
        """The overrides, followed by the rules that are ignored for single files."""
        ignoring = [Override([pattern], [], {"ignore": names}) for pattern, names in self.per_file_ignores.items()]
        return [*self.overrides, *ignoring]

    @classmethod
    def load(cls, path: str | PathLike[str]) -> Settings:
        """The settings in a TOML file or in the table of a `pyproject.toml`, on top of those that it extends.

        Raises:
            FileError: the file does not exist, cannot be read or is not UTF-8.
            SettingsError: something in it is wrong.
        """
        from awesome_lint.world import settings_files  # noqa: PLC0415 -- the one door from settings to files

        return settings_files.settings_in(path)

    @classmethod
    def near(cls, path: str | PathLike[str]) -> Settings:
        """The settings that the command line uses for a list: those of the nearest file, with its overrides.

        Raises:
            FileError: a file cannot be read or is not UTF-8.
            SettingsError: something in it is wrong.
        """
        from awesome_lint.world import settings_files  # noqa: PLC0415

        return settings_files.settings_near(path)

    def values_of(self, each: FieldSettings) -> list[str] | None:
        """The values that the settings allow for a field; the name of a vocabulary stands for its values.

        Raises:
            SettingsError: no vocabulary has this name.
        """
        if each.values is not None or each.vocabulary is None:
            return each.values
        if each.vocabulary in self.vocabularies:
            return self.vocabularies[each.vocabulary]
        if each.vocabulary != SPDX:
            known = ", ".join(f"`{name}`" for name in (SPDX, *self.vocabularies))
            raise SettingsError(f"no vocabulary is called `{each.vocabulary}`; known are {known}")
        return sorted(words.load("spdx-licenses"), key=str.casefold)
