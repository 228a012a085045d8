# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""采用: a person confirms the kind of legacy land that the overlay proposes (P-38)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QPushButton, QWidget

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.survey_units.fields import LegacyLand
from lowuse_plugin.domain.units import exact
from lowuse_plugin.gui.dialogs.asking_dialog import AskingDialog
from lowuse_plugin.gui.help import install_f1
from lowuse_plugin.gui.widgets.plain_parts import plain_label
from lowuse_plugin.gui.widgets.survey_units.form_legacy import LegacyLine
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.messages import describe
from lowuse_plugin.services.survey_units.legacy import LegacyRow

if TYPE_CHECKING:
    from lowuse_plugin.domain.overlay import LegacyProposal
    from lowuse_plugin.qgis_bridge.waiting import Waiting
    from lowuse_plugin.services.survey_units.details import UnitDetails

_NAME = "LowUse.LegacyProposal"


class LegacyDialog(AskingDialog):
    """The proposal stands in the fields; what is saved is what the person leaves there."""

    save_wanted = pyqtSignal(object)
    """A :class:`LegacyLand`."""

    NAME = "LegacyProposal"
    CHARACTERS = 66

    def __init__(
        self,
        unit: UnitDetails,
        proposal: LegacyProposal,
        why: str,
        waiting: Waiting,
        parent: QWidget | None = None,
    ) -> None:
        """Show the proposal.

        Args:
            unit: The survey unit that gets it.
            proposal: What the overlay speaks for.
            why: On what it rests, in words; the basis that is proposed.
            waiting: What saves that wait tell.
            parent: Owner.
        """
        super().__init__(tr("Legacy land of the unit"), tr("Confirm and save"), waiting, parent)
        self.unit = unit
        whole = unit.area_m2 is not None and proposal.area_m2 >= unit.area_m2
        area = None if whole else exact(round(proposal.area_m2, 2))
        land = LegacyLand(proposal.kind, area, basis=why)
        self._fields_of = LegacyLine(LegacyRow("", 0, land))
        self._fields_of.setTitle(tr("As it is to be saved"))
        remove = self._fields_of.findChild(QPushButton, "LowUse.Details.RemoveLegacy")
        if remove is not None:
            remove.hide()  # there is but this row: Cancel leaves it out
        self._fields_of.changed.connect(self._on_changed)
        what = tr("The overlay of unit {unit} proposes this. Compare it with the documents; only "
                  "what you confirm is saved, with your name.", unit=unit.label)  # fmt: skip
        self.body.addWidget(plain_label(f"{_NAME}.What", what))
        self.body.addWidget(self._fields_of)
        self.body.addWidget(self._fields)
        install_f1(self, "overlay", "legacy")
        self._begin()

    @property
    def land(self) -> LegacyLand:
        """What stands in the fields.

        Raises:
            LowUseError: Something cannot be read.
        """
        return self._fields_of.land()

    def _typed(self) -> object:
        try:
            return self.land
        except LowUseError as error:
            return describe(error)

    def _gap(self) -> str:
        try:
            land = self.land
        except LowUseError as error:
            return describe(error)
        if any(row.land.legacy_kind == land.legacy_kind for row in self.unit.legacy):
            return tr("The unit has legacy land of this kind already. Change it on its page.")
        return ""

    def _send(self) -> None:
        self.save_wanted.emit(replace(self.land))
