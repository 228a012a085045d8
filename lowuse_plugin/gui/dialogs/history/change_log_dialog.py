# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""变更台账: what entered and left the database, by year and district."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from qgis.PyQt import sip
from qgis.PyQt.QtGui import QShowEvent
from qgis.PyQt.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from lowuse_plugin.domain.display import shown_district
from lowuse_plugin.domain.moments import office_today
from lowuse_plugin.gui.chosen_path import chosen_path
from lowuse_plugin.gui.dialogs.workspace_window import WorkspaceWindow
from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.gui.widgets.claims.follow import Follow
from lowuse_plugin.gui.widgets.file_offers import file_offers
from lowuse_plugin.gui.widgets.history.change_lines import ChangeLines
from lowuse_plugin.gui.widgets.list_states import ListState
from lowuse_plugin.gui.widgets.messages import Offer
from lowuse_plugin.gui.widgets.plain_parts import plain_label, quiet_button
from lowuse_plugin.gui.widgets.quiet_combo import QuietComboBox
from lowuse_plugin.gui.widgets.survey.reading import TABLES
from lowuse_plugin.gui.widgets.survey.words import word
from lowuse_plugin.gui.widgets.task_progress import TaskProgressBar
from lowuse_plugin.qgis_bridge.area_text import amount
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.messages import describe_any
from lowuse_plugin.qgis_bridge.punctuation import semicolons
from lowuse_plugin.qgis_bridge.settings import AREA_UNIT

if TYPE_CHECKING:
    from lowuse_plugin.domain.ports import Progress, Store
    from lowuse_plugin.domain.survey_units.changes import ChangeLog

_NAME = "LowUse.ChangeLog"
_ALL = "all"


def _read(store: Store, _subject: str) -> ChangeLog:
    from lowuse_plugin.services.survey_units.changes import change_log  # noqa: PLC0415

    return change_log(store, None)


