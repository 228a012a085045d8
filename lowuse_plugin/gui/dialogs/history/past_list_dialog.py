# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""截至某时的宗地列表: the parcels as they stood then, and what differs from now."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.PyQt import sip
from qgis.PyQt.QtCore import QDate, QDateTime, Qt, QTime
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QDateTimeEdit,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from lowuse_plugin.domain.errors import CancelledError
from lowuse_plugin.domain.moments import (
    office_moment,
    office_now,
    office_today,
    utc_of_office,
    utc_text,
)
from lowuse_plugin.gui.chosen_path import chosen_path
from lowuse_plugin.gui.help import install_f1
from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.gui.widgets.file_offers import file_offers
from lowuse_plugin.gui.widgets.messages import Offer
from lowuse_plugin.gui.widgets.parcels.columns import DIFFERENCE, STANDARD
from lowuse_plugin.gui.widgets.parcels.list import ParcelList
from lowuse_plugin.gui.widgets.plain_parts import plain_label, quiet_button
from lowuse_plugin.gui.widgets.task_progress import TaskProgressBar
from lowuse_plugin.gui.widgets.window_size import fit
from lowuse_plugin.qgis_bridge.actor import current_actor
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.messages import why

if TYPE_CHECKING:
    from lowuse_plugin.domain.columns import ColumnTable
    from lowuse_plugin.domain.history.entries import Step
    from lowuse_plugin.domain.ports import Progress
    from lowuse_plugin.qgis_bridge.parcels.rows import Mask
    from lowuse_plugin.services.history.compare_lists import PastList

_WIDTH_CHARACTERS, _HEIGHT_LINES = 136, 32
_NAME = "LowUse.Past"


