# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""A checked workspace for maps, and reading of what was exported."""

from __future__ import annotations

import subprocess
import unicodedata
from datetime import date
from pathlib import Path
from typing import Any

from lowuse_plugin.services.control_line.check import check_control_line
from lowuse_plugin.store.workspace import WorkspaceStore, create_workspace
from tests.services.boundaries.geometry_workspace import ACTOR, add, control_line, parcel

ON = date(2025, 6, 30)

_RADICALS = str.maketrans(
    "⻔⻓⻅⻋⻉⻚⻛⻜⻝⻢⻥⻦⻨⻩⻬⻮⻰⻳⻘⺠⻄⻆", "门长见车贝页风飞食马鱼鸟麦黄齐齿龙龟青民西角"
)


def checked_workspace(folder: Path, *, training: bool = False) -> WorkspaceStore:
    """One parcel inside, one outside, one crossing: 101, 202 and 404 m²."""
    store = create_workspace(
        folder / "工作库 图.gpkg", district="440704", actor=ACTOR, training=training
    )
    control_line(store, "2024版", "2024-01-01")
    rows = [parcel(10, 20), parcel(200, 220), parcel(90, 130)]
    add(store, "parcel", [{**row, "map_number": f"{i}-1"} for i, row in enumerate(rows)])
    check_control_line(store, on=ON)
    return store


def pdf_text(path: Path) -> str:
    """Return the text of a PDF: radicals that glyphs are found by back to characters."""
    done = subprocess.run(
        ["pdftotext", "-layout", str(path), "-"], check=True, capture_output=True, text=True
    )
    return unicodedata.normalize("NFKC", done.stdout).translate(_RADICALS)


def pdf_fonts(path: Path) -> list[dict[str, Any]]:
    """Return name and whether it is embedded of every font of a PDF."""
    done = subprocess.run(["pdffonts", str(path)], check=True, capture_output=True, text=True)
    rows = [line.split() for line in done.stdout.splitlines()[2:]]
    return [{"name": row[0], "embedded": row[-5] == "yes"} for row in rows]


def pdf_properties(path: Path) -> dict[str, str]:
    """Return the properties of a PDF."""
    done = subprocess.run(["pdfinfo", str(path)], check=True, capture_output=True, text=True)
    pairs = (line.partition(":") for line in done.stdout.splitlines())
    return {name.strip(): value.strip() for name, _, value in pairs}
