# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""套合分析 of a workspace: every registered layer under every parcel and survey unit, in one run.

Results are written while their run does not count yet; the last save makes all runs count, and
with them everything at once. Whoever stops before it, or whose computer does, leaves what was
known before; the layers that he was through with are not computed a second time.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import numpy as np

from lowuse_plugin.domain.columns import ColumnTable
from lowuse_plugin.domain.overlay import LEGAL, PARCEL, WHOLE
from lowuse_plugin.domain.ports import (
    BulkInsert,
    Change,
    ExpectRow,
    Progress,
    SilentProgress,
    Store,
    Value,
)
from lowuse_plugin.geometry.arrays import Geometries, Mask, Rows
from lowuse_plugin.services.overlay.layer import LayerOverlay, overlay_layer, watch
from lowuse_plugin.services.overlay.layers_read import read_areas
from lowuse_plugin.services.overlay.legal import overlay_legal, read_legal_layers
from lowuse_plugin.services.overlay.rows import (
    BEGUN,
    COMPLETE,
    REASON,
    RUN,
    RunStamp,
    batches,
    begin_run,
    complete_run,
    finish_run,
    result_table,
    retirements,
    run_values,
    updated_run,
    write_off,
)
from lowuse_plugin.services.overlay.state import AskedLayer, KnownRun, State, read_state
from lowuse_plugin.services.retry import until_undisturbed

MOST_UPDATED = 2_000
"""So many rows of a layer are brought up to date within its last run; more make a new one. A save
holds no more of them, so that nobody waits for it."""


@dataclass(frozen=True)
class LayerSummary:
    """What the analysis of one layer found.

    Attributes:
        subjects: Parcels and units that were looked at; 0 when nothing had changed.
        rows: Results, one a parcel or unit and class.
        m2_by_class: Area by name of class over all parcels; units, which lie on parcels, are not
            added to it, except under registered parcels, which only units are compared with.
    """

    key: str
    name: str
    subjects: int
    rows: int
    m2_by_class: Mapping[str, float]


@dataclass(frozen=True)
class FindingCount:
    """On how many parcels and survey units something lies that must not lie there."""

    parcels: int
    units: int


@dataclass(frozen=True)
class OverlaySummary:
    """What one analysis did.

    Attributes:
        layers: Every layer that was asked for.
        findings: ``farmland``, ``redline``, ``non_construction`` as they stand afterwards.
        written: Results that are new.
    """

    layers: tuple[LayerSummary, ...]
    findings: Mapping[str, FindingCount]
    written: int


def overlay_analysis(
    store: Store,
    *,
    layers: Sequence[str] | None = None,
    parcels: Sequence[str] | None = None,
    on: date,
    analysed_by: str = "",
    progress: Progress | None = None,
) -> OverlaySummary:
    """Lay layers under the current parcels and survey units and keep what was found.

    What did not change since the last run is not computed again. A layer of which only chosen
    parcels were ever asked for says nothing of the others; where more of them are asked for than
    a small save holds, all are done.

    Args:
        store: The workspace.
        layers: Keys of :func:`~lowuse_plugin.services.overlay.reference_layers.registered_layers`;
            every registered layer when None.
        parcels: uuid of parcels; the units that they lie in are looked at with them, and units may
            be named too. Everything when None.
        on: Day of the analysis; decides which control line is in force (A-27).
        analysed_by: Who.
        progress: Is told after every block and may stop the work; then nothing is visible.

    Raises:
        LowUseError: ``OVERLAY_NO_LAYERS``, ``OVERLAY_LAYER_UNKNOWN`` (key),
            ``CONTROL_LINE_SEVERAL_IN_FORCE``, ``STORED_GEOMETRY_UNREADABLE``, or why the workspace
            cannot be written.
        ConflictError: Others write faster than this can compute.
        CancelledError: The user asked to stop.
    """
    watched = progress or SilentProgress()

    def attempt() -> OverlaySummary:
        stamp = RunStamp(on, analysed_by, 0)
        with store.read() as reading:
            state = read_state(reading, store.info.crs, layers, parcels, stamp)
        work = _Attempt(store, state, watched)
        work.carry_out()
        return _summary(store, work)

    return until_undisturbed(attempt)


