# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What becomes of the values of parcels that are merged: a rule a field, nothing lost unseen.

What a person typed is kept whatever members come or go. What the members say and the new parcel
does not is listed; where they differ and no rule decides, a person is asked.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from lowuse_plugin.domain import schema
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.merging import fields as merge_fields
from lowuse_plugin.domain.merging.fields import (
    ASK,
    EARLIEST,
    HEAVIEST,
    JOIN,
    LARGEST,
    SAME,
    SUM,
    TYPED,
    FieldRule,
    MergeFields,
    Suggestion,
    rules_for,
)
from lowuse_plugin.domain.ports import Row, Value
from lowuse_plugin.domain.schema import ColumnSpec
from lowuse_plugin.domain.units import exact, round_half_up

BETWEEN = "；"
"""Between texts that stand side by side."""

_TABLE = "parcel"
_PLACES = 4
_UNKNOWN = "unknown"


@dataclass(frozen=True)
class ValueChoice:
    """By which rule a person wants a field to get its value.

    Attributes:
        rule: One of :data:`~lowuse_plugin.domain.merging.fields.RULES`.
        value: With ``typed`` what was typed, None where the field was emptied on purpose.
    """

    rule: str
    value: Value = None


@dataclass(frozen=True)
class MemberValues:
    """What the workspace says of one member.

    Attributes:
        area_m2: By which members are ranked, see :func:`ranked_m2`.
        values: Its columns.
    """

    uuid: str
    area_m2: float
    values: Row


def ranked_m2(registered: Fraction | None, plane: float | None) -> float:
    """Return by which area a member is ranked: what is registered, be it 0, else what is drawn."""
    return float(registered) if registered is not None else plane or 0.0


def largest_first(members: Iterable[MemberValues]) -> list[MemberValues]:
    """Return members by area, equally large ones by uuid: in whatever order they were chosen."""
    return sorted(members, key=lambda member: (-member.area_m2, member.uuid))


@dataclass(frozen=True)
class PreviewCell:
    """One field of the new parcel.

    Attributes:
        column: Name in the table of parcels.
        title: Chinese title.
        rule: By which rule the value stands here.
        value: What the new parcel gets; None where it gets nothing yet.
        by_member: What each member says, by uuid, None where nothing; the largest member first.
        lost: Values of members that the new parcel does not keep, each once.
        group: Field group.
        rules: Rules that a person may choose.
        open: Members say something, and nobody has decided what is to be kept.
        anew: A number that is given anew; the old ones stay with the members as history.
        missing: Members that say nothing while others do.
        suggested: A figure that follows from the sums of others, where the field is open.
        chosen: A person chose the rule.
        picked: How one of different values was chosen without a person: ``earliest`` or
            ``heaviest``; empty where members agree or another rule decides.
    """

    column: str
    title: str
    rule: str
    value: Value
    by_member: Mapping[str, Value]
    lost: tuple[Value, ...] = ()
    group: str = ""
    rules: tuple[str, ...] = ()
    open: bool = False
    anew: bool = False
    missing: tuple[str, ...] = ()
    suggested: Value = None
    chosen: bool = False
    picked: str = ""

    @property
    def differs(self) -> bool:
        """Whether two members say different things; one that says nothing differs from none."""
        said = (value for value in self.by_member.values() if value is not None)
        return len({_comparable(value) for value in said}) > 1

    @property
    def alike(self) -> Value:
        """What every member says, None where they do not all say the same."""
        said = next(iter(self.by_member.values()), None)
        return None if self.differs or self.missing else said


def merge_cells(
    members: Sequence[MemberValues],
    choices: Mapping[str, ValueChoice] | None = None,
    fields: MergeFields | None = None,
) -> tuple[PreviewCell, ...]:
    """Return every field of the new parcel, in the order of the table.

    Args:
        members: In any order.
        choices: Column → what a person chose; the others go by their rule.
        fields: The rules; the shipped ones when left out.

    Raises:
        LowUseError: ``INPUT_NOT_ALLOWED`` for a field or a rule that there is not.
    """
    rules = (fields or merge_fields.shipped()).rules
    wanted = dict(choices or {})
    for column, choice in wanted.items():
        if column not in rules:
            raise LowUseError(
                "INPUT_NOT_ALLOWED", field="values", value=column, expected="|".join(rules)
            )
        if choice.rule not in rules_for(column):
            raise LowUseError(
                "INPUT_NOT_ALLOWED",
                field=_spec(column).title,
                value=choice.rule,
                expected="|".join(rules_for(column)),
            )
    ranked = largest_first(members)
    return tuple(_cell(rule, ranked, wanted.get(column)) for column, rule in rules.items())


def kept_values(cells: Iterable[PreviewCell]) -> dict[str, Value]:
    """Return what the new parcel gets, column by column; what it gets nothing of is left out."""
    return {cell.column: cell.value for cell in cells if cell.value is not None}


def choices_text(choices: Mapping[str, ValueChoice]) -> str:
    """Return choices as the JSON text that a case keeps."""
    plain = {
        column: {"rule": choice.rule, **({"value": choice.value} if choice.rule == TYPED else {})}
        for column, choice in sorted(choices.items())
    }
    return json.dumps(plain, ensure_ascii=False, sort_keys=True)


