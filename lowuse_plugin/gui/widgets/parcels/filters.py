# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""筛选: a button that opens the criteria, and what is active as chips that can be taken away."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from qgis.PyQt.QtCore import QPoint, QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QHideEvent
from qgis.PyQt.QtWidgets import QFrame, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from lowuse_plugin.domain.parcels.filters import ParcelFilter
from lowuse_plugin.gui.widgets.flow_layout import FlowLayout
from lowuse_plugin.gui.widgets.messages import Offer
from lowuse_plugin.gui.widgets.parcels.filter_form import ParcelFilterForm
from lowuse_plugin.gui.widgets.parcels.table import ParcelTableModel
from lowuse_plugin.gui.widgets.plain_parts import plain_text
from lowuse_plugin.qgis_bridge.filter_words import chip_text, criterion_title
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.parcels.rows import RuleTexts

_CHIP_CHARACTERS = 30
_MOST_OFFERS = 2
"""So many filters are offered for taking away where nothing is shown."""


class ParcelFilters(QWidget):
    """The chips of what is active, none while nothing is; :attr:`button` opens the criteria."""

    filter_changed = pyqtSignal(object)
    """The :class:`ParcelFilter` that counts now."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Start without any filter.

        Args:
            name: Object name, such as ``LowUse.Tagging.Filters``.
            parent: Owner.
        """
        super().__init__(parent)
        self.setObjectName(name)
        self._name = name
        self._wanted = ParcelFilter()
        self._model: ParcelTableModel | None = None
        self._chips: dict[str, QToolButton] = {}
        self.button = _tool_button(f"{name}.Button")
        """Stands where the panel wants it, and opens the criteria below itself."""
        self.button.setCheckable(True)
        self.button.setArrowType(Qt.ArrowType.DownArrow)
        self.button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.button.setToolTip(tr("Choose which parcels the list shows; all filters must hold"))
        self.button.toggled.connect(self._fold)
        self._clear = _tool_button(f"{name}.Clear")
        self._clear.setText(tr("Clear filters"))
        self._clear.setToolTip(tr("Take every filter of this row away"))
        self._clear.clicked.connect(lambda _checked=False: self.set_filter(ParcelFilter()))
        self._form = ParcelFilterForm(f"{name}.Form")
        self._form.changed.connect(self.set_filter)
        # Above the list, not between its rows: on a small screen nothing of it would be left.
        self._popup = _Popup(f"{name}.Popup", self._form, self)
        self._popup.closed.connect(lambda: self.button.setChecked(False))
        self._row = QWidget()
        self._flow = FlowLayout(self._row, spacing=max(self.fontMetrics().height() // 5, 2))
        self._flow.addWidget(self._clear)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(max(self.fontMetrics().height() // 5, 2))
        layout.addWidget(self._row)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._show()

    @property
    def wanted(self) -> ParcelFilter:
        """What counts now."""
        return self._wanted

    def follow(self, model: ParcelTableModel) -> None:
        """Filter a list, and offer what occurs in it."""
        self._model = model
        self.filter_changed.connect(model.set_wanted)
        model.filters_cleared.connect(lambda: self.set_filter(ParcelFilter()))
        model.modelReset.connect(self._rows_changed)
        self._rows_seen: object = None
        self._rows_changed()

    def set_filter(self, wanted: ParcelFilter) -> None:
        """Let another filter count."""
        if wanted == self._wanted:
            return
        by_form = self.sender() is self._form
        self._wanted = wanted
        self._show()
        if not by_form:
            self._show_form()
        self.filter_changed.emit(wanted)

    def unfold(self, open_form: bool = True) -> None:
        """Show the criteria, or hide them."""
        self.button.setChecked(open_form)

    def offers(self) -> list[Offer]:
        """Return which single filter, taken away, would show something: the most first."""
        rows = self._model.rows if self._model is not None else None
        if rows is None or self._model is None:
            return []
        found = []
        for criterion in self._wanted.active:
            less = self._wanted.with_values(criterion, ())
            passing = self._model.passing(wanted=less)
            count = 0 if passing is None else int(np.count_nonzero(passing))
            if count:
                found.append((count, criterion, less))
        found.sort(key=lambda each: -each[0])
        return [
            Offer(
                tr("Without “{filter}”: {count} parcels", filter=criterion_title(criterion),
                   count=f"{count:,}"),
                lambda less=less: self.set_filter(less),
                f"{self._name}.Without.{criterion}",
            )
            for count, criterion, less in found[:_MOST_OFFERS]
        ]  # fmt: skip

    # -- what is seen -----------------------------------------------------------------------------

    def _fold(self, is_open: bool) -> None:
        if not is_open:
            self._popup.hide()
            return
        self._show_form()
        self._popup.open_below(self.button, self.parentWidget() or self)

    def _rows_changed(self) -> None:
        """Offer what occurs in other rows; the same rows, filtered anew, offer the same."""
        rows = self._model.rows if self._model is not None else None
        if rows is not self._rows_seen:
            self._rows_seen = rows
            self._show()
            self._show_form()

    def _show_form(self) -> None:
        if self.button.isChecked():
            self._form.show_filter(self._wanted, self._model.rows if self._model else None)

    def _show(self) -> None:
        """Write how many filters count, and each as a chip."""
        active = self._wanted.active
        self.button.setText(
            tr("Filter ({count})", count=str(len(active))) if active else tr("Filter")
        )
        for criterion in set(self._chips).difference(active):
            chip = self._chips.pop(criterion)
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        for criterion in active:
            self._write(self._chips.get(criterion) or self._add(criterion), criterion)
        self._clear.setVisible(bool(active))
        self.setVisible(bool(active))
        self._flow.move_to_end(self._clear)
        self._row.updateGeometry()

    def _write(self, chip: QToolButton, criterion: str) -> None:
        text = chip_text(criterion, self._wanted.of(criterion), self._rule_texts())
        if criterion == "kind" and self._wanted.also_secondary:
            text = tr("{filter} (further ones too)", filter=text)
        room = self.fontMetrics().horizontalAdvance("0") * _CHIP_CHARACTERS
        short = self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room)
        chip.setText(f"{short} ×".replace("&", "&&"))
        chip.setToolTip(plain_text(tr("{filter} – press to take it away", filter=text)))

    def _rule_texts(self) -> RuleTexts:
        rows = self._model.rows if self._model is not None else None
        return rows.rule_texts if rows is not None else {}

    def _add(self, criterion: str) -> QToolButton:
        chip = _tool_button(f"{self._name}.Chip.{criterion}")
        chip.clicked.connect(
            lambda _checked=False: self.set_filter(self._wanted.with_values(criterion, ()))
        )
        self._flow.addWidget(chip)
        chip.show()
        self._chips[criterion] = chip
        return chip

    def chips(self) -> Sequence[str]:
        """Return the texts of the chips, for who reads them out."""
        return [chip.text() for chip in self._chips.values()]

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Need no width of its own: what does not fit stands below."""
        return QSize(0, super().minimumSizeHint().height())


class _Popup(QFrame):
    """Holds the criteria in a window of its own, until a click beside it or Esc."""

    closed = pyqtSignal()

    def __init__(self, name: str, content: QWidget, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName(name)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        # The click that closes it must not press the button that opens it anew.
        self.setAttribute(Qt.WidgetAttribute.WA_NoMouseReplay)
        layout = QVBoxLayout(self)
        margin = max(self.fontMetrics().height() // 2, 4)
        layout.setContentsMargins(margin, margin, margin, margin)
        layout.addWidget(content)

    def open_below(self, button: QWidget, panel: QWidget) -> None:
        """Open below a button, as wide as the panel and within the screen."""
        hint = self.sizeHint()
        room = button.screen().availableGeometry()
        width = min(max(hint.width(), panel.width()), room.width())
        self.resize(width, hint.height())
        left = panel.mapToGlobal(QPoint(0, 0)).x()
        below = button.mapToGlobal(QPoint(0, button.height()))
        top = below.y()
        if top + hint.height() > room.bottom():
            top = max(below.y() - button.height() - hint.height(), room.top())
        self.move(max(min(left, room.right() - width), room.left()), top)
        self.show()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Tell that it is closed, however."""
        super().hideEvent(event)
        self.closed.emit()


def _tool_button(name: str) -> QToolButton:
    button = QToolButton()
    button.setObjectName(name)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return button
