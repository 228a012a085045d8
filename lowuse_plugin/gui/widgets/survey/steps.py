# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What was done with a survey unit, step by step, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from lowuse_plugin.domain.display import shown_day
from lowuse_plugin.gui.widgets.survey.words import state_word, word
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.punctuation import labelled, with_aside

if TYPE_CHECKING:
    from lowuse_plugin.services.survey.procedure import SurveyStep


def step_text(step: SurveyStep) -> str:
    """Return a step as a few lines."""
    action = word("action", step.action)
    if step.unit_change:
        action = with_aside(action, word("change", step.unit_change))
    states = f"{state_word(step.from_state)} → {state_word(step.to_state)}"
    lines = [
        tr("{day} · {name} · {action}: {states}", day=shown_day(step.done_on), name=step.done_by,
           action=action, states=states)
    ]  # fmt: skip
    if step.document_no:
        lines.append(labelled(tr("Document no."), step.document_no))
    if step.opinion:
        lines.append(labelled(tr("Opinion"), step.opinion))
    lines += details_lines(step.details)
    return "\n".join(lines)


def step_tip(steps: Sequence[SurveyStep], state: str) -> str:
    """Return who brought a unit into a state last, empty when nobody did."""
    found = [each for each in steps if each.to_state == state and each.action != "return"]
    if not found:
        return ""
    parts = (shown_day(found[-1].done_on), found[-1].done_by, found[-1].document_no)
    return " · ".join(part for part in parts if part)


def details_lines(details: Mapping[str, Any]) -> list[str]:
    """Return how field check and publicity went, and why they were left out."""
    lines = []
    if details.get("people"):
        lines.append(labelled(tr("Who was there"), "、".join(map(str, details["people"]))))
    if details.get("conclusion"):
        found = word("conclusion", str(details["conclusion"]))
        lines.append(labelled(tr("The tag is"), found))
    for key, title in (
        ("skipped_reason", tr("No field check")),
        ("not_applicable_reason", tr("No publicity")),
        ("reason", tr("Reason")),
    ):
        if details.get(key):
            lines.append(labelled(title, str(details[key])))
    first, last = details.get("publicity_from"), details.get("publicity_to")
    if first and last:
        days = tr("Publicity from {first} to {last}", first=shown_day(str(first)),
                  last=shown_day(str(last)))  # fmt: skip
        place = str(details.get("place") or "")
        lines.append(with_aside(days, place) if place else days)
    for objection in details.get("objections") or ():
        lines.append(labelled(tr("Objection"), str(objection.get("text", ""))))
        lines.append(labelled(tr("Answer"), str(objection.get("answer", ""))))
    if details.get("removal"):
        lines.append(word("removal", str(details["removal"])))
    return lines
