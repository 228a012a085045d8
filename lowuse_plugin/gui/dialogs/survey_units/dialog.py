# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""新建地块 and 修改地块: outline, name and areas, with what it covers before it is saved."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING

from qgis.PyQt import sip
from qgis.PyQt.QtCore import QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.typed_figures import read_figure
from lowuse_plugin.gui.dialogs.asking_dialog import AskingDialog
from lowuse_plugin.gui.help import install_f1
from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.gui.widgets.plain_parts import plain_label, quiet_button
from lowuse_plugin.gui.widgets.quiet_combo import QuietComboBox
from lowuse_plugin.gui.widgets.reason_line import ReasonLine
from lowuse_plugin.gui.widgets.survey_units.absorb import UnitAbsorb
from lowuse_plugin.gui.widgets.survey_units.words import (
    both,
    district_choices,
    low_text,
    members_text,
    notes_text,
    several_text,
)
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.messages import describe_any
from lowuse_plugin.qgis_bridge.punctuation import labelled
from lowuse_plugin.services.survey.units import (
    DRAWN,
    LAYER,
    Measured,
    UnitDraft,
    notes_of,
    preview_units,
)

if TYPE_CHECKING:
    from qgis.PyQt.QtWidgets import QWidget

    from lowuse_plugin.domain.ports import Store
    from lowuse_plugin.gui.survey_units.drawing import UnitDrawing
    from lowuse_plugin.services.survey_units.listing import UnitLine

_NAME = "LowUse.UnitForm"
_PAUSE_MS = 250


@dataclass(frozen=True)
class UnitRequest:
    """What the form begins with."""

    shapes: tuple[bytes, ...] = ()
    parcels: tuple[str, ...] = ()
    source: str = DRAWN
    unit: UnitLine | None = None
    """The unit that is changed; None for a new one."""
    clip: bool = False


