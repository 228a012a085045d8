# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""One measurement of scripts/bench.py in a process of its own: task, folder, size.

The last line on standard output is the figures as JSON.
"""

from __future__ import annotations

import json
import os
import resource
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

WORKSPACE, LAYERS = "工作库.gpkg", "layers.gpkg"
ON = date(2024, 6, 30)
RUNS = 3
"""Short work is done this often and the median counts."""
SAVES, BLOCK = 300, 30
LARGE = 200_000
"""Above this one run is enough."""

RECTANGLE = 5_000
"""Parcels that are tagged at once."""

Figures = dict[str, float]


def make(folder: Path, size: int) -> Figures:
    """Write the workspace and the plain layers."""
    from bench_data import make_town
    from bench_workspace import write_layers

    make_workspace(folder, size)
    write_layers(folder / LAYERS, make_town(size))
    return {}


def make_workspace(folder: Path, size: int) -> Figures:
    """Write the workspace alone."""
    from bench_data import make_town
    from bench_workspace import write_workspace

    write_workspace(folder / WORKSPACE, make_town(size))
    return {}


def check(folder: Path, size: int) -> Figures:
    """Control-line check of every parcel without writing, and the bare read."""
    from lowuse_plugin.geometry.wkb import decode
    from lowuse_plugin.services.control_line.check import overlay_workspace

    def bare() -> None:
        with store.read() as reading:
            decode(reading.table("check_parcels")["geom"])

    with _open(folder) as store:
        runs = 1 if size > LARGE else RUNS
        seconds, found = _median(lambda: overlay_workspace(store, on=ON), runs)
        inside = float(found.overlay.inside_m2.sum())
        peak = _peak_mb()
        del found
        bare_s, _ = _median(bare, runs)
    return {"seconds": seconds, "bare_s": bare_s, "inside_m2": inside, "peak_mb": peak}


def groups(folder: Path, size: int) -> Figures:
    """Merge groups of the whole workspace."""
    from lowuse_plugin.services.merging.groups import find_merge_groups

    with _open(folder) as store:
        runs = 1 if size > LARGE else RUNS
        seconds, found = _median(lambda: find_merge_groups(store), runs)
    return {"seconds": seconds, "groups": len(found), "peak_mb": _peak_mb()}


def identify(folder: Path, size: int) -> Figures:
    """Evaluation of all rules without writing, and the bare read of the same columns."""
    from bench_data import make_town
    from bench_facts import write_facts
    from bench_workspace import ACTOR

    from lowuse_plugin.domain.identification.rules import find_rule_set
    from lowuse_plugin.services.identification.identify import read_facts
    from lowuse_plugin.store.workspace import open_workspace

    path = folder / "规则.gpkg"
    write_facts(path, make_town(size))
    rules = find_rule_set("sample")

    def bare() -> None:
        with store.read() as reading:
            for query in ("identify_parcels", "identify_links", "identify_years"):
                reading.table(query)

    def evaluate() -> None:
        with store.read() as reading:
            facts = read_facts(reading)
        facts.evaluate(rules, on=ON)

    with open_workspace(path, actor=ACTOR) as store:
        seconds, _ = _median(evaluate, RUNS)
        bare_s, _ = _median(bare, RUNS)
    return {"seconds": seconds, "bare_s": bare_s, "rules": len(rules.rules)}


def tag(folder: Path, size: int) -> Figures:
    """Tagging of a rectangle of 5,000 parcels with the bases of the rules, and its undoing."""
    from bench_data import make_town
    from bench_facts import write_facts
    from bench_workspace import ACTOR

    from lowuse_plugin.domain.identification.rules import find_rule_set
    from lowuse_plugin.services.history.undo_save import undo_save
    from lowuse_plugin.services.identification import identify as identification
    from lowuse_plugin.services.tagging.parcels import Decision, tag_parcels
    from lowuse_plugin.store.workspace import open_workspace

    path = folder / "标记.gpkg"
    write_facts(path, make_town(size))
    decision = Decision("bench", ON, kinds=("1", "6"), text="片区停产")
    with open_workspace(path, actor=ACTOR) as store:
        identification.identify(store, rules=find_rule_set("sample"), on=ON)
        with store.read() as reading:
            uuids = reading.table("identify_parcels")["uuid"].to_list()[:RECTANGLE]
        started = time.perf_counter()
        found = tag_parcels(store, uuids, decision)
        tagged = time.perf_counter()
        undone = undo_save(store, found.transaction_id or "")
        done = time.perf_counter()
    return {
        "seconds": tagged - started,
        "undo_s": done - tagged,
        "tagged": len(found.tagged),
        "rows": undone.retired,
    }


def import_(folder: Path, size: int) -> Figures:
    """Import of the delivered file into a new workspace."""
    from bench_workspace import ACTOR

    from lowuse_plugin.exchange.readers import read_layer
    from lowuse_plugin.services.importing.parcels import import_parcels
    from lowuse_plugin.store.workspace import create_workspace

    target = folder / "导入.gpkg"
    with create_workspace(target, district="440704", actor=ACTOR) as store:
        started = time.perf_counter()
        incoming = read_layer(folder / LAYERS, layer="delivery")
        import_parcels(store, incoming, district="440704")
        seconds = time.perf_counter() - started
        with store.read() as reading:
            imported = len(reading.table("check_parcels"))
    target.unlink()
    return {"seconds": seconds, "imported": imported, "peak_mb": _peak_mb()}


def ogr2ogr(folder: Path, size: int) -> Figures:
    """The same layer copied by GDAL."""
    target = folder / "copy.gpkg"
    started = time.perf_counter()
    command = ["ogr2ogr", "-f", "GPKG", str(target), str(folder / LAYERS), "delivery"]
    subprocess.run(command, check=True, capture_output=True)
    seconds = time.perf_counter() - started
    target.unlink()
    return {"seconds": seconds}


def store(folder: Path, size: int) -> Figures:
    """Saves of one row, and bare transactions in a copy of the file, in turn by blocks."""
    from lowuse_plugin.domain.ports import Update

    copy = folder / "bare.gpkg"
    shutil.copyfile(folder / WORKSPACE, copy)
    os.sync()
    seconds = {"ours": 0.0, "bare": 0.0}
    with _open(folder) as opened, closing(_bare_sqlite(copy)) as bare:
        with opened.read() as reading:
            table = reading.table("check_parcels")
        rows = list(zip(table["uuid"].to_list(), table["row_version"].to_list(), strict=True))
        saves = min(SAVES, len(rows))
        for start in range(0, saves, BLOCK):
            block = rows[start : min(start + BLOCK, saves)]
            begun = time.perf_counter()
            for key, version in block:
                change = Update("parcel", key, version, {"remark": key})
                opened.write([change], reason="bench")
            seconds["ours"] += time.perf_counter() - begun
            begun = time.perf_counter()
            for key, _ in block:
                bare.execute("BEGIN IMMEDIATE")
                bare.execute("INSERT INTO bare VALUES (?, ?)", (key, key))
                bare.execute("COMMIT")
            seconds["bare"] += time.perf_counter() - begun
    copy.unlink()
    return {name: saves / spent for name, spent in seconds.items()}


def _bare_sqlite(path: Path) -> sqlite3.Connection:
    """Open a connection with the pragmas that decide how durable the store's saves are."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.execute("PRAGMA synchronous = EXTRA")
    connection.execute("CREATE TABLE bare (k TEXT PRIMARY KEY, v TEXT)")
    return connection


