# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What is done with survey areas: the window with all of them, its forms, the assignment."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtWidgets import QWidget

from lowuse_plugin.gui.asking_desk import AskingDesk
from lowuse_plugin.gui.dialogs.reason_dialog import ReasonDialog
from lowuse_plugin.gui.dialogs.survey.area_dialog import AreaRequest, SurveyAreaDialog
from lowuse_plugin.gui.dialogs.survey.areas_dialog import AreaDoors, SurveyAreasDialog
from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.gui.survey_units.drawing import UnitDrawing
from lowuse_plugin.gui.widgets.plain_parts import to_front
from lowuse_plugin.qgis_bridge.actor import current_actor
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.services.survey.areas import (
    Assigned,
    SurveyArea,
    SurveyAreaDraft,
    assign_survey_areas,
    change_survey_area,
    new_survey_areas,
    retire_survey_area,
)

if TYPE_CHECKING:
    from lowuse_plugin.domain.ports import Progress, Receipt, Store


class SurveyAreaDesk(QObject):
    """Made when survey areas are first wanted."""

    def __init__(self, context: PanelContext, window: QWidget, drawing: UnitDrawing) -> None:
        """Show nothing yet.

        Args:
            context: The shared parts.
            window: Owner of the dialogs.
            drawing: Draws on the map.
        """
        super().__init__(window)
        self._context, self._window, self._drawing = context, window, drawing
        self._asking = AskingDesk(context, self)
        self._list: SurveyAreasDialog | None = None
        self._band = drawing.band()

    def show(self) -> None:
        """Open the window with all survey areas, or bring it to the front."""
        if self._context.session.store is None:
            self._context.messages.info(tr("Open a workspace first."))
            return
        if self._list is None or sip.isdeleted(self._list):
            doors = AreaDoors(
                partial(self._ask, None),
                self._from_layer,
                self._change,
                self._retire,
                self._show_area,
                self.assign,
            )
            self._list = SurveyAreasDialog(self._context, doors, self._window)
            self._list.finished.connect(self._forget)
        to_front(self._list)

    def may_leave(self) -> bool:
        """Ask what becomes of what is not written."""
        return self._asking.may_leave()

    def release(self) -> None:
        """Close everything: the plugin goes."""
        self._asking.release()
        if self._list is not None and not sip.isdeleted(self._list):
            self._list.close()
        self._band.release()
        self.deleteLater()

    def assign(self) -> None:
        """Assign every unit to the survey area that it overlaps most."""
        store = self._context.session.store
        if store is None:
            return

        def done(found: Assigned) -> None:
            rest = ""
            if found.without:
                rest = " " + tr("{count} units lie in no survey area.", count=f"{found.without:,}")
            if found.receipt is None:
                text = tr("Every unit is in the right survey area already.")
                self._context.messages.info(text + rest)
                return
            text = tr("{count} units assigned to survey areas.", count=f"{len(found.changed):,}")
            self._context.tell_saved(store, found.receipt.transaction_id, text + rest)

        self._context.run_for(
            store,
            tr("Assigning units to survey areas"),
            lambda _progress: assign_survey_areas(store),
            done,
            writes=True,
        )

    def _from_layer(self) -> None:
        shapes = self._drawing.selected()
        if shapes:
            self._ask(None, shapes)

    def _change(self, area: SurveyArea) -> None:
        self._ask(area)

    def _ask(self, area: SurveyArea | None, shapes: tuple[bytes, ...] = ()) -> None:
        store = self._context.session.store
        if store is None:
            return

        def make() -> SurveyAreaDialog:
            request = AreaRequest(store.info.crs, shapes, area)
            waiting = self._context.session.waiting
            dialog = SurveyAreaDialog(request, self._drawing, waiting, self._window)
            dialog.save_wanted.connect(partial(self._write, dialog, store))
            return dialog

        # Shapes that were chosen never end in a form that somebody has begun for other ones.
        about = area.uuid if area is not None else f"{hash(shapes)}" if shapes else ""
        self._asking.ask(("area", about), make)

    def _write(
        self,
        dialog: SurveyAreaDialog,
        store: Store,
        drafts: tuple[SurveyAreaDraft, ...],
        reason: str,
    ) -> None:
        area, person = dialog.request.area, current_actor().name

        def work(_progress: Progress) -> Receipt:
            if area is None:
                return new_survey_areas(store, drafts, made_by=person)
            return change_survey_area(store, area.uuid, area.version, drafts[0], reason)

        def done(receipt: Receipt) -> bool:
            if area is not None:
                text = tr("Survey area {area} changed.", area=drafts[0].name)
            else:
                text = tr("{count} survey areas made.", count=len(drafts))
            text += " " + tr("Assign the units when all are there.")
            self._context.tell_saved(store, receipt.transaction_id, text)
            return True

        self._asking.write(dialog, store, tr("Saving the survey area"), work, done)

    def _retire(self, area: SurveyArea) -> None:
        store = self._context.session.store
        if store is None:
            return

        def make() -> ReasonDialog:
            what = tr("Survey area {area} counts no more; its {count} units are in none until they "
                      "are assigned anew.", area=area.label, count=f"{area.units:,}")  # fmt: skip
            waiting = self._context.session.waiting
            dialog = ReasonDialog(tr("Retire the survey area"), what, waiting, self._window)
            dialog.reason_given.connect(partial(self._write_retirement, dialog, store, area))
            return dialog

        self._asking.ask(("retire", area.uuid), make)

    def _write_retirement(
        self, dialog: ReasonDialog, store: Store, area: SurveyArea, reason: str
    ) -> None:
        def done(receipt: Receipt) -> bool:
            text = tr("Survey area {area} retired.", area=area.label)
            self._context.tell_saved(store, receipt.transaction_id, text)
            return True

        self._asking.write(
            dialog,
            store,
            tr("Retiring a survey area"),
            lambda _progress: retire_survey_area(store, area.uuid, area.version, reason),
            done,
        )

    def _show_area(self, area: SurveyArea) -> None:
        store = self._context.session.store
        if store is not None:
            self._band.show(area.wkb, store.info.crs)
            self._band.go_there()

    def _forget(self, _result: int) -> None:
        self._list = None
        self._band.show(None, "")
