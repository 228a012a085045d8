# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The section ``merge`` of scripts/bench.py, and its tasks, each a process of its own.

    scripts/bench.py merge                     against native:dissolve by owner, and hard cases
    scripts/bench_merge.py TASK FOLDER SIZE

Beside each time stands the processor time of its process, which tells more where others work on
the same computer.
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
    import numpy as np
    from numpy.typing import NDArray

GRIDS = (2_500, 10_000, 40_000)
"""Parcels of one holder in a square; 10,000 are 100 × 100."""
STACKS = (800, 3_200)
RUNS = 3
LARGE = 200_000
SURVEY_M = 0.05
"""How far the corners of neighbours are apart where everybody surveyed on his own."""
SIDE_M = 100.0
EAST, NORTH = 38_405_000.0, 2_490_000.0

Figures = dict[str, float]


def section(folder: Path, size: int) -> None:
    """Print what the budgets ask of merge groups."""
    ours = run("town", folder, size)
    theirs = run("dissolve", folder, size)
    show(f"merge groups of {size:,} parcels, read included", ours)
    show("native:dissolve by owner", theirs)
    ratio("ours ÷ QGIS", ours["seconds"] / theirs["seconds"], "≤ 1")
    ratio("ours ÷ QGIS, processor time", ours["cpu_s"] / theirs["cpu_s"], "≤ 1")
    show(f"the same, corners {SURVEY_M * 100:.0f} cm apart", run("surveyed", folder, size))
    for task, sizes, what in (
        ("one_holder", GRIDS, "parcels of one holder in a square"),
        ("stacked", STACKS, "parcels on one spot"),
    ):
        found = [run(task, folder, count) for count in sizes]
        for count, figures in zip(sizes, found, strict=True):
            show(f"{count:,} {what}", figures)
        for low, high, before, after in zip(sizes, sizes[1:], found, found[1:], strict=False):
            exponent = math.log(after["cpu_s"] / before["cpu_s"]) / math.log(high / low)
            ratio(f"exponent {low:,} → {high:,}", exponent, "≤ 1.1")


def run(task: str, folder: Path, size: int) -> Figures:
    """Run one task in a process of its own and return its figures."""
    done = subprocess.run(
        [sys.executable, str(Path(__file__)), task, str(folder), str(size)],
        check=False,
        capture_output=True,
        text=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    if done.returncode:
        sys.exit(f"{task} failed:\n{done.stderr[-2000:]}")
    figures: Figures = json.loads(done.stdout.splitlines()[-1])
    return figures


def show(what: str, found: Figures) -> None:
    """Print one time, its processor time, memory, and how many groups came out."""
    groups = f"  {found['groups']:,.0f} groups" if "groups" in found else ""
    print(
        f"  {what:<48} {found['seconds']:9.2f} s  processor {found['cpu_s']:7.2f} s"
        f"  {found['peak_mb']:6,.0f} MB{groups}"
    )


def ratio(what: str, value: float, budget: str) -> None:
    """Print one ratio beside its budget."""
    print(f"  {what:<48} {value:9.2f}    budget {budget}")


def town(folder: Path, size: int) -> Figures:
    """Groups of the workspace that all sections share."""
    from bench_tasks import WORKSPACE

    return _workspace(folder / WORKSPACE, size)


def surveyed(folder: Path, size: int) -> Figures:
    """The same town where no two neighbours share a corner."""
    import numpy as np
    import shapely
    from bench_data import make_town
    from bench_workspace import write_workspace

    made = make_town(size)
    random = np.random.default_rng(3)

    def moved(xy: NDArray[np.float64]) -> NDArray[np.float64]:
        return xy + random.normal(0, SURVEY_M, xy.shape)

    # Each ring closes on its own first corner again.
    counts = shapely.get_num_coordinates(made.parcels)
    xy = moved(shapely.get_coordinates(made.parcels))
    last = np.cumsum(counts) - 1
    xy[last] = xy[last - counts + 1]
    parcels = shapely.set_coordinates(made.parcels.copy(), xy)
    path = folder / "surveyed.gpkg"
    write_workspace(path, type(made)(parcels, made.owners, made.lines, made.levels))
    found = _workspace(path, size)
    path.unlink()
    return found


def dissolve(folder: Path, size: int) -> Figures:
    """QGIS's dissolve by owner, which only draws parcels of one owner together."""
    from bench_tasks import LAYERS, _Qgis

    with _Qgis() as processing:
        source = {
            "INPUT": f"{folder / LAYERS}|layername=parcels",
            "FIELD": ["owner"],
            "OUTPUT": "TEMPORARY_OUTPUT",
        }
        return _timed(lambda: processing.run("native:dissolve", source) and None, 1)


def one_holder(folder: Path, size: int) -> Figures:
    """One holder with so many parcels side by side: one group, found without all pairs."""
    import numpy as np
    import shapely

    side = round(math.sqrt(size))
    row, column = np.divmod(np.arange(size), side)
    x, y = EAST + column * SIDE_M, NORTH + row * SIDE_M
    return _given(shapely.box(x, y, x + SIDE_M, y + SIDE_M))


def stacked(folder: Path, size: int) -> Figures:
    """One parcel so many times over, each time surveyed a little otherwise."""
    import numpy as np
    import shapely

    random = np.random.default_rng(5)
    off = random.normal(0, 0.005, (size, 4))
    corners = np.array([EAST, NORTH, EAST + SIDE_M, NORTH + SIDE_M]) + off
    return _given(shapely.box(*corners.T))


def _given(parcels: NDArray[Any]) -> Figures:
    from lowuse_plugin.domain.merging.case import Holder, MergeParcel
    from lowuse_plugin.services.merging.groups import group_parcels

    holder = (Holder("江门甲厂有限公司"),)
    facts = [
        MergeParcel(id=str(i), holders=holder, right_nature="102", use="0601")
        for i in range(len(parcels))
    ]
    return _timed(lambda: group_parcels(facts, parcels), RUNS)


def _workspace(path: Path, size: int) -> Figures:
    from bench_workspace import ACTOR

    from lowuse_plugin.services.merging.groups import find_merge_groups
    from lowuse_plugin.store.workspace import open_workspace

    with open_workspace(path, actor=ACTOR) as store:
        return _timed(lambda: find_merge_groups(store), 1 if size > LARGE else RUNS)


def _timed(work: Callable[[], Any], runs: int) -> Figures:
    """Return the middle of several runs, by processor time."""
    import resource

    times = []
    found = None
    for _ in range(runs):
        wall, cpu = time.perf_counter(), time.process_time()
        found = work()
        times.append((time.process_time() - cpu, time.perf_counter() - wall))
    cpu_s, seconds = sorted(times)[len(times) // 2]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    figures = {"seconds": seconds, "cpu_s": cpu_s, "peak_mb": peak}
    return figures if found is None else {**figures, "groups": float(len(found))}


TASKS: dict[str, Callable[[Path, int], Figures]] = {
    "town": town,
    "surveyed": surveyed,
    "dissolve": dissolve,
    "one_holder": one_holder,
    "stacked": stacked,
}

if __name__ == "__main__":
    print(json.dumps(TASKS[sys.argv[1]](Path(sys.argv[2]), int(sys.argv[3]))))
