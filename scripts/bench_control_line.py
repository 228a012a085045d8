# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The section ``control-line`` of scripts/bench.py, and its tasks, each a process of its own.

    scripts/bench.py control-line              side by side at 100,000 parcels, growth, hard cases
    scripts/bench.py control-line --big        growth to 1,000,000 too
    scripts/bench_control_line.py TASK FOLDER SIZE

Areas are compared parcel by parcel, not in sum: what one loses another may gain. geopandas may
stand in an environment of its own: LOWUSE_GEOPANDAS names its Python.
"""

from __future__ import annotations

import json
import math
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

if TYPE_CHECKING:
    from collections.abc import Sequence

LAYERS = "layers.gpkg"
OURS, NATIVE, PANDAS = "ours.npy", "native.npy", "geopandas.npy"
SAME_SHARE = 1e-6
"""Of its own area may a parcel's area inside differ from one way to another."""
GROWTH = (10_000, 100_000)
BIG = 1_000_000
FEW, MANY = 20_000, 80_000
"""Vertices of the one polygon that touches thousands of parcels."""
STACKED, MORE_STACKED = 800, 3_200

Figures = dict[str, float]


def section(folder: Path, size: int, *, big: bool) -> None:
    """Print everything that the budgets ask of the check."""
    side_by_side(folder, size)
    growth(folder, (*GROWTH, BIG) if big else GROWTH)
    hard_cases(folder)


def side_by_side(folder: Path, size: int) -> None:
    """Print ours, the bare read, QGIS and geopandas on the same data, and how areas compare."""
    import numpy as np

    ours = run("ours", folder, size)
    bare = run("bare", folder, size)
    rows = [("control-line check, read included", ours), ("bare read through the store", bare)]
    rows.append(("native:calculatevectoroverlaps", run("native", folder, size)))
    python = _geopandas()
    if python:
        rows.append(("geopandas.overlay", run("pandas", folder, size, python=python)))
    heading = ("seconds", "÷ ours", "cpu s", "÷ ours", "peak MB")
    print("  " + f"{'side by side':<38}" + "".join(f"{each:>10}" for each in heading))
    for name, found in rows:
        times, work = (found[unit] / ours[unit] for unit in ("seconds", "cpu_s"))
        print(
            f"  {name:<38}{found['seconds']:10.2f}{times:10.2f}"
            f"{found['cpu_s']:10.2f}{work:10.2f}{found['peak_mb']:10,.0f}"
        )
    print("  budgets: QGIS ÷ ours ≥ 25, geopandas ÷ ours ≥ 10, ours ÷ bare read ≤ 6")
    print(
        f"  ours ÷ bare read {ours['seconds'] / bare['seconds']:.2f},"
        f" cpu {ours['cpu_s'] / bare['cpu_s']:.2f}"
    )
    if not python:
        print(
            "  geopandas is missing, so it is not compared: install it into an environment of its"
            " own and let LOWUSE_GEOPANDAS name its Python."
        )
    area, inside = np.load(folder / OURS)
    for name, file in (("QGIS", NATIVE), ("geopandas", PANDAS)):
        if (folder / file).exists():
            worst = float(np.max(np.abs(np.load(folder / file) - inside) / area))
            print(f"  areas of ours and {name}: largest difference {worst:.1e}, budget 1e-6")


def growth(folder: Path, sizes: Sequence[int]) -> None:
    """Print time and memory over sizes."""
    print("  growth")
    found = []
    for size in sizes:
        place = folder / f"growth {size}"
        place.mkdir()
        run("make_workspace", place, size)
        found.append(run("ours", place, size))
        last = found[-1]
        print(f"  {size:>11,} parcels {last['seconds']:9.2f} s {last['peak_mb']:9,.0f} MB")
        for file in place.iterdir():
            file.unlink()
    for before, after, low, high in zip(found, found[1:], sizes, sizes[1:], strict=False):
        print(f"  exponent {low:,} → {high:,}: {_exponent(before, after, high / low):.2f}, ≤ 1.1")
    print(f"  peak {max(f['peak_mb'] for f in found):,.0f} MB, budget ≤ 1,500 MB")