@dataclass
class _Attempt:
    """One attempt on one state: layer after layer, and what the last save has to make true."""

    store: Store
    state: State
    progress: Progress
    last: list[Sequence[Change]] = field(default_factory=list)
    """What the last save has to write, by layer."""
    layers: list[LayerSummary] = field(default_factory=list)
    written: int = 0

    @property
    def total(self) -> int:
        """How far the work goes."""
        return max(len(self.state.layers) * len(self.state.subjects), 1)

    @property
    def before(self) -> int:
        """How far it is before the layer of now."""
        return len(self.layers) * len(self.state.subjects)

    def carry_out(self) -> None:
        """Bring every layer up to date, then make all of it count at once.

        Where small changes of many layers are more than one save may hold, the layers follow one
        another, each as a whole.
        """
        for layer in self.state.layers:
            self._analyse(layer)
            gone = layer.never_counting
            if gone:
                self.last.append([write_off(run.key, run.row_version) for run in gone])
        self.progress.step(self.total, self.total)
        for save in _saves(self.last):
            self.store.write(save, reason=REASON)

    def _analyse(self, layer: AskedLayer) -> None:
        """Bring one layer up to date: nothing, a few rows of the last run, or a new run."""
        units = self.state.subjects.is_unit
        every = units if layer.stated.kind == PARCEL else np.ones_like(units)
        run = layer.run
        wanted = self.state.wanted & every
        if layer.complete is not None and layer.needs_whole:
            self._take_up(layer, layer.complete, np.flatnonzero(every))
            return
        if run is not None and layer.is_current:
            todo = np.flatnonzero(self._changed(run) & every)
            if not todo.size:
                self.layers.append(LayerSummary(layer.stated.key, layer.stated.name, 0, 0, {}))
                return
            if todo.size <= MOST_UPDATED and self._update(run, layer, todo):
                return
            wanted = every
        self._new_run(layer, np.flatnonzero(wanted), whole=bool((wanted == every).all()))

    def _changed(self, run: KnownRun) -> Mask:
        """Return what the run does not know as it is, and what it was never asked about."""
        subjects = self.state.subjects
        changed = np.asarray(subjects.changed_seq > run.layer_seq)
        if not run.partial:
            return changed
        with self.store.read() as reading:
            analysed = reading.table("overlay_analysed", run=run.key)["subject"].to_list()
        known = np.isin(subjects.uuids.astype(str), np.array(analysed, dtype=str))
        return np.asarray((known & changed) | (~known & self.state.wanted))

    def _overlay(self, layer: AskedLayer, rows: Rows) -> LayerOverlay:
        """Compute one layer; the file is let go of before."""
        subjects, area_m2 = self.state.subjects, self.state.subjects.area_m2[rows]
        step = watch(self.progress, self.total, self.before, layer.stated.name)

        def shapes(chosen: Rows) -> Geometries:
            return subjects.geometries(rows[chosen])

        if layer.stated.kind == LEGAL:
            with self.store.read() as reading:
                grounds = read_legal_layers(reading)
            return overlay_legal(shapes, area_m2, subjects.districts(rows), grounds, step=step)
        with self.store.read() as reading:
            areas = read_areas(reading, layer.stated, layer.version)
        return overlay_layer(
            shapes,
            area_m2,
            areas,
            layer_kind=layer.stated.kind,
            reference_kind=layer.stated.reference_kind,
            step=step,
        )

    def _update(self, run: KnownRun, layer: AskedLayer, rows: Rows) -> bool:
        """Put new results into the last run, to be saved with everything; False if too many."""
        found = self._overlay(layer, rows)
        keys = json.dumps(self.state.subjects.uuids[rows].tolist())
        with self.store.read() as reading:
            replaced = reading.table("overlay_rows", run=run.key, subjects=keys)
        table = result_table(found, self.state.subjects, rows, run.key, with_empty=run.partial)
        if len(table) + len(replaced) > MOST_UPDATED:
            return False
        values = self._values(layer, whole=not run.partial)
        changes: list[Change] = [*retirements(replaced), *batches(table, run.key)]
        self.last.append([*changes, updated_run(run.key, run.row_version, values)])
        self._note(layer, rows, found, len(table))
        return True

    def _new_run(self, layer: AskedLayer, rows: Rows, *, whole: bool) -> None:
        """Write a run that does not count yet and its results, batch by batch."""
        found = self._overlay(layer, rows)
        key = str(uuid.uuid4())
        table = result_table(found, self.state.subjects, rows, key, with_empty=not whole)
        done = self.before + len(self.state.subjects)
        self.store.write([begin_run(key, self._values(layer, whole=whole))], reason=REASON)
        waiting = list(batches(table, key))
        for batch in waiting[:-1]:
            self.progress.step(done, self.total, layer.stated.name)
            self.store.write([ExpectRow(RUN, key, BEGUN), batch], reason=REASON)
        self.progress.step(done, self.total, layer.stated.name)
        end: list[Change] = [*waiting[-1:], complete_run(key)]
        self.store.write(end, reason=REASON)
        self.last.append([finish_run(key, COMPLETE)])
        self._note(layer, rows, found, len(table))

    def _take_up(self, layer: AskedLayer, run: KnownRun, rows: Rows) -> None:
        """Let a run that was stopped with all its rows written count with the others."""
        of_units = layer.stated.kind == PARCEL
        with self.store.read() as reading:
            totals = reading.table(
                "overlay_run_totals", run=run.key, of_units=of_units, whole=WHOLE
            ).to_rows()
        by_class = {
            row["class_name"]: row["overlap_m2"] for row in totals if row["overlap_m2"] is not None
        }
        results = sum(row["results"] for row in totals)
        self.last.append([finish_run(run.key, run.row_version)])
        self.written += results
        summary = LayerSummary(layer.stated.key, layer.stated.name, len(rows), results, by_class)
        self.layers.append(summary)
        self.progress.step(self.before, self.total, layer.stated.name)

    def _values(self, layer: AskedLayer, *, whole: bool) -> dict[str, Value]:
        units = int(self.state.subjects.is_unit.sum()) if whole else None
        parcels = len(self.state.subjects) - units if units is not None else None
        return run_values(
            layer.stated, self.state.stamp, version=layer.version, parcels=parcels, units=units
        )

    def _note(self, layer: AskedLayer, rows: Rows, found: LayerOverlay, written: int) -> None:
        self.written += written
        self.layers.append(_layer_summary(layer, self.state, rows, found))


