"""`awesome-lint links`."""

from __future__ import annotations

import gc
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from awesome_lint import __version__, report
from awesome_lint.cli import options, preferences, progress, summary
from awesome_lint.cli.asking import asking
from awesome_lint.cli.comparing import Before
from awesome_lint.cli.mode import takes_base
from awesome_lint.cli.run import Run
from awesome_lint.cli.spool import Spool
from awesome_lint.cli.status import Status
from awesome_lint.cli.summary import Tally
from awesome_lint.diagnostic import Severity
from awesome_lint.links import run as links
from awesome_lint.links.options import Options
from awesome_lint.links.run import LinkSurvey
from awesome_lint.pipeline import online
from awesome_lint.pipeline.inputs import Input
from awesome_lint.pipeline.online import Asked
from awesome_lint.pipeline.outcomes import Outcome
from awesome_lint.report import DOCUMENTS, SEEN_TWICE, Findings, Format, View, verdicts
from awesome_lint.text.urls import is_allowed
from awesome_lint.values.addresses import REPOSITORY
from awesome_lint.values.slotted import immutable
from awesome_lint.world.discovery import STDIN
from awesome_lint.world.revisions import Revision, RevisionError

if TYPE_CHECKING:
    from awesome_lint.links.sharing import Seats

_READING = ("config", "isolated", "color", "most")
_HELD = 1_000_000
"""The pages of so many characters are held between asking their links and judging them."""
INSTALL = "checking links requires aiohttp; install it with: pip install 'awesome-lint[links]'"
USER_AGENT = f"awesome-lint/{__version__} (+{REPOSITORY})"


@immutable
class _Mode:
    """Which links are asked, and what is done with findings."""

    since: Revision | None
    base_settings: bool | None
    include: Sequence[str]
    exclude: Sequence[str]
    fix: bool
    output_format: Format
    output_file: Path | None
    fail_on: Severity
    exit_zero: bool

    def wants(self, url: str) -> bool:
        """Whether a URL is to be asked."""
        return (not self.include or is_allowed(url, self.include)) and not is_allowed(url, self.exclude)


@click.command("links")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option(
    "--since", type=Revision, metavar="REV", help="Check only the links of entries that are new or changed since REV."
)
@options.base_settings
@click.option("--include", multiple=True, metavar="GLOB", help="Check only URLs that match a glob pattern.")
@click.option("--exclude", multiple=True, metavar="GLOB", help="Do not check URLs that match a glob pattern.")
@click.option("--fix", is_flag=True, help="Replace URLs that have moved permanently.")
@asking
@options.output_format
@options.output_file
@options.fail_on
@click.option("--exit-zero", is_flag=True, help="Exit with 0 even if there are findings.")
@options.config
@options.isolated
@options.max_file_size
@options.color
@click.pass_context
def command(ctx: click.Context, /, paths: Sequence[str], **given: Any) -> None:
    """Check the links of lists online: dead, moved and blocked links; renamed, archived and stale repositories.

    A PATH is a file or a folder (all Markdown files in it that git does not ignore); the default is the
    README in the current folder, and the lists that the settings name. Only links that are certainly
    dead are errors; all others are warnings.

    The exit status is 0 if there are no errors, 1 if errors were found, and 2 if the run failed or was
    interrupted.
    """
    if STDIN in paths:
        raise click.UsageError("links reads files; name a file instead of -.")
    preferences.heed(ctx, given, given["config"].finder(isolated=given["isolated"]), ("output_format", "fail_on"))
    mode = _Mode(**{each.name: given.pop(each.name) for each in fields(_Mode)})
    run = Run.of(**{name: given.pop(name) for name in _READING})
    cache_file = given.pop("cache_file")
    given["cache"] = cache_file if given["cache"] else None
    given["github_token"] = given["github_token"] or None
    ctx.exit(_links(run, mode, paths, given))


