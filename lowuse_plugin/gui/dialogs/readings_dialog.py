# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""选择口径: read what the policy leaves open otherwise than usual, with the document for it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QDialogButtonBox, QGridLayout, QLabel, QLineEdit, QWidget

from lowuse_plugin.gui.dialogs.asking_dialog import AskingDialog
from lowuse_plugin.gui.help import install_f1
from lowuse_plugin.gui.widgets.plain_parts import plain_label, quiet_button
from lowuse_plugin.gui.widgets.policy.clause_link import ClauseLink
from lowuse_plugin.gui.widgets.quiet_combo import QuietComboBox
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.punctuation import listed
from lowuse_plugin.qgis_bridge.waiting import Waiting

if TYPE_CHECKING:
    from lowuse_plugin.domain.policy.pack import SubsidyPolicy
    from lowuse_plugin.domain.policy.switches import SwitchSpec

_NAME = "LowUse.Readings"
_LONGEST = 200


class ReadingsDialog(AskingDialog):
    """Every switch of the policy with its words; what is other than usual demands a document."""

    chosen = pyqtSignal(object, str)
    """Switch → value, and the document."""

    NAME = "Readings"
    CHARACTERS = 76

    def __init__(
        self,
        project: str,
        policy: SubsidyPolicy,
        switches: Mapping[str, object],
        document: str,
        *,
        waiting: Waiting,
        parent: QWidget | None = None,
    ) -> None:
        """Show the readings of the last time.

        Args:
            project: Its name.
            policy: Whose readings are offered.
            switches: Those that were decided the last time, may be empty.
            document: On which they rest.
            waiting: What saves that wait tell.
            parent: Window that it belongs to.
        """
        title = tr("Readings: {project}", project=project)
        super().__init__(title, tr("Calculate so"), waiting, parent)
        self._specs = policy.switch_specs
        self._boxes = {spec.name: self._box(spec, switches.get(spec.name)) for spec in self._specs}
        self._document = QLineEdit(document)
        self._document.setObjectName(f"{_NAME}.Document")
        self._document.setMaxLength(_LONGEST)
        self._document.setPlaceholderText(tr("Title and number, such as of the approval"))
        usual = quiet_button(f"{_NAME}.Usual", tr("All as usual"), self._all_usual)
        self._buttons.addButton(usual, QDialogButtonBox.ButtonRole.ResetRole)
        self._lay_out(policy)
        self._document.textChanged.connect(lambda _text: self._on_changed())
        for box in self._boxes.values():
            box.currentIndexChanged.connect(lambda _index: self._on_changed())
        install_f1(self, "subsidy", "readings")
        self._begin()

    @property
    def switches(self) -> dict[str, object]:
        """What is decided now; what is left open is not in it."""
        return {
            name: box.currentData()
            for name, box in self._boxes.items()
            if box.currentData() is not None
        }

    def _box(self, spec: SwitchSpec, value: object) -> QuietComboBox:
        box = QuietComboBox()
        box.setObjectName(f"{_NAME}.{spec.name}")
        usual = spec.values[spec.default_key]
        box.addItem(tr("Not decided: {reading}", reading=usual), None)
        for key, words in spec.values.items():
            box.addItem(words, key == "true" if spec.is_flag else key)
        box.setCurrentIndex(0 if value is None else max(0, box.findData(value)))
        return box

    def _lay_out(self, policy: SubsidyPolicy) -> None:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
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
        self.form.addRow(grid)
        self.body.addWidget(
            plain_label(
                f"{_NAME}.Hint",
                tr("{document} leaves these open. Every reading is calculated and shown anyway; "
                   "where they disagree the result is a review. What is decided here, the usual "
                   "reading too, asks for no review any more and needs a document.",
                   document=policy.document_no),
            )
        )  # fmt: skip
        self.body.addWidget(self._fields)

    def _typed(self) -> tuple[dict[str, object], str]:
        return self.switches, self._document.text().strip()

    def _decided(self) -> list[str]:
        """Return what is decided."""
        given = self.switches
        return [spec.title for spec in self._specs if spec.name in given]

    def _gap(self) -> str:
        decided = self._decided()
        if not decided or self._document.text().strip():
            return ""
        return tr("⚠ Decided: {readings}. Name the document that does so.",
                  readings=listed(decided))  # fmt: skip

    def _news(self) -> str:
        """Return what is thrown away: a document that decides nothing says nothing."""
        if self._decided() or not self._document.text().strip():
            return ""
        return tr("Nothing is decided: the document is not kept.")

    def _send(self) -> None:
        document = self._document.text().strip() if self._decided() else ""
        self.chosen.emit(self.switches, document)

    def _all_usual(self) -> None:
        for spec in self._specs:
            self._boxes[spec.name].setCurrentIndex(0)
        self._document.clear()
