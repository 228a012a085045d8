# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""选择口径: read what the policy leaves open otherwise than usual, with the document for it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from lowuse_plugin.gui.help import install_f1
from lowuse_plugin.gui.widgets.clause_link import ClauseLink
from lowuse_plugin.gui.widgets.plain_parts import plain_label, quiet_button
from lowuse_plugin.gui.widgets.quiet_combo import QuietComboBox
from lowuse_plugin.gui.widgets.window_size import fit
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.punctuation import listed

if TYPE_CHECKING:
    from lowuse_plugin.domain.policy import SubsidyPolicy
    from lowuse_plugin.domain.policy_switches import SwitchSpec

_NAME = "LowUse.Readings"
_CHARACTERS = 76
_LONGEST = 200


class ReadingsDialog(QDialog):
    """Every switch of the policy with its words; what is other than usual demands a document."""

    chosen = pyqtSignal(object, str)
    """Switch → value, and the document."""

    def __init__(
        self,
        project: str,
        policy: SubsidyPolicy,
        switches: Mapping[str, object],
        document: str,
        parent: QWidget | None = None,
    ) -> None:
        """Show the readings of the last time.

        Args:
            project: Its name.
            policy: Whose readings are offered.
            switches: Those of the last calculation, may be empty.
            document: On which they rest.
            parent: Window that it belongs to.
        """
        super().__init__(parent)
        self.setObjectName("LowUse.Readings")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Readings: {project}", project=project))
        self._specs = policy.switch_specs
        self._boxes = {spec.name: self._box(spec, switches.get(spec.name)) for spec in self._specs}
        self._document = QLineEdit(document)
        self._document.setObjectName(f"{_NAME}.Document")
        self._document.setMaxLength(_LONGEST)
        self._document.setPlaceholderText(tr("Title and number, such as of the approval"))
        self._problem = plain_label(f"{_NAME}.Problem")
        self._buttons = self._make_buttons()
        self._lay_out(policy)
        self._document.textChanged.connect(lambda _text: self._aim())
        for box in self._boxes.values():
            box.currentIndexChanged.connect(lambda _index: self._aim())
        self._aim()
        install_f1(self, "subsidy", "readings")
        fit(self, _CHARACTERS)

    @property
    def switches(self) -> dict[str, object]:
        """What is chosen now, every switch."""
        return {name: box.currentData() for name, box in self._boxes.items()}

    def _box(self, spec: SwitchSpec, value: object) -> QuietComboBox:
        box = QuietComboBox()
        box.setObjectName(f"{_NAME}.{spec.name}")
        for key, words in spec.values.items():
            data = key == "true" if spec.is_flag else key
            usual = data == spec.default
            box.addItem(tr("{reading} (usual)", reading=words) if usual else words, data)
        box.choose(spec.default if value is None else value)
        if box.currentIndex() < 0:
            box.choose(spec.default)
        return box

    def _make_buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        go = buttons.button(QDialogButtonBox.StandardButton.Ok)
        go.setObjectName(f"{_NAME}.Calculate")
        go.setText(tr("Calculate so"))
        cancel = buttons.button(QDialogButtonBox.StandardButton.Cancel)
        cancel.setObjectName(f"{_NAME}.Cancel")
        cancel.setText(tr("Cancel"))
        usual = quiet_button(f"{_NAME}.Usual", tr("All as usual"), self._all_usual)
        buttons.addButton(usual, QDialogButtonBox.ButtonRole.ResetRole)
        buttons.accepted.connect(self._accept)
        buttons.rejected.connect(self.close)
        return buttons

    def _lay_out(self, policy: SubsidyPolicy) -> None:
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        for row, spec in enumerate(self._specs):
            label = QLabel(spec.title)
            label.setBuddy(self._boxes[spec.name])
            grid.addWidget(label, row, 0)
            grid.addWidget(self._boxes[spec.name], row, 1)
            link = ClauseLink(spec.reading)
            link.setText(spec.reading)  # place and words are in its tip and window
            grid.addWidget(link, row, 2)
        label = QLabel(tr("Document for it"))
        label.setBuddy(self._document)
        grid.addWidget(label, len(self._specs), 0)
        grid.addWidget(self._document, len(self._specs), 1, 1, 2)
        layout = QVBoxLayout(self)
        layout.addWidget(
            plain_label(
                f"{_NAME}.Hint",
                tr("{document} leaves these open. Every reading is calculated and shown anyway; "
                   "one that is chosen here decides, is stored with the calculation, and needs a "
                   "document.", document=policy.document_no),
            )
        )  # fmt: skip
        layout.addLayout(grid)
        layout.addWidget(self._problem)
        layout.addStretch(1)
        layout.addWidget(self._buttons)

    def _aim(self) -> None:
        """Say what is still needed."""
        given = self.switches
        other = [spec.title for spec in self._specs if given[spec.name] != spec.default]
        missing = bool(other) and not self._document.text().strip()
        self._problem.setText(
            tr("⚠ Other than usual: {readings}. Name the document that allows it.",
               readings=listed(other))
            if missing
            else ""
        )  # fmt: skip
        go = self._buttons.button(QDialogButtonBox.StandardButton.Ok)
        go.setEnabled(not missing)

    def _all_usual(self) -> None:
        for spec in self._specs:
            self._boxes[spec.name].choose(spec.default)
        self._document.clear()
        self._aim()

    def _accept(self) -> None:
        given = self.switches
        usual = all(given[spec.name] == spec.default for spec in self._specs)
        self.chosen.emit(given, "" if usual else self._document.text().strip())
        self.close()
