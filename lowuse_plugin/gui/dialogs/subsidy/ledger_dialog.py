# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""奖补台账: what was paid by year, district and fund, what is owed, and what is still to come."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.PyQt import sip
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QCloseEvent, QShowEvent
from qgis.PyQt.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from lowuse_plugin.domain.display import shown_day, shown_district
from lowuse_plugin.domain.moments import office_today
from lowuse_plugin.gui.chosen_path import chosen_path
from lowuse_plugin.gui.help import install_f1
from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.gui.widgets.claims.follow import Follow
from lowuse_plugin.gui.widgets.claims.reading import TABLES
from lowuse_plugin.gui.widgets.file_offers import file_offers
from lowuse_plugin.gui.widgets.list_states import ListState
from lowuse_plugin.gui.widgets.messages import Offer
from lowuse_plugin.gui.widgets.plain_parts import heading, plain_label, quiet_button
from lowuse_plugin.gui.widgets.quiet_combo import QuietComboBox
from lowuse_plugin.gui.widgets.subsidy.ledger_forecast import ForecastView
from lowuse_plugin.gui.widgets.subsidy.ledger_money import money
from lowuse_plugin.gui.widgets.subsidy.ledger_rolls import (
    Limit,
    districts_of,
    open_columns,
    open_rows,
    payment_columns,
    payment_rows,
    years_of,
)
from lowuse_plugin.gui.widgets.subsidy.ledger_table import MoneyTable
from lowuse_plugin.gui.widgets.task_progress import TaskProgressBar
from lowuse_plugin.gui.widgets.window_size import keep_size, restore_size
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.messages import describe_any
from lowuse_plugin.qgis_bridge.punctuation import semicolons

if TYPE_CHECKING:
    from lowuse_plugin.domain.policy.expiry import Expiry
    from lowuse_plugin.domain.ports import Progress, Store
    from lowuse_plugin.domain.roll_up import RollUp, Totals

_NAME = "LowUse.SubsidyLedger"
_SIZE = "lowuse/subsidy_ledger/geometry"
_ALL = "all"
_WIDTH_CHARACTERS, _HEIGHT_LINES = 124, 34


@dataclass(frozen=True)
class _Read:
    """What is shown: the figures, and the document by which they are."""

    figures: RollUp
    document: str


def _read(store: Store, _subject: str) -> _Read:
    from lowuse_plugin.qgis_bridge.policy_packs import usual  # noqa: PLC0415
    from lowuse_plugin.services.subsidy.roll_up import roll_up  # noqa: PLC0415

    today = office_today()
    policy = usual(today)
    return _Read(roll_up(store, policy=policy, on=today), policy.document_no)


