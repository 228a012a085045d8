# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""A workspace whose indicators are written: 404 of 808 m² of industry inside the line."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from lowuse_plugin.store.workspace import WorkspaceStore
from tests.services.boundaries.geometry_workspace import add, control_line, new_workspace, parcel

ON = date(2024, 6, 30)


@contextmanager
def indicators_workspace(folder: Path) -> Iterator[WorkspaceStore]:
    """Three industrial parcels, one of them in another district, and one of unknown use."""
    with new_workspace(folder) as opened:
        control_line(opened, "2024", "2024-01-01")
        rows = [parcel(0, 30), parcel(90, 130), parcel(40, 50, use_code=None), parcel(200, 210)]
        rows[0] |= {"holder_name": "=HYPERLINK(1)", "parcel_code": "440704001001GB00001"}
        rows[3] |= {"district": "440705"}
        add(opened, "parcel", rows)
        yield opened
