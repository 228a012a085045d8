# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What became of the rows of one imported file, row by row, and a report to hand back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QTabWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from lowuse_plugin.gui.chosen_path import chosen_path, suffixes_of
from lowuse_plugin.gui.widgets.quiet_combo import QuietComboBox
from lowuse_plugin.gui.widgets.window_size import fit
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.import_report import column_title, report_words
from lowuse_plugin.qgis_bridge.import_words import counts, crs_title
from lowuse_plugin.qgis_bridge.messages import describe_code

if TYPE_CHECKING:
    from lowuse_plugin.domain.importing.report import Finding, ImportReport
    from lowuse_plugin.domain.ports import Progress
    from lowuse_plugin.gui.widgets.messages import Messages
    from lowuse_plugin.qgis_bridge.tasks import Tasks

ALL = ""
_FILTERS = {"xlsx": "Excel (*.xlsx)", "csv": "CSV (*.csv)"}
_WIDTH, _HEIGHT = 110, 30
"""First size in characters and lines."""
_SHOWN_ROWS = 500
"""Rows of one finding that are listed; the exported report has all."""
Save = Callable[["ImportReport", Path], None]


class ImportResultDialog(QDialog):
    """Totals, what was found in the rows, the mapping, and enterprises without a parcel."""

    def __init__(
        self,
        report: ImportReport,
        tasks: Tasks,
        messages: Messages,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("LowUse.ImportResult")
        self.setWindowTitle(tr("Import of {file}", file=report.file_name))
        self._report, self._tasks, self._messages = report, tasks, messages
        totals = QLabel("\n".join(self._totals()), self)
        totals.setObjectName("LowUse.ImportResult.Totals")
        totals.setWordWrap(True)
        self._filter = self._outcomes()
        self._tree = self._findings()
        pages = QTabWidget(self)
        pages.setObjectName("LowUse.ImportResult.Tabs")
        pages.addTab(self._page_of_findings(), tr("Rows"))
        pages.addTab(self._mapping(), tr("Fields"))
        if report.unmatched:
            label = tr("Without parcel ({count})", count=len(report.unmatched))
            pages.addTab(self._unmatched(), label)
        layout = QVBoxLayout(self)
        layout.addWidget(totals)
        layout.addWidget(pages, 1)
        layout.addLayout(self._foot())
        fit(self, _WIDTH, _HEIGHT)
        self._fill()

    def export_report(self, path: Path) -> None:
        """Write every row with its end and its reasons, csv or xlsx, in the background."""
        words = report_words()

        def save(report: ImportReport, into: Path) -> None:
            from lowuse_plugin.exchange.report_csv import save_report  # noqa: PLC0415

            save_report(report, into, describe=describe_code, words=words)

        self._save(path, save)

    def export_unmatched(self, path: Path) -> None:
        """Write the enterprises without a parcel, csv or xlsx, in the background."""
        words = report_words()

        def save(report: ImportReport, into: Path) -> None:
            from lowuse_plugin.exchange.report_csv import save_unmatched  # noqa: PLC0415

            save_unmatched(report, into, describe=describe_code, words=words)

        self._save(path, save)

    def _save(self, path: Path, save: Save) -> None:
        report = self._report

        def work(_progress: Progress) -> Path:
            save(report, path)
            return path

        self._tasks.run(
            tr("Writing {file}", file=path.name),
            work,
            lambda written: self._messages.success(tr("Written: {file}", file=written)),
        )

    def _totals(self) -> list[str]:
        report = self._report
        lines = [
            counts(report),
            tr(
                "In the workspace {created} are new, {updated} updated, {unchanged} as before",
                created=f"{report.created:,}",
                updated=f"{report.updated:,}",
                unchanged=f"{report.unchanged:,}",
            ),
        ]
        if report.source_crs:
            lines.append(tr("CRS of the file: {crs}", crs=crs_title(report.source_crs)))
        return [*lines, *(describe_code(each.code, each.params) for each in report.remarks)]

    def _outcomes(self) -> QuietComboBox:
        from lowuse_plugin.domain.importing.report import CHANGED, NOTE, REFUSED  # noqa: PLC0415

        box = QuietComboBox(self)
        box.setObjectName("LowUse.ImportResult.Outcome")
        for label, effect in (
            (tr("Everything"), ALL),
            (tr("Refused"), REFUSED),
            (tr("Imported with changes"), CHANGED),
            (tr("Imported, with a note"), NOTE),
        ):
            box.addItem(label, effect)
        box.currentIndexChanged.connect(lambda _index: self._fill())
        return box

    def _findings(self) -> QTreeWidget:
        tree = QTreeWidget(self)
        tree.setObjectName("LowUse.ImportResult.Findings")
        tree.setHeaderLabels([tr("Finding or row"), tr("Outcome"), tr("Rows")])
        tree.setUniformRowHeights(True)
        tree.header().setStretchLastSection(False)
        tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for section in (1, 2):
            tree.header().setSectionResizeMode(section, QHeaderView.ResizeMode.ResizeToContents)
        tree.itemExpanded.connect(self._list_rows)
        return tree

    def _page_of_findings(self) -> QWidget:
        page = QWidget(self)
        self._empty = QLabel(tr("Nothing to tell: every row was taken as it is."), page)
        self._empty.setObjectName("LowUse.ImportResult.Empty")
        layout = QVBoxLayout(page)
        layout.addWidget(self._filter)
        layout.addWidget(self._empty, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._tree, 1)
        return page

    def _fill(self) -> None:
        """List the findings of the chosen outcome, the gravest first."""
        wanted = self._filter.currentData()
        self._tree.clear()
        order = ("refused", "changed", "note")
        found = [f for f in self._report.findings if wanted in (ALL, f.effect)]
        words = {"refused": tr("refused"), "changed": tr("changed"), "note": tr("note")}
        for finding in sorted(found, key=lambda each: order.index(each.effect)):
            item = QTreeWidgetItem(
                [self._sentence(finding, 0), words[finding.effect], f"{len(finding.rows):,}"]
            )
            item.setData(0, Qt.ItemDataRole.UserRole, finding)
            item.setToolTip(0, item.text(0))
            item.setChildIndicatorPolicy(QTreeWidgetItem.ChildIndicatorPolicy.ShowIndicator)
            self._tree.addTopLevelItem(item)
        self._empty.setVisible(not found)
        self._tree.setVisible(bool(found))

    def _list_rows(self, item: QTreeWidgetItem) -> None:
        """List the rows of a finding when it is opened."""
        finding: Finding | None = item.data(0, Qt.ItemDataRole.UserRole)
        if finding is None or item.childCount():
            return
        for at, row in enumerate(finding.rows[:_SHOWN_ROWS].tolist()):
            number = self._report.first_row + row
            text = tr("Row {row}: {sentence}", row=number, sentence=self._sentence(finding, at))
            child = QTreeWidgetItem([text])
            child.setToolTip(0, text)
            item.addChild(child)
        left = len(finding.rows) - _SHOWN_ROWS
        if left > 0:
            item.addChild(
                QTreeWidgetItem([tr("… and {count} more; export the report", count=left)])
            )

    def _sentence(self, finding: Finding, at: int) -> str:
        from lowuse_plugin.domain.importing.report import sentence_code  # noqa: PLC0415

        params = {name: values[at] for name, values in finding.params.items()}
        return describe_code(sentence_code(finding.code, finding.effect), params)

    def _mapping(self) -> QTableWidget:
        rows = [
            (column_title(column, self._report.table), field)
            for column, field in self._report.mapping.items()
        ]
        rows += [(tr("(not used)"), field) for field in self._report.unused]
        headings = [tr("Column of the workspace"), tr("Field of the file")]
        return _table("LowUse.ImportResult.Mapping", headings, rows, self)

    def _unmatched(self) -> QWidget:
        rows = [
            (
                str(line["row"]),
                line["uscc"] or "",
                line["name"] or "",
                line["address"] or "",
                describe_code(line["reason"]),
            )
            for line in self._report.unmatched
        ]
        page = QWidget(self)
        table = _table(
            "LowUse.ImportResult.Unmatched", list(report_words().unmatched_headings), rows, page
        )
        button = QPushButton(tr("Export this list"), page)
        button.setObjectName("LowUse.ImportResult.ExportUnmatched")
        button.clicked.connect(lambda _checked=False: self._ask(self.export_unmatched))
        layout = QVBoxLayout(page)
        layout.addWidget(table, 1)
        layout.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return page

    def _foot(self) -> QHBoxLayout:
        export = QPushButton(tr("Export report"), self)
        export.setObjectName("LowUse.ImportResult.Export")
        export.clicked.connect(lambda _checked=False: self._ask(self.export_report))
        close = QPushButton(tr("Close"), self)
        close.setObjectName("LowUse.ImportResult.Close")
        close.clicked.connect(self.close)
        line = QHBoxLayout()
        line.addWidget(export)
        line.addStretch(1)
        line.addWidget(close)
        return line

    def _ask(self, export: Callable[[Path], None]) -> None:
        name, kind = QFileDialog.getSaveFileName(
            self, tr("Export report"), "", ";;".join(_FILTERS.values())
        )
        if name:
            export(chosen_path(Path(name), suffixes_of(_FILTERS, kind)))


def _table(
    name: str, headings: list[str], rows: list[tuple[str, ...]], parent: QWidget
) -> QTableWidget:
    table = QTableWidget(len(rows), len(headings), parent)
    table.setObjectName(name)
    table.setHorizontalHeaderLabels(headings)
    table.verticalHeader().hide()
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
    for at, row in enumerate(rows):
        for column, text in enumerate(row):
            item = QTableWidgetItem(text)
            item.setToolTip(text)
            table.setItem(at, column, item)
    return table
