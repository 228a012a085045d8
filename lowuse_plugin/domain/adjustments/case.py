# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""A case of the adjustment ledger (P-19): what enters the control line, what leaves it, how much.

调入 only adds, 调出 only takes away, 置换 does both. With 占补平衡 on, Σ in ≥ Σ out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from lowuse_plugin.domain.control_line.classes import LEVELS
from lowuse_plugin.domain.display import shown_code
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.places import DISTRICTS

IN, OUT, SWAP = "in", "out", "swap"
KINDS: Mapping[str, frozenset[str]] = {
    IN: frozenset({IN}),
    OUT: frozenset({OUT}),
    SWAP: frozenset({IN, OUT}),
}
"""Code list ``adjustment_kind`` → the directions that its blocks have to have."""

_NOISE_DECIMALS = 6
"""Areas carry noise of 1e-9 of their size; no case that is even may be short by it."""


@dataclass(frozen=True)
class AdjustmentBlock:
    """One polygon of a case."""

    direction: str
    """``in`` or ``out``."""
    shape: bytes
    """WKB in the CRS of the workspace."""
    level: int | None = None
    """Of a block that enters; of one that leaves nothing is said: it leaves every level."""
    block_code: str = ""
    block_name: str = ""
    area_m2: float | None = field(default=None, compare=False)
    """As it was measured when it was saved; None of one that was not."""

    @property
    def label(self) -> str:
        """How people know it, empty where it has neither code nor name."""
        return " ".join(word for word in (self.block_code, self.block_name) if word)


@dataclass(frozen=True)
class AdjustmentDraft:
    """What a person says of a case."""

    name: str
    kind: str
    district: str
    balanced: bool
    least_block_m2: float | None
    reason: str
    blocks: tuple[AdjustmentBlock, ...]
    adjustment_no: str = ""
    """Empty lets the save give the next one, or keep the one that there is."""

    def directed(self, direction: str) -> tuple[AdjustmentBlock, ...]:
        """Return the blocks of one direction."""
        return tuple(block for block in self.blocks if block.direction == direction)


@dataclass(frozen=True)
class BlockFigures:
    """One block in numbers."""

    direction: str
    label: str
    area_m2: float
    compactness: float
    """4π × area ÷ perimeter²: 1 for a circle, 0.785 for a square."""
    shared_m: float
    """Edge that it has in common with what stays of the line."""
    isolated: bool
    """Of one that enters: nothing of it touches what stays of the line, or another that enters
    and does."""


@dataclass(frozen=True)
class AdjustmentFigures:
    """What a case does to the line; areas on the plane of the district (D18)."""

    in_m2: float
    out_m2: float
    line_before_m2: float
    line_after_m2: float
    balanced: bool
    """Whether 占补平衡 is asked for."""
    least_block_m2: float | None
    parts_before: int
    """Contiguous parts of the line."""
    parts_after: int
    smallest_before_m2: float | None
    """The smallest contiguous part of the line."""
    smallest_m2: float | None
    small_m2: tuple[float, ...]
    """Parts that the case touches and leaves below the least size, the smallest first."""
    shared_m: float
    """Common edge of all that enters with what stays."""
    compactness_before: float | None
    """Of the whole line: the mean of its parts by area."""
    compactness_after: float | None
    blocks: tuple[BlockFigures, ...] = ()

    @property
    def difference_m2(self) -> float:
        """Σ in minus Σ out."""
        return self.in_m2 - self.out_m2

    @property
    def balance(self) -> str:
        """``off`` where none is asked for, else ``ok`` or ``short``; never compared rounded."""
        if not self.balanced:
            return "off"
        return "ok" if round(self.difference_m2, _NOISE_DECIMALS) >= 0 else "short"

    @property
    def isolated(self) -> tuple[BlockFigures, ...]:
        """Blocks that would enter and lie alone."""
        return tuple(block for block in self.blocks if block.isolated)

    @property
    def worse(self) -> tuple[str, ...]:
        """What a case has to explain: the line falls apart, lies alone, gets too small."""
        found = []
        if self.parts_after > self.parts_before:
            found.append("less_contiguous")
        if self.isolated:
            found.append("isolated")
        if self.small_m2:
            found.append("small")
        return tuple(found)


@dataclass(frozen=True)
class AdjustmentStep:
    """A step that was done; steps are only ever added."""

    uuid: str
    action: str
    from_state: str
    to_state: str
    done_by: str
    done_on: date
    document_no: str = ""
    opinion: str = ""
    details: Mapping[str, Any] = field(default_factory=dict)
    at_utc: str = ""
    entered_by: str = ""


