# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What was done with a claim: who, when, with which document and opinion; the newest first."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from lowuse_plugin.domain.display import shown_day, shown_district
from lowuse_plugin.domain.procedure import shipped
from lowuse_plugin.gui.widgets.claims.words import action_word, state_word
from lowuse_plugin.gui.widgets.subsidy.ledger_money import in_words, money
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.punctuation import commas, labelled, with_aside

if TYPE_CHECKING:
    from lowuse_plugin.services.claims.procedure import ClaimStep

_NAME = "LowUse.Claim.Steps"
_AGREED = "同意"
"""The opinion of who only agrees: the word beside it says so already."""


class StepsView(QWidget):
    """One block a step; texts can be copied."""

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        name: str = _NAME,
        text: Callable[[Any], str] | None = None,
    ) -> None:
        """Start without steps.

        Args:
            parent: Owner.
            name: Object name; each block adds its number.
            text: Writes a step as a few lines; by default one of a claim.
        """
        super().__init__(parent)
        self.setObjectName(name)
        self._name = name
        self._text = text or step_text
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._shown: tuple[str, ...] = ()

    def show_steps(self, steps: Sequence[Any]) -> None:
        """Show the steps of one thing, in the order in which they were done."""
        texts = tuple(self._text(step) for step in reversed(steps))
        if texts == self._shown:
            return
        self._shown = texts
        while self._layout.count():
            widget = self._layout.takeAt(0).widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for number, text in enumerate(texts):
            label = QLabel(text)
            label.setObjectName(f"{self._name}.{len(texts) - number}")
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            label.setFrameShape(QFrame.Shape.StyledPanel)
            label.setMargin(max(self.fontMetrics().height() // 4, 1))
            self._layout.addWidget(label)


def step_text(step: ClaimStep) -> str:
    """Return a step as a few lines."""
    lines = [
        tr("{day} · {name} · {action}: {states}", day=shown_day(step.done_on), name=step.done_by,
           action=action_word(step.action), states=_states(step))
    ]  # fmt: skip
    if step.document_no:
        lines.append(labelled(tr("Document no."), step.document_no))
    if step.amount_fen is not None:
        lines.append(
            labelled(tr("Amount"), f"{money(step.amount_fen)} {in_words(step.amount_fen)}")
        )
    if step.opinion:
        lines.append(labelled(tr("Opinion"), step.opinion))
    lines += details_lines(step.details)
    return "\n".join(lines)


def step_tip(steps: Sequence[ClaimStep], state: str) -> str:
    """Return who brought a claim into a state last, empty when nobody did."""
    found = [each for each in steps if each.to_state == state and each.action != "return"]
    if not found:
        return ""
    step = found[-1]
    parts = (shown_day(step.done_on), step.done_by, step.document_no)
    return " · ".join(part for part in parts if part)


def details_lines(details: Mapping[str, Any]) -> list[str]:
    """Return the opinions of departments, how the publicity went, and why an amount differs."""
    lines = []
    titles = {each.code: each.title for each in shipped().departments}
    for code, said in dict(details.get("departments") or {}).items():
        agrees = tr("agrees") if said.get("agrees") else tr("does not agree")
        opinion = "" if said.get("opinion") == _AGREED else said.get("opinion")
        about = [text for text in (opinion, said.get("by"), said.get("on")) if text]
        text = with_aside(agrees, commas(map(str, about))) if about else agrees
        lines.append(labelled(titles.get(code, code), text))
    first, last = details.get("publicity_from"), details.get("publicity_to")
    if first and last:
        days = tr("Publicity from {first} to {last}", first=shown_day(str(first)),
                  last=shown_day(str(last)))  # fmt: skip
        place = str(details.get("place") or "")
        lines.append(with_aside(days, place) if place else days)
    for objection in details.get("objections") or ():
        asked, answered = str(objection.get("text", "")), str(objection.get("answer", ""))
        lines.append(labelled(tr("Objection"), asked))
        lines.append(labelled(tr("Answer"), answered))
    if details.get("amount_reason"):
        lines.append(labelled(tr("Reason of the difference"), str(details["amount_reason"])))
    for district, fen in dict(details.get("parts") or {}).items():
        lines.append(labelled(shown_district(district), money(int(fen))))
    return lines


def _states(step: ClaimStep) -> str:
    if not step.from_state or step.from_state == step.to_state:
        return state_word(step.to_state)
    return f"{state_word(step.from_state)} → {state_word(step.to_state)}"