def _links(run: Run, mode: _Mode, paths: Sequence[str], given: dict[str, Any]) -> Status:
    if not given["is_offline"] and find_spec("aiohttp") is None:
        run.console.error(INSTALL)
        return Status.FAILED
    if given["is_offline"] and given["cache"] is None:
        raise click.UsageError("--offline uses the cache, so it cannot be used with --no-cache.")
    if not given["is_offline"]:
        links.prepare()
    before = None if mode.since is None or not takes_base(mode.base_settings) else Before(mode.since)
    run.finder.base = before
    pages = _Pages(run.inputs(paths))
    wanted: set[str] = set()
    accept: defaultdict[str, dict[int, None]] = defaultdict(dict)
    for page in pages:
        wanted.update(_urls(run, mode, page))
        _accept(accept, page.accept.items())
    _accept(accept, given["accept"])
    if before is not None:
        before.tell(run)
    given["accept"] = {host: [*codes] for host, codes in accept.items()}
    survey = ask(wanted, Options(**given, user_agent=USER_AGENT))
    for note in survey.notes:
        run.console.note(f"note: {note}")
    if survey.was_offline:
        run.console.error("no link was reached, since no host name could be looked up; is this machine online?")
        return Status.FAILED
    tally = Tally()
    _publish(run, mode, _judged(run, mode, pages, survey, tally), survey, tally)
    if not survey.is_complete:
        why = "the time limit was reached (--max-time)" if survey.is_late else "the run was interrupted"
        run.console.error(f"{why}; {len(survey.answers)} of {len(survey.asked)} links have an answer")
    if tally.files:
        run.console.note(summary.linked(tally, survey, is_fixed=mode.fix))
    return run.status(tally, mode.fail_on, exit_zero=mode.exit_zero)


class _Pages:
    """The pages of inputs, to be gone through more than once: some are held, the others are read again each time."""

    def __init__(self, inputs: Iterable[Input]) -> None:
        self._inputs = Spool(inputs)
        self._held: list[Asked] = []
        self._left = _HELD

    def __iter__(self) -> Iterator[Asked]:
        for at, input_ in enumerate(self._inputs):
            if at < len(self._held):
                yield self._held[at]
                continue
            page = online.read(input_)
            self._left -= len(input_.text)
            if self._left >= 0:
                self._held.append(page)
            yield page


def _urls(run: Run, mode: _Mode, asked: Asked) -> list[str]:
    try:
        return [url for url in online.urls_of(asked, mode.since) if mode.wants(url)]
    except RevisionError as error:
        run.console.error(str(error))
        return []


def _accept(found: defaultdict[str, dict[int, None]], more: Iterable[tuple[str, Sequence[int]]]) -> None:
    """Note which status codes are accepted of hosts."""
    for host, codes in more:
        found[host].update(dict.fromkeys(codes))


def ask(wanted: set[str], how: Options, seats: Seats | None = None) -> LinkSurvey:
    """Ask URLs, in this process or in those that have seats, and show how far that is."""
    # A run may be long now, so garbage counts; what is there already stays to the end.
    gc.freeze()
    gc.enable()
    with progress.shown(len(wanted), "asking links") as tell:
        return links.ask(wanted, how, tell, seats)


def _judged(run: Run, mode: _Mode, pages: _Pages, survey: LinkSurvey, tally: Tally) -> Iterator[Findings]:
    """What the answers mean for each page, counted as it is handed on."""
    for page in pages:
        outcome = _one(run, mode, page, survey)
        if outcome is not None:
            tally.add(outcome)
            yield Findings(outcome.input.name, outcome.source, outcome.diagnostics)


def _one(run: Run, mode: _Mode, asked: Asked, survey: LinkSurvey) -> Outcome | None:
    outcome = run.outcome(lambda _: online.link_file(asked, survey, fix=mode.fix), asked.input)
    if not mode.fix or outcome is None:
        return outcome
    return run.deliver(outcome, lambda _: online.link_file(asked, survey, fix=False))


def _publish(run: Run, mode: _Mode, found: Iterable[Findings], survey: LinkSurvey, tally: Tally) -> None:
    """Write findings page by page, or at the end where all pages are to be mended first, or findings are told twice."""
    if mode.fix or mode.output_file is not None or mode.output_format in SEEN_TWICE:
        found = Spool(found)
    if mode.output_file is None:
        for piece in _pieces(mode, found, survey, run.console.view()):
            run.console.write(piece)
    elif tally.files or mode.output_format in DOCUMENTS:
        run.write_file(_pieces(mode, found, survey, View()), mode.output_file)


def _pieces(mode: _Mode, found: Iterable[Findings], survey: LinkSurvey, view: View) -> Iterator[str]:
    yield from report.pieces(found, mode.output_format, view)
    if mode.output_format is Format.MARKDOWN:
        yield verdicts.render(survey.count())
