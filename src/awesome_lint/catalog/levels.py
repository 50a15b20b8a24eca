"""At which levels headings are entries: what stands below them tells.

A heading is explained as an entry if it is a link, has fields that others have too, or an address without a name of its
own; as a section if what stands below it is better explained as several entries.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain, islice

from awesome_lint.catalog import affairs, leads, subheadings
from awesome_lint.catalog.bodies import Body, pieces, said, words_in
from awesome_lint.catalog.flat import count_words, first_link, has_link, links, says
from awesome_lint.catalog.leads import is_date
from awesome_lint.catalog.link_kinds import leads_away, shows_url
from awesome_lint.catalog.outline import Part, end_of
from awesome_lint.catalog.weights import WEIGHTS
from awesome_lint.syntax import nodes as n
from awesome_lint.text.patterns import late_pattern
from awesome_lint.values.slotted import mutable

_REMARK = late_pattern(r"[(（][^()（）]{0,99}[)）]")
_QUOTED = late_pattern(
    r"\W*?(?:《[^《》]{2,}》|『[^『』]{2,}』|“[^“”]{2,}”|«[^«»]{2,}»|\"[^\"]{2,}\")\W?(?:[^\w]|\s|\Z)"
)
_LONG = 4
_SEVERAL = 2
"""So many entries of their own make what stands below a heading a section."""


@mutable
class Level:
    """What is known of the headings of one level. `keys` are the field names that they share.

    `titles` are those of the headings below them that name fields, too. `linked` says whether headings are links, or
    have an address below them, so that those without fields are entries as well; `are_links`, whether most are links.
    """

    keys: frozenset[str]
    share: float
    linked: bool
    titles: frozenset[str] = frozenset()
    are_links: bool = False

    @property
    def leads(self) -> bool:
        """Whether its entries have addresses; what links stand in the text about a term lead to something else."""
        return self.linked or bool(self.keys)


@mutable
class Evidence:
    """What is known of the parts of a page; `own` is the number of entries that the blocks of each would be."""

    parts: Sequence[Part]
    bodies: Sequence[Body]
    own: Mapping[int, int]
    text: str

    def below(self, index: int) -> int:
        """How many entries the blocks of a part and of those below it would be."""
        return sum(self.own.get(at, 0) for at in range(index, end_of(index, self.parts)))

    def is_section(self, index: int, keys: Collection[str]) -> bool:
        """Whether what stands below a heading is better explained as several entries than as the fields of one."""
        own = self.below(index) - self._labels_below(index)
        named = sum(bool(each.field.links) and each.key not in keys for each in self.bodies[index].in_bullets)
        return named >= WEIGHTS.several_addresses or (
            not self.bodies[index].is_pictured
            and own >= _SEVERAL
            and own > sum(key in keys for key in self.bodies[index].keys)
            and not (own <= WEIGHTS.several_addresses and self._is_about_title(index))
        )

    def _is_about_title(self, index: int) -> bool:
        """Whether the addresses below a heading spell its title, and name nothing else or begin with it."""
        return self.is_spelled(index) and (self.bodies[index].is_addressed or self.is_in_address(index))

    def is_addressed(self, index: int) -> bool:
        """Whether a heading has nothing but an address below it that names nothing itself, and words about it."""
        body = self.bodies[index]
        if self.is_labelled(index) and self.below(index) <= _SEVERAL:
            return True
        return body.is_pictured or (body.is_addressed and (not self.below(index) or self.is_spelled(index)))

    def is_in_address(self, index: int) -> bool:
        """Whether the first address below a heading spells its title: `Swap Fill`, `…/swap-fill`.

        It stands in the first paragraph, is shown, or stands alone in an item and says something else.
        """
        title = _letters(_REMARK.sub("", self.parts[index].title))
        block = self.parts[index].blocks[0] if self.parts[index].blocks else None
        alone = [link for item in self.bodies[index].items if not says(item) for link in links(item)]
        found = [
            *(links([block]) if isinstance(block, n.Paragraph) else ()),
            *filter(shows_url, self.bodies[index].away),
            *(link for link in alone if title not in _letters(_text(link))),
        ]
        return len(title) >= _LONG and bool(found) and title in _letters(found[0].url) and leads_away(found[0])

    def is_labelled(self, index: int) -> bool:
        """Whether the first line with links below a heading is nothing else, the first of which recurs below others."""
        body = self.bodies[index]
        lines = (*(nodes for nodes, _ in body.lines), *body.items)
        line = next((each for each in lines if has_link(each)), [])
        first = first_link(line)
        if first is None or says(line) or not leads_away(first):
            return False
        return self._is_label(said(first))

    def _is_label(self, text: str) -> bool:
        """Whether a link says nothing but what links below other headings say, too: `Rust`, `C, Rust`."""
        return text in self._labels or self._labels.issuperset(pieces(text))

    @cached_property
    def _labels(self) -> frozenset[str]:
        """What links say below several headings."""
        texts = Counter(chain.from_iterable(body.sayings for body in self.bodies))
        return frozenset(text for text, count in texts.items() if count >= WEIGHTS.recurring)

    def _labels_below(self, index: int) -> int:
        """How many items below a heading begin with a link that says what links below other headings say."""
        return sum(map(self._is_label, self.bodies[index].leading))

    def is_spelled(self, index: int) -> bool:
        """Whether most addresses below a heading have one of its words in them, and those below others do not."""
        urls = self.bodies[index].spelled
        words = words_in(self.parts[index].title).intersection(chain(*urls))
        words = {word for word in words if self._spellings[word] <= _SEVERAL}
        spelled = sum(not words.isdisjoint(url) for url in urls)
        return spelled > 0 and spelled >= len(urls) * WEIGHTS.named

    @cached_property
    def _spellings(self) -> Counter[str]:
        """Below how many headings each word stands in an address."""
        return Counter(word for body in self.bodies for word in {*chain(*body.spelled)})

    def is_described(self, index: int) -> bool:
        """Whether words stand below a heading, but not several entries."""
        return self.below(index) <= _SEVERAL and self.words(index) > len(self.parts[index].title.split()) + 1

    def is_told(self, index: int) -> bool:
        """Whether the text below a heading begins with what the heading names: `CIFAR`, `CIFAR-10 has …`."""
        part = self.parts[index]
        title = _letters(part.name)
        if len(title) <= 1 or not part.blocks:
            return False
        begin = filter(str.isalnum, n.plain_text(part.blocks[0].children).casefold())
        return title in "".join(islice(begin, len(title) + WEIGHTS.told_within))

    def words(self, index: int) -> int:
        """How many words stand in a part."""
        part = self.parts[index]
        end = part.blocks[-1].end if part.blocks else 0
        return len(self.text[part.heading.start : end].split()) if part.heading else 0


def _text(link: n.Link) -> str:
    return n.plain_text(link.children)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def choose(evidence: Evidence, closed: Collection[int]) -> Iterator[tuple[int, Level]]:
    """The levels of heading at which entries stand; `closed` are the parts that hold none."""
    parts, bodies = evidence.parts, evidence.bodies
    by_level: defaultdict[int, list[int]] = defaultdict(list)
    for index, part in enumerate(parts):
        if part.level and index not in closed and not part.is_about_the_page:
            by_level[part.level].append(index)
    with_fields = [
        index for found in by_level.values() for index in found if parts[index].blocks and bodies[index].keys
    ]
    if len(with_fields) == 1 and _is_only_fields(with_fields[0], evidence):
        only = with_fields[0]
        yield parts[only].level, Level(frozenset(bodies[only].keys), share=0.0, linked=False)
        return
    found = {level: _level(indexes, evidence) for level, indexes in by_level.items()}
    if not any(found.values()):
        found = {level: _terms(indexes, evidence) for level, indexes in by_level.items()}
    if not any(found.values()):
        found = {level: _lone(indexes, evidence) for level, indexes in by_level.items()}
    yield from ((level, each) for level, each in found.items() if each is not None)


def _lone(indexes: Sequence[int], evidence: Evidence) -> Level | None:
    """The level of some headings that are links and have a text below them, among others that are sections."""
    leaves = [evidence.parts[index] for index in indexes if not evidence.below(index)]
    told = [part for part in leaves if part.is_linked and part.blocks and isinstance(part.blocks[0], n.Paragraph)]
    return Level(frozenset(), 0.0, linked=True) if len(told) >= WEIGHTS.enough_linked else None


def _terms(indexes: Sequence[int], evidence: Evidence) -> Level | None:
    """The level of a page that is made of headings without links, each a term with a text below it.

    What tells them from the sections of a text is that they stand in alphabetical order, or are many that have one
    paragraph each, or code; on a page that calls itself a glossary, or where they are long titles with nothing below
    them, or where the texts begin with them, a few are enough.
    """
    parts = evidence.parts
    leaves = [index for index in indexes if not _has_deeper(parts, index)]
    found = [parts[index] for index in leaves]
    if _are_titles(found) or _are_cited(found) or _are_quoted(found) or _are_recipes(found):
        return Level(frozenset(), 1.0, linked=False)
    if _are_told(leaves, evidence):
        return Level(frozenset(), 1.0, linked=False)
    terms = [index for index in leaves if _is_term(parts[index].title) and evidence.is_described(index)]
    if len(terms) < max(WEIGHTS.enough_unlinked, len(leaves) * WEIGHTS.sure):
        return None
    held = sum(evidence.below(index) > int(_is_one_text(parts[index])) for index in terms)
    if held > len(terms) * WEIGHTS.crowded:
        return None
    if _list_most([parts[index] for index in terms]):
        return None
    names = [parts[index].name.casefold() for index in terms]
    others = sum(evidence.own.values()) - sum(evidence.own.get(index, 0) for index in terms)
    if len(set(names)) < len(names) * WEIGHTS.alike_terms or others >= len(names):
        return None
    if sum(map(evidence.words, terms)) < len(evidence.text.split()) * WEIGHTS.unlinked:
        return None
    followed = [(names[at], names[at + 1]) for at in range(len(terms) - 1) if terms[at] + 1 == terms[at + 1]]
    is_sorted = len(followed) >= WEIGHTS.enough_unlinked - 1 and (
        sum(one <= two for one, two in followed) >= len(followed) * WEIGHTS.term_order
    )
    alike = sum(_is_one_paragraph(parts[index]) for index in terms) >= len(terms) * WEIGHTS.alike_terms
    is_glossary = any(affairs.is_glossary(part.title) for part in parts)
    are_many = is_glossary or (alike and len(terms) >= WEIGHTS.enough_alike_terms)
    are_many = are_many and sum(map(count_words, names)) <= len(names) * WEIGHTS.bare_words
    return Level(frozenset(), 1.0, linked=False) if is_sorted or are_many else None


def _are_titles(found: Sequence[Part]) -> bool:
    """Whether headings are the titles of something, half of them with nothing below: papers, talks, books."""
    bare = [part for part in found if not part.blocks]
    words = sum(count_words(part.title) for part in found)
    are_bare = len(bare) >= max(WEIGHTS.enough_unlinked, len(found) * WEIGHTS.named)
    return (
        are_bare and words >= len(found) * WEIGHTS.sentence_words and len({part.title for part in found}) == len(found)
    )


def _are_told(indexes: Sequence[int], evidence: Evidence) -> bool:
    """Whether what stands below most headings that have something below them is a text about what they name."""
    described = sum(bool(evidence.parts[index].blocks) for index in indexes)
    told = [index for index in indexes if evidence.is_told(index)]
    return len(told) >= max(WEIGHTS.enough_unlinked, described * WEIGHTS.named) and not any(map(evidence.below, told))


def _are_cited(found: Sequence[Part]) -> bool:
    """Whether most headings are the titles of papers, each with a venue and a year behind it."""
    cited = sum(leads.CITED_TITLE.match(part.title) is not None for part in found)
    return cited >= max(WEIGHTS.enough_alike, len(found) * WEIGHTS.named)


def _are_quoted(found: Sequence[Part]) -> bool:
    """Whether most headings are titles in quotation marks: `《A Title》`, with an author behind it maybe."""
    quoted = sum(_QUOTED.match(part.title) is not None for part in found)
    return quoted >= max(WEIGHTS.enough_alike, len(found) * WEIGHTS.named)


def _are_recipes(found: Sequence[Part]) -> bool:
    """Whether nearly all of many headings are sentences with code below them, mostly right there: how it is done."""
    shown = [part for part in found if any(isinstance(block, n.CodeBlock) for block in part.blocks)]
    first = sum(isinstance(part.blocks[0], n.CodeBlock) for part in shown)
    words = sum(count_words(part.title) for part in found)
    are_most = len(shown) >= max(WEIGHTS.enough_alike_terms, len(found) * WEIGHTS.sure)
    return are_most and first >= len(shown) * WEIGHTS.named and words >= len(found) * WEIGHTS.sentence_words


def _list_most(found: Sequence[Part]) -> bool:
    """Whether most headings have nothing but lists of several items below them."""
    lists = [[block for block in part.blocks if isinstance(block, n.List)] for part in found]
    only = [each for each, part in zip(lists, found, strict=True) if each and len(each) == len(part.blocks)]
    items = sum(len(block.children) for each in only for block in each)
    return len(only) >= len(found) * WEIGHTS.named and items >= len(only) * WEIGHTS.enough_lines


def _is_one_paragraph(part: Part) -> bool:
    """Whether a paragraph is all that stands below a heading."""
    return len(part.blocks) == 1 and isinstance(part.blocks[0], n.Paragraph)


def _is_one_text(part: Part) -> bool:
    """Whether a paragraph that begins with words, not with a link, is all that stands below a heading."""
    return _is_one_paragraph(part) and isinstance(part.blocks[0].children[0], n.Text)


def _is_term(title: str) -> bool:
    """Whether a heading could be a term: neither a letter nor a date nor a question."""
    words = count_words(title)
    return len(title) > 1 and words <= WEIGHTS.name_words and not title.endswith(("?", "？")) and not is_date(title)


def _level(indexes: Sequence[int], evidence: Evidence) -> Level | None:
    """What the headings of one level have in common, if they are entries."""
    parts, bodies = evidence.parts, evidence.bodies
    keys = _shared_keys([bodies[index].keys for index in indexes])
    if keys.issubset(chain.from_iterable(bodies[index].headers for index in indexes)):
        keys = frozenset()  # what sections share are tables of the same columns
    titles = subheadings.shared(parts, indexes)
    if titles:
        return Level(keys, share=0.0, linked=True, titles=titles)
    having = [index for index in indexes if not keys.isdisjoint(bodies[index].keys)]
    leaves = [index for index in indexes if index in having or not _has_deeper(parts, index)]
    most = len(leaves) * WEIGHTS.sections
    sections = sum(islice(filter(None, (evidence.is_section(index, keys) for index in leaves)), int(most) + 1))
    if not leaves or sections > most:
        return None
    if (
        len({parts[index].title for index in leaves}) <= len(leaves) * WEIGHTS.named
        and len(leaves) >= WEIGHTS.recurring
    ):
        return None  # they say what something is to the headings above them
    crowded = sum(is_crowded(bodies[index], keys) for index in having)
    if crowded > max(len(having) >= WEIGHTS.enough_to_doubt, len(having) * WEIGHTS.crowded):
        return None
    linked = [index for index in leaves if parts[index].is_linked]
    is_linked = len(linked) >= WEIGHTS.enough_linked and len(linked) >= len(leaves) * WEIGHTS.headed
    if len(having) > 1 and len(having) >= len(leaves) * WEIGHTS.addressed:
        return Level(keys, len(having) / len(leaves), linked=is_linked)
    addressed = sum(
        index in linked or index in having or evidence.is_addressed(index) or evidence.is_in_address(index)
        for index in leaves
    )
    are_addressed = addressed >= WEIGHTS.enough_linked and addressed >= len(leaves) * WEIGHTS.addressed
    if is_linked or (are_addressed and sections <= len(leaves) * WEIGHTS.addressed_sections):
        are_links = len(linked) >= len(leaves) * WEIGHTS.named
        return Level(keys, max(len(linked), addressed) / len(leaves), linked=True, are_links=are_links)
    return None


def is_crowded(body: Body, keys: frozenset[str]) -> bool:
    """Whether most of the fields stand below a heading more than once."""
    times = [count for key, count in body.keys.items() if key in keys]
    return sum(count > 1 for count in times) * 2 > len(times)


def _is_only_fields(index: int, evidence: Evidence) -> bool:
    """Whether a heading, the only one with fields, shows by nothing but these that it is an entry."""
    part, body = evidence.parts[index], evidence.bodies[index]
    are_bullets = len(part.blocks) == 1 and isinstance(part.blocks[0], n.List)
    only = are_bullets and len(body.in_bullets) == len(part.blocks[0].children) > 1 and bool(body.links)
    leading = sum(bool(each.field.links) for each in body.in_bullets)
    if leading >= WEIGHTS.enough_to_doubt and leading >= len(body.in_bullets) * WEIGHTS.headed:
        return False  # each names something and links to it
    return only and evidence.below(index) < _SEVERAL


def _shared_keys(found: Sequence[Counter[str]]) -> frozenset[str]:
    """The field names that headings have in common.

    Where they share them in groups, as the sections of a page that says everything in two languages share what their
    entries begin with, they are no field names.
    """
    counts = Counter(key for keys in found for key in keys)
    least = sum(map(bool, found)) * WEIGHTS.shared
    shared = frozenset(key for key, count in counts.items() if count > 1 and count >= least)
    having = [shared.intersection(keys) for keys in found if not shared.isdisjoint(keys)]
    groups: list[frozenset[str]] = []
    for keys in having:
        met = [group for group in groups if not group.isdisjoint(keys)]
        groups = [*(group for group in groups if group.isdisjoint(keys)), keys.union(*met)]
    most = max((sum(not group.isdisjoint(keys) for keys in having) for group in groups), default=0)
    return shared if most > len(having) * WEIGHTS.headed else frozenset()


def _has_deeper(parts: Sequence[Part], index: int) -> bool:
    return index + 1 < len(parts) and parts[index + 1].level > parts[index].level
