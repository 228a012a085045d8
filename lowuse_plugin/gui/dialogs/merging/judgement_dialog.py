# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Judging a condition of a merge: its words, what the machine found, what helps, and the form."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import (
    QDialogButtonBox,
    QFrame,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from lowuse_plugin.gui.dialogs.asking_dialog import AskingDialog
from lowuse_plugin.gui.help import install_f1
from lowuse_plugin.gui.widgets.merging.judgement_form import PLACE, MergeJudgementForm
from lowuse_plugin.gui.widgets.merging.judgements import signed_text
from lowuse_plugin.gui.widgets.plain_parts import heading, plain_label
from lowuse_plugin.gui.widgets.policy.clause_link import ClauseLink
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.merging.words import (
    condition_words,
    figure_words,
    outcome_words,
    reason_words,
)
from lowuse_plugin.qgis_bridge.punctuation import labelled
from lowuse_plugin.qgis_bridge.waiting import Waiting

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lowuse_plugin.domain.merging.case import Judgement
    from lowuse_plugin.domain.merging.matrix import MatrixRow

_LINES = 7
"""So many lines of what was found are seen at least; the rest scrolls."""
_SLIDER = 4


@dataclass(frozen=True)
class JudgementRequest:
    """What is judged.

    Attributes:
        row: The condition, on the day on which it was looked at.
        labels: uuid → how people know the parcel.
        left: How many other conditions wait for a judgement.
    """

    case_uuid: str
    label: str
    row: MatrixRow
    labels: Mapping[str, str]
    person: str
    left: int = 0


class MergeJudgementDialog(AskingDialog):
    """Asks for a judgement; a former one stands above the form."""

    judged = pyqtSignal(object)
    """A :class:`~lowuse_plugin.domain.merging.case.Judgement`."""
    refused = pyqtSignal()
    """Nothing was written: the case may be another one by now."""

    NAME = "MergeJudgement"
    CHARACTERS = 80
    RENEWS = True

    def __init__(
        self, request: JudgementRequest, waiting: Waiting, parent: QWidget | None = None
    ) -> None:
        """Show the condition and the form.

        Args:
            request: What is judged.
            waiting: What saves that wait tell.
            parent: Owner.
        """
        title = tr("Judge {condition}", condition=condition_words(request.row))
        super().__init__(title, tr("Save the judgement"), waiting, parent)
        self.request = request
        row = request.row
        self.judgement_form = MergeJudgementForm(request.person, row.department)
        self.goes_on = False
        """The next condition that waits is wanted once this one is saved."""
        self._judged_before = heading(tr("Judged before"))
        self._before = plain_label(f"{PLACE}.Before")
        self._next = QPushButton(tr("Save, then the next ({count} left)", count=request.left))
        self._next.setObjectName(f"LowUse.{self.NAME}.Next")
        self._next.setAutoDefault(False)
        self._next.clicked.connect(self._on_next)
        self._buttons.addButton(self._next, QDialogButtonBox.ButtonRole.ActionRole)
        self._next.setVisible(bool(request.left))
        self._lay_out(row)
        self._take_room()
        self.judgement_form.changed.connect(self._on_changed)
        install_f1(self, "mergecases", "judge")
        self._start_at(self.judgement_form)
        self._begin()

    @property
    def judgement(self) -> Judgement:
        """What was entered."""
        return self.judgement_form.judgement(self.request.row.code)

    def renew(self, judgement: Judgement | None) -> None:
        """Show the judgement that stands there now, and say that it came; what is typed stays.

        Args:
            judgement: None where the former one was taken back.
        """
        if judgement is None:
            self._show_before("")
            self._tell_changed(
                tr("The former judgement was taken back meanwhile. What you entered stays.")
            )
        else:
            said = signed_text(judgement)
            self._show_before(said)
            self._tell_changed(
                tr("This was judged meanwhile. What you entered stays, and takes the place of that "
                   "judgement when you save it. It says now: {judgement}", judgement=said)
            )  # fmt: skip
        self._aim()

    def _typed(self) -> object:
        return self.judgement_form.texts

    def _gap(self) -> str:
        return self.judgement_form.gap()

    def _aim(self) -> None:
        super()._aim()
        self._next.setEnabled(self.ok.isEnabled())
        self._next.setToolTip(self.ok.toolTip())

    def _on_next(self) -> None:
        self.goes_on = True
        self._on_accepted()

    def refuse(self, text: str) -> None:
        """Say why nothing was written: the next one waits."""
        self.goes_on = False
        super().refuse(text)
        self.refused.emit()

    def _send(self) -> None:
        self.judged.emit(self.judgement)

    def _lay_out(self, row: MatrixRow) -> None:
        condition = row.condition
        self._fields.hide()
        self.body.addWidget(plain_label(f"{PLACE}.Case", self.request.label))
        quoted = f"「{condition.text}」"
        self.body.addWidget(plain_label(f"{PLACE}.Condition", quoted))
        self.body.addWidget(ClauseLink(condition.clause, condition.text))
        wanted = labelled(tr("Evidence that is wanted"), condition.evidence)
        self.body.addWidget(plain_label(f"{PLACE}.Wanted", wanted))
        if condition.judges:
            who = labelled(tr("Who judges"), condition.judges)
            self.body.addWidget(plain_label(f"{PLACE}.Judges", who))
        self.body.addWidget(heading(tr("What was found")))
        self.body.addWidget(self._found(row))
        self.body.addWidget(self._judged_before)
        self.body.addWidget(self._before)
        said = "" if row.judgement is None else signed_text(row.judgement)
        if row.judgement_stale:
            said = "⚠ " + labelled(tr("The data has changed since this was judged"), said)
        self._show_before(said)
        self.body.addWidget(self.judgement_form)

    def _show_before(self, said: str) -> None:
        """Show a judgement that stands there already; nothing where there is none."""
        self._before.setText(said)
        for each in (self._judged_before, self._before):
            each.setVisible(bool(said))

    def _found(self, row: MatrixRow) -> QWidget:
        """Return findings and helper figures; many scroll."""
        labels = self.request.labels
        lines = [
            f"{outcome_words(reason.outcome)}  {reason_words(reason, labels)}"
            for reason in row.reasons
        ]
        lines += [figure_words(name, figure, labels) for name, figure in row.figures.items()]
        found = plain_label(f"{PLACE}.Found", "\n".join(lines))
        body = QWidget()
        layout = QVBoxLayout(body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(found)
        layout.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(body)
        # As wide as the window is at least, less the slider: long sentences take several lines.
        width = self.fontMetrics().horizontalAdvance("0") * (self.CHARACTERS - _SLIDER)
        line = self.fontMetrics().lineSpacing()
        needed = found.heightForWidth(width) + line // 2
        area.setMinimumHeight(min(needed, line * _LINES))
        area.setMaximumHeight(needed)
        return area