def read_choices(text: str | None) -> dict[str, ValueChoice]:
    """Return choices from the text that a case keeps."""
    return {
        column: ValueChoice(entry["rule"], entry.get("value"))
        for column, entry in json.loads(text or "{}").items()
    }


def _spec(column: str) -> ColumnSpec:
    return schema.shipped().tables[_TABLE].columns[column]


def _cell(
    rule: FieldRule, ranked: Sequence[MemberValues], choice: ValueChoice | None
) -> PreviewCell:
    spec = _spec(rule.column)
    said = {member.uuid: _plain(member.values.get(rule.column)) for member in ranked}
    known = [value for value in said.values() if value is not None]
    name = rule.rule if choice is None else choice.rule
    typed = choice.value if choice is not None else None
    value, decided = _decide(name, rule, spec, said, typed)
    undecided = bool(known) and not decided
    anew = rule.anew and name == ASK
    return PreviewCell(
        column=rule.column,
        title=spec.title,
        rule=name,
        value=value,
        by_member=said,
        lost=() if undecided or anew or name in (SUM, JOIN) else _lost(known, value),
        group=spec.group,
        rules=rules_for(rule.column),
        open=undecided and not anew,
        anew=rule.anew,
        missing=tuple(uuid for uuid, each in said.items() if each is None) if known else (),
        suggested=_suggest(rule.suggested, ranked) if undecided else None,
        chosen=choice is not None,
        picked=_picked(rule, said) if name == SAME and value is not None else "",
    )


def _picked(rule: FieldRule, said: Mapping[str, Value]) -> str:
    if len(set(said.values())) <= 1:
        return ""
    return HEAVIEST if rule.heaviest else EARLIEST if rule.earliest else ""


def _plain(value: Value) -> Value:
    """Return None for what says nothing."""
    return None if isinstance(value, str) and not value.strip() else value


def _decide(
    name: str, rule: FieldRule, spec: ColumnSpec, said: Mapping[str, Value], typed: Value
) -> tuple[Value, bool]:
    """Return the value by a rule, and whether that settles the field."""
    known = [value for value in said.values() if value is not None]
    if name == TYPED:
        return _typed(spec, typed), True
    if name == ASK or not known:
        return None, False
    if name == LARGEST:
        return known[0], True
    if name == JOIN:
        return _join(known), True
    if name == SUM:
        whole = len(known) == len(said)
        return (float(sum((exact(_number(v)) for v in known), Fraction(0))), True) if whole else (
            None, False
        )  # fmt: skip
    return _same(rule, said)


def _same(rule: FieldRule, said: Mapping[str, Value]) -> tuple[Value, bool]:
    known = [value for value in said.values() if value is not None]
    if rule.heaviest:
        # what nobody looked up may well be there
        found = {_UNKNOWN if value is None else str(value) for value in said.values()}
        listed = [code for code in rule.heaviest if code in found]
        return (listed[0], True) if listed else (None, False)
    if rule.earliest:
        return min(str(value) for value in known), True
    # a value that one does not state is not known to be the same
    same = len(known) == len(said) and len({_comparable(value) for value in known}) == 1
    return (known[0], True) if same else (None, False)


def _comparable(value: Value) -> object:
    """Return what values are compared by: blanks at the ends and 1 for 1.0 make no difference."""
    if isinstance(value, str):
        return value.strip()
    return exact(value) if isinstance(value, int | float) else value


def _number(value: Value) -> float | int | str:
    if isinstance(value, int | float | str):
        return value
    raise TypeError(value)


def _typed(spec: ColumnSpec, value: Value) -> Value:
    """Return what was typed in the type of the column; what is no number stays as it is."""
    plain = _plain(value)
    if spec.kind == "real" and isinstance(plain, str):
        try:
            return float(exact(plain))
        except ValueError:
            return plain
    return plain.strip() if isinstance(plain, str) else plain


def _join(known: Sequence[Value]) -> str:
    parts = [part.strip() for value in known for part in str(value).split(BETWEEN)]
    return BETWEEN.join(dict.fromkeys(part for part in parts if part))


def _lost(known: Sequence[Value], kept: Value) -> tuple[Value, ...]:
    left = {_comparable(value): value for value in reversed(known)}
    left.pop(_comparable(kept), None)
    order = [_comparable(value) for value in known]
    return tuple(left[key] for key in dict.fromkeys(order) if key in left)


def _suggest(suggestion: Suggestion | None, ranked: Sequence[MemberValues]) -> Value:
    """Return a quotient of sums; None where a member lacks one of the figures."""
    if suggestion is None:
        return None
    sums = []
    for column in (suggestion.above, suggestion.below):
        figures = [member.values.get(column) for member in ranked]
        if any(figure is None for figure in figures):
            return None
        sums.append(sum((exact(_number(figure)) for figure in figures), Fraction(0)))
    if not sums[1]:
        return None
    return float(round_half_up(sums[0] / sums[1] * suggestion.times, _PLACES))


__all__ = [
    "BETWEEN", "MemberValues", "PreviewCell", "ValueChoice",
    "choices_text", "kept_values", "largest_first", "merge_cells", "ranked_m2", "read_choices",
]  # fmt: skip
