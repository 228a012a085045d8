# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Fields of survey tables and of offices' own templates, and which of our figures fills each.

The list stands in ``resources/policy/survey-fields.toml``: an example, no official one. A field
without a source stays empty and says so in the field list.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cache

from lowuse_plugin import paths
from lowuse_plugin.domain.display import shown_code, shown_day
from lowuse_plugin.domain.schema import ColumnSpec
from lowuse_plugin.domain.survey_units import sheet_words as words
from lowuse_plugin.domain.survey_units.sheet import UnitSheet

Value = str | int | Fraction | date | None
_NUMBERS = "REAL"
ROW = "row"
"""Source that counts the lines of a table."""


@dataclass(frozen=True)
class SurveyField:
    """One field."""

    name: str
    title: str
    source: str
    type: str
    width: str
    unit: str = ""
    aliases: tuple[str, ...] = ()

    @property
    def is_number(self) -> bool:
        """Tell whether its values are numbers."""
        return self.type == _NUMBERS

    @property
    def places(self) -> int:
        """Return how many decimals a number has."""
        return int(self.width.partition(".")[2] or 0)

    @property
    def spec(self) -> ColumnSpec:
        """Return it as a column that headings can be matched to."""
        return ColumnSpec(
            self.name, self.type, self.title, self.name, self.unit, aliases=self.aliases
        )


@dataclass(frozen=True)
class FieldList:
    """The list as it ships."""

    title: str
    example: bool
    survey: tuple[SurveyField, ...]
    """The fields of the survey layer, in its order."""
    more: tuple[SurveyField, ...]
    """What offices ask for besides."""

    @property
    def all(self) -> Mapping[str, SurveyField]:
        """Return every field by name."""
        return {each.name: each for each in (*self.survey, *self.more)}

    @property
    def specs(self) -> tuple[ColumnSpec, ...]:
        """Return every field that can be filled, as columns for matching headings."""
        return tuple(each.spec for each in self.all.values() if each.source)


@cache
def shipped_fields() -> FieldList:
    """Return the list."""
    text = paths.resource("policy", "survey-fields.toml").read_text(encoding="utf-8")
    data = tomllib.loads(text)

    def fields(section: str) -> tuple[SurveyField, ...]:
        return tuple(
            SurveyField(
                name,
                each["title"],
                each["source"],
                each["type"],
                each["width"],
                each.get("unit", ""),
                tuple(each.get("aliases", ())),
            )
            for name, each in data[section].items()
        )

    return FieldList(data["title"], data["example"], fields("dcdytb"), fields("more"))


def value_of(field: SurveyField, sheet: UnitSheet, row: int) -> Value:
    """Return what fills a field; None where it is missing or where we have no source.

    Args:
        field: One of the list.
        sheet: The unit.
        row: Its place in the table, from 1.
    """
    if field.source == ROW:
        return row
    if not field.source:
        return None
    value = SOURCES[field.source](sheet)
    return None if value == "" else value


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _tax(sheet: UnitSheet) -> Fraction | None:
    return sheet.taxes[0].wan_per_mu if sheet.taxes else None


def _low_efficiency(sheet: UnitSheet) -> str:
    """Return 是 or 否 where a person decided it, nothing before."""
    return {"tagged": "是", "identified": "是", "not_low_efficiency": "否"}.get(sheet.tag.state, "")


def _joined(values: list[str]) -> str:
    return words.BETWEEN.join(dict.fromkeys(value for value in values if value))


SOURCES: Mapping[str, Callable[[UnitSheet], Value]] = {
    "number": lambda s: s.number,
    "name": lambda s: s.name,
    "district": lambda s: s.district,
    "district_name": lambda s: s.district_name,
    "town": lambda s: s.town,
    "area_number": lambda s: s.area_number,
    "area_name": lambda s: s.area_name,
    "addresses": words.addresses,
    "holders": words.holders,
    "certificates": words.certificates,
    "parcel_codes": lambda s: "、".join(each.label for each in s.parcels if each.label),
    "parcel_count": lambda s: len(s.parcels),
    "area_m2": lambda s: s.land.area_m2,
    "low_m2": lambda s: s.land.low_m2,
    "registered_m2": lambda s: s.land.registered_m2,
    "floor_m2": lambda s: s.land.floor_m2,
    "far": lambda s: s.land.far,
    "density_pct": lambda s: s.land.density_pct,
    "investment_wan_per_mu": lambda s: s.land.investment_wan_per_mu,
    "tax_wan_per_mu": _tax,
    "tax_year": lambda s: s.taxes[0].year if s.taxes else None,
    "registered_use": lambda s: s.uses.registered,
    "actual_use": lambda s: s.uses.actual,
    "planned_use": lambda s: s.uses.planned,
    "land_class": lambda s: s.uses.land_class,
    "ownership": lambda s: s.land.ownership,
    "right_nature": lambda s: s.land.right_nature,
    "source_document": lambda s: s.land.source_document,
    "industry": words.industry,
    "operating_state": lambda s: s.land.operating_state,
    "safety_state": lambda s: s.land.safety_state,
    "enterprises": lambda s: "、".join(s.land.enterprises),
    "kind": lambda s: shown_code("low_efficiency_kind", s.tag.kinds[0]) if s.tag.kinds else "",
    "other_kinds": words.other_kinds,
    "low_efficiency": _low_efficiency,
    "bases": words.bases,
    "state": words.state,
    "batch": lambda s: s.tag.batch,
    "decided_by": lambda s: s.tag.decided_by,
    "decided_on": lambda s: _day(s.tag.decided_on),
    "document_no": lambda s: s.tag.document_no,
    "legacy_m2": lambda s: s.legacy_m2 if s.legacy else None,
    "legacy_kinds": lambda s: _joined([line.title for line in s.legacy]),
    "used_since": lambda s: _joined(
        [shown_day(line.used_since) for line in s.legacy if line.used_since]
    ),
    "penalty_nos": lambda s: _joined([line.penalty_no for line in s.legacy]),
    "urban_village": lambda s: s.survey.urban_village,
    "idle_land": lambda s: s.survey.idle_land,
    "not_supplied": lambda s: s.survey.not_supplied,
    "disputes": words.disputes,
    "three_old": words.three_old,
    "controls": words.controls,
    "renewal_will": lambda s: s.survey.renewal_will,
    "renewal_mode": lambda s: s.survey.renewal_mode,
    "not_now": words.not_now,
    "contact_name": lambda s: s.survey.contact_name,
    "contact_phone": lambda s: s.survey.contact_phone,
    "remark": lambda s: s.survey.remark,
}
"""Figure → how it is read from a sheet."""
