# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""控制线版本: all versions with their approval, and what can be done with them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from qgis.core import QgsProject, QgsVectorLayer
from qgis.PyQt import sip
from qgis.PyQt.QtGui import QShowEvent
from qgis.PyQt.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from lowuse_plugin.domain.moments import office_today
from lowuse_plugin.domain.roles import Right
from lowuse_plugin.gui.dialogs.control_line.work import LineWork
from lowuse_plugin.gui.dialogs.workspace_window import WorkspaceWindow
from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.gui.widgets.claims.follow import Follow
from lowuse_plugin.gui.widgets.control_line.words import (
    level_word,
    line_columns,
    line_rows,
    missing_of,
)
from lowuse_plugin.gui.widgets.list_states import ListState
from lowuse_plugin.gui.widgets.messages import Offer
from lowuse_plugin.gui.widgets.plain_parts import plain_label, quiet_button
from lowuse_plugin.gui.widgets.subsidy.ledger_table import MoneyTable
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.layers.line_layers import (
    Picture,
    make_pictures,
    show_pictures,
    version_key,
)
from lowuse_plugin.qgis_bridge.messages import describe_any
from lowuse_plugin.qgis_bridge.punctuation import sentences
from lowuse_plugin.qgis_bridge.role_words import why_not

if TYPE_CHECKING:
    from lowuse_plugin.domain.ports import Progress, Store
    from lowuse_plugin.gui.survey_units.drawing import UnitDrawing
    from lowuse_plugin.services.control_line.versions import StatedLine

_NAME = "LowUse.Lines"
_ALL = "all"
_TABLES = frozenset({"control_line_version", "control_line", "import_package"})


def _read(store: Store, _subject: str) -> tuple[StatedLine, ...]:
    from lowuse_plugin.services.control_line.versions import list_line_versions  # noqa: PLC0415

    return list_line_versions(store, office_today())


