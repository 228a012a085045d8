# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Scenarios (方案) of a merge side by side: each with its own results, and in what they differ.

Two figures differ where people read different ones: areas to 0.01 m², lengths to 0.01 m.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from functools import partial

from lowuse_plugin.domain.claims.records import Blocker
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.merging.case import PASS
from lowuse_plugin.domain.survey_units.sheet import SheetOrigin
from lowuse_plugin.domain.units import exact, format_decimal, m2_to_mu

FEWEST, MOST = 2, 6
"""So many are compared at once: side by side more are not read any more."""

WORD, TEXT, COUNT, M2, MU, M, PLAIN = "word", "text", "count", "m2", "mu", "m", "plain"
OUTCOME, MEMBER, FIELD, STATE, REMARK = "outcome", "member", "field", "state", "remark"
"""How a row is read."""

CONDITION, VALUE, PARCEL = "condition:", "value:", "parcel:"
"""Begin the keys of rows of conditions, of fields of the new parcel, and of single parcels."""
KEPT, OPEN, ANEW, EMPTY = "kept", "open", "anew", "empty"
"""How a field of the new parcel stands."""
_CHECKED = frozenset({"failing", "waiting"})
_PLACES: Mapping[str, int] = {M2: 2, MU: 4, M: 2}


@dataclass(frozen=True)
class FieldValue:
    """What the new parcel gets in a field: its words, and whether somebody has to decide yet."""

    text: str
    standing: str


Value = str | int | float | bool | Fraction | FieldValue | Blocker | None


@dataclass(frozen=True)
class Scenario:
    """One proposed case with what comes of it.

    Attributes:
        letter: By which map and table know it.
        name: What is remarked of it; its number without.
        labels: uuid → label of its parcels.
        registered_sum: Σ registered m²; None where a parcel states none.
        union_m2: Plane area of the new outline.
        difference_m2: That less the registered sum.
        shared_m: Boundary between the parcels.
        figures: Helper figures of M-10 by name, as they are read.
        outcomes: Condition → outcome.
        failing: How many conditions fail.
        waiting: How many wait for a fact or a judgement.
        fields: Column → what the new parcel gets.
        open_fields: How many fields wait for a decision.
        remark: Of more than 30 亩: why no merge is needed for the subsidy (A-14).
        outline: WKB of the new outline.
        trouble: Why nothing could be computed; figures are those that the case kept.
        blockers: What stands against 受理.
        kept: The figures are those of its last check: it is proposed no more.
    """

    uuid: str
    version: int
    letter: str
    case_no: str
    name: str
    state: str
    applicant: str
    labels: Mapping[str, str]
    registered_sum: Fraction | None = None
    union_m2: float | None = None
    difference_m2: float | None = None
    epsg: int | None = None
    shared_m: float | None = None
    gap_m2: float | None = None
    overlap_m2: float | None = None
    corners: int | None = None
    parts: int | None = None
    figures: Mapping[str, str] = field(default_factory=dict)
    outcomes: Mapping[str, str] = field(default_factory=dict)
    failing: int | None = None
    waiting: int | None = None
    fields: Mapping[str, FieldValue] = field(default_factory=dict)
    open_fields: int | None = None
    over_30mu: bool | None = None
    remark: Blocker | None = None
    outline: bytes | None = None
    trouble: Blocker | None = None
    blockers: tuple[Blocker, ...] = ()
    kept: bool = False

    @property
    def title(self) -> str:
        """Letter, number and name, as people call it."""
        return " ".join(dict.fromkeys((self.letter, self.case_no, self.name)))


@dataclass(frozen=True)
class ScenarioRow:
    """One line of the comparison; ``values`` by scenario, None where it is not known."""

    key: str
    kind: str
    values: tuple[Value, ...]
    differs: bool


@dataclass(frozen=True)
class ScenarioComparison:
    """Scenarios with the lines that compare them.

    Attributes:
        titles: Key of conditions and fields → its title as the document or the table has it.
        origin: On which state of the workspace it rests.
        crs: Of the outlines.
        example: The steps are an example (示例): the document states none.
    """

    scenarios: tuple[Scenario, ...]
    rows: tuple[ScenarioRow, ...]
    titles: Mapping[str, str]
    origin: SheetOrigin
    crs: str
    example: bool = False

    @property
    def checked_on(self) -> date:
        """Day of the check."""
        return self.origin.on

    @property
    def differing(self) -> tuple[ScenarioRow, ...]:
        """The lines in which they differ."""
        return tuple(row for row in self.rows if row.differs)


def letter_of(place: int) -> str:
    """Return by which letter people call a scenario, A for the first; behind Z its number."""
    alphabet = 26
    return chr(ord("A") + place) if place < alphabet else str(place + 1)


