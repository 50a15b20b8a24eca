"""No test reads or writes the caches of the user, or behaves otherwise because a CI runs it."""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def _own_caches(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("caches")))
    monkeypatch.delenv("CI", raising=False)
