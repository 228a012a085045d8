# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Asks why something is retired; nothing else has to be entered."""

from __future__ import annotations

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QWidget

from lowuse_plugin.gui.dialogs.asking_dialog import AskingDialog
from lowuse_plugin.gui.help import install_f1
from lowuse_plugin.gui.widgets.plain_parts import plain_label
from lowuse_plugin.gui.widgets.reason_line import ReasonLine
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.waiting import Waiting


class ReasonDialog(AskingDialog):
    """One line."""

    reason_given = pyqtSignal(str)

    NAME = "RetireUnit"
    CHARACTERS = 62

    def __init__(
        self, title: str, what: str, waiting: Waiting, parent: QWidget | None = None
    ) -> None:
        """Ask.

        Args:
            title: Of the window.
            what: What comes of it, in a sentence.
            waiting: What saves that wait tell.
            parent: Owner.
        """
        super().__init__(title, tr("Take out of use"), waiting, parent)
        self._reason = ReasonLine(f"LowUse.{self.NAME}.Reason", tr("Such as: 重复划定，依据文号"))
        self._reason.textChanged.connect(lambda _text: self._on_changed())
        self.form.addRow(tr("Reason *"), self._reason)
        self.body.addWidget(plain_label(f"LowUse.{self.NAME}.What", what))
        self.body.addWidget(self._fields)
        install_f1(self, "units", "retire")
        self._begin()

    def _typed(self) -> object:
        return self._reason.reason

    def _gap(self) -> str:
        return "" if self._reason.reason else tr("Give the reason.")

    def _send(self) -> None:
        self._reason.remember()
        self.reason_given.emit(self._reason.reason)
