# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Reasons into sentences: why a parcel is proposed or not, and where it lies (A07).

The same words stand in the card, in lists and in exports.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from lowuse_plugin.domain.display import shown_number
from lowuse_plugin.domain.explanation import (
    CONTROL_CLAUSE,
    NO_USE,
    NO_YEAR,
    NOT_ASSESSED,
    OUTDATED,
    Explanation,
    Missing,
    NearMiss,
    Reason,
)
from lowuse_plugin.domain.identification.rule_figures import shown_figure
from lowuse_plugin.domain.parcels.card import ControlLine
from lowuse_plugin.domain.policy.clauses import find_clause
from lowuse_plugin.domain.quantities import DATE, quantities, word_of
from lowuse_plugin.domain.units import exact, round_half_up
from lowuse_plugin.qgis_bridge.area_text import amount
from lowuse_plugin.qgis_bridge.figure_words import limit_text
from lowuse_plugin.qgis_bridge.i18n import tr, translate
from lowuse_plugin.qgis_bridge.punctuation import (
    commas,
    labelled,
    listed,
    semicolons,
    with_aside,
    with_stop,
)
from lowuse_plugin.qgis_bridge.settings import M2, MU
from lowuse_plugin.qgis_bridge.state_words import word

_MOST_NAMED = 3

SENTENCES: Mapping[str, str] = {
    "far": "floor area ratio",
    "building_density_pct": "building density",
    "tax_wan_per_mu": "tax per mu, latest year",
    "tax_wan_per_mu_before": "tax per mu, the year before",
    "investment_wan_per_mu": "investment per mu",
    "contract_far": "agreed floor area ratio",
    "contract_investment_wan_per_mu": "agreed investment per mu",
    "contract_tax_wan_per_mu": "agreed tax per mu",
    "operating_state": "operating state",
    "industry_kind": "kind of industry",
    "safety_state": "safety and environment",
    "idle": "idle land",
    "grade": "grade of output per mu",
    "legacy_kind": "legacy land",
    "urban_village": "urban village",
    "land_area_m2": "land area",
    "built_on": "built and in use since",
    "years_since_built": "years since it was built",
    "tax_contract_pct": "tax per mu against the contract",
    "investment_contract_pct": "investment against the contract",
    "investment_done_pct": "part of the agreed investment that is made",
    "dishonest": "enterprise listed as dishonest",
    "use_group": "registered use",
    "present_use": "present use",
    "planned_use": "planned use",
    "ownership": "ownership of the land",
    "idle_cause": "cause of lying idle",
    "years_idle": "years of lying idle",
    "started": "building has begun",
    "agreed_start_on": "agreed day of the start",
    "years_since_agreed_start": "years since the agreed start",
    "actual_start_on": "day of the start",
    "built_area_share": "part of the area that is built upon",
    "stopped_since": "building stopped since",
    "years_stopped": "years since building stopped",
    "agreement_on": "day of the investment agreement",
    "agreement_valid": "agreement by the county or with its consent",
    "scope_and_price": "scope and price settled",
    "conversion_approved": "conversion and acquisition approved",
    "in_use": "built and in use",
    "upgrade_needed": "upgrading needed",
    "lawful_procedure": "lawful land procedures",
    "BELOW_ZERO": "the source gives a figure that cannot be",
    "ZERO_AGREED": "the agreed figure is zero",
    "NO_ENTERPRISE": "no enterprise joined",
    "NO_LAND_AREA": "no land area",
    "NO_THRESHOLD": "no agreed figure",
    "INDUSTRY_UNKNOWN": "industry not recorded: counted as not exempt",
    "NO_USE": "use of the land unknown",
    "NO_VALUE": "not filled in",
    "idle_output": "suspected idle land: goes to the disposal of idle land, no low-efficiency",
    "notice_transfer_output": "transfer by notice registration only",
    "register_output": "may be entered into the three-old register",
    "supply_output": "supply procedures may be made up for",
}
"""Quantities that rules compare, why a value is missing, what further outputs mean."""