class SubsidyLedgerDialog(QDialog):
    """Beside the map; follows what colleagues save."""

    def __init__(self, context: PanelContext, parent: QWidget | None = None) -> None:
        """Read the ledger of the open workspace.

        Args:
            context: The shared parts.
            parent: Owner.
        """
        super().__init__(parent)
        self.setObjectName("LowUse.SubsidyLedger")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Subsidy ledger"))
        self._context = context
        self._shown: _Read | None = None
        self._banner = plain_label(f"{_NAME}.Expiry")
        self._totals = plain_label(f"{_NAME}.Totals")
        self._district, self._year = _box("District"), _box("Year")
        self._payments = MoneyTable(f"{_NAME}.Payments", payment_columns())
        self._open = MoneyTable(f"{_NAME}.Open", open_columns())
        self._nothing = plain_label(f"{_NAME}.Nothing", tr("Nothing was booked yet."))
        self._forecast = ForecastView()
        self._none = ListState(f"{_NAME}.State")
        self._progress = TaskProgressBar(parent=self)
        self._export = quiet_button(f"{_NAME}.Export", tr("Write xlsx …"), self._ask_path)
        self._export.setToolTip(tr("Ledger, roll-up and forecast of all projects, with formulas"))
        self._follow = Follow(context, TABLES, _read, tr("Reading the subsidy ledger"), self)
        self._lay_out()
        self._connect()
        install_f1(self, "procedure", "ledger")
        restore_size(self, _SIZE, _WIDTH_CHARACTERS, _HEIGHT_LINES)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Read when it is seen first, and what was put off since."""
        super().showEvent(event)
        if not self._follow.uuid:
            self._follow.show(_ALL)
        self._follow.wake()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Remember the size."""
        keep_size(self, _SIZE)
        super().closeEvent(event)

    def done(self, result: int) -> None:
        """Remember the size when Escape closes it, too."""
        keep_size(self, _SIZE)
        super().done(result)

    def write_to(self, path: Path) -> None:
        """Write the ledger of all projects as xlsx, in the background."""
        store = self._context.session.store
        if store is None:
            return

        def work(progress: Progress) -> Path:
            from lowuse_plugin.exchange.subsidy.ledger_xlsx import write_ledger  # noqa: PLC0415
            from lowuse_plugin.qgis_bridge.policy_packs import usual  # noqa: PLC0415
            from lowuse_plugin.services.subsidy.roll_up import read_book  # noqa: PLC0415

            today = office_today()
            progress.step(0, 2, tr("Reading the subsidy ledger"))
            book = read_book(store, policy=usual(today), on=today)
            progress.step(1, 2, tr("Writing {file}", file=path.name))
            write_ledger(path, book.figures, book.ledgers, workspace=store.info, head=book.head)
            return path

        def done(written: Path) -> None:
            text = tr("Subsidy ledger written: {path}", path=written)
            self._context.messages.success(text, offers=file_offers(written))
            if not sip.isdeleted(self):
                self._tell(text)

        def failed(error: BaseException) -> None:
            self._context.messages.failure(error)
            if not sip.isdeleted(self):
                self._tell(f"⚠ {describe_any(error)}")

        task = self._context.run_for(
            store, tr("Writing the subsidy ledger"), work, done, on_failed=failed
        )
        self._progress.follow(task)

    def _ask_path(self) -> None:
        path = self._context.session.path
        if path is None:
            return
        suggested = path.parent / f"{path.stem}_奖补台账_{office_today():%Y%m%d}.xlsx"
        chosen, _ = QFileDialog.getSaveFileName(
            self, tr("Write the subsidy ledger"), str(suggested), "Excel (*.xlsx)"
        )
        if chosen:
            self.write_to(chosen_path(Path(chosen), ("xlsx",)))

    # -- what is shown ----------------------------------------------------------------------------

    def _show_loading(self) -> None:
        self._none.say(tr("Reading the subsidy ledger"), busy=True)
        self._stack.setCurrentWidget(self._none)

    def _show_trouble(self, error: BaseException) -> None:
        again = Offer(tr("Try again"), self._follow.read_again, f"{_NAME}.Again")
        self._none.say(describe_any(error), (again,))
        self._stack.setCurrentWidget(self._none)

    def _take(self, read: _Read) -> None:
        self._shown = read
        figures = read.figures
        self._banner.setText(days_text(figures.expiry, read.document))
        self._totals.setText(_totals_text(figures.totals))
        _offer(self._district, tr("All districts"),
               [(shown_district(code), code) for code in districts_of(figures)])  # fmt: skip
        _offer(self._year, tr("All years"), [(str(year), year) for year in years_of(figures)])
        self._stack.setCurrentWidget(self._tabs)
        self._limit()

    def _limit(self) -> None:
        """Show what is of the chosen district and year."""
        if self._shown is None:
            return
        figures = self._shown.figures
        limit = Limit(str(self._district.currentData() or ""), int(self._year.currentData() or 0))
        rows = payment_rows(figures.lines, limit)
        self._payments.show_rows(rows)
        self._nothing.setVisible(not rows)
        self._open.show_rows(open_rows(figures.by_district, limit))
        self._forecast.show_figures(figures, limit)

    def _tell(self, text: str) -> None:
        self._said.setText(text)
        self._said.setVisible(bool(text))

    def _look_at(self, uuid: str) -> None:
        self._context.project.look_at(uuid, reveal=True)

    # -- building ---------------------------------------------------------------------------------

    def _connect(self) -> None:
        self._follow.loading.connect(self._show_loading)
        self._follow.read.connect(self._take)
        self._follow.failed.connect(self._show_trouble)
        self._forecast.project_chosen.connect(self._look_at)
        for box in (self._district, self._year):
            box.currentIndexChanged.connect(lambda _index: self._limit())

    def _lay_out(self) -> None:
        filters = QHBoxLayout()
        filters.addWidget(QLabel(tr("District")))
        filters.addWidget(self._district, 1)
        filters.addWidget(QLabel(tr("Year")))
        filters.addWidget(self._year)
        filters.addStretch(2)
        filters.addWidget(self._export)
        paid = QWidget()
        column = QVBoxLayout(paid)
        column.addWidget(self._nothing)
        column.addWidget(self._payments, 2)
        column.addWidget(heading(tr("What the city owes on it, whatever the year")))
        column.addWidget(self._open, 1)
        self._tabs = QTabWidget()
        self._tabs.setObjectName(f"{_NAME}.Tabs")
        self._tabs.addTab(paid, tr("Roll-up"))
        self._tabs.addTab(self._forecast, tr("Forecast"))
        self._stack = QStackedWidget()
        self._stack.addWidget(self._none)
        self._stack.addWidget(self._tabs)
        self._said = plain_label(f"{_NAME}.Said")
        self._said.hide()
        bottom = QHBoxLayout()
        bottom.addWidget(self._progress, 1)
        bottom.addStretch(1)
        bottom.addWidget(quiet_button(f"{_NAME}.Close", tr("Close"), self.close))
        layout = QVBoxLayout(self)
        layout.addWidget(self._banner)
        layout.addWidget(self._totals)
        layout.addLayout(filters)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self._said)
        layout.addLayout(bottom)


def days_text(expiry: Expiry, document: str) -> str:
    """Return how long the policy still runs, in one sentence or two."""
    from lowuse_plugin.gui.widgets.policy.banner import expiry_text  # noqa: PLC0415

    text = expiry_text(expiry, document)
    if text:
        return text
    return tr("{document} runs until {last}: {days} days are left.", document=document,
              last=shown_day(expiry.valid_to), days=f"{expiry.days_left:,}")  # fmt: skip


def _totals_text(totals: Totals) -> str:
    """Return the sums over the workspace in two lines."""
    paid = [
        tr("Paid {amount}", amount=money(totals.paid_fen)),
        tr("city subsidy due {amount}", amount=money(totals.city_due_fen)),
        tr("received {amount}", amount=money(totals.city_paid_fen)),
        tr("still open {amount}", amount=money(totals.city_open_fen)),
    ]
    if totals.own_fen:
        paid.insert(1, tr("districts' own {amount}", amount=money(totals.own_fen)))
    coming = [
        tr("Eligible in all {amount}", amount=money(totals.eligible_fen)),
        tr("of it still to be paid {amount}", amount=money(totals.payable_fen)),
        tr("to be decided {amount}", amount=money(totals.review_fen)),
        tr("trial {amount}", amount=money(totals.trial_fen)),
    ]
    if totals.stale_fen:
        coming.append(tr("to be calculated again {amount}", amount=money(totals.stale_fen)))
    if totals.lost_fen:
        coming.append(tr("too late {amount}", amount=money(totals.lost_fen)))
    return f"{semicolons(paid)}\n{semicolons(coming)}"


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
    return box
