# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Steps of a merge from plain mappings: what scripts and Processing hand in."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.inputs import Fields
from lowuse_plugin.domain.merging import fields as merge_fields
from lowuse_plugin.domain.merging.consents import Said
from lowuse_plugin.domain.merging.fields import RULES, TYPED
from lowuse_plugin.domain.merging.records import IMPORTED, UNION
from lowuse_plugin.domain.merging.steps import (
    AREA_BASES,
    SURVEY_AREA,
    MergeRegistration,
    MergeSurvey,
)
from lowuse_plugin.domain.merging.values import ValueChoice

_CONSENT = "mortgage_consent"


def read_choices_of(entry: Fields | None) -> dict[str, ValueChoice]:
    """Return how fields of the new parcel get their values.

    Args:
        entry: Column → ``{"rule": …, "value": …}``; the rule is ``typed`` where only a value
            stands there, and a bare value counts as typed.

    Raises:
        LowUseError: ``INPUT_NOT_ALLOWED`` for a field or a rule that there is not.
    """
    if entry is None:
        return {}
    known = merge_fields.shipped().rules
    result: dict[str, ValueChoice] = {}
    for column in entry.data:
        if column not in known:
            raise LowUseError(
                "INPUT_NOT_ALLOWED", field=entry.path, value=column, expected="|".join(known)
            )
        given = entry.raw(column)
        if not isinstance(given, dict):
            result[column] = ValueChoice(TYPED, _value(entry, column, given))
            continue
        item = Fields.of(given, entry.field(column))
        rule = item.choice("rule", RULES, TYPED) or TYPED
        result[column] = ValueChoice(rule, _value(item, "value", item.raw("value")))
    return result


def _value(entry: Fields, name: str, given: object) -> str | float | None:
    if given is None or isinstance(given, str):
        return given
    if isinstance(given, bool) or not isinstance(given, int | float):
        raise LowUseError(
            "INPUT_NOT_ALLOWED", field=entry.field(name), value=given, expected="text|number"
        )
    return given


def read_survey(entry: Fields, outline: bytes | None = None) -> MergeSurvey:
    """Return what came of a survey.

    Args:
        entry: ``survey_area_m2``, ``report_no``.
        outline: WKB of the new outline; None takes the union of the members.

    Raises:
        LowUseError: The codes of :class:`~lowuse_plugin.domain.inputs.Fields`.
    """
    return MergeSurvey(
        area_m2=entry.required_amount("survey_area_m2"),
        outline=outline,
        source=UNION if outline is None else IMPORTED,
        report_no=entry.text("report_no") or "",
    )


def read_versions(entry: Fields, labels: Mapping[str, str]) -> dict[str, int]:
    """Return the versions of members as somebody saw them, by uuid; those that are named.

    Args:
        entry: ``member_versions``: code or uuid of a member → its version.
        labels: uuid → how people know each member.

    Raises:
        LowUseError: ``INPUT_NOT_ALLOWED`` for a parcel that is no member, or a version that is
            none; the codes of :class:`~lowuse_plugin.domain.inputs.Fields`.
    """
    given = entry.mapping("member_versions")
    if given is None:
        return {}
    named = {**{label: uuid for uuid, label in labels.items()}, **{uuid: uuid for uuid in labels}}
    given.refuse_others(named)
    return {named[name]: _version(given, name) for name in given.data}


def _version(entry: Fields, name: str) -> int:
    version = entry.raw(name)
    if isinstance(version, bool) or not isinstance(version, int):
        raise LowUseError(
            "INPUT_NOT_ALLOWED", field=entry.field(name), value=version, expected="1, 2, 3 …"
        )
    return version


def read_registration(entry: Fields, values: dict[str, ValueChoice], on: date) -> MergeRegistration:
    """Return what the registry entered.

    Args:
        entry: ``new_code``, ``provisional``, ``certificate_no``, ``registered_on``,
            ``area_basis``, ``registered_area_m2``, ``seizure_checked_on``, ``mortgage_consent``,
            ``area_reason``; the consent of several mortgagees by code or uuid of the parcel.
        values: How further fields get their values.
        on: Day of the registration where none is said.

    Raises:
        LowUseError: The codes of :class:`~lowuse_plugin.domain.inputs.Fields`.
    """
    return MergeRegistration(
        new_code=entry.text("new_code") or "",
        certificate_no=entry.text("certificate_no") or "",
        registered_on=entry.day("registered_on") or on,
        area_basis=entry.choice("area_basis", AREA_BASES, SURVEY_AREA) or SURVEY_AREA,
        seizure_checked_on=entry.day("seizure_checked_on"),
        provisional=entry.flag("provisional"),
        registered_area_m2=entry.amount("registered_area_m2"),
        mortgage_consent=_consents(entry),
        area_reason=entry.text("area_reason") or "",
        values=values,
    )


def _consents(entry: Fields) -> Said:
    if not isinstance(entry.raw(_CONSENT), Mapping):
        return entry.text(_CONSENT) or ""
    given = entry.mapping(_CONSENT)
    return {} if given is None else {key: given.text(key) or "" for key in given.data}
