# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What is said of proposed changes."""

from __future__ import annotations

from lowuse_plugin.domain.cell_changes import CellChange, Counts, LeftOut
from lowuse_plugin.qgis_bridge.edit_words import clock, person
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.messages import describe_code
from lowuse_plugin.qgis_bridge.punctuation import commas

OVERLAP, PROBLEM, NOTE = "▲", "⚠", "·"
"""Before what a colleague changed, what is wrong, and what is unusual: never a colour alone."""


def remark_of(cell: CellChange) -> str:
    """Return what is to be said of a cell, empty when nothing is."""
    row = tr("row {number}: ", number=cell.place) if cell.place else ""
    if cell.problem is not None:
        return f"{PROBLEM} {row}{describe_code(cell.problem.code, cell.problem.params)}"
    parts = []
    if cell.overlap is not None:
        who, time = person(cell.overlap.by), clock(cell.overlap.at_utc)
        parts.append(f"{OVERLAP} " + tr("changed by {who} at {time}", who=who, time=time))
    if cell.note is not None:
        parts.append(f"{NOTE} {describe_code(cell.note.code, cell.note.params)}")
    return " ".join(parts)


def counts_text(counts: Counts, merged: int = 0) -> str:
    """Return what a set holds, leaving out what it has none of.

    Args:
        counts: Of the set.
        merged: Parcels of which colleagues changed other fields meanwhile.
    """
    said = [
        (counts.changed, tr("{count} cells change", count=f"{counts.changed:,}")),
        (counts.overlaps, tr("{count} to decide", count=f"{counts.overlaps:,}")),
        (counts.problems, tr("{count} cannot be written", count=f"{counts.problems:,}")),
        (counts.unchanged, tr("{count} stay the same", count=f"{counts.unchanged:,}")),
        (counts.empty, tr("{count} left empty, not touched", count=f"{counts.empty:,}")),
        (counts.left_out, tr("{count} not taken", count=f"{counts.left_out:,}")),
        (
            merged,
            tr("colleagues' changes of other fields of {count} parcels stay", count=f"{merged:,}"),
        ),
    ]
    return commas([text for count, text in said if count])


def left_out_text(left: LeftOut) -> str:
    """Return why a row or column is not taken, in one line."""
    where = left.place
    if where.isdigit():
        where = tr("Row {number}", number=where)
    named = "　".join(part for part in (where, left.what) if part)
    why = describe_code(left.why.code, left.why.params)
    return tr("{row}: {why}", row=named, why=why) if named else why


def saved_text(parcels: int, cells: int, field: str) -> str:
    """Return what a save was, for its message and for undoing it."""
    if field:
        return tr("{field} of {count} parcels changed.", field=field, count=f"{parcels:,}")
    return tr(
        "{cells} values of {count} parcels changed.", cells=f"{cells:,}", count=f"{parcels:,}"
    )