class ChangeLogDialog(WorkspaceWindow):
    """Beside the map; follows what colleagues save."""

    NAME = "ChangeLog"
    SIZE = "lowuse/change_log/geometry"
    CHARACTERS, LINES = 110, 26

    def __init__(self, context: PanelContext, parent: QWidget | None = None) -> None:
        """Read the ledger of the open workspace.

        Args:
            context: The shared parts.
            parent: Owner.
        """
        super().__init__(context, tr("Ledger of changes"), parent)
        self._every: ChangeLog | None = None
        self._year, self._district = _box("Year"), _box("District")
        self._totals = plain_label(f"{_NAME}.Totals")
        self._lines = ChangeLines()
        self._none = ListState(f"{_NAME}.State")
        self._said = plain_label(f"{_NAME}.Said")
        self._progress = TaskProgressBar(parent=self)
        self._export = quiet_button(f"{_NAME}.Export", tr("Write xlsx …"), self._ask_path)
        self._follow = Follow(context, TABLES, _read, tr("Reading the ledger of changes"), self)
        self._lay_out()
        self._connect()
        self._begin("identification", "changes")

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Read when it is seen first, and what was put off since."""
        super().showEvent(event)
        if not self._follow.uuid:
            self._follow.show(_ALL)
        self._follow.wake()

    def write_to(self, path: Path) -> None:
        """Write what is shown as xlsx, in the background."""
        store, year, district = self._context.session.store, self._chosen_year(), self._place()
        if store is None:
            return

        def work(_progress: Progress) -> Path:
            from lowuse_plugin.exchange.survey_units.changes_xlsx import (  # noqa: PLC0415
                write_change_log,
            )
            from lowuse_plugin.services.survey_units.changes import change_log  # noqa: PLC0415

            log = change_log(store, year, district)
            write_change_log(path, log, workspace=store.info, on=office_today())
            return path

        def done(written: Path) -> None:
            text = tr("Ledger of changes written: {path}", path=written)
            self._context.messages.success(text, offers=file_offers(written))
            self._tell(text)

        def failed(error: BaseException) -> None:
            self._context.messages.failure(error)
            self._tell(f"⚠ {describe_any(error)}")

        title = tr("Writing the ledger of changes")
        self._progress.follow(self._context.run_for(store, title, work, done, on_failed=failed))

    # -- showing ----------------------------------------------------------------------------------

    def _take(self, every: ChangeLog) -> None:
        self._every = every
        _offer(self._year, tr("All years"), [(str(year), year) for year in every.years])
        _offer(self._district, tr("All districts"),
               [(shown_district(code), code) for code in every.districts])  # fmt: skip
        self._limit()

    def _limit(self) -> None:
        """Show what is of the chosen year and district."""
        if self._every is None:
            return
        from lowuse_plugin.domain.survey_units.changes import change_log_of  # noqa: PLC0415

        log = change_log_of(self._every.lines, self._chosen_year(), self._place())
        self._lines.show_lines(log.lines)
        self._totals.setText(_totals_text(log))
        self._export.setEnabled(bool(log.lines))
        if log.lines:
            self._stack.setCurrentWidget(self._lines)
            return
        self._none.say(
            tr("Nothing entered or left the database yet. A unit enters with the identification by "
               "the county, on the page Procedure.")
        )  # fmt: skip
        self._stack.setCurrentWidget(self._none)

    def _show_trouble(self, error: BaseException) -> None:
        again = Offer(tr("Try again"), self._follow.read_again, f"{_NAME}.Again")
        self._none.say(describe_any(error), (again,))
        self._stack.setCurrentWidget(self._none)

    def _show_loading(self) -> None:
        self._none.say(tr("Reading the ledger of changes"), busy=True)
        self._stack.setCurrentWidget(self._none)

    def _chosen_year(self) -> int | None:
        year = self._year.currentData()
        return None if year is None else int(year)

    def _place(self) -> str | None:
        district = self._district.currentData()
        return None if district is None else str(district)

    def _tell(self, text: str) -> None:
        if not sip.isdeleted(self):
            self._said.setText(text)
            self._said.setVisible(bool(text))

    def _ask_path(self) -> None:
        path = self._context.session.path
        if path is None:
            return
        suggested = path.parent / f"{path.stem}_变更台账_{office_today():%Y%m%d}.xlsx"
        chosen, _ = QFileDialog.getSaveFileName(
            self, tr("Write the ledger of changes"), str(suggested), "Excel (*.xlsx)"
        )
        if chosen:
            self.write_to(chosen_path(Path(chosen), ("xlsx",)))

    def _connect(self) -> None:
        self._follow.loading.connect(self._show_loading)
        self._follow.read.connect(self._take)
        self._follow.failed.connect(self._show_trouble)
        self._lines.chosen.connect(self._look_at)
        for box in (self._year, self._district):
            box.currentIndexChanged.connect(lambda _index: self._limit())

    def _look_at(self, parcel: str) -> None:
        self._context.current.look_at(parcel, reveal=True)

    def _lay_out(self) -> None:
        filters = QHBoxLayout()
        for label, box in ((tr("Year"), self._year), (tr("District"), self._district)):
            filters.addWidget(QLabel(label))
            filters.addWidget(box)
        filters.addStretch(1)
        filters.addWidget(self._export)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._none)
        self._stack.addWidget(self._lines)
        self._said.hide()
        bottom = QHBoxLayout()
        bottom.addWidget(self._progress, 1)
        bottom.addStretch(1)
        bottom.addWidget(quiet_button(f"{_NAME}.Close", tr("Close"), self.close))
        layout = QVBoxLayout(self)
        layout.addLayout(filters)
        layout.addWidget(self._totals)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self._said)
        layout.addLayout(bottom)


def _totals_text(log: ChangeLog) -> str:
    """Return the sums of each change, and what is left of them."""
    unit = AREA_UNIT.get()
    parts = [
        tr("{change}: {count} units ({area})", change=word("change", total.change),
           count=f"{total.units:,}", area=amount(total.area_m2, unit))
        for total in log.totals
        if not total.district
    ]  # fmt: skip
    parts.append(tr("balance {area}", area=amount(log.balance_m2, unit)))
    return semicolons(parts)


def _offer(box: QuietComboBox, all_of_them: str, entries: list[tuple[str, str | int]]) -> None:
    """Offer what occurs; what was chosen stays chosen as long as it occurs."""
    before = box.currentData()
    blocked = box.blockSignals(True)
    box.clear()
    box.addItem(all_of_them, None)
    for text, value in entries:
        box.addItem(text, value)
    box.setCurrentIndex(max(box.findData(before), 0) if before is not None else 0)
    box.blockSignals(blocked)


def _box(name: str) -> QuietComboBox:
    box = QuietComboBox()
    box.setObjectName(f"{_NAME}.{name}")
    box.setSizeAdjustPolicy(box.SizeAdjustPolicy.AdjustToContents)
    return box
