# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""套合分析: the window with the layers, the pages of both panels, and P-35 on projects."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtWidgets import QWidget

from lowuse_plugin.gui.asking_desk import AskingDesk
from lowuse_plugin.gui.overlay.layers_desk import OverlayLayersDesk
from lowuse_plugin.gui.pages import PageSpec
from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.gui.parcels.actions import ParcelAction, Uuids
from lowuse_plugin.gui.toolbar import Command
from lowuse_plugin.gui.widgets.file_offers import file_offers
from lowuse_plugin.gui.widgets.plain_parts import to_front
from lowuse_plugin.qgis_bridge.actor import current_actor
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.role_words import why_not

if TYPE_CHECKING:
    from lowuse_plugin.domain.bounds import Bounds
    from lowuse_plugin.domain.overlay import LegacyProposal, OverlayLine
    from lowuse_plugin.domain.ports import Progress, Store
    from lowuse_plugin.domain.survey_units.fields import LegacyLand
    from lowuse_plugin.gui.dialogs.overlay.dialog import OverlayDialog
    from lowuse_plugin.gui.dialogs.overlay.legacy_dialog import LegacyDialog
    from lowuse_plugin.gui.overlay.map import OverlayMap
    from lowuse_plugin.gui.widgets.overlay.page import OverlayDoors
    from lowuse_plugin.gui.widgets.overlay.reading import OverlaySubject
    from lowuse_plugin.qgis_bridge.tasks import ServiceTask
    from lowuse_plugin.services.overlay.analysis import OverlaySummary
    from lowuse_plugin.services.overlay.reference_layers import RegisteredLayer
    from lowuse_plugin.services.survey_units.details import DetailsSaved

_CONTROL_ORDER, _TAGGING_ORDER, _PLAN_ORDER = 20, 50, 25
_EXCEL = "Excel (*.xlsx)"


