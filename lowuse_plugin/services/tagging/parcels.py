# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Tagging as low-efficiency land: a person's decision, with at least one basis.

What is tagged is a survey unit (D16); by default the parcel itself. A changed decision is a new
row, the old one stays. What is known of the unit beside it lands in the same save.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.moments import office_today
from lowuse_plugin.domain.ports import Change, ExpectNoChange, ExpectRow, Reading, Store, Value
from lowuse_plugin.domain.schema import shipped
from lowuse_plugin.domain.survey_units.fields import LOW_AREA, LegacyLand
from lowuse_plugin.domain.tag_grounds import says_something
from lowuse_plugin.domain.units import exact, m2_to_mu
from lowuse_plugin.services.retry import until_undisturbed
from lowuse_plugin.services.survey_units.legacy import Legacies, read_legacies
from lowuse_plugin.services.survey_units.numbers import Numbers
from lowuse_plugin.services.tagging.bases import Basis, no_grounds, read_grounds
from lowuse_plugin.services.tagging.rows import TagRows
from lowuse_plugin.services.tagging.targets import (
    Target,
    refuse_decided,
    targets_of_parcels,
    targets_of_units,
)

__all__ = [
    "TAGGED",
    "WITHDRAWN",
    "Decision",
    "LegacyLand",
    "TagSummary",
    "tag_parcels",
    "tag_units",
]

TAGGED = "tagged"
WITHDRAWN = "withdrawn"
_RESTS_ON = ("survey_unit", "survey_unit_parcel", "tag")
"""Tables in which somebody else's decision on the same land would be new rows."""


@dataclass(frozen=True)
class Decision:
    """What a person decides of the chosen land."""

    decided_by: str
    decided_on: date
    state: str = TAGGED
    """``tagged`` or ``withdrawn``; what the county decides are steps of the survey."""
    kinds: tuple[str, ...] = ("1",)
    """Code list ``low_efficiency_kind``; the first is the primary one, which maps show."""
    text: str | None = None
    """A person's own basis; may stand beside the hits of the rules or alone."""
    clause: str = ""
    """What that basis cites."""
    batch: str | None = None
    opinion: str | None = None
    document_no: str | None = None
    details: Mapping[str, Value] = field(default_factory=dict)
    """Columns of the unit that are set on every one that is tagged."""
    legacy: tuple[LegacyLand, ...] = ()
    """Legacy land that is entered at every one; takes the place of what is known of its kind."""


@dataclass(frozen=True)
class TagSummary:
    """What was written: 宗数 and 亩, summed in m² and converted once (A-37)."""

    tagged: tuple[str, ...]
    """Parcels of which something was written."""
    unchanged: tuple[str, ...]
    """Parcels of which all that stands already."""
    area_m2: Fraction
    """Low-efficiency area of the written units, each counted once."""
    without_area: int
    """Written units of which no area is known; they are not in the sum."""
    example: bool
    """A tag rests on 示例 rules."""
    transaction_id: str | None = None
    """The save, for undoing it; None when nothing had to be written."""
    units: tuple[str, ...] = ()
    """The written units."""

    @property
    def area_mu(self) -> Fraction:
        """Area in 亩, exact."""
        return m2_to_mu(self.area_m2)


def tag_parcels(
    store: Store, parcel_uuids: Sequence[str], decision: Decision, *, through_units: bool = False
) -> TagSummary:
    """Tag the chosen parcels in one save.

    The basis of a tag are the rules that hit the parcel in its stored assessment, as far as that
    still holds, each with value, threshold, clause, source and year, and the person's text. Of two
    people who tag one parcel the second sees what the first decided: one unit, no second tag.

    Args:
        store: The workspace.
        parcel_uuids: Current parcels.
        decision: Who decides what.
        through_units: A parcel that is part of a unit stands for that unit, in several for each.

    Raises:
        LowUseError: ``PARCELS_UNKNOWN`` (a parcel is not current any more), ``TAG_WITHOUT_BASIS``
            (no rule hits and no word of a text is given), ``TAG_NEEDS_CHOICE`` (a parcel lies in a
            unit of several parcels or of a part; ``unit_uuids`` names them), ``TAG_ABSENT``
            (withdrawing what is not tagged), ``TAG_KIND_MISSING``, ``FIELD_NOT_IN_LIST``,
            ``UNIT_DECIDED`` (by the county or above), and what
            :func:`~lowuse_plugin.domain.survey_units.fields.check_details` and
            :func:`~lowuse_plugin.domain.survey_units.fields.check_legacy` say.
    """
    wanted = tuple(dict.fromkeys(parcel_uuids))
    words = _words(decision)
    _refuse_unknown(decision)

    def find(reading: Reading) -> list[Target]:
        return targets_of_parcels(reading, wanted, words, through=through_units)

    return until_undisturbed(lambda: _tag(store, find, decision, wanted))