@dataclass(frozen=True)
class AdjustmentCase:
    """A case as it is stored."""

    uuid: str
    version: int
    adjustment_no: str
    name: str
    kind: str
    district: str
    state: str
    balanced: bool
    least_block_m2: float | None
    reason: str
    from_version_uuid: str
    from_version: str
    to_version_uuid: str = ""
    to_version: str = ""
    drafted_by: str = ""
    publicised_from: date | None = None
    publicised_to: date | None = None
    publicised_at: str = ""
    approved_by: str = ""
    approval_no: str = ""
    approved_on: date | None = None
    in_force_from: date | None = None
    in_m2: float = 0.0
    out_m2: float = 0.0
    steps: tuple[AdjustmentStep, ...] = ()
    blocks: tuple[AdjustmentBlock, ...] = ()
    """Empty in lists: only a case that is read has its polygons."""

    @property
    def label(self) -> str:
        """Number and name."""
        return " ".join(word for word in (self.adjustment_no, self.name) if word)

    @property
    def difference_m2(self) -> float:
        """Σ in minus Σ out."""
        return self.in_m2 - self.out_m2

    @property
    def year(self) -> int:
        """Of the decision, as long as there is none of the beginning; 0 where nothing is known."""
        day = self.approved_on or (self.steps[0].done_on if self.steps else None)
        return day.year if day is not None else 0

    @property
    def last_step(self) -> str:
        """The newest step: what a person has seen of the way."""
        return self.steps[-1].uuid if self.steps else ""

    @property
    def draft(self) -> AdjustmentDraft:
        """What can be changed of it."""
        return AdjustmentDraft(
            name=self.name,
            kind=self.kind,
            district=self.district,
            balanced=self.balanced,
            least_block_m2=self.least_block_m2,
            reason=self.reason,
            blocks=self.blocks,
            adjustment_no=self.adjustment_no,
        )


def judge_draft(draft: AdjustmentDraft) -> None:
    """Refuse a case that says too little of itself, or has blocks that its kind does not know.

    Raises:
        LowUseError: ``ADJUSTMENT_NAME_MISSING``, ``ADJUSTMENT_REASON_MISSING``,
            ``ADJUSTMENT_DISTRICT_UNKNOWN`` (value), ``ADJUSTMENT_KIND_UNKNOWN`` (value),
            ``ADJUSTMENT_WITHOUT_BLOCKS`` (expected), ``ADJUSTMENT_KIND_UNFIT`` (kind, direction),
            ``ADJUSTMENT_LEVEL_MISSING`` (block), ``ADJUSTMENT_LEAST_NEGATIVE`` (value).
    """
    if not draft.name.strip():
        raise LowUseError("ADJUSTMENT_NAME_MISSING")
    if not draft.reason.strip():
        raise LowUseError("ADJUSTMENT_REASON_MISSING")
    if draft.district not in DISTRICTS:
        raise LowUseError("ADJUSTMENT_DISTRICT_UNKNOWN", value=draft.district)
    if draft.kind not in KINDS:
        raise LowUseError("ADJUSTMENT_KIND_UNKNOWN", value=draft.kind)
    if draft.least_block_m2 is not None and not draft.least_block_m2 >= 0:
        raise LowUseError("ADJUSTMENT_LEAST_NEGATIVE", value=draft.least_block_m2)
    _judge_directions(draft.kind, draft.blocks)
    for place, block in enumerate(draft.blocks, 1):
        if block.direction == IN and block.level not in LEVELS:
            raise LowUseError("ADJUSTMENT_LEVEL_MISSING", block=block.label or str(place))


def _judge_directions(kind: str, blocks: Sequence[AdjustmentBlock]) -> None:
    """Refuse blocks that are not of the kind, and a kind without its blocks."""
    wanted, given = KINDS[kind], {block.direction for block in blocks}
    for direction in (IN, OUT):
        word = shown_code("adjustment_direction", direction)
        if direction in given - wanted:
            kind_word = shown_code("adjustment_kind", kind)
            raise LowUseError("ADJUSTMENT_KIND_UNFIT", kind=kind_word, direction=word)
        if direction in wanted - given:
            raise LowUseError("ADJUSTMENT_WITHOUT_BLOCKS", expected=word)
