# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Parcels, areas, fields and shapes of a merge as they are printed: previewed, or as registered."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import shapely

from lowuse_plugin.domain import schema
from lowuse_plugin.domain.display import shown_title
from lowuse_plugin.domain.merging.areas import DRAWN, ONCE, SNAPPED, STORED
from lowuse_plugin.domain.merging.case_areas import case_reconciliation, case_registered_area
from lowuse_plugin.domain.merging.fields import MergeFields
from lowuse_plugin.domain.merging.preview import MergePreview
from lowuse_plugin.domain.merging.records import MergeCase
from lowuse_plugin.domain.merging.sheet import (
    SheetAreas,
    SheetField,
    SheetHolder,
    SheetMember,
    SheetShapes,
)
from lowuse_plugin.domain.merging.values import MemberValues, PreviewCell, merge_cells, ranked_m2
from lowuse_plugin.domain.names import id_key, is_organisation, name_key
from lowuse_plugin.domain.ports import Reading, Row, Store, Value
from lowuse_plugin.geometry.boundary import count_corners
from lowuse_plugin.services.merging.facts import opened
from lowuse_plugin.services.merging.rows import PARCEL

REASONS = {
    DRAWN: "图形与登记之差",
    SNAPPED: "界线对齐",
    ONCE: "重叠只计一次",
    STORED: "图形面积重算之差",
}
"""Why areas differ, in words of the paper."""
_AROUND = 1.25
"""So many times its longer side the picture reaches from the middle of the land at most: it is
wider or higher than the land, and its scale is rounded."""


@dataclass(frozen=True)
class Land:
    """What is printed of the land."""

    members: tuple[SheetMember, ...]
    areas: SheetAreas
    fields: tuple[SheetField, ...]
    shapes: SheetShapes


def previewed_land(
    source: Store | Reading,
    preview: MergePreview,
    parcels: Sequence[str],
    case: MergeCase | None,
) -> Land:
    """Return the land of parcels that are still current."""
    with opened(source) as reading:
        rows = {uuid: reading.row(PARCEL, uuid) or {} for uuid in parcels}
    members = tuple(
        SheetMember(
            number=number,
            uuid=member.uuid,
            label=member.label,
            registered_m2=member.registered,
            plane_m2=member.plane,
            ellipsoid_m2=member.ellipsoidal,
            snapped_m2=preview.snapped.get(member.uuid),
            values=rows[member.uuid],
        )
        for number, member in enumerate(preview.members, 1)
    )
    survey = case.survey if case is not None else None
    drawn = case.outline if survey is not None and case is not None else None
    areas = SheetAreas(
        registered_sum_m2=preview.areas.registered_sum,
        members_plane_m2=preview.areas.members_plane_sum,
        union_m2=preview.areas.union_plane,
        ellipsoid_m2=preview.areas.union_ellipsoidal,
        epsg=preview.areas.epsg,
        difference_m2=preview.areas.difference,
        reasons=tuple((REASONS[name], m2) for name, m2 in preview.areas.reasons),
        gap_m2=preview.gap_m2,
        overlap_m2=preview.overlap_m2,
        corners=preview.corners if drawn is None else count_corners(shapely.from_wkb(drawn)),
        survey_m2=survey.area_m2 if survey is not None else None,
        reconciliation=preview.areas.reconciliation(preview.gap_m2),
    )
    shapes = SheetShapes(
        crs="",
        old=tuple(preview.old_outlines[member.uuid] for member in members),
        new=drawn or preview.outline,
        gaps=tuple(gap.wkb for gap in preview.gaps if gap.open),
        overlaps=tuple(overlap.wkb for overlap in preview.overlaps),
    )
    order = [member.uuid for member in members]
    fields = tuple(_field(cell, order) for cell in preview.cells)
    return Land(members, areas, fields, shapes)


