# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""套合分析 of a workspace: every registered layer under every parcel and survey unit, in one run.

Results are written while their run does not count yet; the last save makes all runs count, and
with them everything at once. Whoever stops before it leaves what was known before.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import numpy as np

from lowuse_plugin.domain.columns import ColumnTable
from lowuse_plugin.domain.control_line import version_in_force
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.overlay import (
    BY_DOCUMENT,
    CONTROL_LINE,
    LEAST_M2,
    LEGAL,
    NOT_OVERLAID,
    PARCEL,
    REFERENCE,
    THIN_WIDTH_M,
    WHOLE,
)
from lowuse_plugin.domain.ports import Change, Progress, Reading, SilentProgress, Store, Value
from lowuse_plugin.geometry.arrays import Geometries, Mask, Rows
from lowuse_plugin.geometry.crs import epsg_number
from lowuse_plugin.services.line_versions import line_versions
from lowuse_plugin.services.overlay_layer import LayerOverlay, overlay_layer, watch
from lowuse_plugin.services.overlay_layers_read import Subjects, read_areas, read_subjects
from lowuse_plugin.services.overlay_legal import overlay_legal, read_legal_layers
from lowuse_plugin.services.overlay_rows import (
    REASON,
    RunStamp,
    batches,
    begin_run,
    finish_run,
    result_table,
    retirements,
    run_values,
    updated_run,
)
from lowuse_plugin.services.reference_layers import RegisteredLayer, layers_of
from lowuse_plugin.services.retry import until_undisturbed

MOST_UPDATED = 2_000
"""So many rows are brought up to date within the last run; more make a new one."""


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


@dataclass(frozen=True)
class _Run:
    """The newest run over a layer."""

    key: str
    row_version: int
    version: str | None
    layer_seq: int
    partial: bool
    same_rule: bool


@dataclass(frozen=True)
class _Layer:
    """A layer that is asked for, with its newest run."""

    stated: RegisteredLayer
    version: str | None
    run: _Run | None

    @property
    def is_current(self) -> bool:
        """Tell whether the newest run saw the layer as it is."""
        run = self.run
        return (
            run is not None
            and self.stated.current
            and run.same_rule
            and run.version == self.version
        )


@dataclass(frozen=True)
class _State:
    """What one state of the workspace says, before anything is computed."""

    subjects: Subjects
    layers: Sequence[_Layer]
    wanted: Mask
    stamp: RunStamp


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
        layers: Keys of :func:`~lowuse_plugin.services.reference_layers.registered_layers`; every
            registered layer when None.
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
            state = _read(reading, store.info.crs, layers, parcels, stamp)
        work = _Attempt(store, state, watched)
        work.carry_out()
        return _summary(store, work)

    return until_undisturbed(attempt)


def _read(
    reading: Reading,
    crs: str,
    keys: Sequence[str] | None,
    parcels: Sequence[str] | None,
    stamp: RunStamp,
) -> _State:
    subjects = read_subjects(reading, epsg_number(crs))
    known = [
        layer
        for layer in layers_of(reading, crs, stamp.on)
        if layer.reference_kind not in NOT_OVERLAID
    ]
    unknown = sorted(set(keys or ()) - {layer.key for layer in known})
    if unknown:
        raise LowUseError("OVERLAY_LAYER_UNKNOWN", key=unknown[0])
    wanted_keys = _with_legal(known, keys)
    chosen = [layer for layer in known if layer.areas and layer.key in wanted_keys]
    if not chosen:
        raise LowUseError("OVERLAY_NO_LAYERS")
    version = None
    if any(layer.kind == CONTROL_LINE for layer in chosen):
        stated = reading.table("check_line_versions")
        version = version_in_force(line_versions(stated), stamp.on).key
    runs = _runs(reading)
    found = [
        _Layer(layer, version if layer.kind == CONTROL_LINE else None, runs.get(layer.key))
        for layer in chosen
    ]
    wanted = np.ones(len(subjects), dtype=np.bool_)
    if parcels is not None:
        asked = json.dumps(list(parcels))
        units = reading.table("overlay_units_of", parcels=asked)["uuid"].to_list()
        wanted = np.isin(subjects.uuids.astype(str), [*parcels, *units])
    return _State(subjects, found, wanted, RunStamp(stamp.on, stamp.by, subjects.seq))


def _with_legal(known: Sequence[RegisteredLayer], keys: Sequence[str] | None) -> set[str]:
    """Return the keys that are asked for; approvals and supply bring their common ground along."""
    if keys is None:
        return {layer.key for layer in known}
    wanted = set(keys)
    if any(layer.key in wanted and layer.reference_kind in BY_DOCUMENT for layer in known):
        wanted.add(LEGAL)
    return wanted


