# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""导出可编辑表: which parcels and fields go out as a table that is filled in and read back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.PyQt import sip
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QShowEvent
from qgis.PyQt.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from lowuse_plugin.domain.moments import office_today
from lowuse_plugin.gui.chosen_path import chosen_path
from lowuse_plugin.gui.help import install_f1
from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.gui.widgets.field_choice import FieldList
from lowuse_plugin.gui.widgets.file_offers import file_offers
from lowuse_plugin.gui.widgets.parcels.scope import ParcelScope
from lowuse_plugin.gui.widgets.task_progress import TaskProgressBar
from lowuse_plugin.gui.widgets.window_size import fit
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.messages import describe_any
from lowuse_plugin.qgis_bridge.settings import TextSetting

if TYPE_CHECKING:
    from lowuse_plugin.domain.ports import Progress

_COLUMNS = TextSetting("bulk/columns")
_FIRST = ("actual_use", "floor_area_m2", "far", "operating_state", "idle", "remark")
"""Fields that a survey fills in most."""
_WIDTH, _HEIGHT = 60, 32
_ROOM = 0.9


class TableOutDialog(QDialog):
    """Asks and writes."""

    def __init__(
        self,
        context: PanelContext,
        chosen: Callable[[], Sequence[str]],
        shown: Callable[[], Sequence[str] | None],
        parent: QWidget | None = None,
    ) -> None:
        """Show what was chosen last time.

        Args:
            context: The shared parts.
            chosen: Gives the chosen parcels.
            shown: Gives what the list of the panel shows.
            parent: Owner.
        """
        super().__init__(parent)
        self.setObjectName("LowUse.TableOut")
        self.setWindowTitle(tr("Export editable table"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context = context
        self.scope = ParcelScope("LowUse.TableOut.Scope", context.book, chosen, shown)
        last = _COLUMNS.get().split()
        self.fields = FieldList("LowUse.TableOut.Fields", last or _FIRST)
        self._state = QLabel()
        self._state.setObjectName("LowUse.TableOut.State")
        self._state.setWordWrap(True)
        self._progress = TaskProgressBar()
        self._write = QPushButton(tr("Export …"))
        self._write.setObjectName("LowUse.TableOut.Write")
        self._write.clicked.connect(lambda _checked=False: self._ask())
        self._lay_out()
        install_f1(self, "bulk", "out")
        context.session.closed.connect(self.close)
        context.current.selection_changed.connect(self._recount)
        context.book.loaded.connect(self._recount)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Begin with the fields that were chosen last time."""
        super().showEvent(event)
        self.fields.show_first()

    def write_to(self, path: Path) -> None:
        """Write the table in the background and tell."""
        context, uuids, columns = self._context, self.scope.uuids, self.fields.columns
        store = context.session.store
        if store is None:
            return

        def work(progress: Progress) -> int:
            from lowuse_plugin.exchange.round_trip.xlsx import write_round_trip  # noqa: PLC0415
            from lowuse_plugin.services.rows.editable_table import read_editable  # noqa: PLC0415

            progress.step(0, 1, tr("Reading the parcels"))
            table = read_editable(store, uuids, columns)
            write_round_trip(path, table, progress)
            return len(table.rows)

        def done(count: int) -> None:
            text = tr(
                "{count} parcels exported: {file}. Fill it in, then use “Read the edited table "
                "back”.",
                count=f"{count:,}",
                file=path,
            )
            context.messages.success(text, offers=file_offers(path))
            if not sip.isdeleted(self):
                self.close()

        def failed(error: BaseException) -> None:
            if sip.isdeleted(self):
                context.messages.failure(error)
            else:
                self._write.setEnabled(True)
                self._state.setText(describe_any(error))

        def cancelled() -> None:
            if not sip.isdeleted(self):
                self._write.setEnabled(True)
                self._state.setText(tr("Stopped; no file was written."))

        _COLUMNS.set(" ".join(columns))
        self._state.clear()
        self._write.setEnabled(False)
        task = context.tasks.run(
            self.windowTitle(), work, done, on_failed=failed, on_cancelled=cancelled
        )
        self._progress.follow(task)

    def _ask(self) -> None:
        workspace = self._context.session.path
        if workspace is None:
            return
        if not self.fields.columns or not self.scope.uuids:
            self._state.setText(tr("Choose parcels, and at least one field."))
            return
        name = f"{workspace.stem}_宗地修改表_{office_today():%Y%m%d}.xlsx"
        chosen, _ = QFileDialog.getSaveFileName(
            self, tr("Export editable table"), str(workspace.parent / name), "Excel (*.xlsx)"
        )
        if chosen:
            self.write_to(chosen_path(Path(chosen), ("xlsx",)))

    def _recount(self, _what: object = None) -> None:
        self.scope.refresh()

    def _lay_out(self) -> None:
        note = QLabel(
            tr(
                "Codes, holder and address go along in grey, so that everybody knows the parcel. "
                "What comes back is compared and shown before anything is written."
            )
        )
        note.setWordWrap(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.addButton(self._write, QDialogButtonBox.ButtonRole.ActionRole)
        close = buttons.button(QDialogButtonBox.StandardButton.Close)
        close.setText(tr("Close"))
        buttons.rejected.connect(self.close)
        layout = QVBoxLayout(self)
        layout.addWidget(self.scope)
        layout.addWidget(self.fields, 1)
        layout.addWidget(note)
        layout.addWidget(self._state)
        layout.addWidget(self._progress)
        layout.addWidget(buttons)
        fit(self, _WIDTH, _HEIGHT)