class OverlayCommand(QObject):
    """Holds the window and what asks; runs the analysis and writes what people say."""

    def __init__(self, context: PanelContext, window: QWidget) -> None:
        """Give the panels their pages.

        Args:
            context: The shared parts.
            window: Owner of the dialogs.
        """
        super().__init__(window)
        self._context, self._window = context, window
        self._asking = AskingDesk(context, self)
        self._layers = OverlayLayersDesk(context, window, self._asking)
        self._dialog: OverlayDialog | None = None
        self._map: OverlayMap | None = None
        self._is_released = False
        self._running: ServiceTask | None = None
        self._shown: Callable[[], Sequence[str] | None] = lambda: None
        self.bring: Callable[[], None] = lambda: None
        """Opens the import of files."""
        self.tag: Callable[[], None] = lambda: None
        """Leads to where parcels are tagged."""
        parts = context.parcel_parts
        parts.control_pages.add(
            PageSpec("Overlay", tr("Overlay"), partial(self._make_page, "Control"), _CONTROL_ORDER)
        )
        parts.pages.add(
            PageSpec("Overlay", tr("Overlay"), partial(self._make_page, "Tagging"), _TAGGING_ORDER)
        )
        context.project_parts.pages.add(
            PageSpec("Plan", tr("Detailed plan"), self._make_plan_page, _PLAN_ORDER)
        )
        context.actions.add(
            ParcelAction(
                "Overlay",
                tr("Overlay analysis"),
                tr("Lay these parcels and their units over every registered layer"),
                self.analyse,
                why_not=lambda: why_not(context.session),
            )
        )
        context.session.closed.connect(self._close)

    def commands(self) -> Sequence[Command]:
        """Return the entry of the menu."""
        return [
            Command(
                "Overlay",
                tr("Overlay analysis …"),
                tr("Land survey, three zones and lines, plans, approvals, supplies in one run"),
                "control_line",
                self.show,
                needs_workspace=True,
            )
        ]

    def shortcuts(self) -> Sequence[Command]:
        """Return nothing: the window is opened from the menu."""
        return ()

    def follow(self, shown: Callable[[], Sequence[str] | None]) -> None:
        """Let it know what the list of the panel that is seen shows."""
        self._shown = shown

    def may_leave(self) -> bool:
        """Ask what becomes of what is not written; False keeps the workspace open."""
        dialog = self.dialog
        return self._asking.may_leave() and (dialog is None or dialog.may_leave())

    def release(self) -> None:
        """Close everything: the plugin goes."""
        if self._is_released:
            return
        self._is_released = True
        self._asking.release()
        self._close()
        self._context.session.closed.disconnect(self._close)
        if self._map is not None:
            self._map.release()
        self.deleteLater()

    @property
    def dialog(self) -> OverlayDialog | None:
        """The window while it is open."""
        if self._dialog is not None and sip.isdeleted(self._dialog):
            self._dialog = None
        return self._dialog

    def show(self) -> None:
        """Open the window, or bring it to the front."""
        if self._context.session.store is None:
            self._context.messages.info(tr("Open a workspace first."))
            return
        dialog = self.dialog
        if dialog is None:
            from lowuse_plugin.gui.dialogs.overlay.dialog import (  # noqa: PLC0415
                OverlayDialog,
                OverlayWindowDoors,
            )

            doors = OverlayWindowDoors(
                bring=self._bring,
                from_map=self._layers.register,
                change=self._layers.change,
                retire=self._layers.retire,
                show=self._show_layer,
                run=self.run,
                write=self._ask_path,
                select=self._select,
            )
            dialog = self._dialog = OverlayDialog(
                self._context, doors, self._shown_now, self._window
            )
        to_front(dialog)

    def _bring(self) -> None:
        self.bring()

    def _tag(self) -> None:
        self.tag()

    def _shown_now(self) -> Sequence[str] | None:
        return self._shown()

    # -- the analysis -----------------------------------------------------------------------------

    def analyse(self, parcels: Uuids) -> None:
        """Lay parcels and their units over every layer."""
        self.run(None, parcels)

    def run(
        self, layers: Sequence[str] | None, parcels: Sequence[str] | None
    ) -> ServiceTask | None:
        """Analyse layers for parcels, in the background; nothing while an analysis runs.

        Args:
            layers: Keys of the layers; None for all.
            parcels: uuids; None for all.
        """
        store = self._context.session.store
        if store is None or why_not(self._context.session):
            return None
        if self._running is not None:
            self._context.messages.info(
                tr("An overlay analysis is running. Wait until it has ended, or cancel it.")
            )
            return None
        person = current_actor().name

        def work(progress: Progress) -> OverlaySummary:
            from lowuse_plugin.domain.moments import office_today  # noqa: PLC0415
            from lowuse_plugin.services.overlay.analysis import (  # noqa: PLC0415
                overlay_analysis,
            )

            return overlay_analysis(
                store,
                layers=layers,
                parcels=parcels,
                on=office_today(),
                analysed_by=person,
                progress=progress,
            )

        def done(summary: OverlaySummary) -> None:
            from lowuse_plugin.gui.widgets.overlay.words import summary_text  # noqa: PLC0415

            self._context.messages.success(summary_text(summary))
            if self._context.session.store is store:
                self._context.session.saved()

        def ended() -> None:
            self._running = None

        task = self._context.run_for(store, tr("Overlay analysis"), work, done, writes=True)
        self._running = task
        task.ended.connect(ended)
        return task

    def write_to(self, path: Path, parcels: Sequence[str] | None = None) -> ServiceTask | None:
        """Write the stored overlays as xlsx, in the background.

        Args:
            path: The file.
            parcels: uuids; None for all.
        """
        store = self._context.session.store
        if store is None:
            return None

        def work(progress: Progress) -> Path:
            from lowuse_plugin.gui.overlay.paper import write_overlay_xlsx  # noqa: PLC0415

            return write_overlay_xlsx(store, path, parcels, progress)

        def done(written: Path) -> None:
            text = tr("Overlays written: {path}", path=written)
            self._context.messages.success(text, offers=file_offers(written))

        return self._context.run_for(store, tr("Writing the overlays"), work, done)

    def _ask_path(self, parcels: Sequence[str] | None) -> ServiceTask | None:
        from qgis.PyQt.QtWidgets import QFileDialog  # noqa: PLC0415

        from lowuse_plugin.domain.moments import office_today  # noqa: PLC0415
        from lowuse_plugin.gui.chosen_path import chosen_path  # noqa: PLC0415

        path = self._context.session.path
        if path is None:
            return None
        suggested = path.parent / f"{path.stem}_套合分析_{office_today():%Y%m%d}.xlsx"
        owner = self.dialog or self._window
        chosen, _ = QFileDialog.getSaveFileName(
            owner, tr("Write the overlays"), str(suggested), _EXCEL
        )
        return self.write_to(chosen_path(Path(chosen), ("xlsx",)), parcels) if chosen else None

    # -- the map ----------------------------------------------------------------------------------

    def _on_map(self) -> OverlayMap:
        if self._map is None:
            from lowuse_plugin.gui.overlay.map import OverlayMap  # noqa: PLC0415

            self._map = OverlayMap(self._context, self)
        return self._map

    def _show_layer(self, layer: RegisteredLayer) -> None:
        store = self._context.session.store
        if store is None:
            return

        def work(_progress: Progress) -> Bounds | None:
            from lowuse_plugin.services.overlay.shapes import layer_box  # noqa: PLC0415

            return layer_box(store, layer.uuid) if layer.is_reference else None

        def done(box: Bounds | None) -> None:
            self._on_map().show_layer(layer, box, store.info.crs)

        self._context.run_for(store, tr("Looking for the layer"), work, done, hidden=True)

    def _show_part(self, subject: OverlaySubject, line: OverlayLine) -> None:
        store = self._context.session.store
        if store is None:
            return

        def work(_progress: Progress) -> bytes | None:
            from lowuse_plugin.domain.moments import office_today  # noqa: PLC0415
            from lowuse_plugin.services.overlay.shapes import overlap_shape  # noqa: PLC0415

            return overlap_shape(
                store, subject.table, subject.uuid, line.layer_key, line.class_code,
                on=office_today(),
            )  # fmt: skip

        def done(wkb: bytes | None) -> None:
            if wkb is None:
                text = tr("There is nothing to show any more: the layer or the outline changed.")
                self._context.messages.info(text)
            else:
                self._on_map().show_part(wkb, store.info.crs)

        self._context.run_for(store, tr("Looking for the part"), work, done, hidden=True)

    def _show_shape(self, wkb: bytes) -> None:
        store = self._context.session.store
        if store is not None:
            self._on_map().show_part(wkb, store.info.crs)

    def _select(self, parcels: Sequence[str]) -> None:
        self._context.current.select(parcels)
        if parcels:
            self._context.current.look_at(parcels[0], reveal=True, zoom=False)

    # -- pages ------------------------------------------------------------------------------------

    def _make_page(self, panel: str, context: PanelContext) -> QWidget:
        from lowuse_plugin.gui.widgets.overlay.page import OverlayPage  # noqa: PLC0415

        return OverlayPage(context, self._doors(), f"LowUse.{panel}Overlay")

    def _make_plan_page(self, context: PanelContext) -> QWidget:
        from lowuse_plugin.gui.widgets.overlay.plan_page import PlanPage  # noqa: PLC0415

        return PlanPage(context, self._show_shape, self.show)

    def _doors(self) -> OverlayDoors:
        from lowuse_plugin.gui.widgets.overlay.page import OverlayDoors  # noqa: PLC0415

        return OverlayDoors(self.analyse, self.show, self._show_part, self._accept, self._tag)

    def _accept(self, subject: OverlaySubject, proposal: LegacyProposal) -> None:
        from lowuse_plugin.gui.dialogs.overlay.legacy_dialog import LegacyDialog  # noqa: PLC0415
        from lowuse_plugin.gui.widgets.overlay.words import why_text  # noqa: PLC0415

        store, unit = self._context.session.store, subject.unit
        if store is None or unit is None:
            return

        def make() -> LegacyDialog:
            waiting = self._context.session.waiting
            dialog = LegacyDialog(unit, proposal, why_text(proposal), waiting, self._window)
            dialog.save_wanted.connect(partial(self._write_legacy, dialog, store))
            return dialog

        self._asking.ask(("legacy", unit.uuid, proposal.kind), make)

    def _write_legacy(self, dialog: LegacyDialog, store: Store, land: LegacyLand) -> None:
        unit, person = dialog.unit, current_actor().name

        def work(_progress: Progress) -> DetailsSaved:
            from lowuse_plugin.services.survey_units.details import (  # noqa: PLC0415
                LegacyRow,
                save_unit_details,
            )

            rows = (*unit.legacy, LegacyRow("", 0, land))
            return save_unit_details(store, unit.uuid, unit.version, {}, rows, by=person)

        def done(saved: DetailsSaved) -> bool:
            if saved.receipt is not None:
                text = tr("Legacy land of unit {unit} saved.", unit=unit.label)
                self._context.tell_saved(store, saved.receipt.transaction_id, text)
            return True

        self._asking.write(dialog, store, tr("Saving legacy land"), work, done)

    def _close(self) -> None:
        dialog = self.dialog
        if dialog is not None:
            dialog.discard()
        self._dialog = None
        if self._map is not None:
            self._map.hide()
