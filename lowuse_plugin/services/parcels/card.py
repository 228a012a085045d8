# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Everything that the workspace says of one parcel, from one state and quickly.

A card follows every step through a list, so each query goes through an index of one parcel.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import shapely

from lowuse_plugin.domain.columns import column
from lowuse_plugin.domain.display import shown_code
from lowuse_plugin.domain.parcels.card import (
    BasisLine,
    ChangeLine,
    ControlLine,
    HolderLine,
    Origin,
    ParcelCard,
    ProjectLine,
    TagLine,
    ThreeOldLine,
)
from lowuse_plugin.domain.ports import Reading, Row, Store
from lowuse_plugin.geometry import wkb
from lowuse_plugin.services.control_line.facts import control_facts
from lowuse_plugin.services.parcels.card_enterprises import enterprise_lines
from lowuse_plugin.services.parcels.card_fields import area_lines, card_blocks
from lowuse_plugin.services.survey_units.card_units import unit_lines

_NOTHING_M2 = 0.01
"""Below the last printed digit an overlap does not exist."""


def read_card(store: Store, uuid: str) -> ParcelCard | None:
    """Return the card of a parcel, None when there is none or its import is not finished.

    A parcel that was retired has a card too, with day and reason (「永久追溯」).

    Raises:
        LowUseError: What the store says, or ``STORED_GEOMETRY_UNREADABLE``.
    """
    with store.read() as reading:
        return card_of(reading, uuid)


def card_of(reading: Reading, uuid: str) -> ParcelCard | None:
    """Return the card of a parcel from a state that is being read, as :func:`read_card`."""
    row = reading.row("parcel", uuid)
    if row is None:
        return None
    state = reading.table("card_state", uuid=uuid).to_rows()[0]
    if not state["visible"]:
        return None
    changes = reading.table("card_changes", uuid=uuid).to_rows()
    label = row["parcel_code"] or row["unit_code"] or row["map_number"]
    return ParcelCard(
        uuid=uuid,
        fid=int(row["fid"] or 0),
        label=_text(label),
        holder_name=_text(row["holder_name"]),
        retired_at=_text(row["retired_at"]) or None,
        retired_reason=_text(row["retired_reason"]),
        blocks=card_blocks(row),
        areas=area_lines(row),
        holders=_holders(reading, uuid),
        enterprises=enterprise_lines(reading, uuid),
        tag_state=state["tag_state"],
        low_efficiency_kind=state["low_efficiency_kind"],
        assessment_outcome=state["assessment_outcome"],
        stale_assessment=bool(state["stale_assessment"]),
        survey_state=state["survey_state"],
        tags=_tags(reading, uuid),
        units=unit_lines(reading, uuid),
        control=control_of(reading, uuid),
        three_old=_three_old(reading, row),
        project=_project(state),
        origin=_origin(state),
        changes=tuple(ChangeLine(**_texts(line, keep=("seq",))) for line in changes),
    )


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _texts(row: Mapping[str, Any], *, keep: tuple[str, ...] = ()) -> dict[str, Any]:
    """Return a row with empty text for what is missing, except the kept columns."""
    return {name: value if name in keep else _text(value) for name, value in row.items()}


def _word(code_list: str, value: object) -> str:
    return shown_code(code_list, _text(value))


def _holders(reading: Reading, uuid: str) -> tuple[HolderLine, ...]:
    rows = reading.table("card_holders", uuid=uuid).to_rows()
    return tuple(
        HolderLine(_text(r["name"]), _word("share_kind", r["share_kind"]), _text(r["share"]))
        for r in rows
    )


def _project(state: Mapping[str, Any]) -> ProjectLine | None:
    if state["project_name"] is None:
        return None
    word = _word("project_state", state["project_state"])
    return ProjectLine(_text(state["project_code"]), state["project_name"], word)


def _origin(state: Mapping[str, Any]) -> Origin | None:
    if state["file_name"] is None:
        return None
    names = ("file_name", "source_layer", "imported_at", "imported_by")
    return Origin(*(_text(state[name]) for name in names))


