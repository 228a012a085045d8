# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Asks for the new state of a project, 退出 and 结案 included, and why."""

from __future__ import annotations

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QDialog, QFormLayout, QHBoxLayout, QVBoxLayout, QWidget

from lowuse_plugin.domain.projects.members import ENDED
from lowuse_plugin.domain.schema import shipped
from lowuse_plugin.gui.help import install_f1
from lowuse_plugin.gui.widgets.plain_parts import plain_label, quiet_button
from lowuse_plugin.gui.widgets.quiet_combo import QuietComboBox
from lowuse_plugin.gui.widgets.reason_line import ReasonLine
from lowuse_plugin.gui.widgets.window_size import fit
from lowuse_plugin.qgis_bridge.i18n import tr

_NAME = "LowUse.ProjectState"
_WIDTH = 64


class ProjectStateDialog(QDialog):
    """Is accepted once the state is written."""

    wanted = pyqtSignal(str, str)
    """The state and the reason."""

    def __init__(self, name: str, state: str, parent: QWidget | None = None) -> None:
        """Ask.

        Args:
            name: How people know the project.
            state: Its state of now.
            parent: Owner.
        """
        super().__init__(parent)
        self.setObjectName("LowUse.ProjectState")
        self.setWindowTitle(tr("State of the project · {project}", project=name))
        self._state = state
        self._is_busy = False
        self._barred = self._refusal = ""
        self._box = QuietComboBox()
        self._box.setObjectName(f"{_NAME}.State")
        for code, word in shipped().codes["project_state"].values.items():
            self._box.addItem(word, code)
        self._box.choose(state)
        self._box.currentIndexChanged.connect(lambda _index: self._on_changed())
        self._reason = ReasonLine(f"{_NAME}.Reason", tr("Why, such as: the investor has withdrawn"))
        self._reason.textChanged.connect(lambda _text: self._on_changed())
        self._note = plain_label(f"{_NAME}.Note")
        self._say = plain_label(f"{_NAME}.Say")
        self._save = quiet_button(f"{_NAME}.Save", tr("Save"), self._on_save)
        form = QFormLayout()
        form.addRow(tr("State"), self._box)
        form.addRow(tr("Reason *"), self._reason)
        bottom = QHBoxLayout()
        bottom.addWidget(self._say, 1)
        bottom.addWidget(self._save)
        bottom.addWidget(quiet_button(f"{_NAME}.Cancel", tr("Cancel"), self.reject))
        layout = QVBoxLayout(self)
        layout.addWidget(plain_label(f"{_NAME}.Name", name))
        layout.addLayout(form)
        layout.addWidget(self._note)
        layout.addStretch(1)
        layout.addLayout(bottom)
        self._note.setMinimumHeight(2 * self.fontMetrics().lineSpacing())
        install_f1(self, "projects", "state")
        fit(self, _WIDTH)
        self._aim()

    def bar(self, reason: str) -> None:
        """Say why nothing can be written just now, empty when it can."""
        self._barred = reason
        self._aim()

    def set_busy(self, busy: bool) -> None:
        """Take nothing in while it is written."""
        self._is_busy = busy
        if busy:
            self._refusal = ""
        self._aim()

    def refuse(self, text: str) -> None:
        """Say why nothing was written; what was entered stays."""
        self._refusal = "✕ " + tr("Nothing was written. {why}", why=text)
        self._aim()

    def accept(self) -> None:
        """Offer the reason next time."""
        self._reason.remember()
        super().accept()

    @property
    def _chosen(self) -> str:
        return str(self._box.currentData() or "")

    def _on_save(self) -> None:
        self.wanted.emit(self._chosen, self._reason.reason)

    def _on_changed(self) -> None:
        self._refusal = ""
        self._aim()

    def _aim(self) -> None:
        missing = self._missing()
        self._say.setText(missing or self._refusal)
        self._save.setEnabled(not missing)
        for widget in (self._box, self._reason):
            widget.setEnabled(not self._is_busy)
        ends, ended = self._chosen in ENDED, self._state in ENDED
        note = ""
        if ends and not ended:
            note = tr("The project then holds its parcels no more: other projects may take them.")
        elif ended and not ends:
            note = tr("The project then takes its parcels back; none may be in another project.")
        self._note.setText(note)

    def _missing(self) -> str:
        if self._is_busy:
            return tr("Writing …")
        if self._barred:
            return self._barred
        if self._chosen == self._state:
            return tr("Choose another state.")
        return "" if self._reason.reason else tr("Enter the reason.")
