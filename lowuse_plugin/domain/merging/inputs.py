# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Reading the members of a merge from plain mappings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lowuse_plugin.domain import schema
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.inputs import Fields, parse_number, read_list
from lowuse_plugin.domain.merging.case import (
    FAIL,
    PASS,
    STAGES,
    Holder,
    Judgement,
    MergeParcel,
)
from lowuse_plugin.domain.merging.pack import JUDGEABLE

_JUDGED = ("by", "on", "reason", "outcome", "department", "evidence")


def read_parcels(entries: Sequence[Fields]) -> list[MergeParcel]:
    """Return the members of a merge.

    Raises:
        LowUseError: ``INPUT_DUPLICATE_ID`` and the codes of
            :class:`~lowuse_plugin.domain.inputs.Fields`.
    """
    parcels = [read_parcel(entry) for entry in entries]
    seen: set[str] = set()
    for parcel, entry in zip(parcels, entries, strict=True):
        if parcel.id in seen:
            raise LowUseError("INPUT_DUPLICATE_ID", field=entry.field("id"), value=parcel.id)
        seen.add(parcel.id)
    return parcels


def read_parcel(entry: Fields) -> MergeParcel:
    """Return one member; codes must be of the workspace's code lists.

    Raises:
        LowUseError: The codes of :class:`~lowuse_plugin.domain.inputs.Fields`.
    """
    return MergeParcel(
        id=entry.required_text("id"),
        parcel_code=entry.text("parcel_code"),
        district=entry.choice("district", _codes("district")),
        ownership=entry.choice("ownership", _codes("ownership")),
        right_type=entry.choice("right_type", _codes("right_type")),
        right_nature=entry.choice("right_nature", _codes("right_nature")),
        use=entry.text("use"),
        use_standard=entry.text("use_standard"),
        holders=tuple(_holder(item) for item in entry.mappings("holders")),
        share_kind=entry.choice("share_kind", _codes("share_kind")),
        source_document=entry.text("source_document"),
        legacy_kind=entry.choice("legacy_kind", _codes("legacy_kind")),
        lawful_procedure=entry.choice("lawful_procedure", _codes("yes_no_unknown")),
        seized=_three_valued(entry, "seized"),
        seized_checked_on=entry.day("seized_checked_on"),
        mortgaged=_three_valued(entry, "mortgaged"),
        other_entries=_texts(entry, "other_entries"),
        right_ends_on=entry.day("right_ends_on"),
        registered_area_m2=entry.amount("registered_area_m2"),
        conditions=_conditions(entry.mapping("conditions")),
        judgements=read_judgements(entry.mapping("judgements")),
        town=entry.text("town"),
        plan_unit=entry.text("plan_unit"),
        floor_area_m2=entry.amount("floor_area_m2"),
    )


def _codes(name: str) -> Sequence[str]:
    return tuple(schema.shipped().codes[name].values)


def _three_valued(entry: Fields, name: str) -> str:
    value = entry.raw(name)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return entry.choice(name, _codes("yes_no_unknown"), "unknown") or "unknown"


def _holder(entry: Fields) -> Holder:
    name, number = entry.text("name"), entry.text("id_number")
    if name is None and number is None:
        raise LowUseError("INPUT_MISSING", field=entry.field("name"))
    return Holder(name=name or "", id_number=number, share=entry.text("share"))


def _texts(entry: Fields, name: str) -> tuple[str, ...]:
    value = entry.raw(name)
    return () if value is None else tuple(str(v) for v in read_list(value, entry.field(name)))


def _conditions(entry: Fields | None) -> Mapping[str, str]:
    if entry is None:
        return {}
    found = {name: _plain(entry, name) for name in entry.data}
    return {name: value for name, value in found.items() if value is not None}


def _plain(entry: Fields, name: str) -> str | None:
    """Return a condition as text; a number as the decimal that it prints as."""
    value = entry.raw(name)
    if isinstance(value, float):
        return str(value)
    return entry.text(name)


def read_judgements(entry: Fields | None) -> dict[str, Judgement]:
    """Return what persons decided, by condition.

    Raises:
        LowUseError: ``INPUT_NOT_ALLOWED`` for a condition that is not a person's to judge, and the
            codes of :class:`~lowuse_plugin.domain.inputs.Fields`.
    """
    if entry is None:
        return {}
    result: dict[str, Judgement] = {}
    for code in entry.data:
        item = entry.mapping(code)
        if code not in JUDGEABLE:
            raise LowUseError(
                "INPUT_NOT_ALLOWED", field=entry.path, value=code, expected="|".join(JUDGEABLE)
            )
        if item is not None:
            item.refuse_others(_JUDGED)
            result[code] = Judgement(
                by=item.required_text("by"),
                on=item.required_day("on"),
                reason=item.required_text("reason"),
                outcome=item.choice("outcome", (PASS, FAIL), PASS) or PASS,
                code=code,
                department=item.text("department"),
                evidence=item.text("evidence"),
            )
    return result


def read_width(value: object, field: str) -> float | None:
    """Return a gap or a shared boundary in m; None for that of the conditions.

    Raises:
        LowUseError: ``INPUT_NOT_A_NUMBER``.
    """
    return None if value is None else float(parse_number(value, field))


__all__ = ["STAGES", "read_judgements", "read_parcel", "read_parcels", "read_width"]
