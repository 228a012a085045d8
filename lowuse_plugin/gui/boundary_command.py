# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""编辑边界 and 新增宗地: opens the drawing, tells what came of it, asks before it is left."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from qgis.core import QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QEvent, QObject, Qt
from qgis.PyQt.QtWidgets import QMessageBox, QWidget

from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.gui.parcel_actions import ParcelAction, Uuids
from lowuse_plugin.gui.widgets.messages import Offer
from lowuse_plugin.qgis_bridge.digitising import Digitising
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.messages import describe_any
from lowuse_plugin.qgis_bridge.punctuation import commas
from lowuse_plugin.qgis_bridge.role_words import why_not
from lowuse_plugin.qgis_bridge.scratch_mark import DRAFT, scratch_layers, scratch_of
from lowuse_plugin.qgis_bridge.settings import BOUNDARY_NEIGHBOURS

if TYPE_CHECKING:
    from lowuse_plugin.domain.boundary_edits import Opened, SavedBoundaries
    from lowuse_plugin.domain.ports import Progress
    from lowuse_plugin.gui.boundary_desk import BoundaryDesk
    from lowuse_plugin.qgis_bridge.scratch_draft import Draft

MOST_PARCELS = 200
"""So many boundaries somebody can still overlook; more are an import."""


