# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""How far the layers of a display copy reach: QGIS believes what the file says of a view.

In the workspace the box of a view only grows, with that of its table. A copy says the box of what
the view shows. All rows are looked at only when one at the edge went away.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping
from types import MappingProxyType

import numpy as np

from lowuse_plugin.domain.bounds import Bounds, union
from lowuse_plugin.store import sqltexts

VIEWS: Mapping[str, str] = MappingProxyType(
    {
        "parcel_map": "parcel",
        "parcel_history_map": "parcel",
        "control_line_map": "control_line",
        "three_old_area_map": "three_old_area",
        "survey_unit_map": "survey_unit",
        "survey_area_map": "survey_area",
        "project_map": "project",
        "reference_area_map": "reference_area",
    }
)
"""Every view that a map draws → the table that its rows come from."""
OF_TODAY = ("control_line_map",)
"""Views whose rows depend on the day too."""
_FEW = frozenset({"parcel_history_map"})
"""Views that show few rows of their table, found by an index: most others lie farther out."""
_DECIDED = MappingProxyType(
    {"control_line_version": "control_line", "reference_layer": "reference_area"}
)
"""Table by which rows of another one come and go → that one."""


def measure(copy: sqlite3.Connection, views: Iterable[str] = tuple(VIEWS)) -> None:
    """Say of views how far they reach, whatever was said before."""
    for view in views:
        around = _box(copy, VIEWS[view]) or _around(copy, view, "edges", {})
        _put(copy, view, _true_box(copy, view, around))


def follow(
    copy: sqlite3.Connection, written: Mapping[str, Iterable[int]], *, anywhere: bool
) -> None:
    """Say how far views reach after rows were written.

    Args:
        copy: The display copy, with the rows and with the boxes of its tables.
        written: Table → ``fid`` of its new and changed rows.
        anywhere: Rows of any table may have come or gone beside them.
    """
    decided = {_DECIDED.get(table) for table in written}
    for view, table in VIEWS.items():
        if anywhere or table in decided or view in OF_TODAY:
            measure(copy, [view])
        elif table in written:
            fids = {"fids": json.dumps(list(written[table]))}
            known = union([_box(copy, view), _around(copy, view, "edges_of", fids)])
            _put(copy, view, _true_box(copy, view, known))


def _true_box(copy: sqlite3.Connection, view: str, around: Bounds | None) -> Bounds | None:
    """Return the box of what a view shows.

    Args:
        copy: The display copy.
        view: Its name.
        around: A box that is not too small; None when the view shows no shape.
    """
    if around is None:
        return None
    if view in _FEW:
        return _around(copy, view, "edges", {})
    edges = dict(zip(("min_x", "min_y", "max_x", "max_y"), around, strict=True))
    if _around(copy, view, "outermost", edges) == around:
        return around
    return _around(copy, view, "edges", {})


def _around(
    copy: sqlite3.Connection, view: str, section: str, wanted: Mapping[str, object]
) -> Bounds | None:
    """Return the box around the shapes that a query names by their edges."""
    rows = copy.execute(sqltexts.sections("display")[f"{section}:{view}"], wanted).fetchall()
    if not rows:
        return None
    edges = np.frombuffer(b"".join(edge for (edge,) in rows), dtype="<f8").reshape(-1, 4)
    low, high = edges.min(axis=0), edges.max(axis=0)
    return (float(low[0]), float(low[2]), float(high[1]), float(high[3]))


def _box(copy: sqlite3.Connection, name: str) -> Bounds | None:
    """Return the box that the file says of a table or view."""
    found: list[Bounds] = copy.execute(
        sqltexts.sections("catch_up")["box"], {"name": name}
    ).fetchall()
    return found[0] if found and found[0][0] is not None else None


def _put(copy: sqlite3.Connection, view: str, box: Bounds | None) -> None:
    if box != _box(copy, view):
        values = (*(box or (None,) * 4), view)
        copy.execute(sqltexts.sections("catch_up")["put_box"], values)