def field_word(field: str) -> str:
    """Return how people call what a rule compares."""
    return translate(SENTENCES.get(field, field))


def missing_text(missing: Missing) -> str:
    """Return what is missing, such as ``缺 2024 年``."""
    if missing.years and missing.code == NO_YEAR:
        return tr("{years} missing", years="、".join(str(year) for year in missing.years))
    return translate(SENTENCES.get(missing.code, missing.code))


def value_text(comparison: Reason) -> str:
    """Return the value of a comparison with its unit, or what is missing."""
    if comparison.missing is not None and not comparison.value:
        return missing_text(comparison.missing)
    if comparison.operator == "in":
        return _stored_words(comparison.field, comparison.value)
    if _is_day(comparison):
        return comparison.value
    figure = shown_figure(comparison.value, comparison.threshold, comparison.unit)
    return f"{figure} {comparison.unit}".rstrip()


def _is_day(comparison: Reason) -> bool:
    quantity = quantities().get(comparison.field)
    return quantity is not None and quantity.kind == DATE


def threshold_text(comparison: Reason) -> str:
    """Return what hits, such as ``低于 1.00``."""
    if comparison.operator == "in":
        return _stored_words(comparison.field, comparison.threshold)
    if not comparison.threshold:
        lacks_limit = comparison.missing is not None and bool(comparison.value)
        return missing_text(comparison.missing) if lacks_limit else ""
    return limit_text(comparison.operator, _limit(comparison))


def _limit(comparison: Reason) -> str:
    return f"{comparison.threshold} {comparison.unit}".rstrip()


def _stored_words(field: str, values: str) -> str:
    return "、".join(word_of(field, value) for value in values.split("|"))


def rule_text(rule: Reason) -> str:
    """Return what made a rule say what it says: ``现状容积率 0.42，低于标准 1.00``."""
    if rule.outcome == "exempt":
        return tr("does not apply to {what}", what=rule.value)
    if rule.outcome == "unknown" and rule.missing is not None:
        return _lacking_text(rule, rule.missing)
    deciding = {"hit": "met", "clear": "unmet"}.get(rule.outcome, "")
    chosen = [c for c in rule.children if c.outcome == deciding] or list(rule.children)
    said = commas(_comparison_text(comparison) for comparison in chosen)
    return with_aside(said, translate(SENTENCES[rule.note])) if rule.note else said


def _lacking_text(rule: Reason, first: Missing) -> str:
    """Return what a rule lacks; of a rule with several facts which of them."""
    lacking = {
        field_word(each.field): missing_text(each.missing)
        for each in rule.children
        if each.missing is not None
    }
    same = len(rule.children) == len(lacking) and len(set(lacking.values())) == 1
    if same or not lacking or first.code == NO_USE:
        return missing_text(first)
    return commas(labelled(field, said) for field, said in lacking.items())


def _comparison_text(comparison: Reason) -> str:
    field, value = field_word(comparison.field), value_text(comparison)
    if comparison.operator == "in":
        return labelled(field, value)
    if comparison.flag:
        value = with_aside(value, tr("the very day, to be confirmed by a person"))
    if comparison.outcome != "met":
        return tr("{field} {value}, a hit would be {limit}",
                  field=field, value=value, limit=threshold_text(comparison))  # fmt: skip
    return _relations()[comparison.operator](field, value, _limit(comparison))


def _relations() -> Mapping[str, Callable[[str, str, str], str]]:
    return {
        "<": lambda f, v, t: tr("{field} {value}, below the standard {limit}",
                                field=f, value=v, limit=t),
        "<=": lambda f, v, t: tr("{field} {value}, not above the standard {limit}",
                                 field=f, value=v, limit=t),
        ">": lambda f, v, t: tr("{field} {value}, above the standard {limit}",
                                field=f, value=v, limit=t),
        ">=": lambda f, v, t: tr("{field} {value}, not below the standard {limit}",
                                 field=f, value=v, limit=t),
    }  # fmt: skip


