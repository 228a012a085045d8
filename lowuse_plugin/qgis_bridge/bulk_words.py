# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What is said of proposed changes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from lowuse_plugin.domain.cell_changes import CellChange, Counts, LeftOut
from lowuse_plugin.qgis_bridge.edit_words import clock, person
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.messages import describe_code
from lowuse_plugin.qgis_bridge.punctuation import commas

if TYPE_CHECKING:
    from pathlib import Path

    from lowuse_plugin.domain.ports import Lease

OVERLAP, PROBLEM, NOTE = "▲", "⚠", "·"
"""Before what a colleague changed, what is wrong, and what is unusual: never a colour alone."""
_TELL_WAITING_S = 3
"""From so many seconds on the user hears beforehand how long colleagues wait."""


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


def held_text(held: Sequence[Lease]) -> str:
    """Return who works on some of the parcels just now."""
    return tr(
        "{who} works on {count} of these parcels just now. Ask before you write.",
        who="、".join(dict.fromkeys(person(lease.holder) for lease in held)),
        count=f"{len(held):,}",
    )


def overtaken_text(counts: Counts) -> str:
    """Return why nothing was written and what to do, after colleagues were faster."""
    text = tr("Colleagues saved some of these parcels meanwhile, so nothing was written.")
    if counts.overlaps:
        return text + " " + tr("Decide the lines with ▲, then write again.")
    if counts.problems:
        return text + " " + tr("Some values cannot be written; the list says why. Look again.")
    return text + " " + tr("They changed other fields, which stay. Look and write again.")


def closed_text(path: Path | None) -> str:
    """Return what becomes of entries whose workspace was closed."""
    return tr(
        "The workspace was closed. Your entries are still here; open {file} again to save them.",
        file=path.name if path is not None else "",
    )


def belongs_text(path: Path | None) -> str:
    """Return why a list of another workspace cannot be written into this one."""
    return tr(
        "This list belongs to {file}; open that workspace again to write it.",
        file=path.name if path is not None else "",
    )


def waiting_text(parcels: int) -> str:
    """Return how long colleagues wait while so many are written, empty when they hardly do."""
    from lowuse_plugin.services.rows.save_cells import seconds_of_waiting  # noqa: PLC0415  slow

    seconds = seconds_of_waiting(parcels)
    if seconds < _TELL_WAITING_S:
        return ""
    return tr(
        "While this is written, about {seconds} s, colleagues wait with their saves. Choose a "
        "quiet moment, or fewer parcels.",
        seconds=seconds,
    )


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
