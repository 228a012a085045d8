# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Small workspaces that tests make before QGIS starts."""

from __future__ import annotations

from pathlib import Path

from lowuse_plugin.store.workspace import create_workspace
from tests.services.boundaries.geometry_workspace import ACTOR, add, control_line, parcel

PARCELS = 6


def small_workspace(path: Path, *, district: str = "440704", step: int = 20) -> Path:
    """Six parcels of 10 m in a row, one each 20 m, and a control line; at 10 m they are a group."""
    with create_workspace(path, district=district, actor=ACTOR) as store:
        rows = [
            parcel(step * i, step * i + 10, parcel_code=f"440704001001GB{i:05d}", district=district)
            for i in range(PARCELS)
        ]
        add(store, "parcel", rows)
        control_line(store, "2024版", "2024-01-01")
    return path
