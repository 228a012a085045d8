# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""宗地合并: the conditions M-1 … M-12, every one of them, with three-valued outcomes.

Missing data is 待补充, never 不符合 (D9). A check's detail names a reason code, the members it
speaks of, and the values.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from itertools import combinations
from typing import Any

import numpy as np

from lowuse_plugin.domain import holders, land_use
from lowuse_plugin.domain.merge_case import (
    FAIL,
    MANUAL,
    MISSING,
    PASS,
    REGISTRATION,
    SCREENING,
    Check,
    Judgement,
    MergeGeometry,
    MergeParcel,
    Verdict,
)
from lowuse_plugin.domain.parcel_codes import check_parcel_code
from lowuse_plugin.domain.units import exact

SEIZURE_QUERY_DAYS = 30
"""Longest age of a query at screening and acceptance (M-5)."""
SEIZURE_QUERY_WORKING_DAYS = 1
"""Longest age at registration, Monday to Friday; a holiday between asks once more, safely."""

_CONSTRUCTION_RIGHTS = ("3", "4")
_WITHOUT_PROCEDURE = "1"
_PURE_CODE = re.compile(r"[A-Z]?\d+[A-Z]?")

Parcels = Sequence[MergeParcel]
Result = tuple[str, dict[str, Any]]


def judge_merge(
    parcels: Parcels,
    geometry: MergeGeometry,
    *,
    stage: str = SCREENING,
    today: date,
    applicant: str | None = None,
) -> Verdict:
    """Return the outcome of every condition of 江府函〔2023〕202号 on merging parcels.

    Args:
        parcels: The members.
        geometry: What adjacency and overlap kernels found.
        stage: ``screening``, ``acceptance`` or ``registration``; decides how fresh the seizure
            query must be, and whether mortgages and the applicant must be settled.
        today: Day of the check.
        applicant: Name or id number of who applies.
    """
    warnings: list[str] = []
    checks = [
        _check("M-1", _two_or_more(parcels)),
        _check("M-2", _adjacent(parcels, geometry, warnings)),
        _check("M-3", _state_owned_industrial(parcels)),
        _check("M-4", _judged(parcels, "M-4", _lawful_source(parcels))),
        _check("M-5", _unencumbered(parcels, stage, today, warnings)),
        _check("M-6", _same_holder(parcels, warnings)),
        _check("M-7", _same_nature(parcels)),
        _check("M-8", _same_use(parcels)),
        _check("M-9", _judged(parcels, "M-9", _same_conditions(parcels))),
        _check("M-10", _judged(parcels, "M-10", _intensive(geometry))),
        _check("M-11", _judged(parcels, "M-11", _planned())),
        _check("M-12", _one_authority(parcels, stage, applicant)),
    ]
    return Verdict(tuple(checks), tuple(dict.fromkeys(warnings)))


def _check(code: str, result: Result) -> Check:
    return Check(code, *result)


def _two_or_more(parcels: Parcels) -> Result:
    """M-1 「两宗及以上」."""
    enough = len(parcels) >= 2  # noqa: PLR2004 - the clause's own number
    return (PASS if enough else FAIL), {"reason": "MEMBER_COUNT", "count": len(parcels)}


def _adjacent(parcels: Parcels, geometry: MergeGeometry, warnings: list[str]) -> Result:
    """M-2 「相邻」, with the overlaps of A-40."""
    if geometry.narrow_overlaps:
        warnings.append("OVERLAP_WITHIN_TOLERANCE")
    if len(parcels) < 2:  # noqa: PLR2004 - M-1 refuses it
        return MISSING, {"reason": "NOTHING_TO_COMPARE"}
    if geometry.unconnected:
        return FAIL, {"reason": "NOT_CONNECTED", "members": list(geometry.unconnected)}
    if geometry.wide_overlaps:
        pairs = [{"a": a, "b": b, "overlap_m2": m2} for a, b, m2 in geometry.wide_overlaps]
        return FAIL, {"reason": "OVERLAP", "pairs": pairs}
    if geometry.parts > 1:
        warnings.append("UNION_IN_PARTS")
    return PASS, {"reason": "CONNECTED"}


