# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""批准控制线版本: document, authority and days; says beforehand which version ends."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QDate, pyqtSignal

from lowuse_plugin.domain.moments import office_today
from lowuse_plugin.domain.roles import Right
from lowuse_plugin.gui.dialogs.asking_dialog import AskingDialog
from lowuse_plugin.gui.help import install_f1
from lowuse_plugin.gui.widgets.claims.step_parts import line_edit
from lowuse_plugin.gui.widgets.form_fields import OptionalDay, day_edit, day_of
from lowuse_plugin.gui.widgets.plain_parts import plain_label
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.punctuation import listed, sentences
from lowuse_plugin.qgis_bridge.waiting import Waiting
from lowuse_plugin.services.control_line.approval import LineApproval, beside

if TYPE_CHECKING:
    from qgis.PyQt.QtWidgets import QWidget

    from lowuse_plugin.services.control_line.versions import StatedLine

_NAME = "LowUse.LineApproval"


class LineApprovalDialog(AskingDialog):
    """Asks for one approval."""

    approval_given = pyqtSignal(object)
    """A :class:`LineApproval`."""

    NAME = "LineApproval"
    CHARACTERS = 64

    def __init__(
        self,
        line: StatedLine,
        known: Sequence[StatedLine],
        waiting: Waiting,
        parent: QWidget | None = None,
    ) -> None:
        """Show the form.

        Args:
            line: The version.
            known: All versions, to say which of them end.
            waiting: What saves that wait tell.
            parent: Owner.
        """
        title = tr("Approve version {version}", version=line.version)
        super().__init__(title, tr("Approve"), waiting, parent)
        self.line = line
        self._known = tuple(known)
        today = QDate(office_today())
        self._number = line_edit("Number", tr("Such as 江府函〔2026〕12号"), place=_NAME)
        self._number.setText(line.approval_no)
        self._authority = line_edit("Authority", tr("Such as 江门市人民政府"), place=_NAME)
        self._authority.setText(line.approved_by)
        day = QDate(line.approved_on) if line.approved_on else today
        self._approved_on = day_edit("ApprovedOn", day, place=_NAME)
        self._from = day_edit("From", QDate(line.valid_from), place=_NAME)
        until = tr("until the next version")
        self._until = OptionalDay(f"{_NAME}.Until", line.valid_to, until)
        self._ends = plain_label(f"{_NAME}.Ends")
        self._lay_out()
        install_f1(self, "lines", "approve")
        self._begin()

    @property
    def right(self) -> Right:
        """Whoever approves decides."""
        return Right.DECIDE

    @property
    def approval(self) -> LineApproval:
        """What was entered."""
        return LineApproval(
            self._number.text().strip(),
            self._authority.text().strip(),
            day_of(self._approved_on),
            day_of(self._from),
            self._until.day,
        )

    def _typed(self) -> object:
        return self.approval, self._until.text()

    def _gap(self) -> str:
        given = self.approval
        number, authority = given.approval_no, given.approved_by
        gaps = [
            "" if number else tr("Enter the number of the document."),
            "" if authority else tr("Enter the authority."),
        ]
        if any(gaps):
            return sentences(gaps)
        gap = self._gap_of_days()
        if gap:
            return gap
        _, overlapping = beside(self._known, given, self.line.uuid)
        if overlapping:
            names = listed(line.version for line in overlapping)
            return tr("On some day {names} would be in force too. Choose other days.", names=names)
        return ""

    def _gap_of_days(self) -> str:
        given = self.approval
        if given.approved_on > office_today():
            return tr("The approval cannot be of a later day than today.")
        if given.valid_to is not None and given.valid_to <= given.valid_from:
            return tr("The end must be after the first day.")
        return self._until.gap

    def _send(self) -> None:
        self.approval_given.emit(self.approval)

    def _aim(self) -> None:
        self._ends.setText(self._what_ends())
        super()._aim()

    def _what_ends(self) -> str:
        given = self.approval
        ending, _ = beside(self._known, given, self.line.uuid)
        if not ending:
            text = tr("No other version ends.")
        else:
            names = listed(line.version for line in ending)
            text = tr("{names} ends on {day}.", names=names, day=_text(given.valid_from))
        return text + " " + tr("An approved version is not changed any more.")

    def _lay_out(self) -> None:
        form = self.form
        form.addRow(tr("Approval number *"), self._number)
        form.addRow(tr("Approved by *"), self._authority)
        form.addRow(tr("Approved on *"), self._approved_on)
        form.addRow(tr("In force from *"), self._from)
        form.addRow(tr("In force until"), self._until)
        self.body.addWidget(self._fields)
        self.body.addWidget(self._ends)
        for line in (self._number, self._authority):
            line.textEdited.connect(lambda _text: self._on_changed())
        for day in (self._approved_on, self._from):
            day.dateChanged.connect(lambda _day: self._on_changed())
        self._until.edited.connect(self._on_changed)


def _text(day: date) -> str:
    return day.isoformat()
