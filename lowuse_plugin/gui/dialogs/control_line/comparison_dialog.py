# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""控制线版本对比: who changes class between two versions, and where the lines differ."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.PyQt import sip
from qgis.PyQt.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from lowuse_plugin.gui.chosen_path import chosen_path
from lowuse_plugin.gui.dialogs.control_line.comparison_out import show_on_map, write_comparison
from lowuse_plugin.gui.dialogs.workspace_window import WorkspaceWindow
from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.gui.widgets.control_line.words import (
    class_words,
    flip_columns,
    flip_words,
    ground_columns,
    mu,
)
from lowuse_plugin.gui.widgets.list_states import ListState
from lowuse_plugin.gui.widgets.plain_parts import plain_label, quiet_button
from lowuse_plugin.gui.widgets.quiet_combo import QuietComboBox
from lowuse_plugin.gui.widgets.rows_table import RowsTable
from lowuse_plugin.qgis_bridge.explanations import example_note
from lowuse_plugin.qgis_bridge.file_names import clean_name
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.messages import describe_any
from lowuse_plugin.qgis_bridge.punctuation import semicolons, with_stop

if TYPE_CHECKING:
    from lowuse_plugin.domain.ports import Progress, Store
    from lowuse_plugin.gui.dialogs.control_line.work import LineWork
    from lowuse_plugin.qgis_bridge.tasks import ServiceTask
    from lowuse_plugin.services.control_line.compare import LineComparison
    from lowuse_plugin.services.control_line.versions import StatedLine

_NAME = "LowUse.LineComparison"


