# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""新建调查区 and 修改调查区: number, name and outline."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout, QLineEdit

from lowuse_plugin.gui.dialogs.asking_dialog import AskingDialog
from lowuse_plugin.gui.help import install_f1
from lowuse_plugin.gui.widgets.plain_parts import plain_label, quiet_button
from lowuse_plugin.gui.widgets.quiet_combo import QuietComboBox
from lowuse_plugin.gui.widgets.reason_line import ReasonLine
from lowuse_plugin.gui.widgets.survey_units.words import district_choices
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.waiting import Waiting
from lowuse_plugin.services.survey.areas import SurveyArea, SurveyAreaDraft

if TYPE_CHECKING:
    from qgis.PyQt.QtWidgets import QWidget

    from lowuse_plugin.gui.survey_units.drawing import UnitDrawing

_NAME = "LowUse.SurveyArea"


@dataclass(frozen=True)
class AreaRequest:
    """What the form begins with."""

    crs: str
    shapes: tuple[bytes, ...] = ()
    area: SurveyArea | None = None
    """The area that is changed; None for a new one."""


class SurveyAreaDialog(AskingDialog):
    """Asks for one survey area, or for several that come from a layer."""

    save_wanted = pyqtSignal(object, str)
    """Tuple of :class:`SurveyAreaDraft`, and the reason of a change."""

    NAME = "SurveyArea"
    CHARACTERS = 64

    def __init__(
        self,
        request: AreaRequest,
        drawing: UnitDrawing,
        waiting: Waiting,
        parent: QWidget | None = None,
    ) -> None:
        """Show the form.

        Args:
            request: What it begins with.
            drawing: Draws on the map.
            waiting: What saves that wait tell.
            parent: Owner.
        """
        area = request.area
        title = tr("New survey area") if area is None else tr("Change survey area")
        super().__init__(title, tr("Save"), waiting, parent)
        self.request = request
        self._drawing, self._shapes = drawing, request.shapes
        self._drawn = 0
        self._band = drawing.band()
        self._what = plain_label(f"{_NAME}.What")
        self._number = _line("Number", area.number if area else "", tr("Given when it is saved"))
        self._name = _line("Name", area.name if area else "", tr("Such as 白石片区"))
        self._town = _line("Town", area.town if area else "", "")
        self._remark = _line("Remark", area.remark if area else "", "")
        self._district = QuietComboBox()
        self._district.setObjectName(f"{_NAME}.District")
        self._district.addItem(tr("That of the parcels"), "")
        for name, code in district_choices():
            self._district.addItem(name, code)
        if area is not None:
            self._district.choose(area.district)
        self._reason = ReasonLine(f"{_NAME}.Reason", tr("Such as: 按镇街界线调整"), self)
        self._lay_out()
        install_f1(self, "units", "areas")
        self._begin()
        self._show_shape()

    @property
    def drafts(self) -> tuple[SurveyAreaDraft, ...]:
        """What was entered."""
        name = self._name.text().strip()
        draft = SurveyAreaDraft(
            name=name,
            area_number=self._number.text().strip() or None,
            district=str(self._district.currentData() or ""),
            town=self._town.text().strip(),
            remark=self._remark.text().strip(),
        )
        if len(self._shapes) < 2:  # noqa: PLR2004
            return (replace(draft, shape=self._shapes[0] if self._shapes else None),)
        return tuple(
            replace(draft, shape=shape, name=f"{name} {place}" if name else "", area_number=None)
            for place, shape in enumerate(self._shapes, 1)
        )

    def take_shapes(self, shapes: tuple[bytes, ...]) -> None:
        """Take another outline."""
        if shapes:
            self._shapes = shapes if self.request.area is None else shapes[:1]
            self._show_shape()
            self._on_changed()

    def done(self, result: int) -> None:
        """Take everything off the map."""
        self._take_no_more()
        self._band.release()
        super().done(result)

    def _take_no_more(self) -> None:
        self._drawing.cancel_own(self._drawn)

    def _typed(self) -> object:
        return self.drafts, self._reason.reason

    def _gap(self) -> str:
        if not self._shapes and self.request.area is None:
            return tr("Draw the outline, or take selected shapes of a layer.")
        if not self._name.text().strip():
            return tr("Enter the name of the survey area.")
        if self.request.area is not None and not self._reason.reason:
            return tr("Say why the survey area is changed.")
        return ""

    def _send(self) -> None:
        self._reason.remember()
        self.save_wanted.emit(self.drafts, self._reason.reason)

    def _show_shape(self) -> None:
        area = self.request.area
        stored = area.wkb if area is not None else None
        only = self._shapes[0] if len(self._shapes) == 1 else None
        self._band.show(only or (None if self._shapes else stored), self.request.crs)
        if len(self._shapes) > 1:
            count = f"{len(self._shapes):,}"
            text = tr("{count} survey areas in one save; their names get a number", count=count)
        elif self._shapes:
            text = tr("The new outline is shown on the map.")
        else:
            text = tr("The outline stays as it is.") if area else tr("There is no outline yet.")
        self._what.setText(text)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        draw = quiet_button(f"{_NAME}.Draw", tr("Draw on the map"), self._on_draw)
        draw.setToolTip(
            tr("Click the corners on the map; right click ends, Backspace takes one back, Esc "
               "cancels.")
        )  # fmt: skip
        select = quiet_button(
            f"{_NAME}.Selection", tr("Take the selected shapes"), self._on_selection
        )
        show = quiet_button(f"{_NAME}.Show", tr("Show on the map"), self._band.go_there)
        for button in (draw, select, show):
            buttons.addWidget(button)
        buttons.addStretch(1)
        form = self.form
        form.addRow(tr("Number"), self._number)
        form.addRow(tr("Name"), self._name)
        form.addRow(tr("District"), self._district)
        form.addRow(tr("Town"), self._town)
        form.addRow(tr("Remark"), self._remark)
        if self.request.area is not None:
            form.addRow(tr("Reason *"), self._reason)
        else:
            self._reason.hide()
        self.body.addLayout(buttons)
        self.body.addWidget(self._what)
        self.body.addWidget(self._fields)
        for line in (self._number, self._name, self._town, self._remark, self._reason):
            line.textEdited.connect(lambda _text: self._on_changed())
        self._district.currentIndexChanged.connect(lambda _index: self._on_changed())

    def _on_draw(self) -> None:
        self._drawn = self._drawing.draw(self.take_shapes)

    def _on_selection(self) -> None:
        self.take_shapes(self._drawing.selected())


def _line(name: str, text: str, placeholder: str) -> QLineEdit:
    line = QLineEdit(text)
    line.setObjectName(f"{_NAME}.{name}")
    line.setPlaceholderText(placeholder)
    return line
