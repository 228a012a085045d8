# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""地块汇总: units by survey area, town and district, computed from the rows, and as xlsx."""

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

from lowuse_plugin.domain.moments import office_today
from lowuse_plugin.gui.chosen_path import chosen_path
from lowuse_plugin.gui.dialogs.workspace_window import WorkspaceWindow
from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.gui.widgets.claims.follow import Follow
from lowuse_plugin.gui.widgets.file_offers import file_offers
from lowuse_plugin.gui.widgets.list_states import ListState
from lowuse_plugin.gui.widgets.messages import Offer
from lowuse_plugin.gui.widgets.plain_parts import plain_label, quiet_button
from lowuse_plugin.gui.widgets.quiet_combo import QuietComboBox
from lowuse_plugin.gui.widgets.subsidy.ledger_table import MoneyColumn, MoneyRow, MoneyTable
from lowuse_plugin.gui.widgets.task_progress import TaskProgressBar
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.messages import describe_any

if TYPE_CHECKING:
    from fractions import Fraction

    from lowuse_plugin.domain.ports import Progress, Store
    from lowuse_plugin.domain.survey_units.totals import RollUp, RollUpLine

_NAME = "LowUse.UnitRollUp"
_ALL = "all"
_TABLES = frozenset(
    {
        "survey_unit",
        "survey_unit_parcel",
        "survey_area",
        "legacy_land",
        "tag",
        "parcel",
        "parcel_holder",
        "right_holder",
        "import_package",
    }
)


def _read(store: Store, _subject: str) -> tuple[RollUp, ...]:
    from lowuse_plugin.services.survey_units.roll_up import roll_ups  # noqa: PLC0415

    return roll_ups(store)


