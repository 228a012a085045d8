# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Measures the plugin against QGIS, GDAL and geopandas on the same data in one run.

    scripts/bench.py                          every section at 100,000 parcels
    scripts/bench.py check groups --size 10000
    scripts/bench.py growth --sizes 10000 100000 1000000
    scripts/bench.py control-line --big       the check side by side, growth and hard cases
    scripts/bench.py gui                      the real QGIS on a display of its own

It prints ratios beside the budgets of the design; it never fails a test run. Each measurement is
a process of its own, so that no one's memory or cache helps another.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import math
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SECTIONS = (
    *(
        "check",
        "control-line",
        "groups",
        "merge",
        "identify",
        "tag",
        "overlay",
        "import",
        "store",
        "growth",
        "gui",
    ),
)
ON_THEIR_OWN = {"growth", "gui", "identify", "overlay", "tag"}
"""Sections that make the data they need."""
GROWTH_SIZES = (10_000, 100_000, 1_000_000)

Figures = dict[str, float]


def main() -> None:
    """Run the chosen sections."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("sections", nargs="*", choices=[*SECTIONS, []], default=[])
    parser.add_argument("--size", type=int, default=100_000, help="parcels")
    parser.add_argument("--sizes", type=int, nargs="+", default=GROWTH_SIZES, help="for growth")
    parser.add_argument("--big", action="store_true", help="control-line: 1,000,000 parcels too")
    parser.add_argument("--folder", type=Path, help="where the data is made and deleted again")
    options = parser.parse_args()
    chosen = options.sections or SECTIONS
    with tempfile.TemporaryDirectory(dir=options.folder, prefix="lowuse-bench-") as name:
        folder = Path(name)
        print(f"{options.size:,} parcels of 12 vertices, {os.cpu_count()} cores")
        if set(chosen) - ON_THEIR_OWN:
            measure("make", folder, options.size)
        for section in chosen:
            print(f"\n{section}")
            if section == "growth":
                growth(folder, options.sizes)
            elif section == "control-line":
                control_line(folder, options.size, big=options.big)
            else:
                globals()[f"{section}_section"](folder, options.size)


def measure(task: str, folder: Path, size: int) -> Figures:
    """Run one task of bench_tasks.py in a process of its own and return its figures."""
    done = subprocess.run(
        [sys.executable, str(ROOT / "scripts" / "bench_tasks.py"), task, str(folder), str(size)],
        check=False,
        capture_output=True,
        text=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    if done.returncode:
        sys.exit(f"{task} failed:\n{done.stderr[-2000:]}")
    figures: Figures = json.loads(done.stdout.splitlines()[-1])
    return figures


def check_section(folder: Path, size: int) -> None:
    """Control-line check against QGIS's overlap analysis, geopandas and the bare read."""
    ours = measure("check", folder, size)
    theirs = measure("native_overlaps", folder, size)
    show("bare read through the store", ours["bare_s"])
    show("control-line check, read included", ours["seconds"], ours["peak_mb"])
    show("native:calculatevectoroverlaps", theirs["seconds"], theirs["peak_mb"])
    ratio("QGIS ÷ ours", theirs["seconds"] / ours["seconds"], "≥ 25")
    ratio("ours ÷ bare read", ours["seconds"] / ours["bare_s"], "≤ 6")
    difference = abs(ours["inside_m2"] - theirs["inside_m2"]) / theirs["inside_m2"]
    print(f"  areas inside differ by {difference:.1e} of {ours['inside_m2']:,.0f} m², budget 1e-6")
    if importlib.util.find_spec("geopandas") is None:
        print("  geopandas is not installed; pip install geopandas into .venv to compare with it.")
        return
    pandas = measure("geopandas_overlay", folder, size)
    show("geopandas.overlay", pandas["seconds"], pandas["peak_mb"])
    ratio("geopandas ÷ ours", pandas["seconds"] / ours["seconds"], "≥ 10")


def control_line(folder: Path, size: int, *, big: bool) -> None:
    """The control-line check with everything that its budgets name."""
    from bench_control_line import section  # noqa: PLC0415 - its tasks run on their own

    section(folder, size, big=big)


def groups_section(folder: Path, size: int) -> None:
    """Merge groups against QGIS's dissolve by owner, which does less."""
    ours = measure("groups", folder, size)
    theirs = measure("native_dissolve", folder, size)
    show(f"merge groups, {ours['groups']:,.0f} found, read included", ours["seconds"])
    show("native:dissolve by owner", theirs["seconds"])
    ratio("ours ÷ QGIS", ours["seconds"] / theirs["seconds"], "≤ 1")


def merge_section(folder: Path, size: int) -> None:
    """Merge groups with everything that their budgets name."""
    from bench_merge import section  # noqa: PLC0415 - its tasks run on their own

    section(folder, size)


def identify_section(folder: Path, size: int) -> None:
    """Identification against the bare read of the same columns."""
    ours = measure("identify", folder, size)
    show("bare read through the store", ours["bare_s"])
    show(f"identification, {ours['rules']:.0f} rules", ours["seconds"])
    ratio("ours ÷ bare read", ours["seconds"] / ours["bare_s"], "≤ 3")


def tag_section(folder: Path, size: int) -> None:
    """A rectangle of parcels tagged and saved in one step, and taken back."""
    ours = measure("tag", folder, size)
    what = f"{ours['tagged']:,.0f} parcels tagged, {ours['rows']:,.0f} rows"
    within(what, ours["seconds"], 2.0)
    show("the same undone", ours["undo_s"])