def tag_units(store: Store, unit_uuids: Sequence[str], decision: Decision) -> TagSummary:
    """Tag chosen units in one save; their bases are the hits of all their parcels.

    Raises:
        LowUseError: ``UNITS_UNKNOWN`` (one is not current any more); else as
            :func:`tag_parcels`.
    """
    wanted = tuple(dict.fromkeys(unit_uuids))
    words = _words(decision)
    _refuse_unknown(decision)
    return until_undisturbed(
        lambda: _tag(store, lambda reading: targets_of_units(reading, wanted, words), decision, ())
    )


def _words(decision: Decision) -> tuple[str | None, str | None]:
    return decision.text, decision.clause or None


def _refuse_unknown(decision: Decision) -> None:
    """Refuse a tag of no kind, of an unknown one, one kind twice, and what is no tagging."""
    states = shipped().codes["tag_state"]
    if decision.state not in (TAGGED, WITHDRAWN):
        raise LowUseError(
            "FIELD_NOT_IN_LIST",
            field=states.title,
            value=states.values.get(decision.state, decision.state),
            expected="、".join(states.values[each] for each in (TAGGED, WITHDRAWN)),
        )
    known = shipped().codes["low_efficiency_kind"].values
    kinds = decision.kinds
    if not kinds and decision.state != WITHDRAWN:
        raise LowUseError("TAG_KIND_MISSING")
    unknown = [kind for kind in kinds if kind not in known]
    if unknown or len(set(kinds)) != len(kinds):
        field_title = shipped().codes["low_efficiency_kind"].title
        raise LowUseError(
            "FIELD_NOT_IN_LIST",
            field=field_title,
            value="、".join(unknown or kinds),
            expected="、".join(known.values()),
        )


@dataclass(frozen=True)
class _State:
    """One state of the workspace, as far as a decision rests on it."""

    targets: Sequence[Target]
    bases: Mapping[str, Sequence[Basis]]
    """By parcel."""
    legacies: Legacies
    numbers: Numbers
    """Free ones for the units that are made; nobody else gave one as long as ``seq`` stands."""
    seq: int


def _tag(
    store: Store,
    find: Callable[[Reading], list[Target]],
    decision: Decision,
    chosen: Sequence[str],
) -> TagSummary:
    """Tag on one state of the workspace; saved only if it is still that state.

    Raises:
        ConflictError: Somebody tagged, or changed one of the parcels.
    """
    found = _read(store, find, decision)
    todo = [target for target in found.targets if _is_new(target, decision)]
    done = [target for target in found.targets if not _is_new(target, decision)]
    refuse_decided(todo)
    if decision.state == WITHDRAWN:
        _refuse_absent(todo)
    else:
        retagged = [target for target in todo if not _same(target, decision)]
        _refuse_baseless(retagged, found.bases, decision)
    rows = TagRows(decision, found.legacies, found.numbers, office_today())
    for target in todo:
        bases = [(row, b) for row in target.parcels for b in found.bases.get(row["uuid"], ())]
        rows.add(target, bases, retag=not _same(target, decision))
    receipt = None
    if todo:
        tables = (*_RESTS_ON, *(("legacy_land",) if decision.legacy else ()))
        changes: list[Change] = [ExpectNoChange(tables, found.seq)]
        changes += _expected(todo)
        changes += rows.changes()
        receipt = store.write(changes, reason=_reason(decision, todo))
    areas = [_area(target, decision) for target in todo]
    return TagSummary(
        tagged=_parcels(todo, chosen),
        unchanged=_parcels(done, chosen),
        area_m2=sum((exact(area) for area in areas if area is not None), Fraction(0)),
        without_area=areas.count(None),
        example=rows.example,
        transaction_id=receipt.transaction_id if receipt else None,
        units=tuple(rows.units),
    )


