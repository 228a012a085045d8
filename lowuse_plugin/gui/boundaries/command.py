# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""编辑边界 and 新增宗地: opens the drawing, tells what came of it, asks before it is left."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from qgis.core import QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QObject, Qt
from qgis.PyQt.QtWidgets import QMessageBox, QPushButton, QWidget

from lowuse_plugin.gui.boundaries.kept import GO_ON, KeptDrawings
from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.gui.parcels.actions import ParcelAction, Uuids
from lowuse_plugin.gui.widgets.messages import Offer
from lowuse_plugin.qgis_bridge.digitising import Digitising
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.messages import describe_any
from lowuse_plugin.qgis_bridge.punctuation import commas
from lowuse_plugin.qgis_bridge.role_words import why_not
from lowuse_plugin.qgis_bridge.settings import BOUNDARY_NEIGHBOURS

if TYPE_CHECKING:
    from lowuse_plugin.domain.boundaries.edits import Opened, SavedBoundaries
    from lowuse_plugin.domain.ports import Progress
    from lowuse_plugin.gui.boundaries.desk import BoundaryDesk
    from lowuse_plugin.gui.leaving import Deed
    from lowuse_plugin.qgis_bridge.scratch.draft import Draft

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
        self._kept = KeptDrawings(context, self._project, self._drawn_now, self._resume, self)
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

    def release(self) -> None:
        """Let go of everything; a drawing stays with its layer."""
        self._project.readProject.disconnect(self._on_project)
        self._project.writeProject.disconnect(self._on_written)
        self._kept.release()
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
        self._offer_kept()
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
        from lowuse_plugin.domain.boundaries.edits import Opened  # noqa: PLC0415

        self._offer_kept()
        self.desk().begin(Opened((), ()))
        self.desk().draw()
        self._context.messages.info(
            tr("Draw the new parcel on the map, right click ends it; or copy shapes from any "
               "layer and paste them with Ctrl+V.")
        )  # fmt: skip

    def desk(self) -> BoundaryDesk:
        """Return the parts of the drawing, made when they are first needed."""
        if self._desk is None:
            from lowuse_plugin.gui.boundaries.desk import BoundaryDesk  # noqa: PLC0415

            self._desk = BoundaryDesk(
                self._context, self._window, self._iface, self.may_leave, self.edit_chosen, self
            )
            self._desk.work.saved.connect(self._on_saved)
            self._desk.work.refused.connect(self._on_refused)
            self._desk.work.lost.connect(self._on_lost)
        return self._desk

    def _may_draw(self) -> bool:
        reason = self._why_not_draw()
        if reason:
            self._context.messages.info(reason)
        return not reason

    def _why_not_draw(self) -> str:
        desk = self._desk
        reason = why_not(self._context.session)
        if reason or desk is None:
            return reason
        if desk.work.is_saving:
            return tr("The boundaries are being written; wait a moment.")
        if desk.work.is_going_on and desk.work.store is None:
            return tr("Another workspace has a drawing that is not written. Write or discard it.")
        return ""

    def _read(self, uuids: Uuids, then: Callable[[Opened], None]) -> None:
        store = self._context.session.store
        if store is None:
            return
        neighbours = BOUNDARY_NEIGHBOURS.get()

        def work(_progress: Progress) -> Opened:
            from lowuse_plugin.services.boundaries.read import open_boundaries  # noqa: PLC0415

            return open_boundaries(store, uuids, neighbours=neighbours)

        self._context.run_for(store, tr("Reading boundaries"), work, then)

    # -- what came of it --------------------------------------------------------------------------

    def _on_saved(self, saved: SavedBoundaries) -> None:
        from lowuse_plugin.gui.boundaries.words import (  # noqa: PLC0415
            carried_details,
            carried_text,
            emptied_text,
            overlap_text,
        )

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
        details = carried_details(saved.carried)
        whole = text + overlap_text(saved.overlaps)
        whole += carried_text(saved.carried, saved.lacking) + emptied_text(saved.emptied)
        context.tell_saved(context.session.store, transaction, text, whole, details=details)
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

    def _on_lost(self, draft: Draft, store_id: str, why: str = "") -> None:
        """Offer a drawing again whose layer was removed, until it is put back.

        Args:
            draft: What was drawn.
            store_id: The workspace that it belongs to.
            why: Why it could not be put back just now.
        """

        def restore() -> None:
            info = self._context.session.info
            missing = self._why_not_draw()
            if info is not None and info.store_id != store_id:
                missing = tr("The drawing belongs to another workspace. Open that one, then put "
                             "it back.")  # fmt: skip
            if missing or not self._may_begin_another():
                self._on_lost(draft, store_id, missing)
            else:
                self.desk().restore(draft, store_id)

        self._context.messages.warning(
            why or tr("The layer with the drawing was removed; nothing of it was written."),
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
        deed = self._ask_leave(keep=keep)
        if deed is not None:
            deed()
        return deed is not None

    def ask_leave(self, ends: bool) -> Deed | None:
        """Ask what becomes of the drawing, and carry nothing out yet.

        Args:
            ends: QGIS ends: it can be kept only where the project's file can take it. QGIS has
                asked already whether the project is saved; who said no keeps nothing in it.

        Returns:
            What carries the answer out; None when the user goes on drawing.
        """
        if not ends:
            return self._ask_leave(keep=True)
        return self._ask_leave(
            keep=bool(self._project.fileName()) and not self._project.isDirty(), write=True
        )

    def _ask_leave(self, *, keep: bool, write: bool = False) -> Deed | None:
        desk = self._desk
        if desk is None or not desk.work.is_going_on:
            return _nothing
        work = desk.work
        if work.is_saving:
            self._context.messages.info(tr("The boundaries are being written; wait a moment."))
            return None
        if not work.is_dirty:
            return work.discard
        answer = _ask(self._window, keep=keep)
        if answer == "keep":
            return partial(self._keep, write=write)
        return work.discard if answer == "discard" else None

    def _keep(self, *, write: bool) -> None:
        """Keep the drawing with its layer, and in the file of the project when QGIS ends."""
        if self._desk is not None:
            self._desk.work.keep()
        if write:
            self._project.write()

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
        self._kept.offer_again()

    def _drawn_now(self) -> QgsVectorLayer | None:
        return self._desk.work.scratch.layer if self._desk is not None else None

    def _offer_kept(self) -> None:
        """Show the way to a kept drawing to somebody who begins to draw."""
        if self._drawn_now() is None and self._window.findChild(QPushButton, GO_ON) is None:
            self._kept.offer_again()

    def _resume(self, layer: QgsVectorLayer, draft: Draft) -> None:
        if self._may_draw() and self._may_begin_another():
            self.desk().resume(layer, draft)

    def _may_begin_another(self) -> bool:
        return self._drawn_now() is None or self.may_leave(keep=True)


def _nothing() -> None:
    """Have no drawing to leave."""


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
