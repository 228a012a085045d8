# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""条件: the conditions M-1 … M-12 × the parcels, and all that is known of the chosen one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from qgis.core import QgsSettings
from qgis.PyQt.QtCore import QModelIndex, Qt, pyqtSignal
from qgis.PyQt.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QSplitter,
    QTableView,
    QWidget,
)

from lowuse_plugin.gui.help import install_f1
from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.gui.widgets.claims.followed_page import Subject
from lowuse_plugin.gui.widgets.elided_label import ElidedLabel
from lowuse_plugin.gui.widgets.merging.condition_words import (
    EDIT,
    HOLDERS,
    JUDGE,
    PARCEL,
    condition_html,
    matrix_rows_text,
    summary,
    warnings_html,
)
from lowuse_plugin.gui.widgets.merging.matrix_model import (
    CONDITION,
    FIRST_MEMBER,
    OUTCOME,
    MergeMatrixModel,
)
from lowuse_plugin.gui.widgets.merging.page import MergeFollowedPage
from lowuse_plugin.gui.widgets.merging.reading import (
    SCREENING,
    TABLES,
    MatrixState,
    Wanted,
    read_matrix,
    wanted_of,
)
from lowuse_plugin.gui.widgets.messages import Offer
from lowuse_plugin.gui.widgets.plain_parts import plain_label, quiet_button
from lowuse_plugin.gui.widgets.quiet_combo import QuietComboBox
from lowuse_plugin.gui.widgets.rich_text import RichText, plain
from lowuse_plugin.gui.widgets.sheet_text import sheet_text
from lowuse_plugin.gui.widgets.upright_column import UprightColumn
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.merging.words import stage_word
from lowuse_plugin.qgis_bridge.role_words import why_not

if TYPE_CHECKING:
    from lowuse_plugin.services.merging.matrix import MergeMatrix

_NAME = "LowUse.Merging.Matrix"
_STAGES = ("screening", "acceptance", "registration")
_CONDITION_TEXT = "M-12 " + "中" * 8
_OUTCOME_TEXT = "? " + "中" * 5
_CONDITION_LEAST = "M-12 " + "中" * 4
_MEMBER_TEXT = "…00000"
_LINES, _TEXT_LINES = 12, 9
_SPLIT = "lowuse/window/merge_matrix_split"