def _read(store: Store, find: Callable[[Reading], list[Target]], decision: Decision) -> _State:
    with store.read() as reading:
        targets = find(reading)
        parcels = [row["uuid"] for target in targets for row in target.parcels]
        withdrawing = decision.state == WITHDRAWN
        grounds = no_grounds() if withdrawing else read_grounds(reading, parcels)
        units = [target.unit["uuid"] for target in targets if target.unit is not None]
        legacies = read_legacies(reading, units if decision.legacy else ())
        numbers = Numbers(reading)
        numbers.prepare(t.parcels[0]["district"] for t in targets if t.unit is None)
        seq = reading.head().seq
    return _State(targets, grounds.bases(decision.decided_on), legacies, numbers, seq)


def _expected(targets: Sequence[Target]) -> list[ExpectRow]:
    """Return what must stand as it was read: the parcels, whose shape and figures count."""
    rows = {row["uuid"]: row["row_version"] for target in targets for row in target.parcels}
    return [ExpectRow("parcel", uuid, version) for uuid, version in rows.items()]


def _parcels(targets: Sequence[Target], chosen: Sequence[str]) -> tuple[str, ...]:
    """Return the parcels of units, of a choice those that were chosen, in its order."""
    found = dict.fromkeys(row["uuid"] for target in targets for row in target.parcels)
    return tuple(uuid for uuid in chosen if uuid in found) if chosen else tuple(found)


def _area(target: Target, decision: Decision) -> float | None:
    """Return what counts as low-efficient after the save."""
    given = decision.details.get(LOW_AREA)
    if given not in (None, ""):
        return float(exact(given)) if isinstance(given, int | float | str) else target.low_area_m2
    return target.low_area_m2


def _reason(decision: Decision, targets: Sequence[Target]) -> str:
    """Return what the log says of the save."""
    what = "撤回低效标记" if decision.state == WITHDRAWN else "低效标记"
    if all(len(target.parcels) == 1 for target in targets):
        return f"{what} {len(targets)} 宗"
    return f"{what} {len(targets)} 个地块"


def _is_new(target: Target, decision: Decision) -> bool:
    """Tell whether anything has to be written of a unit."""
    beside = decision.state != WITHDRAWN and bool(decision.details or decision.legacy)
    return beside or not _same(target, decision)


def _same(target: Target, decision: Decision) -> bool:
    """Tell whether a unit carries this decision with all that was said to it."""
    unit = target.unit
    if unit is None or unit["state"] != decision.state:
        return False
    if decision.state == WITHDRAWN:
        return True
    others = frozenset(str(unit["other_kinds"] or "").split())
    same_kinds = unit["kind"] == decision.kinds[0] and others == set(decision.kinds[1:])
    said = (
        (decision.batch, "batch"), (decision.opinion, "opinion"),
        (decision.document_no, "document_no"),
    )  # fmt: skip
    same_words = all(not given or unit[name] == given for given, name in said)
    return same_kinds and same_words and (not decision.text or bool(unit["has_text"]))


def _refuse_absent(targets: Sequence[Target]) -> None:
    absent = [t for t in targets if t.unit is None or not t.unit["tag_uuid"]]
    if absent:
        raise LowUseError("TAG_ABSENT", count=len(absent), first=absent[0].label)


def _refuse_baseless(
    targets: Sequence[Target], bases: Mapping[str, Sequence[Basis]], decision: Decision
) -> None:
    if says_something(decision.text):
        return
    baseless = [t for t in targets if not any(bases.get(row["uuid"]) for row in t.parcels)]
    if baseless:
        raise LowUseError("TAG_WITHOUT_BASIS", count=len(baseless), first=baseless[0].label)
