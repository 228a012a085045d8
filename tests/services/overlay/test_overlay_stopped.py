# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""套合分析 that is cancelled, killed or overtaken: what is complete is used, the rest never."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from lowuse_plugin.domain.errors import CancelledError
from lowuse_plugin.domain.ports import Actor, Change, Receipt, Store, Update
from lowuse_plugin.services.overlay import analysis as analysing
from lowuse_plugin.services.overlay.analysis import OverlaySummary, overlay_analysis
from lowuse_plugin.services.overlay.rows import COMPUTED, SUPERSEDED, UNFINISHED
from lowuse_plugin.services.overlay.table import overlay_table
from lowuse_plugin.store.state import Touched
from lowuse_plugin.store.workspace import open_workspace
from tests.services.overlay.overlay_workspace import StopAt, area, box, layer
from tests.services.survey_units.unit_workspace import workspace

ON = date(2025, 6, 30)
ROOT = Path(__file__).parents[3]
KILLED_AT = """
import os, signal, sys
from datetime import date
from pathlib import Path
from lowuse_plugin.domain.ports import Actor
from lowuse_plugin.services.overlay.analysis import overlay_analysis
from lowuse_plugin.store.workspace import open_workspace

class DieAt:
    left = int(sys.argv[2])
    def step(self, done, total, message=""):
        DieAt.left -= 1
        if DieAt.left < 0:
            os.kill(os.getpid(), signal.SIGKILL)

store = open_workspace(Path(sys.argv[1]), actor=Actor("李四", "ls", "PC-2"))
overlay_analysis(store, on=date(2025, 6, 30), progress=DieAt())
store.close()
"""


@pytest.fixture
def store(folder: Path) -> Iterator[Store]:
    opened = workspace(folder / "套合.gpkg")
    layer(opened, "permanent_farmland", (None, None, box(0, 150)))
    layer(opened, "detailed_plan", ("M1", "工业", box(0, 100)), ("R", "居住", box(100, 300)))
    yield opened
    opened.close()


class Doing:
    """Progress that does something at one of its steps, once."""

    def __init__(self, at: int, what: Callable[[], object]) -> None:
        self.left, self.what = at, what

    def step(self, done: int, total: int, message: str = "") -> None:
        self.left -= 1
        if self.left == -1:
            self.what()


def analyse(store: Store, **values: object) -> OverlaySummary:
    return overlay_analysis(store, on=ON, **values)


def steps(store: Store) -> int:
    """Cancel later and later until nothing is left to cancel; return at how many steps."""
    for at in range(50):
        try:
            analyse(store, progress=StopAt(at))
        except CancelledError:
            continue
        return at
    raise AssertionError("never ended")


def runs(store: Store) -> list[tuple[str | None, int]]:
    """Why each run does not count, and how many rows it has."""
    text = """SELECT r.retired_reason, (SELECT count(*) FROM overlay_result AS o
        WHERE o.overlay_run_uuid = r.uuid) FROM overlay_run AS r ORDER BY r.fid"""
    with closing(sqlite3.connect(store.path)) as connection:
        return connection.execute(text).fetchall()


def shown(store: Store) -> list[tuple[str, str, float]]:
    """Every overlap that lists, sheets and maps show."""
    rows = overlay_table(store, on=ON).to_rows()
    return sorted((r["subject"], r["layer_kind"], round(r["overlap_m2"], 6)) for r in rows)


RIGHT = [
    ("a", "reference", 10_000.0),
    ("a", "reference", 10_000.0),
    ("b", "reference", 5_000.0),
    ("b", "reference", 10_000.0),
    ("c", "reference", 10_000.0),
]


def stop_before_the_end(store: Store) -> None:
    """Compute both layers and be cancelled before anything counts."""
    with pytest.raises(CancelledError):
        analyse(store, progress=LastStep())


class LastStep:
    """Progress that is cancelled when everything is computed and nothing counts yet."""

    def step(self, done: int, total: int, message: str = "") -> None:
        if done == total and not message:
            raise CancelledError