def _state_owned_industrial(parcels: Parcels) -> Result:
    """M-3 「国有」「工业用地」: ownership, right type 3 or 4, and an industrial use."""
    found = [_ownership(parcel) for parcel in parcels]
    found += [_construction_right(parcel) for parcel in parcels]
    found += [_industrial(parcel) for parcel in parcels]
    return _worst(found, "STATE_OWNED_INDUSTRIAL")


def _ownership(parcel: MergeParcel) -> Result:
    by_code = check_parcel_code(parcel.parcel_code).ownership
    stated = parcel.ownership or by_code
    detail = {"members": [parcel.id], "value": stated}
    if stated is None:
        return MISSING, {"reason": "OWNERSHIP_MISSING", **detail}
    if by_code is not None and stated != by_code:
        return MANUAL, {"reason": "OWNERSHIP_CONTRADICTS_CODE", **detail, "by_code": by_code}
    if stated == "undetermined":
        return MANUAL, {"reason": "OWNERSHIP_UNDETERMINED", **detail}
    return (PASS if stated == "state" else FAIL), {"reason": "NOT_STATE_OWNED", **detail}


def _construction_right(parcel: MergeParcel) -> Result:
    detail = {"members": [parcel.id], "value": parcel.right_type}
    if parcel.right_type is None:
        return MISSING, {"reason": "RIGHT_TYPE_MISSING", **detail}
    right = parcel.right_type in _CONSTRUCTION_RIGHTS
    return (PASS if right else FAIL), {"reason": "RIGHT_TYPE", **detail}


def _industrial(parcel: MergeParcel) -> Result:
    detail = {"members": [parcel.id], "value": parcel.use}
    match = land_use.canonical_use(parcel.use, parcel.use_standard) if parcel.use else None
    if match is None:
        return MISSING, {"reason": "USE_UNKNOWN" if parcel.use else "USE_MISSING", **detail}
    if match.code == "mixed":
        return MANUAL, {"reason": "USE_MIXED", **detail}
    return (PASS if match.industrial else FAIL), {"reason": "NOT_INDUSTRIAL", **detail}


def _lawful_source(parcels: Parcels) -> Result:
    """M-4 「来源合法」: a document stands there, and nothing says 没有合法用地手续."""
    found: list[Result] = []
    for parcel in parcels:
        detail = {"members": [parcel.id]}
        if parcel.legacy_kind == _WITHOUT_PROCEDURE:
            found.append((FAIL, {"reason": "NO_LAWFUL_PROCEDURE", **detail}))
        elif parcel.source_document is None:
            found.append((MISSING, {"reason": "SOURCE_DOCUMENT_MISSING", **detail}))
    return _worst(found, "SOURCE_DOCUMENT_PRESENT")


def _unencumbered(parcels: Parcels, stage: str, today: date, warnings: list[str]) -> Result:
    """M-5 「没有被查封」 and M-5b, which is never a refusal."""
    found = [_seizure(parcel, stage, today) for parcel in parcels]
    judged = _judgement(parcels, "M-5") is not None
    for parcel in parcels:
        entries = {"MORTGAGED": parcel.mortgaged == "yes", "OTHER_ENTRY": parcel.other_entries}
        for code, present in entries.items():
            if present:
                warnings.append(code)
                if stage == REGISTRATION and not judged:
                    found.append((MANUAL, {"reason": f"{code}_CONSENT", "members": [parcel.id]}))
        if stage == REGISTRATION and parcel.mortgaged == "unknown":
            found.append((MISSING, {"reason": "MORTGAGE_MISSING", "members": [parcel.id]}))
    return _worst(found, "NOT_SEIZED")


