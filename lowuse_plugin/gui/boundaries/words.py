# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Sentences about what a save of boundaries wrote, or would write."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from lowuse_plugin.domain.schema import shipped
from lowuse_plugin.qgis_bridge.i18n import tr

if TYPE_CHECKING:
    from lowuse_plugin.domain.boundaries.edits import PlacedFinding

_FIRST = ("holder_name", "right_type", "mortgaged", "seized", "use_code", "ownership")
"""What a clerk asks about a new part first."""
_NAMED = 3


def overlap_sum(overlaps: Iterable[PlacedFinding]) -> str:
    """Return how much land overlaps lie on, rounded as areas are."""
    return f"{math.fsum(f.area_m2 or 0.0 for f in overlaps):,.2f}"


def overlap_remark(overlaps: Sequence[PlacedFinding]) -> str:
    """Return what the log says of overlaps that were written; empty when there were none."""
    if not overlaps:
        return ""
    return tr(" (written with {count} overlaps, {area} m² together)",
              count=len(overlaps), area=overlap_sum(overlaps))  # fmt: skip


def overlap_text(overlaps: Sequence[PlacedFinding]) -> str:
    """Return what is said after a save with overlaps; empty when there are none."""
    if not overlaps:
        return ""
    return tr(" {count} overlaps with other parcels remain, {area} m² together.",
              count=len(overlaps), area=overlap_sum(overlaps))  # fmt: skip


def carried_text(carried: Sequence[str], lacking: Sequence[str]) -> str:
    """Return what parts took over and what they lack; empty when nothing was cut off."""
    if not carried:
        return ""
    first = [name for name in _FIRST if name in carried][:_NAMED] or carried[:_NAMED]
    return tr(
        " The new part took over {count} cells of the original ({names} …). Still to be filled in: "
        "{missing}, figures of buildings and contract.",
        count=len(carried),
        names=_titles(first),
        missing=_titles(lacking),
    )


def emptied_text(emptied: Sequence[str]) -> str:
    """Return which figures of the whole parcel were taken out; empty when there were none."""
    if not emptied:
        return ""
    return tr(
        " These figures of the original parcel were of the whole; they are empty now and to be "
        "filled in anew: {names}.",
        names=_titles(emptied),
    )


def carried_details(carried: Sequence[str]) -> str:
    """Return every column that parts took over."""
    return tr("Taken over: {names}", names=_titles(carried)) if carried else ""


def _titles(names: Iterable[str]) -> str:
    columns = shipped().tables["parcel"].columns
    return "、".join(columns[name].title for name in names)
