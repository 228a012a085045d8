# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The legacy kind that the layers suggest for a stored parcel or survey unit (P-38)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from lowuse_plugin.domain.overlay import (
    LegacyProposal,
    OverlayLine,
    concerns,
    propose_legacies,
    why_no_proposal,
)
from lowuse_plugin.domain.ports import Reading
from lowuse_plugin.services.overlay.table import read_overlay


@dataclass(frozen=True)
class LegacyOutlook:
    """What the layers suggest, and why they say nothing where they do.

    Attributes:
        lines: Everything that the layers say.
        proposals: Kinds of legacy land, the graver one first; empty also where nothing is known.
        unknown: ``NO_APPROVAL_LAYER``, ``NO_SUPPLY_LAYER``, ``LEGAL_NOT_ANALYSED`` or
            ``OVERLAY_STALE``; empty when the layers can say something.
    """

    lines: Sequence[OverlayLine]
    proposals: tuple[LegacyProposal, ...]
    unknown: str


def legacy_outlook(
    reading: Reading,
    *,
    parcel: str | None = None,
    unit: str | None = None,
    on: date | None = None,
) -> LegacyOutlook:
    """Return what the stored overlay suggests for a parcel or a survey unit."""
    lines = read_overlay(reading, parcel=parcel, unit=unit, on=on)
    table, key = ("parcel", parcel) if unit is None else ("survey_unit", unit)
    row = reading.row(table, key) if key is not None else None
    district = (row or {}).get("district")
    registered = {
        layer["kind"]
        for layer in reading.table("overlay_legal_layers").to_rows()
        if concerns(layer["district"], str(district or ""))
    }
    unknown = why_no_proposal(lines, registered)
    return LegacyOutlook(lines, propose_legacies(lines, registered), unknown)