def _tags(reading: Reading, uuid: str) -> tuple[TagLine, ...]:
    tags = reading.table("card_tags", uuid=uuid).to_rows()
    if not tags:
        return ()
    bases: dict[str, list[BasisLine]] = {}
    for row in reading.table("card_bases", uuid=uuid).to_rows():
        basis = _texts(row)
        bases.setdefault(basis.pop("tag_uuid"), []).append(BasisLine(**basis))
    return tuple(
        TagLine(
            state=tag["state"],
            kind=_kinds(tag),
            decided_on=_text(tag["decided_on"]),
            decided_by=_text(tag["decided_by"]),
            batch=_text(tag["batch"]),
            opinion=_text(tag["opinion"]),
            document_no=_text(tag["document_no"]),
            example=bool(tag["example"]),
            whole=bool(tag["whole"]),
            bases=tuple(bases.get(tag["uuid"], ())),
        )
        for tag in tags
    )


def _kinds(tag: Mapping[str, Any]) -> str:
    """Return the primary kind in words, and behind it the further ones."""
    kinds = [tag["low_efficiency_kind"], *_text(tag["other_kinds"]).split()]
    return "、".join(word for kind in kinds if (word := _word("low_efficiency_kind", kind)))


def control_of(reading: Reading, uuid: str, today: date | None = None) -> ControlLine | None:
    """Return the check that holds, else the last one, marked as no longer holding.

    Args:
        reading: The state to read.
        uuid: Of the parcel.
        today: Day on which another version may be in force; the real one when it is left out.
    """
    facts = control_facts(reading, uuid, today)
    if facts is None:
        return None
    return ControlLine(
        control_class=facts.control_class,
        inside_share=facts.inside_share,
        inside_m2=facts.inside_m2,
        outside_m2=facts.outside_m2,
        area_epsg=facts.area_epsg,
        boundary_error=facts.boundary_error,
        sliver=facts.sliver,
        treated_as=facts.treated_as or None,
        treated_by=facts.treated_by,
        treated_reason=facts.treated_reason,
        version=facts.version,
        valid_from=facts.valid_from.isoformat(),
        valid_to=None if facts.valid_to is None else facts.valid_to.isoformat(),
        example=facts.line_example,
        tolerance=facts.tolerance,
        max_remainder_m2=facts.max_remainder_m2,
        thin_width_m=facts.thin_width_m,
        checked_on=facts.checked_on.isoformat(),
        holds=facts.holds,
        stale_because=facts.stale_because,
        rule_example=facts.rule_example,
        by_level=facts.by_level,
        difference_m2=facts.difference_m2,
        pack=facts.pack,
        checked_by=facts.checked_by,
        approval=_approval(reading, facts.version_uuid),
    )


def _approval(reading: Reading, version_uuid: str) -> tuple[str, str, str]:
    """Return authority, number and day of the approval of a version of the line."""
    version = reading.row("control_line_version", version_uuid) or {}
    who, number, day = (version.get(n) for n in ("approved_by", "approval_no", "approved_on"))
    return _text(who), _text(number), _text(day)


def _three_old(reading: Reading, row: Row) -> tuple[ThreeOldLine, ...]:
    """Return the 三旧 areas that share more than an edge with the parcel (A-19)."""
    if row["geom"] is None:
        return ()
    shape = wkb.decode_polygons(column("wkb", [row["geom"]]))[0]
    min_x, min_y, max_x, max_y = shapely.bounds(shape).tolist()
    table = reading.table("card_three_old", min_x=min_x, min_y=min_y, max_x=max_x, max_y=max_y)
    if not len(table):
        return ()
    drawn = shapely.area(shape)
    overlaps = shapely.area(shapely.intersection(wkb.decode_polygons(table["geom"]), shape))
    plane = row["plane_area_m2"]
    lines = []
    for area, overlap in zip(table.to_rows(), overlaps.tolist(), strict=True):
        if overlap <= _NOTHING_M2:
            continue
        del area["geom"]
        share = min(1.0, overlap / drawn)
        m2 = share * plane if isinstance(plane, float) else None
        lines.append(ThreeOldLine(**_texts(area), overlap_share=share, overlap_m2=m2))
    return tuple(lines)
