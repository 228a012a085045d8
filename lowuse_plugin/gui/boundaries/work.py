# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""One drawing of boundaries from the first copy to the save: state without widgets.

The scratch layer is drawn in with QGIS's tools; after each stroke it is sorted out, checked in
another thread and told. Saving is the only way into the workspace, discarding the only way out
without one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QObject, pyqtSignal

from lowuse_plugin.domain.boundaries.questions import with_reason
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.places import WHOLE_CITY
from lowuse_plugin.gui.boundaries.check import BoundaryCheck
from lowuse_plugin.gui.boundaries.decisions import BoundaryDecisions
from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.qgis_bridge.digitising import Digitising
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.layers.roles import PARCELS
from lowuse_plugin.qgis_bridge.scratch.draft import Draft
from lowuse_plugin.qgis_bridge.scratch.layer import ScratchLayer

if TYPE_CHECKING:
    from lowuse_plugin.domain.boundaries.cut_off import SplitGrounds
    from lowuse_plugin.domain.boundaries.edits import BoundaryReport, Opened, SavedBoundaries
    from lowuse_plugin.domain.boundaries.questions import SortedOut
    from lowuse_plugin.domain.ports import Progress, Refresh, Store, WorkspaceInfo

_TABLE = "parcel"


class BoundaryWork(QObject):
    """What is drawn, what was found, what is open."""

    begun = pyqtSignal()
    """There is a scratch layer now, or more in it."""
    looked = pyqtSignal()
    """:attr:`sorted` and :attr:`report` are new."""
    ended = pyqtSignal()
    """The scratch layer is gone."""
    saving = pyqtSignal(bool)
    saved = pyqtSignal(object)
    """``SavedBoundaries``; the scratch layer is gone."""
    refused = pyqtSignal(object)
    """The error for which nothing was written; the scratch layer stays."""
    save_wanted = pyqtSignal()
    """The user pressed QGIS's own button for saving layer edits."""
    lost = pyqtSignal(object, str)
    """The layer was taken out of the project with strokes in it: ``Draft`` to put back, and the
    id of the workspace that it belongs to."""
    held_by_others = pyqtSignal(object)
    """``Lease`` of every colleague who works on one of the parcels just now."""
    updated = pyqtSignal(object)
    """Labels of parcels that were taken anew because a colleague saved them."""

    def __init__(
        self, context: PanelContext, project: QgsProject, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._project = project
        self._digitising = Digitising(project)
        self.scratch = ScratchLayer(project, self)
        self.report: BoundaryReport | None = None
        self.reason = ""
        self._decisions = BoundaryDecisions()
        self._held: tuple[str, ...] = ()
        self._check = BoundaryCheck(context, self)
        self._last: Draft | None = None
        self._is_saving = False
        self._lost_while_saving: tuple[Draft, str] | None = None
        self._later: list[Opened] = []
        self._check.ended.connect(self._on_checked)
        self.scratch.changed.connect(self.look)
        self.scratch.committed.connect(self.save_wanted)
        self.scratch.lost.connect(self._on_lost)
        context.session.refreshed.connect(self._on_refreshed)
        context.session.opened.connect(self._on_opened)
        project.writeProject.connect(self._on_project_written)

    def release(self) -> None:
        """Let go of session, layer and settings; the layer stays with its draft."""
        self._context.session.refreshed.disconnect(self._on_refreshed)
        self._context.session.opened.disconnect(self._on_opened)
        self._project.writeProject.disconnect(self._on_project_written)
        if self.scratch.layer is not None:
            self.scratch.keep_draft(self.reason)
            self.scratch.end(remove=False)
        self._digitising.give_back()

    # -- state ------------------------------------------------------------------------------------

    @property
    def is_going_on(self) -> bool:
        """Whether there is a layer to draw in."""
        return self.scratch.layer is not None

    @property
    def sorted(self) -> SortedOut:
        """What is drawn, told apart, with the questions that it raises."""
        return self._decisions.sorted

    @property
    def is_dirty(self) -> bool:
        """Whether anything would be lost by discarding."""
        return self.is_going_on and self.scratch.is_dirty

    @property
    def is_saving(self) -> bool:
        """Whether a save is on its way."""
        return self._is_saving

    @property
    def is_checking(self) -> bool:
        """Whether what is drawn now is still being looked at."""
        return self._check.is_running

    @property
    def store(self) -> Store | None:
        """The workspace of the drawing, while it is open."""
        info = self._context.session.info
        same = info is not None and info.store_id == self.scratch.store_id
        return self._context.session.store if same else None

    # -- beginning and ending ---------------------------------------------------------------------

    def begin(self, opened: Opened) -> QgsVectorLayer | None:
        """Copy parcels into the scratch layer, which is made when there is none.

        While a save is on its way they wait for its end.

        Args:
            opened: Parcels and neighbours as the workspace has them.
        """
        if self._is_saving:
            self._later.append(opened)
            return None
        info = self._context.session.info
        if info is None:
            return None
        if self.scratch.layer is None:
            self._borrow(self._make(info))
        self.scratch.promote(parcel.uuid for parcel in opened.parcels)
        self.scratch.add(opened.parcels, neighbour=False)
        self.scratch.add(opened.neighbours, neighbour=True)
        self._hold()
        self.begun.emit()
        self.look()
        return self.scratch.layer

    def resume(self, layer: QgsVectorLayer, draft: Draft) -> None:
        """Go on with the draft of a layer that a project brought back."""
        self._forget()
        self.scratch.adopt(layer, draft)
        self.reason = draft.reason
        self._borrow(layer)
        self._hold()
        self.begun.emit()
        self.look()

    def discard(self) -> None:
        """Give up what is drawn."""
        if self.is_going_on:
            self._end()

    def keep(self) -> None:
        """Leave the drawing with its layer, without strokes that QGIS would ask about."""
        layer = self.scratch.layer
        if layer is None:
            return
        self.scratch.keep_draft(self.reason)
        self._end(remove=False)
        if layer.isEditable():
            layer.commitChanges()

    def fetch_neighbours(self) -> None:
        """Copy the parcels within a metre of those that are edited along."""
        store = self.store
        base = self.scratch.base
        edited = [uuid for uuid in base if uuid not in self.scratch.neighbours]
        if store is None or not edited:
            return

        def work(_progress: Progress) -> Opened:
            from lowuse_plugin.services.boundaries.read import open_boundaries  # noqa: PLC0415

            return open_boundaries(store, edited, neighbours=True)

        def done(opened: Opened) -> None:
            if self.is_going_on and self.scratch.base is base:  # no other drawing by now
                self.scratch.add(opened.neighbours, neighbour=True)
                self.look()

        self._context.run_for(store, tr("Reading neighbours"), work, done)

    def drop_neighbours(self) -> None:
        """Take the neighbours out in which nothing is drawn."""
        touched = self.scratch.touched(self.scratch.features())
        for uuid in self.scratch.neighbours - touched:
            self.scratch.drop(uuid)
        self.look()

    def _end(self, *, remove: bool = True) -> None:
        self.scratch.end(remove=remove)
        self._forget()
        self._digitising.give_back()
        self.ended.emit()

    def _forget(self) -> None:
        self._context.leases.release(_TABLE, self._held)
        self._held = ()
        self._decisions = BoundaryDecisions()
        self.report = None
        self.reason = ""
        self._last = None

    def _borrow(self, layer: QgsVectorLayer) -> None:
        self._digitising.borrow(layer, self._context.layers.by_role.get(PARCELS, ()))

    def _hold(self) -> None:
        """Tell colleagues whose boundaries are drawn here."""
        new = tuple(uuid for uuid in self.scratch.base if uuid not in self._held
                    and uuid not in self.scratch.neighbours)  # fmt: skip
        if new:
            self._held += new
            purpose = tr("editing boundaries")
            self._context.leases.hold(_TABLE, new, purpose, self.held_by_others.emit)

    # -- looking ----------------------------------------------------------------------------------

    def look(self) -> None:
        """Sort out what is drawn, and check it."""
        if not self.is_going_on:
            return
        self._last = self._sort()
        store, base = self.store, self.scratch.base

        def take(report: BoundaryReport) -> None:
            if self.is_going_on and self.scratch.base is base:  # no other drawing by now
                self._take(report)

        if store is not None:
            self._check.start(store, self.sorted, take)
        self.looked.emit()

    def _sort(self) -> Draft:
        """Tell apart what is drawn now, and return it."""
        draft = self.scratch.draft(self.reason)
        self._decisions.sort(draft.features, draft.base, draft.neighbours)
        return draft

    def _take(self, report: BoundaryReport) -> None:
        self.report = report
        scratch = self.scratch
        touched = scratch.touched(scratch.features())
        newer, gone = self._decisions.take(report, scratch.base, touched)
        labels = [rival.label for rival in newer] + [scratch.base[uuid].label for uuid in gone]
        for rival in newer:
            scratch.replace(rival)
        for uuid in gone:
            scratch.drop(uuid)
        if labels:
            self.updated.emit(tuple(labels))
        self._sort()

    def _on_checked(self, again: bool) -> None:
        if again:
            self.look()
        else:
            self.looked.emit()

    def answer(self, kind: str, uuid: str, answer: str) -> None:
        """Take a decision.

        Args:
            kind: Of the question.
            uuid: Its parcel.
            answer: One of those of the kind; empty takes the decision back.
        """
        if self._is_saving:
            return
        given = self._decisions.answer(kind, uuid, answer)
        if given.replaced is not None:
            self.scratch.replace(given.replaced)
        elif given.dropped:
            self.scratch.drop(given.dropped)
        self.look()

    # -- saving -----------------------------------------------------------------------------------

    def save(self, reason: str, grounds: SplitGrounds, remark: str = "") -> None:
        """Write what is drawn into the workspace, all of it or nothing.

        While it is written nothing can be drawn: it would be in neither.
        """
        store = self.store
        if store is None or self._is_saving or not self.is_going_on:
            return
        self.reason = reason
        stuck = self.scratch.lock()
        self._last = self._sort()
        if stuck or self.sorted.open:  # a question that came since the window was shown last
            self.scratch.unlock()
            if stuck:
                self.refused.emit(LowUseError("BOUNDARY_LAYER_STUCK", detail=stuck))
            self.look()
            return
        edited, leaving = self.sorted.edited, self.sorted.leaving
        edited = tuple(with_reason(each, reason) for each in edited)

        def work(progress: Progress) -> SavedBoundaries:
            from lowuse_plugin.services.boundaries.save import save_boundaries  # noqa: PLC0415

            return save_boundaries(
                store, edited, leaving, reason=reason, remark=remark, grounds=grounds,
                progress=progress,
            )  # fmt: skip

        self._is_saving = True
        self.saving.emit(True)
        task = self._context.run_for(
            store, tr("Writing boundaries"), work, self._on_saved, on_failed=self._on_refused
        )
        task.ended.connect(self._on_saving_ended)

    def _on_saving_ended(self) -> None:
        self._is_saving = False
        self.scratch.unlock()
        lost, self._lost_while_saving = self._lost_while_saving, None
        if lost is not None:
            self.lost.emit(*lost)
        self.saving.emit(False)
        later, self._later = self._later, []
        for opened in later:
            self.begin(opened)

    def _on_saved(self, saved: SavedBoundaries) -> None:
        self._lost_while_saving = None
        if self.is_going_on:
            self._end()
        self.saved.emit(saved)

    def _on_refused(self, error: BaseException) -> None:
        self.scratch.unlock()
        self.refused.emit(error)
        self.look()  # a colleague's save, if that was it, becomes a question

    # -- others -----------------------------------------------------------------------------------

    def _on_refreshed(self, refresh: Refresh) -> None:
        if self.is_going_on and (refresh.everything or _TABLE in refresh.tables):
            self.look()

    def _on_opened(self) -> None:
        """Go on when the workspace of the drawing is open again."""
        if self.store is not None:
            self._held = ()  # leases ended with the session
            self._hold()
            self.look()

    def _on_project_written(self, *_document: object) -> None:
        """Give the project the drawing: this comes before its layers are written."""
        if self.is_going_on:
            self.scratch.keep_draft(self.reason)

    def _on_lost(self, store_id: str) -> None:
        draft = self._last
        self._forget()
        self._digitising.give_back()
        self.ended.emit()
        if draft is None or not draft.has_strokes:
            return
        if self._is_saving:
            self._lost_while_saving = (draft, store_id)  # unless it is written
        else:
            self.lost.emit(draft, store_id)

    def restore(self, draft: Draft, store_id: str) -> QgsVectorLayer | None:
        """Put a drawing back whose layer was removed.

        Args:
            draft: What was drawn.
            store_id: The workspace that it belongs to; in another one nothing happens.
        """
        info = self._context.session.info
        if info is None or info.store_id != store_id or self.is_going_on or self._is_saving:
            return None
        self.resume(self._make(info), draft)
        return self.scratch.layer

    def _make(self, info: WorkspaceInfo) -> QgsVectorLayer:
        district = "" if info.district == WHOLE_CITY else info.district
        return self.scratch.begin(info.store_id, info.crs, district)
