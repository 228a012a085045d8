# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What a preview of a merge finds: what stands against it, and what is worth a look."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from lowuse_plugin.domain.display import shown_number
from lowuse_plugin.domain.findings import ERROR, NOTE, WARNING, Finding
from lowuse_plugin.domain.merging.areas import MergeAreas, large_difference
from lowuse_plugin.domain.merging.preview import (
    LEFT_M2,
    PreviewGap,
    PreviewMember,
    PreviewOverlap,
)
from lowuse_plugin.domain.merging.values import PreviewCell
from lowuse_plugin.domain.parcels.codes import short_labels
from lowuse_plugin.domain.units import format_decimal

_ADJACENT = "M-2"
_BETWEEN = "、"


def preview_findings(
    members: Sequence[PreviewMember],
    gaps: Sequence[PreviewGap],
    overlaps: Sequence[PreviewOverlap],
    cells: Sequence[PreviewCell],
    areas: MergeAreas,
    *,
    parts: int,
    apart: Sequence[int],
    broken: Sequence[int],
    unmoved: Sequence[int],
) -> list[Finding]:
    """Return the findings, what stands against the merge first.

    Args:
        members: All of them.
        gaps: Land between them.
        overlaps: Land in two of them.
        cells: Fields of the new parcel.
        areas: Of members and outline.
        parts: Parts of the new outline.
        apart: Rows of members outside its largest part.
        broken: Rows of members whose stored ring is not valid.
        unmoved: Rows of members that could not be laid on their neighbours.
    """
    short = short_labels([member.label for member in members])
    names = {member.uuid: name for member, name in zip(members, short, strict=True)}
    found = [_of_member("MERGE_MEMBER_INVALID", ERROR, members[row], names) for row in broken]
    found += [_of_member("MERGE_SNAP_REFUSED", WARNING, members[row], names) for row in unmoved]
    if parts > 1:
        parcels = _BETWEEN.join(names[members[row].uuid] for row in apart)
        params = {"parts": parts, "parcels": parcels}
        first = members[apart[0]] if apart else members[0]
        found.append(
            Finding("MERGE_IN_PARTS", ERROR, params, first.uuid, first.label, clause=_ADJACENT)
        )
    labels = {member.uuid: member.label for member in members}
    found += _of_gaps(gaps, names, labels)
    found += _of_overlaps(overlaps, names, labels)
    found += difference_findings(areas.registered_sum, areas.union_plane)
    undecided = [cell.title for cell in cells if cell.open]
    if undecided:
        params = {"count": len(undecided), "fields": _BETWEEN.join(undecided)}
        found.append(Finding("MERGE_FIELDS_OPEN", WARNING, params))
    order = (ERROR, WARNING, NOTE)
    return sorted(found, key=lambda finding: order.index(finding.severity))


def difference_findings(
    registered: Fraction | None, measured: Fraction | float | None
) -> Iterator[Finding]:
    """Yield that an area differs from what is registered by more than surveying explains.

    Args:
        registered: 登记面积合计.
        measured: Plane area of the outline, or the surveyed area.
    """
    share = large_difference(registered, measured)
    if share is None or registered is None or measured is None:
        return
    params = {
        "registered": shown_area(registered),
        "measured": shown_area(measured),
        "share": f"{format_decimal(abs(share) * 100, 1)}%",
    }
    yield Finding("MERGE_AREA_DIFFERS", WARNING, params)


def _of_member(
    code: str, severity: str, member: PreviewMember, names: Mapping[str, str]
) -> Finding:
    params = {"parcel": names[member.uuid]}
    return Finding(code, severity, params, member.uuid, member.label)


def _of_gaps(
    gaps: Sequence[PreviewGap], names: Mapping[str, str], labels: Mapping[str, str]
) -> Iterator[Finding]:
    for gap in gaps:
        params: dict[str, object] = {"a": names[gap.a], "b": names[gap.b]}
        place = (gap.a, labels[gap.a], _ADJACENT)
        if gap.open:
            params["area"] = _area(gap.left_m2)
            yield Finding("MERGE_GAP_LEFT", ERROR, params, *place)
        elif gap.lands:
            params |= {"area": _area(gap.left_m2), "parcels": _BETWEEN.join(gap.lands)}
            yield Finding("MERGE_LAND_BETWEEN", WARNING, params, *place)
        else:
            params["area"] = _area(gap.m2)
            yield Finding("MERGE_GAP_CLOSED", NOTE, params, *place)


def _of_overlaps(
    overlaps: Sequence[PreviewOverlap], names: Mapping[str, str], labels: Mapping[str, str]
) -> Iterator[Finding]:
    for overlap in overlaps:
        params = {"area": _area(overlap.m2), "a": names[overlap.a], "b": names[overlap.b]}
        place = (overlap.a, labels[overlap.a], _ADJACENT)
        if overlap.width_ok:
            yield Finding("MERGE_OVERLAP_NARROW", WARNING, params, *place)
        else:
            yield Finding("MERGE_OVERLAP", ERROR, params, *place)


def shown_area(m2: Fraction | float) -> str:
    """Return an area as people read it, with its unit."""
    return f"{shown_number(m2, places=2)} m²"


def _area(m2: float) -> str:
    return shown_area(m2) if m2 >= LEFT_M2 / 2 else f"< {LEFT_M2} m²"
