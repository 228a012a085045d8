# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Parts that are cut off parcels: what they take over from them, and their line of descent."""

from __future__ import annotations

import json
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from lowuse_plugin.domain.boundaries.cut_off import (
    NO_GROUNDS,
    OF_THE_WHOLE,
    SplitGrounds,
    carried_columns,
)
from lowuse_plugin.domain.boundaries.edits import EditedShape
from lowuse_plugin.domain.moments import office_today
from lowuse_plugin.domain.names import holder_key
from lowuse_plugin.domain.parcels.area_adjustment import SOURCE
from lowuse_plugin.domain.ports import Change, ExpectNoChange, Insert, Reading, Row, Value
from lowuse_plugin.domain.units import exact

_TABLE = "parcel"
_RESTS_ON = (_TABLE, "parcel_holder", "right_holder")
_SPLIT = "split"


@dataclass(frozen=True)
class Originals:
    """What the workspace says of the parcels that parts are cut off."""

    stated: Mapping[str, Row] = field(default_factory=dict)
    """uuid of a parcel → what a part takes over; empty cells are left out."""
    holders: Mapping[str, Sequence[Row]] = field(default_factory=dict)
    """uuid of a parcel → its rows of right holders, without their parcel."""
    registered: Mapping[str, Fraction | None] = field(default_factory=dict)
    """uuid of a parcel → its registered area."""
    whole: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """uuid of a parcel → which figures of all its land it states."""
    expected: tuple[Change, ...] = ()
    """On which state this holds."""

    def stated_of(self, each: EditedShape) -> Row:
        """Return what a shape takes over; nothing unless it is a part."""
        return self.stated.get(each.split_from or "", {})

    def holder_of(self, each: EditedShape) -> str:
        """Return the right holder of the parcel that a part is cut off."""
        return str(self.stated_of(each).get("holder_name") or "")

    def _of_another(self, each: EditedShape) -> bool:
        """Tell whether another right holder is said of the part than that of the parcel."""
        said = str(each.values.get("holder_name") or "")
        return bool(said) and holder_key(said) != holder_key(self.holder_of(each))

    def of_part(
        self,
        each: EditedShape,
        new: str,
        measured: Mapping[str, Value],
        grounds: SplitGrounds = NO_GROUNDS,
        shared: str = "",
    ) -> list[Change]:
        """Return the rows beside that of a new part: line of descent (沿革) and holders.

        Args:
            each: The part.
            new: uuid of its parcel.
            measured: Shape and areas as the workspace keeps them.
            grounds: On what the split rests.
            shared: How the registered area of the parcel was shared out, for the log.
        """
        old = each.split_from
        if not old:
            return []
        descent = {
            "old_parcel_uuid": old,
            "new_parcel_uuid": new,
            "kind": _SPLIT,
            "area_m2": measured["plane_area_m2"],
            "happened_on": (grounds.on or office_today()).isoformat(),
            "document_no": grounds.document_no.strip() or None,
            "done_by": grounds.done_by.strip() or None,
        }
        rows = [Insert("lineage", _new(), descent, {SOURCE: shared} if shared else {})]
        rows += [
            Insert("parcel_holder", _new(), {**holder, "parcel_uuid": new})
            for holder in self.holders.get(old, ())
            if not self._of_another(each)
        ]
        return list(rows)


def read_originals(reading: Reading, edited: Sequence[EditedShape]) -> Originals:
    """Read the parcels from which parts are cut off."""
    olds = list(dict.fromkeys(each.split_from for each in edited if each.split_from))
    if not olds:
        return Originals()
    stated: dict[str, Row] = {}
    registered: dict[str, Fraction | None] = {}
    whole: dict[str, tuple[str, ...]] = {}
    for old in olds:
        row = reading.row(_TABLE, old) or {}
        area = row.get("registered_area_m2")
        registered[old] = exact(area) if isinstance(area, int | float) else None
        whole[old] = tuple(name for name in OF_THE_WHOLE if row.get(name) is not None)
        stated[old] = {name: row[name] for name in carried_columns()
                       if row.get(name) not in (None, "")}  # fmt: skip
    holders: dict[str, list[Row]] = {old: [] for old in olds}
    for link in reading.table("boundary_holders", uuids=json.dumps(olds)).to_rows():
        holders[str(link["parcel_uuid"])].append(
            {name: value for name, value in link.items() if name != "parcel_uuid"}
        )
    expected = (ExpectNoChange(_RESTS_ON, reading.head().seq),)
    return Originals(stated, holders, registered, whole, expected)


def _new() -> str:
    return str(uuid.uuid4())
