# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What is printed of one merge: the same in 申请表, 审查表, 对照表 and every table (Y-27, D15).

Areas are exact and in m²; what is missing is None or empty here and 待补充 on paper, never no.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from lowuse_plugin.domain.merging.case import Judgement
from lowuse_plugin.domain.merging.helpers import Figures
from lowuse_plugin.domain.merging.matrix import MatrixReason
from lowuse_plugin.domain.merging.pack import Condition, MergePack
from lowuse_plugin.domain.merging.procedure import MergeProcedure
from lowuse_plugin.domain.merging.records import MergeCase
from lowuse_plugin.domain.notices import TRAINING
from lowuse_plugin.domain.parcels.area_reconciliation import Reconciliation
from lowuse_plugin.domain.parcels.registered_area import RegisteredArea
from lowuse_plugin.domain.ports import Value
from lowuse_plugin.domain.runs import runs
from lowuse_plugin.domain.survey_units.sheet import SheetOrigin
from lowuse_plugin.domain.units import exact

EXAMPLE_PROCEDURE = "合并办理流程为示例，仅供演练"
EXAMPLE_CONDITIONS = "合并条件为示例，仅供演练"
MEMBERS_CHANGED = "成员宗地在核对后已变更，须重新核对"
_EXAMPLE, _TRAINING = "示例", "演练"


def circled(number: int) -> str:
    """Return ① … ⑳, behind them the number in brackets."""
    most = 20
    return chr(0x245F + number) if number <= most else f"({number})"


def circled_all(numbers: Iterable[int], *, between: str = "") -> str:
    """Return ①③至⑥: three and more that follow each other by the first and the last.

    Args:
        numbers: In ascending order.
        between: What stands between them.
    """
    signs: list[str] = []
    for first, last in runs(numbers):
        ends = [circled(number) for number in dict.fromkeys((first, last))]
        signs += ["至".join(ends)] if last > first + 1 else ends
    return between.join(signs)


@dataclass(frozen=True)
class SheetMember:
    """One parcel as it is before the merge.

    Attributes:
        number: By which the paper names it, from 1.
        snapped_m2: Gained or lost where boundaries are laid on each other; None once the merge
            is registered.
        values: Every column, as the workspace has it.
    """

    number: int
    uuid: str
    label: str
    registered_m2: Fraction | None
    plane_m2: float | None
    ellipsoid_m2: float | None
    snapped_m2: float | None
    values: Mapping[str, Value]

    def text(self, column: str) -> str:
        """Return what the workspace says in a column, empty where it says nothing."""
        return str(self.values.get(column) or "")


@dataclass(frozen=True)
class SheetHolder:
    """A right holder; the number of a person is never printed, only that of an organisation."""

    name: str
    number: str
    share: str


@dataclass(frozen=True)
class SheetCondition:
    """One condition with what was found and who judged it.

    Attributes:
        machine: The outcome of the check alone, without a judgement.
        judgement: What a person decided, also where it does not count any more.
        stale: It does not count: values have changed since.
        checked_on: Day of the check.
    """

    condition: Condition
    outcome: str
    machine: str
    reasons: tuple[MatrixReason, ...]
    figures: Figures
    judgement: Judgement | None
    stale: bool
    checked_on: date


@dataclass(frozen=True)
class SheetField:
    """One field before and after.

    Attributes:
        before: What each member says, in the order of the members.
        rule: By which rule the new value stands there; empty where the register said it.
        lost: What members say and the new parcel does not keep.
        open: Members differ and nobody has decided.
        anew: A number that is given anew.
    """

    column: str
    title: str
    before: tuple[Value, ...]
    after: Value
    rule: str
    lost: tuple[Value, ...]
    open: bool
    anew: bool

    @property
    def alike(self) -> bool:
        """All members say the same."""
        return len(set(self.before)) == 1

    @property
    def said(self) -> bool:
        """Somebody says something: before or after."""
        return self.after is not None or any(value is not None for value in self.before)