def no_computing(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("computed again")

    monkeypatch.setattr(analysing, "overlay_layer", refuse)


def test_what_was_computed_before_a_cancel_is_not_computed_again(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    stop_before_the_end(store)
    assert (shown(store), runs(store)) == ([], [(COMPUTED, 2), (COMPUTED, 3)])
    no_computing(monkeypatch)
    summary = analyse(store)
    assert shown(store) == RIGHT
    assert runs(store) == [(None, 2), (None, 3)]
    assert (summary.written, [each.subjects for each in summary.layers]) == (5, [4, 4])
    assert [dict(each.m2_by_class) for each in summary.layers] == [
        {"": 15_000.0},
        {"工业": 10_000.0, "居住": 20_000.0},
    ]
    assert summary.findings["farmland"].parcels == 2
    assert store.verify().findings == ()


def test_wherever_it_is_cancelled_no_run_is_left_over(store: Store) -> None:
    assert steps(store) >= 4
    assert shown(store) == RIGHT
    left = [reason for reason, _ in runs(store)]
    assert left.count(None) == 2
    assert set(left) <= {None, SUPERSEDED}
    assert store.verify().findings == ()


@pytest.mark.parametrize("change", ["parcel", "layer"])
def test_what_rests_on_another_state_is_written_off(store: Store, change: str) -> None:
    stop_before_the_end(store)
    if change == "parcel":
        store.write([Update("parcel", "d", 1, {"geom": box(0, 50)})], reason="改界址")
    else:
        with store.read() as reading:
            key = reading.table("overlay_unfinished", unfinished="", computed=COMPUTED)
            farmland = key["reference_layer_uuid"].to_list()[0]
        store.write([area(farmland, None, None, box(200, 300))], reason="补")
    analyse(store)
    expected = {
        "parcel": [(SUPERSEDED, 2), (SUPERSEDED, 3), (None, 3), (None, 4)],
        "layer": [(SUPERSEDED, 2), (None, 3), (None, 3)],
    }
    assert sorted(runs(store), key=str) == sorted(expected[change], key=str)
    assert len(shown(store)) == {"parcel": 7, "layer": 6}[change]
    before = runs(store)
    assert analyse(store).written == 0
    assert runs(store) == before
    assert store.verify().findings == ()


@pytest.mark.parametrize("at", range(8))
def test_a_killed_process_leaves_nothing_that_counts_twice(
    store: Store, at: int, tmp_path: Path
) -> None:
    script = tmp_path / "analyse.py"
    script.write_text(KILLED_AT, encoding="utf-8")
    ended = subprocess.run(
        [sys.executable, str(script), str(store.path), str(at)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=False,
        timeout=60,
    )
    if ended.returncode == 0:
        assert shown(store) == RIGHT
        return
    assert ended.returncode == -signal.SIGKILL
    assert shown(store) == []
    complete = [run for run in runs(store) if run[0] == COMPUTED]
    analyse(store)
    assert shown(store) == RIGHT
    left = runs(store)
    assert {reason for reason, _ in left} <= {None, SUPERSEDED}
    assert sum(rows for reason, rows in left if reason is None) == 5
    assert left[: len(complete)] == [(None, rows) for _, rows in complete]
    assert sum(rows for reason, rows in left if reason == SUPERSEDED) <= 3
    assert store.verify().findings == ()


@pytest.mark.parametrize("at", range(8))
def test_a_colleague_who_analyses_meanwhile_counts_nothing_twice(store: Store, at: int) -> None:
    other = open_workspace(store.path, actor=Actor("王五", "ww", "PC-3"))
    try:
        analyse(store, progress=Doing(at, lambda: analyse(other)))
    finally:
        other.close()
    assert shown(store) == RIGHT
    left = [reason for reason, _ in runs(store)]
    # Who read everything before the other began, and began after he had ended, made new runs.
    assert left.count(None) == (4 if at == 0 else 2)
    assert UNFINISHED not in left
    assert COMPUTED not in left
    assert store.verify().findings == ()


def test_the_last_save_of_a_run_writes_nothing_of_the_parcels(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    saves: list[list[Change]] = []
    real = store.write

    def write(changes: list[Change], *, reason: str) -> Receipt:
        saves.append(list(changes))
        return real(changes, reason=reason)

    monkeypatch.setattr(store, "write", write)
    analyse(store)
    assert [(each.table, each.values["retired_at"]) for each in saves[-1]] == [
        ("overlay_run", None),
        ("overlay_run", None),
    ]
    touched = Touched()
    with closing(sqlite3.connect(store.path)) as connection:
        for each in saves[-1]:
            touched.add_row("overlay_run", {"uuid": each.uuid})
        assert touched.refresh(connection) == []


def test_small_changes_of_many_layers_are_saved_one_after_another(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    analyse(store)
    monkeypatch.setattr(analysing, "MOST_UPDATED", 4)
    store.write([Update("parcel", "b", 1, {"geom": box(0, 100)})], reason="改界址")
    with store.read() as reading:
        before = reading.head().seq
    analyse(store)
    with closing(sqlite3.connect(store.path)) as connection:
        text = "SELECT count(DISTINCT transaction_id) FROM lup_log WHERE seq > ?"
        assert connection.execute(text, (before,)).fetchone()[0] == 2
    assert shown(store).count(("b", "reference", 10_000.0)) == 2
    assert store.verify().findings == ()
