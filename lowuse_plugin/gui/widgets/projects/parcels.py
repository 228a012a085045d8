# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The parcels of a project as they are to be: added, removed, each whole or with a part."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

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

from lowuse_plugin.domain.display import shown_district, shown_number, shown_value
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.projects.members import ProjectMember
from lowuse_plugin.domain.schema import shipped
from lowuse_plugin.gui.widgets.edit_banner import EditBanner
from lowuse_plugin.gui.widgets.field_editors import CHANGED, FOREIGN, PROBLEM
from lowuse_plugin.gui.widgets.messages import Offer
from lowuse_plugin.gui.widgets.plain_parts import plain_label, quiet_button
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.messages import describe
from lowuse_plugin.qgis_bridge.projects.words import members_news
from lowuse_plugin.services.projects.membership import Parts
from lowuse_plugin.services.read_input import input_text, read_input, understood

_NAME = "LowUse.Project"
_LABEL, _HOLDER, _USE, _DISTRICT, _REGISTERED, _PLANE, _PART = range(7)
_UUID = Qt.ItemDataRole.UserRole


@dataclass(frozen=True)
class _Line:
    """A parcel, and what is typed for its part."""

    member: ProjectMember
    text: str


class ProjectParcels(QWidget):
    """A table in which only the part can be typed."""

    changed = pyqtSignal()
    add_wanted = pyqtSignal()
    split_wanted = pyqtSignal()
    looked_at = pyqtSignal(str)
    """A parcel was clicked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"{_NAME}.Parcels")
        self._base: tuple[ProjectMember, ...] = ()
        self._lines: list[_Line] = []
        self._part = shipped().tables["project_parcel"].columns["area_m2"]
        self._table = QTableWidget(0, len(_headings()))
        self._table.setObjectName(f"{_NAME}.Parcels.Table")
        self._news = EditBanner(f"{_NAME}.Parcels.News", FOREIGN)
        self._hint = plain_label(
            f"{_NAME}.Parcels.Hint",
            tr("No parcels yet: select some on the map or in a list of parcels, then add them."),
        )
        self._figures = plain_label(f"{_NAME}.Parcels.Figures")
        self._problems = plain_label(f"{_NAME}.Parcels.Problems")
        self._add = quiet_button(
            f"{_NAME}.Parcels.Add", tr("Add the selected parcels"), self.add_wanted.emit
        )
        self._add.setToolTip(tr("Those that are selected on the map or in a list of parcels"))
        self._remove = quiet_button(f"{_NAME}.Parcels.Remove", tr("Take out"), self._remove_chosen)
        self._split = quiet_button(
            f"{_NAME}.Parcels.Split", tr("Propose the split by district"), self.split_wanted.emit
        )
        self._lay_out()
        self._table.cellChanged.connect(self._on_cell)
        self._table.itemSelectionChanged.connect(self._on_chosen)
        self.say_problems(())
        self._show()

    # -- what is entered --------------------------------------------------------------------------

    @property
    def members(self) -> tuple[ProjectMember, ...]:
        """The parcels as they are to be; a part that cannot be read counts as it was."""
        return tuple(self._member(line) for line in self._lines)

    @property
    def parts(self) -> Parts:
        """The parcels with their parts.

        Raises:
            LowUseError: A part cannot be read.
        """
        return {line.member.parcel_uuid: self._read(line) for line in self._lines}

    @property
    def is_changed(self) -> bool:
        """Whether other parcels or parts stand there than stored."""
        if self.problem is not None:
            return True
        return self.parts != {member.parcel_uuid: member.part_m2 for member in self._base}

    @property
    def problem(self) -> LowUseError | None:
        """Why a part cannot be read, None when all can."""
        for line in self._lines:
            try:
                self._read(line)
            except LowUseError as error:
                return error
        return None

    def set_base(self, members: Sequence[ProjectMember]) -> None:
        """Show stored parcels, and compare with them from now on."""
        self._base = tuple(members)
        self._lines = [_Line(member, self._text(member.part_m2)) for member in members]
        self.say_news((), (), ())
        self._show()

    def add(self, members: Sequence[ProjectMember]) -> int:
        """Add parcels as a whole and return how many were not there yet."""
        known = {line.member.parcel_uuid for line in self._lines}
        stored = {member.parcel_uuid: member for member in self._base}
        new = [stored.get(m.parcel_uuid, m) for m in members if m.parcel_uuid not in known]
        self._lines += [_Line(member, self._text(member.part_m2)) for member in new]
        if new:
            self._show()
            self.changed.emit()
        return len(new)

    def put_part(self, parcel: str, text: str) -> None:
        """Type a part; KeyError where the parcel is not there."""
        for row, line in enumerate(self._lines):
            if line.member.parcel_uuid == parcel:
                self._table.item(row, _PART).setText(text)
                return
        raise KeyError(parcel)

    def choose(self, parcel: str) -> None:
        """Choose the row of a parcel."""
        for row, line in enumerate(self._lines):
            if line.member.parcel_uuid == parcel:
                self._table.selectRow(row)

    # -- what is said -----------------------------------------------------------------------------

    def say_problems(self, texts: Sequence[str]) -> None:
        """Show what is wrong or unusual with the parcels."""
        self._problems.setText("\n".join(f"{PROBLEM} {text}" for text in texts))
        self._problems.setVisible(bool(texts))

    def say_news(
        self,
        added: Sequence[str],
        removed: Sequence[str],
        changed: Sequence[str],
        offers: Sequence[Offer] = (),
    ) -> None:
        """Show what colleagues made of the parcels, nothing where they left them alone."""
        some = bool(added or removed or changed)
        self._news.say(members_news(added, removed, changed) if some else "", offers)

    @property
    def has_news(self) -> bool:
        """Whether something of a colleague's is shown."""
        return bool(self._news.text)

    def offer_split(self, possible: bool) -> None:
        """Offer to split the land between the districts of the parcels."""
        self._split.setVisible(possible)

    # -- parts ------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        table = self._table
        table.setHorizontalHeaderLabels(_headings())
        table.verticalHeader().setVisible(False)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(_HOLDER, QHeaderView.ResizeMode.Stretch)
        line = QHBoxLayout()
        for button in (self._add, self._remove, self._split):
            line.addWidget(button)
        line.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._news)
        layout.addWidget(table, 1)
        layout.addLayout(line)
        layout.addWidget(self._hint)
        layout.addWidget(self._figures)
        layout.addWidget(self._problems)

    def _show(self) -> None:
        before = self._table.blockSignals(True)
        self._table.setRowCount(len(self._lines))
        for row, line in enumerate(self._lines):
            self._show_line(row, line)
        self._table.blockSignals(before)
        self._hint.setVisible(not self._lines)
        self._show_figures()
        self._on_chosen()

    def _show_line(self, row: int, line: _Line) -> None:
        member = line.member
        use = shipped().tables["parcel"].columns["use_code"]
        texts = (
            member.name,
            member.holder,
            shown_value(use, member.use_code),
            shown_district(member.district) if member.district else "",
            _area(member.registered_area_m2),
            _area(member.plane_area_m2),
            line.text,
        )
        mark = CHANGED if self._differs(line) else (PROBLEM if member.retired else "")
        for column, text in enumerate(texts):
            shown = f"{mark} {text}".strip() if column == _LABEL else text
            item = QTableWidgetItem(shown)
            item.setData(_UUID, member.parcel_uuid)
            item.setToolTip(self._tip(line) if column == _PART else text)
            flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
            if column == _PART:
                flags |= Qt.ItemFlag.ItemIsEditable
            if column >= _REGISTERED:
                right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
                item.setTextAlignment(right)
            item.setFlags(flags)
            self._table.setItem(row, column, item)

    def _show_figures(self) -> None:
        """Say what becomes of parts that are typed in another unit or in 万."""
        told = ((line.member.name, understood(self._part, line.text)) for line in self._lines)
        texts = [f"{name} {self._part.title} {figure}" for name, figure in told if figure]
        self._figures.setText("\n".join(texts))
        self._figures.setVisible(bool(texts))

    def _tip(self, line: _Line) -> str:
        try:
            self._read(line)
        except LowUseError as error:
            return f"{PROBLEM} {describe(error)}"
        return tr("Empty: the whole parcel. Double-click to enter a part in m².")

    def _on_cell(self, row: int, column: int) -> None:
        if column != _PART:
            return
        line = replace(self._lines[row], text=self._table.item(row, _PART).text().strip())
        with suppress(LowUseError):  # it stays as typed, and its tip and the problems say why
            if not understood(self._part, line.text):
                line = replace(line, text=self._text(self._read(line)))
        self._lines[row] = line
        before = self._table.blockSignals(True)
        self._show_line(row, line)
        self._table.blockSignals(before)
        self._show_figures()
        self.changed.emit()

    def _on_chosen(self) -> None:
        rows = self._table.selectionModel().selectedRows()
        self._remove.setEnabled(bool(rows))
        if len(rows) == 1:
            self.looked_at.emit(self._lines[rows[0].row()].member.parcel_uuid)

    def _remove_chosen(self) -> None:
        gone = {index.row() for index in self._table.selectionModel().selectedRows()}
        self._lines = [line for row, line in enumerate(self._lines) if row not in gone]
        self._table.clearSelection()
        self._show()
        self.changed.emit()

    def _differs(self, line: _Line) -> bool:
        stored = {member.parcel_uuid: member.part_m2 for member in self._base}
        missing = object()
        try:
            part: object = self._read(line)
        except LowUseError:
            return True
        return stored.get(line.member.parcel_uuid, missing) != part

    def _member(self, line: _Line) -> ProjectMember:
        try:
            return replace(line.member, part_m2=self._read(line))
        except LowUseError:
            return line.member

    def _read(self, line: _Line) -> float | None:
        spec = replace(self._part, title=f"{line.member.name} {self._part.title}")
        value = read_input(spec, line.text)
        return float(value) if value is not None else None

    def _text(self, part: float | None) -> str:
        return input_text(self._part, part)


def _headings() -> list[str]:
    return [
        tr("Parcel"),
        tr("Right holder"),
        tr("Use"),
        tr("District"),
        tr("Registered m²"),
        tr("Drawn m²"),
        tr("Part m²"),
    ]


def _area(value: float | None) -> str:
    return "" if value is None else shown_number(value, places=2)
