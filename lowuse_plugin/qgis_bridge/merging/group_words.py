# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Words of the search for merge groups: what stands open, and why two holders may be one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lowuse_plugin.domain.merging.groups import MaybeSame
from lowuse_plugin.qgis_bridge.i18n import tr, translate

SENTENCES: Mapping[str, str] = {
    "DISTRICT_MISSING": "district missing",
    "HOLDER_BY_NAME": "same holder by name only, number missing",
    "HOLDER_NUMBER_DOUBTFUL": "id number in doubt",
    "NOT_CONNECTED": "boundaries do not meet closely enough to merge",
    "NOT_INDUSTRIAL": "use is not industrial",
    "NOT_STATE_OWNED": "not state-owned",
    "NO_LAWFUL_PROCEDURE": "without lawful procedure",
    "OWNERSHIP_CONTRADICTS_CODE": "ownership contradicts the parcel code",
    "OWNERSHIP_MISSING": "ownership missing",
    "OWNERSHIP_UNDETERMINED": "ownership undetermined",
    "REGISTERED_AREA_MISSING": "registered area missing",
    "RIGHT_NATURE_MISSING": "right nature missing",
    "RIGHT_TYPE": "no right to use construction land",
    "RIGHT_TYPE_MISSING": "right type missing",
    "SEIZED": "seized",
    "SEIZURE_QUERY_IN_FUTURE": "day of the seizure query lies in the future",
    "SEIZURE_QUERY_TOO_OLD": "seizure query too old",
    "SEIZURE_UNKNOWN": "seizure not looked up",
    "SOURCE_DOCUMENT_MISSING": "source document missing",
    "TWO_DISTRICTS": "lies in several districts",
    "USE_MISSING": "use missing",
    "USE_MIXED": "use is mixed",
    "USE_UNKNOWN": "use not in the table of uses",
    "COMPANY_FORM_DIFFERS": "the names differ in the form of the company",
    "SAME_NAME_NUMBER_MISSING": "the name is the same, but one has no number",
    "SAME_NAME_OLD_NUMBER": "the name is the same; one number is the older form of the other",
    "ONE_LETTER_DIFFERS": "the names differ in one letter",
    "PLACE_DIFFERS": "the names differ in the place",
}
"""Reason of a check, or why two holders may be one → English words, short enough for a list."""


def open_word(code: str) -> str:
    """Return what stands open in a few words, the code itself where there are none."""
    source = SENTENCES.get(code)
    return code if source is None else translate(source)


def open_words(codes: Sequence[str]) -> list[str]:
    """Return all that stands open, in the order of the conditions."""
    return [open_word(code) for code in codes]


def question_text(question: MaybeSame) -> str:
    """Return a question to a person as one sentence."""
    return tr(
        "Are {a} and {b} one holder? {parcels} neighbouring parcels depend on it: {why}.",
        a=question.a_holder,
        b=question.b_holder,
        parcels=len(question.parcels),
        why=translate(SENTENCES[question.why]),
    )