class LinesDialog(WorkspaceWindow):
    """Beside the map; follows what colleagues save."""

    NAME = "Lines"
    SIZE = "lowuse/lines/geometry"
    CHARACTERS, LINES = 124, 22

    def __init__(
        self, context: PanelContext, drawing: UnitDrawing, parent: QWidget | None = None
    ) -> None:
        """Read the versions of the open workspace.

        Args:
            context: The shared parts; a workspace is open.
            drawing: Draws on the map.
            parent: Owner.
        """
        super().__init__(context, tr("Versions of the control line"), parent)
        self._lines: tuple[StatedLine, ...] = ()
        self._to_approve = False
        self.work = LineWork(context, self.asking, drawing, self)
        self._table = MoneyTable(f"{_NAME}.Table", line_columns())
        self._none = ListState(f"{_NAME}.State")
        self._new = quiet_button(f"{_NAME}.New", tr("New draft …"), self._on_new)
        self._approve = quiet_button(
            f"{_NAME}.Approve", tr("Approve …"), self._with(self.work.approve)
        )
        self._retire = quiet_button(
            f"{_NAME}.Retire", tr("Retire the draft …"), self._with(self.work.retire)
        )
        self._compare = quiet_button(f"{_NAME}.Compare", tr("Compare versions …"), self._on_compare)
        self._compare.setToolTip(tr("Which parcels change class between two versions"))
        self._show = quiet_button(f"{_NAME}.Show", tr("Show on the map"), self._with(self._on_show))
        self._why = plain_label(f"{_NAME}.Why")
        title = tr("Reading the versions of the control line")
        self._follow = Follow(context, _TABLES, _read, title, self)
        self._follow.loading.connect(lambda: self._say(title, busy=True))
        self._follow.read.connect(self._take)
        self._follow.failed.connect(self._show_trouble)
        self._table.chosen.connect(lambda _key: self._aim())
        self._table.doubleClicked.connect(lambda _index: self._with(self._on_show)())
        context.session.role_changed.connect(self._aim)
        self._lay_out()
        self._begin("lines")
        self._aim()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Read when it is seen first, and what was put off since."""
        super().showEvent(event)
        if not self._follow.uuid:
            self._follow.show(_ALL)
        self._follow.wake()

    def approve_open(self) -> None:
        """Ask for the approval of the newest version in force without one, as soon as it is read.

        Where two are in force this is the way out: the approval ends the one before.
        """
        self._to_approve = True
        if self._lines:
            self._take_up()

    def done(self, result: int) -> None:
        """Close the comparisons too."""
        self.work.release()
        super().done(result)

    # -- what is shown ----------------------------------------------------------------------------

    def _say(self, text: str, *, busy: bool = False) -> None:
        self._none.say(text, busy=busy)
        self._stack.setCurrentWidget(self._none)

    def _show_trouble(self, error: BaseException) -> None:
        again = Offer(tr("Try again"), self._follow.read_again, f"{_NAME}.Again")
        self._none.say(describe_any(error), (again,))
        self._stack.setCurrentWidget(self._none)

    def _take(self, lines: tuple[StatedLine, ...]) -> None:
        self._lines = self.work.known = lines
        if not lines:
            self._say(
                tr("There is no control line yet. Import one under Import files, or make a draft "
                   "from shapes of a layer.")
            )  # fmt: skip
        else:
            self._table.show_rows(line_rows(lines))
            if not self._table.chosen_key:
                self._table.selectRow(0)
            self._stack.setCurrentWidget(self._table)
            self._make_room(self._table)
        self._aim()
        self._take_up()

    def _take_up(self) -> None:
        """Go to the version whose approval was asked for."""
        if not self._to_approve:
            return
        self._to_approve = False
        open_ones = [line for line in self._lines if line.in_force and line.state != "approved"]
        if not open_ones:
            return
        newest = max(open_ones, key=lambda line: line.valid_from)
        keys = [row.key for row in self._table.money.rows]
        self._table.selectRow(keys.index(newest.uuid))
        if self._approve.isEnabled():
            self.work.approve(newest)

    def _chosen(self) -> StatedLine | None:
        key = self._table.chosen_key
        return next((line for line in self._lines if line.uuid == key), None)

    def _with(self, act: Callable[[StatedLine], object]) -> Callable[[], None]:
        """Return what does something with the chosen version."""

        def acting() -> None:
            line = self._chosen()
            if line is not None:
                act(line)

        return acting

    def _aim(self) -> None:
        session, line = self._context.session, self._chosen()
        reason, undecided = why_not(session), why_not(session, Right.DECIDE)
        may_write = not reason
        to_approve = line is not None and line.state != "approved"
        self._new.setEnabled(may_write)
        self._approve.setEnabled(to_approve and not undecided)
        self._approve.setToolTip(undecided)
        self._retire.setEnabled(may_write and line is not None and line.is_draft)
        self._compare.setEnabled(len(self._lines) > 1)
        self._show.setEnabled(line is not None)
        text = reason
        if not text and line is not None and line.state == "approved":
            text = tr("An approved version is not changed any more: a new one takes its place.")
        elif not text and line is not None:
            text = sentences((missing_of(line), undecided))
        self._why.setText(text)

    # -- what is done -----------------------------------------------------------------------------

    def _on_new(self) -> None:
        line = self._chosen()
        self.work.new(line.uuid if line is not None else "")

    def _on_compare(self) -> None:
        """Compare the two chosen ones, the chosen one with the one before, or the last two."""
        rows = sorted(index.row() for index in self._table.selectionModel().selectedRows())
        self.work.compare([self._table.money.rows[row].key for row in rows])

    def _on_show(self, line: StatedLine) -> None:
        store = self._context.session.store
        if store is None:
            return

        title = tr("Control line {version}", version=line.version)

        def work(progress: Progress) -> list[QgsVectorLayer]:
            from lowuse_plugin.services.control_line.versions import read_blocks  # noqa: PLC0415

            with store.read() as reading:
                blocks = read_blocks(reading, line.uuid)
            columns = {"编号": "string", "名称": "string", "级别": "string"}
            rows = [
                (block.shape, (block.block_code, block.block_name, level_word(block.level)))
                for block in blocks
            ]
            picture = Picture("blocks", title, columns, rows)
            return make_pictures([picture], store.info.crs, progress)

        def done(layers: list[QgsVectorLayer]) -> None:
            key = version_key(store.info.store_id, line.uuid)
            show_pictures(QgsProject.instance(), key, title, layers)
            if not sip.isdeleted(self):
                self.work.go_to(layers)

        reading = tr("Reading version {version}", version=line.version)
        self._context.run_for(store, reading, work, done)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        for button in (self._new, self._approve, self._retire, self._compare, self._show):
            buttons.addWidget(button)
        buttons.addStretch(1)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._none)
        self._stack.addWidget(self._table)
        bottom = QHBoxLayout()
        bottom.addWidget(self._why, 1)
        bottom.addWidget(quiet_button(f"{_NAME}.Close", tr("Close"), self.reject))
        layout = QVBoxLayout(self)
        layout.addLayout(buttons)
        layout.addWidget(self._stack, 1)
        layout.addLayout(bottom)
