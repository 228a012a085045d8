# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Three states of one row, compared by field group: as opened, as stored now, as filled in.

What only one side changed does not conflict. Where both changed a group, the whole group is a
person's to decide: half a right holder of one and half of another is nobody's right holder. The
shape and the figures computed from it are one group too.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum

from lowuse_plugin.domain import field_groups, schema
from lowuse_plugin.domain.display import shown_title, shown_value
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.ports import Row, Value
from lowuse_plugin.domain.schema import ColumnSpec

_SHAPE = ColumnSpec(field_groups.GEOMETRY, "BLOB", "界址")
_SEPARATOR = "、"


class Choice(StrEnum):
    """How a person decides one group."""

    MINE = "mine"
    """What was filled in is written."""
    THEIRS = "theirs"
    """What is stored now stays."""


@dataclass(frozen=True)
class Edit:
    """One line of the log that changed the row."""

    columns: frozenset[str]
    by: str
    at_utc: str
    reason: str = ""


@dataclass(frozen=True)
class ConflictField:
    """One column in three states; texts as people read them, empty when missing."""

    spec: ColumnSpec
    base: str
    theirs: str
    mine: str
    theirs_value: Value
    mine_value: Value
    theirs_changed: bool
    mine_changed: bool
    writable: bool
    """Taking mine writes it. What is computed from the shape follows the stored shape."""

    @property
    def column(self) -> str:
        """Name of the column."""
        return self.spec.name

    @property
    def title(self) -> str:
        """Chinese title."""
        return shown_title(self.spec)

    @property
    def unit(self) -> str:
        """Unit, empty without one."""
        return self.spec.unit

    @property
    def agreed(self) -> bool:
        """Whether what is stored and what was filled in say the same."""
        return same_value(self.spec, self.theirs_value, self.mine_value)

    @property
    def lost(self) -> bool:
        """Whether taking mine throws a change of somebody else away."""
        return self.writable and self.theirs_changed and not self.agreed


@dataclass(frozen=True)
class GroupConflict:
    """A group that somebody else changed, and in a conflict I did too."""

    group: str
    title: str
    by: str
    """Who changed it last, all of them where there are several; empty when the log tells not."""
    at_utc: str
    reason: str
    fields: tuple[ConflictField, ...]

    @property
    def theirs_changed(self) -> tuple[ConflictField, ...]:
        """The fields that somebody else changed."""
        return tuple(field for field in self.fields if field.theirs_changed)

    @property
    def lost(self) -> tuple[ConflictField, ...]:
        """The fields of which taking mine throws a change of somebody else away."""
        return tuple(field for field in self.fields if field.lost)


@dataclass(frozen=True)
class RowConflict:
    """A row of which groups have to be decided."""

    table: str
    uuid: str
    label: str
    version: int
    """Of the stored row that was compared."""
    groups: tuple[GroupConflict, ...]
    fid: int = 0
    """Number of the row in the workspace, by which people know a parcel without a code."""


@dataclass(frozen=True)
class Comparison:
    """What a row has become in three states."""

    values: Mapping[str, Value]
    """What I changed and nobody else touched: it may be written."""
    conflict: tuple[GroupConflict, ...]
    """Groups that both changed, unless to equal values."""
    kept: tuple[GroupConflict, ...]
    """Groups that only somebody else changed."""
    agreed: tuple[GroupConflict, ...]
    """Groups that both changed to equal values: there is nothing to write."""


GeometryText = Callable[[Value], str]


def compare(
    table: str,
    base: Row,
    theirs: Row,
    mine: Row,
    *,
    edits: Sequence[Edit] = (),
    geometry_text: GeometryText | None = None,
) -> Comparison:
    """Compare three states of a row.

    Args:
        table: Of the row.
        base: The row as it was opened.
        theirs: The row as it is stored now.
        mine: The columns that were filled in; others are as in ``base``. It may hold ``geom`` and
            what is computed from it, when a shape is being saved.
        edits: Changes by others since ``base``, the oldest first.
        geometry_text: How a shape reads; by default only that it is there.
    """
    states, read = _States(base, theirs, mine), geometry_text or _there
    values: dict[str, Value] = {}
    conflict: list[GroupConflict] = []
    kept: list[GroupConflict] = []
    agreed: list[GroupConflict] = []
    for group in field_groups.groups_of(table):
        theirs_changed = any(states.theirs_changed(table, name) for name in group.columns)
        told = read if theirs_changed else _there  # a shape that nobody is shown is not measured
        fields = tuple(_field(table, name, states, told) for name in group.columns)
        mine_changed = any(field.mine_changed for field in fields)
        if theirs_changed:
            same = all(field.agreed for field in fields)
            place = (agreed if same else conflict) if mine_changed else kept
            place.append(_group(group, fields, edits))
        else:
            values |= {field.column: field.mine_value for field in fields if field.mine_changed}
    return Comparison(values, tuple(conflict), tuple(kept), tuple(agreed))