class UnitDialog(AskingDialog):
    """Asks for one unit, or for several that come from a layer."""

    save_wanted = pyqtSignal(object, str)
    """Tuple of :class:`UnitDraft`, and the reason of a change."""

    NAME = "UnitForm"
    CHARACTERS = 78
    SAID_LINES = 2

    def __init__(
        self,
        request: UnitRequest,
        context: PanelContext,
        store: Store,
        drawing: UnitDrawing,
        parent: QWidget | None = None,
    ) -> None:
        """Show the form.

        Args:
            request: What it begins with.
            context: The shared parts.
            store: The workspace in which it is saved.
            drawing: Draws on the map.
            parent: Owner.
        """
        new = request.unit is None
        title = tr("New unit") if new else tr("Change unit {unit}", unit=request.unit.label)
        super().__init__(title, tr("Save"), context.session.waiting, parent)
        self.request = request
        self._context, self._store, self._drawing = context, store, drawing
        self._shapes, self._source = request.shapes, request.source
        self._found: tuple[Measured, ...] = ()
        self._trouble = ""
        self._asked = self._drawn = 0
        self._is_measuring = False
        self._band = drawing.band()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self._measure)
        self._make()
        self._lay_out()
        install_f1(self, "units", "new" if new else "change")
        self._begin()
        self._measure()

    # -- what was entered -------------------------------------------------------------------------

    @property
    def edited(self) -> bool:
        """Whether something was entered that is not written; a drawn outline is."""
        drawn = self.request.unit is None and bool(self._shapes) and self._source == DRAWN
        return drawn or super().edited

    @property
    def drafts(self) -> tuple[UnitDraft, ...]:
        """What was entered, one draft a unit."""
        return self._drafts()

    def _drafts(self, *, measuring: bool = False) -> tuple[UnitDraft, ...]:
        name = self._name.text().strip()
        draft = UnitDraft(
            parcels=self.request.parcels,
            unit_name=name,
            unit_number=self._number.text().strip() or None,
            low_efficiency_area_m2=self._low_m2(),
            low_is_whole=not self._low.text().strip(),
            source=self._source,
            remark=self._remark.text().strip(),
            town=self._town.text().strip(),
            district=str(self._district.currentData() or ""),
            clip=self._clip.isChecked(),
            absorb=self._absorb.absorb,
            tag_from=self._absorb.tag_from,
        )
        same = self.request.unit is not None and self._shapes == self.request.shapes
        if same and not draft.clip and not measuring:
            return (draft,)  # the outline stays
        if len(self._shapes) < 2:  # noqa: PLR2004
            return (replace(draft, shape=self._shapes[0] if self._shapes else None),)
        return tuple(
            replace(
                draft,
                shape=shape,
                unit_number=None,
                unit_name=f"{name} {place}" if name else "",
                absorb=() if draft.absorb == () else self._absorbed_by(place - 1),
            )
            for place, shape in enumerate(self._shapes, 1)
        )

    def _absorbed_by(self, place: int) -> tuple[str, ...] | None:
        """Return the units that go into one of several."""
        wanted = self._absorb.absorb
        if wanted is None or place >= len(self._found):
            return None
        inside = {each.uuid for each in self._found[place].overlaps if each.is_inside}
        return tuple(uuid for uuid in wanted if uuid in inside)

    def take_shapes(self, shapes: tuple[bytes, ...], source: str) -> None:
        """Take another outline."""
        if not shapes or sip.isdeleted(self):
            return
        self._shapes = shapes if self.request.unit is None else shapes[:1]
        self._source = source
        self._on_changed()
        self._measure()

    def begin_drawing(self) -> None:
        """Let the outline be drawn anew; the one that there is stays until that is done."""
        if not self._hint.isVisible():
            self._on_draw()

    def done(self, result: int) -> None:
        """Take everything off the map."""
        self._timer.stop()
        self._asked += 1
        self._take_no_more()
        self._band.release()
        super().done(result)

    def _take_no_more(self) -> None:
        self._drawing.cancel_own(self._drawn)

    def _typed(self) -> object:
        try:
            drafts: object = self.drafts
        except LowUseError:
            drafts = self._low.text()
        return drafts, self._reason.reason

    def _gap(self) -> str:
        try:
            self._low_m2()
        except LowUseError as error:
            return describe_any(error)
        if self._trouble:
            return self._trouble
        if self._is_measuring or not self._found:
            return tr("Measuring …")
        return self._unanswered()

    def _unanswered(self) -> str:
        """Return which question of the land is open."""
        if len([d for d in self._found[0].districts if d]) > 1 and not self._district.currentData():
            return tr("The land lies in two districts. Choose the one to which the unit belongs.")
        if self._absorb.gap:
            return self._absorb.gap
        if self.request.unit is not None and not self._reason.reason:
            return tr("Say why the unit is changed.")
        return ""

    def _send(self) -> None:
        self._reason.remember()
        self.save_wanted.emit(self.drafts, self._reason.reason)

    def _low_m2(self) -> Fraction | None:
        figure = read_figure(self._low.text(), "m²", tr("Low-efficiency area"))
        return None if figure is None else figure.value

    # -- measuring --------------------------------------------------------------------------------

    def _measure(self) -> None:
        """Let be measured what would be saved; the form can be filled in meanwhile."""
        try:
            drafts = self._drafts(measuring=True)
        except LowUseError:
            return
        self._asked += 1
        asked, self._is_measuring = self._asked, True
        store, unit = self._store, self.request.unit
        key = unit.uuid if unit is not None else ""

        def wanted() -> bool:
            return not sip.isdeleted(self) and asked == self._asked

        def done(found: tuple[Measured, ...]) -> None:
            if wanted():
                self._is_measuring, self._trouble = False, ""
                self._show_found(found)

        def failed(error: BaseException) -> None:
            if wanted():
                self._is_measuring, self._trouble = False, describe_any(error)
                self._show_found(())

        self._context.run_for(
            store,
            tr("Measuring the unit"),
            lambda _progress: preview_units(store, drafts, unit=key),
            done,
            on_failed=failed,
            hidden=True,
        )
        self._aim()

    def _show_found(self, found: tuple[Measured, ...]) -> None:
        self._found = found
        inside = [each for one in found for each in one.overlaps if each.is_inside]
        untouched = self._typed() == self._untouched
        self._absorb.ask(() if self.request.unit is not None else inside)
        if untouched:
            self._untouched = self._typed()  # what is asked now was typed by nobody
        self._cover.setText(self._cover_text())
        self._band.show(found[0].wkb if len(found) == 1 else None, self._store.info.crs)
        self._aim()

    def _cover_text(self) -> str:
        if not self._found:
            return ""
        if len(self._found) > 1:
            return several_text(self._found)
        only = self._found[0]
        lines = [
            labelled(tr("Area"), f"{both(only.area_m2)} EPSG:{only.area_epsg}"),
            labelled(tr("Parcels"), members_text(only.members)),
            labelled(tr("Unregistered"), both(only.unregistered_m2)),
        ]
        notes = [n for n in notes_of(only, self._absorb.absorb or ()) if n.severity == "warning"]
        return "\n".join([*lines, notes_text(notes)]).rstrip()

    # -- widgets ----------------------------------------------------------------------------------

    def _make(self) -> None:
        unit, request = self.request.unit, self.request
        self._cover = plain_label(f"{_NAME}.Cover")
        self._cover.setMinimumHeight(self.fontMetrics().lineSpacing() * 4)
        self._number = _line("Number", unit.number if unit else "", tr("Given when it is saved"))
        self._name = _line("Name", unit.name if unit else "", tr("Such as 旧五金厂片区"))
        self._town = _line("Town", unit.town if unit else "", tr("That of the parcels"))
        self._low = _line("Low", low_text(unit), tr("The whole unit; m², or such as 3亩"))
        self._remark = _line("Remark", unit.remark if unit else "", "")
        self._district = QuietComboBox()
        self._district.setObjectName(f"{_NAME}.District")
        self._district.addItem(tr("That of the parcels"), "")
        for name, code in district_choices():
            self._district.addItem(name, code)
        if unit is not None and not unit.members:
            self._district.choose(unit.district)
        self._clip = QCheckBox(
            tr("Only what lies in the chosen parcels") if request.parcels
            else tr("Only what lies in parcels; without it unregistered land belongs to the unit")
        )  # fmt: skip
        self._clip.setObjectName(f"{_NAME}.Clip")
        self._clip.setChecked(request.clip)
        self._absorb = UnitAbsorb()
        self._reason = ReasonLine(f"{_NAME}.Reason", tr("Such as: 补充勘测后调整范围"), self)
        self._draw = quiet_button(f"{_NAME}.Draw", tr("Draw on the map"), self._on_draw)
        self._hint = plain_label(
            f"{_NAME}.Hint",
            tr("Click the corners on the map; right click ends, Backspace takes one back, Esc "
               "cancels."),
        )  # fmt: skip
        self._hint.hide()

    def _lay_out(self) -> None:
        select = quiet_button(
            f"{_NAME}.Selection", tr("Take the selected shapes"), self._on_selection
        )
        show = quiet_button(f"{_NAME}.Show", tr("Show on the map"), self._band.go_there)
        buttons = QHBoxLayout()
        for button in (self._draw, select, show):
            buttons.addWidget(button)
        buttons.addStretch(1)
        form = self.form
        form.addRow(tr("Unit number"), self._number)
        form.addRow(tr("Name"), self._name)
        form.addRow(tr("District"), self._district)
        form.addRow(tr("Town"), self._town)
        form.addRow(tr("Low-efficiency area"), self._low)
        form.addRow(tr("Remark"), self._remark)
        form.addRow("", self._clip)
        if self.request.unit is not None:
            form.addRow(tr("Reason *"), self._reason)
        else:
            self._reason.hide()
        self._clip.setVisible(bool(self._shapes))
        self.body.addLayout(buttons)
        self.body.addWidget(self._hint)
        self.body.addWidget(self._cover)
        self.body.addWidget(self._absorb)
        self.body.addWidget(self._fields)
        for line in (self._number, self._name, self._town, self._low, self._remark, self._reason):
            line.textEdited.connect(lambda _text: self._on_changed())
        self._clip.toggled.connect(lambda _on: self._measure_soon())
        self._district.currentIndexChanged.connect(lambda _index: self._measure_soon())
        self._absorb.answered.connect(self._on_answered)

    def _on_answered(self) -> None:
        self._cover.setText(self._cover_text())
        self._on_changed()

    def _measure_soon(self) -> None:
        self._on_changed()
        self._is_measuring = True
        self._timer.start()
        self._aim()

    def _on_draw(self) -> None:
        if self._hint.isVisible():
            self._drawing.cancel_own(self._drawn)
            return

        def taken(shapes: tuple[bytes, ...]) -> None:
            self.take_shapes(shapes, DRAWN)

        self._drawn = self._drawing.draw(taken, self._not_drawing)
        self._hint.show()
        self._draw.setText(tr("Cancel the drawing"))

    def _not_drawing(self) -> None:
        if not sip.isdeleted(self):
            self._hint.hide()
            self._draw.setText(tr("Draw on the map"))
            self._clip.setVisible(bool(self._shapes))

    def _on_selection(self) -> None:
        self.take_shapes(self._drawing.selected(), LAYER)
        self._clip.setVisible(bool(self._shapes))


def _line(name: str, text: str, placeholder: str) -> QLineEdit:
    line = QLineEdit(text)
    line.setObjectName(f"{_NAME}.{name}")
    line.setPlaceholderText(placeholder)
    return line
