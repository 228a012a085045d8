# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Standards and their rules in words of the office; from plain data, which may be unfinished."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from lowuse_plugin.domain.display import shown_code
from lowuse_plugin.domain.quantities import Quantity, find_quantity, quantities
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.messages import describe_code
from lowuse_plugin.qgis_bridge.punctuation import (
    commas,
    labelled,
    listed,
    semicolons,
    sentences,
    with_aside,
)

if TYPE_CHECKING:
    from lowuse_plugin.domain.errors import LowUseError
    from lowuse_plugin.services.identification.standards import NeedsAgain, Standard

Data = Mapping[str, Any]

_FEW_GROUPS = 2
_OF_OUTPUT = "of a rule with output "
"""Beginning of what the reader of rule sets says of a quantity that only some rules may read."""


def state_word(standard: Standard) -> str:
    """Return how a standard stands, with a sign that does without colour."""
    if standard.in_force:
        return "● " + tr("in force")
    return {
        "adopted": "○ " + tr("adopted"),
        "draft": "✎ " + tr("draft"),
        "retired": "✕ " + tr("retired"),
        "shipped": "◇ " + tr("comes with the plugin"),
        "kept": "◇ " + tr("used before"),
    }[standard.state]


def validity(begins: date, ends: date | None) -> str:
    """Return the days from first to last."""
    if ends is None:
        return tr("from {begins}", begins=f"{begins}")
    return tr("{begins} to {ends}", begins=f"{begins}", ends=f"{ends}")


def quantity_title(name: object) -> str:
    """Return what a quantity is called; its name where it is not on the list."""
    quantity = find_quantity(str(name))
    return quantity.title if quantity is not None else str(name or "")


def quantity_note(quantity: Quantity) -> str:
    """Return unit, inputs, way and clause of a quantity."""
    parts = [
        labelled(tr("Unit of the figure"), quantity.unit) if quantity.unit else "",
        labelled(tr("Made of"), listed(quantity.inputs)),
        quantity.how,
        labelled(tr("Clause"), quantity.clause),
    ]
    return semicolons(part for part in parts if part)


def operator_word(operator: str, *, of_day: bool = False) -> str:
    """Return how a comparison reads before its threshold."""
    if of_day:
        words = {
            "<": tr("before the day"), "<=": tr("on or before the day"),
            ">": tr("after the day"), ">=": tr("on or after the day"),
        }  # fmt: skip
    else:
        words = {
            "<": tr("below"), "<=": tr("at most"), ">": tr("above"), ">=": tr("at least"),
            "in": tr("one of"),
        }  # fmt: skip
    return words.get(operator, operator)


def threshold_words(condition: Data) -> str:
    """Return a threshold with its unit, the words that meet it, or the day."""
    quantity = find_quantity(str(condition.get("quantity") or condition.get("field") or ""))
    if condition.get("operator") == "in":
        words = dict(quantity.words) if quantity is not None else {}
        return listed(words.get(str(v), str(v)) for v in condition.get("values", ()))
    if "day" in condition:
        text = f"{condition['day']}"
        return with_aside(text, tr("flagged on the day")) if condition.get("boundary_day") else text
    threshold = str(condition.get("threshold", ""))
    if condition.get("times"):
        return f"{threshold} × {quantity_title(condition['times'])}"
    unit = quantity.unit if quantity is not None else str(condition.get("unit", ""))
    return f"{threshold} {unit}".strip()


def conditions_of(rule: Data) -> Sequence[Data]:
    """Return the conditions of a rule that may be unfinished."""
    return [each for each in rule.get("conditions", ()) if isinstance(each, Mapping)]


def missing_word(missing: object) -> str:
    """Return what becomes of a parcel without the data."""
    return {"incomplete": tr("data missing"), "ignore": tr("not judged")}.get(
        str(missing), str(missing)
    )


def output_word(output: object) -> str:
    """Return what a hit says."""
    return shown_code("rule_output", str(output or "low_efficiency"))


def logic_word(logic: object) -> str:
    """Return when a standard makes a parcel suspected."""
    return {
        "any": tr("one hit is enough"),
        "all": tr("all rules must hit"),
        "score": tr("points of the hits are added"),
    }.get(str(logic), str(logic))


