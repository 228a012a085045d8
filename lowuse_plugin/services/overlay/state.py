# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What an overlay analysis begins with: the layers, their newest runs, and those that were stopped.

A run whose rows are all written is used by the next analysis instead of computing it again, as
long as layer, parcels and units are those of then. The others never count: see
:func:`~lowuse_plugin.services.overlay.rows.write_off`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import numpy as np

from lowuse_plugin.domain.control_line.classes import version_in_force
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.overlay import (
    BY_DOCUMENT,
    CONTROL_LINE,
    LEAST_M2,
    LEGAL,
    NOT_OVERLAID,
    REFERENCE,
    THIN_WIDTH_M,
)
from lowuse_plugin.domain.ports import Reading
from lowuse_plugin.geometry.arrays import Mask
from lowuse_plugin.geometry.crs import epsg_number
from lowuse_plugin.services.control_line.versions import line_versions
from lowuse_plugin.services.overlay.layers_read import Subjects, read_subjects
from lowuse_plugin.services.overlay.reference_layers import RegisteredLayer, layers_of
from lowuse_plugin.services.overlay.rows import COMPUTED, UNFINISHED, RunStamp
from lowuse_plugin.services.overlay.staleness import stale_runs


@dataclass(frozen=True)
class KnownRun:
    """A run over a layer, as far as the next one has to know it."""

    key: str
    row_version: int
    version: str | None
    layer_seq: int
    partial: bool
    same_rule: bool


@dataclass(frozen=True)
class AskedLayer:
    """A layer that is asked for, with its newest run.

    Attributes:
        version: The control line in force, if that is the layer.
        complete: A run that was stopped with all its rows written, on the layer as it is.
        stopped: The other runs that were stopped, or go on elsewhere.
    """

    stated: RegisteredLayer
    version: str | None
    run: KnownRun | None
    complete: KnownRun | None = None
    stopped: Sequence[KnownRun] = ()

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

    @property
    def needs_whole(self) -> bool:
        """Tell whether a run over everything says more than the newest one does."""
        return self.run is None or self.run.partial or not self.is_current

    @property
    def never_counting(self) -> tuple[KnownRun, ...]:
        """Return what was stopped and is of no use to anybody."""
        unused = self.complete is not None and not self.needs_whole
        return (*self.stopped, *([self.complete] if self.complete and unused else ()))


@dataclass(frozen=True)
class State:
    """What one state of the workspace says, before anything is computed."""

    subjects: Subjects
    layers: Sequence[AskedLayer]
    wanted: Mask
    stamp: RunStamp


def read_state(
    reading: Reading,
    crs: str,
    keys: Sequence[str] | None,
    parcels: Sequence[str] | None,
    stamp: RunStamp,
) -> State:
    """Read what an analysis of some layers has to know.

    Args:
        reading: The state.
        crs: Of the workspace.
        keys: The layers that are asked for; every one when None.
        parcels: The parcels and units that are asked for; all when None.
        stamp: Who and when.

    Raises:
        LowUseError: As :func:`~lowuse_plugin.services.overlay.analysis.overlay_analysis`.
    """
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
    runs = _runs(reading)
    chosen = [
        layer
        for layer in known
        if layer.key in wanted_keys and (layer.areas or _is_emptied(layer, runs))
    ]
    if not chosen:
        raise LowUseError("OVERLAY_NO_LAYERS")
    version = None
    if any(layer.kind == CONTROL_LINE for layer in chosen):
        stated = reading.table("check_line_versions")
        version = version_in_force(line_versions(stated), stamp.on).key
    found = [
        AskedLayer(layer, version if layer.kind == CONTROL_LINE else None, runs.get(layer.key))
        for layer in chosen
    ]
    found = _with_stopped(reading, stamp.on, subjects, found)
    wanted = np.ones(len(subjects), dtype=np.bool_)
    if parcels is not None:
        asked = json.dumps(list(parcels))
        units = reading.table("overlay_units_of", parcels=asked)["uuid"].to_list()
        wanted = np.isin(subjects.uuids.astype(str), [*parcels, *units])
    return State(subjects, found, wanted, RunStamp(stamp.on, stamp.by, subjects.seq))


def _is_emptied(layer: RegisteredLayer, runs: Mapping[str, KnownRun]) -> bool:
    """Tell whether a layer lost all its areas, so that what was found on them must go.

    Without a line in force there is nothing to be overlaid, which a check of the line says.
    """
    return layer.kind != CONTROL_LINE and layer.key in runs


def _with_legal(known: Sequence[RegisteredLayer], keys: Sequence[str] | None) -> set[str]:
    """Return the keys that are asked for; approvals and supply bring their common ground along."""
    if keys is None:
        return {layer.key for layer in known}
    wanted = set(keys)
    if any(layer.key in wanted and layer.reference_kind in BY_DOCUMENT for layer in known):
        wanted.add(LEGAL)
    return wanted


def _runs(reading: Reading) -> dict[str, KnownRun]:
    return {_layer_key(row): _known(row) for row in reading.table("overlay_runs").to_rows()}


def _with_stopped(
    reading: Reading, on: date, subjects: Subjects, layers: Sequence[AskedLayer]
) -> list[AskedLayer]:
    """Return the layers with the runs over them that do not count."""
    rows = reading.table("overlay_unfinished", unfinished=UNFINISHED, computed=COMPUTED).to_rows()
    stale = (
        stale_runs(reading, on, [row["uuid"] for row in rows if row["computed"]]) if rows else {}
    )
    found = []
    for layer in layers:
        stopped: list[KnownRun] = []
        complete: KnownRun | None = None
        for row in rows:
            if _layer_key(row) != layer.stated.key:
                continue
            run = _known(row)
            usable = (
                not stale.get(run.key, True)
                and not run.partial
                and run.same_rule
                and run.version == layer.version
                and not bool((subjects.changed_seq > run.layer_seq).any())
            )
            if usable:
                stopped += [complete] if complete is not None else []
                complete = run
            else:
                stopped.append(run)
        found.append(replace(layer, complete=complete, stopped=tuple(stopped)))
    return found


def _layer_key(row: Mapping[str, Any]) -> str:
    kind: str = row["layer_kind"]
    return f"{REFERENCE}:{row['reference_layer_uuid']}" if kind == REFERENCE else kind


def _known(row: Mapping[str, Any]) -> KnownRun:
    return KnownRun(
        key=row["uuid"],
        row_version=row["row_version"],
        version=row["control_line_version_uuid"],
        layer_seq=row["layer_seq"],
        partial=row["parcels"] is None,
        same_rule=(row["least_m2"], row["thin_width_m"]) == (LEAST_M2, THIN_WIDTH_M),
    )
