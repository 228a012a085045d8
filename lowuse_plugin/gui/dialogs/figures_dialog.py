# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""统计表: as of which day the figures are wanted."""

from __future__ import annotations

from datetime import date

from qgis.PyQt.QtCore import QDate, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QDateEdit,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from lowuse_plugin.domain.moments import office_today
from lowuse_plugin.gui.help import install_f1
from lowuse_plugin.gui.widgets.window_size import fit
from lowuse_plugin.qgis_bridge.i18n import tr

_NAME = "LowUse.FiguresDay"
_WIDTH_CHARACTERS = 48


class FiguresDialog(QDialog):
    """Asks for a day; today is offered."""

    day_chosen = pyqtSignal(object)
    """A ``date``."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("LowUse.FiguresDay")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Figures"))
        today = QDate(office_today())
        self._day = QDateEdit(today)
        self._day.setObjectName(f"{_NAME}.Day")
        self._day.setCalendarPopup(True)
        self._day.setDisplayFormat("yyyy-MM-dd")
        self._day.setMaximumDate(today)
        self._said = QLabel()
        self._said.setObjectName(f"{_NAME}.Said")
        self._said.setWordWrap(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(tr("Cancel"))
        save = buttons.addButton(tr("Save as …"), QDialogButtonBox.ButtonRole.AcceptRole)
        save.setObjectName(f"{_NAME}.Save")
        save.setDefault(True)
        form = QFormLayout()
        form.addRow(tr("As of"), self._day)
        layout = QVBoxLayout(self)
        layout.addLayout(form)
        layout.addWidget(self._said)
        layout.addWidget(buttons)
        self._day.dateChanged.connect(lambda _day: self._tell())
        buttons.accepted.connect(self._on_accepted)
        buttons.rejected.connect(self.close)
        install_f1(self, "history", "asof")
        self._tell()
        fit(self, _WIDTH_CHARACTERS)

    def choose(self, day: date) -> None:
        """Choose a day."""
        self._day.setDate(QDate(day))

    def _chosen(self) -> date:
        chosen: date = self._day.date().toPyDate()
        return chosen

    def _tell(self) -> None:
        """Say what the figures will hold."""
        if self._chosen() >= office_today():
            self._said.setText(tr("All that is saved by now."))
        else:
            self._said.setText(tr("The state at the end of that day; later saves do not count."))

    def _on_accepted(self) -> None:
        day = self._chosen()
        self.close()
        self.day_chosen.emit(day)
