# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The fields of a row by the blocks of its card, each field group in a frame of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QFontMetrics
from qgis.PyQt.QtWidgets import (
    QFrame,
    QGroupBox,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from lowuse_plugin.domain import field_groups
from lowuse_plugin.domain.display import shown_value
from lowuse_plugin.domain.field_checks import check_row
from lowuse_plugin.domain.field_problem import FieldProblem
from lowuse_plugin.domain.moments import office_today
from lowuse_plugin.domain.ports import Row, Value
from lowuse_plugin.domain.schema import BlockSpec, ColumnSpec, TableSpec, shipped
from lowuse_plugin.gui.widgets.field_editors import CHANGED, FOREIGN, FieldEditor
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.messages import describe_code
from lowuse_plugin.services.rows.edit_row import EditableRow

_SHOWN_ONLY = ("plane_area_m2", "ellipsoid_area_m2")
"""Computed, but people want to see it beside what they type."""
_TITLE = "lowuse_title"


@dataclass
class _Group:
    box: QGroupBox
    editors: list[FieldEditor] = field(default_factory=list)
    computed: list[QWidget] = field(default_factory=list)
    """Figures that nobody types; hidden while only missing fields are shown."""


@dataclass
class _Page:
    title: str
    nothing: QLabel
    groups: list[_Group]
    expected: frozenset[str]

    @property
    def editors(self) -> list[FieldEditor]:
        return [editor for group in self.groups for editor in group.editors]


class EditForm(QWidget):
    """Edits one row; knows what was changed and what is wrong."""

    changed = pyqtSignal()

    def __init__(
        self,
        row: EditableRow,
        blocks: Sequence[BlockSpec] = (),
        parent: QWidget | None = None,
    ) -> None:
        """Show a row.

        Args:
            row: As it was opened.
            blocks: One page each; those of the card when they are left out.
            parent: Owner.
        """
        super().__init__(parent)
        self.setObjectName("LowUse.EditForm")
        self._row = row
        self._only_missing = False
        self._foreign: Mapping[str, str] = {}
        self._known: Row = {}
        self._computed: dict[str, QLabel] = {}
        self._contents: dict[str, QVBoxLayout] = {}
        table = shipped().tables[row.table]
        self._tabs = QTabWidget()
        self._tabs.setObjectName("LowUse.EditForm.Tabs")
        self._tabs.setDocumentMode(True)
        self._pages = [self._page(table, block) for block in blocks or _blocks(table)]
        self._editors = {e.spec.name: e for page in self._pages for e in page.editors}
        for editor in self._editors.values():
            editor.changed.connect(self._on_changed)
            editor.left.connect(self._judge)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._tabs)
        self._show()

    # -- what was entered -------------------------------------------------------------------------

    @property
    def edited(self) -> tuple[str, ...]:
        """The columns that were changed, readable or not."""
        return tuple(name for name, editor in self._editors.items() if editor.is_changed)

    @property
    def unreadable(self) -> tuple[str, ...]:
        """The columns in which something stands that cannot be read."""
        return tuple(n for n, editor in self._editors.items() if editor.problem is not None)

    @property
    def changes(self) -> dict[str, Value]:
        """The new values.

        Raises:
            LowUseError: One cannot be read.
        """
        return {name: self._editors[name].value for name in self.edited}

    @property
    def missing_count(self) -> int:
        """How many fields are expected and empty in the workspace."""
        return sum(self._is_missing(page, e) for page in self._pages for e in page.editors)

    def editor(self, column: str) -> FieldEditor:
        """Return the editor of a column; KeyError where people do not edit it."""
        return self._editors[column]

    def refusals(self) -> list[FieldProblem]:
        """Judge everything that was changed, show it, and return what cannot be saved so."""
        return [problem for problem in self._judge() if problem.refused]

    def go_to(self, column: str) -> None:
        """Bring a field to the front and let the user type there."""
        editor = self._editors.get(column)
        if editor is None:
            return
        for index, page in enumerate(self._pages):
            if editor in page.editors:
                self._tabs.setCurrentIndex(index)
                area = self._tabs.widget(index)
                if isinstance(area, QScrollArea):
                    area.ensureWidgetVisible(editor)
        editor.take_focus()

    # -- what stands beside the fields ------------------------------------------------------------

    def add_page(self, title: str, page: QWidget) -> None:
        """Put a page of its own behind the fields."""
        page.setProperty(_TITLE, title)
        self._tabs.addTab(page, title)

    def mark_page(self, page: QWidget, *, changed: bool, foreign: bool = False) -> None:
        """Show at the tab of such a page that something was changed in it, and by whom."""
        marks = (f" {CHANGED}" if changed else "") + (f" {FOREIGN}" if foreign else "")
        self._tabs.setTabText(self._tabs.indexOf(page), page.property(_TITLE) + marks)

    def show_page(self, page: QWidget) -> None:
        """Bring such a page to the front."""
        self._tabs.setCurrentWidget(page)

    def put_above(self, block: str, widget: QWidget) -> None:
        """Put a widget above the fields of a block.

        Args:
            block: Its name; KeyError where there is none.
            widget: What stands there from now on.
        """
        self._contents[block].insertWidget(0, widget)

    # -- what is known ----------------------------------------------------------------------------

    def know(self, values: Row) -> None:
        """Judge fields beside what nobody types here, such as an area that is measured anew."""
        if values != self._known:
            self._known = values
            self._judge()

    def take_row(self, row: EditableRow) -> None:
        """Compare with another stored state from now on; what was edited stays."""
        self._row = row
        for name, editor in self._editors.items():
            editor.set_base(row.values.get(name))
        specs = shipped().tables[row.table].columns
        for name, shown in self._computed.items():
            shown.setText(_computed(specs[name], row.values.get(name)))
        self._show()
        self._judge()

    def offer(self, words: Mapping[str, Sequence[str]]) -> None:
        """Offer words while somebody types, by column."""
        for name, editor in self._editors.items():
            editor.offer(words.get(name, ()))

    def say_foreign(self, texts: Mapping[str, str]) -> None:
        """Mark the fields that colleagues changed since the row was opened."""
        self._foreign = texts
        for name, editor in self._editors.items():
            editor.say_foreign(texts.get(name, ""))
        self._show()

    def show_only_missing(self, only: bool) -> None:
        """Show only fields that are to be filled in, and those that were."""
        self._only_missing = only
        self._show()

    # -- building ---------------------------------------------------------------------------------

    def _page(self, table: TableSpec, block: BlockSpec) -> _Page:
        content = QWidget()
        layout = QVBoxLayout(content)
        self._contents[block.name] = layout
        nothing = QLabel(tr("Nothing is missing here."))
        nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout.addWidget(nothing)
        groups = []
        for name, columns in _by_group(table, block).items():
            group = self._group(table, block, columns)
            group.box.setObjectName(f"LowUse.EditForm.{block.name}.{name or table.name}")
            groups.append(group)
            layout.addWidget(group.box)
        layout.addStretch(1)
        area = QScrollArea()
        area.setObjectName(f"LowUse.EditForm.{block.name.capitalize()}")
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(content)
        self._tabs.addTab(area, block.title)
        return _Page(block.title, nothing, groups, block.expected)

    def _group(self, table: TableSpec, block: BlockSpec, columns: Sequence[ColumnSpec]) -> _Group:
        box = QGroupBox(field_groups.group_of(table.name, columns[0].name).title)
        # Rows of their own: a form layout keeps the gaps of rows that are hidden.
        rows = QVBoxLayout(box)
        width = _title_width(self, table)
        group = _Group(box)
        for spec in columns:
            value = self._row.values.get(spec.name)
            if not field_groups.is_editable(table.name, spec.name):
                self._computed[spec.name] = QLabel(_computed(spec, value))
                line = _line(spec.title, self._computed[spec.name], width)
                rows.addWidget(line)
                group.computed.append(line)
                continue
            editor = FieldEditor(spec, value, expected=spec.name in block.expected)
            editor.title.setMinimumWidth(width)
            rows.addWidget(editor)
            group.editors.append(editor)
        return group

    # -- showing ----------------------------------------------------------------------------------

    def _on_changed(self) -> None:
        self._show()
        self.changed.emit()

    def _judge(self) -> Sequence[FieldProblem]:
        """Show at each changed field what is wrong or unusual."""
        unreadable = set(self.unreadable)
        readable = {n: self._editors[n].value for n in self.edited if n not in unreadable}
        row: Row = {**self._row.values, **self._known, **readable}
        problems = check_row(self._row.table, row, tuple(readable), office_today())
        said: dict[str, list[str]] = {}
        for problem in problems:
            said.setdefault(problem.column, []).append(describe_code(problem.code, problem.params))
        for name, editor in self._editors.items():
            editor.say(" ".join(said.get(name, ())))
        return problems

    def _show(self) -> None:
        """Show what the filter lets through, and at each tab how much was changed in it."""
        for index, page in enumerate(self._pages):
            shown = 0
            for group in page.groups:
                shown += self._show_group(page, group)
            page.nothing.setVisible(not shown)
            edited = sum(editor.is_changed for editor in page.editors)
            foreign = any(editor.spec.name in self._foreign for editor in page.editors)
            marks = f" {CHANGED}{edited}" if edited else ""
            self._tabs.setTabText(index, page.title + marks + (f" {FOREIGN}" if foreign else ""))

    def _show_group(self, page: _Page, group: _Group) -> int:
        """Return how many fields of the group are shown."""
        count = 0
        for editor in group.editors:
            wanted = not self._only_missing or editor.is_changed or self._is_missing(page, editor)
            editor.setVisible(wanted)
            count += wanted
        for line in group.computed:
            line.setVisible(not self._only_missing)
        group.box.setVisible(bool(count))
        return count

    def _is_missing(self, page: _Page, editor: FieldEditor) -> bool:
        name = editor.spec.name
        return name in page.expected and self._row.values.get(name) in (None, "")


