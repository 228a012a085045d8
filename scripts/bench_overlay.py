# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""套合分析 for scripts/bench.py: layers that have as many areas as there are parcels."""

from __future__ import annotations

import time
import uuid
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from bench_data import CRS, make_town
from bench_workspace import ACTOR, BATCH, write_workspace

from lowuse_plugin.domain.columns import ColumnTable, column, constant
from lowuse_plugin.domain.ports import BulkInsert, Change, Insert, Receipt
from lowuse_plugin.geometry.validity import as_multipolygons
from lowuse_plugin.geometry.wkb import encode
from lowuse_plugin.services.overlay.analysis import overlay_analysis
from lowuse_plugin.services.overlay.layer import overlay_layer
from lowuse_plugin.services.overlay.layers_read import LayerAreas, classed
from lowuse_plugin.store.workspace import WorkspaceStore, open_workspace

COUNTS = (1, 2, 5, 10)
CODES = ("0101", "0201", "0301", "0401", "0601", "0602", "0701", "0702", "1003", "1006", "1101",
         "1104", "1107", "1201", "1202", "05H1", "0508", "08H1", "08H2", "09")  # fmt: skip
ON = date(2024, 6, 30)

Figures = dict[str, float]


def layer_areas(size: int, number: int) -> LayerAreas:
    """Return a layer of its own seed that covers the town, 37 m off the parcels, in 20 classes."""
    areas = shapely.transform(make_town(size, seed=100 + number).parcels, lambda xy: xy + 37.0)
    chosen = np.random.default_rng(number).integers(0, len(CODES), size)
    codes = column("text", np.array(CODES, dtype=object)[chosen])
    return classed(codes, constant("text", None, size), encode(as_multipolygons(areas)))


def without_store(size: int) -> Figures:
    """The computation alone; seconds after each number of layers."""
    town = make_town(size)
    area = shapely.area(town.parcels)
    figures: Figures = {}
    seconds, rows = 0.0, 0
    for number in range(1, COUNTS[-1] + 1):
        areas = layer_areas(size, number)
        started = time.perf_counter()
        found = overlay_layer(
            lambda chosen: town.parcels[chosen],
            area,
            areas,
            layer_kind="reference",
            reference_kind="land_survey",
            step=lambda _: None,
        )
        seconds += time.perf_counter() - started
        rows += len(found)
        if number in COUNTS:
            figures[f"seconds_{number}"], figures[f"rows_{number}"] = seconds, rows
    return figures


def with_store(folder: Path, size: int) -> Figures:
    """A workspace whose layers are analysed one lot after another; seconds of all up to then."""
    path, town = folder / "套合.gpkg", make_town(size)
    write_workspace(path, town)
    figures: Figures = {}
    with open_workspace(path, actor=ACTOR) as store:
        keys = [_register(store, size, number) for number in range(1, COUNTS[-1] + 1)]
        seconds, rows, before = 0.0, 0, 0
        saves = _timed(store)
        for count in COUNTS:
            started = time.perf_counter()
            found = overlay_analysis(store, layers=keys[before:count], on=ON)
            seconds += time.perf_counter() - started
            rows, before = rows + found.written, count
            figures[f"seconds_{count}"], figures[f"rows_{count}"] = seconds, rows
        started = time.perf_counter()
        overlay_analysis(store, layers=keys, on=ON)
        figures["again_s"] = time.perf_counter() - started
        figures["saves"], figures["longest_save_s"] = len(saves), max(saves)
    path.unlink()
    return figures


def _timed(store: WorkspaceStore) -> list[float]:
    """Return the list to which every save from now on adds how long it took."""
    seconds: list[float] = []
    write = store.write

    def timed(changes: Sequence[Change], *, reason: str) -> Receipt:
        started = time.perf_counter()
        receipt = write(changes, reason=reason)
        seconds.append(time.perf_counter() - started)
        return receipt

    store.write = timed  # type: ignore[method-assign]
    return seconds


def _register(store: WorkspaceStore, size: int, number: int) -> str:
    key, areas = str(uuid.uuid4()), layer_areas(size, number)
    row: dict[str, Any] = {"name": f"图层 {number}", "kind": "land_survey", "crs": CRS}
    store.write([Insert("reference_layer", key, row)], reason="bench")
    codes: Sequence[str] = np.array(areas.codes, dtype=object)[areas.classes]
    table = ColumnTable(
        {
            "uuid": column("text", [str(uuid.uuid4()) for _ in range(size)]),
            "reference_layer_uuid": constant("text", key, size),
            "class_code": column("text", codes),
            "geom": areas.geom,
        }
    )
    for start in range(0, size, BATCH):
        chosen = np.arange(start, min(start + BATCH, size))
        store.write([BulkInsert("reference_area", table.take(chosen))], reason="bench")
    return f"reference:{key}"
