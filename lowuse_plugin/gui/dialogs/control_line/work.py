# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What is done with versions of the control line: asked, saved, compared, shown on the map."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from qgis.core import QgsCoordinateTransform, QgsProject, QgsRectangle, QgsVectorLayer
from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtWidgets import QWidget

from lowuse_plugin.domain.places import WHOLE_CITY
from lowuse_plugin.gui.asking_desk import AskingDesk
from lowuse_plugin.gui.dialogs.control_line.approval_dialog import LineApprovalDialog
from lowuse_plugin.gui.dialogs.control_line.comparison_dialog import LineComparisonDialog
from lowuse_plugin.gui.dialogs.control_line.draft_dialog import DraftEntry, LineDraftDialog
from lowuse_plugin.gui.dialogs.reason_dialog import ReasonDialog
from lowuse_plugin.gui.map_glimpse import MapGlimpse
from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.qgis_bridge.actor import current_actor
from lowuse_plugin.qgis_bridge.i18n import tr

if TYPE_CHECKING:
    from lowuse_plugin.domain.ports import Progress, Receipt, Store
    from lowuse_plugin.gui.survey_units.drawing import UnitDrawing
    from lowuse_plugin.services.control_line.approval import LineApproval
    from lowuse_plugin.services.control_line.versions import StatedLine

_ROOM = 1.1


