# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The condition matrix of a merge in the language of QGIS: outcomes, reasons, figures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from lowuse_plugin.domain.merging.case import FAIL, MANUAL, MISSING, PASS
from lowuse_plugin.qgis_bridge.i18n import tr, translate
from lowuse_plugin.qgis_bridge.messages import describe_code
from lowuse_plugin.qgis_bridge.punctuation import labelled, listed, with_aside

if TYPE_CHECKING:
    from lowuse_plugin.domain.merging.helpers import Figure
    from lowuse_plugin.domain.merging.matrix import MatrixReason, MatrixRow

SENTENCES: Mapping[str, str] = {
    PASS: "met",
    FAIL: "not met",
    MANUAL: "a person decides",
    MISSING: "data missing",
    "computed": "computed",
    "looked_up": "looked up",
    "judged": "judged",
    "screening": "screening",
    "acceptance": "acceptance",
    "registration": "registration",
    "APPLICANT_MISSING": "it is not stated who applies",
    "APPLICANT_NOT_HOLDER": "the applicant is not the holder",
    "CONDITIONS_DIFFER": "conditions of use differ, a person has to judge",
    "CONDITIONS_MISSING": "conditions of use are missing",
    "CONDITIONS_UNSTATED": "conditions of use that no parcel states",
    "CONNECTED": "joined by common boundaries",
    "DISTRICT_CONTRADICTS_LAYER": "another district than in the layer of districts, look at it",
    "DISTRICT_MISSING": "the district is missing",
    "HOLDER_DIFFERS": "another holder",
    "HOLDER_MISSING": "the holder is missing",
    "JUDGED_AGAINST": "a person judged against it",
    "JUDGEMENT_NEEDED": "a person has to judge, with the reason",
    "JUDGEMENT_STALE": "values have changed since it was judged, judge again",
    "MEMBER_COUNT": "number of parcels",
    "MERGE_CROSSES_DISTRICT": "across the border of districts, cannot be merged",
    "MERGE_CROSSES_ZONE": "across 112°30′E, the border of zones, cannot be merged",
    "MERGE_TWO_ZONES": "in another 3-degree zone, cannot be merged",
    "MORTGAGED_CONSENT": "mortgaged, the written consent of the mortgagee is needed",
    "MORTGAGE_MISSING": "not known whether mortgaged",
    "NOTHING_TO_COMPARE": "nothing to compare with",
    "NOT_CONNECTED": "no common boundary with the others",
    "NOT_INDUSTRIAL": "the use is not industrial",
    "NOT_SEIZED": "not seized",
    "NOT_STATE_OWNED": "not state-owned",
    "NO_LAWFUL_PROCEDURE": "no lawful procedure",
    "ONE_DISTRICT": "one district",
    "OTHER_ENTRY_CONSENT": "another entry in the register has to be settled",
    "OVERLAP": "overlaps by more than the tolerance",
    "OWNERSHIP_CONTRADICTS_CODE": "the ownership contradicts the parcel code, look at it",
    "OWNERSHIP_MISSING": "the ownership is missing",
    "OWNERSHIP_UNDETERMINED": "the ownership is undetermined",
    "PLAN_UNIT_DIFFERS": "another unit of the detailed plan",
    "RIGHT_NATURE_DIFFERS": "another right nature",
    "RIGHT_NATURE_MISSING": "the right nature is missing",
    "RIGHT_TYPE": "no right to use state-owned construction land",
    "RIGHT_TYPE_MISSING": "the right type is missing",
    "RING_BROKEN": "the boundary crosses itself, correct it first",
    "SAME_CONDITIONS": "the same conditions of use",
    "SAME_HOLDER": "the same holder",
    "SAME_HOLDER_BY_NAME": "the same name of the holder, the id number is missing",
    "SAME_HOLDER_NUMBER_DOUBTFUL": "the same id number of the holder, but it is in doubt",
    "SAME_RIGHT_NATURE": "the same right nature",
    "SAME_USE": "the same use",
    "SEIZED": "seized",
    "SEIZURE_QUERY_IN_FUTURE": "the seizure query lies in the future, look at it",
    "SEIZURE_QUERY_TOO_OLD": "the seizure query is too old, ask the register again",
    "SEIZURE_UNKNOWN": "not known whether seized, ask the register",
    "SHARE_DIFFERS": "other shares",
    "SHARE_KIND_DIFFERS": "another kind of co-ownership",
    "SHARE_MISSING": "the shares are missing",
    "SOURCE_DOCUMENT_MISSING": "the document on the source of the right is missing",
    "SOURCE_DOCUMENT_PRESENT": "the document on the source of the right is there",
    "STATE_OWNED_INDUSTRIAL": "state-owned industrial land",
    "TWO_DISTRICTS": "another district, cannot be merged",
    "USE_DIFFERS": "another use",
    "USE_MISSING": "the use is missing",
    "USE_MIXED": "mixed use, a person has to judge",
    "USE_UNKNOWN": "the use is not in the table of uses",
    "boundary_gone": "Common boundary that goes",
    "compactness": "Compactness after",
    "compactness_highest": "Compactness before (highest)",
    "compactness_lowest": "Compactness before (lowest)",
    "corners_after": "Boundary points after",
    "corners_before": "Boundary points before, in all",
    "district": "District",
    "far_after": "Floor area ratio after",
    "far_highest": "Floor area ratio before (highest)",
    "far_lowest": "Floor area ratio before (lowest)",
    "floor_area_known": "Floor area known, in all",
    "floor_area_unknown": "Parcels without floor area",
    "gap": "Land between",
    "land_area": "Land area in all",
    "line_crossing": "Control line across the union",
    "line_inside": "Inside the control line",
    "line_version": "Version of the control line",
    "min_shared": "Common boundary at least (L)",
    "pairs": "Pairs with a common boundary",
    "parts": "Parts of the union",
    "plan_layers": "Detailed plans",
    "plan_uncovered": "Covered by no detailed plan",
    "plan_unit": "Unit of the detailed plan",
    "plan_unit_unknown": "Parcels without unit",
    "plan_units": "Units of the detailed plan",
    "planned_road": "Planned road",
    "shared": "Common boundary",
    "thin_members": "Narrow parcels that go",
    "tolerance": "Gap or overlap at most (t)",
    "town": "Town",
}
"""Outcome, kind, stage, reason or helper figure → English word. No key means two things."""