def scope_word(scope: object, scopes: Mapping[str, Sequence[str]]) -> str:
    """Return which land a rule judges.

    Args:
        scope: Its name.
        scopes: Groups of land use by name.
    """
    if scope == "all":
        return tr("all land")
    words = group_words()
    return listed(words.get(g, g) for g in scopes.get(str(scope), ())) or str(scope or "")


def short_scope(scope: object, scopes: Mapping[str, Sequence[str]]) -> str:
    """Return which land a rule judges, in one line of a table."""
    groups = scopes.get(str(scope), ())
    if scope == "all" or len(groups) <= _FEW_GROUPS:
        return scope_word(scope, scopes)
    first = group_words().get(groups[0], groups[0])
    return tr("{first} and {count} more", first=first, count=len(groups) - 1)


def group_words() -> Mapping[str, str]:
    """Return the groups of land use that scopes are made of."""
    return dict(quantities()["use_group"].words)


def needs_text(needs: NeedsAgain) -> str:
    """Return what has to be evaluated again, empty when nothing."""
    parts = [
        text
        for text, count in (
            (tr("{count} under another standard", count=f"{needs.of_other_standard:,}"),
             needs.of_other_standard),
            (tr("{count} changed since", count=f"{needs.stale:,}"), needs.stale),
            (tr("{count} never", count=f"{needs.never:,}"), needs.never),
        )
        if count
    ]  # fmt: skip
    said = tags = ""
    if needs.parcels:
        said = tr(
            "{count} parcels have to be evaluated again ({why}).",
            count=f"{len(needs.parcels):,}", why=commas(parts),
        )  # fmt: skip
    if needs.tags:
        tags = tr(
            "The tags of {count} units rest on another standard: look at them again.",
            count=f"{len(needs.tags):,}",
        )
    return sentences(part for part in (said, tags) if part)


def trouble_text(error: LowUseError) -> str:
    """Return what is wrong with a draft that is edited in a form: no file and no line there."""
    key = str(error.params.get("key", ""))
    expected = str(error.params.get("expected", ""))
    if error.code != "POLICY_INVALID":
        return describe_code(error.code, error.params)
    return tr("{field}: {expected}.", field=field_title(key), expected=_expected(expected))


def _expected(expected: str) -> str:
    """Return what a reader of rule sets expected, in words."""
    alone = {
        "decimal text": tr("a number such as 1.5 or 1/3 was expected"),
        "list that is not empty": tr("choose at least one"),
        "list of tables": tr("choose at least one"),
        "at least one of output low_efficiency": tr(
            "at least one rule must speak for low efficiency"
        ),
    }  # fmt: skip
    if expected in alone:
        return alone[expected]
    begins = {
        "one rule a code": tr("another rule has it already"),
        "text without blanks": tr("enter one without blanks, colons and strokes"),
    }
    for beginning, said in begins.items():
        if expected.startswith(beginning):
            return said
    if expected.startswith(_OF_OUTPUT):
        output = expected.removeprefix(_OF_OUTPUT).partition(":")[0]
        return tr("only rules for “{output}” may compare it", output=output_word(output))
    if "what all rules give together" in expected:
        most = expected.partition(",")[0]
        return tr("{most} was expected: all rules together give no more", most=most)
    return tr("{expected} was expected", expected=expected)


def field_title(key: str) -> str:
    """Return a field such as ``rules[1].conditions[0].threshold`` as the form calls it."""
    last = key.rpartition(".")[2].partition("[")[0]
    return {
        "code": tr("Rule code"), "text": tr("Rule"), "clause": tr("Clause"),
        "source": tr("Data from"), "scope": tr("Land judged"), "match": tr("Conditions"),
        "missing": tr("Without data"), "exempt_industries": tr("Exempt industries"),
        "weight": tr("Weight"), "output": tr("A hit says"), "quantity": tr("Quantity"),
        "operator": tr("Comparison"), "threshold": tr("Threshold"), "times": tr("Share of"),
        "values": tr("Allowed words"), "day": tr("Day"), "boundary_day": tr("Flag the day itself"),
        "title": tr("Name of the standard"), "score_at_least": tr("Points needed"),
        "logic": tr("How it decides"),
        "area_basis": tr("Area used"), "max_age_years": tr("Oldest year"),
        "scopes": tr("Groups of land"), "rules": tr("Rules"), "conditions": tr("Conditions"),
        "document_no": tr("Document number"),
        "valid_from": tr("First day"), "valid_to": tr("Last day"), "unit": tr("Unit of the figure"),
    }.get(last, key)  # fmt: skip
