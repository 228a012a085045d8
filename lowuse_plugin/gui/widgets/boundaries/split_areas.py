# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""分割的面积平差: what is registered of each part, shared out or typed, with its 平差数 (D13)."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QSize, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QHeaderView,
    QLineEdit,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.parcels.area_adjustment import AreaChoice, adjust, entered_area
from lowuse_plugin.domain.parcels.codes import short_label
from lowuse_plugin.domain.typed_figures import read_figure
from lowuse_plugin.domain.units import format_decimal
from lowuse_plugin.gui.widgets.plain_parts import plain_label
from lowuse_plugin.gui.widgets.upright_column import UprightColumn
from lowuse_plugin.qgis_bridge.area_adjustment_words import (
    adjustment_line,
    figure_text,
    part_name,
    signed_text,
)
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.messages import describe
from lowuse_plugin.qgis_bridge.settings import one_line

if TYPE_CHECKING:
    from fractions import Fraction

    from lowuse_plugin.domain.boundaries.split_parts import SplitWhole
    from lowuse_plugin.domain.parcels.area_adjustment import AdjustedPart, AreaAdjustment

_NAME = "LowUse.Boundary.Split.Areas"
_PART, _DRAWN, _REGISTERED, _ADJUSTMENT = range(4)
_KEY = int(Qt.ItemDataRole.UserRole)
_ROWS = 8
"""More lines are scrolled to: five parts are seen with their total and its difference."""


