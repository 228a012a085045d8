# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""控制线指标: shares with the parcels behind them, rules, yearly figures, parcels outside parks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from qgis.PyQt import sip
from qgis.PyQt.QtGui import QShowEvent
from qgis.PyQt.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QSpinBox,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from lowuse_plugin.domain.moments import office_today
from lowuse_plugin.gui.chosen_path import chosen_path
from lowuse_plugin.gui.dialogs.indicators.writing import IndicatorWriting
from lowuse_plugin.gui.dialogs.workspace_window import WorkspaceWindow
from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.gui.widgets.claims.follow import Follow
from lowuse_plugin.gui.widgets.file_offers import file_offers
from lowuse_plugin.gui.widgets.indicators.entries import IndicatorFigures, IndicatorRules
from lowuse_plugin.gui.widgets.indicators.parks import IndicatorParks
from lowuse_plugin.gui.widgets.indicators.shares import IndicatorShares
from lowuse_plugin.gui.widgets.list_states import ListState
from lowuse_plugin.gui.widgets.messages import Offer
from lowuse_plugin.gui.widgets.plain_parts import plain_label, quiet_button
from lowuse_plugin.gui.widgets.task_progress import TaskProgressBar
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.layers.roles import PARCELS
from lowuse_plugin.qgis_bridge.messages import describe_any
from lowuse_plugin.qgis_bridge.role_words import why_not

if TYPE_CHECKING:
    from lowuse_plugin.domain.indicators.park_check import ParkCheck
    from lowuse_plugin.domain.indicators.result import IndicatorTable, TypedFigure
    from lowuse_plugin.domain.indicators.rules import IndicatorRule
    from lowuse_plugin.domain.ports import LogHead, Progress, Refresh, Store
    from lowuse_plugin.qgis_bridge.tasks import ServiceTask

_NAME = "LowUse.Indicators"
_ALL = "all"
_FIGURES = frozenset({"indicator_figure"})
_ENTERED = frozenset({"indicator_rule"}) | _FIGURES
_MEASURED = frozenset(
    {
        "parcel",
        "control_line",
        "control_line_version",
        "reference_layer",
        "reference_area",
        "import_package",
    }
)
_FIRST_YEAR, _LAST_YEAR = 2009, 2099


class _Computed(NamedTuple):
    table: IndicatorTable
    parks: ParkCheck


class _Entered(NamedTuple):
    rules: tuple[IndicatorRule, ...]
    figures: tuple[TypedFigure, ...]
    head: LogHead


def _read_entered(store: Store, _subject: str) -> _Entered:
    from lowuse_plugin.services.indicators.figures import figures_of  # noqa: PLC0415
    from lowuse_plugin.services.indicators.rules import rules_of  # noqa: PLC0415

    with store.read() as reading:
        return _Entered(rules_of(reading), figures_of(reading), reading.head())


def _compute(store: Store, on: date, year: int, progress: Progress) -> _Computed:
    from lowuse_plugin.services.indicators.park_check import check_parks  # noqa: PLC0415
    from lowuse_plugin.services.indicators.table import indicators  # noqa: PLC0415

    table = indicators(store, on, year=year, progress=progress)
    return _Computed(table, check_parks(store, progress=progress))


