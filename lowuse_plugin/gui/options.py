# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The page 「低效用地」 in the options of QGIS."""

from __future__ import annotations

from collections.abc import Callable

from qgis.gui import QgsFileWidget, QgsOptionsPageWidget, QgsOptionsWidgetFactory
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QGroupBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from lowuse_plugin.domain.roles import Role
from lowuse_plugin.gui.help import install_f1, open_help
from lowuse_plugin.gui.widgets.role_box import RoleBox
from lowuse_plugin.qgis_bridge import settings
from lowuse_plugin.qgis_bridge.actor import system_name
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.icons import icon
from lowuse_plugin.qgis_bridge.role_words import current_role, role_note


class LowUseOptionsFactory(QgsOptionsWidgetFactory):
    """Makes the page each time the options of QGIS open."""

    def __init__(self, on_applied: Callable[[], None] | None = None) -> None:
        """Name the page.

        Args:
            on_applied: Called after the settings were saved, for what shows them.
        """
        super().__init__(tr("Low-use land"), icon(), "LowUse")
        self._on_applied = on_applied

    def createWidget(self, parent: QWidget | None = None) -> QgsOptionsPageWidget:  # noqa: N802
        """Return a page with what is set."""
        return OptionsPage(self._on_applied, parent)


class OptionsPage(QgsOptionsPageWidget):
    """Name, display, and what new maps are prefilled with."""

    def __init__(
        self, on_applied: Callable[[], None] | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("LowUse.Options")
        self._on_applied = on_applied
        self._name = _line("LowUse.Options.Name", settings.NAME_LENGTH)
        self._name_problem = QLabel()
        self._name_problem.setObjectName("LowUse.Options.NameProblem")
        self._name_problem.setWordWrap(True)
        self._role = RoleBox("LowUse.Options.Role")
        self._unit = self._area_units()
        self._flash = QCheckBox(tr("Flash a parcel on the map when its line is clicked"))
        self._flash.setObjectName("LowUse.Options.Flash")
        self._interval = QSpinBox()
        self._interval.setObjectName("LowUse.Options.Interval")
        self._interval.setRange(settings.CHECK_INTERVAL_S.lowest, settings.CHECK_INTERVAL_S.highest)
        self._interval.setSuffix(tr(" s"))
        self._map_unit = _line("LowUse.Options.MapUnit")
        self._map_author = _line("LowUse.Options.MapAuthor")
        self._map_checker = _line("LowUse.Options.MapChecker")
        self._tax_folder = _folder("LowUse.Options.TaxFolder")
        self._name.textChanged.connect(self._check_name)
        self._lay_out()
        self._show_settings()
        install_f1(self, "settings")

    def isValid(self) -> bool:  # noqa: N802
        """Tell whether the page can be applied; QGIS shows the page that cannot."""
        return bool(settings.one_line(self._name.text()))

    def apply(self) -> None:
        """Save. A name that was emptied is not saved: every line of the log needs one."""
        if self.isValid():
            settings.DISPLAY_NAME.set(self._name.text())
        self._role.keep()
        settings.AREA_UNIT.set(str(self._unit.currentData()))
        settings.FLASH_ON_CLICK.set(self._flash.isChecked())
        settings.CHECK_INTERVAL_S.set(self._interval.value())
        settings.MAP_UNIT.set(self._map_unit.text())
        settings.MAP_AUTHOR.set(self._map_author.text())
        settings.MAP_CHECKER.set(self._map_checker.text())
        settings.TAX_FOLDER.set(self._tax_folder.filePath().strip())
        if self._on_applied is not None:
            self._on_applied()

    def _area_units(self) -> QComboBox:
        box = QComboBox()
        box.setObjectName("LowUse.Options.AreaUnit")
        box.addItem(tr("mu (亩)"), settings.MU)
        box.addItem(tr("square metres (m²)"), settings.M2)
        box.addItem(tr("hectares (ha)"), settings.HECTARE)
        return box

    def _show_settings(self) -> None:
        """Fill the page with what is saved."""
        self._name.setText(settings.DISPLAY_NAME.get() or system_name())
        self._role.choose(current_role())
        self._unit.setCurrentIndex(self._unit.findData(settings.AREA_UNIT.get()))
        self._flash.setChecked(settings.FLASH_ON_CLICK.get())
        self._interval.setValue(settings.CHECK_INTERVAL_S.get())
        self._map_unit.setText(settings.MAP_UNIT.get())
        self._map_author.setText(settings.MAP_AUTHOR.get())
        self._map_checker.setText(settings.MAP_CHECKER.get())
        self._tax_folder.setFilePath(settings.TAX_FOLDER.get())
        self._check_name()

    def _show_defaults(self) -> None:
        """Fill the page with the defaults; they count when the options are accepted."""
        self._name.setText(system_name())
        self._role.choose(Role(settings.ROLE.default))
        self._unit.setCurrentIndex(self._unit.findData(settings.AREA_UNIT.default))
        self._flash.setChecked(settings.FLASH_ON_CLICK.default)
        self._interval.setValue(settings.CHECK_INTERVAL_S.default)
        for field in (self._map_unit, self._map_author, self._map_checker):
            field.clear()

    def _check_name(self) -> None:
        missing = not self.isValid()
        self._name_problem.setText(
            tr(
                "⚠ The name is missing. Enter the name that your colleagues know: it stands "
                "beside every change you make."
            )
            if missing
            else ""
        )
        self._name_problem.setVisible(missing)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        groups = (
            self._person_group(),
            self._display_group(),
            self._map_group(),
            self._tax_group(),
        )
        for group in groups:
            layout.addWidget(group)
        layout.addLayout(self._button_row())
        layout.addStretch()

    def _person_group(self) -> QGroupBox:
        group = QGroupBox(tr("Who you are"))
        form = QFormLayout(group)
        form.addRow(tr("Your name"), self._name)
        form.addRow(self._name_problem)
        form.addRow(tr("Your role"), self._role)
        form.addRow(_hint(role_note()))
        return group

    def _display_group(self) -> QGroupBox:
        group = QGroupBox(tr("Display"))
        form = QFormLayout(group)
        form.addRow(tr("Areas first in"), self._unit)
        form.addRow(self._flash)
        form.addRow(tr("Look for colleagues' changes every"), self._interval)
        return group

    def _map_group(self) -> QGroupBox:
        group = QGroupBox(tr("New maps and sheets"))
        form = QFormLayout(group)
        form.addRow(tr("Compiling unit"), self._map_unit)
        form.addRow(tr("Drawn by"), self._map_author)
        form.addRow(tr("Checked by"), self._map_checker)
        form.addRow(_hint(tr("Prefilled on new maps; what is empty there is filled in by hand.")))
        return group

    def _tax_group(self) -> QGroupBox:
        group = QGroupBox(tr("Taxes of enterprises"))
        form = QFormLayout(group)
        form.addRow(tr("Folder of the taxes"), self._tax_folder)
        self._tax_folder.setToolTip(
            tr(
                "Taxes never enter the workspace. Choose a folder that only those can open who "
                "may see them; colleagues without it still see the tax per mu."
            )
        )
        return group

    def _button_row(self) -> QHBoxLayout:
        reset = QPushButton(tr("Restore defaults"))
        reset.setObjectName("LowUse.Options.Reset")
        reset.setToolTip(tr("Fills the page with the defaults; they count when you press OK."))
        reset.clicked.connect(lambda _checked=False: self._show_defaults())
        help_button = QPushButton(tr("Open help"))
        help_button.setObjectName("LowUse.Options.Help")
        help_button.clicked.connect(lambda _checked=False: open_help("settings"))
        row = QHBoxLayout()
        row.addWidget(reset)
        row.addWidget(help_button)
        row.addStretch()
        return row


def _line(name: str, longest: int = 100) -> QLineEdit:
    field = QLineEdit()
    field.setObjectName(name)
    field.setMaxLength(longest)
    return field


def _folder(name: str) -> QgsFileWidget:
    chooser = QgsFileWidget()
    chooser.setObjectName(name)
    chooser.setStorageMode(QgsFileWidget.StorageMode.GetDirectory)
    return chooser


def _hint(text: str) -> QLabel:
    label = QLabel(text)
    label.setWordWrap(True)
    return label
