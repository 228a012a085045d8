# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""套合分析: what lies on what, and what must not lie there (P-02, P-07, P-38, Y-16)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from lowuse_plugin.domain.land_classes import CONSTRUCTION, land_class

REFERENCE, CONTROL_LINE, THREE_OLD, PARCEL = "reference", "control_line", "three_old", "parcel"
LEGAL = "legal"
"""The ground of all approvals against that of all supply, united: what P-38 is derived from."""
LAYER_KINDS = (REFERENCE, LEGAL, CONTROL_LINE, THREE_OLD, PARCEL)
FARMLAND, REDLINE, NON_CONSTRUCTION = "farmland", "redline", "non_construction"
FINDINGS = (FARMLAND, REDLINE, NON_CONSTRUCTION)

LAND_SURVEY = "land_survey"
APPROVAL, SUPPLY = "conversion_approval", "supply_redline"
BY_DOCUMENT = (APPROVAL, SUPPLY)
"""Kinds of reference layer whose classes are the documents; documents may cover each other."""
NOT_OVERLAID = ("base_map",)

WHOLE = "*"
"""Class of the line that says what all classes of a layer cover together, each ground once. It is
there only where classes cover each other, so that their sum says too much."""
REGISTERED, UNREGISTERED = "registered", "unregistered"
PARCEL_CLASSES = {REGISTERED: "已登记宗地", UNREGISTERED: "未登记"}
SETTLED, UNSUPPLIED, UNAPPROVED, ONLY_SUPPLIED = (
    "settled", "unsupplied", "unapproved", "only_supplied",
)  # fmt: skip
LEGAL_CLASSES = {
    SETTLED: "批文内且已供地",
    UNSUPPLIED: "批文内未供地",
    UNAPPROVED: "批文外",
    ONLY_SUPPLIED: "批文外已供地",
}
"""Every piece of ground is in one of them, whatever number of documents and layers cover it."""
WHOLE_NAME = "合计（重叠只计一次）"
UNCLASSED_NAME = "未分类"

LEAST_M2 = 0.01
"""Below the last printed digit nothing overlaps."""
FINDING_OVER_M2 = 1.0
"""Only more than that is a finding; so much the points of two surveys differ by."""
THIN_WIDTH_M = 1.0
"""A part that is nowhere wider is a boundary error, as against the control line (A-25)."""

_OF_KIND = {"permanent_farmland": FARMLAND, "ecological_redline": REDLINE}


@dataclass(frozen=True)
class OverlayLine:
    """What one layer says of one parcel or survey unit in one class.

    A layer that was analysed and does not overlap gives one line of 0 m² without a class; one
    that was not analysed for it gives none.

    Attributes:
        layer_key: ``reference:<uuid>``, ``legal``, ``control_line``, ``three_old`` or ``parcel``.
        class_code: Code by the kind of the layer: land class, level, stage, document; ``*``
            (:data:`WHOLE`) is no class but all of them together.
        overlap_m2: Share × plane area of the parcel or unit (D18).
        boundary_error: At most half of it and nowhere wider than 1 m.
        finding: ``farmland``, ``redline`` or ``non_construction``; empty when none.
        holds: Neither its shape nor the layer changed since.
    """

    layer_key: str
    layer_kind: str
    reference_kind: str
    layer_name: str
    source: str
    as_of: date | None
    class_code: str
    class_name: str
    overlap_m2: float
    share: float
    boundary_error: bool
    finding: str
    analysed_on: date
    holds: bool

    @property
    def overlaps(self) -> bool:
        """Tell whether there is anything."""
        return self.overlap_m2 > 0


@dataclass(frozen=True)
class LegacyProposal:
    """A kind of legacy land that the layers suggest; a person decides (P-38).

    Attributes:
        kind: Code of ``legacy_kind``.
        alternative: Another kind that the layers cannot tell from it; empty when none.
        area_m2: How much land it concerns.
        title: What the list says.
        why: The lines that it rests on.
    """

    kind: str
    alternative: str
    area_m2: float
    title: str
    why: tuple[OverlayLine, ...]


def finding_class(reference_kind: str, code: str | None, name: str | None) -> str:
    """Return what it means to lie in a class of a reference layer; empty when nothing.

    A class of the land survey that is in no list is unknown and no finding (D9).
    """
    if reference_kind == LAND_SURVEY:
        found = land_class(code, name)
        return NON_CONSTRUCTION if found is not None and found.group != CONSTRUCTION else ""
    return _OF_KIND.get(reference_kind, "")


def concerns(layer_district: str | None, district: str | None) -> bool:
    """Tell whether a registered layer says anything of land in a district.

    One for which no district is stated is for all. Of land whose district is not known only those
    say something.
    """
    return not layer_district or layer_district == (district or "")


def why_no_proposal(lines: Sequence[OverlayLine], registered: Collection[str]) -> str:
    """Return why nothing can be said of the legacy kind; empty when something can.

    Args:
        lines: What :func:`read_overlay` returned for the parcel or unit.
        registered: Kinds of the registered layers that :func:`concerns` its district.

    Returns:
        ``NO_APPROVAL_LAYER``, ``NO_SUPPLY_LAYER``: none is registered for the district;
        ``LEGAL_NOT_ANALYSED``: its ground was not laid over all of them yet;
        ``OVERLAY_STALE``: a layer or the shape changed since.
    """
    for kind, code in ((APPROVAL, "NO_APPROVAL_LAYER"), (SUPPLY, "NO_SUPPLY_LAYER")):
        if kind not in registered:
            return code
    ground = [line for line in lines if line.layer_kind == LEGAL]
    if not ground:
        return "LEGAL_NOT_ANALYSED"
    return "" if all(line.holds for line in ground) else "OVERLAY_STALE"


def propose_legacies(
    lines: Sequence[OverlayLine], registered: Collection[str]
) -> tuple[LegacyProposal, ...]:
    """Return every kind of legacy land that the layers suggest, the graver one first.

    Outside any approval: 没有合法用地手续, or 未完成转用征收手续 where land was supplied all the
    same. Inside an approval and outside any supply: 未完成土地供应手续. Only what is more than
    1 m² counts. Where a layer is missing or stale nothing is suggested: unknown is never lawful
    or unlawful (D9); :func:`why_no_proposal` says which.

    Args:
        lines: What :func:`read_overlay` returned for the parcel or unit.
        registered: Kinds of the registered layers that :func:`concerns` its district.
    """
    if why_no_proposal(lines, registered):
        return ()
    area = {line.class_code: line.overlap_m2 for line in lines if line.layer_kind == LEGAL}
    why = tuple(
        line for line in lines if line.layer_kind == LEGAL or line.reference_kind in BY_DOCUMENT
    )
    only_supplied, unsupplied = area.get(ONLY_SUPPLIED, 0.0), area.get(UNSUPPLIED, 0.0)
    outside = area.get(UNAPPROVED, 0.0) + only_supplied
    found = []
    if outside > FINDING_OVER_M2:
        kinds = ("3", "1") if only_supplied > FINDING_OVER_M2 else ("1", "3")
        found.append(LegacyProposal(*kinds, outside, "无合法手续/未完成转用征收 待核", why))
    if unsupplied > FINDING_OVER_M2:
        found.append(LegacyProposal("4", "", unsupplied, "未完成供应 待核", why))
    return tuple(found)