def crowd_4(folder: Path, size: int) -> Figures:
    """Four processes that save every 100 ms while their maps follow."""
    from bench_store import crowd

    return crowd(folder, 4)


def crowd_8(folder: Path, size: int) -> Figures:
    """Eight of them."""
    from bench_store import crowd

    return crowd(folder, 8)


def past(folder: Path, size: int) -> Figures:
    """The list of parcels as it was 1,000 changes ago."""
    from bench_store import past as measured

    return measured(folder)


def copies(folder: Path, size: int) -> Figures:
    """Backup and display copy."""
    from bench_store import copies as measured

    return measured(folder)


def overlay(folder: Path, size: int) -> Figures:
    """Ten layers under the parcels, without a workspace."""
    from bench_overlay import without_store

    return {**without_store(size), "peak_mb": _peak_mb()}


def overlay_store(folder: Path, size: int) -> Figures:
    """Ten layers of a workspace, read and kept."""
    from bench_overlay import with_store

    return {**with_store(folder, size), "peak_mb": _peak_mb()}


def native_overlaps(folder: Path, size: int) -> Figures:
    """QGIS's overlap analysis of the same layers."""
    with _Qgis() as processing:
        source = {
            "INPUT": f"{folder / LAYERS}|layername=parcels",
            "LAYERS": [f"{folder / LAYERS}|layername=lines"],
            "OUTPUT": "TEMPORARY_OUTPUT",
        }
        started = time.perf_counter()
        result = processing.run("native:calculatevectoroverlaps", source)["OUTPUT"]
        seconds = time.perf_counter() - started
        names = result.fields().names()
        area = next(i for i, name in enumerate(names) if name.endswith("_area"))
        inside = sum(feature[area] for feature in result.getFeatures())
    return {"seconds": seconds, "inside_m2": inside, "peak_mb": _peak_mb()}


