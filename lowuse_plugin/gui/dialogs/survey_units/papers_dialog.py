# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""认定表、汇总表: which survey units the paper is about."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from lowuse_plugin.gui.help import install_f1
from lowuse_plugin.gui.widgets.plain_parts import plain_label
from lowuse_plugin.gui.widgets.quiet_combo import QuietComboBox
from lowuse_plugin.gui.widgets.window_size import fit
from lowuse_plugin.qgis_bridge.i18n import tr

if TYPE_CHECKING:
    from lowuse_plugin.services.survey_units.choice import UnitChoice, UnitFilter

_WIDTH = 56
_NAME = "LowUse.UnitPapers"


class UnitPapersDialog(QDialog):
    """Narrows the units; counts them while one chooses."""

    wanted = pyqtSignal(object, str, bool)
    """Uuids of the units, the choice in words, whether telephone numbers are printed."""

    def __init__(
        self,
        title: str,
        choices: Sequence[UnitChoice],
        *,
        counting: bool,
        phones: bool,
        parent: QWidget | None = None,
    ) -> None:
        """Show every unit that counts.

        Args:
            title: What is written.
            choices: All current units.
            counting: Only units that count as low-efficiency land can be in it.
            phones: Whether it has room for telephone numbers.
            parent: Owner.
        """
        super().__init__(parent)
        from lowuse_plugin.domain.display import shown_code, shown_district  # noqa: PLC0415

        self.setObjectName("LowUse.UnitPapers")
        self.setWindowTitle(title)
        self._choices = tuple(choices)
        self._district = self._combo("District", lambda unit: unit.district, shown_district)
        self._town = self._combo("Town", lambda unit: unit.town, str)
        self._kind = self._combo(
            "Kind", lambda unit: unit.kind, lambda code: shown_code("low_efficiency_kind", code)
        )
        self._batch = self._combo("Batch", lambda unit: unit.batch, str)
        self._state = self._combo(
            "State", lambda unit: unit.survey_state,
            lambda code: shown_code("submission_state", code),
        )  # fmt: skip
        self._standing = QCheckBox(tr("Only units that are tagged low-efficiency"))
        self._standing.setObjectName(f"{_NAME}.Standing")
        self._standing.setChecked(True)
        self._standing.setEnabled(not counting)
        self._standing.toggled.connect(self._count)
        self._phones = QCheckBox(tr("Print telephone numbers"))
        self._phones.setObjectName(f"{_NAME}.Phones")
        self._phones.setToolTip(
            tr("Telephone numbers are personal data: only where the paper needs them.")
        )
        self._phones.setVisible(phones)
        self.said = plain_label(f"{_NAME}.Said")
        self._lay_out()
        self._count()
        install_f1(self, "papers")

    @property
    def chosen(self) -> tuple[str, ...]:
        """The units that fit."""
        wanted = self._filter()
        return tuple(unit.uuid for unit in self._choices if wanted.takes(unit))

    def _filter(self) -> UnitFilter:
        from lowuse_plugin.services.survey_units.choice import UnitFilter  # noqa: PLC0415

        return UnitFilter(
            district=self._district.currentData() or "",
            town=self._town.currentData() or "",
            batch=self._batch.currentData() or "",
            kind=self._kind.currentData() or "",
            survey_state=self._state.currentData() or "",
            standing=self._standing.isChecked(),
        )

    def _combo(
        self, name: str, value: Callable[[UnitChoice], str], shown: Callable[[str], str]
    ) -> QuietComboBox:
        """Return a choice among what the units have."""
        combo = QuietComboBox()
        combo.setObjectName(f"{_NAME}.{name}")
        combo.addItem(tr("All"), "")
        for found in sorted({value(unit) for unit in self._choices} - {""}):
            combo.addItem(shown(found), found)
        combo.currentIndexChanged.connect(self._count)
        return combo

    def _count(self, _index: object = None) -> None:
        count = len(self.chosen)
        if count:
            self.said.setText(tr("{count} survey units", count=f"{count:,}"))
        elif self._choices:
            self.said.setText(tr("No survey unit fits. Choose less narrowly."))
        else:
            self.said.setText(
                tr("There is no survey unit yet. Tag parcels, or draw a unit, first.")
            )
        self._write.setEnabled(bool(count))

    def _send(self) -> None:
        units = self.chosen
        if units:
            self.wanted.emit(units, self._filter().words(), self._phones.isChecked())
            self.accept()

    def _lay_out(self) -> None:
        form = QFormLayout()
        for title, combo in (
            (tr("District"), self._district),
            (tr("Town"), self._town),
            (tr("Category"), self._kind),
            (tr("Batch"), self._batch),
            (tr("State"), self._state),
        ):
            form.addRow(title, combo)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        cancel = buttons.button(QDialogButtonBox.StandardButton.Cancel)
        cancel.setText(tr("Cancel"))
        cancel.setAutoDefault(False)
        cancel.setObjectName(f"{_NAME}.Cancel")
        self._write = QPushButton(tr("Next …"))
        self._write.setObjectName(f"{_NAME}.Next")
        self._write.setDefault(True)
        self._write.clicked.connect(lambda _checked=False: self._send())
        buttons.addButton(self._write, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addLayout(form)
        layout.addWidget(self._standing)
        layout.addWidget(self._phones)
        layout.addStretch(1)
        layout.addWidget(self.said)
        layout.addWidget(buttons)
        fit(self, _WIDTH)