_SIGNS: Mapping[str, str] = {PASS: "✓", FAIL: "✕", MANUAL: "?", MISSING: "–"}


def outcome_word(outcome: str) -> str:
    """Return the word of an outcome: 符合, 不符合, 待人工确认, 待补充."""
    return _word(outcome)


def outcome_sign(outcome: str) -> str:
    """Return a sign that tells outcomes apart without colour."""
    return _SIGNS.get(outcome, "")


def outcome_words(outcome: str) -> str:
    """Return sign and word of an outcome."""
    return f"{outcome_sign(outcome)} {outcome_word(outcome)}".strip()


def kind_word(kind: str) -> str:
    """Return how a condition is settled: 计算, 查询, 判断."""
    return _word(kind)


def stage_word(stage: str) -> str:
    """Return the word of a stage: 初筛, 受理, 登记."""
    return _word(stage)


def condition_words(row: MatrixRow) -> str:
    """Return code and title of a condition; its words are those of the document."""
    return f"{row.code} {row.condition.title}"


def reason_words(reason: MatrixReason, labels: Mapping[str, str]) -> str:
    """Return a reason with the parcels that it names and its values.

    Args:
        reason: Of a row of the matrix.
        labels: uuid → how people know the parcel.
    """
    from lowuse_plugin.domain.merging.words import values_text  # noqa: PLC0415

    text = _word(reason.code)
    values = values_text(reason, labels)
    text = with_aside(text, values) if values else text
    who = member_words(reason.members, labels)
    return labelled(who, text) if who else text


def member_words(members: Iterable[str], labels: Mapping[str, str]) -> str:
    """Return the labels of parcels, the first six and how many more there are."""
    from lowuse_plugin.domain.merging.words import named_members  # noqa: PLC0415

    named, more = named_members(tuple(members), labels)
    if not more:
        return listed(named)
    return tr("{names} and {count} more", names=listed(named), count=more)


def warning_words(code: str) -> str:
    """Return the sentence of what deserves a look and refuses nothing."""
    return describe_code(code)


def figure_title(name: str) -> str:
    """Return what a helper figure is called."""
    from lowuse_plugin.domain.merging.words import PLANNED  # noqa: PLC0415

    if name.startswith(PLANNED):
        return tr("Planned for {use}", use=name.removeprefix(PLANNED))
    return _word(name.partition(":")[0])


def figure_value(name: str, figure: Figure, labels: Mapping[str, str] | None = None) -> str:
    """Return the value of a helper figure with its unit and whom it speaks of."""
    from lowuse_plugin.domain.merging.words import figure_value as plain  # noqa: PLC0415

    value = plain(name, figure) or tr("to be filled in")
    if figure.members and labels:
        return with_aside(value, member_words(figure.members, labels))
    return value


def figure_words(name: str, figure: Figure, labels: Mapping[str, str] | None = None) -> str:
    """Return title and value of a helper figure."""
    return labelled(figure_title(name), figure_value(name, figure, labels))


def _word(code: str) -> str:
    source = SENTENCES.get(code)
    return code if source is None else translate(source)
