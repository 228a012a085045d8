# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""A parcel that somebody draws or pastes: what is said of it, and its row."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from lowuse_plugin.domain.boundaries.edits import EditedShape, PlacedFinding
from lowuse_plugin.domain.findings import ERROR, NOTE, WARNING
from lowuse_plugin.domain.land_use import canonical_use
from lowuse_plugin.domain.parcels.codes import check_parcel_code, normalise, short_label
from lowuse_plugin.domain.places import WHOLE_CITY
from lowuse_plugin.domain.ports import Reading, Value
from lowuse_plugin.domain.schema import shipped
from lowuse_plugin.services.importing.parcel_rules import stored_use

_CODE_FIELD = "宗地代码"
CODE_USED = "NEW_CODE_USED"


def check_new(
    reading: Reading, edited: Sequence[EditedShape], workspace_district: str
) -> list[PlacedFinding]:
    """Check what is said of new parcels.

    Args:
        reading: One state of the workspace, for codes that are taken.
        edited: Shapes; those of parcels that are there already are passed over.
        workspace_district: Stands in where nothing is said; a city-wide workspace has none.
    """
    new = [each for each in edited if each.uuid is None]
    codes = [_code(each) for each in new]
    taken = reading.table("boundary_codes", codes=json.dumps([code for code in codes if code]))
    known = set(taken["parcel_code"].to_list())
    findings: list[PlacedFinding] = []
    for place, (each, code) in enumerate(zip(new, codes, strict=True)):
        if code in known or (code and code in codes[:place]):
            findings.append(_said(each, CODE_USED, ERROR, value=code))
        findings += _code_findings(each)
        findings += _district_findings(each, workspace_district)
        use = each.values.get("use_code")
        if use and canonical_use(str(use)) is None:
            findings.append(_said(each, "USE_UNKNOWN", NOTE, value=use))
    return findings


def new_row(
    each: EditedShape,
    workspace_district: str,
    measured: Mapping[str, Value],
    taken_over: Mapping[str, Value] | None = None,
) -> dict[str, Value]:
    """Return the values of a new parcel's row.

    Args:
        each: The shape and what is said of it.
        workspace_district: Stands in where no district is said.
        measured: Shape and areas as the workspace keeps them.
        taken_over: Of a part: what its parcel says, unless something else is said of the part.
    """
    kept = taken_over or {}
    check = check_parcel_code(_code(each))
    use = str(each.values.get("use_code") or "").strip()
    row: dict[str, Value] = {"use_code": None, "use_standard": None, **kept}
    if use:
        use_code, use_standard = stored_use(canonical_use(use), use)
        if use_code != row["use_code"]:
            row |= {"use_code": use_code, "use_standard": use_standard, "use_name": None}
    holder = str(each.values.get("holder_name") or "").strip()
    return {
        **row,
        "parcel_code": check.code or None,
        "ownership": check.ownership or kept.get("ownership"),
        "holder_name": holder or kept.get("holder_name"),
        "district": district_of(each, workspace_district),
        **measured,
    }


def district_of(each: EditedShape, workspace_district: str) -> str:
    """Return the district of a new parcel: as said, as its code says, as the workspace is."""
    said = str(each.values.get("district") or "").strip()
    if said:
        return said
    by_code = check_parcel_code(_code(each)).district
    return by_code or ("" if workspace_district == WHOLE_CITY else workspace_district)


def _code(each: EditedShape) -> str:
    return normalise(str(each.values.get("parcel_code") or ""))


def _code_findings(each: EditedShape) -> list[PlacedFinding]:
    code = _code(each)
    if not code:
        return [_said(each, "NEW_CODE_MISSING", WARNING)]
    return [
        _said(each, warning, WARNING, field=_CODE_FIELD, value=code)
        for warning in check_parcel_code(code).warnings
    ]


def _district_findings(each: EditedShape, workspace_district: str) -> list[PlacedFinding]:
    district = district_of(each, workspace_district)
    known = shipped().codes["district"].values
    if district not in known:
        expected = "、".join(f"{code} {name}" for code, name in known.items())
        return [_said(each, "NEW_DISTRICT_MISSING", ERROR, value=district, expected=expected)]
    by_code = check_parcel_code(_code(each)).district
    if by_code and by_code != district:
        return [_said(each, "DISTRICT_CODE_DIFFERS", NOTE, district=district, by_code=by_code)]
    if workspace_district not in (WHOLE_CITY, district):
        return [_said(each, "DISTRICT_ELSEWHERE", NOTE, district=district)]
    return []


def _said(each: EditedShape, code: str, severity: str, **params: object) -> PlacedFinding:
    label = _code(each)
    return PlacedFinding(
        code,
        severity,
        {"parcel": short_label(label) or "NEW_PARCEL", **params},
        label=label,
        keys=(each.key,),
    )