class LineWork(QObject):
    """Belongs to the window with the versions."""

    def __init__(
        self, context: PanelContext, asking: AskingDesk, drawing: UnitDrawing, window: QWidget
    ) -> None:
        """Ask nothing yet.

        Args:
            context: The shared parts.
            asking: Holds the windows that ask.
            drawing: Draws on the map.
            window: The window with the versions.
        """
        super().__init__(window)
        self._context, self._asking = context, asking
        self._drawing, self._window = drawing, window
        self.glimpse = MapGlimpse(drawing.band(), self)
        self.known: tuple[StatedLine, ...] = ()
        """The versions as they are shown."""

    def release(self) -> None:
        """Take everything off the map."""
        self.glimpse.release()

    def new(self, chosen: str) -> None:
        """Ask for a draft.

        Args:
            chosen: Uuid of the version that it may begin as; empty for none.
        """
        store = self._context.session.store
        if store is None:
            return

        def make() -> LineDraftDialog:
            dialog = LineDraftDialog(
                self.known, chosen, self._drawing, crs=store.info.crs,
                waiting=self._context.session.waiting, parent=self._window,
            )  # fmt: skip
            dialog.draft_given.connect(partial(self._write_draft, dialog, store))
            return dialog

        self._asking.ask(("draft",), make)

    def approve(self, line: StatedLine) -> None:
        """Ask for the approval of a version."""
        store = self._context.session.store
        if store is None:
            return

        def make() -> LineApprovalDialog:
            waiting = self._context.session.waiting
            dialog = LineApprovalDialog(line, self.known, waiting, self._window)
            dialog.approval_given.connect(partial(self._write_approval, dialog, store))
            return dialog

        self._asking.ask(("approve", line.uuid, f"{line.row_version}"), make)

    def retire(self, line: StatedLine) -> None:
        """Ask why a draft is retired."""
        store = self._context.session.store
        if store is None:
            return

        def make() -> ReasonDialog:
            what = tr("Draft {version} with its {count} blocks counts no more. This can be undone.",
                      version=line.version, count=f"{line.blocks:,}")  # fmt: skip
            waiting = self._context.session.waiting
            dialog = ReasonDialog(tr("Retire the draft"), what, waiting, self._window)
            dialog.reason_given.connect(partial(self._write_retirement, dialog, store, line))
            return dialog

        self._asking.ask(("retire", line.uuid), make)

    def compare(self, keys: Sequence[str]) -> None:
        """Open the comparison of two versions.

        Args:
            keys: The chosen ones, the newest first; where it is one, the one that it takes the
                place of is the other.
        """
        from lowuse_plugin.services.control_line.versions import version_before  # noqa: PLC0415

        if len(keys) > 1:
            pair = keys[-1], keys[0]
        else:
            new = next((line for line in self.known if line.uuid in keys), self.known[-1])
            before = version_before(self.known, new)
            other = next(line for line in self.known if line is not new)
            pair = (before.uuid, new.uuid) if before is not None else (new.uuid, other.uuid)
        dialog = LineComparisonDialog(self._context, self, self.known, pair, self._window)
        self._asking.hold(dialog)

    def go_to(self, layers: Sequence[QgsVectorLayer]) -> None:
        """Let the map show all of some layers."""
        project, canvas = QgsProject.instance(), self._context.canvas
        whole = QgsRectangle()
        for layer in layers:
            turn = QgsCoordinateTransform(
                layer.crs(), canvas.mapSettings().destinationCrs(), project
            )
            whole.combineExtentWith(turn.transformBoundingBox(layer.extent()))
        if not whole.isNull():
            whole.scale(_ROOM)
            canvas.setExtent(whole)
            canvas.refresh()

    # -- saving -----------------------------------------------------------------------------------

    def _write_draft(self, dialog: LineDraftDialog, store: Store, entry: DraftEntry) -> None:
        person = current_actor().name

        def work(_progress: Progress) -> tuple[str, Receipt]:
            from lowuse_plugin.services.control_line.new_version import new_line_version  # noqa: PLC0415
            from lowuse_plugin.services.control_line.versions import LineBlock, read_blocks  # noqa: PLC0415

            blocks: tuple[LineBlock, ...] = ()
            if entry.based_on:
                with store.read() as reading:
                    blocks = read_blocks(reading, entry.based_on)
            own = "" if store.info.district == WHOLE_CITY else store.info.district
            blocks += tuple(LineBlock(shape, entry.level, district=own) for shape in entry.shapes)
            return new_line_version(
                store,
                version=entry.version,
                blocks=blocks,
                valid_from=entry.valid_from,
                source="drawn",
                based_on_uuid=entry.based_on or None,
                made_by=person,
                remark=entry.remark,
            )

        def done(saved: tuple[str, Receipt]) -> bool:
            text = tr("Draft {version} saved.", version=entry.version)
            self._context.tell_saved(store, saved[1].transaction_id, text)
            return True

        self._asking.write(dialog, store, tr("Saving the draft"), work, done)

    def _write_approval(
        self, dialog: LineApprovalDialog, store: Store, approval: LineApproval
    ) -> None:
        line, person = dialog.line, current_actor().name

        def work(_progress: Progress) -> Receipt:
            from lowuse_plugin.services.control_line.approval import approve_line_version  # noqa: PLC0415

            return approve_line_version(
                store,
                line.uuid,
                line.row_version,
                approval_no=approval.approval_no,
                approved_by=approval.approved_by,
                approved_on=approval.approved_on,
                valid_from=approval.valid_from,
                valid_to=approval.valid_to,
                by=person,
            )

        def done(receipt: Receipt) -> bool:
            text = tr("Version {version} approved. Check the parcels against it.",
                      version=line.version)  # fmt: skip
            self._context.tell_saved(store, receipt.transaction_id, text)
            return True

        self._asking.write(dialog, store, tr("Saving the approval"), work, done)

    def _write_retirement(
        self, dialog: ReasonDialog, store: Store, line: StatedLine, reason: str
    ) -> None:
        person = current_actor().name

        def work(_progress: Progress) -> Receipt:
            from lowuse_plugin.services.control_line.new_version import retire_draft  # noqa: PLC0415

            return retire_draft(store, line.uuid, line.row_version, reason=reason, by=person)

        def done(receipt: Receipt) -> bool:
            text = tr("Draft {version} retired.", version=line.version)
            self._context.tell_saved(store, receipt.transaction_id, text)
            return True

        self._asking.write(dialog, store, tr("Retiring a draft"), work, done)
