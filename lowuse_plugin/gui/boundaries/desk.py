# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Brings together the drawing, its window and the map."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsGeometry,
    QgsPointXY,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QObject, Qt, QTimer
from qgis.PyQt.QtWidgets import QDockWidget, QMainWindow, QWidget

from lowuse_plugin.domain.boundaries.split_parts import split_wholes
from lowuse_plugin.domain.errors import ConflictError
from lowuse_plugin.gui.boundaries.dock import BoundaryDock
from lowuse_plugin.gui.boundaries.words import overlap_remark
from lowuse_plugin.gui.boundaries.work import BoundaryWork
from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.gui.widgets.boundaries.form import BoundaryForm, heading
from lowuse_plugin.gui.widgets.boundaries.questions import moment, part_numbers
from lowuse_plugin.gui.widgets.save_wait import SaveWait
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.punctuation import semicolons
from lowuse_plugin.qgis_bridge.role_words import why_not
from lowuse_plugin.qgis_bridge.settings import BOUNDARY_NEIGHBOURS

if TYPE_CHECKING:
    from lowuse_plugin.domain.boundaries.edits import AreaLine, EditedShape, Opened, PlacedFinding
    from lowuse_plugin.domain.ports import Lease
    from lowuse_plugin.gui.widgets.boundaries.split_box import SplitBox
    from lowuse_plugin.qgis_bridge.scratch.draft import Draft

_SMALLEST_M = 30.0
"""The map never shows less than this around a finding."""
_MARGIN = 1.6


