# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Adopting a scenario: which others have its parcels, and the choice to withdraw them with it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from lowuse_plugin.gui.widgets.merging.scenarios_part import rival_text
from lowuse_plugin.gui.widgets.plain_parts import plain_label
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.punctuation import listed

if TYPE_CHECKING:
    from lowuse_plugin.services.merging.scenarios import Rival


class MergeRivalsPart(QWidget):
    """Names every scenario that goes; nothing is chosen for the person."""

    changed = pyqtSignal()

    def __init__(self, name: str, rivals: Sequence[Rival]) -> None:
        """List the others.

        Args:
            name: Begin of the object names.
            rivals: At least one.
        """
        super().__init__()
        self._rivals = tuple(rivals)
        head = tr("{count} other proposed merges have parcels of this one. Only one of them can "
                  "be accepted:", count=len(self._rivals))  # fmt: skip
        lines = "\n".join([head, *(f"◇ {rival_text(each)}" for each in self._rivals)])
        self.box = QCheckBox(
            tr("Withdraw these {count} in the same save; the reason names this case",
               count=len(self._rivals))
        )  # fmt: skip
        self.box.setObjectName(f"{name}.WithdrawOthers")
        self.box.setToolTip(
            tr("One undoing gives all of them back. They can also be reopened later, once the "
               "parcels are free.")
        )  # fmt: skip
        self.box.toggled.connect(lambda _on: self.changed.emit())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(plain_label(f"{name}.Rivals", lines))
        column.addWidget(self.box)

    @property
    def withdrawing(self) -> dict[str, int]:
        """What is withdrawn, uuid → version as it is shown; nothing unless it was chosen."""
        return {each.uuid: each.version for each in self._rivals} if self.box.isChecked() else {}

    def missing(self) -> str:
        """Return what has to be chosen yet, empty when nothing."""
        if self.box.isChecked():
            return ""
        names = listed(each.label for each in self._rivals)
        return tr("Choose that {cases} are withdrawn with this step, or deal with them first.",
                  cases=names)  # fmt: skip
