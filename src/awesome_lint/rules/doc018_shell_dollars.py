"""DOC018: commands of a shell begin with a dollar sign, though no output is shown."""

from __future__ import annotations

from collections.abc import Iterator

from awesome_lint.diagnostic import Applicability, Diagnostic, Edit, Fix, Severity
from awesome_lint.rule import Context, rule
from awesome_lint.source import Span
from awesome_lint.syntax.nodes import CodeBlock
from awesome_lint.text.patterns import late_pattern

_SHELLS = frozenset({"bash", "bats", "command", "ksh", "sh", "shell", "tool", "zsh"})
_PROMPT = late_pattern(r"[ \t>]*(?P<prompt>\$[ \t]+)\S")


@rule(CodeBlock, severity=Severity.WARNING)
def check(block: CodeBlock, ctx: Context) -> Iterator[Diagnostic]:
    """Report blocks of a shell in which every line that is not blank begins with a prompt."""
    if (block.info.split() or [""])[0].lower() not in _SHELLS:
        return
    source = ctx.page.source
    first, last = source.line_at(block.start) + 1, source.line_at(block.end - 1)
    lines = [line for line in range(first, last) if source.line(line).strip(" \t>")]
    prompts = [(line, match) for line in lines if (match := _PROMPT.match(source.line(line)))]
    if not lines or len(prompts) != len(lines):
        return
    starts = [(source.line_span(line).start, match) for line, match in prompts]
    edits = tuple(Edit(at + match.start("prompt"), at + match.end("prompt"), "") for at, match in starts)
    span = Span(edits[0].start, edits[0].start + 1)
    message = "every command begins with `$`, and no output is shown; remove the dollar signs"
    yield ctx.diagnostic(span, message, Fix(edits, Applicability.UNSAFE, "remove the dollar signs"))