class BoundaryDesk(QObject):
    """Shows what the work found, and carries out what the window asks for."""

    def __init__(  # noqa: PLR0917  the shared parts, each named
        self,
        context: PanelContext,
        window: QWidget,
        iface: Any,
        may_leave: Callable[[], bool],
        add_chosen: Callable[[], None],
        parent: QObject,
    ) -> None:
        """Make everything, and show nothing yet.

        Args:
            context: The shared parts.
            window: QGIS's window.
            iface: QGIS's interface.
            may_leave: Asks before a drawing is left.
            add_chosen: Copies the chosen parcels into the drawing.
            parent: Owner.
        """
        super().__init__(parent)
        self._context = context
        self._window = window
        self._iface = iface
        self._may_leave = may_leave
        self._add_chosen = add_chosen
        self.work = BoundaryWork(context, QgsProject.instance(), self)
        self.dock: BoundaryDock | None = None
        self.work.begun.connect(self._on_begun)
        self.work.looked.connect(self._show)
        self.work.saving.connect(lambda _busy: self._show())
        self.work.ended.connect(self._on_ended)
        self.work.save_wanted.connect(self._on_committed)
        self.work.updated.connect(self._on_updated)
        self.work.held_by_others.connect(self._warn)
        context.session.closed.connect(self._show)
        context.session.role_changed.connect(self._show)

    def release(self) -> None:
        """Let go of everything; the layer stays with its draft."""
        self._context.session.closed.disconnect(self._show)
        self._context.session.role_changed.disconnect(self._show)
        self.work.release()
        self._take_dock_away()

    # -- beginning --------------------------------------------------------------------------------

    def begin(self, opened: Opened) -> None:
        """Put parcels into the drawing and show it."""
        first = not self.work.is_going_on
        self._context.current.look_at("")  # its mark on the map would cover what is drawn
        if self.work.begin(opened) is not None and first and opened.parcels:
            self.zoom()

    def resume(self, layer: QgsVectorLayer, draft: Draft) -> None:
        """Go on with a drawing that a project brought."""
        self.work.resume(layer, draft)
        self.zoom()

    def restore(self, draft: Draft, store_id: str) -> None:
        """Put a drawing back whose layer was removed.

        Args:
            draft: What was drawn.
            store_id: The workspace that it belongs to.
        """
        if self.work.restore(draft, store_id) is not None:
            self.zoom()

    def draw(self) -> None:
        """Take QGIS's tool for adding a shape."""
        layer = self.work.scratch.layer
        if layer is None or self.work.is_saving:
            return
        self.work.scratch.edit_again()
        self._activate(layer)
        self._iface.actionAddFeature().trigger()

    def _activate(self, layer: QgsVectorLayer) -> None:
        """Make the layer the one that QGIS's tools work on."""
        self._iface.setActiveLayer(layer)

    # -- showing ----------------------------------------------------------------------------------

    def refuse(self, text: str) -> None:
        """Say at the drawing why nothing was written."""
        self.work.scratch.mark(text)
        if self.dock is not None:
            self.dock.form.set_refusal(text)

    def rival(self, error: BaseException) -> str:
        """Return who saved a parcel of the drawing before, empty for other errors."""
        params = getattr(error, "params", {})
        stored = self.work.scratch.base.get(str(params.get("uuid", "")))
        if stored is None or not isinstance(error, ConflictError):
            return ""
        return tr(
            "{parcel} was saved by {who} at {when} meanwhile.",
            parcel=stored.label,
            who=params.get("changed_by") or "?",
            when=moment(str(params.get("changed_at") or "")),
        )

    def _on_begun(self) -> None:
        dock = self.dock or self._make_dock()
        dock.form.set_reason(self.work.reason)
        dock.show()
        dock.raise_()
        layer = self.work.scratch.layer
        if layer is not None:
            self._activate(layer)

    def _make_dock(self) -> BoundaryDock:
        dock = BoundaryDock(self._may_leave, self._window)
        self.dock = dock
        form = dock.form
        wait = SaveWait("LowUse.Boundary.Waiting", self._context.session.waiting)
        form.layout().addWidget(wait)
        self.work.saving.connect(wait.watch)
        form.set_neighbours(BOUNDARY_NEIGHBOURS.get())
        form.write_wanted.connect(self._write)
        form.discard_wanted.connect(self._may_leave)
        form.add_wanted.connect(self._add_chosen)
        form.draw_wanted.connect(self.draw)
        form.zoom_wanted.connect(self.zoom)
        form.neighbours_wanted.connect(self._want_neighbours)
        form.reason_changed.connect(self._on_reason)
        form.split.changed.connect(self._show)
        form.finding_chosen.connect(self._go_to_finding)
        form.line_chosen.connect(self._go_to_line)
        form.overlaps.accepted.connect(self._write)
        form.overlaps.shown.connect(self._go_to_finding)
        form.questions.answered.connect(self.work.answer)
        form.questions.part_shown.connect(lambda key: self._flash_shapes((key,)))
        self._iface.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
        self._beside_panels(dock)
        return dock

    def _beside_panels(self, dock: BoundaryDock) -> None:
        """Stand as a tab where our panels stand: the map keeps its room."""
        window = self._window
        if not isinstance(window, QMainWindow):
            return
        for other in window.findChildren(QDockWidget):
            ours = other.objectName().startswith("LowUse.") and other is not dock
            if ours and other.isVisible() and not other.isFloating():
                window.tabifyDockWidget(other, dock)
                return

    def _take_dock_away(self) -> None:
        dock, self.dock = self.dock, None
        if dock is not None:
            self._iface.removeDockWidget(dock)
            dock.deleteLater()

    def _on_ended(self) -> None:
        self._take_dock_away()

    def _show(self) -> None:
        """Write everything anew."""
        if self.dock is None or not self.work.is_going_on:
            return
        form, work = self.dock.form, self.work
        base, neighbours = work.scratch.base, work.scratch.neighbours
        lines = work.report.areas if work.report is not None else ()
        form.set_heading(heading(lines, len(base) - len(neighbours), len(neighbours)))
        form.set_questions(work.sorted.questions)
        numbers = part_numbers(work.sorted.questions)
        wholes = split_wholes(work.sorted.edited, lines, base)
        form.split.areas.show_wholes(wholes, numbers, work.sorted.undecided_splits)
        form.split.setVisible(any(each.split_from for each in work.sorted.edited))
        work.scratch.number_parts(numbers)
        form.set_report(work.report, busy=work.is_checking)
        form.overlaps.forget_unless(work.report)
        missing = self._missing(form)
        form.set_state(missing or self._outlook(), can_write=not missing, busy=work.is_saving)

    def _missing(self, form: BoundaryForm) -> str:
        """Return what keeps the drawing from being written, empty when nothing does."""
        return next(self._lacks(form), "")

    def _lacks(self, form: BoundaryForm) -> Iterator[str]:
        """Yield what is missing, the first that the user can do something about first."""
        work = self.work
        if work.is_saving:
            yield tr("Writing …")
        if work.store is None:
            yield tr("The workspace of this drawing is closed. Open it to go on.")
        refused = why_not(self._context.session)
        if refused:
            yield refused
        if work.sorted.open:
            yield tr("First decide {count} questions above.", count=len(work.sorted.open))
        if work.report is None or work.is_checking:
            yield tr("Checking …")
        elif work.report.errors:
            count = len(work.report.errors)
            yield tr("First put right {count} findings (✕).", count=count)
        elif not work.sorted.leaving and not any(line.changed for line in work.report.areas):
            yield tr("Nothing is changed yet. Draw with QGIS's tools on the map.")
        yield from _split_lacks(form.split, work.sorted.edited)
        if not form.reason:
            yield tr("Give a reason, then it can be written.")

    def _outlook(self) -> str:
        report = self.work.report
        warnings = sum(f.severity == "warning" for f in report.findings) if report else 0
        if warnings:
            return tr("Can be written; {count} findings to look at (⚠).", count=warnings)
        return tr("Can be written.")

    # -- acting -----------------------------------------------------------------------------------

    def _write(self) -> None:
        if self.dock is None:
            return
        form = self.dock.form
        missing = self._missing(form)
        if missing:
            form.set_state(missing, can_write=False, busy=False)
            return
        overlaps = self.work.report.overlaps if self.work.report is not None else ()
        if not form.overlaps.accepts(overlaps):
            form.overlaps.ask(overlaps)
            self.dock.raise_()
            return
        form.set_refusal("")
        form.remember_reason()
        self.work.scratch.mark("")
        self.work.save(form.reason, form.split.grounds, overlap_remark(overlaps))

    def _on_committed(self) -> None:
        """QGIS's own button for saving layer edits was pressed: what is meant is the workspace."""
        # QGIS is in the midst of it.
        QTimer.singleShot(0, self._write_committed)

    def _write_committed(self) -> None:
        self.work.scratch.edit_again()
        if self.dock is None or not self.work.is_going_on:
            return
        missing = self._missing(self.dock.form)
        if not missing:
            self._write()
            return
        self._context.messages.info(
            tr("QGIS keeps the strokes in the layer; the workspace does not have them yet. {why}",
               why=missing)
        )  # fmt: skip
        self.dock.raise_()
        if not self.dock.form.reason:
            self.dock.form.ask_reason()

    def _on_reason(self, reason: str) -> None:
        self.work.reason = reason
        self._show()

    def _on_updated(self, labels: tuple[str, ...]) -> None:
        self._context.messages.info(
            tr("A colleague saved {parcels}; the drawing shows the new boundary.",
               parcels="、".join(labels))
        )  # fmt: skip

    def _warn(self, leases: tuple[Lease, ...]) -> None:
        """Say who else works on these parcels: who saves second has to decide."""
        from lowuse_plugin.qgis_bridge.lease_words import held_text  # noqa: PLC0415

        told = dict.fromkeys(held_text(lease) for lease in leases)
        self._context.messages.info(semicolons(told))

    def _want_neighbours(self, wanted: bool) -> None:
        BOUNDARY_NEIGHBOURS.set(wanted)
        if wanted:
            self.work.fetch_neighbours()
        else:
            self.work.drop_neighbours()

    # -- the map ----------------------------------------------------------------------------------

    def zoom(self) -> None:
        """Show all that is drawn."""
        self._go_to(self.work.scratch.extent(), flash=False)

    def _go_to_finding(self, finding: PlacedFinding) -> None:
        if finding.bounds is not None:
            self._go_to(QgsRectangle(*finding.bounds))
        elif finding.keys:
            self._go_to_shapes(finding.keys)

    def _go_to_line(self, line: AreaLine) -> None:
        self._go_to_shapes((line.key,))

    def _go_to_shapes(self, keys: Iterable[str]) -> None:
        keys = tuple(keys)
        self._go_to(self.work.scratch.extent(keys), flash=False)
        self._flash_shapes(keys)

    def _flash_shapes(self, keys: Iterable[str]) -> None:
        layer = self.work.scratch.layer
        ids = [int(key) for key in keys if key.lstrip("-").isdigit()]
        if layer is not None and ids:
            self._context.canvas.flashFeatureIds(layer, ids)

    def _go_to(self, box: QgsRectangle, *, flash: bool = True) -> None:
        """Show a place of the workspace's CRS on the map."""
        layer = self.work.scratch.layer
        if layer is None or box.isNull():
            return
        canvas = self._context.canvas
        if flash:
            canvas.flashGeometries([_outline(box)], layer.crs())
        shown = self._on_map(_roomy(box), layer.crs())
        if shown is not None:
            canvas.setExtent(shown)
            canvas.refresh()

    def _on_map(self, box: QgsRectangle, crs: QgsCoordinateReferenceSystem) -> QgsRectangle | None:
        settings = self._context.canvas.mapSettings()
        transform = QgsCoordinateTransform(
            crs, settings.destinationCrs(), settings.transformContext()
        )
        try:
            return transform.transformBoundingBox(box)
        except QgsCsException:
            return None


def _split_lacks(box: SplitBox, edited: Iterable[EditedShape]) -> Iterator[str]:
    if not box.document and any(map(_goes_over, edited)):
        yield tr("A part goes to another right holder: enter the number of the agreement.")
    if box.areas.gap:
        yield box.areas.gap


def _goes_over(each: EditedShape) -> bool:
    """Tell whether a part that was cut off a parcel gets a holder of its own (Y-26)."""
    return bool(each.split_from and each.values.get("holder_name"))


def _roomy(box: QgsRectangle) -> QgsRectangle:
    side = max(box.width(), box.height()) * _MARGIN
    return QgsRectangle.fromCenterAndSize(
        box.center(), max(side, _SMALLEST_M), max(side, _SMALLEST_M)
    )


def _outline(box: QgsRectangle) -> QgsGeometry:
    """Return what flashes: a point has no rectangle."""
    if box.width() or box.height():
        return QgsGeometry.fromRect(box)
    return QgsGeometry.fromPointXY(QgsPointXY(box.xMinimum(), box.yMinimum()))
