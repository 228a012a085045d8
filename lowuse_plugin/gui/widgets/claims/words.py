# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The procedure and the ledger of a subsidy in words: states, actions, materials, kinds, funds."""

from __future__ import annotations

from collections.abc import Mapping

from lowuse_plugin.domain.roles import Right
from lowuse_plugin.qgis_bridge.i18n import translate

STATES = (
    "calculated", "reviewed", "accepted", "joint_review", "publicity", "approved",
    "district_paid", "city_applied", "city_paid",
)  # fmt: skip
"""In the order of the procedure."""
WITHDRAWN = "withdrawn"
DECIDED = frozenset({"reviewed", "approved"})
"""States that only who decides for the county may bring about."""

SENTENCES: Mapping[str, str] = {
    "state:calculated": "Calculated",
    "state:reviewed": "Reviewed",
    "state:accepted": "Application accepted",
    "state:joint_review": "Joint review",
    "state:publicity": "Publicity",
    "state:approved": "Approved",
    "state:district_paid": "District paid",
    "state:city_applied": "City subsidy applied for",
    "state:city_paid": "City paid",
    "state:withdrawn": "Withdrawn",
    "short:accepted": "Taken in",
    "short:city_applied": "City applied",
    "action:start": "Filed",
    "action:advance": "Passed",
    "action:return": "Returned",
    "action:withdraw": "Withdrawn",
    "action:recalculate": "Calculation replaced",
    "material:present": "there",
    "material:missing": "missing",
    "material:not_needed": "not needed",
    "kind:payment": "Payment",
    "kind:reversal": "Reversal",
    "kind:recovery": "Recovery",
    "kind:district_own": "District's own subsidy",
    "kind:city": "City subsidy",
    "fund:district_budget": "District budget",
    "fund:city_special": "City special fund",
    "fund:other": "Other funds",
}
"""Kind and code → English words; the Chinese is that of the code lists."""


def state_word(state: str, *, short: bool = False) -> str:
    """Return the word of a state.

    Args:
        state: Code of the list ``claim_state``.
        short: For the track, which has no room for whole phrases.
    """
    if short and f"short:{state}" in SENTENCES:
        return _word("short", state)
    return _word("state", state)


def action_word(action: str) -> str:
    """Return what was done in a step: 通过, 退回."""
    return _word("action", action)


def material_word(state: str) -> str:
    """Return whether a paper is there: 已收, 未收, 不需要."""
    return _word("material", state)


def kind_word(kind: str) -> str:
    """Return the kind of a line of the ledger: 拨付, 冲销."""
    return _word("kind", kind)


def fund_word(fund: str) -> str:
    """Return where money comes from, empty where that is not said."""
    return _word("fund", fund) if fund else ""


def right_for(state: str) -> Right:
    """Return the right that bringing a claim into a state needs (复核 and 审定 decide)."""
    return Right.DECIDE if state in DECIDED else Right.EDIT


def _word(kind: str, code: str) -> str:
    source = SENTENCES.get(f"{kind}:{code}")
    return code if source is None else translate(source)
