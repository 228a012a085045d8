# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The comparison of scenarios of a merge in the language of QGIS."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from lowuse_plugin.domain.claims.records import Blocker
from lowuse_plugin.domain.display import shown_number
from lowuse_plugin.domain.merging import scenarios as compared
from lowuse_plugin.domain.merging.scenarios import FieldValue, ScenarioComparison, ScenarioRow
from lowuse_plugin.qgis_bridge.i18n import tr, translate
from lowuse_plugin.qgis_bridge.merging.state_words import state_word
from lowuse_plugin.qgis_bridge.merging.words import figure_title, outcome_words
from lowuse_plugin.qgis_bridge.messages import describe_code
from lowuse_plugin.qgis_bridge.punctuation import labelled

if TYPE_CHECKING:
    from lowuse_plugin.domain.merging.scenarios import Value

SENTENCES: Mapping[str, str] = {
    "state": "State",
    "applicant": "Applicant",
    "count": "Number of parcels",
    "registered_m2": "Sum of registered areas (m²)",
    "registered_mu": "Sum of registered areas (mu)",
    "union_m2": "Plane area of the new outline (m²)",
    "difference_m2": "Outline less registered (m²)",
    "shared_m": "Shared boundary (m)",
    "gap_m2": "Gaps (m²)",
    "overlap_m2": "Overlaps (m²)",
    "corners": "Boundary points",
    "parts": "Parts of the outline",
    "failing": "Conditions not met",
    "waiting": "Conditions that wait",
    "open_fields": "Fields not decided yet",
    "over_30mu": "More than 30 mu together",
    "remark": "What the subsidy counts",
    "value:open": "not decided yet",
    "value:anew": "given anew",
    "bool:yes": "yes",
    "bool:no": "no",
}
"""Key of a line, or how a value stands → English words."""
SAME, DIFFERENT = "＝", "≠"
"""Before the title of a line: colour is never the only sign."""
_UNKNOWN = "—"
_PLACES: Mapping[str, int] = {compared.M2: 2, compared.MU: 4, compared.M: 2}


def row_title(row: ScenarioRow, comparison: ScenarioComparison) -> str:
    """Return what a line is about."""
    kind, _, rest = row.key.partition(":")
    if not rest:
        return translate(SENTENCES[row.key]) if row.key in SENTENCES else figure_title(row.key)
    if kind == "parcel":
        return tr("Parcel {parcel}", parcel=rest)
    title = comparison.titles.get(row.key, rest)
    return labelled(tr("New value"), title) if kind == "value" else title


def marked_title(row: ScenarioRow, comparison: ScenarioComparison) -> str:
    """Return what a line is about, behind the sign that tells whether the scenarios differ."""
    return f"{DIFFERENT if row.differs else SAME} {row_title(row, comparison)}"


def value_text(row: ScenarioRow, value: Value) -> str:
    """Return a value as a person reads it."""
    if isinstance(value, FieldValue):
        return value.text or _standing(value.standing)
    if isinstance(value, Blocker):
        return describe_code(value.code, value.params)
    if value is None:
        return _UNKNOWN
    if isinstance(value, bool):
        return _truth(value, is_member=row.kind == compared.MEMBER)
    if isinstance(value, str):
        return _said(row.kind, value)
    return shown_number(value, places=_PLACES.get(row.kind, 0)).replace("-", "−")


def _standing(standing: str) -> str:
    """Return why a field has no value."""
    open_ones = (compared.OPEN, compared.ANEW)
    return _word(f"value:{standing}") if standing in open_ones else _UNKNOWN


def _truth(value: bool, *, is_member: bool) -> str:
    if is_member:
        return "✓" if value else _UNKNOWN
    return _word("bool:yes" if value else "bool:no")


def _said(kind: str, value: str) -> str:
    if kind == compared.OUTCOME:
        return outcome_words(value)
    return state_word(value) if kind == compared.STATE else value


def _word(key: str) -> str:
    return translate(SENTENCES[key])
