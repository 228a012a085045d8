# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Which projects could not be calculated, and what each of them lacks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from lowuse_plugin.gui.help import install_f1
from lowuse_plugin.gui.widgets.plain_parts import plain_label
from lowuse_plugin.gui.widgets.rich_text import RichText, action_link, plain
from lowuse_plugin.gui.widgets.subsidy.parts import table
from lowuse_plugin.gui.widgets.window_size import fit
from lowuse_plugin.qgis_bridge.current_project import CurrentProject
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.messages import describe

if TYPE_CHECKING:
    from lowuse_plugin.services.subsidy.assess import RefusedProject

_CHARACTERS, _LINES = 70, 20


class RefusedProjects(QDialog):
    """Not modal: a click makes a project the current one, to be completed in its form."""

    def __init__(
        self,
        refused: Sequence[RefusedProject],
        current: CurrentProject,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("LowUse.Refused")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Projects that lack data"))
        text = RichText("LowUse.Refused.Text")
        text.setHtml(
            table(
                [
                    (action_link(each.project_uuid, _name(each)), plain(describe(each.error)))
                    for each in refused
                ],
                (tr("Project"), tr("What is missing")),
            )
        )
        text.acted.connect(lambda uuid: current.look_at(uuid, reveal=True))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close = buttons.button(QDialogButtonBox.StandardButton.Close)
        close.setObjectName("LowUse.Refused.Close")
        close.setText(tr("Close"))
        buttons.rejected.connect(self.close)
        layout = QVBoxLayout(self)
        layout.addWidget(
            plain_label(
                "LowUse.Refused.Hint",
                tr("These were not calculated. Click one, complete it, and calculate it again."),
            )
        )
        layout.addWidget(text, 1)
        layout.addWidget(buttons)
        install_f1(self, "subsidy")
        fit(self, _CHARACTERS, _LINES)


def _name(project: RefusedProject) -> str:
    return f"{project.project_code or ''} {project.name}".strip()
