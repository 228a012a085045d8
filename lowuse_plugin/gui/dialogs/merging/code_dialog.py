# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""待编 → 宗地代码: the registry has given the new parcel of a merge its code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout, QWidget

from lowuse_plugin.domain.merging import procedure as chain
from lowuse_plugin.domain.roles import Right
from lowuse_plugin.gui.dialogs.asking_dialog import AskingDialog
from lowuse_plugin.gui.help import install_f1
from lowuse_plugin.gui.widgets.claims.step_parts import line_edit
from lowuse_plugin.gui.widgets.form_fields import required
from lowuse_plugin.gui.widgets.plain_parts import plain_label, quiet_button
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.settings import one_line
from lowuse_plugin.qgis_bridge.waiting import Waiting

if TYPE_CHECKING:
    from lowuse_plugin.domain.merging.records import MergeCase


class MergeCodeDialog(AskingDialog):
    """Asks for the code of the new parcel."""

    code_wanted = pyqtSignal(str)

    NAME = "MergeCode"
    CHARACTERS = 68

    def __init__(
        self, case: MergeCase, next_code: str, waiting: Waiting, parent: QWidget | None = None
    ) -> None:
        """Show what the parcel has so far.

        Args:
            case: As it was seen.
            next_code: Code that follows by the usual rule, empty where none does.
            waiting: What saves that wait tell.
            parent: Owner.
        """
        title = tr("Parcel code of {case}", case=case.case_no)
        super().__init__(title, tr("Save"), waiting, parent)
        self.case = case
        place = f"LowUse.{self.NAME}"
        what = tr(
            "The merge was registered with a code that was still to be given: {code}. Enter the "
            "code that the registry has given.",
            code=case.new_code or tr("none yet"),
        )
        self._code = line_edit("Code", tr("19 characters, never used before"), place=place)
        take = quiet_button(
            f"{place}.NextCode", tr("Next number"), lambda: self._code.setText(next_code)
        )
        take.setToolTip(
            tr(
                "{code}: after the largest number of the sub-area, history included. The registry "
                "has the last word.",
                code=next_code,
            )
        )
        take.setVisible(bool(next_code))
        line = QHBoxLayout()
        line.addWidget(self._code, 1)
        line.addWidget(take)
        self.body.addWidget(plain_label(f"{place}.What", what))
        self.form.addRow(required(tr("New parcel code")), line)
        self.body.addWidget(self._fields)
        self._code.textChanged.connect(lambda _text: self._on_changed())
        install_f1(self, "mergecases", "register")
        self._begin()

    @property
    def right(self) -> Right:
        """As the registration that it completes."""
        return chain.right_for(chain.REGISTER)

    @property
    def code(self) -> str:
        """What was entered."""
        return one_line(self._code.text())

    def _typed(self) -> str:
        return self.code

    def _gap(self) -> str:
        return "" if self.code else tr("Enter the code of the new parcel.")

    def _send(self) -> None:
        self.code_wanted.emit(self.code)
