"""Programs on a terminal, talked to as a person would."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from forking import program

pexpect = pytest.importorskip("pexpect")


def talk(folder: Path, command: Sequence[str], *answers: tuple[str, str], columns: int = 80) -> tuple[int, str]:
    """The exit status of a command, and what the terminal showed, where each prompt gets its answer.

    `^C` interrupts; an answer that ends in a tab is completed.
    """
    environment = {**os.environ, "TERM": "dumb", "NO_COLOR": "1", "INPUTRC": os.devnull, "HOME": str(folder)}
    environment.pop("COLUMNS", None)
    is_interrupted = any(answer == "^C" for _, answer in answers)
    started = [sys.executable, "-m", "awesome_lint"] if is_interrupted else program()
    child = pexpect.spawn(
        started[0],
        [*started[1:], *command],
        cwd=str(folder),
        env=environment,
        encoding="utf-8",
        timeout=60,
        dimensions=(50, columns),
    )
    shown = ""
    for prompt, answer in answers:
        child.expect(rf"{prompt}[^\r\n]*: \Z")
        shown += child.before + child.after
        if answer == "^C":
            shown += _interrupt(child)
        else:
            child.send(answer + ("" if answer.endswith("\t") else "\n"))
        if answer.endswith("\t"):
            child.send("\n")
    child.expect(pexpect.EOF)
    child.close()
    return child.exitstatus, (shown + child.before).replace("\r\n", "\n")


def _interrupt(child: Any) -> str:
    """Press Ctrl-C, once more if it came before the prompt had begun to read; what is shown then."""
    for _ in range(5):
        child.sendintr()
        if child.expect([pexpect.EOF, pexpect.TIMEOUT], timeout=5) == 0:
            break
    return str(child.before)
