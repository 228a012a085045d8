# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What a run found that somebody should look at, parcel by parcel."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from lowuse_plugin.domain.findings import Finding
from lowuse_plugin.gui.help import install_f1
from lowuse_plugin.gui.widgets.finding_list import FindingList
from lowuse_plugin.gui.widgets.window_size import fit
from lowuse_plugin.qgis_bridge.current import CurrentParcel
from lowuse_plugin.qgis_bridge.i18n import tr

_WIDTH_CHARACTERS, _HEIGHT_LINES = 96, 24


class FindingsDialog(QDialog):
    """A list of findings beside the map: a click goes to the parcel and flashes it."""

    def __init__(
        self,
        title: str,
        findings: Sequence[Finding],
        current: CurrentParcel,
        help_page: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("LowUse.FindingsDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.list = FindingList(current)
        self.list.set_findings(findings)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setText(tr("Close"))
        buttons.rejected.connect(self.close)
        layout = QVBoxLayout(self)
        layout.addWidget(self.list)
        layout.addWidget(buttons)
        install_f1(self, help_page)
        fit(self, _WIDTH_CHARACTERS, _HEIGHT_LINES)