def _seizure(parcel: MergeParcel, stage: str, today: date) -> Result:
    asked = parcel.seized_checked_on
    detail: dict[str, Any] = {
        "members": [parcel.id],
        "checked_on": asked.isoformat() if asked else None,
    }
    if parcel.seized == "yes":
        return FAIL, {"reason": "SEIZED", **detail}
    if parcel.seized == "unknown" or asked is None:
        return MANUAL, {"reason": "SEIZURE_UNKNOWN", **detail}
    if asked > today:
        return MANUAL, {"reason": "SEIZURE_QUERY_IN_FUTURE", **detail}
    if _too_old(asked, stage, today):
        return MANUAL, {"reason": "SEIZURE_QUERY_TOO_OLD", **detail}
    return PASS, {"reason": "NOT_SEIZED", **detail}


def _too_old(asked: date, stage: str, today: date) -> bool:
    if stage == REGISTRATION:
        return int(np.busday_count(asked, today)) > SEIZURE_QUERY_WORKING_DAYS
    return (today - asked).days > SEIZURE_QUERY_DAYS


def _same_holder(parcels: Parcels, warnings: list[str]) -> Result:
    """M-6 「属同一权属人」: every pair, because a missing number makes equality intransitive."""
    found: list[Result] = []
    for one, other in combinations(parcels, 2):
        comparison = holders.compare_holders(one, other)
        warnings.extend(comparison.warnings)
        found.append(
            (comparison.outcome, {"reason": comparison.reason, "members": [one.id, other.id]})
        )
    return _worst(found, "SAME_HOLDER")


def _same_nature(parcels: Parcels) -> Result:
    """M-7 「土地性质一致」: the same 权利性质 code."""
    values = {parcel.id: parcel.right_nature for parcel in parcels}
    known = {value for value in values.values() if value is not None}
    if len(known) > 1:
        return FAIL, {"reason": "RIGHT_NATURE_DIFFERS", "values": values}
    missing = [key for key, value in values.items() if value is None]
    if missing:
        return MISSING, {"reason": "RIGHT_NATURE_MISSING", "members": missing}
    return PASS, {"reason": "SAME_RIGHT_NATURE", "values": values}


def _same_use(parcels: Parcels) -> Result:
    """M-8 「土地用途一致」 at the registered level of detail; across standards by mapping."""
    missing = [parcel.id for parcel in parcels if not parcel.use]
    if missing:
        return MISSING, {"reason": "USE_MISSING", "members": missing}
    if len(parcels) < 2:  # noqa: PLR2004 - M-1 refuses it
        return PASS, {"reason": "SAME_USE"}
    return _worst([_compare_use(a, b) for a, b in combinations(parcels, 2)], "SAME_USE")


def _compare_use(one: MergeParcel, other: MergeParcel) -> Result:
    detail: dict[str, Any] = {"members": [one.id, other.id]}
    texts = [land_use.normalise(parcel.use or "") for parcel in (one, other)]
    named_alike = one.use_standard == other.use_standard
    if named_alike and texts[0] == texts[1]:
        return PASS, {"reason": "SAME_USE", **detail}
    matches = [land_use.canonical_use(p.use or "", p.use_standard) for p in (one, other)]
    if matches[0] is None or matches[1] is None:
        return MISSING, {"reason": "USE_UNKNOWN", **detail, "values": [one.use, other.use]}
    detail["mapping"] = {
        parcel.id: f"{parcel.use} → {match.code}"
        for parcel, match in zip((one, other), (matches[0], matches[1]), strict=True)
    }
    pure = all(_PURE_CODE.fullmatch(text) for text in texts)
    if texts[0] != texts[1] and pure and matches[0].standard == matches[1].standard:
        return FAIL, {"reason": "USE_DIFFERS", **detail}
    same = matches[0].code == matches[1].code
    return (PASS if same else FAIL), {"reason": "SAME_USE" if same else "USE_DIFFERS", **detail}


