# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The filters of a list of parcels in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from lowuse_plugin.domain.display import shown_code
from lowuse_plugin.domain.parcels.filters import (
    ANY,
    AREA,
    CODE,
    DISTRICT,
    HIT,
    HOLDER,
    KIND,
    MISSING,
    MISSING_DATA,
    NOTHING,
    OTHER_KIND,
    OUTPUT,
    RULE,
    RULE_DATA,
    SHAPE,
    SURVEY_STATE,
    TOWN,
    USE,
    rule_of,
)
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.punctuation import labelled, listed
from lowuse_plugin.qgis_bridge.state_words import rule_word

if TYPE_CHECKING:
    from lowuse_plugin.qgis_bridge.parcels.rows import RuleTexts

_CODE_LISTS = {
    DISTRICT: "district",
    KIND: "low_efficiency_kind",
    OTHER_KIND: "low_efficiency_kind",
    SURVEY_STATE: "submission_state",
    OUTPUT: "rule_output",
}


def criterion_title(criterion: str) -> str:
    """Return what a criterion is called."""
    return {
        DISTRICT: tr("District"),
        TOWN: tr("Town"),
        KIND: tr("Low-efficiency kind"),
        OTHER_KIND: tr("Further kind"),
        SURVEY_STATE: tr("Survey state"),
        OUTPUT: tr("Other findings"),
        RULE: tr("Rule"),
        MISSING: tr("Missing data"),
    }[criterion]


def criterion_tip(criterion: str) -> str:
    """Return what a criterion does."""
    return {
        DISTRICT: tr("Only parcels of the chosen districts"),
        TOWN: tr("Only parcels of the chosen towns; districts that are chosen narrow the choice"),
        KIND: tr("Only parcels tagged with one of the chosen kinds"),
        OTHER_KIND: tr("Only parcels that are tagged with a further kind besides the primary one"),
        SURVEY_STATE: tr("Only parcels whose survey unit is in one of the chosen states"),
        OUTPUT: tr(
            "Only parcels of which the rules say something besides low-efficiency: suspected idle "
            "land and others"
        ),
        RULE: tr("Only parcels of which one of the chosen rules says this"),
        MISSING: tr("Only parcels that lack one of the chosen data"),
    }[criterion]


def _missing_word(value: str) -> str:
    return {
        RULE_DATA: tr("data of a rule"),
        CODE: tr("parcel code"),
        HOLDER: tr("holder"),
        AREA: tr("area"),
        USE: tr("use"),
        SHAPE: tr("boundary"),
    }[value]


def _rule_word(value: str, texts: Mapping[str, str]) -> str:
    code, letter = rule_of(value)
    said = rule_word("hit" if letter == HIT else "unknown")
    text = texts.get(code, "")
    return labelled(said, f"{code} {text}".strip())


def value_word(criterion: str, value: str, rule_texts: RuleTexts) -> str:
    """Return a wanted value in words.

    Args:
        criterion: One of :data:`~lowuse_plugin.domain.parcels.filters.CRITERIA`.
        value: What is wanted.
        rule_texts: The rules of the list; of a code that several have, the last one names it.
    """
    if criterion == RULE:
        return _rule_word(value, _texts_of(rule_texts))
    if criterion == MISSING:
        return _missing_word(value)
    if value == NOTHING:
        return tr("to be filled in")
    if value == ANY:
        return tr("any further kind")
    code_list = _CODE_LISTS.get(criterion)
    return value if code_list is None else shown_code(code_list, value)


def _texts_of(rule_texts: RuleTexts) -> dict[str, str]:
    return {code: text for texts in rule_texts.values() for code, text in texts.items()}


def chip_text(criterion: str, values: Iterable[str], rule_texts: RuleTexts) -> str:
    """Return what is wanted of a criterion, such as ``镇（街道）：荷塘镇、棠下镇``."""
    order = value_order(criterion)
    words = [value_word(criterion, value, rule_texts) for value in sorted(values, key=order)]
    return labelled(criterion_title(criterion), listed(words))


def value_order(criterion: str) -> Callable[[str], tuple[int, str]]:
    """Return the order of the values of a criterion: what is missing comes last."""
    if criterion == MISSING:
        return lambda value: (MISSING_DATA.index(value), value)
    if criterion == RULE:
        return lambda value: (int(rule_of(value)[1] != HIT), rule_of(value)[0])
    return lambda value: (int(value == NOTHING), value)