def kept_land(
    case: MergeCase, rows: Mapping[str, Row], new: Row | None, fields: MergeFields | None
) -> Land:
    """Return the land of a merge that goes no further: areas as kept, the new parcel as made.

    Args:
        case: The case.
        rows: uuid → a member's row.
        new: The row of the new parcel; None where none was made.
        fields: Rules of the fields.
    """
    members = tuple(
        SheetMember(
            number=number,
            uuid=member.parcel_uuid,
            label=member.label,
            registered_m2=member.registered,
            plane_m2=member.plane_m2,
            ellipsoid_m2=_number(rows[member.parcel_uuid].get("ellipsoid_area_m2")),
            snapped_m2=None,
            values=rows[member.parcel_uuid],
        )
        for number, member in enumerate(case.members, 1)
    )
    planes = [member.plane_m2 for member in members]
    figures, survey = case.figures, case.survey
    areas = SheetAreas(
        registered_sum_m2=figures.registered_sum,
        members_plane_m2=None if None in planes else sum(m2 for m2 in planes if m2 is not None),
        union_m2=figures.union_m2,
        ellipsoid_m2=figures.ellipsoid_m2,
        epsg=figures.epsg,
        difference_m2=figures.difference_m2,
        gap_m2=figures.gap_m2,
        overlap_m2=figures.overlap_m2,
        corners=_corners(case),
        survey_m2=survey.area_m2 if survey is not None else None,
        registered_m2=case.registered_area_m2,
        basis=case.area_basis,
        adjusted=case_registered_area(case),
        reconciliation=case_reconciliation(case),
    )
    sized = [
        MemberValues(m.uuid, ranked_m2(m.registered_m2, m.plane_m2), m.values) for m in members
    ]
    order = [member.uuid for member in members]
    entered = merge_cells(sized, case.values, fields)
    found = tuple(_field(cell, order) for cell in entered)
    if new is not None:
        found = tuple(_as_made(field, new) for field in found)
    shapes = SheetShapes(
        crs="",
        old=tuple(_shape(rows[uuid]) for uuid in order),
        new=case.outline,
    )
    return Land(members, areas, found, shapes)


def holders_of(source: Store | Reading, parcels: Sequence[str]) -> tuple[SheetHolder, ...]:
    """Return the holders of parcels, each once; the number only where it is an organisation's."""
    with opened(source) as reading:
        rows = reading.table("merge_facts_holders", uuids=json.dumps(list(parcels))).to_rows()
    found = {}
    for row in rows:
        name, number = str(row["name"] or ""), id_key(str(row["id_number"] or ""))
        public = is_organisation(name_key(name), number)
        found[name, number] = SheetHolder(name, number if public else "", str(row["share"] or ""))
    return tuple(found.values())


def neighbours_of(
    source: Store | Reading, land: Land, crs: str, case: MergeCase | None
) -> SheetShapes:
    """Return the shapes with what lies around them."""
    drawn = [shapely.from_wkb(shape) for shape in (*land.shapes.old, land.shapes.new) if shape]
    if not drawn:
        return replace(land.shapes, crs=crs)
    x0, y0, x1, y1 = shapely.total_bounds(drawn).tolist()
    reach = max(x1 - x0, y1 - y0) * _AROUND
    x, y = (x0 + x1) / 2, (y0 + y1) / 2
    without = [member.uuid for member in land.members]
    if case is not None and case.new_parcel_uuid:
        without.append(case.new_parcel_uuid)
    with opened(source) as reading:
        rows = reading.table(
            "boundary_neighbours",
            boxes=json.dumps([[x - reach, y - reach, x + reach, y + reach]]),
            without=json.dumps(without),
        ).to_rows()
    others = tuple((str(row["label"]), bytes(row["wkb"])) for row in rows if row["wkb"] is not None)
    return replace(land.shapes, crs=crs, others=others)


def _corners(case: MergeCase) -> int | None:
    """Return the boundary points of the outline as it was kept, that of a survey among them."""
    if case.outline is None:
        return case.figures.corners
    return count_corners(shapely.from_wkb(case.outline))


def _field(cell: PreviewCell, order: Sequence[str]) -> SheetField:
    return SheetField(
        column=cell.column,
        title=shown_title(schema.shipped().tables[PARCEL].columns[cell.column]),
        before=tuple(cell.by_member.get(uuid) for uuid in order),
        after=cell.value,
        rule=cell.picked or cell.rule,
        lost=cell.lost,
        open=cell.open,
        anew=cell.anew,
    )


def _as_made(field: SheetField, new: Row) -> SheetField:
    """Return a field with what the new parcel has, by whatever rule it came."""
    after = new.get(field.column)
    same = after == field.after and not field.anew
    return replace(
        field, after=after, open=False, rule=field.rule if same else "",
        lost=_left(field, after), anew=False,
    )  # fmt: skip


def _left(field: SheetField, after: Value) -> tuple[Value, ...]:
    if field.anew or field.rule in ("sum", "join"):
        return ()
    said = dict.fromkeys(value for value in field.before if value is not None)
    return tuple(value for value in said if value != after)


def _shape(row: Row) -> bytes:
    shape = row.get("geom")
    return bytes(shape) if isinstance(shape, bytes | memoryview) else b""


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) else None


__all__ = ["Land", "holders_of", "kept_land", "neighbours_of", "previewed_land"]