class IndicatorsDialog(WorkspaceWindow):
    """Beside the map. Areas are measured when it is asked for, never behind somebody's back."""

    NAME = "Indicators"
    SIZE = "lowuse/indicators/geometry"
    CHARACTERS, LINES = 136, 34

    def __init__(self, context: PanelContext, parent: QWidget | None = None) -> None:
        """Measure the open workspace when it is seen.

        Args:
            context: The shared parts.
            parent: Owner.
        """
        super().__init__(context, tr("Indicators of the control line"), parent)
        self._computed: _Computed | None = None
        self._entered: _Entered | None = None
        self._measuring: ServiceTask | None = None
        self._changed_seq = 0
        """Last log line that changed land, as far as it arrived here."""
        self._writing = IndicatorWriting(context, self.asking, self)
        self._make()
        self._lay_out()
        self._connect()
        self._begin("indicators")
        self._aim()

    @property
    def computed(self) -> IndicatorTable | None:
        """What is shown."""
        return None if self._computed is None else self._computed.table

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Read and measure when it is seen first."""
        super().showEvent(event)
        if not self._follow.uuid:
            self._follow.show(_ALL)
            self.compute()
        self._follow.wake()

    def compute(self) -> None:
        """Measure everything for the chosen year, in the background, and nothing else beside it."""
        store = self._context.session.store
        if store is None:
            return
        self._stop()
        on, year = office_today(), self.year.value()

        def work(progress: Progress) -> _Computed:
            return _compute(store, on, year, progress)

        def done(found: _Computed) -> None:
            if self._is_awaited(task):
                self._measuring = None
                self._take(found)

        def failed(error: BaseException) -> None:
            if self._is_awaited(task):
                self._measuring = None
                self._show_trouble(error)

        def ended() -> None:
            if self._is_awaited(task):  # the user cancelled it: nothing was handed over
                self._measuring = None
                self._show_rest()

        title = tr("Measuring the indicators")
        if self._computed is None:
            self._none.say(title, busy=True)
            self._stack.setCurrentWidget(self._none)
        self._told.setText(title)
        task = self._context.run_for(store, title, work, done, on_failed=failed)
        self._measuring = task
        task.ended.connect(ended)
        self.progress.follow(task)

    def done(self, result: int) -> None:
        """Measure for nobody any more."""
        self._stop()
        super().done(result)

    def _stop(self) -> None:
        """Cancel what is being measured: nobody waits for it any more."""
        task, self._measuring = self._measuring, None
        if task is not None:
            task.cancel()

    def _is_awaited(self, task: ServiceTask) -> bool:
        return not sip.isdeleted(self) and task is self._measuring

    def write_to(self, path: Path) -> None:
        """Write what is shown as xlsx, in the background."""
        store, found = self._context.session.store, self._computed
        if store is None or found is None:
            return
        table = self._as_of_its_head(found.table)

        def work(_progress: Progress) -> Path:
            from lowuse_plugin.exchange.indicator_xlsx import write_indicators  # noqa: PLC0415

            write_indicators(path, table, found.parks, workspace=store.info)
            return path

        def done(written: Path) -> None:
            text = tr("Indicators written: {path}", path=written)
            self._context.messages.success(text, offers=file_offers(written))

        title = tr("Writing the indicators")
        self.progress.follow(self._context.run_for(store, title, work, done))

    def select(self, uuids: Sequence[str]) -> None:
        """Choose parcels in the list and on the map, and show them there."""
        self._context.current.select(uuids)
        layer = self._context.layers.layer(PARCELS)
        if layer is not None and layer.selectedFeatureCount():
            self._context.canvas.zoomToSelected(layer)

    # -- making -----------------------------------------------------------------------------------

    def _make(self) -> None:
        self.shares = IndicatorShares()
        self.rules, self.figures = IndicatorRules(), IndicatorFigures()
        self.parks = IndicatorParks()
        self.year = QSpinBox()
        self.year.setObjectName(f"{_NAME}.Year")
        self.year.setRange(_FIRST_YEAR, _LAST_YEAR)
        self.year.setValue(office_today().year)
        self.year.setKeyboardTracking(False)
        self.again = quiet_button(f"{_NAME}.Again", tr("Measure anew"), self.compute)
        self.export = quiet_button(f"{_NAME}.Export", tr("Write xlsx …"), self._ask_path)
        self._told = plain_label(f"{_NAME}.Told")
        self._none = ListState(f"{_NAME}.State")
        self.progress = TaskProgressBar(parent=self)
        title = tr("Reading the rules of the indicators")
        self._follow = Follow(self._context, _ENTERED, _read_entered, title, self)

    def _lay_out(self) -> None:
        self._stack = QStackedWidget()
        self._stack.addWidget(self._none)
        self._stack.addWidget(self.shares)
        self.tabs = QTabWidget()
        self.tabs.setObjectName(f"{_NAME}.Tabs")
        self.tabs.addTab(self._stack, tr("Indicators"))
        self.tabs.addTab(self.rules, tr("Rules"))
        self.tabs.addTab(self.figures, tr("Yearly figures"))
        self.tabs.addTab(self.parks, tr("Industry outside the parks"))
        top = QHBoxLayout()
        top.addWidget(QLabel(tr("Show")))
        top.addWidget(self.shares.by)
        top.addWidget(QLabel(tr("Year")))
        top.addWidget(self.year)
        top.addWidget(self._told, 1)
        top.addWidget(self.again)
        top.addWidget(self.export)
        bottom = QHBoxLayout()
        bottom.addWidget(self.progress, 1)
        bottom.addStretch(1)
        bottom.addWidget(quiet_button(f"{_NAME}.Close", tr("Close"), self.reject))
        layout = QVBoxLayout(self)
        layout.addLayout(top)
        layout.addWidget(self.tabs, 1)
        layout.addLayout(bottom)

    def _connect(self) -> None:
        session, write = self._context.session, self._writing
        self._follow.read.connect(self._take_entered)
        self._follow.failed.connect(self._context.messages.failure)
        self.year.valueChanged.connect(lambda _year: self.compute())
        for page in (self.shares, self.parks):
            page.parcels_wanted.connect(self.select)
            page.parcel_wanted.connect(self._look)
        self.rules.new_wanted.connect(lambda like: write.ask_rule(like, change=False))
        self.rules.change_wanted.connect(lambda like: write.ask_rule(like, change=True))
        self.rules.retire_wanted.connect(write.retire_rule)
        self.figures.new_wanted.connect(
            lambda like: write.ask_figure(like, self.year.value(), change=False)
        )
        self.figures.change_wanted.connect(
            lambda like: write.ask_figure(like, self.year.value(), change=True)
        )
        self.figures.retire_wanted.connect(write.retire_figure)
        session.refreshed.connect(self._on_refreshed)
        session.role_changed.connect(self._aim)

    # -- showing ----------------------------------------------------------------------------------

    def _take_entered(self, found: _Entered) -> None:
        self._entered = found
        self.rules.show_things(found.rules)
        self.figures.show_things(found.figures)
        if self._computed is not None:
            self._show_judged(self._computed)

    def _take(self, found: _Computed) -> None:
        self.parks.show_check(found.parks)
        self._stack.setCurrentWidget(self.shares)
        self._show_judged(found)
        self._make_room(self.shares.table)
        self._tell()
        self._aim()

    def _show_judged(self, found: _Computed) -> None:
        """Show what was measured, judged by the rules of now."""
        from lowuse_plugin.domain.indicators.result import rejudged  # noqa: PLC0415

        if self._entered is not None and self._entered.head.seq > found.table.head_seq:
            found = found._replace(table=rejudged(found.table, self._entered.rules))
        self._computed = found
        self.shares.show_table(found.table)

    def _as_of_its_head(self, table: IndicatorTable) -> IndicatorTable:
        """Return the table with the state that gives it: land as measured, rules as last read."""
        from dataclasses import replace  # noqa: PLC0415

        entered = self._entered
        if entered is None or self._is_old or entered.head.seq <= table.head_seq:
            return table
        return replace(table, head_seq=entered.head.seq, head_hash=entered.head.hash)

    @property
    def _is_old(self) -> bool:
        """Tell whether land changed since it was measured."""
        return self._computed is not None and self._changed_seq > self._computed.table.head_seq

    def _tell(self) -> None:
        """Say of which day and line the figures are, or that they are measured anew."""
        if self._computed is None:
            self._told.setText("")
        elif self._is_old:
            self._told.setText("▲ " + tr("Parcels or layers changed since: measure anew."))
        else:
            table = self._computed.table
            day = table.on.isoformat()
            self._told.setText(
                tr("{day}, control line {version}", day=day, version=table.line)
                if table.line
                else tr("{day}, no control line in force", day=day)
            )

    def _show_rest(self) -> None:
        """Show what was measured before, after the user cancelled."""
        if self._computed is None:
            again = Offer(tr("Measure anew"), self.compute, f"{_NAME}.TryAgain")
            self._none.say(tr("Nothing was measured."), (again,))
        else:
            self.year.blockSignals(True)
            self.year.setValue(self._computed.table.year)
            self.year.blockSignals(False)
        self._tell()

    def _show_trouble(self, error: BaseException) -> None:
        again = Offer(tr("Try again"), self.compute, f"{_NAME}.TryAgain")
        self._computed = None
        self._none.say(describe_any(error), (again,))
        self._stack.setCurrentWidget(self._none)
        self._tell()
        self._aim()

    def _on_refreshed(self, refresh: Refresh) -> None:
        """Measure anew when yearly figures changed; say it when land did. Rules only judge."""
        if refresh.everything or refresh.tables & _MEASURED:
            self._changed_seq = refresh.head.seq
        if refresh.tables & _FIGURES and (self._measuring or self._computed):
            self.compute()
        elif self._measuring is None:
            self._tell()

    def _aim(self) -> None:
        reason = why_not(self._context.session)
        for page in (self.rules, self.figures):
            page.bar(reason)
        self.export.setEnabled(self._computed is not None)

    def _look(self, uuid: str) -> None:
        self._context.current.look_at(uuid, reveal=True)

    def _ask_path(self) -> None:
        path = self._context.session.path
        if path is None:
            return
        suggested = path.parent / f"{path.stem}_指标_{self.year.value()}.xlsx"
        chosen, _ = QFileDialog.getSaveFileName(
            self, tr("Write the indicators"), str(suggested), "Excel (*.xlsx)"
        )
        if chosen:
            self.write_to(chosen_path(Path(chosen), ("xlsx",)))
