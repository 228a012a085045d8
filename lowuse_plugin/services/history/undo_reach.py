# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""How far the undoing of a step would reach, so that a person can be asked before it."""

from __future__ import annotations

from dataclasses import dataclass

from lowuse_plugin.domain.history.entries import PACKAGE, ROW_KINDS, Step
from lowuse_plugin.domain.ports import Store
from lowuse_plugin.domain.subjects import IMPORTS
from lowuse_plugin.services.history.changes import read_step, saves_of_import
from lowuse_plugin.services.history.details import MOST_PARCELS, read_details

_PARCEL = "parcel"


@dataclass(frozen=True)
class Reach:
    """What goes back with a step."""

    step: Step
    rows: int
    """Rows of all tables; of an import those of all its saves."""
    parcels: int
    """Parcels that are concerned."""
    others: int
    """Parcels that are concerned beside the one that was looked at."""
    of_import: bool
    """Whether a whole import goes, which cannot be brought back."""


def read_reach(store: Store, transaction_id: str, parcel: str = "") -> Reach | None:
    """Return what the undoing of a step would take back, None when there is no such step.

    Args:
        store: The workspace.
        transaction_id: The step.
        parcel: The parcel that is looked at, if it is one.
    """
    with store.read() as reading:
        step = read_step(reading, transaction_id)
        if step is None:
            return None
        whole = PACKAGE in step.source
        saves = saves_of_import(reading, step.source[PACKAGE]) if whole else [step]
    with store.read() as reading:
        uuids = set(read_details(reading, transaction_id, store.info.crs).parcels)
    parts = [part for save in saves for part in save.parts if part.kind in ROW_KINDS]
    counted = sum(part.rows for part in parts if part.table == _PARCEL)
    parcels = max(len(uuids), counted) if whole or len(uuids) >= MOST_PARCELS else len(uuids)
    return Reach(
        step=step,
        rows=sum(part.rows for part in parts if not (whole and part.table == IMPORTS)),
        parcels=parcels,
        others=parcels - (parcel in uuids) if parcel else 0,
        of_import=whole,
    )
