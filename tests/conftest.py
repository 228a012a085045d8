# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What all tests share. No QGIS is imported here: most tests run without it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import leftovers

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """A folder as offices name it: Chinese, with a blank; no save may be left unfinished in it."""
    path = tmp_path / "低效用地 数据"
    path.mkdir()
    yield path
    if path.exists():
        assert leftovers.in_folder(path) == []
