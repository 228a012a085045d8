# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""查找合并候选: of which parcels, and with which widths; both stand beside the button."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from qgis.PyQt.QtCore import QObject, Qt, pyqtSignal
from qgis.PyQt.QtGui import QWheelEvent
from qgis.PyQt.QtWidgets import (
    QDoubleSpinBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from lowuse_plugin.domain.parcels.filters import ParcelFilter, passing
from lowuse_plugin.gui.widgets.flow_layout import FlowLayout
from lowuse_plugin.gui.widgets.parcels.filters import ParcelFilters
from lowuse_plugin.gui.widgets.plain_parts import plain_label
from lowuse_plugin.gui.widgets.quiet_combo import QuietComboBox
from lowuse_plugin.gui.widgets.upright_column import UprightColumn
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.parcels.book import ParcelBook
from lowuse_plugin.qgis_bridge.punctuation import with_aside

if TYPE_CHECKING:
    from lowuse_plugin.qgis_bridge.parcels.rows import ParcelRows

_NAME = "LowUse.Merging.Search"
ALL, FILTERED, CHOSEN = "all", "filtered", "chosen"
_WIDEST_M, _LONGEST_M = 3.0, 100.0
_FINE = 0.05
_NARROWEST_L = 0.1
_OTHERWISE = "≠"
"""Behind the button of widths that are not those of the document."""


@dataclass(frozen=True)
class Search:
    """What is looked for.

    Attributes:
        uuids: Groups in which one of these is; None for all.
        tolerance_m: Widest gap or overlap t.
        min_shared_m: Shortest shared boundary L.
    """

    uuids: tuple[str, ...] | None
    tolerance_m: float
    min_shared_m: float


class FilteredParcels(QObject):
    """The parcels of the workspace that pass a filter, as :class:`ParcelFilters` follows it."""

    filters_cleared = pyqtSignal()
    modelReset = pyqtSignal()  # noqa: N815 - named as that of the lists of parcels
    changed = pyqtSignal()

    def __init__(self, book: ParcelBook, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._book = book
        self._wanted = ParcelFilter()
        book.loaded.connect(self._on_rows)
        book.rows_changed.connect(self._on_rows)

    @property
    def rows(self) -> ParcelRows | None:
        """All parcels."""
        return self._book.rows

    @property
    def is_active(self) -> bool:
        """Whether anything is filtered."""
        return bool(self._wanted.active)

    def set_wanted(self, wanted: ParcelFilter) -> None:
        """Let another filter count."""
        self._wanted = wanted
        self.changed.emit()

    def passing(self, *, wanted: ParcelFilter | None = None) -> np.ndarray | None:
        """Return one truth a parcel, None while none are known."""
        return None if self.rows is None else passing(self.rows, wanted or self._wanted)

    def uuids(self) -> list[str]:
        """Return the parcels that pass."""
        found = self.passing()
        return [] if found is None or self.rows is None else self.rows.uuids(found)

    def clear(self) -> None:
        """Filter nothing, as when a workspace is closed."""
        self.filters_cleared.emit()

    def _on_rows(self, *_what: object) -> None:
        self.modelReset.emit()
        self.changed.emit()


class _Metres(QDoubleSpinBox):
    """Metres; the wheel turns them only while they have the focus."""

    def __init__(self, name: str, decimals: int, step: float, most: float) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setDecimals(decimals)
        self.setSingleStep(step)
        self.setRange(0.0, most)
        self.setSuffix(" m")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Leave the wheel to the panel unless the user is here."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class MergeSearchBar(UprightColumn):
    """The button with what it looks for."""

    wanted = pyqtSignal(object)
    """A :class:`Search`."""

    def __init__(
        self,
        book: ParcelBook,
        chosen: Callable[[], Sequence[str]],
        parent: QWidget | None = None,
    ) -> None:
        """Look for all.

        Args:
            book: All parcels.
            chosen: Gives the chosen parcels.
            parent: Owner.
        """
        super().__init__(parent=parent)
        self._book = book
        self._chosen = chosen
        self.filtered = FilteredParcels(book, self)
        self.filters = ParcelFilters("LowUse.Merging.Filters")
        self.filters.button.setToolTip(tr("Look for groups with parcels that pass these filters"))
        self._find = QPushButton(tr("Find groups"))
        self._find.setObjectName(f"{_NAME}.Find")
        self._scope = QuietComboBox()
        self._scope.setObjectName(f"{_NAME}.Scope")
        self._scope.setToolTip(tr("Groups are shown whole, whoever of them is meant here"))
        self._tolerance = _Metres(f"{_NAME}.Tolerance", 2, _FINE, _WIDEST_M)
        self._tolerance.setToolTip(
            tr("Widest gap or overlap t between two parcels that are still neighbours")
        )
        self._shared = _Metres(f"{_NAME}.Shared", 1, 0.5, _LONGEST_M)
        self._shared.setToolTip(
            tr("Shortest shared boundary L; more than 2t, so that a corner never counts")
        )
        self._boxes = QWidget()
        self._widths = QToolButton()
        self._widths.setObjectName(f"{_NAME}.Widths")
        self._widths.setCheckable(True)
        self._of_document: tuple[str, str] | None = None
        """Gap and shared boundary of the document as the boxes write them, once they are read."""
        self._note = plain_label(f"{_NAME}.Note")
        self._note.hide()
        self._lay_out()
        self._connect()
        self._find.setEnabled(False)  # until the widths of the document are read
        self.filters.follow(self.filtered)  # type: ignore[arg-type]
        self.refresh()

    @property
    def search(self) -> Search:
        """What is looked for now."""
        sources = {FILTERED: self.filtered.uuids, CHOSEN: lambda: list(self._chosen())}
        source = sources.get(str(self._scope.currentData()))
        return Search(
            None if source is None else tuple(source()),
            round(self._tolerance.value(), 2),
            round(self._shared.value(), 1),
        )

    def set_widths(self, tolerance_m: float, min_shared_m: float) -> None:
        """Search with the widths of the document; what is typed from then on differs from them."""
        for box, value in ((self._tolerance, tolerance_m), (self._shared, min_shared_m)):
            box.blockSignals(True)
            box.setValue(value)
            box.blockSignals(False)
        self._of_document = self._written()
        self._judge()

    def choose(self, scope: str) -> None:
        """Mean other parcels, where there are any."""
        if self._scope.findData(scope) >= 0:
            self._scope.choose(scope)

    def find(self) -> None:
        """Look."""
        if self._find.isEnabled():
            self.wanted.emit(self.search)

    def refresh(self) -> None:
        """Count anew; the choice stays where it is still possible."""
        before = self._scope.currentData() or ALL
        rows = self._book.rows
        counts = {ALL: 0 if rows is None else len(rows), CHOSEN: len(self._chosen())}
        if self.filtered.is_active:
            found = self.filtered.passing()
            counts[FILTERED] = 0 if found is None else int(np.count_nonzero(found))
        titles = {
            ALL: tr("All parcels"),
            FILTERED: tr("Parcels that pass the filter"),
            CHOSEN: tr("The chosen parcels"),
        }
        blocked = self._scope.blockSignals(True)
        self._scope.clear()
        for scope, title in titles.items():
            if scope == ALL or counts.get(scope):
                self._scope.addItem(with_aside(title, f"{counts[scope]:,}"), scope)
        self._scope.setCurrentIndex(max(self._scope.findData(before), 0))
        self._scope.blockSignals(blocked)

    # -- building ---------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        gap = max(self.fontMetrics().height() // 5, 2)
        row = QWidget()
        flow = self._row = FlowLayout(row, spacing=gap)
        for part in (self._find, self._scope, self.filters.button, self._widths):
            flow.addWidget(part)
        fields = FlowLayout(self._boxes, spacing=gap)
        fields.addWidget(_named(tr("Gap t ≤"), self._tolerance))
        fields.addWidget(_named(tr("Shared L ≥"), self._shared))
        self._boxes.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gap)
        column.addWidget(row)
        column.addWidget(self._boxes)
        column.addWidget(self.filters)
        column.addWidget(self._note)

    def _fit(self) -> None:
        """Give the choice of parcels what the others leave of the first row."""
        hint = self._scope.sizeHint().width()
        others = self._row.row_width() - max(hint, self._scope.minimumWidth())
        self._scope.setMinimumWidth(max(self.width() - others, hint))
        super()._fit()

    def _connect(self) -> None:
        self._find.clicked.connect(lambda _checked=False: self.find())
        for box in (self._tolerance, self._shared):
            box.valueChanged.connect(lambda _value: self._judge())
            box.lineEdit().returnPressed.connect(self.find)
        self._widths.toggled.connect(self._boxes.setVisible)
        self.filtered.changed.connect(self._on_filter)

    def _on_filter(self) -> None:
        self.refresh()
        if self.filtered.is_active and self._scope.currentData() == ALL:
            self.choose(FILTERED)

    def _judge(self) -> None:
        """Say before the search what the search would refuse."""
        self._tell_widths()
        tolerance, shared = self._tolerance.value(), self._shared.value()
        wide_enough = shared > 2 * tolerance and shared >= _NARROWEST_L
        self._note.setText(
            ""
            if wide_enough
            else tr("L must be more than twice t, or a mere corner would count as a boundary.")
        )
        self._note.setVisible(not wide_enough)
        if not wide_enough:
            self._widths.setChecked(True)  # where it can be mended
        self._find.setEnabled(wide_enough)

    def _written(self) -> tuple[str, str]:
        """Return gap and shared boundary as the boxes write them, in metres."""
        return self._tolerance.cleanText(), self._shared.cleanText()

    def _tell_widths(self) -> None:
        """Say the widths in the tip, and by a sign that they are not those of the document."""
        gap, shared = self._written()
        lines = [tr("Gap t ≤ {gap} m, shared boundary L ≥ {shared} m", gap=gap, shared=shared)]
        title, document = tr("t, L"), self._of_document
        if document is not None and document != (gap, shared):
            title = f"{title} {_OTHERWISE}"
            lines.append(
                tr("The document has t {gap} m and L {shared} m.", gap=document[0],
                   shared=document[1])
            )  # fmt: skip
        self._widths.setText(title)
        self._widths.setToolTip("\n".join([*lines, tr("Press to change them.")]))


def _named(title: str, box: QWidget) -> QWidget:
    part = QWidget()
    line = QHBoxLayout(part)
    line.setContentsMargins(0, 0, 0, 0)
    label = QLabel(title)
    label.setBuddy(box)
    line.addWidget(label)
    line.addWidget(box)
    return part
