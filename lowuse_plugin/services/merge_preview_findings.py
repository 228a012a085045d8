# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What a preview of a merge finds: what stands against it, and what is worth a look."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from lowuse_plugin.domain.findings import ERROR, NOTE, WARNING, Finding
from lowuse_plugin.domain.merge_preview import (
    LEFT_M2,
    PreviewGap,
    PreviewMember,
    PreviewOverlap,
)
from lowuse_plugin.domain.merge_values import PreviewCell
from lowuse_plugin.domain.parcel_codes import short_labels
from lowuse_plugin.domain.units import exact, format_decimal

_ADJACENT = "M-2"
_BETWEEN = "、"


def preview_findings(
    members: Sequence[PreviewMember],
    gaps: Sequence[PreviewGap],
    overlaps: Sequence[PreviewOverlap],
    cells: Sequence[PreviewCell],
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
    undecided = [cell.title for cell in cells if cell.open]
    if undecided:
        params = {"count": len(undecided), "fields": _BETWEEN.join(undecided)}
        found.append(Finding("MERGE_FIELDS_OPEN", WARNING, params))
    order = (ERROR, WARNING, NOTE)
    return sorted(found, key=lambda finding: order.index(finding.severity))


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


def _area(m2: float) -> str:
    return f"{format_decimal(exact(m2), 2)} m²" if m2 >= LEFT_M2 / 2 else f"< {LEFT_M2} m²"