def native_dissolve(folder: Path, size: int) -> Figures:
    """QGIS's dissolve of the parcels by owner."""
    with _Qgis() as processing:
        source = {
            "INPUT": f"{folder / LAYERS}|layername=parcels",
            "FIELD": ["owner"],
            "OUTPUT": "TEMPORARY_OUTPUT",
        }
        started = time.perf_counter()
        processing.run("native:dissolve", source)
    return {"seconds": time.perf_counter() - started}


def geopandas_overlay(folder: Path, size: int) -> Figures:
    """Intersection of the same layers by geopandas, undissolved, which is less work for it."""
    import geopandas

    started = time.perf_counter()
    parcels = geopandas.read_file(folder / LAYERS, layer="parcels")
    lines = geopandas.read_file(folder / LAYERS, layer="lines")
    geopandas.overlay(parcels, lines, how="intersection").area.sum()
    return {"seconds": time.perf_counter() - started, "peak_mb": _peak_mb()}


class _Qgis:
    """A QGIS without window whose Processing can run native algorithms."""

    def __enter__(self) -> Any:
        sys.path.append("/usr/share/qgis/python/plugins")
        from qgis.analysis import QgsNativeAlgorithms
        from qgis.core import QgsApplication

        self._application = QgsApplication([], False)
        self._application.initQgis()
        import processing

        QgsApplication.processingRegistry().addProvider(QgsNativeAlgorithms())
        return processing

    def __exit__(self, *error: object) -> None:
        self._application.exitQgis()


def _open(folder: Path) -> Any:
    from bench_workspace import ACTOR

    from lowuse_plugin.store.workspace import open_workspace

    return open_workspace(folder / WORKSPACE, actor=ACTOR)


def _median(work: Callable[[], Any], runs: int) -> tuple[float, Any]:
    """Return the middle time of several runs, the file being in the system's cache after one."""
    times, result = [], None
    for _ in range(runs):
        result = None
        started = time.perf_counter()
        result = work()
        times.append(time.perf_counter() - started)
    return sorted(times)[len(times) // 2], result


def _peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


TASKS: dict[str, Callable[[Path, int], Figures]] = {
    "make": make,
    "make_workspace": make_workspace,
    "check": check,
    "groups": groups,
    "identify": identify,
    "tag": tag,
    "import": import_,
    "ogr2ogr": ogr2ogr,
    "store": store,
    "crowd_4": crowd_4,
    "crowd_8": crowd_8,
    "past": past,
    "copies": copies,
    "overlay": overlay,
    "overlay_store": overlay_store,
    "native_overlaps": native_overlaps,
    "native_dissolve": native_dissolve,
    "geopandas_overlay": geopandas_overlay,
}

if __name__ == "__main__":
    print(json.dumps(TASKS[sys.argv[1]](Path(sys.argv[2]), int(sys.argv[3]))))
