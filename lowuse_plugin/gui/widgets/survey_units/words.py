# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""How survey units read: areas, parcels, overlaps, states."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from lowuse_plugin.domain.display import shown_code
from lowuse_plugin.domain.units import Number
from lowuse_plugin.qgis_bridge.area_text import amount
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.messages import describe_code
from lowuse_plugin.qgis_bridge.punctuation import commas, listed, with_aside
from lowuse_plugin.qgis_bridge.settings import M2, MU

if TYPE_CHECKING:
    from lowuse_plugin.domain.findings import Finding
    from lowuse_plugin.services.survey.units import Measured
    from lowuse_plugin.services.survey_units.listing import UnitLine
    from lowuse_plugin.services.survey_units.shapes import UnitMember

_MOST_NAMED = 6


def both(m2: Number | None) -> str:
    """Return ``1,234.56 m²（1.85 亩）``, a dash where the area is missing."""
    return "—" if m2 is None else with_aside(amount(m2, M2), amount(m2, MU))


def areas_in_line(m2: Number) -> str:
    """Return ``1,234.56 m²，1.85 亩`` for where brackets stand around it already."""
    return commas((amount(m2, M2), amount(m2, MU)))


def member_text(member: UnitMember) -> str:
    """Return a parcel with its part in the unit."""
    share = tr("whole") if member.share >= 1 else f"{member.share:.1%}"
    return with_aside(f"{member.label} {amount(member.area_m2, M2)}", share)


def members_text(members: Sequence[UnitMember]) -> str:
    """Return the parcels of a unit; of many the largest parts."""
    if not members:
        return tr("none")
    text = listed([member_text(member) for member in members[:_MOST_NAMED]])
    more = len(members) - _MOST_NAMED
    return tr("{some} and {count} more", some=text, count=f"{more:,}") if more > 0 else text


def notes_text(notes: Sequence[Finding]) -> str:
    """Return what people should know, a line each."""
    signs = {"warning": "⚠ ", "error": "✕ "}
    lines = [signs.get(n.severity, "ⓘ ") + describe_code(n.code, n.params) for n in notes]
    return "\n".join(lines)


def state_text(unit: UnitLine) -> str:
    """Return state, tag and kind of a unit."""
    state = shown_code("submission_state", unit.survey_state)
    if not unit.tag_state:
        return with_aside(state, tr("not tagged"))
    words = [shown_code("tag_state", unit.tag_state)]
    if unit.low_efficiency_kind:
        words.append(shown_code("low_efficiency_kind", unit.low_efficiency_kind))
    return with_aside(state, " ".join(words))


def source_text(unit: UnitLine) -> str:
    """Return where the outline comes from."""
    return shown_code("unit_source", unit.source) if unit.source else "—"


def district_choices() -> list[tuple[str, str]]:
    """Return the districts with their codes."""
    from lowuse_plugin.domain.schema import shipped  # noqa: PLC0415

    return [(name, code) for code, name in shipped().codes["district"].values.items()]


def low_text(unit: UnitLine | None) -> str:
    """Return the low-efficiency area of a unit as it is typed, empty for the whole."""
    low, area = (None, None) if unit is None else (unit.low_efficiency_area_m2, unit.area_m2)
    is_all = low is None or area is None or abs(low - area) < 0.005  # noqa: PLR2004
    return "" if is_all else f"{low:.2f}"


def several_text(found: Sequence[Measured]) -> str:
    """Return what several units that are made at once cover together."""
    from lowuse_plugin.services.survey.units import notes_of  # noqa: PLC0415

    total = sum(each.area_m2 for each in found)
    parcels = {m.parcel_uuid for each in found for m in each.members}
    warnings = sum(n.severity == "warning" for each in found for n in notes_of(each))
    lines = [
        tr("{count} units in one save, together {area}", count=len(found), area=both(total)),
        tr("They touch {count} parcels; {area} are unregistered", count=f"{len(parcels):,}",
           area=both(sum(each.unregistered_m2 for each in found))),
    ]  # fmt: skip
    if warnings:
        lines.append("⚠ " + tr("{count} warnings; see them after saving", count=warnings))
    return "\n".join(lines)
