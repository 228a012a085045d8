# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""材料清单: which papers of a claim are there, edited where they stand and saved row by row."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QAbstractItemModel, QModelIndex, Qt, pyqtSignal
from qgis.PyQt.QtGui import QResizeEvent
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from lowuse_plugin.gui.widgets.claims.material_model import (
    DAY,
    DOCUMENT,
    ITEM,
    MATERIAL_STATES,
    REMARK,
    STATE,
    MaterialModel,
    PaperKey,
)
from lowuse_plugin.gui.widgets.claims.words import material_word
from lowuse_plugin.gui.widgets.plain_parts import plain_text
from lowuse_plugin.qgis_bridge.i18n import tr

if TYPE_CHECKING:
    from lowuse_plugin.services.claims.procedure import Material

_NAME = "LowUse.Claim.Materials"
_WIDTHS = {ITEM: 14, STATE: 11, DOCUMENT: 12, DAY: 11, REMARK: 16}
"""In digits; the name of a paper takes what is left."""


class MaterialsView(QWidget):
    """The list with a line that counts, and one that says what could not be taken."""

    edited = pyqtSignal(object)
    """A tuple of ``MaterialEdit``: rows to be saved together."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(_NAME)
        self.model = MaterialModel(self)
        self._locked = ""
        self._view = _Table()
        self._view.setObjectName(f"{_NAME}.Table")
        self._view.setModel(self.model)
        self._view.setItemDelegateForColumn(STATE, _StateDelegate(self._view))
        self._dress()
        self._count = _label("Count")
        self._all = QPushButton(tr("All received"))
        self._all.setObjectName(f"{_NAME}.All")
        self._all.setAutoDefault(False)
        self._all.clicked.connect(self.model.receive_all)
        self._said = _label("Said")
        self._said.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        head = QHBoxLayout()
        head.addWidget(self._count, 1)
        head.addWidget(self._all)
        layout.addLayout(head)
        layout.addWidget(self._view)
        layout.addWidget(self._said)
        self.model.edited.connect(self.edited)
        self.model.edited.connect(lambda _edits: self.say(""))
        self.model.dataChanged.connect(lambda *_: self._aim())
        self.model.modelReset.connect(self._aim)
        self._aim()
        self.model.refused.connect(self.say)

    def show_materials(
        self, claim: str, materials: Sequence[Material], saving: Collection[PaperKey] = ()
    ) -> None:
        """Show the papers; as :meth:`MaterialModel.set_materials`."""
        self.model.set_materials(claim, materials, saving)
        missing = sum(1 for each in materials if each.mandatory and each.state == "missing")
        total = len(materials)
        self._count.setText(
            tr("{count} papers; {missing} that are needed (*) are missing. The list is an example.",
               count=total, missing=missing)
            if missing
            else tr("{count} papers; all that are needed (*) are there. The list is an example.",
                    count=total)
        )  # fmt: skip
        self._view.fit_rows()

    def lock(self, reason: str) -> None:
        """Let nothing be edited, for a reason; empty lets it again."""
        self._locked = reason
        self.model.lock(reason)
        self._aim()

    def say(self, text: str) -> None:
        """Say why something was not taken; nothing when it is empty."""
        self._said.setText(f"⚠ {text}" if text else "")
        self._said.setVisible(bool(text))

    def show_item(self, item: str) -> None:
        """Go to a paper, ready to be edited."""
        row = self.model.row_of(item)
        if row >= 0:
            index = self.model.index(row, STATE)
            self._view.setFocus(Qt.FocusReason.OtherFocusReason)
            self._view.setCurrentIndex(index)

    def row_box(self, item: str) -> tuple[QWidget, int, int]:
        """Return the table, and top and height of a paper in it, for scrolling there."""
        row = max(self.model.row_of(item), 0)
        return self._view, self._view.rowViewportPosition(row), self._view.rowHeight(row)

    def _aim(self) -> None:
        """Let the button say what it would do now, or why it does nothing."""
        missing = self.model.missing()
        tip = tr("Note the {count} papers that are needed and missing as received, in one save.",
                 count=missing)  # fmt: skip
        done = tr("Every paper that is needed is there.")
        self._all.setEnabled(bool(missing) and not self._locked)
        self._all.setToolTip(plain_text(self._locked or (tip if missing else done)))

    def _dress(self) -> None:
        view, digit = self._view, self.fontMetrics().horizontalAdvance("0")
        view.setWordWrap(True)
        view.setTextElideMode(Qt.TextElideMode.ElideRight)
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        trigger = QAbstractItemView.EditTrigger
        view.setEditTriggers(
            trigger.DoubleClicked | trigger.SelectedClicked | trigger.EditKeyPressed
            | trigger.AnyKeyPressed
        )  # fmt: skip
        view.verticalHeader().hide()
        header = view.horizontalHeader()
        header.setMinimumSectionSize(digit)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        for column, digits in _WIDTHS.items():
            view.setColumnWidth(column, digits * digit)


class _Table(QTableView):
    """As high as its rows: the page scrolls, not the list in it."""

    def __init__(self) -> None:
        super().__init__()
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Wrap anew; where there is no room for remarks, one scrolls to them."""
        super().resizeEvent(event)
        digit = self.fontMetrics().horizontalAdvance("0")
        room = self.viewport().width() - sum(
            digits * digit for column, digits in _WIDTHS.items() if column != REMARK
        )
        beside = room - _WIDTHS[REMARK] * digit
        wide = beside >= _WIDTHS[ITEM] * digit
        self.setColumnWidth(ITEM, max(beside if wide else room, _WIDTHS[ITEM] * digit))
        self.fit_rows()

    def fit_rows(self) -> None:
        """Give every row the height of its text, and the list that of its rows."""
        self.resizeRowsToContents()
        height = self.verticalHeader().length() + 2 * self.frameWidth()
        height += self.horizontalHeader().sizeHint().height()
        if self.horizontalHeader().length() > self.viewport().width():
            height += self.horizontalScrollBar().sizeHint().height()
        if height != self.minimumHeight():
            self.setMinimumHeight(height)
            self.setMaximumHeight(height)


class _StateDelegate(QStyledItemDelegate):
    """Offers the three states; choosing one is enough."""

    def createEditor(  # noqa: N802
        self, parent: QWidget, _option: QStyleOptionViewItem, _index: QModelIndex
    ) -> QWidget:
        """Return a box with the states."""
        box = QComboBox(parent)
        for state in MATERIAL_STATES:
            box.addItem(material_word(state), state)
        box.activated.connect(lambda _at: self._take(box))
        return box

    def setEditorData(self, editor: QWidget, index: QModelIndex) -> None:  # noqa: N802
        """Show the state that stands there."""
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(editor.findData(index.data(Qt.ItemDataRole.EditRole)))
            editor.showPopup()

    def setModelData(  # noqa: N802
        self, editor: QWidget, model: QAbstractItemModel, index: QModelIndex
    ) -> None:
        """Take the state that was chosen."""
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentData(), Qt.ItemDataRole.EditRole)

    def _take(self, box: QComboBox) -> None:
        self.commitData.emit(box)
        self.closeEditor.emit(box)


def _label(name: str) -> QLabel:
    label = QLabel()
    label.setObjectName(f"{_NAME}.{name}")
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
