# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""接手编辑: who works on a parcel, and why somebody else goes on with it."""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from lowuse_plugin.gui.help import install_f1
from lowuse_plugin.gui.widgets.reason_line import ReasonLine
from lowuse_plugin.gui.widgets.window_size import fit
from lowuse_plugin.qgis_bridge.i18n import tr


class TakeOverDialog(QDialog):
    """Asks for the reason; OK comes with one."""

    def __init__(self, parcel: str, held: str, parent: QWidget | None = None) -> None:
        """Say what is taken over.

        Args:
            parcel: How the parcel is named.
            held: Who works on it and until when, with the computer.
            parent: Owner.
        """
        super().__init__(parent)
        self.setObjectName("LowUse.TakeOver")
        self.setWindowTitle(tr("Take over: {parcel}", parcel=parcel))
        self._reason = ReasonLine(
            "LowUse.TakeOver.Reason", tr("Such as: on leave, agreed by telephone")
        )
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._take = self._buttons.addButton(
            tr("Take over"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self._take.setObjectName("LowUse.TakeOver.Take")
        cancel = self._buttons.button(QDialogButtonBox.StandardButton.Cancel)
        cancel.setText(tr("Cancel"))
        cancel.setObjectName("LowUse.TakeOver.Cancel")
        self._reason.textChanged.connect(lambda _text: self._check())
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        who = QLabel(held)
        who.setObjectName("LowUse.TakeOver.Held")
        who.setTextFormat(Qt.TextFormat.PlainText)
        who.setWordWrap(True)
        note = QLabel(
            tr(
                "Your colleague is told, and what he has not saved yet is not lost: if both of you "
                "save, the plugin asks whose values stand. The taking over and its reason stand "
                "in the log."
            )
        )
        note.setWordWrap(True)
        form = QFormLayout()
        form.addRow(tr("Reason"), self._reason)
        layout = QVBoxLayout(self)
        layout.addWidget(who)
        layout.addLayout(form)
        layout.addWidget(note)
        layout.addStretch()
        layout.addWidget(self._buttons)
        fit(self, 64)
        install_f1(self, "sharing")
        self._check()

    @property
    def reason(self) -> str:
        """Why, as it goes into the log."""
        return self._reason.reason

    def accept(self) -> None:
        """Offer the reason next time."""
        if self.reason:
            self._reason.remember()
            super().accept()

    def _check(self) -> None:
        missing = not self.reason
        self._take.setEnabled(not missing)
        self._take.setToolTip(
            tr("State the reason first: it goes into the log.") if missing else ""
        )
