# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The list of what a check found: a click goes to the parcel, a box says it was dealt with."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.gui import QgsFilterLineEdit
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from lowuse_plugin.domain.findings import SEVERITIES, Finding
from lowuse_plugin.gui.widgets.finding_table import (
    CLAUSE,
    PARCEL,
    SENTENCE,
    SEVERITY,
    FindingModel,
    severity_word,
)
from lowuse_plugin.gui.widgets.list_states import ListState
from lowuse_plugin.gui.widgets.parcels.view import ParcelView
from lowuse_plugin.gui.widgets.policy.clause_link import ClauseLink
from lowuse_plugin.gui.widgets.quiet_combo import QuietComboBox
from lowuse_plugin.qgis_bridge.current import CurrentParcel
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.parcels.names import parcel_called

_SEVERITY_CHARS, _PARCEL_CHARS, _COMPACT_CHARS = 8, 6, 6
_AROUND_CHARS, _MOST_CHARS = 1, 20


class FindingList(QWidget):
    """Filters, the findings, and the whole sentence of the chosen one with its clause."""

    went_to = pyqtSignal(object)
    """A finding that the user wants to see on the map."""

    def __init__(
        self,
        current: CurrentParcel,
        *,
        name: str = "LowUse.Findings",
        parent: QWidget | None = None,
    ) -> None:
        """Start empty.

        Args:
            current: Followed both ways.
            name: Beginning of the object names.
            parent: Owner.
        """
        super().__init__(parent)
        self.setObjectName(name)
        self._name = name
        self._current = current
        self._empty_text = ""
        self._is_compact = False
        self.model = FindingModel(self)
        self._make()
        self._lay_out()
        self._connect()
        self._tell()

    def set_findings(self, findings: Sequence[Finding], handled: Sequence[Finding] = ()) -> None:
        """Show what a check found.

        Args:
            findings: In any order.
            handled: Those that were dealt with already.
        """
        self.model.set_findings(findings, handled)
        self._fit_parcels(findings)

    def _fit_parcels(self, findings: Sequence[Finding]) -> None:
        """Show codes whole: they differ at their end."""
        metrics = self.fontMetrics()
        longest = max((finding.label for finding in findings), key=len, default="")
        called = parcel_called(longest) if longest else ""
        char = metrics.horizontalAdvance("中")
        wide = metrics.horizontalAdvance(called) + _AROUND_CHARS * char
        self._view.setColumnWidth(PARCEL, max(_PARCEL_CHARS * char, min(wide, _MOST_CHARS * char)))

    def be_compact(self) -> None:
        """Leave out filters, parcels and clauses, for short lists in narrow places."""
        for widget in (self._search, self._severity, self._open_only):
            widget.hide()
        self._view.setColumnHidden(PARCEL, True)
        self._count.hide()
        for widget in (self._sentence, self._clause):
            widget.hide()
        self._is_compact = True
        chars = self.fontMetrics().horizontalAdvance("中")
        self._view.setColumnWidth(SEVERITY, _COMPACT_CHARS * chars)
        # What decides stands at the end of a sentence: two lines show it.
        self._view.setWordWrap(True)
        height = self.fontMetrics().lineSpacing()
        self._view.verticalHeader().setDefaultSectionSize(2 * height + height * 2 // 3)
        self._view.setMinimumHeight(5 * height)

    def set_empty(self, text: str) -> None:
        """Set what is said when there is nothing to show."""
        self._empty_text = text
        self._tell()

    def _make(self) -> None:
        self._search = QgsFilterLineEdit()
        self._search.setObjectName(f"{self._name}.Filter")
        self._search.setShowSearchIcon(True)
        self._search.setPlaceholderText(tr("Text, parcel or clause"))
        self._severity = QuietComboBox()
        self._severity.setObjectName(f"{self._name}.Severity")
        self._severity.addItem(tr("All"), "")
        for severity in SEVERITIES:
            self._severity.addItem(severity_word(severity), severity)
        self._open_only = QToolButton()
        self._open_only.setObjectName(f"{self._name}.OpenOnly")
        self._open_only.setCheckable(True)
        self._open_only.setText(tr("Only open ones"))
        self._view = ParcelView()
        self._view.setObjectName(f"{self._name}.Table")
        self._view.setModel(self.model)
        header = self._view.horizontalHeader()
        header.setSectionResizeMode(SENTENCE, QHeaderView.ResizeMode.Stretch)
        chars = self.fontMetrics().horizontalAdvance("中")
        for column, count in ((SEVERITY, _SEVERITY_CHARS), (PARCEL, _PARCEL_CHARS)):
            self._view.setColumnWidth(column, count * chars)
        self._view.setColumnHidden(CLAUSE, True)  # it stands below as a link
        self._view.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._state = ListState(f"{self._name}.State")
        self._sentence = QLabel()
        self._sentence.setObjectName(f"{self._name}.Sentence")
        self._sentence.setWordWrap(True)
        self._sentence.setTextFormat(Qt.TextFormat.PlainText)
        self._sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._clause = ClauseLink()
        self._count = QLabel()
        self._count.setObjectName(f"{self._name}.Count")

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self._search, 1)
        top.addWidget(self._severity)
        top.addWidget(self._open_only)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._view)
        self._stack.addWidget(self._state)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(top)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self._sentence)
        layout.addWidget(self._clause)
        layout.addWidget(self._count)

    def _connect(self) -> None:
        self._search.textChanged.connect(self.model.set_text)
        self._severity.currentIndexChanged.connect(
            lambda _index: self.model.set_severity(self._severity.currentData())
        )
        self._open_only.toggled.connect(self.model.set_open_only)
        self._view.moved.connect(lambda row: self._go_to(row, reveal=False))
        self._view.clicked_row.connect(lambda row: self._go_to(row, reveal=True))
        self._view.entered_row.connect(lambda row: self._go_to(row, reveal=True))
        self._view.space_pressed.connect(self.model.toggle)
        self.model.handled_changed.connect(lambda _finding, _on: self._on_handled())
        self.model.shown_changed.connect(self._tell)
        self._current.current_changed.connect(self._show_current)

    def _on_handled(self) -> None:
        self._view.take_click_as_check()
        self._tell()

    def _go_to(self, row: int, *, reveal: bool) -> None:
        finding = self.model.finding_at(row)
        self._show(finding)
        if finding is not None and finding.parcel_uuid:
            self._current.look_at(finding.parcel_uuid, reveal=reveal)
        if finding is not None and reveal:
            self.went_to.emit(finding)

    def _show_current(self, uuid: str) -> None:
        """Follow the current parcel, unless the chosen finding is about it already."""
        row = self._view.currentIndex().row()
        chosen = self.model.finding_at(row)
        if chosen is not None and chosen.parcel_uuid == uuid:
            return
        row = self.model.row_of_parcel(uuid)
        self._view.show_row(row)
        self._show(self.model.finding_at(row))

    def _show(self, finding: Finding | None) -> None:
        row = self._view.currentIndex().row()
        text = self.model.index(row, SENTENCE).data() if finding is not None and row >= 0 else ""
        self._sentence.setText(text or "")
        self._sentence.setVisible(bool(text) or not self._is_compact)
        self._clause.set_clause(finding.clause if finding is not None else "")

    def _tell(self) -> None:
        shown, total = self.model.rowCount(), self.model.total()
        self._count.setText(
            tr("{shown} of {total} findings, {open} open",
               shown=f"{shown:,}", total=f"{total:,}", open=f"{self.model.open_count():,}")
        )  # fmt: skip
        if shown:
            self._stack.setCurrentWidget(self._view)
            return
        self._show(None)
        nothing = self._empty_text or tr("Nothing was found.")
        self._state.say(tr("No finding passes the filter.") if total else nothing)
        self._stack.setCurrentWidget(self._state)
