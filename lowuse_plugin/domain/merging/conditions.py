# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What a person judges of a merge: M-9, M-10, M-11, and on what such a judgement rests."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from lowuse_plugin.domain.merging.case import MANUAL, MISSING, PASS, MergeParcel
from lowuse_plugin.domain.merging.findings import Parcels, Result, odd_ones, worst
from lowuse_plugin.domain.merging.helpers import Figures
from lowuse_plugin.domain.units import exact

CONDITION_COLUMNS = (
    "contract_far",
    "contract_far_max",
    "contract_density_pct",
    "height_limit_m",
    "contract_green_pct",
    "contract_investment_wan_per_mu",
    "contract_tax_wan_per_mu",
    "contract_limits",
)
"""Columns of a parcel that are conditions of use (M-9); ``right_ends_on`` is compared beside."""
ENDS_ON = "right_ends_on"
_ALWAYS_STATED = tuple(name for name in CONDITION_COLUMNS if name != "contract_limits")
"""What every contract settles; further limits stand there only where there are some."""


def same_conditions(parcels: Parcels) -> Result:
    """M-9 「使用条件基本一致」: equal passes, different waits for a person, absent is missing.

    What no member states is missing too: that all are silent is no proof that they are the same.
    """
    columns = condition_values(parcels)
    different = {name: values for name, values in columns.items() if _differs(values)}
    missing = {
        name: [key for key, value in values.items() if value is None]
        for name, values in columns.items()
        if None in values.values()
    }
    found = [_different(name, values) for name, values in different.items()]
    found += [
        (MISSING, {"reason": "CONDITIONS_MISSING", "item": name, "members": members})
        for name, members in missing.items()
    ]
    silent = [name for name in _ALWAYS_STATED if name not in columns]
    if silent:
        found.append((MISSING, {"reason": "CONDITIONS_UNSTATED", "unstated": silent}))
    if not found:
        return PASS, {"reason": "SAME_CONDITIONS", "items": sorted(columns)}
    findings = worst(found, "")[1]["findings"]
    if different:
        # A difference is a person's to judge, whatever else is missing.
        return MANUAL, {"reason": "CONDITIONS_DIFFER", "values": different, "findings": findings}
    reason = "CONDITIONS_MISSING" if missing else "CONDITIONS_UNSTATED"
    return MISSING, {"reason": reason, "items": missing, "findings": findings}


def condition_values(parcels: Parcels) -> dict[str, dict[str, str | None]]:
    """Return condition of use → member → value; what nobody states is left out."""
    names = sorted({name for parcel in parcels for name in parcel.conditions})
    columns: dict[str, dict[str, str | None]] = {
        name: {parcel.id: parcel.conditions.get(name) for parcel in parcels} for name in names
    }
    columns[ENDS_ON] = {parcel.id: _day(parcel) for parcel in parcels}
    return columns


def intensive() -> Result:
    """M-10 「利于节约集约用地」: helper figures; the judgement is a person's."""
    return MANUAL, {"reason": "JUDGEMENT_NEEDED"}


def planned(parcels: Parcels) -> Result:
    """M-11 「符合统一规划开发建设条件」: the judgement is the planning section's."""
    units = {parcel.id: parcel.plan_unit for parcel in parcels}
    found: list[Result] = [(MANUAL, {"reason": "JUDGEMENT_NEEDED"})]
    if len({unit for unit in units.values() if unit}) > 1:
        detail = {"reason": "PLAN_UNIT_DIFFERS", "members": odd_ones(units), "values": units}
        found.append((MANUAL, detail))
    return worst(found, "")


def basis(code: str, parcels: Parcels, figures: Figures | None = None) -> dict[str, Any]:
    """Return what a judgement on a condition rests on, as it is kept beside it.

    A judgement whose basis is another today has to be given again.
    """
    if code == "M-4":
        return {
            p.id: {
                "source": p.source_document,
                "legacy_kind": p.legacy_kind,
                **({"lawful_procedure": "no"} if p.lawful_procedure == "no" else {}),
            }
            for p in parcels
        }
    if code == "M-5":
        return {
            p.id: {"mortgaged": p.mortgaged, "other_entries": sorted(p.other_entries)}
            for p in parcels
        }
    if code == "M-9":
        return {"members": sorted(p.id for p in parcels), "values": condition_values(parcels)}
    if figures is None:
        return {}
    stated = {name: figure.to_json() for name, figure in figures.items()}
    return {"members": sorted(p.id for p in parcels), "figures": stated}


def _different(name: str, values: dict[str, str | None]) -> Result:
    odd = odd_ones({key: _comparable(value) for key, value in values.items() if value is not None})
    return MANUAL, {"reason": "CONDITIONS_DIFFER", "item": name, "members": odd, "values": values}


def _differs(values: dict[str, str | None]) -> bool:
    return len({_comparable(value) for value in values.values() if value is not None}) > 1


def _comparable(value: str) -> Fraction | str:
    try:
        return exact(value)
    except (ArithmeticError, ValueError):
        return "".join(value.split())


def _day(parcel: MergeParcel) -> str | None:
    return parcel.right_ends_on.isoformat() if parcel.right_ends_on else None