def near_miss_text(near: NearMiss) -> str:
    """Return how far a clear rule is from a hit: ``亩均税收 5.20 万元/亩，标准 5.0，差 4 %``."""
    [comparison] = near.rule.children
    percent = round_half_up(exact(near.relative) * 100, 1).normalize()
    return tr("{field} {value}, standard {limit}, {percent} % apart",
              field=field_word(comparison.field), value=value_text(comparison),
              limit=_limit(comparison), percent=f"{percent:f}")  # fmt: skip


def output_text(output: str) -> str:
    """Return what a further output means: where the parcel goes, and that it is no 低效."""
    return translate(SENTENCES.get(f"{output}_output", output))


def further_text(why: Explanation) -> str:
    """Return what the parcel is beside low-efficiency, empty where it is nothing else."""
    found: dict[str, list[Reason]] = {}
    for rule in why.further("hit"):
        found.setdefault(rule.output, []).append(rule)
    return semicolons(
        with_aside(output_text(output), listed(_cited_alone(rule) for rule in rules))
        for output, rules in found.items()
    )


def _cited_alone(rule: Reason) -> str:
    confirm = tr("the very day, to be confirmed by a person") if rule.flag else ""
    return " ".join(filter(None, (rule.code, rule.clause, confirm)))


def sentence(why: Explanation) -> str:
    """Return in one sentence, with its clause, why the parcel is proposed or is not."""
    if why.state == NOT_ASSESSED:
        return tr("Not assessed yet: run the identification.")
    said = {
        "suspected": _suspected,
        "not_suspected": _not_suspected,
        "incomplete": _incomplete,
    }[why.outcome](why)
    if why.state == OUTDATED:
        said = tr("The stored result no longer holds, identify again. By the data of today: {said}",
                  said=said)  # fmt: skip
    is_example = why.standard is not None and why.standard.example
    further = further_text(why)
    beside = tr(" Beside that: {further}.", further=further) if further else ""
    return said + beside + example_note(is_example=is_example)


def example_note(*, is_example: bool) -> str:
    """Return what stands behind a sentence whose figures rest on an example (D8), else nothing."""
    return tr(" Example standard, for training only.") if is_example else ""


def _suspected(why: Explanation) -> str:
    hits = why.of("hit")
    first, *others = hits[:_MOST_NAMED]
    reasons = [_cited(first, rule_text(first), why)]
    # The standard is the same for all: it is named once.
    reasons += [with_aside(rule_text(r), commas((r.code, r.clause))) for r in others]
    named = semicolons(reasons)
    if len(hits) > _MOST_NAMED:
        named += tr(" and {count} more", count=len(hits) - _MOST_NAMED)
    lacking = _lacking(why)
    if not lacking:
        return tr("Suspected of low efficiency: {reasons}.", reasons=named)
    return tr("Suspected of low efficiency: {reasons}; {count} more rules lack data: {missing}.",
              reasons=named, count=len(lacking), missing=_named(lacking))  # fmt: skip


def _not_suspected(why: Explanation) -> str:
    hits, count = len(why.of("hit")), len(why.of("clear"))
    if why.score_most is not None:
        return tr("Not suspected: {points} points, a hit begins at {needed}.",
                  points=shown_number(why.score_most), needed=why.score_at_least)  # fmt: skip
    if hits:
        return tr("Not suspected: {count} rules hit, {clear} do not, and the standard asks for "
                  "all.", count=hits, clear=count)  # fmt: skip
    if not why.why_not:
        if why.nearest is None:
            return tr("Not suspected: none of {count} rules hits.", count=count)
        nearest = _cited(why.nearest, rule_text(why.nearest), why)
    else:
        nearest = _cited(why.why_not[0].rule, near_miss_text(why.why_not[0]), why)
    return tr("Not suspected: none of {count} rules hits; the nearest: {nearest}.",
              count=count, nearest=nearest)  # fmt: skip


def _incomplete(why: Explanation) -> str:
    lacking = _lacking(why)
    return tr("Cannot be judged yet: {count} rules lack data: {missing}.",
              count=len(lacking), missing=_named(lacking))  # fmt: skip


