"""No test reads or writes the caches of the user."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def _own_caches(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(_folder(tmp_path_factory)))


def _folder(factory: pytest.TempPathFactory) -> Path:
    return factory.mktemp("caches")
