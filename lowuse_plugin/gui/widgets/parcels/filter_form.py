# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The criteria by which a list of parcels is filtered, each as a choice with check boxes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.gui import QgsCheckableComboBox
from qgis.PyQt.QtCore import QEvent, QObject, Qt, pyqtSignal
from qgis.PyQt.QtGui import QKeyEvent, QWheelEvent
from qgis.PyQt.QtWidgets import QCheckBox, QComboBox, QGridLayout, QWidget

from lowuse_plugin.domain.parcels.filters import (
    CRITERIA,
    DISTRICT,
    KIND,
    NOTHING,
    SURVEY_STATE,
    TOWN,
    ParcelFilter,
    choices,
    passing,
)
from lowuse_plugin.qgis_bridge.filter_words import (
    criterion_tip,
    criterion_title,
    value_order,
    value_word,
)
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.punctuation import with_aside

if TYPE_CHECKING:
    from lowuse_plugin.qgis_bridge.parcels.rows import ParcelRows

_COLUMNS = 2
_POPUP_CHARACTERS = 44
"""The open choice is so wide: the words of a rule can be read."""


class CheckedChoice(QgsCheckableComboBox):
    """One criterion; scrolling past changes nothing."""

    def __init__(self, name: str, title: str, tip: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setDefaultText(title)
        self.setToolTip(tip)
        self.setAccessibleName(title)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self.view().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Let Space check as a click does: QGIS would tell nobody of it."""
        pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if pressed and watched is self.view() and event.key() == Qt.Key.Key_Space:
            row = self.view().currentIndex().row()
            if row >= 0:
                self.toggleItemCheckState(row)
            return True
        return bool(super().eventFilter(watched, event))

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Leave the wheel to what is below."""
        event.ignore()

    def showPopup(self) -> None:  # noqa: N802
        """Open wide enough for long words."""
        wanted = self.fontMetrics().horizontalAdvance("0") * _POPUP_CHARACTERS
        view = self.view()
        view.setMinimumWidth(max(self.width(), min(view.sizeHintForColumn(0) + 24, wanted)))
        view.setTextElideMode(Qt.TextElideMode.ElideRight)
        super().showPopup()

    def set_choices(self, words: dict[str, str], checked: frozenset[str]) -> None:
        """Offer values, without telling anybody.

        Args:
            words: Value → how it is shown.
            checked: Those that are chosen.
        """
        self.setEnabled(bool(words))
        before = self.blockSignals(True)
        if words == self.offered():
            self._check(checked)
            self.blockSignals(before)
            return
        self.clear()
        for value, word in words.items():
            state = Qt.CheckState.Checked if value in checked else Qt.CheckState.Unchecked
            self.addItemWithCheckState(word, state, value)
            self.setItemData(self.count() - 1, word, Qt.ItemDataRole.ToolTipRole)
        self.blockSignals(before)

    def _check(self, wanted: frozenset[str]) -> None:
        """Check these of what is offered, and no other."""
        chosen = self.chosen()
        for row in range(self.count()):
            value = str(self.itemData(row))
            if (value in wanted) != (value in chosen):
                self.toggleItemCheckState(row)

    def offered(self) -> dict[str, str]:
        """Return what is offered: value → how it is shown."""
        return {str(self.itemData(i)): self.itemText(i) for i in range(self.count())}

    def chosen(self) -> frozenset[str]:
        """Return the checked values."""
        return frozenset(map(str, self.checkedItemsData()))


class ParcelFilterForm(QWidget):
    """All criteria in two columns; each says by itself what it is."""

    changed = pyqtSignal(object)
    """The :class:`ParcelFilter` that the user has made."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Start without any choice.

        Args:
            name: Object name; each choice adds its criterion.
            parent: Owner.
        """
        super().__init__(parent)
        self.setObjectName(name)
        self._wanted = ParcelFilter()
        self._rows: ParcelRows | None = None
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(max(self.fontMetrics().height() // 4, 3))
        self._boxes: dict[str, CheckedChoice] = {}
        for place, criterion in enumerate(CRITERIA):
            box = CheckedChoice(
                f"{name}.{criterion}", criterion_title(criterion), criterion_tip(criterion)
            )
            box.checkedItemsChanged.connect(lambda _texts, which=criterion: self._take(which))
            grid.addWidget(box, place // _COLUMNS, place % _COLUMNS)
            grid.setColumnStretch(place % _COLUMNS, 1)
            self._boxes[criterion] = box
        self._secondary = QCheckBox(tr("The kind may also be a further one"))
        self._secondary.setObjectName(f"{name}.Secondary")
        self._secondary.setToolTip(
            tr("List parcels that have the chosen kind besides their primary one too")
        )
        self._secondary.toggled.connect(self._take_secondary)
        grid.addWidget(self._secondary, len(CRITERIA) // _COLUMNS, 0, 1, _COLUMNS)

    def show_filter(self, wanted: ParcelFilter, rows: ParcelRows | None) -> None:
        """Show a filter and what there is to choose in a list, without telling anybody."""
        self._wanted, self._rows = wanted, rows
        for criterion in CRITERIA:
            self._offer(criterion)
        before = self._secondary.blockSignals(True)
        self._secondary.setChecked(wanted.also_secondary)
        self._secondary.setEnabled(bool(wanted.of(KIND)))
        self._secondary.blockSignals(before)

    def _offer(self, criterion: str) -> None:
        rows, chosen = self._rows, self._wanted.of(criterion)
        found = {} if rows is None else self._counts(rows, criterion)
        if criterion in (KIND, SURVEY_STATE):
            found.pop(NOTHING, None)
        texts = rows.rule_texts if rows is not None else {}
        words = {
            value: with_aside(value_word(criterion, value, texts), f"{found.get(value, 0):,}")
            for value in sorted({*found, *chosen}, key=value_order(criterion))
        }
        self._boxes[criterion].set_choices(words, chosen)

    def _counts(self, rows: ParcelRows, criterion: str) -> dict[str, int]:
        """Count what can be chosen: towns are those of the chosen districts."""
        districts = self._wanted.of(DISTRICT)
        if criterion != TOWN or not districts:
            return dict(rows.choices(criterion))
        return choices(rows, criterion, passing(rows, ParcelFilter({DISTRICT: districts})))

    def _take(self, criterion: str) -> None:
        self._wanted = self._wanted.with_values(criterion, self._boxes[criterion].chosen())
        if criterion == DISTRICT:
            self._offer(TOWN)
        self._secondary.setEnabled(bool(self._wanted.of(KIND)))
        self.changed.emit(self._wanted)

    def _take_secondary(self, on: bool) -> None:
        self._wanted = ParcelFilter(self._wanted.wanted, on)
        self.changed.emit(self._wanted)