def _saves(layers: Sequence[Sequence[Change]]) -> Iterator[list[Change]]:
    """Yield the changes of the layers in as few saves as nobody waits for."""
    save: list[Change] = []
    for changes in layers:
        if save and _rows(save) + _rows(changes) > MOST_UPDATED:
            yield save
            save = []
        save += changes
    if save:
        yield save


def _rows(changes: Sequence[Change]) -> int:
    return sum(len(each.rows) if isinstance(each, BulkInsert) else 1 for each in changes)


def _layer_summary(
    layer: AskedLayer, state: State, rows: Rows, found: LayerOverlay
) -> LayerSummary:
    of_units = layer.stated.kind == PARCEL
    counted = (state.subjects.is_unit[rows[found.subject]] == of_units) & (found.codes != WHOLE)
    names, area = found.names[counted], found.overlap_m2[counted]
    titles, place = np.unique(names.astype(str), return_inverse=True)
    sums = np.bincount(place, weights=area, minlength=len(titles))
    by_class = dict(zip(titles.tolist(), sums.tolist(), strict=True))
    return LayerSummary(layer.stated.key, layer.stated.name, len(rows), len(found), by_class)


def _summary(store: Store, work: _Attempt) -> OverlaySummary:
    with store.read() as reading:
        counts: ColumnTable = reading.table("overlay_finding_counts")
    findings = {
        row["finding"]: FindingCount(row["parcels"], row["units"]) for row in counts.to_rows()
    }
    return OverlaySummary(tuple(work.layers), findings, work.written)