class PastListDialog(QDialog):
    """A moment, the list as of then, and how many parcels differ now."""

    def __init__(
        self, context: PanelContext, step: Step | None = None, parent: QWidget | None = None
    ) -> None:
        """Read the list of the moment after a step, or wait for a moment to be chosen.

        Args:
            context: The shared parts; a workspace is open.
            step: After which the list is wanted; None begins with the moment of now.
            parent: Owner.
        """
        super().__init__(parent)
        self.setObjectName("LowUse.Past")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Parcels as of a moment"))
        self._context = context
        self._seq = step.last_seq if step is not None else None
        """The line after which the list is wanted, until another moment is chosen."""
        self._asked = 0
        self._answered: set[int] = set()
        """Requests that found something, or why not."""
        self._make(step)
        self._lay_out()
        install_f1(self, "history", "asof")
        fit(self, _WIDTH_CHARACTERS, _HEIGHT_LINES)
        self._read()

    def read_moment(self) -> None:
        """Read the list of the moment that is chosen, or again of the step that was given."""
        self._read()

    def _read(self) -> None:
        store = self._context.session.store
        if store is None:
            return
        self._asked += 1
        asked, moment, seq = self._asked, self._moment_utc(), self._seq
        self.list.set_loading()
        self._wrote.hide()
        self._export.setEnabled(False)

        def work(progress: Progress) -> PastList:
            from lowuse_plugin.services.history.compare_lists import past_list  # noqa: PLC0415

            return past_list(store, moment_utc=moment, seq=seq, progress=progress)

        def done(found: PastList) -> None:
            if not sip.isdeleted(self) and asked == self._asked:
                self._answered.add(asked)
                self._take(found)

        def failed(error: BaseException) -> None:
            if not sip.isdeleted(self) and asked == self._asked:
                self._answered.add(asked)
                self._said.clear()
                self.list.set_error(error, Offer(tr("Try again"), self.read_moment))

        title = tr("Going back to {moment}", moment=self._moment.text())
        task = self._context.run_for(store, title, work, done, on_failed=failed, hidden=True)
        self._progress.follow(task)
        task.ended.connect(partial(self._on_ended, asked))

    def _on_ended(self, asked: int) -> None:
        """Say that the user stopped it, where that is how it ended."""
        if not sip.isdeleted(self) and asked == self._asked and asked not in self._answered:
            self.list.set_error(CancelledError(), Offer(tr("Try again"), self.read_moment))

    def _take(self, found: PastList) -> None:
        self.list.set_table(found.table)
        self._shown_moment = self._moment.text()
        self._export.setEnabled(True)
        self._limit()
        self._said.setText(
            tr(
                "{count} parcels then, {now} now: {changed} changed since, {gone} gone, {new} new.",
                count=f"{len(found.table):,}",
                now=f"{found.now:,}",
                changed=f"{found.changed:,}",
                gone=f"{found.gone:,}",
                new=f"{found.new:,}",
            )
        )

    def write_to(self, path: Path) -> None:
        """Write what the list shows as xlsx, in the background."""
        table, session = self.list.model.shown_table(), self._context.session
        if table is None:
            return
        moment, counts = self._shown_moment, self._said.text()
        person = current_actor().name
        footer = f"{session.path.stem if session.path is not None else ''}　{person}"

        def work(_progress: Progress) -> int:
            from lowuse_plugin.exchange.past_xlsx import write_past_list  # noqa: PLC0415
            from lowuse_plugin.gui.widgets.parcels.columns import past_rows  # noqa: PLC0415

            rows = past_rows(table)
            write_past_list(
                path, rows, moment=moment, counts=counts, footer=footer, on=office_today()
            )
            return len(rows)

        def done(count: int) -> None:
            text = tr("{count} parcels exported: {file}.", count=f"{count:,}", file=path)
            self._context.messages.success(text, offers=file_offers(path))
            if not sip.isdeleted(self):
                self._wrote.setText(text)
                self._wrote.show()

        def failed(error: BaseException) -> None:
            self._context.messages.failure(error)
            if not sip.isdeleted(self):
                self._wrote.setText(why(error))
                self._wrote.show()

        title = tr("Writing the parcels as of then")
        self._progress.follow(self._context.tasks.run(title, work, done, on_failed=failed))

    def _ask_path(self) -> None:
        workspace = self._context.session.path
        if workspace is None:
            return
        when = self._shown_moment.translate(str.maketrans("", "", "-: "))
        name = f"{workspace.stem}_截至{when}_宗地列表.xlsx"
        chosen, _ = QFileDialog.getSaveFileName(
            self, tr("Export the list"), str(workspace.parent / name), "Excel (*.xlsx)"
        )
        if chosen:
            self.write_to(chosen_path(Path(chosen), ("xlsx",)))

    def _forget_step(self) -> None:
        """Take the moment that was chosen instead of the step."""
        self._seq = None

    def _limit(self) -> None:
        """Show all parcels, or only those that differ."""
        only = self._only.isChecked()
        self.list.model.set_filter("difference", _differs if only else None)

    def _moment_utc(self) -> str:
        """Return the end of the chosen second; of the running one the moment that it is."""
        chosen = self._moment.dateTime().toPyDateTime().replace(microsecond=0)
        now = office_now()
        if chosen == now.replace(microsecond=0, tzinfo=None):
            return utc_text(now)
        return utc_of_office(chosen)

    def _make(self, step: Step | None) -> None:
        now = office_now()
        shown = office_moment(step.at_utc) if step is not None else now
        self._moment = QDateTimeEdit(_qt(shown))
        self._moment.setObjectName(f"{_NAME}.Moment")
        self._moment.setDisplayFormat("yyyy-MM-dd HH:mm:ss")
        self._moment.setCalendarPopup(True)
        self._moment.dateTimeChanged.connect(lambda _moment: self._forget_step())
        self._go = QPushButton(tr("Show"))
        self._go.setObjectName(f"{_NAME}.Show")
        self._go.clicked.connect(lambda _checked=False: self.read_moment())
        self._only = QCheckBox(tr("Only what differs now"))
        self._only.setObjectName(f"{_NAME}.OnlyDifferent")
        self._only.toggled.connect(lambda _on: self._limit())
        self.list = ParcelList(
            self._context.current, columns=(*STANDARD, DIFFERENCE), name=f"{_NAME}.List"
        )
        self.list.set_empty(tr("There were no parcels then."))
        self.list.model.filters_cleared.connect(lambda: self._only.setChecked(False))
        self._said = QLabel()
        self._said.setObjectName(f"{_NAME}.Said")
        self._said.setWordWrap(True)
        self._progress = TaskProgressBar(parent=self)
        self._shown_moment = ""
        """Of which moment the list is, as people write it."""
        self._wrote = plain_label(f"{_NAME}.Wrote")
        self._wrote.hide()
        self._export = quiet_button(f"{_NAME}.Export", tr("Export list …"))
        self._export.setToolTip(
            tr("What the list shows, with the values of then and of now (xlsx)")
        )
        self._export.setEnabled(False)
        self._export.clicked.connect(lambda _checked=False: self._ask_path())
        self._context.session.closed.connect(self.close)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(QLabel(tr("As of")))
        top.addWidget(self._moment)
        top.addWidget(self._go)
        top.addStretch(1)
        top.addWidget(self._only)
        close = QPushButton(tr("Close"))
        close.setObjectName(f"{_NAME}.Close")
        close.setAutoDefault(False)
        close.clicked.connect(self.close)
        bottom = QHBoxLayout()
        bottom.addWidget(self._progress, 1)
        bottom.addStretch(1)
        bottom.addWidget(self._export)
        bottom.addWidget(close)
        layout = QVBoxLayout(self)
        layout.addLayout(top)
        layout.addWidget(self._said)
        layout.addWidget(self.list, 1)
        layout.addWidget(self._wrote)
        layout.addLayout(bottom)


def _differs(table: ColumnTable) -> Mask:
    return table["difference"].valid


def _qt(moment: datetime) -> QDateTime:
    """Return a moment of the office as a widget shows it, whatever zone this computer keeps."""
    day = QDate(moment.year, moment.month, moment.day)
    return QDateTime(day, QTime(moment.hour, moment.minute, moment.second))
