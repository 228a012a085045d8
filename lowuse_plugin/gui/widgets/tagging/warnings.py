# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What is known of land before it is tagged: the rules' bases, 三旧, projects, 疑似闲置 (A19)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtWidgets import QVBoxLayout, QWidget

from lowuse_plugin.gui.widgets.plain_parts import plain_label
from lowuse_plugin.gui.widgets.policy.clause_link import ClauseLink
from lowuse_plugin.qgis_bridge.explanations import example_note
from lowuse_plugin.qgis_bridge.figure_words import figures_text
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.punctuation import listed, semicolons, with_stop
from lowuse_plugin.qgis_bridge.state_words import word

if TYPE_CHECKING:
    from lowuse_plugin.services.tagging.outlook import Outlook, RuleHits

_THREE_OLD_CLAUSE = "Y-48"
_NAMED = 3
_FEW = 6


class TagWarnings(QWidget):
    """Lines above the form; each is hidden while it has nothing to say."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Start empty.

        Args:
            name: Object name; the lines add ``.Rules``, ``.ThreeOld``, ``.Project``, ``.Idle``.
            parent: Owner.
        """
        super().__init__(parent)
        self.setObjectName(name)
        self._rules = plain_label(f"{name}.Rules")
        self._three_old = plain_label(f"{name}.ThreeOld")
        self._clause = ClauseLink()
        self._project = plain_label(f"{name}.Project")
        self._idle = plain_label(f"{name}.Idle")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(max(self.fontMetrics().height() // 6, 1))
        layout.addWidget(self._rules)
        layout.addWidget(self._three_old)
        layout.addWidget(self._clause)
        layout.addWidget(self._project)
        layout.addWidget(self._idle)
        self.show_outlook(None)

    def show_outlook(self, outlook: Outlook | None) -> None:
        """Show what is known; None for nothing."""
        known = outlook is not None and outlook.parcels > 0
        self.setVisible(known)
        regime = _three_old_text(outlook) if outlook is not None else ""
        texts = (
            (self._rules, _rules_text(outlook) if outlook is not None else ""),
            (self._three_old, regime),
            (self._project, _project_text(outlook) if outlook is not None else ""),
            (self._idle, _idle_text(outlook) if outlook is not None else ""),
        )
        for label, text in texts:
            label.setText(text)
            label.setVisible(bool(text))
        self._clause.set_clause(_THREE_OLD_CLAUSE if regime else "")


def _rules_text(outlook: Outlook) -> str:
    if not outlook.rules:
        return tr("No rule is hit: your own basis is needed.")
    note = example_note(is_example=outlook.example)
    if outlook.parcels == 1:
        rules = semicolons(_one(rule) for rule in outlook.rules)
        text = tr("Bases by rules ({count}): {rules}", count=len(outlook.rules), rules=rules)
        return with_stop(text) + note
    rules = semicolons(_many(rule) for rule in outlook.rules[:_FEW])
    text = with_stop(tr("Bases by rules: {rules}", rules=rules))
    if outlook.without_rule:
        text += " " + tr(
            "{count} parcels are hit by none: they need your own basis.",
            count=f"{outlook.without_rule:,}",
        )
    return text + note


def _one(rule: RuleHits) -> str:
    figures = figures_text(rule.value, rule.threshold)
    return " ".join(filter(None, (rule.code, rule.text, figures)))


def _many(rule: RuleHits) -> str:
    return tr("{code} {rule} ({count})", code=rule.code, rule=rule.text, count=f"{rule.parcels:,}")


def _three_old_text(outlook: Outlook) -> str:
    if not outlook.three_old:
        return ""
    names = listed(
        f"{word(hit.status)} #{hit.register_no or hit.name or '–'}"
        for hit in outlook.three_old[:_NAMED]
    )
    return "⚠ " + tr(
        "{count} parcels lie in three-old land: {names}. The three-old rules apply to it.",
        count=f"{outlook.three_old_parcels:,}",
        names=names + (" …" if len(outlook.three_old) > _NAMED else ""),
    )


def _project_text(outlook: Outlook) -> str:
    if not outlook.projects:
        return ""
    names = listed(
        tr("{project} ({count})", project=name, count=f"{count:,}")
        for name, count in outlook.projects[:_NAMED]
    )
    more = " …" if len(outlook.projects) > _NAMED else ""
    return "⚠ " + tr("Already in project {names}.", names=names + more)


def _idle_text(outlook: Outlook) -> str:
    if not outlook.idle:
        return ""
    return "⚠ " + tr(
        "{count} parcels may be idle land: that goes to the disposal of idle land, not here.",
        count=f"{len(outlook.idle):,}",
    )
