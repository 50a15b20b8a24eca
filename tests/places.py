"""Where things lie: this project, the pages that its tests read, and the real lists beside it, which may be absent."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FIXTURES = ROOT / "tests" / "fixtures"
SHARED = ROOT.parent / "shared"
SPECS = sorted(SHARED.glob("spec/*.txt"))
CORPUS, GOLD = "corpus/*/*.md", "gold/*/README.md"
REAL = ("seed/*.md", CORPUS, GOLD, "gold_small/*/*.md")
"""What `test_real_lists` reads."""

needs_lists = pytest.mark.skipif(not SHARED.is_dir(), reason="the lists of ../shared are not here")


def lists(*patterns: str, below: int | None = None) -> list[Path]:
    """The real lists whose paths fit one of the patterns; with `below`, those of fewer bytes."""
    found = sorted(path for pattern in patterns for path in SHARED.glob(pattern))
    return [path for path in found if below is None or path.stat().st_size < below]
