# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Survey units and survey areas: the page 地块, the entries of lists and menu, the dialogs."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtWidgets import QWidget

from lowuse_plugin.domain.roles import Right
from lowuse_plugin.gui.asking_desk import AskingDesk
from lowuse_plugin.gui.pages import PageSpec
from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.gui.parcels.actions import ParcelAction, Uuids
from lowuse_plugin.gui.toolbar import Command
from lowuse_plugin.qgis_bridge.actor import current_actor
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.role_words import why_not

if TYPE_CHECKING:
    from lowuse_plugin.domain.ports import Progress, Receipt, Store
    from lowuse_plugin.gui.dialogs.reason_dialog import ReasonDialog
    from lowuse_plugin.gui.dialogs.survey_units.dialog import UnitDialog, UnitRequest
    from lowuse_plugin.gui.map_glimpse import MapGlimpse
    from lowuse_plugin.gui.survey.area_desk import SurveyAreaDesk
    from lowuse_plugin.gui.survey_units.drawing import UnitDrawing
    from lowuse_plugin.services.survey.units import Recomputed, UnitDraft, UnitSaved
    from lowuse_plugin.services.survey_units.listing import UnitLine

_ORDER = 40


class UnitCommand(QObject):
    """Holds the forms, draws on the map, and tells what was saved."""

    def __init__(self, context: PanelContext, window: QWidget, iface: Any) -> None:
        """Offer units wherever something can be done with parcels.

        Args:
            context: The shared parts.
            window: Owner of the dialogs.
            iface: QGIS, for the layer that is chosen.
        """
        super().__init__(window)
        self._context, self._window, self._iface = context, window, iface
        self._asking = AskingDesk(context, self)
        self._drawing_made: UnitDrawing | None = None
        self._areas_made: SurveyAreaDesk | None = None
        self._glimpse: MapGlimpse | None = None
        may = partial(why_not, context.session)
        context.actions.add(
            ParcelAction(
                "OneUnit",
                tr("Make one unit …"),
                tr("Make a survey unit with the outline of these parcels"),
                self.join,
                why_not=may,
            )
        )
        context.actions.add(
            ParcelAction(
                "PartOfUnit",
                tr("Draw a part as a unit …"),
                tr("Draw on the map which part of these parcels becomes a survey unit"),
                self.part,
                why_not=may,
            )
        )
        context.parcel_parts.pages.add(PageSpec("Unit", tr("Unit"), self._make_page, _ORDER))
        context.session.closed.connect(self._hide)

    # -- entrances --------------------------------------------------------------------------------

    def commands(self) -> Sequence[Command]:
        """Return the entries of the menu."""
        return (
            Command(
                "NewUnit",
                tr("New unit …"),
                tr("Draw the outline of a survey unit on the map"),
                "new_parcel",
                self.draw,
                needs_workspace=True,
                right=Right.EDIT,
            ),
            Command(
                "UnitsFromLayer",
                tr("Units from a layer …"),
                tr("Make each selected shape of a polygon layer a survey unit"),
                "new_parcel",
                self.from_layer,
                needs_workspace=True,
                right=Right.EDIT,
            ),
            Command(
                "SurveyAreas",
                tr("Survey areas …"),
                tr("Draw survey areas, and assign the units to them"),
                "boundary",
                lambda: self._areas.show(),  # noqa: PLW0108  made when it is wanted
                needs_workspace=True,
            ),
            Command(
                "UnitRollUp",
                tr("Units in total …"),
                tr("Units and areas by survey area, town and district; xlsx"),
                "figures",
                self.show_roll_up,
                needs_workspace=True,
            ),
            Command(
                "NumberUnits",
                tr("Number the units"),
                tr("Give the next number to every unit that has none; numbers never change"),
                "step",
                self.number,
                needs_workspace=True,
                right=Right.EDIT,
            ),
        )

    def shortcuts(self) -> Sequence[Command]:
        """Return nothing: the menu has them all."""
        return ()

    def may_leave(self) -> bool:
        """Ask what becomes of what is not written; False keeps workspace and QGIS open."""
        areas = self._areas_made is None or self._areas_made.may_leave()
        return self._asking.may_leave() and areas

    def release(self) -> None:
        """Close every dialog and take everything off the map: the plugin goes."""
        self._asking.release()
        if self._areas_made is not None:
            self._areas_made.release()
        if self._drawing_made is not None:
            self._drawing_made.release()
        if self._glimpse is not None:
            self._glimpse.release()
        self._context.session.closed.disconnect(self._hide)
        self.deleteLater()

    def join(self, parcels: Uuids) -> None:
        """Open the form of a unit with the outline of some parcels."""
        from lowuse_plugin.gui.dialogs.survey_units.dialog import UnitRequest  # noqa: PLC0415

        self._open(UnitRequest(parcels=tuple(parcels)))

    def part(self, parcels: Uuids) -> None:
        """Let a part of some parcels be drawn, then open the form."""
        from lowuse_plugin.gui.dialogs.survey_units.dialog import UnitRequest  # noqa: PLC0415

        def taken(shapes: tuple[bytes, ...]) -> None:
            self._open(UnitRequest(shapes, tuple(parcels), clip=True))

        if self._may():
            self._draw(taken)

    def draw(self) -> None:
        """Let a unit be drawn, also over unregistered land, then open the form."""
        from lowuse_plugin.gui.dialogs.survey_units.dialog import UnitRequest  # noqa: PLC0415

        if self._may():
            self._draw(lambda shapes: self._open(UnitRequest(shapes)))

    def from_layer(self) -> None:
        """Open the form of units that are selected in a polygon layer."""
        from lowuse_plugin.gui.dialogs.survey_units.dialog import UnitRequest  # noqa: PLC0415

        if self._may():
            shapes = self._drawing.selected()
            if shapes:
                self._open(UnitRequest(shapes, source="layer"))

    def change_outline(self, unit: UnitLine) -> None:
        """Open the form of a unit, and let its outline be drawn anew at once."""
        dialog = self._edit(unit)
        if dialog is not None:
            dialog.begin_drawing()

    def show_unit(self, unit: UnitLine) -> None:
        """Let the map go to a unit and mark it for a moment."""
        from lowuse_plugin.gui.map_glimpse import MapGlimpse  # noqa: PLC0415

        store = self._context.session.store
        if store is None or unit.wkb is None:
            return
        if self._glimpse is None:
            self._glimpse = MapGlimpse(self._drawing.band(), self)
        self._glimpse.show(unit.wkb, store.info.crs)

    def show_roll_up(self) -> None:
        """Open 地块汇总."""
        from lowuse_plugin.gui.dialogs.survey_units.roll_up_dialog import UnitRollUpDialog  # noqa: PLC0415

        if self._context.session.store is None:
            self._context.messages.info(tr("Open a workspace first."))
            return
        self._asking.show_one(("roll_up",), lambda: UnitRollUpDialog(self._context, self._window))

    def number(self) -> None:
        """Give numbers to the units that have none, such as those that tagging made."""
        store = self._context.session.store
        if store is None or not self._may():
            return

        def work(_progress: Progress) -> Receipt | None:
            from lowuse_plugin.services.survey_units.numbers import number_units  # noqa: PLC0415

            return number_units(store)

        def done(receipt: Receipt | None) -> None:
            if receipt is None:
                self._context.messages.info(tr("Every unit has its number."))
                return
            text = tr("{count} units numbered.", count=f"{_units_in(receipt):,}")
            self._context.tell_saved(store, receipt.transaction_id, text)

        self._context.run_for(store, tr("Numbering units"), work, done, writes=True)

    def recompute(self, unit: UnitLine) -> None:
        """Compute the parcels of a unit anew."""
        store = self._context.session.store
        if store is None or not self._may():
            return

        def work(_progress: Progress) -> Recomputed:
            from lowuse_plugin.services.survey_units.recompute import recompute_units  # noqa: PLC0415

            return recompute_units(store, (unit.uuid,))

        def done(found: Recomputed) -> None:
            if found.receipt is None:
                self._context.messages.info(tr("The parcels of the unit are those of now."))
                return
            text = tr("Unit {unit}: parcels computed anew.", unit=unit.label)
            self._context.tell_saved(store, found.receipt.transaction_id, text)

        self._context.run_for(store, tr("Computing the parcels of a unit"), work, done, writes=True)

    def retire(self, unit: UnitLine) -> None:
        """Ask why a unit is retired."""
        from lowuse_plugin.gui.dialogs.reason_dialog import ReasonDialog  # noqa: PLC0415

        store = self._context.session.store
        if store is None or not self._may():
            return

        def make() -> ReasonDialog:
            what = tr("Unit {unit} counts no more; it stays with date and reason. This can be "
                      "undone.", unit=unit.label)  # fmt: skip
            title, waiting = tr("Retire the unit"), self._context.session.waiting
            dialog = ReasonDialog(title, what, waiting, self._window)
            dialog.reason_given.connect(partial(self._write_retirement, dialog, store, unit))
            return dialog

        self._asking.ask(("retire", unit.uuid), make)

    # -- forms ------------------------------------------------------------------------------------

    @property
    def _drawing(self) -> UnitDrawing:
        if self._drawing_made is None:
            from lowuse_plugin.gui.survey_units.drawing import UnitDrawing  # noqa: PLC0415

            self._drawing_made = UnitDrawing(
                self._context,
                lambda: self._iface.activeLayer(),  # noqa: PLW0108  asked when wanted
            )
        return self._drawing_made

    @property
    def _areas(self) -> SurveyAreaDesk:
        if self._areas_made is None:
            from lowuse_plugin.gui.survey.area_desk import SurveyAreaDesk  # noqa: PLC0415

            self._areas_made = SurveyAreaDesk(self._context, self._window, self._drawing)
        return self._areas_made

    def _make_page(self, context: PanelContext) -> QWidget:
        from lowuse_plugin.gui.widgets.survey_units.page import UnitDoors, UnitPage  # noqa: PLC0415

        doors = UnitDoors(
            self.join,
            self.part,
            self.change_outline,
            self._edit,
            self.retire,
            self.show_unit,
            self.recompute,
        )
        return UnitPage(context, doors)

    def _may(self) -> bool:
        session = self._context.session
        reason = tr("Open a workspace first.") if session.store is None else why_not(session)
        if reason:
            self._context.messages.info(reason)
        return not reason

    def _draw(self, taken: Any) -> None:
        self._drawing.draw(taken)
        self._context.messages.info(
            tr("Click the corners on the map; right click ends, Backspace takes one back, Esc "
               "cancels.")
        )  # fmt: skip

    def _edit(self, unit: UnitLine) -> UnitDialog | None:
        from lowuse_plugin.gui.dialogs.survey_units.dialog import UnitRequest  # noqa: PLC0415

        shape = () if unit.wkb is None else (unit.wkb,)
        return self._open(UnitRequest(shape, source=unit.source or "drawn", unit=unit))

    def _open(self, request: UnitRequest) -> UnitDialog | None:
        from lowuse_plugin.gui.dialogs.survey_units.dialog import UnitDialog  # noqa: PLC0415

        store = self._context.session.store
        if store is None or not self._may():
            return None

        def make() -> UnitDialog:
            dialog = UnitDialog(request, self._context, store, self._drawing, self._window)
            dialog.save_wanted.connect(partial(self._write, dialog, store))
            return dialog

        if request.unit is not None:
            return self._asking.ask(("unit", request.unit.uuid), make)
        # The same land is asked for once: two forms of it would make it two units.
        shapes = (shape.hex() for shape in request.shapes)
        return self._asking.ask(("new unit", *sorted(request.parcels), *shapes), make)

    def _write(
        self, dialog: UnitDialog, store: Store, drafts: tuple[UnitDraft, ...], reason: str
    ) -> None:
        unit, person = dialog.request.unit, current_actor().name

        def work(_progress: Progress) -> tuple[UnitSaved, ...]:
            from lowuse_plugin.services.survey import units as survey_units  # noqa: PLC0415

            if unit is None:
                return survey_units.new_units(store, drafts, made_by=person)
            seen = (unit.uuid, unit.version)
            return (survey_units.change_unit(store, *seen, drafts[0], reason, by=person),)

        def done(saved: tuple[UnitSaved, ...]) -> bool:
            self._tell(store, saved, new=unit is None)
            return True

        self._asking.write(dialog, store, tr("Saving the unit"), work, done)

    def _tell(self, store: Store, saved: tuple[UnitSaved, ...], *, new: bool) -> None:
        from lowuse_plugin.gui.widgets.survey_units.words import areas_in_line, notes_text  # noqa: PLC0415

        first = saved[0]
        if first.receipt is None:
            return
        area = areas_in_line(sum(each.area_m2 for each in saved))
        if len(saved) > 1:
            text = tr("{count} units made ({area}).", count=len(saved), area=area)
        elif new:
            text = tr("Unit {unit} made ({area}).", unit=first.number, area=area)
        else:
            text = tr("Unit {unit} changed ({area}).", unit=first.number, area=area)
        if first.tag_carried:
            text += " " + tr("The tag of the units that went into it was taken over.")
        lines = [f"{each.number} {each.name}\n{notes_text(each.notes)}" for each in saved
                 if any(note.severity == "warning" for note in each.notes)]  # fmt: skip
        if lines:
            text += " ⚠ " + tr("It overlaps other units or districts: see the details.")
        told = self._context.tell_saved
        told(store, first.receipt.transaction_id, text, details="\n".join(lines))

    def _write_retirement(
        self, dialog: ReasonDialog, store: Store, unit: UnitLine, reason: str
    ) -> None:
        def work(_progress: Progress) -> Receipt:
            from lowuse_plugin.services.survey.units import retire_unit  # noqa: PLC0415

            return retire_unit(store, unit.uuid, unit.version, reason)

        def done(receipt: Receipt) -> bool:
            text = tr("Unit {unit} retired.", unit=unit.label)
            self._context.tell_saved(store, receipt.transaction_id, text)
            return True

        self._asking.write(dialog, store, tr("Retiring a unit"), work, done)

    def _hide(self) -> None:
        if self._glimpse is not None:
            self._glimpse.hide()


def _units_in(receipt: Receipt) -> int:
    return sum(table == "survey_unit" for table, _uuid in receipt.versions)