def _lacking(why: Explanation) -> Sequence[Reason]:
    return [rule for rule in why.of("unknown") if rule.blocking]


def _named(rules: Sequence[Reason]) -> str:
    items = [with_aside(rule.text, rule_text(rule)) for rule in rules[:_MOST_NAMED]]
    named = semicolons(items)
    if len(rules) > _MOST_NAMED:
        named += tr(" and {count} more", count=len(rules) - _MOST_NAMED)
    return named


def _cited(rule: Reason, said: str, why: Explanation) -> str:
    title = why.standard.title if why.standard is not None else ""
    return with_aside(said, commas((rule.code, f"〈{title}〉 {rule.clause}")))


# -- control line -------------------------------------------------------------------------------


def share_text(share: float) -> str:
    """Return ``92.4 %``; more decimals where one would say all or nothing and it is neither."""
    percent = exact(share) * 100
    for places in (1, 2, 4, 6):
        rounded = round_half_up(percent, places)
        if percent in (0, 100) or rounded not in (0, 100):
            return f"{rounded:f} %"
    return f"{shown_number(share * 100)} %"


def control_badge(control: ControlLine | None) -> str:
    """Return class and share, such as ``线内 92.4 %``, or that there is no result."""
    if control is None:
        return tr("not checked")
    if not control.holds:
        return tr("{state}, to be reviewed", state=word(control.shown_class))
    if control.treated_as is not None:
        return tr("treated as {state}", state=word(control.treated_as))
    if control.control_class == "outside":
        return tr("outside {share}", share=share_text(1.0 - control.inside_share))
    return tr("inside {share}", share=share_text(control.inside_share))


def control_sentence(control: ControlLine | None, *, in_force: bool = True) -> str:
    """Return where the parcel lies, with m², 亩, version, tolerance and clause (A-25)."""
    if control is None:
        return tr("Not checked against the control line yet.")
    clause = find_clause(CONTROL_CLAUSE)
    cited = f"{clause.document_no} {clause.place}" if clause is not None else CONTROL_CLAUSE
    said = tr(
        "{inside}, {outside}; against control line {version}, tolerance {tolerance} ({clause})",
        inside=_part(tr("inside"), control.inside_share, control.inside_m2),
        outside=_part(tr("outside"), 1.0 - control.inside_share, control.outside_m2),
        version=control.version,
        tolerance=share_text(control.tolerance),
        clause=cited,
    )
    notes = [said, *_approval_notes(control), *_control_notes(control, in_force=in_force)]
    return with_stop(semicolons(notes))


def _approval_notes(control: ControlLine) -> list[str]:
    """Return who approved the line, as far as that is registered."""
    authority, number, _ = control.approval
    if not authority and not number:
        return []
    words = [each for each in control.approval if each]
    return [tr("the line approved by {approval}", approval=commas(words))]


def _part(name: str, share: float, m2: float) -> str:
    areas = commas((amount(m2, M2), amount(m2, MU)))
    return with_aside(f"{name} {share_text(share)}", areas)


def _control_notes(control: ControlLine, *, in_force: bool) -> list[str]:
    notes = []
    if control.boundary_error:
        width = shown_number(control.thin_width_m)
        notes.append(tr("boundary error: the smaller part is nowhere wider than {width} m",
                        width=width))  # fmt: skip
    if control.treated_as is not None:
        notes.append(tr("treated as {state} by {who}: {reason}",
                        state=word(control.treated_as), who=control.treated_by,
                        reason=control.treated_reason))  # fmt: skip
    if control.stale_because == "geometry":
        notes.append(tr("the parcel has another shape since: to be reviewed"))
    elif control.stale_because == "line":
        notes.append(tr("another version of the line is in force: to be reviewed"))
    elif not control.holds:
        notes.append(tr("the parcel or the line has changed since: to be reviewed"))
    elif not in_force:
        notes.append(tr("this version is not in force today: check again"))
    if control.example:
        notes.append(tr("example line, for training only"))
    elif control.rule_example:
        notes.append(tr("example rule, for training only"))
    return notes