def judge_number(count: int) -> None:
    """Refuse to compare fewer than two or more than six.

    Raises:
        LowUseError: ``SCENARIOS_NUMBER`` (count, fewest, most).
    """
    if not FEWEST <= count <= MOST:
        raise LowUseError("SCENARIOS_NUMBER", count=count, fewest=FEWEST, most=MOST)


def comparison_rows(
    scenarios: Sequence[Scenario], conditions: Sequence[str]
) -> tuple[ScenarioRow, ...]:
    """Return the lines of a comparison.

    Args:
        scenarios: Two to six.
        conditions: Codes of the conditions, in their order.
    """
    row = partial(_row, scenarios)
    rows = [
        row("state", STATE, [each.state for each in scenarios]),
        row("applicant", TEXT, [each.applicant or None for each in scenarios]),
        row("count", COUNT, [len(each.labels) for each in scenarios]),
        *_members(scenarios),
        row("registered_m2", M2, [each.registered_sum for each in scenarios]),
        row("registered_mu", MU, [_mu(each.registered_sum) for each in scenarios]),
        row("union_m2", M2, [each.union_m2 for each in scenarios]),
        row("difference_m2", M2, [each.difference_m2 for each in scenarios]),
        row("shared_m", M, [each.shared_m for each in scenarios]),
        row("gap_m2", M2, [each.gap_m2 for each in scenarios]),
        row("overlap_m2", M2, [each.overlap_m2 for each in scenarios]),
        row("corners", COUNT, [each.corners for each in scenarios]),
        row("parts", COUNT, [each.parts for each in scenarios]),
        *(
            row(name, PLAIN, [each.figures.get(name) for each in scenarios])
            for name in dict.fromkeys(name for each in scenarios for name in each.figures)
        ),
        *(
            row(f"{CONDITION}{code}", OUTCOME, [each.outcomes.get(code) for each in scenarios])
            for code in conditions
        ),
        row("failing", COUNT, [each.failing for each in scenarios]),
        row("waiting", COUNT, [each.waiting for each in scenarios]),
        *_fields(scenarios),
        row("open_fields", COUNT, [each.open_fields for each in scenarios]),
        row("over_30mu", WORD, [each.over_30mu for each in scenarios]),
    ]
    if any(each.remark is not None for each in scenarios):
        rows.append(row("remark", REMARK, [each.remark for each in scenarios]))
    return tuple(rows)


def outcome_counts(outcomes: Mapping[str, str], failing: str) -> tuple[int, int]:
    """Return how many conditions fail, and how many wait for a fact or a judgement."""
    failed = sum(outcome == failing for outcome in outcomes.values())
    return failed, sum(outcome not in (PASS, failing) for outcome in outcomes.values())


def _members(scenarios: Sequence[Scenario]) -> list[ScenarioRow]:
    """Return a line for each parcel that not all have."""
    labels: dict[str, str] = {}
    for each in scenarios:
        labels |= each.labels
    return [
        ScenarioRow(f"{PARCEL}{label}", MEMBER, tuple(uuid in s.labels for s in scenarios), True)
        for uuid, label in labels.items()
        if not all(uuid in s.labels for s in scenarios)
    ]


def _fields(scenarios: Sequence[Scenario]) -> list[ScenarioRow]:
    """Return a line for each field in which the new parcels would differ."""
    known = [each for each in scenarios if each.fields]
    columns = dict.fromkeys(column for each in known for column in each.fields)
    rows = (
        _row(scenarios, f"{VALUE}{column}", FIELD, [each.fields.get(column) for each in scenarios])
        for column in columns
    )
    return [row for row in rows if row.differs]


def _row(
    scenarios: Sequence[Scenario], key: str, kind: str, values: Sequence[Value]
) -> ScenarioRow:
    """Return a line; whether values differ is asked of those that can be compared.

    What a scenario that is proposed no more did not keep differs from nothing, and its conditions
    were checked on another day for another step than those of today.
    """
    is_checked = kind == OUTCOME or key in _CHECKED
    today = is_checked and not all(each.kept for each in scenarios)
    read = {
        _as_read(kind, value)
        for each, value in zip(scenarios, values, strict=True)
        if not each.kept or not (today or value is None)
    }
    return ScenarioRow(key, kind, tuple(values), len(read) > 1)


def _as_read(kind: str, value: Value) -> object:
    """Return what people compare: figures as they are rounded, sentences by what they say."""
    if isinstance(value, Blocker):
        return value.code, str(sorted(value.params.items()))
    if kind in _PLACES and isinstance(value, int | float | Fraction):
        exact_value = value if isinstance(value, Fraction) else exact(value)
        text = format_decimal(exact_value, _PLACES[kind])
        return "0" if set(text) <= set("-0.") else text
    return value


def _mu(area: Fraction | None) -> Fraction | None:
    return None if area is None else m2_to_mu(area)
