# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What a trial of a draft found: 宗数, 亩, what is proposed newly and what no longer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.gui.widgets.identification.standard_words import output_word
from lowuse_plugin.gui.widgets.identification.trial_run import TrialRun
from lowuse_plugin.gui.widgets.plain_parts import plain_label, quiet_button
from lowuse_plugin.gui.widgets.task_progress import TaskProgressBar
from lowuse_plugin.qgis_bridge.area_text import amount
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.layers.roles import PARCELS
from lowuse_plugin.qgis_bridge.messages import why
from lowuse_plugin.qgis_bridge.parcels.names import parcel_called
from lowuse_plugin.qgis_bridge.punctuation import commas, labelled, with_aside
from lowuse_plugin.qgis_bridge.settings import AREA_UNIT

if TYPE_CHECKING:
    from lowuse_plugin.domain.identification.rules import RuleSet
    from lowuse_plugin.domain.ports import Store
    from lowuse_plugin.services.identification.try_standard import Trial

_WIDTHS = (18, 22, 24, 13, 20)
_SHOWN_ROWS = 6


class TrialView(QWidget):
    """Live from when it is started until it is stopped."""

    hits_changed = pyqtSignal(object)
    """Rule → parcels, empty when there is no trial."""

    def __init__(self, context: PanelContext, name: str, parent: QWidget | None = None) -> None:
        """Start without a trial.

        Args:
            context: The shared parts.
            name: Object name; those of its parts stand behind it.
            parent: Owner.
        """
        super().__init__(parent)
        self.setObjectName(name)
        self._context = context
        self._trial: Trial | None = None
        self._before: tuple[Store, frozenset[str]] | None = None
        """Where, and what was selected there before this view selected something."""
        self._selected: frozenset[str] = frozenset()
        """What this view selected last."""
        self.run = TrialRun(context, self)
        self._make(name)
        self.run.started.connect(self._on_started)
        self.run.tried.connect(self._take)
        self.run.failed.connect(self._say_trouble)

    def try_rules(self, rules: RuleSet | None) -> None:
        """Try a draft, again after each change.

        Args:
            rules: None where it cannot be read: the last result is of before.
        """
        if rules is None:
            self.run.stop()
            self._say(tr("✕ The draft has a mistake: put it right, then it is tried again."))
            return
        self._say(tr("Trying …"))
        self.run.try_soon(rules)

    def stop(self) -> None:
        """Show and select nothing more."""
        self.run.stop()
        self._trial = None
        self._table.setRowCount(0)
        self.hits_changed.emit({})
        self.take_back_selection()
        self._say("")

    def take_back_selection(self) -> None:
        """Select on the map what was selected before, unless something else is since."""
        before, self._before = self._before, None
        if before is None:
            return
        store, selection = before
        current = self._context.current
        if self._context.session.store is store and current.selection == self._selected:
            current.select(selection)

    def show_on_map(self) -> None:
        """Select the parcels that differ, and show them on the map."""
        trial, current = self._trial, self._context.current
        store = self._context.session.store
        if trial is None or store is None:
            return
        if self._before is None or current.selection != self._selected:
            self._before = store, current.selection
        self._selected = frozenset(trial.newly + trial.no_longer)
        current.select(self._selected)
        layer = self._context.layers.layer(PARCELS)
        if layer is not None and layer.selectedFeatureCount():
            self._context.canvas.zoomToSelected(layer)

    def _make(self, name: str) -> None:
        self._said = plain_label(f"{name}.Said")
        self._counts = plain_label(f"{name}.Counts")
        self._differences = plain_label(f"{name}.Differences")
        self._progress = TaskProgressBar(parent=self)
        self._on_map = quiet_button(f"{name}.OnMap", tr("Show on the map"), self.show_on_map)
        self._table = QTableWidget(0, len(_WIDTHS))
        self._table.setObjectName(f"{name}.Table")
        self._table.setHorizontalHeaderLabels(
            [tr("Trial"), tr("Parcel"), tr("Holder"), tr("Area"), tr("Rules")]
        )
        self._table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self._table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._table.setTabKeyNavigation(False)
        self._table.verticalHeader().hide()
        line = self.fontMetrics().lineSpacing()
        rows = self._table.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(line + 6)
        self._table.setMinimumHeight((line + 6) * (_SHOWN_ROWS // 2))
        digit = self.fontMetrics().horizontalAdvance("0")
        for column, width in enumerate(_WIDTHS):
            self._table.setColumnWidth(column, digit * width)
        self._table.horizontalHeader().setStretchLastSection(True)
        self._table.itemActivated.connect(self._look_at)
        self._table.itemDoubleClicked.connect(self._look_at)
        head = QHBoxLayout()
        head.addWidget(self._differences, 1)
        head.addWidget(self._on_map, 0, Qt.AlignmentFlag.AlignBottom)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._said)
        layout.addWidget(self._counts)
        layout.addLayout(head)
        layout.addWidget(self._table, 1)
        layout.addWidget(self._progress)
        self._say("")

    def _on_started(self, task: object) -> None:
        self._progress.follow(task)

    def _say(self, text: str) -> None:
        self._said.setText(text)
        self._said.setVisible(bool(text))
        self._on_map.setEnabled(self._trial is not None and bool(self._trial.rows))

    def _say_trouble(self, error: BaseException) -> None:
        self._say(f"✕ {why(error)}")

    def _take(self, trial: Trial) -> None:
        self._trial = trial
        unit = AREA_UNIT.get()
        counts, areas = trial.counts, trial.areas_m2
        parts = [
            with_aside(
                tr("suspected {count}", count=f"{counts['suspected']:,}"),
                amount(areas["suspected"], unit),
            ),
            with_aside(
                tr("data missing {count}", count=f"{counts['incomplete']:,}"),
                amount(areas["incomplete"], unit),
            ),
            tr("not suspected {count}", count=f"{counts['not_suspected']:,}"),
        ]
        parts += [f"{output_word(name)} {n:,}" for name, n in trial.by_output.items()]
        total = tr("{count} parcels", count=f"{trial.parcels:,}")
        self._counts.setText(labelled(total, commas(parts)))
        self._differences.setText(
            tr("Against the stored results: ▲ {newly} newly ({newly_area}), ▽ {gone} no longer "
               "({gone_area}).",
               newly=f"{len(trial.newly):,}", newly_area=amount(trial.newly_m2, unit),
               gone=f"{len(trial.no_longer):,}", gone_area=amount(trial.no_longer_m2, unit))
        )  # fmt: skip
        self._fill(trial)
        self._say("")
        self.hits_changed.emit(trial.hits)

    def _fill(self, trial: Trial) -> None:
        table = self._context.book.table
        known: dict[str, tuple[str, str]] = {}
        if table is not None and trial.rows:
            wanted = {row.uuid for row in trial.rows}
            names = ("uuid", "label", "fid", "holder_name")
            for uuid, label, fid, holder in zip(
                *(table[name].to_list() for name in names), strict=True
            ):
                if uuid in wanted:
                    known[uuid] = (parcel_called(label or "", fid), holder or "")
        self._table.setUpdatesEnabled(False)
        self._table.setRowCount(len(trial.rows))
        for place, row in enumerate(trial.rows):
            label, holder = known.get(row.uuid, (row.uuid, ""))
            kind = "▲ " + tr("newly proposed") if row.is_new else "▽ " + tr("no longer proposed")
            texts = (kind, label, holder, amount(row.area_m2, AREA_UNIT.get()), " ".join(row.codes))
            for column, text in enumerate(texts):
                item = QTableWidgetItem(text)
                item.setData(Qt.ItemDataRole.UserRole, row.uuid)
                self._table.setItem(place, column, item)
        self._table.setUpdatesEnabled(True)

    def _look_at(self, item: QTableWidgetItem) -> None:
        self._context.current.look_at(item.data(Qt.ItemDataRole.UserRole), reveal=True)
