# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What single steps of the identification ask for besides day, document and opinion."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtWidgets import QCheckBox, QFormLayout, QLineEdit, QWidget

from lowuse_plugin.gui.widgets.claims.step_parts import PublicityPart, StepPart, line_edit
from lowuse_plugin.gui.widgets.quiet_combo import QuietComboBox
from lowuse_plugin.gui.widgets.survey.words import CONCLUSIONS, REMOVALS, word
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.settings import one_line

PLACE = "LowUse.SurveyStep"
_BETWEEN_NAMES = re.compile(r"[、，,;；\s]+")


class FieldPart(StepPart):
    """Who was there and what they found."""

    def __init__(self, form: QFormLayout, people: int, parent: QObject) -> None:
        """Start empty.

        Args:
            form: Gets the rows.
            people: Fewest persons.
            parent: Owner.
        """
        super().__init__(parent)
        self._count = people
        self.box, rows = _rows(form)
        self._people = line_edit("People", tr("Such as: 赵六、孙七"), place=PLACE)
        self._people.textChanged.connect(lambda _text: self.changed.emit())
        self._conclusion = _choice("Conclusion", "conclusion", CONCLUSIONS)
        self._conclusion.currentIndexChanged.connect(lambda _index: self.changed.emit())
        rows.addRow(tr("Who was there"), self._people)
        rows.addRow(tr("The tag is"), self._conclusion)

    def details(self) -> dict[str, object]:
        """Return persons and finding."""
        return {"people": self._names(), "conclusion": self._conclusion.currentData() or ""}

    def missing(self) -> str:
        """Say who or what is missing."""
        if len(self._names()) < self._count:
            return tr("Name everybody who was there: at least {count}.", count=self._count)
        return "" if self._conclusion.currentData() else tr("Choose what was found.")

    @property
    def disagrees(self) -> bool:
        """Whether the finding has to be explained."""
        return self._conclusion.currentData() in {"2", "3", "4"}

    def _names(self) -> list[str]:
        return [name for name in _BETWEEN_NAMES.split(one_line(self._people.text())) if name]


class HearingPart(StepPart):
    """The publicity, or why none is needed; and why nobody had to go there, where it was so."""

    def __init__(self, form: QFormLayout, days: int, parent: QObject, *, skips: bool) -> None:
        """Propose a publicity that begins today.

        Args:
            form: Gets the rows.
            days: Fewest days, the first and the last one counted.
            parent: Owner.
            skips: The field check is left out.
        """
        super().__init__(parent)
        self.box, rows = _rows(form)
        self._skipped = (
            self._line("SkippedReason", tr("Why nobody has to go there")) if skips else None
        )
        if self._skipped is not None:
            rows.addRow(tr("No field check"), self._skipped)
        self._without = QCheckBox(tr("Neither opinions nor publicity are needed"))
        self._without.setObjectName(f"{PLACE}.NotApplicable")
        rows.addRow("", self._without)
        self._reason_box, reason = _rows(rows)
        self._reason = self._line("NotApplicableReason", tr("Why it is not needed"))
        reason.addRow(tr("Reason"), self._reason)
        self._public_box, public = _rows(rows)
        self._publicity = PublicityPart(public, days, self, place=PLACE)
        self._publicity.changed.connect(self.changed)
        self._without.toggled.connect(self._on_toggled)
        self._show()

    def details(self) -> dict[str, object]:
        """Return the publicity or the reason."""
        found: dict[str, object] = {}
        if self._skipped is not None:
            found["skipped_reason"] = one_line(self._skipped.text())
        if self._without.isChecked():
            return {**found, "not_applicable_reason": one_line(self._reason.text())}
        return {**found, **self._publicity.details()}

    def missing(self) -> str:
        """Say what has to be entered yet."""
        if self._skipped is not None and not one_line(self._skipped.text()):
            return tr("Say why nobody has to go there.")
        if self._without.isChecked():
            return "" if one_line(self._reason.text()) else tr("Say why it is not needed.")
        return self._publicity.missing()

    def _line(self, name: str, placeholder: str) -> QLineEdit:
        line = line_edit(name, placeholder, place=PLACE)
        line.textChanged.connect(lambda _text: self.changed.emit())
        return line

    def _on_toggled(self, _on: bool) -> None:
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        without = self._without.isChecked()
        self._reason_box.setVisible(without)
        self._public_box.setVisible(not without)


class RemovalPart(StepPart):
    """Whether the renewal is complete or the unit is moved out."""

    def __init__(self, form: QFormLayout, parent: QObject) -> None:
        super().__init__(parent)
        self._box = _choice("Removal", "removal", REMOVALS)
        self._box.currentIndexChanged.connect(lambda _index: self.changed.emit())
        form.addRow(tr("Why it leaves"), self._box)

    def details(self) -> dict[str, object]:
        """Return which it is."""
        return {"removal": self._box.currentData() or ""}

    def missing(self) -> str:
        """Say that it was not chosen."""
        return "" if self._box.currentData() else tr("Choose why it leaves the database.")


def _rows(form: QFormLayout) -> tuple[QWidget, QFormLayout]:
    """Return rows that are shown and hidden together."""
    box = QWidget()
    rows = QFormLayout(box)
    rows.setContentsMargins(0, 0, 0, 0)
    form.addRow(box)
    return box, rows


def _choice(name: str, kind: str, codes: Sequence[str]) -> QuietComboBox:
    box = QuietComboBox()
    box.setObjectName(f"{PLACE}.{name}")
    box.addItem(tr("Choose …"), "")
    for code in codes:
        box.addItem(word(kind, code), code)
    return box
