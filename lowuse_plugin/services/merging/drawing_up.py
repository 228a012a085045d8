# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Parcels that a merge is drawn up of (拟合并): looked at, numbered, and what a case keeps of them.

They are looked at while no transaction is open; the save rests on their versions.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.merging import procedure as chain
from lowuse_plugin.domain.merging.case import FEWEST_MEMBERS, SCREENING, Holder
from lowuse_plugin.domain.merging.fields import MergeFields
from lowuse_plugin.domain.merging.holders import is_holder
from lowuse_plugin.domain.merging.records import MergeCase
from lowuse_plugin.domain.merging.values import ValueChoice
from lowuse_plugin.domain.names import id_key, is_person_number
from lowuse_plugin.domain.ports import Change, Insert, Reading, Row, Store, Value
from lowuse_plugin.domain.units import exact
from lowuse_plugin.services.merging.facts import MergeFacts
from lowuse_plugin.services.merging.matrix import MergeMatrix, merge_matrix
from lowuse_plugin.services.merging.preview import MergePreview, merge_preview
from lowuse_plugin.services.merging.rows import PARCEL, refuse_changed_members, refuse_in_case
from lowuse_plugin.services.merging.saving import (
    check_rows,
    expect_members,
    figure_values,
    member_rows,
)


def chosen_parcels(uuids: Sequence[str]) -> tuple[str, ...]:
    """Return parcels, each once.

    Raises:
        LowUseError: ``MERGE_TOO_FEW`` (count).
    """
    chosen = tuple(dict.fromkeys(uuids))
    if len(chosen) < FEWEST_MEMBERS:
        raise LowUseError("MERGE_TOO_FEW", count=len(chosen))
    return chosen


def sole_holder(reading: Reading, uuids: Sequence[str]) -> str:
    """Return the holder of all of some parcels, who probably applies; empty where there is none.

    What stands on a parcel of several holders is the list of them, and nobody's name. The number of
    a person is no name either: it stays in the register of holders.
    """
    stated = {str((reading.row(PARCEL, uuid) or {}).get("holder_name") or "") for uuid in uuids}
    name = stated.pop() if len(stated) == 1 else ""
    linked: dict[str, list[Holder]] = {}
    for row in reading.table("merge_facts_holders", uuids=json.dumps(list(uuids))).to_rows():
        holder = Holder(row["name"] or "", row["id_number"])
        linked.setdefault(row["parcel_uuid"], []).append(holder)
    is_one = all(is_holder(name, holders) for holders in linked.values())
    return name if is_one and not is_person_number(id_key(name)) else ""


def land_of(facts: MergeFacts) -> Fraction:
    """Return the m² of parcels: registered, else as drawn, measured where nobody has."""
    drawn = facts.plane_m2.tolist()
    return sum(
        (
            exact(plane) if parcel.registered_area_m2 is None else parcel.registered_area_m2
            for parcel, plane in zip(facts.parcels, drawn, strict=True)
        ),
        Fraction(0),
    )


def free_numbers(reading: Reading, districts: Sequence[str], year: int) -> list[str]:
    """Return the next free number of each district in a year; of one named twice, the next two."""
    taken = set(reading.table("merge_numbers")["case_no"].to_list())
    pack, serials = chain.shipped(), dict.fromkeys(districts, 1)
    found = []
    for district in districts:
        while (number := pack.number(district, year, serials[district])) in taken:
            serials[district] += 1
        taken.add(number)
        found.append(number)
    return found


@dataclass(frozen=True)
class Drawn:
    """Parcels that a merge is drawn up of, as they were looked at.

    Attributes:
        expected: That no parcel changed since.
    """

    matrix: MergeMatrix
    preview: MergePreview
    rows: Mapping[str, Row]
    expected: tuple[Change, ...]

    @property
    def case_values(self) -> dict[str, Value]:
        """What a case keeps of them."""
        return {
            **figure_values(self.matrix, self.preview),
            "outcome": self.matrix.outcome,
            "district": self.preview.district,
        }

    def kept(self, case_uuid: str, case: MergeCase | None, by: str) -> list[Insert]:
        """Return the rows of the members, and of what was found."""
        return [
            *member_rows(case_uuid, self.preview, self.rows),
            *check_rows(case_uuid, self.matrix.rows, self.matrix, case=case, checked_by=by),
        ]


def draw_up(
    store: Store,
    chosen: Sequence[str],
    *,
    on: date,
    day: date,
    applicant: str,
    versions: Mapping[str, int] | None,
    values: Mapping[str, ValueChoice] | None,
    fields: MergeFields | None,
    case: MergeCase | None = None,
) -> Drawn:
    """Look at parcels that a merge is to be drawn up of.

    Holders have no version in a parcel: whoever saves knows the last line of the log before this
    began, and expects ``RESTS_ON`` unwritten since.

    Args:
        store: The workspace.
        chosen: The parcels.
        on: Day of the check.
        day: Day of the office, for days that were typed.
        applicant: Who applies, empty where nobody does yet.
        versions: uuid → version as a person saw it.
        values: What a person chose for the fields.
        fields: Rules of the fields.
        case: The case, where there is one.

    Raises:
        LowUseError: ``MERGE_MEMBER_IN_CASE`` (parcel, case, state); as
            :func:`~lowuse_plugin.services.merging.matrix.merge_matrix` and ``merge_preview``.
        ConflictError: ``MERGE_MEMBER_CHANGED``; a parcel changed between two looks.
    """
    matrix = merge_matrix(
        store, chosen, stage=SCREENING, today=on, applicant=applicant or None,
        judgements=() if case is None else case.judgements,
    )  # fmt: skip
    preview = merge_preview(store, chosen, values=values, fields=fields, today=day)
    with store.read() as reading:
        refuse_changed_members(reading, versions or {}, matrix.versions, matrix.labels)
        refuse_in_case(reading, chosen, "" if case is None else case.uuid)
        rows = {uuid: reading.row(PARCEL, uuid) or {} for uuid in chosen}
    return Drawn(matrix, preview, rows, tuple(expect_members(matrix, preview)))
