# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Copies of workspaces that nobody opens any more do not fill the user's disk for ever."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from lowuse_plugin.store.display_copy import DisplayCopy
from lowuse_plugin.store.workspace import WorkspaceStore, create_workspace, open_workspace
from tests.store.support import LI, ZHANG

A_MONTH_S = 30 * 24 * 3600


@pytest.fixture
def cache(folder: Path) -> Path:
    return folder / "缓存"


def age(path: Path, seconds: float) -> None:
    then = time.time() - seconds
    os.utime(path, (then, then))


@pytest.fixture
def others(folder: Path, cache: Path) -> list[Path]:
    """The copies of three other workspaces, closed."""
    copies = []
    for name in ("甲", "乙", "丙"):
        with create_workspace(folder / f"{name}.gpkg", district="440703", actor=ZHANG) as other:
            made = DisplayCopy.open(other, cache)
            copies.append(made.path)
            made.close()
    return copies


def left(copies: list[Path]) -> list[bool]:
    return [copy.exists() for copy in copies]


def test_copies_of_other_workspaces_go_when_nobody_used_them_for_a_month(
    store: WorkspaceStore, cache: Path, others: list[Path]
) -> None:
    for path, more in zip(others, (60, -60, 60), strict=True):
        age(path, A_MONTH_S + more)
    part = others[2].with_name("map.gpkg.part")
    part.touch()  # somebody filled it lately
    DisplayCopy.open(store, cache).close()
    assert left(others) == [False, True, True]
    assert not others[0].parent.exists()
    age(part, A_MONTH_S + 60)
    DisplayCopy.open(store, cache).close()
    assert left(others) == [False, True, False]
    assert not others[2].parent.exists()


def test_a_held_copy_and_ones_own_stay_however_old(
    store: WorkspaceStore, folder: Path, cache: Path, others: list[Path]
) -> None:
    with open_workspace(folder / "甲.gpkg", actor=LI) as other:
        held, second = DisplayCopy.open(other, cache), DisplayCopy.open(other, cache)
        second.close()
        for path in (held.path, second.path):
            age(path, A_MONTH_S + 60)
        DisplayCopy.open(store, cache).close()
        assert left([held.path, second.path]) == [True, False]
        held.close()
    own = DisplayCopy.open(store, cache)
    own.close()
    age(own.path, A_MONTH_S + 60)
    file = own.path.stat().st_ino
    DisplayCopy.open(store, cache).close()
    assert own.path.stat().st_ino == file


def test_opening_counts_as_use_although_nobody_saved(
    store: WorkspaceStore, folder: Path, cache: Path, others: list[Path]
) -> None:
    for path in others:
        age(path, A_MONTH_S + 60)
    with open_workspace(folder / "乙.gpkg", actor=LI) as other:
        DisplayCopy.open(other, cache).close()
    assert left(others) == [False, True, False]
    DisplayCopy.open(store, cache).close()
    assert left(others) == [False, True, False]


def test_what_is_no_copy_is_not_removed(store: WorkspaceStore, cache: Path) -> None:
    mine = cache / "我的地图" / "map.gpkg"
    named = cache / "0f8fad5b-d9cb-469f-a165-70867728950e" / "maps.gpkg"
    for path in (mine, named):
        path.parent.mkdir(parents=True)
        path.touch()
        age(path, A_MONTH_S + 60)
    DisplayCopy.open(store, cache).close()
    assert left([mine, named]) == [True, True]


def test_a_copy_that_cannot_be_removed_hinders_nobody(
    store: WorkspaceStore, cache: Path, others: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    age(others[0], A_MONTH_S + 60)
    unlink = Path.unlink

    def held(file: Path, missing_ok: bool = False) -> None:
        if file == others[0]:
            raise PermissionError
        unlink(file, missing_ok)

    monkeypatch.setattr(Path, "unlink", held)
    DisplayCopy.open(store, cache).close()
    assert left(others) == [True, True, True]
    assert not others[0].with_name("map.gpkg.lup-lock").exists()