def _runs(reading: Reading) -> dict[str, _Run]:
    found = {}
    for row in reading.table("overlay_runs").to_rows():
        kind = row["layer_kind"]
        key = f"{REFERENCE}:{row['reference_layer_uuid']}" if kind == REFERENCE else kind
        found[key] = _Run(
            key=row["uuid"],
            row_version=row["row_version"],
            version=row["control_line_version_uuid"],
            layer_seq=row["layer_seq"],
            partial=row["parcels"] is None,
            same_rule=(row["least_m2"], row["thin_width_m"]) == (LEAST_M2, THIN_WIDTH_M),
        )
    return found


@dataclass
class _Attempt:
    """One attempt on one state: layer after layer, and what the last save has to make true."""

    store: Store
    state: _State
    progress: Progress
    last: list[Change] = field(default_factory=list)
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
        """Bring every layer up to date, then make all of it count at once."""
        for layer in self.state.layers:
            self._analyse(layer)
        self.progress.step(self.total, self.total)
        if self.last:
            self.store.write(self.last, reason=REASON)

    def _analyse(self, layer: _Layer) -> None:
        """Bring one layer up to date: nothing, a few rows of the last run, or a new run."""
        units = self.state.subjects.is_unit
        every = units if layer.stated.kind == PARCEL else np.ones_like(units)
        run = layer.run
        wanted = self.state.wanted & every
        if run is not None and layer.is_current:
            todo = np.flatnonzero(self._changed(run) & every)
            if not todo.size:
                self.layers.append(LayerSummary(layer.stated.key, layer.stated.name, 0, 0, {}))
                return
            if todo.size <= MOST_UPDATED and self._update(run, layer, todo):
                return
            wanted = every
        self._new_run(layer, np.flatnonzero(wanted), whole=bool((wanted == every).all()))

    def _changed(self, run: _Run) -> Mask:
        """Return what the run does not know as it is, and what it was never asked about."""
        subjects = self.state.subjects
        changed = np.asarray(subjects.changed_seq > run.layer_seq)
        if not run.partial:
            return changed
        with self.store.read() as reading:
            analysed = reading.table("overlay_analysed", run=run.key)["subject"].to_list()
        known = np.isin(subjects.uuids.astype(str), np.array(analysed, dtype=str))
        return np.asarray((known & changed) | (~known & self.state.wanted))

    def _overlay(self, layer: _Layer, rows: Rows) -> LayerOverlay:
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

    def _update(self, run: _Run, layer: _Layer, rows: Rows) -> bool:
        """Put new results into the last run, to be saved with everything; False if too many."""
        found = self._overlay(layer, rows)
        keys = json.dumps(self.state.subjects.uuids[rows].tolist())
        with self.store.read() as reading:
            replaced = reading.table("overlay_rows", run=run.key, subjects=keys)
        table = result_table(found, self.state.subjects, rows, run.key, with_empty=run.partial)
        if len(table) + len(replaced) > MOST_UPDATED:
            return False
        values = self._values(layer, whole=not run.partial)
        self.last += [*retirements(replaced), *batches(table, run.key)]
        self.last.append(updated_run(run.key, run.row_version, values))
        self._note(layer, rows, found, len(table))
        return True

    def _new_run(self, layer: _Layer, rows: Rows, *, whole: bool) -> None:
        """Write a run that does not count yet and its results, batch by batch."""
        found = self._overlay(layer, rows)
        key = str(uuid.uuid4())
        table = result_table(found, self.state.subjects, rows, key, with_empty=not whole)
        done = self.before + len(self.state.subjects)
        self.store.write([begin_run(key, self._values(layer, whole=whole))], reason=REASON)
        for batch in batches(table, key):
            self.progress.step(done, self.total, layer.stated.name)
            self.store.write([batch], reason=REASON)
        self.last.append(finish_run(key))
        self._note(layer, rows, found, len(table))

    def _values(self, layer: _Layer, *, whole: bool) -> dict[str, Value]:
        units = int(self.state.subjects.is_unit.sum()) if whole else None
        parcels = len(self.state.subjects) - units if units is not None else None
        return run_values(
            layer.stated, self.state.stamp, version=layer.version, parcels=parcels, units=units
        )

    def _note(self, layer: _Layer, rows: Rows, found: LayerOverlay, written: int) -> None:
        self.written += written
        self.layers.append(_layer_summary(layer, self.state, rows, found))


def _layer_summary(layer: _Layer, state: _State, rows: Rows, found: LayerOverlay) -> LayerSummary:
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