def overlay_section(folder: Path, size: int) -> None:
    """One, two, five and ten layers with as many areas as parcels, computed and kept."""
    for task, what in (("overlay", "computed"), ("overlay_store", "read, computed, kept")):
        found = measure(task, folder, size)
        counts = sorted(int(name.removeprefix("rows_")) for name in found if "rows_" in name)
        for count in counts:
            seconds, rows = found[f"seconds_{count}"], found[f"rows_{count}"]
            show(f"{count:>2} layers {what}, {rows:,.0f} results", seconds, found["peak_mb"])
            print(f"     {seconds / count:.2f} s a layer")
        low, high = counts[0], counts[-1]
        exponent = math.log(found[f"seconds_{high}"] / found[f"seconds_{low}"]) / math.log(
            high / low
        )
        ratio(f"exponent over layers, {what}", exponent, "≤ 1.1")
    show("the same again, nothing having changed", found["again_s"])
    within(f"the longest of its {found['saves']:,.0f} saves", found["longest_save_s"], 0.5)


def import_section(folder: Path, size: int) -> None:
    """Import with validation and log against ogr2ogr of the same file."""
    ours = measure("import", folder, size)
    theirs = measure("ogr2ogr", folder, size)
    show(f"import, {ours['imported']:,.0f} rows taken", ours["seconds"], ours["peak_mb"])
    show("ogr2ogr", theirs["seconds"])
    ratio("ours ÷ ogr2ogr", ours["seconds"] / theirs["seconds"], "≤ 5")


def store_section(folder: Path, size: int) -> None:
    """Saves without pause against bare sqlite3, many savers at once, the past, and copies."""
    figures = measure("store", folder, size)
    print(f"  saves a second through the store  {figures['ours']:8,.0f}")
    print(f"  transactions a second, bare       {figures['bare']:8,.0f}")
    ratio("store ÷ bare", figures["ours"] / figures["bare"], "≥ 0.3")
    for processes in (4, 8):
        crowd(processes, measure(f"crowd_{processes}", folder, size))
    past = measure("past", folder, size)
    show("list of parcels as it is", past["now_s"])
    show("list of parcels as it was 1,000 changes ago", past["past_s"])
    within("as it was 1,000 changes ago", past["past_s"], 3.0)
    copies = measure("copies", folder, size)
    show(f"backup of {copies['megabytes']:,.0f} MB, verified", copies["backup_s"])
    show("display copy made", copies["display_s"])
    show("display copy brought up to one save", copies["one_s"])
    show("display copy brought up to 1,000 changed rows", copies["thousand_s"])


def crowd(processes: int, found: Figures) -> None:
    """Show how long processes waited that save every 100 ms while maps redraw."""
    print(
        f"  {processes} processes, one save each 100 ms: {found['saves']:,.0f} of"
        f" {found['wanted']:,.0f} saves, {found['lost']:.0f} lost, median {found['p50_s']:.3f} s,"
        f" maps redrawn {found['redrawn']:.0f} times"
    )
    within(f"{processes} processes: 99 % of the saves", found["p99_s"], 0.1)
    within(f"{processes} processes: the worst save", found["worst_s"], 0.5)
    print(
        f"  bare sqlite3 at the same pace, without maps and log: 99 % {found['bare_p99_s']:.3f} s,"
        f" the worst {found['bare_worst_s']:.3f} s"
    )


def gui_section(folder: Path, size: int) -> None:
    """How long a user waits in the real QGIS, and where its interface stalls."""
    from bench_gui import watch  # noqa: PLC0415 - starts QGIS

    place = folder / "gui"
    place.mkdir()
    measure("make_workspace", place, size)
    watch(place, place / "工作库.gpkg", size)


def growth(folder: Path, sizes: list[int]) -> None:
    """Time and memory of check and groups over sizes."""
    rows: dict[str, list[Figures]] = {"check": [], "groups": []}
    for size in sizes:
        place = folder / str(size)
        place.mkdir()
        measure("make_workspace", place, size)
        for task, found in rows.items():
            found.append(measure(task, place, size))
            last = found[-1]
            show(f"{task} {size:>9,}", last["seconds"], last["peak_mb"])
        for file in place.iterdir():
            file.unlink()
    for task, found in rows.items():
        for before, after, low, high in zip(found, found[1:], sizes, sizes[1:], strict=False):
            exponent = math.log(after["seconds"] / before["seconds"]) / math.log(high / low)
            ratio(f"{task} time exponent {low:,} → {high:,}", exponent, "≤ 1.1")
        print(f"  {task} peak {max(f['peak_mb'] for f in found):,.0f} MB, budget ≤ 1,500 MB")


def show(what: str, seconds: float, peak_mb: float | None = None) -> None:
    """Print one measured time, and the peak memory of its process."""
    memory = "" if peak_mb is None else f"  {peak_mb:8,.0f} MB"
    print(f"  {what:<48} {seconds:9.2f} s{memory}")


def within(what: str, seconds: float, budget_s: float) -> None:
    """Print one time beside the longest that is promised."""
    print(f"  {what:<48} {seconds:9.3f} s  budget ≤ {budget_s} s")


def ratio(what: str, value: float, budget: str) -> None:
    """Print one ratio beside its budget."""
    print(f"  {what:<48} {value:9.2f}    budget {budget}")


if __name__ == "__main__":
    main()