class SplitAreas(UprightColumn):
    """Shows every part; a figure that is typed stands, an emptied one is shared out again."""

    changed = pyqtSignal()
    reason_asked = pyqtSignal()
    """:attr:`reason` has just appeared: it has to be seen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setObjectName(_NAME)
        self._wholes: tuple[SplitWhole, ...] = ()
        self._numbers: dict[str, int] = {}
        self._undecided: frozenset[str] = frozenset()
        self._texts: dict[str, str] = {}
        """Key of a part → what a person typed as its registered area."""
        self._on = QCheckBox(tr("Share the registered area out to the parts"))
        self._on.setObjectName(f"{_NAME}.On")
        self._on.setChecked(True)
        self._on.setToolTip(
            tr("In proportion to the drawn areas, to 0.01 m²; the parts together are exactly what "
               "is registered. Otherwise the parts have no registered area until it is entered.")
        )  # fmt: skip
        self._table = _Table()
        self._said = plain_label(f"{_NAME}.Said", "")
        self.reason = QLineEdit()
        """Why the sum is another one; shown when it is."""
        self.reason.setObjectName(f"{_NAME}.Reason")
        self.reason.setPlaceholderText(tr("Why the parts together are another area"))
        self.reason.setClearButtonEnabled(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (self._on, self._table, self._said, self.reason):
            column.addWidget(widget)
        self._on.toggled.connect(lambda _on: self._tell())
        self._table.itemChanged.connect(self._on_item)
        self.reason.textChanged.connect(lambda _text: self._tell())
        self._fill()

    @property
    def areas(self) -> dict[str, AreaChoice]:
        """What is said by uuid of each divided parcel: of the areas of its parts."""
        if not self._on.isChecked():
            return {}
        figures, _problem = self._figures()
        reason = one_line(self.reason.text())
        return {
            whole.uuid: AreaChoice(
                whole.registered_m2,
                {part.key: figures[part.key] for part in whole.parts if part.key in figures},
                reason,
            )
            for whole in self._wholes
            if whole.registered_m2 is not None
        }

    @property
    def gap(self) -> str:
        """What keeps the areas from being saved, empty when nothing does."""
        if not self._on.isChecked():
            return ""
        try:
            _figures, problem = self._figures()
            if problem is not None:
                raise problem
            for found in self._adjustments().values():
                if found.registered_m2 is not None:
                    found.refuse()
        except LowUseError as error:
            return describe(error)
        return ""

    def show_wholes(
        self,
        wholes: Sequence[SplitWhole],
        numbers: Mapping[str, int],
        undecided: Collection[str] = (),
    ) -> None:
        """Show the parcels that are divided; what was typed of their parts stays.

        Args:
            wholes: As they are drawn now.
            numbers: Key of a shape → its number on the map.
            undecided: uuids of those of which nobody decided yet which part keeps the parcel.
        """
        self._wholes = tuple(wholes)
        self._numbers = dict(numbers)
        self._undecided = frozenset(undecided)
        keys = {part.key for whole in wholes for part in whole.parts}
        if keys:  # nothing is divided for a moment while QGIS puts its shapes into the layer
            self._texts = {key: text for key, text in self._texts.items() if key in keys}
        self._fill()

    def _tell(self) -> None:
        self._fill()
        self.changed.emit()

    def _on_item(self, item: QTableWidgetItem) -> None:
        key, text = str(item.data(_KEY) or ""), one_line(item.text())
        if item.column() != _REGISTERED or not key:
            return
        if text:
            self._texts[key] = _in_m2(text)
        else:
            self._texts.pop(key, None)
        self._tell()

    def _figures(self) -> tuple[dict[str, Fraction], LowUseError | None]:
        """Return the figures that can be read, and why the first of the others cannot."""
        figures, problem = {}, None
        for key, text in self._texts.items():
            try:
                found = read_figure(text, "m²", tr("Registered area"))
            except LowUseError as error:
                problem = problem or error
                continue
            if found is not None:
                figures[key] = entered_area(found.value)
        return figures, problem

    def _adjustments(self) -> dict[str, AreaAdjustment]:
        choices = self.areas
        return {
            whole.uuid: adjust(whole.registered_m2, whole.parts, choices.get(whole.uuid))
            for whole in self._wholes
        }

    def _fill(self) -> None:
        on = self._on.isChecked()
        known = [whole for whole in self._wholes if whole.registered_m2 is not None]
        self._on.setEnabled(bool(known))
        adjustments = self._adjustments()
        rows = [row for whole in known for row in self._rows(whole, adjustments[whole.uuid])]
        self._table.show_rows(rows if on else [])
        self._table.setVisible(on and bool(rows))
        said = [self._line(whole, adjustments[whole.uuid]) for whole in self._wholes]
        self._said.setText("\n".join(said) if on else "")
        self._said.setVisible(on and bool(said))
        differs = any(found.residual_m2 for found in adjustments.values())
        is_asked = on and (differs or bool(self.reason.text()))
        if is_asked != self.reason.isVisibleTo(self):
            self.reason.setVisible(is_asked)
            if is_asked:
                self.reason_asked.emit()

    def _rows(self, whole: SplitWhole, found: AreaAdjustment) -> Iterator[_Row]:
        numbered = [
            (self._numbers.get(whole.keys[part.key], place), part)
            for place, part in enumerate(found.parts, start=1)
        ]
        parcel = short_label(whole.label) if len(self._wholes) > 1 else ""
        for number, part in sorted(numbered, key=lambda each: each[0]):
            keeps = None if whole.uuid in self._undecided else part.key == whole.keeper
            full = part_name(whole.label, number, keeps=keeps)
            name = part_name(parcel, number, keeps=keeps)
            yield _part_row(name, full, part, self._texts.get(part.key, ""))
        yield from _total_rows(found, parcel)

    def _line(self, whole: SplitWhole, found: AreaAdjustment) -> str:
        name = short_label(whole.label)
        if whole.registered_m2 is None:
            return tr(
                "{parcel} has no registered area: its parts get none until it is entered.",
                parcel=name,
            )
        return adjustment_line(found, name if len(self._wholes) > 1 else "")


def _in_m2(text: str) -> str:
    """Return what was typed, in m² where another unit was: the heading says m²."""
    try:
        found = read_figure(text, "m²", "")
    except LowUseError:
        return text  # said by ``gap``
    if found is None or not found.converted:
        return text
    return format_decimal(entered_area(found.value), 2)


@dataclass(frozen=True)
class _Row:
    """A line of the table.

    Attributes:
        key: Of a part; empty for a total, in which nothing is typed.
        texts: Name, drawn, registered, adjustment.
        full: The whole name, for the tip.
    """

    key: str
    texts: tuple[str, str, str, str]
    full: str
    is_typed: bool = False

    @property
    def is_total(self) -> bool:
        """Whether it tells of all parts of a parcel."""
        return not self.key


def _part_row(name: str, full: str, part: AdjustedPart, typed: str) -> _Row:
    registered = typed or figure_text(part.registered_m2)
    texts = (name, figure_text(part.plane_m2), registered, signed_text(part.adjustment_m2))
    return _Row(part.key, texts, full, is_typed=bool(typed))


def _total_rows(found: AreaAdjustment, parcel: str) -> Iterator[_Row]:
    """Return what the parts are together; where that is not what is registered, by how much.

    Args:
        found: Of one whole.
        parcel: Its name; empty where only one is divided.
    """

    def row(name: str, drawn: str, registered: str, adjustment: str) -> _Row:
        shown = f"{parcel} {name}" if parcel else name
        return _Row("", (shown, drawn, registered, adjustment), shown)

    yield row(
        tr("Total"), figure_text(found.plane_m2), figure_text(found.shared_m2),
        signed_text(found.adjustment_m2),
    )  # fmt: skip
    if found.residual_m2:
        yield row(tr("Registered area"), "", figure_text(found.registered_m2), "")
        yield row(tr("Total less registered"), "", signed_text(found.residual_m2), "")


class _Table(QTableWidget):
    def __init__(self) -> None:
        super().__init__(0, 4)
        self.setObjectName(f"{_NAME}.Table")
        self.setAccessibleName(tr("Registered areas of the parts"))
        self.setHorizontalHeaderLabels(
            [tr("Part"), tr("Drawn, m²"), tr("Registered, m² ✎"), tr("Adjustment, m²")]
        )
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() * 3 // 2)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.SelectedClicked
        )
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTextElideMode(Qt.TextElideMode.ElideLeft)  # number and fate of a part stand last
        self.setTabKeyNavigation(False)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(_PART, QHeaderView.ResizeMode.Stretch)
        header.setMinimumSectionSize(self.fontMetrics().horizontalAdvance("0" * 6))

    def show_rows(self, rows: Sequence[_Row]) -> None:
        """Show parts; cells that say the same stay untouched, also while one is edited."""
        before = self.blockSignals(True)
        if self.rowCount() != len(rows):
            self.setRowCount(len(rows))
        for place, row in enumerate(rows):
            for column, text in enumerate(row.texts):
                self._show_cell(place, column, row, text)
        self.blockSignals(before)
        self.viewport().update()
        self.updateGeometry()
        self.setFixedHeight(self.sizeHint().height())

    def sizeHint(self) -> QSize:  # noqa: N802
        """Ask for the rows that there are."""
        rows = min(max(self.rowCount(), 1), _ROWS)
        height = self.horizontalHeader().sizeHint().height() + 2 * self.frameWidth()
        height += rows * self.verticalHeader().defaultSectionSize()
        return QSize(super().sizeHint().width(), height)

    def _show_cell(self, place: int, column: int, row: _Row, text: str) -> None:
        item = self.item(place, column)
        if item is None:
            item = QTableWidgetItem()
            self.setItem(place, column, item)
            if column != _PART:
                item.setTextAlignment(
                    int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                )
        if item.data(_KEY) != row.key:
            item.setData(_KEY, row.key)
        takes = bool(row.key) and column == _REGISTERED
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if takes:
            flags |= Qt.ItemFlag.ItemIsEditable
        if item.flags() != flags:
            item.setFlags(flags)
        if item.text() != text:
            item.setText(text)
        font, bold = item.font(), row.is_total or (takes and row.is_typed)
        if font.bold() != bold:
            font.setBold(bold)
            item.setFont(font)
        tip = _tip(row) if takes else row.full if column == _PART or row.is_total else ""
        if item.toolTip() != tip:
            item.setToolTip(tip)


def _tip(row: _Row) -> str:
    """Return what can be done with the registered area of a part."""
    if row.is_typed:
        return tr("Typed; empty it to share the area out again")
    return tr("Shared out in proportion to the drawn area; type to enter another one")


__all__ = ["SplitAreas"]