def same_value(spec: ColumnSpec, one: Value, other: Value) -> bool:
    """Tell whether two stored values say the same; empty text is a missing value."""
    one, other = (None if value == "" else value for value in (one, other))
    if one is None or other is None:
        return one is other
    if spec.type == "DECIMAL":
        try:
            return Decimal(str(one)) == Decimal(str(other))
        except InvalidOperation:
            return one == other
    return one == other


def column_spec(table: str, column: str) -> ColumnSpec:
    """Return the description of a column, that of the shape included.

    Raises:
        KeyError: The table has no such column.
    """
    if column == field_groups.GEOMETRY:
        return _SHAPE
    return schema.shipped().tables[table].columns[column]


def check_decisions(
    groups: Collection[GroupConflict], decisions: Mapping[str, Choice], reason: str
) -> None:
    """Refuse to go on before everything is decided.

    Raises:
        LowUseError: ``CONFLICT_UNDECIDED`` names the groups, ``CONFLICT_REASON_MISSING`` whose
            change would be thrown away without a reason.
    """
    undecided = tuple(group.title for group in groups if group.group not in decisions)
    if undecided:
        raise LowUseError("CONFLICT_UNDECIDED", groups=undecided)
    discarded = discarding(groups, decisions)
    if discarded and not reason.strip():
        titles = tuple(group.title for group in discarded)
        raise LowUseError("CONFLICT_REASON_MISSING", groups=titles)


def discarding(
    groups: Collection[GroupConflict], decisions: Mapping[str, Choice]
) -> tuple[GroupConflict, ...]:
    """Return the groups in which the decision throws somebody else's change away."""
    return tuple(
        group for group in groups if group.lost and decisions.get(group.group) == Choice.MINE
    )


def decided_values(
    groups: Collection[GroupConflict], decisions: Mapping[str, Choice]
) -> dict[str, Value]:
    """Return what the decisions write: every group as a whole, as it was shown."""
    return {
        field.column: field.mine_value
        for group in groups
        if decisions[group.group] == Choice.MINE
        for field in group.fields
        if field.writable and not field.agreed
    }


def answers(decided: Collection[GroupConflict], asked: Collection[GroupConflict]) -> bool:
    """Tell whether decisions on some groups answer others: the same groups, the same values."""
    known = [_question(group) for group in decided]
    return all(_question(group) in known for group in asked)


def still_decided(
    decided: Collection[GroupConflict],
    decisions: Mapping[str, Choice],
    asked: Collection[GroupConflict],
) -> dict[str, Choice]:
    """Return the decisions that stay when it is asked anew: those on groups of the same values.

    Args:
        decided: Groups that were decided.
        decisions: On them.
        asked: Groups as they are now.
    """
    return {
        group.group: decisions[group.group]
        for group in asked
        if group.group in decisions and answers(decided, (group,))
    }


def _question(group: GroupConflict) -> object:
    return group.group, [(f.column, f.theirs_value, f.mine_value) for f in group.fields]


@dataclass(frozen=True)
class _States:
    base: Row
    theirs: Row
    mine: Row

    def theirs_changed(self, table: str, name: str) -> bool:
        """Tell whether a column is stored otherwise than it was opened."""
        spec = column_spec(table, name)
        return not same_value(spec, self.base.get(name), self.theirs.get(name))


def _field(table: str, name: str, states: _States, geometry_text: GeometryText) -> ConflictField:
    spec = column_spec(table, name)
    shape = name == field_groups.GEOMETRY
    before, now, mine = states.base.get(name), states.theirs.get(name), states.mine
    writable = name in mine or field_groups.is_editable(table, name)
    # What nobody types follows the stored row: its text must not promise an old figure.
    entered = mine.get(name, before if writable else now)

    def text(value: Value) -> str:
        return geometry_text(value) if shape else shown_value(spec, value)

    return ConflictField(
        spec=spec,
        base=text(before),
        theirs=text(now),
        mine=text(entered),
        theirs_value=now,
        mine_value=entered,
        theirs_changed=states.theirs_changed(table, name),
        mine_changed=name in mine and not same_value(spec, before, mine[name]),
        writable=writable,
    )


def _there(shape: Value) -> str:
    return "" if shape is None else "有"


def _group(
    group: field_groups.FieldGroup, fields: tuple[ConflictField, ...], edits: Sequence[Edit]
) -> GroupConflict:
    changed = {field.column for field in fields if field.theirs_changed}
    mine = [edit for edit in edits if edit.columns & changed]
    people = dict.fromkeys(edit.by for edit in mine)
    last = mine[-1] if mine else Edit(frozenset(), "", "")
    by = _SEPARATOR.join(people)
    return GroupConflict(group.name, group.title, by, last.at_utc, last.reason, fields)
