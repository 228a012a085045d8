# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""您是谁: name and role, asked once a profile, when the first workspace is opened."""

from __future__ import annotations

from qgis.PyQt.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from lowuse_plugin.gui.help import install_f1
from lowuse_plugin.gui.widgets.role_box import RoleBox
from lowuse_plugin.gui.widgets.window_size import fit
from lowuse_plugin.qgis_bridge import settings
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.role_words import role_note


class PersonDialog(QDialog):
    """Asks how colleagues know the user; OK comes with a name."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Show what is known already.

        Args:
            name: The name that the operating system knows, empty when it knows none.
            parent: Owner.
        """
        super().__init__(parent)
        self.setObjectName("LowUse.Person")
        self.setWindowTitle(tr("Who you are"))
        self._name = QLineEdit(name)
        self._name.setObjectName("LowUse.Person.Name")
        self._name.setMaxLength(settings.NAME_LENGTH)
        self._name.setPlaceholderText(tr("As it is to stand in the log, such as 张三"))
        self._role = RoleBox("LowUse.Person.Role")
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok)
        later = self._buttons.addButton(tr("Later"), QDialogButtonBox.ButtonRole.RejectRole)
        later.setObjectName("LowUse.Person.Later")
        later.setToolTip(tr("Until then your login name stands beside what you change"))
        self._ok = self._buttons.button(QDialogButtonBox.StandardButton.Ok)
        self._ok.setObjectName("LowUse.Person.Ok")
        self._ok.setText(tr("OK"))
        self._name.textChanged.connect(lambda _text: self._check())
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self._lay_out()
        install_f1(self, "sharing")
        self._check()

    def accept(self) -> None:
        """Keep name and role in the profile."""
        settings.DISPLAY_NAME.set(self._name.text())
        self._role.keep()
        super().accept()

    def _check(self) -> None:
        missing = not settings.one_line(self._name.text())
        self._ok.setEnabled(not missing)
        self._ok.setToolTip(tr("Enter your name first.") if missing else "")

    def _lay_out(self) -> None:
        why = _text(
            tr("Several people work in one file. Your name stands beside every change you make.")
        )
        form = QFormLayout()
        form.addRow(tr("Your name"), self._name)
        form.addRow(tr("Your role"), self._role)
        claim = _text(role_note())
        layout = QVBoxLayout(self)
        layout.addWidget(why)
        layout.addLayout(form)
        layout.addWidget(claim)
        layout.addStretch()
        layout.addWidget(self._buttons)
        fit(self, 64)


def _text(text: str) -> QLabel:
    label = QLabel(text)
    label.setWordWrap(True)
    return label
