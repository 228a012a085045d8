# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""宗地合并: the conditions M-1 … M-12, every one of them, with three-valued outcomes.

Missing data is 待补充, never 不符合 (D9). A check's detail names a reason code, the members it
speaks of, and the values.
"""

from __future__ import annotations

import re
from collections.abc import Hashable
from datetime import date
from functools import cache
from typing import Any

from lowuse_plugin.domain import land_use
from lowuse_plugin.domain.merging import holders
from lowuse_plugin.domain.merging import pack as merge_pack
from lowuse_plugin.domain.merging.case import (
    ACCEPTANCE,
    FAIL,
    MANUAL,
    MISSING,
    PASS,
    REGISTRATION,
    SCREENING,
    Check,
    MergeGeometry,
    MergeParcel,
    Verdict,
)
from lowuse_plugin.domain.merging.conditions import basis, intensive, planned, same_conditions
from lowuse_plugin.domain.merging.findings import (
    Kin,
    Parcels,
    Result,
    compared,
    is_stale,
    judgement_on,
    odd_ones,
    plain_figures,
    settled,
    worst,
)
from lowuse_plugin.domain.merging.helpers import (
    Figures,
    Planning,
    adjacency_figures,
    intensive_figures,
    planning_figures,
)
from lowuse_plugin.domain.merging.pack import MergePack
from lowuse_plugin.domain.merging.query_age import working_days
from lowuse_plugin.domain.parcels.codes import check_parcel_code

_CONSTRUCTION_RIGHTS = ("3", "4")
_WITHOUT_PROCEDURE = "1"
_PURE_CODE = re.compile(r"[A-Z]?\d+[A-Z]?")


def judge_merge(
    parcels: Parcels,
    geometry: MergeGeometry,
    *,
    stage: str = SCREENING,
    today: date,
    applicant: str | None = None,
    pack: MergePack | None = None,
    planning: Planning | None = None,
) -> Verdict:
    """Return the outcome of every condition of Y-27 on merging parcels.

    Args:
        parcels: The members.
        geometry: What adjacency and overlap kernels found.
        stage: ``screening``, ``acceptance`` or ``registration``; decides how fresh the seizure
            query must be, and whether mortgages and the applicant must be settled.
        today: Day of the check.
        applicant: Name or id number of who applies.
        pack: The figures to judge by; the shipped ones when it is left out.
        planning: What registered plans say of the union (M-11).
    """
    pack = pack or merge_pack.shipped()
    warnings: list[str] = [] if pack.valid_on(today) else ["MERGE_OUT_OF_VALIDITY"]
    compact, plans = intensive_figures(parcels, geometry), planning_figures(parcels, planning)
    checks = [
        _check("M-1", _two_or_more(parcels)),
        _check("M-2", _adjacent(parcels, geometry, warnings), adjacency_figures(geometry)),
        _check("M-3", _state_owned_industrial(parcels)),
        _judged("M-4", parcels, _lawful_source(parcels)),
        _judged("M-5", parcels, _unencumbered(parcels, stage, today, warnings, pack)),
        _check("M-6", _same_holder(parcels, warnings)),
        _check("M-7", _same_nature(parcels)),
        _check("M-8", _same_use(parcels)),
        _judged("M-9", parcels, same_conditions(parcels)),
        _judged("M-10", parcels, intensive(), compact),
        _judged("M-11", parcels, planned(parcels), plans),
        _check("M-12", _one_authority(parcels, geometry, stage, applicant)),
    ]
    return Verdict(tuple(checks), tuple(dict.fromkeys(warnings)))


def _check(code: str, result: Result, figures: Figures | None = None) -> Check:
    outcome, detail = result
    shown = dict(figures or {})
    detail = {**detail, **plain_figures(shown)} if shown else detail
    return Check(code, outcome, detail, machine=outcome, figures=shown)


def _judged(code: str, parcels: Parcels, result: Result, figures: Figures | None = None) -> Check:
    return settled(code, parcels, result, basis(code, parcels, figures), figures)


def _two_or_more(parcels: Parcels) -> Result:
    """M-1 「两宗及以上」."""
    enough = len(parcels) >= 2  # noqa: PLR2004 - the clause's own number
    return (PASS if enough else FAIL), {"reason": "MEMBER_COUNT", "count": len(parcels)}


def _adjacent(parcels: Parcels, geometry: MergeGeometry, warnings: list[str]) -> Result:
    """M-2 「相邻」, with the overlaps of A-40 and the zones of A-36."""
    if geometry.narrow_overlaps:
        warnings.append("OVERLAP_WITHIN_TOLERANCE")
    if len(parcels) < 2:  # noqa: PLR2004 - M-1 refuses it
        return MISSING, {"reason": "NOTHING_TO_COMPARE"}
    found: list[Result] = []
    if geometry.unconnected:
        loose = {"loose": list(geometry.loosely)} if geometry.loosely else {}
        found.append(
            (FAIL, {"reason": "NOT_CONNECTED", "members": list(geometry.unconnected), **loose})
        )
    if geometry.wide_overlaps:
        pairs = [{"a": a, "b": b, "overlap_m2": m2} for a, b, m2 in geometry.wide_overlaps]
        members = list(dict.fromkeys(key for a, b, _ in geometry.wide_overlaps for key in (a, b)))
        found.append((FAIL, {"reason": "OVERLAP", "pairs": pairs, "members": members}))
    found += _zones(geometry)
    if geometry.broken:
        found.append((MANUAL, {"reason": "RING_BROKEN", "members": list(geometry.broken)}))
    if not found and geometry.parts > 1:
        warnings.append("UNION_IN_PARTS")
    return worst(found, "CONNECTED")


def _zones(geometry: MergeGeometry) -> list[Result]:
    """Tell what stands in two 3-degree zones, where one plane cannot measure the union (A-36)."""
    found: list[Result] = []
    across = [key for key, zone in geometry.zones.items() if zone == 0]
    if across:
        found.append((FAIL, {"reason": "MERGE_CROSSES_ZONE", "members": across}))
    known = {key: zone for key, zone in geometry.zones.items() if zone != 0}
    if len(set(known.values())) > 1:
        odd = odd_ones(known)
        found.append((FAIL, {"reason": "MERGE_TWO_ZONES", "members": odd, "values": known}))
    return found


def _state_owned_industrial(parcels: Parcels) -> Result:
    """M-3 「国有」「工业用地」: ownership, right type 3 or 4, and an industrial use."""
    found = [_ownership(parcel) for parcel in parcels]
    found += [_construction_right(parcel) for parcel in parcels]
    found += [_industrial(parcel) for parcel in parcels]
    return worst(found, "STATE_OWNED_INDUSTRIAL")


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
        if parcel.legacy_kind == _WITHOUT_PROCEDURE or parcel.lawful_procedure == "no":
            found.append((FAIL, {"reason": "NO_LAWFUL_PROCEDURE", **detail}))
        elif parcel.source_document is None:
            found.append((MISSING, {"reason": "SOURCE_DOCUMENT_MISSING", **detail}))
    return worst(found, "SOURCE_DOCUMENT_PRESENT")


def _unencumbered(
    parcels: Parcels, stage: str, today: date, warnings: list[str], pack: MergePack
) -> Result:
    """M-5 「没有被查封」 and M-5b, which is never a refusal."""
    found = [_seizure(parcel, stage, today, pack) for parcel in parcels]
    if stage == ACCEPTANCE and any(outcome == MANUAL for outcome, _ in found):
        warnings.append("SEIZURE_QUERY_WANTED")
    judged = _entries_judged(parcels)
    for parcel in parcels:
        mortgaged = parcel.mortgaged == "yes"
        entries = [
            ("MORTGAGED", mortgaged, judged or bool(parcel.mortgage_consent)),
            ("OTHER_ENTRY", bool(parcel.other_entries), judged),  # no mortgagee consents to those
        ]
        for code, present, is_settled in entries:
            if present:
                warnings.append(code)
                if stage == REGISTRATION and not is_settled:
                    found.append((MANUAL, {"reason": f"{code}_CONSENT", "members": [parcel.id]}))
        if stage == REGISTRATION and parcel.mortgaged == "unknown":
            found.append((MISSING, {"reason": "MORTGAGE_MISSING", "members": [parcel.id]}))
    return worst(found, "NOT_SEIZED")


def _entries_judged(parcels: Parcels) -> bool:
    """Tell whether a person judged that the entries that there are now are settled."""
    judgement = judgement_on(parcels, "M-5")
    return (
        judgement is not None
        and judgement.outcome == PASS
        and not is_stale(judgement, basis("M-5", parcels))
    )


def _seizure(parcel: MergeParcel, stage: str, today: date, pack: MergePack) -> Result:
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
    if _too_old(asked, stage, today, pack):
        return MANUAL, {"reason": "SEIZURE_QUERY_TOO_OLD", **detail}
    return PASS, {"reason": "NOT_SEIZED", **detail}


def _too_old(asked: date, stage: str, today: date, pack: MergePack) -> bool:
    """Tell whether a query is too old."""
    if stage == REGISTRATION:
        return working_days(asked, today) > pack.seizure_working_days
    return (today - asked).days > pack.seizure_days


def _same_holder(parcels: Parcels, warnings: list[str]) -> Result:
    """M-6 「属同一权属人」: every pair, because a missing number makes equality intransitive."""
    lacking = [parcel.id for parcel in parcels if not holders.are_known(parcel.holders)]
    known = [parcel for parcel in parcels if holders.are_known(parcel.holders)]
    signature = cache(holders.signature)

    def compare(one: MergeParcel, other: MergeParcel) -> Result:
        comparison = holders.compare_holders(one, other)
        warnings.extend(comparison.warnings)
        return comparison.outcome, {"reason": comparison.reason}

    found: list[Result] = []
    if lacking:
        found.append((MISSING, {"reason": "HOLDER_MISSING", "members": lacking}))
    pairs = compared(
        known, lambda p: signature(p.holders, p.share_kind), lambda p: holders.kin(p.holders),
        compare,
    )  # fmt: skip
    result = worst([*found, *pairs], "SAME_HOLDER")
    unsure = holders.by_what_else(parcels)
    return (PASS, unsure) if unsure and result[0] == PASS else result


def _same_nature(parcels: Parcels) -> Result:
    """M-7 「土地性质一致」: the same 权利性质 code."""
    values = {parcel.id: parcel.right_nature for parcel in parcels}
    found = _one_value(values, "RIGHT_NATURE_DIFFERS", "RIGHT_NATURE_MISSING")
    return worst(found, "") if found else (PASS, {"reason": "SAME_RIGHT_NATURE", "values": values})


def _one_value(values: dict[str, str | None], differs: str, lacking: str) -> list[Result]:
    """Return what stands against all members stating one value of one thing."""
    found: list[Result] = []
    if len({value for value in values.values() if value is not None}) > 1:
        found.append((FAIL, {"reason": differs, "members": odd_ones(values), "values": values}))
    missing = [key for key, value in values.items() if value is None]
    if missing:
        found.append((MISSING, {"reason": lacking, "members": missing}))
    return found


def _same_use(parcels: Parcels) -> Result:
    """M-8 「土地用途一致」 at the registered level of detail; across standards by mapping."""
    missing = [parcel.id for parcel in parcels if not parcel.use]
    found: list[Result] = []
    if missing:
        found.append((MISSING, {"reason": "USE_MISSING", "members": missing}))
    stated = [parcel for parcel in parcels if parcel.use]
    if len({_use_as_stated(parcel) for parcel in stated}) <= 1:
        return worst(found, "SAME_USE")
    matches = {p.id: land_use.canonical_use(p.use or "", p.use_standard) for p in stated}
    unknown = [parcel for parcel in stated if matches[parcel.id] is None]
    if unknown:
        values = list(dict.fromkeys(parcel.use for parcel in unknown))
        detail = {"reason": "USE_UNKNOWN", "members": [p.id for p in unknown], "values": values}
        found.append((MISSING, detail))
    known = {key: match for key, match in matches.items() if match is not None}

    def kin(parcel: MergeParcel) -> Kin:
        code: frozenset[Hashable] = frozenset({known[parcel.id].code})
        return code, code

    pairs = compared(
        [parcel for parcel in stated if parcel.id in known], _use_as_stated, kin,
        lambda one, other: _compare_use((one, known[one.id]), (other, known[other.id])),
    )  # fmt: skip
    return worst([*found, *pairs], "SAME_USE")


def _use_as_stated(parcel: MergeParcel) -> tuple[str, str | None]:
    return land_use.normalise(parcel.use or ""), parcel.use_standard


def _compare_use(
    one: tuple[MergeParcel, land_use.UseMatch], other: tuple[MergeParcel, land_use.UseMatch]
) -> Result:
    texts = [_use_as_stated(parcel) for parcel, _ in (one, other)]
    if texts[0] == texts[1]:
        return PASS, {"reason": "SAME_USE"}
    detail = {
        "mapping": {parcel.id: f"{parcel.use} → {match.code}" for parcel, match in (one, other)}
    }
    pure = all(_PURE_CODE.fullmatch(text) for text, _ in texts)
    if texts[0][0] != texts[1][0] and pure and one[1].standard == other[1].standard:
        return FAIL, {"reason": "USE_DIFFERS", **detail}
    same = one[1].code == other[1].code
    return (PASS if same else FAIL), {"reason": "SAME_USE" if same else "USE_DIFFERS", **detail}


def _one_authority(
    parcels: Parcels, geometry: MergeGeometry, stage: str, applicant: str | None
) -> Result:
    """M-12: one county accepts the application, and the holder makes it (A-36)."""
    districts = {parcel.id: parcel.district for parcel in parcels}
    found = _borders(geometry, districts)
    if applicant is not None:
        strangers = [
            p.id for p in parcels if p.holders and not holders.is_holder(applicant, p.holders)
        ]
        if strangers:
            found.append((FAIL, {"reason": "APPLICANT_NOT_HOLDER", "members": strangers}))
    found += _one_value(districts, "TWO_DISTRICTS", "DISTRICT_MISSING")
    if applicant is None and stage != SCREENING:
        found.append((MISSING, {"reason": "APPLICANT_MISSING"}))
    return worst(found, "") if found else (PASS, {"reason": "ONE_DISTRICT", "values": districts})


def _borders(geometry: MergeGeometry, districts: dict[str, str | None]) -> list[Result]:
    """Tell which members lie across a district border, or in another district than they state."""
    found: list[Result] = [
        (FAIL, {"reason": "MERGE_CROSSES_DISTRICT", "members": [key], "areas": dict(areas)})
        for key, areas in geometry.crossing.items()
    ]
    found += [
        (
            MANUAL,
            {
                "reason": "DISTRICT_CONTRADICTS_LAYER",
                "members": [key],
                "value": districts.get(key),
                "by_layer": district,
            },
        )
        for key, district in geometry.elsewhere.items()
    ]
    return found
