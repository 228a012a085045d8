# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""A workspace a test, in a folder with Chinese and blanks; nothing may be left beside it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from lowuse_plugin.store.workspace import WorkspaceStore, create_workspace
from tests import leftovers
from tests.store.support import ZHANG


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """A folder that must hold no leftovers and no WAL when the test is over (P9)."""
    path = tmp_path / "低效 用地 工作库"
    path.mkdir()
    yield path
    if path.exists():
        assert leftovers.in_folder(path) == []


@pytest.fixture
def path(folder: Path) -> Path:
    return folder / "蓬江 区.gpkg"


@pytest.fixture
def store(path: Path) -> Iterator[WorkspaceStore]:
    with create_workspace(path, district="440703", actor=ZHANG) as opened:
        yield opened
