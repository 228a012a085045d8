# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""One save of a step of an adjustment, on the state of the workspace that was judged."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from lowuse_plugin.domain.adjustments import procedure as chain
from lowuse_plugin.domain.adjustments.case import AdjustmentCase, AdjustmentFigures
from lowuse_plugin.domain.adjustments.steps import AdjustmentStepInput, blockers_of, state_word
from lowuse_plugin.domain.display import shown_day
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.moments import office_today
from lowuse_plugin.domain.ports import (
    Change,
    ExpectNoChange,
    Reading,
    Receipt,
    Store,
    Update,
    Value,
)
from lowuse_plugin.services.adjustments.cases import step_row
from lowuse_plugin.services.adjustments.figures import MeasuredCase, measure
from lowuse_plugin.services.adjustments.rows import (
    CASE,
    CHANGED,
    RESTS_ON,
    SeenCase,
)
from lowuse_plugin.services.control_line.versions import LineBlock, read_blocks
from lowuse_plugin.services.retry import until_undisturbed

_LINE = "line_sha256"


@dataclass(frozen=True)
class Move:
    """What a step does with a case."""

    action: str
    to_state: str
    values: Mapping[str, Value] = field(default_factory=dict)
    details: Mapping[str, object] = field(default_factory=dict)
    more: tuple[Change, ...] = ()
    """What is saved with it."""


@dataclass(frozen=True)
class CaseRead:
    """One state of the workspace, as far as it matters."""

    reading: Reading
    case: AdjustmentCase
    today: date


@dataclass(frozen=True)
class Asked:
    """What is asked of which case."""

    case_uuid: str
    step: AdjustmentStepInput
    seen: int | None
    """Its version as the person saw it; nothing is asked of it when it is None."""
    today: date | None


Judge = Callable[[AdjustmentCase, date], None]
Decide = Callable[[CaseRead], Move]
DecideMeasured = Callable[[MeasuredCase], Decide]
"""Is told the figures while nothing is read, and returns what decides on a state."""


def done(store: Store, asked: Asked, decide: Decide) -> Receipt:
    """Do a step on the newest state of a case that is still as it was seen."""
    today = asked.today or office_today()
    shown = SeenCase(asked.case_uuid, asked.seen)

    def attempt() -> Receipt:
        with store.read() as reading:
            case = shown.find(reading)
            move = decide(CaseRead(reading, case, today))
            seq = reading.head().seq
        return _save(store, asked.step, case, move, seq)

    return until_undisturbed(attempt, final={CHANGED})


def done_measured(store: Store, asked: Asked, judge: Judge, decide: DecideMeasured) -> Receipt:
    """Do a step that rests on the figures of a case; colleagues can save while it is measured.

    Args:
        store: The workspace.
        asked: What is asked of which case.
        judge: Looks at the case before the work begins.
        decide: Says what the step does.

    Raises:
        LowUseError: The first of what hinders the case; ``ADJUSTMENT_LINE_EDITED`` (version,
            since).
    """
    today = asked.today or office_today()
    shown = SeenCase(asked.case_uuid, asked.seen)

    def attempt() -> Receipt:
        with store.read() as reading:
            case = shown.find(reading)
            line = read_blocks(reading, case.from_version_uuid)
            seq = reading.head().seq
        judge(case, today)
        refuse_edited(case, line)
        found = measure(store.info.crs, line, case.draft)
        for blocker in blockers_of(found.figures, found.problems):
            raise LowUseError(blocker.code, **blocker.params)
        on_state = decide(found)
        with store.read() as reading:
            move = on_state(CaseRead(reading, case, today))
        return _save(store, asked.step, case, move, seq)

    return until_undisturbed(attempt, final={CHANGED})


def _save(
    store: Store, step: AdjustmentStepInput, case: AdjustmentCase, move: Move, seq: int
) -> Receipt:
    """Save a step on the state at a line of the log."""
    values: dict[str, Value] = {**move.values, "state": move.to_state}
    states = (case.state, move.to_state)
    changes = [
        ExpectNoChange(RESTS_ON, seq),
        *move.more,
        Update(CASE, case.uuid, case.version, values),
        step_row(case.uuid, move.action, states, step, dict(move.details)),
    ]
    told = f"控制线调整 {case.label}：{' → '.join(map(state_word, states))}"
    return store.write(changes, reason=told)


def line_kept(line: Sequence[LineBlock]) -> dict[str, object]:
    """Return what a step keeps of the line that the public is shown."""
    text = hashlib.sha256()
    for block in sorted(line, key=lambda each: (each.shape, each.level)):
        text.update(f"{len(block.shape)} {block.level} ".encode() + block.shape)
    return {_LINE: text.hexdigest()}


def refuse_edited(case: AdjustmentCase, line: Sequence[LineBlock]) -> None:
    """Refuse to go on from a publicity that showed another line than there is now.

    Raises:
        LowUseError: ``ADJUSTMENT_LINE_EDITED`` (version, since).
    """
    shown = [each for each in case.steps if _LINE in each.details]
    if case.state == chain.DRAFT or not shown:
        return
    if shown[-1].details[_LINE] != line_kept(line)[_LINE]:
        raise LowUseError(
            "ADJUSTMENT_LINE_EDITED",
            version=case.from_version,
            since=shown_day(shown[-1].done_on),
        )


def figures_kept(found: AdjustmentFigures) -> dict[str, object]:
    """Return the figures as a step keeps them: they hold for the day on which it was done."""
    return {
        "figures": {
            "in_m2": found.in_m2,
            "out_m2": found.out_m2,
            "difference_m2": found.difference_m2,
            "balance": found.balance,
            "line_before_m2": found.line_before_m2,
            "line_after_m2": found.line_after_m2,
            "parts_before": found.parts_before,
            "parts_after": found.parts_after,
            "smallest_m2": found.smallest_m2,
            "shared_m": found.shared_m,
            "compactness_before": found.compactness_before,
            "compactness_after": found.compactness_after,
        }
    }
