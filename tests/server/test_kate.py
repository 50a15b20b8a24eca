"""Kate, on a screen that nobody sees: with the settings of docs/editors.md it starts the server, and formats a list.

It is driven by keys that are pressed after some seconds, which a busy machine may miss; `AWESOME_LINT_KATE=1` asks
for it.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from awesome_lint import format_text
from places import ROOT

NEEDED = ("kate", "Xvfb", "xdotool", "dbus-run-session")
DISPLAY = ":77"
PATIENCE = 60
LIST = """\
# Tools

## Counting

* [Abacus](https://example.org/abacus) - Counts beads.
*   [Beacon](https://example.org/beacon) - Counts ships.
* [Comet](htps://example.org/comet) - Counts years.
"""
RC = """\
[Kate Plugins]
lspclientplugin=true

[lspclient]
AllowedServerCommandLines={server}
Diagnostics=true
"""
"""Kate asks once whether it may start a server; here that was allowed."""

pytestmark = pytest.mark.skipif(
    "AWESOME_LINT_KATE" not in os.environ or any(shutil.which(each) is None for each in NEEDED),
    reason=f"AWESOME_LINT_KATE is not set, or {', '.join(NEEDED)} are not all installed",
)


def documented(started: Path) -> dict[str, dict[str, dict[str, object]]]:
    """The settings of Kate that the documentation shows, with the server of this environment, which notes its start."""
    page = (ROOT / "docs" / "editors.md").read_text(encoding="utf-8")
    match = re.search(r"^## Kate\n.*?```json\n(.*?)```", page, re.DOTALL | re.MULTILINE)
    assert match is not None
    settings: dict[str, dict[str, dict[str, object]]] = json.loads(match[1])
    assert settings["servers"]["markdown"]["command"] == ["awesome-lint", "server"]
    started.with_name("server").write_text(
        f"#!/bin/sh\ntouch '{started}' && exec '{sys.executable}' -m awesome_lint server\n", encoding="utf-8"
    )
    started.with_name("server").chmod(0o700)
    settings["servers"]["markdown"]["command"] = [str(started.with_name("server"))]
    return settings


@pytest.fixture
def environment(tmp_path: Path) -> Iterator[dict[str, str]]:
    """A home with settings, and a screen."""
    (tmp_path / ".config" / "kate" / "lspclient").mkdir(parents=True)
    (tmp_path / ".config" / "kate" / "lspclient" / "settings.json").write_text(
        json.dumps(documented(tmp_path / "started"))
    )
    known = RC.format(server=tmp_path / "server")
    (tmp_path / ".config" / "katerc").write_text(known)
    (tmp_path / ".local" / "share" / "kate").mkdir(parents=True)
    (tmp_path / ".local" / "share" / "kate" / "anonymous.katesession").write_text(known)
    (tmp_path / "lists").mkdir()
    (tmp_path / "lists" / ".awesome-lint.toml").touch()
    screen = subprocess.Popen(["Xvfb", DISPLAY], stderr=subprocess.DEVNULL)
    try:
        homes = {"HOME": "", "XDG_CONFIG_HOME": ".config", "XDG_DATA_HOME": ".local/share", "XDG_RUNTIME_DIR": ""}
        yield {**os.environ, "DISPLAY": DISPLAY, **{name: str(tmp_path / each) for name, each in homes.items()}}
    finally:
        screen.terminate()
        screen.wait()


def saved(environment: dict[str, str], wait: float, *keys: str) -> str:
    """What stands in the file after keys were pressed, so long after the server was started, and the list was saved."""
    path, started = Path(environment["HOME"]) / "lists" / "README.md", Path(environment["HOME"]) / "started"
    path.write_text(LIST, encoding="utf-8")
    started.unlink(missing_ok=True)
    command, quiet = ["dbus-run-session", "kate", "--startanon", str(path)], subprocess.DEVNULL
    kate = subprocess.Popen(command, env=environment, stdout=quiet, stderr=quiet, start_new_session=True)
    try:
        end = time.monotonic() + PATIENCE
        while not started.exists() and time.monotonic() < end:
            time.sleep(0.1)
        time.sleep(wait)
        for each in (keys, ("ctrl+s",)):
            subprocess.run(["xdotool", "key", *each], env=environment, check=False)
            time.sleep(wait / 2)
    finally:
        os.killpg(kate.pid, signal.SIGKILL)
        kate.wait()
    return path.read_text(encoding="utf-8")


def test_kate_formats_a_list(environment: dict[str, str]) -> None:
    tidy = format_text(LIST)
    assert tidy != LIST
    assert any(saved(environment, wait, "ctrl+t", "f") == tidy for wait in (4, 10, 30))