def _same_conditions(parcels: Parcels) -> Result:
    """M-9 「使用条件基本一致」: equal passes, different waits for a person, absent is missing."""
    if not any(parcel.conditions for parcel in parcels):
        return MISSING, {"reason": "CONDITIONS_MISSING"}
    names = sorted({name for parcel in parcels for name in parcel.conditions})
    columns: dict[str, dict[str, str | None]] = {
        name: {parcel.id: parcel.conditions.get(name) for parcel in parcels} for name in names
    }
    columns["right_ends_on"] = {
        parcel.id: parcel.right_ends_on.isoformat() if parcel.right_ends_on else None
        for parcel in parcels
    }
    different = {
        name: values
        for name, values in columns.items()
        if len({_comparable(value) for value in values.values() if value is not None}) > 1
    }
    if different:
        return MANUAL, {"reason": "CONDITIONS_DIFFER", "values": different}
    missing = {
        name: [key for key, value in values.items() if value is None]
        for name, values in columns.items()
        if None in values.values()
    }
    if missing:
        return MISSING, {"reason": "CONDITIONS_MISSING", "items": missing}
    return PASS, {"reason": "SAME_CONDITIONS", "items": sorted(columns)}


def _comparable(value: str) -> Fraction | str:
    try:
        return exact(value)
    except (ArithmeticError, ValueError):
        return "".join(value.split())


def _intensive(geometry: MergeGeometry) -> Result:
    """M-10 「利于节约集约用地」: helper figures; the judgement is a person's."""
    figures = {"parts": geometry.parts, "compactness": round(geometry.compactness, 4)}
    return MANUAL, {"reason": "JUDGEMENT_NEEDED", "figures": figures}


def _planned() -> Result:
    """M-11 「符合统一规划开发建设条件」: the judgement is the planning section's."""
    return MANUAL, {"reason": "JUDGEMENT_NEEDED"}


def _one_authority(parcels: Parcels, stage: str, applicant: str | None) -> Result:
    """M-12: one county accepts the application, and the holder makes it."""
    districts = {parcel.id: parcel.district for parcel in parcels}
    known = {district for district in districts.values() if district is not None}
    if len(known) > 1:
        return FAIL, {"reason": "TWO_DISTRICTS", "values": districts}
    if applicant is not None:
        strangers = [
            p.id for p in parcels if p.holders and not holders.is_holder(applicant, p.holders)
        ]
        if strangers:
            return FAIL, {"reason": "APPLICANT_NOT_HOLDER", "members": strangers}
    missing = [key for key, district in districts.items() if district is None]
    if missing:
        return MISSING, {"reason": "DISTRICT_MISSING", "members": missing}
    if applicant is None and stage != SCREENING:
        return MISSING, {"reason": "APPLICANT_MISSING"}
    return PASS, {"reason": "ONE_DISTRICT", "values": districts}


def _judgement(parcels: Parcels, code: str) -> Judgement | None:
    """Return the judgement on a condition; one that refuses outweighs the others."""
    found = [parcel.judgements[code] for parcel in parcels if code in parcel.judgements]
    refusing = [judgement for judgement in found if judgement.outcome == FAIL]
    return next(iter(refusing or found), None)


def _judged(parcels: Parcels, code: str, result: Result) -> Result:
    """Let a person's judgement decide what the machine left open; it never heals a failure.

    A missing document stays missing (M-4); missing conditions of an old contract can be judged.
    """
    judgement = _judgement(parcels, code)
    outcome, detail = result
    if judgement is None:
        return result
    with_judgement = {**detail, "judgement": judgement.to_json()}
    if judgement.outcome == FAIL:
        return FAIL, {**with_judgement, "reason": "JUDGED_AGAINST"}
    settled = outcome == MANUAL or (outcome == MISSING and code != "M-4")
    return (PASS if settled else outcome), with_judgement


_SEVERITY: dict[str, int] = {FAIL: 3, MISSING: 2, MANUAL: 1, PASS: 0}


def _worst(results: Sequence[Result], when_all_pass: str) -> Result:
    """Return the worst outcome and, as findings, everything that did not pass."""
    bad = [(outcome, detail) for outcome, detail in results if outcome != PASS]
    if not bad:
        notes = [detail["mapping"] for _, detail in results if "mapping" in detail]
        return PASS, {"reason": when_all_pass, **({"mapping": notes} if notes else {})}
    outcome, first = max(bad, key=lambda result: _SEVERITY[result[0]])
    findings = [{"outcome": each, **detail} for each, detail in bad]
    return outcome, {**first, "findings": findings}