@dataclass(frozen=True)
class SheetAreas:
    """Areas in m² on the plane of ``epsg``.

    Attributes:
        difference_m2: Plane area of the outline less the sum of what is registered.
        reasons: Why they differ, in words and m²; empty where nobody computed it.
        survey_m2: The surveyed area, once there is one.
        registered_m2: What was registered for the new parcel, once it is.
    """

    registered_sum_m2: Fraction | None
    members_plane_m2: float | None
    union_m2: float | None
    ellipsoid_m2: float | None
    epsg: int | None
    difference_m2: float | None
    reasons: tuple[tuple[str, float], ...] = ()
    gap_m2: float | None = None
    overlap_m2: float | None = None
    corners: int | None = None
    survey_m2: Fraction | None = None
    registered_m2: Fraction | None = None
    basis: str = ""
    """Code list ``merge_area_basis``."""
    adjusted: RegisteredArea | None = None
    """By which method the area was registered, and what is left over; once it is."""
    reconciliation: Reconciliation | None = None
    """面积核对: None where nobody computed or kept it."""

    def land_m2(self) -> Fraction | None:
        """Return the area to call the new parcel by: registered, surveyed, else of the outline."""
        for area in (self.registered_m2, self.survey_m2):
            if area is not None:
                return area
        return None if self.union_m2 is None else exact(self.union_m2)


@dataclass(frozen=True)
class SheetShapes:
    """What the picture is drawn of, WKB in the CRS of the workspace.

    Attributes:
        old: The members, in their order.
        others: Neighbours: label and shape.
    """

    crs: str
    old: tuple[bytes, ...]
    new: bytes | None
    gaps: tuple[bytes, ...] = ()
    overlaps: tuple[bytes, ...] = ()
    others: tuple[tuple[str, bytes], ...] = ()


@dataclass(frozen=True)
class MergeSheet:
    """One merge as it is printed, of one state of the workspace.

    Attributes:
        case: None while nobody has drawn it up: parcels of a preview.
        stage: Code of ``merge_stage`` of the check that stands here, empty where there was none.
        live: The check was made for this paper, on its day; else it is the one that the review
            kept.
        warnings: Codes of what deserves a look and refuses nothing; of a live check alone.
        new_code: 宗地代码 of the new parcel, empty while there is none.
        pack: The conditions that were checked.
    """

    case: MergeCase | None
    district: str
    applicant: str
    holders: tuple[SheetHolder, ...]
    members: tuple[SheetMember, ...]
    conditions: tuple[SheetCondition, ...]
    stage: str
    live: bool
    warnings: tuple[str, ...]
    areas: SheetAreas
    fields: tuple[SheetField, ...]
    shapes: SheetShapes
    new_code: str
    pack: MergePack
    procedure: MergeProcedure
    origin: SheetOrigin

    @property
    def number(self) -> str:
        """合并编号, empty while there is no case."""
        return self.case.case_no if self.case is not None else ""

    @property
    def labels(self) -> dict[str, str]:
        """How people know each member, by uuid."""
        return {member.uuid: member.label for member in self.members}

    @property
    def numbers(self) -> dict[str, str]:
        """The sign by which the paper names each member, by uuid."""
        return {member.uuid: circled(member.number) for member in self.members}

    @property
    def is_example(self) -> bool:
        """Something of it rests on an example (D8)."""
        return self.procedure.example or self.pack.example

    @property
    def changed(self) -> bool:
        """A member was changed since the check that stands here."""
        if self.case is None or self.live or not self.case.is_open:
            return False
        return any(member.changed for member in self.case.members)

    @property
    def notices(self) -> tuple[str, ...]:
        """What nobody may overlook, on every page."""
        found = (
            (self.procedure.example, EXAMPLE_PROCEDURE),
            (self.pack.example, EXAMPLE_CONDITIONS),
            (self.origin.training, TRAINING),
            (self.changed, MEMBERS_CHANGED),
        )
        return tuple(text for holds, text in found if holds)

    @property
    def watermark(self) -> str:
        """What stands across every page, empty for the real thing."""
        if self.is_example:
            return _EXAMPLE
        return _TRAINING if self.origin.training else ""


__all__ = [
    "MergeSheet", "SheetAreas", "SheetCondition", "SheetField", "SheetHolder", "SheetMember",
    "SheetShapes", "circled", "circled_all",
]  # fmt: skip