class BoundaryCommand(QObject):
    """Holds at most one drawing."""

    def __init__(self, context: PanelContext, window: QWidget, iface: Any) -> None:
        """Offer editing of boundaries wherever something can be done with parcels.

        Args:
            context: The shared parts.
            window: QGIS's window.
            iface: QGIS's interface.
        """
        super().__init__(window)
        self.setObjectName("LowUse.BoundaryCommand")
        self._context = context
        self._window = window
        self._iface = iface
        self._project = QgsProject.instance()
        self._desk: BoundaryDesk | None = None
        self._told: set[str] = set()
        context.actions.add(
            ParcelAction(
                "EditBoundary",
                tr("Edit boundaries …"),
                tr("Draw the boundaries of the parcels anew, with QGIS's own tools"),
                self.edit,
                why_not=partial(why_not, context.session),
            )
        )
        self._project.readProject.connect(self._on_project)
        self._project.writeProject.connect(self._on_written)
        context.session.opened.connect(self._look_for_drafts)
        window.installEventFilter(self)

    def release(self) -> None:
        """Let go of everything; a drawing stays with its layer."""
        self._window.removeEventFilter(self)
        self._project.readProject.disconnect(self._on_project)
        self._project.writeProject.disconnect(self._on_written)
        self._context.session.opened.disconnect(self._look_for_drafts)
        if self._desk is not None:
            self._desk.release()
        self.deleteLater()

    # -- entrances --------------------------------------------------------------------------------

    def edit(self, uuids: Uuids) -> None:
        """Copy parcels into the drawing."""
        if not self._may_draw():
            return
        if len(uuids) > MOST_PARCELS:
            self._context.messages.info(
                tr("{count} parcels are too many to draw at once; choose at most {most}.",
                   count=f"{len(uuids):,}", most=MOST_PARCELS)
            )  # fmt: skip
            return
        self._read(tuple(uuids), self.desk().begin)

    def edit_chosen(self) -> None:
        """Copy the chosen parcels into the drawing, else the one that is looked at."""
        current = self._context.current
        uuids = tuple(sorted(current.selection)) or ((current.uuid,) if current.uuid else ())
        if uuids:
            self.edit(uuids)
        else:
            self._context.messages.info(tr("Choose a parcel in a list or on the map first."))

    def draw_new(self) -> None:
        """Draw a parcel that is not there yet (新增宗地)."""
        if not self._may_draw():
            return
        from lowuse_plugin.domain.boundary_edits import Opened  # noqa: PLC0415

        self.desk().begin(Opened((), ()))
        self.desk().draw()
        self._context.messages.info(
            tr("Draw the new parcel on the map, right click ends it; or copy shapes from any "
               "layer and paste them with Ctrl+V.")
        )  # fmt: skip

    def desk(self) -> BoundaryDesk:
        """Return the parts of the drawing, made when they are first needed."""
        if self._desk is None:
            from lowuse_plugin.gui.boundary_desk import BoundaryDesk  # noqa: PLC0415

            self._desk = BoundaryDesk(
                self._context, self._window, self._iface, self.may_leave, self.edit_chosen, self
            )
            self._desk.work.saved.connect(self._on_saved)
            self._desk.work.refused.connect(self._on_refused)
            self._desk.work.lost.connect(self._on_lost)
        return self._desk

    def _may_draw(self) -> bool:
        session, desk = self._context.session, self._desk
        reason = why_not(session)
        if not reason and desk is not None and desk.work.is_going_on and desk.work.store is None:
            reason = tr("Another workspace has a drawing that is not written. Write or discard it.")
        if reason:
            self._context.messages.info(reason)
        return not reason

    def _read(self, uuids: Uuids, then: Callable[[Opened], None]) -> None:
        store = self._context.session.store
        if store is None:
            return
        neighbours = BOUNDARY_NEIGHBOURS.get()

        def work(_progress: Progress) -> Opened:
            from lowuse_plugin.services.read_boundaries import open_boundaries  # noqa: PLC0415

            return open_boundaries(store, uuids, neighbours=neighbours)

        self._context.run_for(store, tr("Reading boundaries"), work, then)

    # -- what came of it --------------------------------------------------------------------------

    def _on_saved(self, saved: SavedBoundaries) -> None:
        context = self._context
        changed, created, retired = saved.changed, saved.created, saved.retired
        parts = (
            tr("{count} boundaries changed", count=len(changed)) if changed else "",
            tr("{count} parcels added", count=len(created)) if created else "",
            tr("{count} parcels retired", count=len(retired)) if retired else "",
        )
        done = commas([part for part in parts if part])
        text = tr("Written into the workspace: {what}.", what=done)
        transaction = saved.receipt.transaction_id
        context.session.saved()
        context.undo.note(transaction, text)
        context.messages.success(text, undo=lambda: context.undo.undo(transaction))
        looked_at = (*saved.created.values(), *saved.changed)
        if looked_at:
            context.current.look_at(looked_at[0])

    def _on_refused(self, error: BaseException) -> None:
        desk = self._desk
        rival = desk.rival(error) if desk is not None else ""
        why = rival or describe_any(error)
        text = tr("Nothing was written. {why} The drawing stays as it is.", why=why)
        if desk is not None:
            desk.refuse(text)
        if rival:
            self._context.messages.warning(text)
        else:
            self._context.messages.failure(error)

    def _on_lost(self, draft: Draft) -> None:
        """Offer a drawing again whose layer was removed."""

        def restore() -> None:
            if self._may_draw():
                self.desk().restore(draft)

        self._context.messages.warning(
            tr("The layer with the drawing was removed; nothing of it was written."),
            offers=(Offer(tr("Put it back"), restore, "LowUse.Message.RestoreDrawing"),),
        )

    # -- leaving ----------------------------------------------------------------------------------

    def may_leave(self, *, keep: bool = False) -> bool:
        """Ask what becomes of a drawing that is not written.

        Args:
            keep: It may stay beside, to be gone on with later.

        Returns:
            False when the user goes on drawing. True with nothing left but what he kept.
        """
        desk = self._desk
        if desk is None or not desk.work.is_going_on:
            return True
        if desk.work.is_saving:
            self._context.messages.info(tr("The boundaries are being written; wait a moment."))
            return False
        if not desk.work.is_dirty:
            desk.work.discard()
            return True
        answer = _ask(self._window, keep=keep)
        if answer == "discard":
            desk.work.discard()
        elif answer == "keep":
            desk.work.keep()
        return answer != "stay"

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Ask before QGIS's window closes."""
        if event.type() == QEvent.Type.Close and watched is self._window:
            saved = bool(self._project.fileName())
            if not self.may_leave(keep=saved):
                event.ignore()
                return True
        return super().eventFilter(watched, event)

    # -- projects ---------------------------------------------------------------------------------

    def _on_written(self, *_document: object) -> None:
        desk = self._desk
        if desk is not None and desk.work.is_dirty:
            self._context.messages.warning(
                tr("The project keeps your drawing of boundaries, but the workspace does not have "
                   "it yet: colleagues see it only after “Write into workspace”.")
            )  # fmt: skip

    def _on_project(self, *_document: object) -> None:
        """Give back what an earlier session borrowed, and offer its drawings."""
        if self._desk is None or not self._desk.work.is_going_on:
            Digitising(self._project).give_back()
        self._told.clear()
        self._look_for_drafts()

    def _look_for_drafts(self) -> None:
        info = self._context.session.info
        ours = self._desk.work.scratch.layer if self._desk is not None else None
        for layer in scratch_layers(self._project):
            if layer is ours or layer.id() in self._told:
                continue
            if info is not None and scratch_of(layer) == info.store_id:
                self._told.add(layer.id())
                self._offer(layer)

    def _offer(self, layer: QgsVectorLayer) -> None:
        from lowuse_plugin.qgis_bridge.scratch_draft import from_text  # noqa: PLC0415

        draft = from_text(str(layer.customProperty(DRAFT, "")))
        key = layer.id()
        remove = Offer(
            tr("Remove the layer"), partial(self._remove, key), "LowUse.Message.RemoveDrawing"
        )
        if draft is None or not draft.features:
            text = tr("The project has a layer for drawing boundaries that is empty.")
            self._context.messages.info(text, offers=(remove,))
            return
        go_on = Offer(
            tr("Go on drawing"), partial(self._resume, key, draft), "LowUse.Message.GoOnDrawing"
        )
        self._context.messages.warning(
            tr("The project has a drawing of boundaries ({count} shapes) that is not written into "
               "the workspace.", count=len(draft.features)),
            offers=(go_on, remove),
        )  # fmt: skip

    def _resume(self, layer_id: str, draft: Draft) -> None:
        layer = self._project.mapLayer(layer_id)
        if layer is None or not self._may_draw():
            return
        if self.desk().work.is_going_on and not self.may_leave():
            return
        self.desk().resume(layer, draft)

    def _remove(self, layer_id: str) -> None:
        if self._project.mapLayer(layer_id) is not None:
            self._project.removeMapLayer(layer_id)


def _ask(window: QWidget, *, keep: bool) -> str:
    """Return what the user wants: ``stay``, ``discard`` or ``keep``."""
    box = QMessageBox(window)
    box.setObjectName("LowUse.Boundary.Leave")
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle(tr("Edit boundaries"))
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(tr("Your drawing of boundaries is not written into the workspace."))
    if keep:
        box.setInformativeText(tr("It can be kept with its layer in the project, for later."))
    stay = box.addButton(tr("Go on drawing"), QMessageBox.ButtonRole.RejectRole)
    stay.setObjectName("LowUse.Boundary.Leave.Stay")
    kept = box.addButton(tr("Keep for later"), QMessageBox.ButtonRole.AcceptRole) if keep else None
    discard = box.addButton(tr("Discard"), QMessageBox.ButtonRole.DestructiveRole)
    discard.setObjectName("LowUse.Boundary.Leave.Discard")
    if kept is not None:
        kept.setObjectName("LowUse.Boundary.Leave.Keep")
    box.setDefaultButton(stay)
    box.setEscapeButton(stay)
    box.exec()
    clicked = box.clickedButton()
    box.deleteLater()
    if clicked is discard:
        return "discard"
    return "keep" if kept is not None and clicked is kept else "stay"
