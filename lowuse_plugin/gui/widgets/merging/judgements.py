# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The conditions that persons judge, a line each: what holds, who said so, and a button."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QGridLayout, QLabel, QSizePolicy, QWidget

from lowuse_plugin.domain.display import shown_day
from lowuse_plugin.gui.widgets.plain_parts import plain_label, quiet_button
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.merging.words import condition_words, outcome_sign, outcome_word
from lowuse_plugin.qgis_bridge.punctuation import labelled, with_aside

if TYPE_CHECKING:
    from lowuse_plugin.domain.merging.case import Judgement
    from lowuse_plugin.domain.merging.matrix import MatrixRow


class MergeJudgements(QWidget):
    """Hidden while nobody has to judge anything."""

    def __init__(
        self, name: str, judge: Callable[[str], None], parent: QWidget | None = None
    ) -> None:
        """Start hidden.

        Args:
            name: Object name; each line adds its condition, its button ``.Judge`` besides.
            judge: Gets the condition, such as ``M-10``.
            parent: Owner.
        """
        super().__init__(parent)
        self.setObjectName(name)
        self._name, self._judge = name, judge
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(max(self.fontMetrics().height() // 6, 1))
        self._grid.setColumnStretch(1, 1)
        self.hide()

    def show_rows(self, rows: Sequence[MatrixRow], why_not: str) -> None:
        """Show what of a matrix persons judge.

        Args:
            rows: Of the whole matrix.
            why_not: Why nothing can be judged now, empty when it can.
        """
        while self._grid.count():
            widget = self._grid.takeAt(0).widget()
            if widget is not None:
                widget.setParent(None)
                widget.deleteLater()
        shown = [row for row in rows if row.open_to_judgement or row.judgement is not None]
        for at, row in enumerate(shown):
            sign = QLabel(outcome_sign(row.outcome))
            self._grid.addWidget(sign, at, 0, Qt.AlignmentFlag.AlignTop)
            label = plain_label(f"{self._name}.{row.code}", judgement_text(row))
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
            label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
            self._grid.addWidget(label, at, 1)
            text = tr("Judge …") if row.open_to_judgement else tr("Judge again …")
            button = quiet_button(
                f"{self._name}.{row.code}.Judge", text, partial(self._judge, row.code)
            )
            button.setEnabled(not why_not)
            button.setToolTip(why_not)
            self._grid.addWidget(button, at, 2, Qt.AlignmentFlag.AlignTop)
        self.setVisible(bool(shown))


def judgement_text(row: MatrixRow) -> str:
    """Return a condition with what a person judged, and whether that still counts."""
    text = labelled(condition_words(row), outcome_word(row.outcome))
    if row.judgement is None:
        return text
    said = signed_text(row.judgement)
    if row.judgement_stale:
        said = f"⚠ {with_aside(said, tr('the data has changed since: judge again'))}"
    return f"{text}\n{said}"


def signed_text(judgement: Judgement) -> str:
    """Return who judged what, when and why, in a line."""
    who = " ".join(part for part in (judgement.department or "", judgement.by) if part)
    parts = [shown_day(judgement.on), who, outcome_word(judgement.outcome)]
    text = labelled(" · ".join(parts), judgement.reason)
    return with_aside(text, judgement.evidence) if judgement.evidence else text