class MatrixTable(QTableView):
    """Arrows move, Enter in the column of a parcel goes to it, Ctrl+C copies the matrix."""

    moved = pyqtSignal(int)
    """Line that the user went to."""
    parcel_wanted = pyqtSignal(str)
    copy_wanted = pyqtSignal()

    def __init__(self, model: MergeMatrixModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"{_NAME}.Table")
        self.setModel(model)
        self._model = model
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() * 4 // 3)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.sectionClicked.connect(self._on_heading)
        self.clicked.connect(self._on_clicked)
        self.selectionModel().currentRowChanged.connect(
            lambda now, _old: self.moved.emit(now.row())
        )
        self.setMinimumHeight(4 * self.verticalHeader().defaultSectionSize())

    def fit(self) -> None:
        """Give columns their widths, and headings the whole line."""
        metrics = self.fontMetrics()
        margin = metrics.height()
        self.setColumnWidth(OUTCOME, metrics.horizontalAdvance(_OUTCOME_TEXT) + margin)
        for column in range(FIRST_MEMBER, self._model.columnCount()):
            self.setColumnWidth(column, metrics.horizontalAdvance(_MEMBER_TEXT) + margin)
        self._fit_condition()
        self.clearSpans()
        for place in self._model.headings():
            self.setSpan(place, 0, 1, self._model.columnCount())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Keep the outcomes of the parcels in sight."""
        super().resizeEvent(event)
        self._fit_condition()

    def _fit_condition(self) -> None:
        """Give conditions what parcels leave: their titles stand in full below."""
        metrics, header = self.fontMetrics(), self.horizontalHeader()
        margin = metrics.height()
        natural = metrics.horizontalAdvance(_CONDITION_TEXT) + margin
        least = metrics.horizontalAdvance(_CONDITION_LEAST) + margin
        others = sum(header.sectionSize(each) for each in range(OUTCOME, header.count()))
        room = self.viewport().width() - others
        self.setColumnWidth(CONDITION, min(max(room, least), natural))

    def show_line(self, place: int) -> None:
        """Make a condition the current one."""
        if place >= 0:
            self.setCurrentIndex(self._model.index(place, CONDITION))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Go to the parcel of a column, copy, else as any table."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wanted.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_clicked(self.currentIndex())
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def _on_clicked(self, index: QModelIndex) -> None:
        if self._model.row_at(index.row()) is not None:
            self._on_heading(index.column())

    def _on_heading(self, column: int) -> None:
        uuid = self._model.member_at(column)
        if uuid:
            self.parcel_wanted.emit(uuid)


class MergeMatrixPage(MergeFollowedPage):
    """The page of the panel."""

    NAME = _NAME

    def __init__(self, context: PanelContext, parent: QWidget | None = None) -> None:
        super().__init__(context, Subject(read_matrix, tr("Checking the merge"), TABLES), parent)
        self._code = ""
        """The condition that a person went to: it stays when other parcels are looked at."""
        self._chosen_of: tuple[str, ...] = ()
        """The parcels for which a person chose that condition."""
        self._own_stage = SCREENING
        """What a person chose; a case has the stage of its next step."""
        self._is_showing = False
        self.model = MergeMatrixModel(self)
        self._stage = QuietComboBox()
        self._stage.setObjectName(f"{_NAME}.Stage")
        self._stage.setToolTip(
            tr("At which stage the conditions are looked at; a case has the stage of its next step")
        )
        for stage in _STAGES:
            self._stage.addItem(stage_word(stage), stage)
        self._outcome = plain_label(f"{_NAME}.Summary")
        self._begin_case = quiet_button(f"{_NAME}.Begin", tr("Begin a case …"), self._start)
        self._case = ElidedLabel()
        self._case.setObjectName(f"{_NAME}.Case")
        self.table = MatrixTable(self.model)
        self._text = RichText(f"{_NAME}.Condition")
        self._text.setMinimumHeight(4 * self.fontMetrics().height())
        self._lay_out()
        self._connect()
        install_f1(self, "merging", "conditions")
        self._begin()

    @property
    def matrix(self) -> MergeMatrix | None:
        """What is shown."""
        return None if self._state is None else self._state.matrix

    def show_condition(self, code: str) -> None:
        """Bring a condition to the front."""
        self.table.show_line(self.model.place_of(code))

    # -- building ---------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        head = UprightColumn()
        top = QHBoxLayout(head)
        top.setContentsMargins(0, 0, 0, 0)
        top.addWidget(self._stage)
        top.addWidget(self._outcome, 1)
        top.addWidget(self._begin_case)
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.setObjectName(f"{_NAME}.Split")
        splitter.addWidget(self.table)
        splitter.addWidget(self._text)
        splitter.setChildrenCollapsible(False)
        line = self.fontMetrics().height()
        kept = QgsSettings().value(_SPLIT)
        if not (kept and splitter.restoreState(kept)):
            splitter.setSizes([_LINES * line, _TEXT_LINES * line])
        splitter.splitterMoved.connect(
            lambda _place, _index: QgsSettings().setValue(_SPLIT, splitter.saveState())
        )
        self._column.addWidget(head)
        self._column.addWidget(self._case)
        self._column.addWidget(splitter, 1)

    def _connect(self) -> None:
        self._stage.currentIndexChanged.connect(lambda _index: self._choose_stage())
        self.table.moved.connect(self._on_moved)
        self.table.parcel_wanted.connect(self._go_to)
        self.table.copy_wanted.connect(self.copy)
        self._text.acted.connect(self._act)

    # -- following --------------------------------------------------------------------------------

    def _wanted(self) -> Wanted:
        return wanted_of(self._look, stage=self._own_stage)

    def _choose_stage(self) -> None:
        self._own_stage = self._stage.currentData() or SCREENING
        self.show_merge(self._look)

    def _is_same_land(self) -> bool:
        return self.matrix is not None and self.matrix.members == self._look.members

    def _instead(self, state: MatrixState) -> tuple[str, Sequence[Offer]]:
        return self._closed(state) if state.matrix is None else ("", ())

    def _show(self, state: MatrixState) -> None:
        matrix = state.matrix
        if matrix is None:
            return
        self._keep_to_case(state)
        self._is_showing = True
        same = self.model.members == matrix.members
        before = self.model.outcomes() if same else {}
        self.model.set_matrix(matrix)
        self.table.fit()
        has_case = state.case is not None
        self._stage.choose(matrix.stage)
        self._stage.setEnabled(not has_case)
        self._outcome.setText(summary(matrix))
        self._case.say(state.case.label if state.case is not None else "")
        self._aim()
        failed = self.model.row_at(self.model.failed_since(before))
        if failed is not None:
            self._code = failed.code  # what a judgement or a save just refused is read first
        elif same and self._chosen_of != matrix.members:
            # Chosen for other parcels, it stays to be compared; what is judged here comes first.
            now = self.model.outcomes()
            judged = [code for code, outcome in before.items() if now.get(code) != outcome]
            self._code = judged[0] if judged else self._code
        place = self.model.place_of(self._code)
        self.table.show_line(place if place >= 0 else self.model.worst())
        self._is_showing = False
        self._show_condition(self.table.currentIndex().row())

    def _aim(self) -> None:
        begin = self._merging.begin
        self._begin_case.setVisible(begin is not None and not self._look.case_uuid)
        refused = why_not(self._context.session)
        self._begin_case.setEnabled(not refused)
        self._begin_case.setToolTip(
            refused or tr("Make a merge case of these parcels; nothing is merged before it ends")
        )

    def _start(self) -> None:
        if self._merging.begin is not None:
            self._merging.begin()

    # -- one condition ----------------------------------------------------------------------------

    def _on_moved(self, place: int) -> None:
        row = self.model.row_at(place)
        if row is not None and not self._is_showing:
            self._code = row.code
            self._chosen_of = self.model.members
            self._show_condition(place)

    def _show_condition(self, place: int) -> None:
        row, matrix = self.model.row_at(place), self.matrix
        if row is None or matrix is None:
            return
        may_judge = (
            self._merging.judge is not None
            and bool(self._look.case_uuid)
            and not why_not(self._context.session)
        )
        html = condition_html(row, matrix, may_judge=may_judge) + warnings_html(matrix)
        checked = tr(
            "{document}, checked on {day}",
            document=matrix.pack.document_no,
            day=matrix.checked_on.isoformat(),
        )
        self._text.setHtml(f"{html}<p><small>{plain(checked)}</small></p>")

    def _act(self, key: str) -> None:
        if key.startswith(PARCEL):
            self._go_to(key.removeprefix(PARCEL))
        elif key.startswith(EDIT):
            column, _colon, uuid = key.removeprefix(EDIT).partition(":")
            reason = self._context.actions.do("Edit", (uuid,), column)
            if reason:
                self._context.messages.info(reason)
        elif key.startswith(HOLDERS):
            reason = self._context.actions.do("Holders", (key.removeprefix(HOLDERS),))
            if reason:
                self._context.messages.info(reason)
        elif key.startswith(JUDGE) and self._merging.judge is not None:
            self._merging.judge(key.removeprefix(JUDGE))

    def _go_to(self, uuid: str) -> None:
        self._context.current.look_at(uuid, reveal=True)

    def copy(self) -> None:
        """Copy the whole matrix with its reasons, as a sheet takes it."""
        matrix = self.matrix
        if matrix is None:
            return
        self._context.tasks.run(
            tr("Copying the conditions"),
            lambda _progress: sheet_text(matrix_rows_text(matrix)),
            QGuiApplication.clipboard().setText,
            hidden=True,
        )