def hard_cases(folder: Path) -> None:
    """Print how time grows with one large polygon and with stacks of parcels and lines."""
    print("  hard cases, four times as much of each")
    cases = (
        ("one control polygon, touching its parcels", "large_line", FEW, MANY, "vertices"),
        ("one parcel across many control polygons", "large_parcel", FEW, MANY, "vertices"),
        ("parcels on one another", "stacked_parcels", STACKED, MORE_STACKED, "parcels"),
        ("control polygons on one another", "stacked_lines", STACKED, MORE_STACKED, "polygons"),
    )
    for title, task, few, many, what in cases:
        one, other = run(task, folder, few), run(task, folder, many)
        print(
            f"  {title:<42} {few:,} {what} {one['cpu_s'] * 1000:8.1f} ms of work,"
            f" {many:,} {other['cpu_s'] * 1000:8.1f} ms,"
            f" exponent {_exponent(one, other, many / few):.2f}"
        )


def _exponent(before: Figures, after: Figures, times: float) -> float:
    """Return the exponent of the growth of work: others on the machine do not show in it."""
    return math.log(after["cpu_s"] / before["cpu_s"]) / math.log(times)


def run(task: str, folder: Path, size: int, *, python: str = sys.executable) -> Figures:
    """Run one task in a process of its own and return its figures."""
    done = subprocess.run(
        [python, str(Path(__file__).resolve()), task, str(folder), str(size)],
        check=False,
        capture_output=True,
        text=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    if done.returncode:
        sys.exit(f"{task} failed:\n{done.stderr[-2000:]}")
    figures: Figures = json.loads(done.stdout.splitlines()[-1])
    return figures


def _geopandas() -> str:
    """Return a Python that has geopandas, empty when there is none."""
    for python in filter(None, (os.environ.get("LOWUSE_GEOPANDAS"), sys.executable)):
        done = subprocess.run([python, "-c", "import geopandas"], check=False, capture_output=True)
        if not done.returncode:
            return python
    return ""


# -- tasks ----------------------------------------------------------------------------------------


def _timed(work: Callable[[], Any], runs: int) -> tuple[Figures, Any]:
    """Return the middle time and the middle work of the processor, and the last result."""
    seconds, busy, result = [], [], None
    for _ in range(runs):
        result = None
        started, begun = time.perf_counter(), time.process_time()
        result = work()
        busy.append(time.process_time() - begun)
        seconds.append(time.perf_counter() - started)
    middle = runs // 2
    return {"seconds": sorted(seconds)[middle], "cpu_s": sorted(busy)[middle]}, result


def ours(folder: Path, size: int) -> Figures:
    """Check every parcel of the workspace without writing; keep what lies inside of each."""
    import numpy as np
    from bench_tasks import LARGE, ON, RUNS, _open, _peak_mb

    from lowuse_plugin.services.control_line.check import overlay_workspace

    with _open(folder) as store:
        work = lambda: overlay_workspace(store, on=ON)  # noqa: E731 - a name for one call
        times, found = _timed(work, 1 if size > LARGE else RUNS)
        overlay = found.overlay
        np.save(folder / OURS, [overlay.inside_m2 + overlay.outside_m2, overlay.inside_m2])
    return {**times, "peak_mb": _peak_mb()}


def bare(folder: Path, size: int) -> Figures:
    """Read exactly the columns and geometries that the check reads."""
    from bench_tasks import LARGE, RUNS, _open, _peak_mb

    from lowuse_plugin.geometry.wkb import decode

    def read() -> None:
        with store.read() as reading:
            decode(reading.table("check_parcels")["geom"])

    with _open(folder) as store:
        times, _ = _timed(read, 1 if size > LARGE else RUNS)
    return {**times, "peak_mb": _peak_mb()}


def native(folder: Path, _size: int) -> Figures:
    """QGIS's overlap analysis of the same layers."""
    import numpy as np
    from bench_tasks import _peak_mb, _Qgis

    with _Qgis() as processing:
        source = {
            "INPUT": f"{folder / LAYERS}|layername=parcels",
            "LAYERS": [f"{folder / LAYERS}|layername=lines"],
            "OUTPUT": "TEMPORARY_OUTPUT",
        }
        times, found = _timed(
            lambda: processing.run("native:calculatevectoroverlaps", source), runs=1
        )
        result = found["OUTPUT"]
        names = result.fields().names()
        area = next(i for i, name in enumerate(names) if name.endswith("_area"))
        fid = names.index("fid")
        pairs = sorted((feature[fid], feature[area]) for feature in result.getFeatures())
        np.save(folder / NATIVE, [inside for _, inside in pairs])
    return {**times, "peak_mb": _peak_mb()}


def pandas(folder: Path, size: int) -> Figures:
    """Intersection of the same layers by geopandas, undissolved, which is less work for it.

    What overlapping control polygons count twice is dissolved behind the clock.
    """
    import resource

    import geopandas
    import numpy as np

    def work() -> Any:
        parcels = geopandas.read_file(folder / LAYERS, layer="parcels")
        lines = geopandas.read_file(folder / LAYERS, layer="lines")
        parcels["row"] = np.arange(len(parcels))
        found = geopandas.overlay(parcels, lines, how="intersection")
        found.area.sum()
        return found

    times, found = _timed(work, runs=1)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    together = found[["row", "geometry"]].dissolve("row")
    inside = np.zeros(size)
    inside[together.index] = together.area
    np.save(folder / PANDAS, inside)
    return {**times, "peak_mb": peak}


def make_workspace(folder: Path, size: int) -> Figures:
    """Write the workspace alone."""
    from bench_tasks import make_workspace as made

    return made(folder, size)


def _checked(parcels: Any, lines: Any) -> Figures:
    """Check arrays some times and return the middle time."""
    import numpy as np
    from bench_tasks import RUNS, _peak_mb

    from lowuse_plugin.domain.control_line.classes import ControlRule
    from lowuse_plugin.services.control_line.check_layers import check_arrays

    levels = np.ones(len(lines), dtype=np.int64)
    work = lambda: check_arrays(parcels, None, lines, levels, ControlRule())  # noqa: E731
    times, _ = _timed(work, RUNS)
    return {**times, "peak_mb": _peak_mb()}


def _blob(vertices: int, radius: float) -> Any:
    """A polygon around a town with a wavy edge."""
    import numpy as np
    import shapely
    from bench_data import EAST, NORTH

    angle = np.linspace(0, 2 * np.pi, vertices, endpoint=False)
    reach = radius * (1 + 0.05 * np.sin(41 * angle))
    middle = np.array((EAST, NORTH)) + radius
    xy = np.stack((np.cos(angle), np.sin(angle)), axis=-1) * reach[:, np.newaxis] + middle
    return shapely.polygons(xy)


def large_line(_folder: Path, vertices: int) -> Figures:
    """One control polygon through thousands of parcels, the more the more vertices it has."""
    import numpy as np
    from bench_data import CELL_M, make_town

    count = vertices // 2
    radius = math.sqrt(count) * CELL_M / 2
    return _checked(make_town(count).parcels, np.array([_blob(vertices, radius)], dtype=object))


def large_parcel(_folder: Path, vertices: int) -> Figures:
    """One parcel of many vertices across the cells of a grid, the more the more it has."""
    import numpy as np
    from bench_data import CELL_M, make_town

    count = vertices // 10
    radius = math.sqrt(count) * CELL_M / 2
    lines = make_town(count).parcels[::2]
    return _checked(np.array([_blob(vertices, radius)], dtype=object), lines)


def stacked_parcels(_folder: Path, count: int) -> Figures:
    """Parcels that nearly cover each other, across the edge of a control polygon."""
    return _checked(_stack(count), _halves(1))


def stacked_lines(_folder: Path, count: int) -> Figures:
    """Control polygons that nearly cover each other."""
    return _checked(_halves(1), _stack(count))


def _stack(count: int) -> Any:
    import numpy as np
    import shapely
    from bench_data import EAST, NORTH

    shift = np.linspace(0, 1, count)
    return shapely.box(EAST + shift, NORTH, EAST + 100 + shift, NORTH + 100)


def _halves(count: int) -> Any:
    import numpy as np
    import shapely
    from bench_data import EAST, NORTH

    return np.full(
        count, shapely.box(EAST - 50, NORTH - 50, EAST + 50.5, NORTH + 150), dtype=object
    )


TASKS: dict[str, Callable[[Path, int], Figures]] = {
    task.__name__: task
    for task in (
        *(ours, bare, native, pandas, make_workspace),
        *(large_line, large_parcel, stacked_parcels, stacked_lines),
    )
}

if __name__ == "__main__":
    print(json.dumps(TASKS[sys.argv[1]](Path(sys.argv[2]), int(sys.argv[3]))))