def _blocks(table: TableSpec) -> Sequence[BlockSpec]:
    """Return the blocks of the card; a table without any has one."""
    if table.blocks:
        return table.blocks
    return [BlockSpec("all", table.title, tuple(table.columns), frozenset())]


def _by_group(table: TableSpec, block: BlockSpec) -> dict[str, list[ColumnSpec]]:
    found: dict[str, list[ColumnSpec]] = {}
    for name in block.columns:
        if field_groups.is_editable(table.name, name) or name in _SHOWN_ONLY:
            spec = table.columns[name]
            found.setdefault(spec.group, []).append(spec)
    return found


def _line(title: str, shown: QLabel, width: int) -> QWidget:
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    first = QLabel(title)
    first.setMinimumWidth(width)
    row.addWidget(first)
    row.addWidget(shown, 1)
    return line


def _computed(spec: ColumnSpec, value: Value) -> str:
    shown = shown_value(spec, value)
    return tr("{value} {unit} (from the boundary)", value=shown, unit=spec.unit) if shown else "–"


def _title_width(widget: QWidget, table: TableSpec) -> int:
    """Return one width for the titles of every frame, so that the fields stand in one line."""
    font = widget.font()
    font.setBold(True)
    metrics = QFontMetrics(font)
    specs = field_groups.editable_columns(table.name)
    return max(metrics.horizontalAdvance(f"{CHANGED} {spec.title} *") for spec in specs)
