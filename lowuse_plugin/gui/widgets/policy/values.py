# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The values of a policy pack, each with its clause and the words that give it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from lowuse_plugin.domain.display import shown_code, shown_number
from lowuse_plugin.domain.subsidy.incentives import IncentivePack
from lowuse_plugin.domain.units import m2_to_mu
from lowuse_plugin.gui.widgets.rich_text import clause_link, plain
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.punctuation import with_aside
from lowuse_plugin.qgis_bridge.subsidy_words import condition_name

if TYPE_CHECKING:
    from lowuse_plugin.domain.policy.pack import Clause, SubsidyPolicy


@dataclass(frozen=True)
class Value:
    """One line of the table."""

    title: str
    value: str
    ref: str
    """Citation; empty where the pack cites nothing."""
    words: str


def values_html(policy: SubsidyPolicy | IncentivePack) -> str:
    """Return the pack as HTML of our own making."""
    if isinstance(policy, IncentivePack):
        head, rows = _head(policy), list(_incentive_values(policy))
    else:
        head, rows = _head(policy), list(pack_values(policy))
    lines = "".join(_row(row) for row in rows)
    titles = (tr("Value"), tr("Figure of the pack"), tr("Clause"), tr("Words"))
    heading = "".join(f"<th align='left'>{plain(title)}</th>" for title in titles)
    return f"{head}<table width='100%' cellpadding='3'><tr>{heading}</tr>{lines}</table>"


def pack_values(policy: SubsidyPolicy) -> Iterator[Value]:
    """Yield every value of a subsidy pack."""
    valid = f"{policy.valid_from.isoformat()} – {policy.valid_to.isoformat()}"
    yield _value(tr("Validity"), valid, policy.validity)
    kinds = "、".join(shown_code("project_type", kind) for kind in policy.project_types)
    yield _value(condition_name("E-1"), kinds, policy.project)
    land, mu = policy.land_over_m2, m2_to_mu(policy.land_over_m2)
    over = with_aside(f"> {shown_number(land)} m²", tr("{area} mu", area=shown_number(mu)))
    yield _value(condition_name("E-2"), over, policy.land_area)
    sources = " → ".join(shown_code("land_area_source", each) for each in policy.land_sources)
    yield Value(tr("Order of land areas"), sources, "A-04", "")
    yield _value(tr("Lowest floor area ratio"), f"≥ {_plain(policy.far_at_least)}",
                 policy.floor_area_ratio)  # fmt: skip
    below, bracket = policy.far_at_least, "["
    for tier in policy.tiers:
        end = f"{_plain(tier.up_to)}]" if tier.up_to is not None else "+∞)"
        span = f"{bracket}{_plain(below)}, {end}"
        rate = tr("{rate} yuan/m²", rate=_plain(tier.rate_yuan_per_m2))
        yield _value(tr("Tier {tier}", tier=tier.tier), f"{span}  {rate}", tier.clause)
        below, bracket = tier.up_to or below, "("
    kinds = " → ".join(policy.acceptance_kinds.values())
    yield _value(condition_name("E-4"), kinds, policy.acceptance)
    effects = "；".join(
        f"{shown_code('three_old_status', status)}：{_effect(effect)}"
        for status, effect in policy.three_old_effects.items()
    )
    yield _value(condition_name("E-6"), effects, policy.three_old)
    yield _value(condition_name("E-7"), "", policy.duplicate)
    for share in policy.shares:
        names = "、".join(shown_code("district", district) for district in share.districts)
        city = share.city * 10
        value = tr("city {city} : district {district}",
                   city=_plain(city), district=_plain(10 - city))  # fmt: skip
        yield _value(names, value, share.clause)
    yield _value(tr("Split between districts"), "", policy.cross_district)
    for spec in policy.switch_specs:
        words = spec.values.get(spec.default_key, spec.default_key)
        yield Value(spec.title, words, spec.reading, "")


def _incentive_values(pack: IncentivePack) -> Iterator[Value]:
    for incentive in pack.incentives:
        title = f"{incentive.code} {incentive.title}"
        for place, condition in enumerate(incentive.conditions):
            value = incentive.conclusion if not place else ""
            yield Value(title if not place else "", value, condition.clause.clause,
                        condition.clause.text)  # fmt: skip


def _value(title: str, value: str, clause: Clause) -> Value:
    return Value(title, value, clause.clause, clause.text)


def _head(policy: SubsidyPolicy | IncentivePack) -> str:
    warning = plain(f"⚠ {tr('Example standard, for training only.')}")
    example = f"<p><b>{warning}</b></p>" if policy.example else ""
    said = f"{policy.document_no}　{policy.id}　sha256 {policy.sha256[:16]}…"
    return f"<h3>{plain(policy.title)}</h3><p>{plain(said)}</p>{example}"


def _row(row: Value) -> str:
    link = clause_link(row.ref, row.words) if row.ref else ""
    cells = (f"<b>{plain(row.title)}</b>", plain(row.value), link, plain(row.words))
    return "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"


def _plain(value: Fraction | None) -> str:
    return "" if value is None else shown_number(value)


def _effect(effect: str) -> str:
    words = {
        "pass": tr("no effect"),
        "unknown": tr("not known"),
        "review": tr("to be decided"),
        "exclude": tr("excluded"),
    }
    return words.get(effect, effect)