class LineComparisonDialog(WorkspaceWindow):
    """Beside the map: a click goes to the parcel or to the ground, and marks it."""

    NAME = "LineComparison"
    SIZE = "lowuse/line_comparison/geometry"
    CHARACTERS, LINES = 116, 28

    def __init__(
        self,
        context: PanelContext,
        work: LineWork,
        known: Sequence[StatedLine],
        pair: tuple[str, str],
        parent: QWidget | None = None,
    ) -> None:
        """Compare two versions.

        Args:
            context: The shared parts; a workspace is open.
            work: Marks ground on the map.
            known: The versions.
            pair: Uuids of the one before and the one after.
            parent: Owner.
        """
        super().__init__(context, tr("Compare versions of the control line"), parent)
        self._work, self._known = work, {line.uuid: line for line in known}
        self._task: ServiceTask | None = None
        self._is_filling = False
        self._asked = 0
        self.found: LineComparison | None = None
        self._old, self._new = (
            self._combo(name, key) for name, key in zip("ON", pair, strict=True)
        )
        self._summary = plain_label(f"{_NAME}.Summary")
        self._flips = self._parcels("Flips")
        self._shifted = self._parcels("Shifted")
        self._ground = RowsTable(
            f"{_NAME}.Ground", ground_columns(), key=id, words=lambda _each: ""
        )
        self._ground.chosen.connect(self._on_ground)
        self._filter = QLineEdit()
        self._filter.setObjectName(f"{_NAME}.Filter")
        self._filter.setPlaceholderText(tr("Filter by parcel or right holder"))
        self._filter.setClearButtonEnabled(True)
        self._filter.textChanged.connect(self._on_filter)
        self._none = ListState(f"{_NAME}.State")
        self._map = quiet_button(f"{_NAME}.Map", tr("Put on the map"), self._on_map)
        self._map.setToolTip(tr("Layers with the parcels and with the ground that differs"))
        self._select = quiet_button(f"{_NAME}.Select", tr("Select the parcels"), self._on_select)
        self._xlsx = quiet_button(f"{_NAME}.Xlsx", tr("Write xlsx …"), self._on_xlsx)
        self._lay_out()
        self._begin("lines", "compare")
        self.compare()

    def compare(self) -> None:
        """Compare the two that are chosen now."""
        store = self._context.session.store
        old, new = str(self._old.currentData()), str(self._new.currentData())
        if self._task is not None:
            self._task.cancel()
        self._asked += 1
        self.found = None
        self._aim()
        if store is None:
            return
        if old == new:
            self._say(tr("Choose two different versions."))
            return
        self._say(tr("Comparing …"), busy=True)
        asked = self._asked

        def work(progress: Progress) -> LineComparison:
            from lowuse_plugin.services.control_line.compare import (  # noqa: PLC0415
                compare_control_lines,
            )

            return compare_control_lines(store, old, new, progress=progress)

        def done(found: LineComparison) -> None:
            if not sip.isdeleted(self) and asked == self._asked:
                self._take(found)

        def failed(error: BaseException) -> None:
            if not sip.isdeleted(self) and asked == self._asked:
                self._say(describe_any(error))

        title = tr("Comparing versions of the control line")
        self._task = self._context.run_for(store, title, work, done, on_failed=failed)
        self._task.ended.connect(self._forget_task)

    def done(self, result: int) -> None:
        """Compare no further, and mark nothing."""
        self._asked += 1
        if self._task is not None:
            self._task.cancel()
        self._work.glimpse.hide()
        super().done(result)

    # -- what is shown ----------------------------------------------------------------------------

    def _forget_task(self) -> None:
        if not sip.isdeleted(self):
            self._task = None

    def _say(self, text: str, *, busy: bool = False) -> None:
        self._summary.setText("")
        self._none.say(text, busy=busy)
        self._stack.setCurrentWidget(self._none)

    def _take(self, found: LineComparison) -> None:
        self.found = found
        self._summary.setText(_summary(found))
        self._fill()
        self._tabs.setTabText(0, tr("Change class ({count})", count=f"{len(found.flips):,}"))
        self._tabs.setTabText(1, tr("Other part inside ({count})", count=f"{len(found.shifted):,}"))
        self._tabs.setTabText(2, tr("Ground ({count})", count=f"{len(found.differences):,}"))
        self._stack.setCurrentWidget(self._tabs)
        self._make_room(self._flips)
        self._aim()

    def _fill(self) -> None:
        if self.found is None:
            return
        # Nobody has chosen what stands in the first row.
        self._is_filling = True
        self._flips.show_things(self.found.flips)
        self._shifted.show_things(self.found.shifted)
        self._ground.show_things(self.found.differences)
        for table in (self._flips, self._shifted, self._ground):
            table.clearSelection()
            table.fit_columns()
        self._is_filling = False

    def _on_filter(self, text: str) -> None:
        self._is_filling = True
        for table in (self._flips, self._shifted):
            table.filter(text)
        self._is_filling = False

    def _aim(self) -> None:
        found = self.found
        self._map.setEnabled(found is not None and bool(found.flips or found.differences))
        self._select.setEnabled(found is not None and bool(found.flips))
        self._xlsx.setEnabled(found is not None)

    # -- what is done -----------------------------------------------------------------------------

    def _on_parcel(self, table: RowsTable) -> None:
        chosen = [] if self._is_filling else table.chosen_things()
        if chosen:
            self._context.current.look_at(chosen[0].parcel_uuid, reveal=True)

    def _on_ground(self) -> None:
        store = self._context.session.store
        chosen = [] if self._is_filling else self._ground.chosen_things()
        if chosen and store is not None:
            self._work.glimpse.show(chosen[0].wkb, store.info.crs)

    def _on_select(self) -> None:
        if self.found is not None:
            self._context.current.select(self.found.affected)

    def _on_map(self) -> None:
        store = self._context.session.store
        if self.found is not None and store is not None:
            show_on_map(self._context, store, self.found, self._work.go_to)

    def _on_xlsx(self) -> None:
        store = self._context.session.store
        if self.found is None or store is None:
            return
        name = clean_name(f"控制线版本对比_{self.found.old}_{self.found.new}")
        suggested = store.path.parent / f"{name}.xlsx"
        title = tr("Write the comparison")
        chosen, _ = QFileDialog.getSaveFileName(self, title, str(suggested), "Excel (*.xlsx)")
        if chosen:
            self.write_to(store, chosen_path(Path(chosen), ("xlsx",)))

    def write_to(self, store: Store, path: Path) -> None:
        """Write the workbook."""
        if self.found is not None:
            lines = [self._known.get(key) for key in (self.found.old_uuid, self.found.new_uuid)]
            write_comparison(self._context, store, self.found, lines, path)

    # -- making -----------------------------------------------------------------------------------

    def _combo(self, name: str, key: str) -> QuietComboBox:
        combo = QuietComboBox()
        combo.setObjectName(f"{_NAME}.{'Old' if name == 'O' else 'New'}")
        for line in reversed(self._known.values()):
            combo.addItem(f"{line.version}　{line.valid_from.isoformat()}", line.uuid)
        combo.choose(key)
        combo.currentIndexChanged.connect(lambda _index: self.compare())
        return combo

    def _parcels(self, name: str) -> RowsTable:
        table = RowsTable(
            f"{_NAME}.{name}", flip_columns(), key=lambda flip: flip.parcel_uuid, words=flip_words
        )
        table.chosen.connect(partial(self._on_parcel, table))
        return table

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        for text, combo in ((tr("Version before"), self._old), (tr("Version after"), self._new)):
            label = QLabel(text)
            label.setBuddy(combo)
            top.addWidget(label)
            top.addWidget(combo, 1)
        self._tabs = QTabWidget()
        self._tabs.setObjectName(f"{_NAME}.Tabs")
        for table in (self._flips, self._shifted, self._ground):
            self._tabs.addTab(table, "")
        self._stack = QStackedWidget()
        self._stack.addWidget(self._none)
        self._stack.addWidget(self._tabs)
        bottom = QHBoxLayout()
        for button in (self._map, self._select, self._xlsx):
            bottom.addWidget(button)
        bottom.addStretch(1)
        bottom.addWidget(quiet_button(f"{_NAME}.Close", tr("Close"), self.reject))
        layout = QVBoxLayout(self)
        layout.addLayout(top)
        layout.addWidget(self._summary)
        layout.addWidget(self._filter)
        layout.addWidget(self._stack, 1)
        layout.addLayout(bottom)


def _summary(found: LineComparison) -> str:
    """Return two lines: who is affected, and how the classes and the ground change."""
    first = [
        tr("{count} of {total} parcels change class",
           count=f"{len(found.flips):,}", total=f"{found.parcels:,}"),
        tr("{count} right holders are concerned", count=f"{found.holders:,}"),
        tr("of {count} more another part lies inside", count=f"{len(found.shifted):,}"),
    ]  # fmt: skip
    second = []
    for name, title in class_words().items():
        before, after = found.classes_before[name], found.classes_after[name]
        second.append(
            tr("{title} {before} → {after} parcels, {before_mu} → {after_mu} mu",
               title=title, before=f"{before.parcels:,}", after=f"{after.parcels:,}",
               before_mu=mu(before.area_m2), after_mu=mu(after.area_m2))
        )  # fmt: skip
    third = tr(
        "Ground: added {added} mu, removed {removed} mu, of another level {level} mu",
        added=mu(found.added_m2),
        removed=mu(found.removed_m2),
        level=mu(found.level_changed_m2),
    )
    note = example_note(is_example=found.example)
    lines = [with_stop(semicolons(first)), with_stop(semicolons(second)), with_stop(third) + note]
    return "\n".join(lines)