class UnitRollUpDialog(WorkspaceWindow):
    """Beside the map; follows what colleagues save."""

    NAME = "UnitRollUp"
    SIZE = "lowuse/unit_roll_up/geometry"
    CHARACTERS, LINES = 120, 28

    def __init__(self, context: PanelContext, parent: QWidget | None = None) -> None:
        """Read the open workspace.

        Args:
            context: The shared parts.
            parent: Owner.
        """
        super().__init__(context, tr("Units in total"), parent)
        self._found: tuple[RollUp, ...] = ()
        self._by = QuietComboBox()
        self._by.setObjectName(f"{_NAME}.By")
        for text, key in (
            (tr("Survey area"), "area"),
            (tr("Town"), "town"),
            (tr("District"), "district"),
        ):
            self._by.addItem(text, key)
        self._table = MoneyTable(f"{_NAME}.Table", _columns())
        self._said = plain_label(f"{_NAME}.Said")
        self._none = ListState(f"{_NAME}.State")
        self._progress = TaskProgressBar(parent=self)
        self._export = quiet_button(f"{_NAME}.Export", tr("Write xlsx …"), self._ask_path)
        title = tr("Adding up the units")
        self._follow = Follow(context, _TABLES, _read, title, self)
        self._follow.loading.connect(lambda: self._say(title, busy=True))
        self._follow.read.connect(self._take)
        self._follow.failed.connect(self._show_trouble)
        self._by.currentIndexChanged.connect(lambda _index: self._show())
        context.session.closed.connect(self.close)
        self._lay_out()
        self._begin("units", "totals")

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Read when it is seen first, and what was put off since."""
        super().showEvent(event)
        if not self._follow.uuid:
            self._follow.show(_ALL)
        self._follow.wake()

    def write_to(self, path: Path) -> None:
        """Write all roll-ups as xlsx, in the background, from one state of the workspace."""
        store = self._context.session.store
        if store is None:
            return

        def work(_progress: Progress) -> Path:
            from lowuse_plugin.exchange.survey_units.roll_up_xlsx import write_roll_ups  # noqa: PLC0415

            write_roll_ups(path, _read(store, _ALL), workspace=store.info, on=office_today())
            return path

        def done(written: Path) -> None:
            text = tr("Units in total written: {path}", path=written)
            self._context.messages.success(text, offers=file_offers(written))

        def failed(error: BaseException) -> None:
            self._context.messages.failure(error)
            if not sip.isdeleted(self):
                self._said.setText(f"⚠ {describe_any(error)}")

        title = tr("Writing the units in total")
        self._progress.follow(self._context.run_for(store, title, work, done, on_failed=failed))

    def _ask_path(self) -> None:
        path = self._context.session.path
        if path is None:
            return
        suggested = path.parent / f"{path.stem}_地块汇总_{office_today():%Y%m%d}.xlsx"
        chosen, _ = QFileDialog.getSaveFileName(
            self, tr("Write the units in total"), str(suggested), "Excel (*.xlsx)"
        )
        if chosen:
            self.write_to(chosen_path(Path(chosen), ("xlsx",)))

    def _say(self, text: str, *, busy: bool = False) -> None:
        self._none.say(text, busy=busy)
        self._stack.setCurrentWidget(self._none)

    def _show_trouble(self, error: BaseException) -> None:
        again = Offer(tr("Try again"), self._follow.read_again, f"{_NAME}.Again")
        self._none.say(describe_any(error), (again,))
        self._stack.setCurrentWidget(self._none)

    def _take(self, found: tuple[RollUp, ...]) -> None:
        self._found = found
        self._show()

    def _show(self) -> None:
        by = self._by.currentData()
        shown = next((each for each in self._found if each.by == by), None)
        if shown is None:
            return
        if not shown.lines:
            self._say(tr("There are no units yet. Tag parcels, or draw a unit."))
            return
        rows = [_row(line) for line in shown.lines]
        self._table.show_rows([*rows, _row(shown.total, is_total=True)])
        text = tr("Each unit counts once; parcels and holders once in each line and in the total. "
                  "Low-efficiency area is that of tagged and identified units.")  # fmt: skip
        if shown.left_out:
            text += " " + tr(
                "{count} units are left out: no low-efficiency land, removed, or tag withdrawn.",
                count=f"{shown.left_out:,}",
            )
        if shown.total.overlap_m2:
            text += " " + tr(
                "Units overlap by {area} m² in all, which is counted more than once.",
                area=_m2(shown.total.overlap_m2),
            )
        self._said.setText(text)
        self._stack.setCurrentWidget(self._table)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(QLabel(tr("By")))
        top.addWidget(self._by)
        top.addStretch(1)
        top.addWidget(self._export)
        self._by.setMinimumContentsLength(10)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._none)
        self._stack.addWidget(self._table)
        bottom = QHBoxLayout()
        bottom.addWidget(self._progress, 1)
        bottom.addStretch(1)
        bottom.addWidget(quiet_button(f"{_NAME}.Close", tr("Close"), self.close))
        layout = QVBoxLayout(self)
        layout.addLayout(top)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self._said)
        layout.addLayout(bottom)


def _columns() -> list[MoneyColumn]:
    from lowuse_plugin.domain.schema import shipped  # noqa: PLC0415

    numbers = [
        tr("Units"),
        tr("Tagged"),
        tr("Identified"),
        tr("Area (m²)"),
        tr("Area (mu)"),
        tr("Low-efficiency (m²)"),
        tr("Low-efficiency (mu)"),
        tr("With unregistered land"),
        *(f"{word} (m²)" for word in shipped().codes["legacy_kind"].values.values()),
        tr("Parcels"),
        tr("Holders"),
    ]
    return [MoneyColumn(tr("Group")), *(MoneyColumn(title, is_number=True) for title in numbers)]


def _m2(area: Fraction) -> str:
    from lowuse_plugin.domain.display import shown_number  # noqa: PLC0415

    return shown_number(area, places=2)


def _row(line: RollUpLine, *, is_total: bool = False) -> MoneyRow:
    from lowuse_plugin.domain.display import shown_number  # noqa: PLC0415

    cells = (
        line.title,
        f"{line.units:,}",
        f"{line.tagged:,}",
        f"{line.identified:,}",
        shown_number(line.area_m2, places=2),
        shown_number(line.area_mu, places=4),
        shown_number(line.low_efficiency_area_m2, places=2),
        shown_number(line.low_efficiency_area_mu, places=4),
        f"{line.unregistered:,}",
        *(shown_number(area, places=2) for area in line.legacy_m2.values()),
        f"{line.parcels:,}",
        f"{line.holders:,}",
    )
    return MoneyRow(cells, line.key, is_total)
