# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What rests on members of a merge and goes on with the parcel that comes of them (D12, D17).

The register decides what a parcel is, so a merge that it entered is not refused for what the office
does with the land: projects that go on and survey units with their tags get the new parcel in the
place of its members, with the land that they had. Only two things stand in the way, for a person
has to decide there: two projects over one parcel, and a filing under review that names the members.

Documents go over too, each once: the members keep theirs in 沿革. How somebody treated the result
of a control line check does not: that was decided on the shape of a member, and the new parcel has
another one.
"""

from __future__ import annotations

import json
import uuid as uuids
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from lowuse_plugin.domain.display import shown_code
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.ports import Change, Insert, Reading, Update, Value
from lowuse_plugin.domain.units import exact, exact_text
from lowuse_plugin.services.parcels.retire import gone_since

PROJECT_JOIN, UNIT_JOIN, UNIT = "project_parcel", "survey_unit_parcel", "survey_unit"
HOLDER_JOIN, LINK, DOCUMENT = "parcel_holder", "parcel_enterprise", "document"
_PARCEL = "parcel"
RESTS_TOO = (
    _PARCEL, "import_package", PROJECT_JOIN, "project", UNIT_JOIN, UNIT, "submission_item",
    "submission_batch", "tag", "survey_step", LINK, "enterprise", DOCUMENT,
)  # fmt: skip
"""Tables on which it rests what is carried, and that nothing hinders: a save of a colleague in one
of them is looked at before a merge is registered or revoked."""
TARGET = {PROJECT_JOIN: "project_uuid", UNIT_JOIN: "survey_unit_uuid"}
"""Column of a join that names what a parcel belongs to."""


@dataclass(frozen=True)
class Carried:
    """What is written for it.

    Attributes:
        left: (table, uuid) of joins of members that count no more.
        added: (table, uuid) of the new parcel's rows.
        partial: Survey units that were whole parcels and are part of one now.
    """

    changes: tuple[Change, ...]
    left: tuple[tuple[str, str], ...]
    added: tuple[tuple[str, str], ...]
    partial: tuple[str, ...]

    def to_json(self) -> dict[str, Any]:
        """Return what a step keeps, so that revoking can take it back."""
        return {
            "left": [list(each) for each in self.left],
            "added": [list(each) for each in self.added],
            "partial": list(self.partial),
        }


def carry(
    reading: Reading, members: Sequence[str], new: str, told: str, on: date | None = None
) -> Carried:
    """Return what brings projects, units, holders, enterprises and documents to a new parcel.

    Args:
        reading: The state on which it is written.
        members: The parcels that are merged, the largest first: its right holders are taken.
        new: uuid of the parcel that comes of them.
        told: Reason of the joins that count no more.
        on: Day since which they do; today when it is left out.

    Raises:
        LowUseError: ``MERGE_TWO_PROJECTS`` (projects), ``MERGE_FILING_RUNS`` (parcel, batch,
            state).
    """
    wanted = json.dumps(list(members))
    for filing in reading.table("merge_filings", uuids=wanted).to_rows():
        raise LowUseError(
            "MERGE_FILING_RUNS",
            parcel=filing["parcel"],
            batch=filing["batch"] or "",
            state=shown_code("submission_state", filing["state"]),
        )
    joins: dict[tuple[str, str], list[Mapping[str, Any]]] = defaultdict(list)
    for join in reading.table("merge_joins", uuids=wanted).to_rows():
        joins[join["table_name"], join["target_uuid"]].append(join)
    projects = [rows[0]["target"] for (table, _), rows in joins.items() if table == PROJECT_JOIN]
    if len(projects) > 1:  # two of one name are two
        raise LowUseError("MERGE_TWO_PROJECTS", projects="、".join(sorted(projects)))
    changes: list[Change] = []
    left: list[tuple[str, str]] = []
    added: list[tuple[str, str]] = []
    partial: list[str] = []
    gone = gone_since(told, on)
    for (table, target), rows in joins.items():
        covers = {row["parcel_uuid"] for row in rows} == set(members)
        area = _land(table, rows, covers=covers)
        key = str(uuids.uuid4())
        added.append((table, key))
        changes.append(
            Insert(table, key, {TARGET[table]: target, "parcel_uuid": new, "area_m2": area})
        )
        for row in rows:
            left.append((table, row["uuid"]))
            changes.append(Update(table, row["uuid"], row["row_version"], gone))
        if table == UNIT_JOIN and rows[0]["whole"] and not covers:
            partial.append(target)
            version = rows[0]["target_version"]
            changes.append(Update(UNIT, target, version, {"whole_parcels": 0}))
    beside = [
        *_holders(reading, members, new),
        *_links(reading, members, new),
        *_documents(reading, members, new),
    ]
    added += [(each.table, each.uuid) for each in beside]
    return Carried((*changes, *beside), tuple(left), tuple(added), tuple(partial))


def _land(table: str, rows: Sequence[Mapping[str, Any]], *, covers: bool) -> float | None:
    """Return how much of the new parcel belongs to a project or unit; None for all of it."""
    parts = [row["area_m2"] for row in rows]
    if table == PROJECT_JOIN and covers and all(part is None for part in parts):
        return None
    whole = [
        row["parcel_area_m2"] if row["area_m2"] is None and table == PROJECT_JOIN
        else row["area_m2"] for row in rows
    ]  # fmt: skip
    if any(area is None for area in whole):
        return None
    return float(sum((exact(area) for area in whole), Fraction(0)))


def _holders(reading: Reading, members: Sequence[str], new: str) -> list[Insert]:
    """Return the right holders of the new parcel: those of the first member that has any."""
    found: dict[str, list[dict[str, Value]]] = defaultdict(list)
    for row in reading.table("boundary_holders", uuids=json.dumps(list(members))).to_rows():
        found[row["parcel_uuid"]].append(row)
    rows = next((found[member] for member in members if member in found), [])
    return [Insert(HOLDER_JOIN, str(uuids.uuid4()), {**row, "parcel_uuid": new}) for row in rows]


def _links(reading: Reading, members: Sequence[str], new: str) -> list[Insert]:
    """Return the enterprises of the new parcel, each once; known shares of one add up."""
    found: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for row in reading.table("merge_links", uuids=json.dumps(list(members))).to_rows():
        found[row["enterprise_uuid"]].append(row)
    result = []
    for enterprise, rows in found.items():
        shares = [row["share"] for row in rows]
        known = [exact(share) for share in shares if share not in (None, "")]
        share = exact_text(sum(known, Fraction(0))) if len(known) == len(shares) else None
        result.append(
            Insert(
                LINK,
                str(uuids.uuid4()),
                {
                    "parcel_uuid": new,
                    "enterprise_uuid": enterprise,
                    "share": share,
                    "leased": _same(rows, "leased"),
                    "matched_by": _same(rows, "matched_by"),
                    "confirmed_by": _same(rows, "confirmed_by"),
                },
            )
        )
    return result


def _documents(reading: Reading, members: Sequence[str], new: str) -> list[Insert]:
    """Return the documents of the new parcel: those of the members, each once."""
    rows = reading.table("merge_documents", uuids=json.dumps(list(members))).to_rows()
    distinct = {json.dumps(row, sort_keys=True, default=str): row for row in rows}
    return [
        Insert(
            DOCUMENT, str(uuids.uuid4()), {**row, "owner_table": _PARCEL, "owner_uuid": new}
        )
        for row in distinct.values()
    ]  # fmt: skip


def _same(rows: Sequence[Mapping[str, Any]], name: str) -> Value:
    values = {row[name] for row in rows}
    return values.pop() if len(values) == 1 else None
