# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What stands on the map while parcels are chosen there: how many, which ones may be, and done."""

from __future__ import annotations

from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QKeyEvent, QPainter, QPaintEvent, QPalette
from qgis.PyQt.QtWidgets import QLabel, QWidget

from lowuse_plugin.gui.maptools.tag_picking import ALL, SHOWN, UNTAGGED, Figures
from lowuse_plugin.gui.widgets.flow_layout import FlowLayout
from lowuse_plugin.gui.widgets.plain_parts import quiet_button
from lowuse_plugin.gui.widgets.quiet_combo import QuietComboBox
from lowuse_plugin.qgis_bridge.area_text import sum_text
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.punctuation import sentences, with_stop
from lowuse_plugin.qgis_bridge.settings import AREA_UNIT

_NAME = "LowUse.TagTool"


class TagToolBar(QWidget):
    """Stands at the bottom of the map and takes more rows where the map is narrow."""

    source_chosen = pyqtSignal(str)
    within_chosen = pyqtSignal(bool)
    confirmed = pyqtSignal()
    cancelled = pyqtSignal()

    def __init__(self, canvas: QgsMapCanvas) -> None:
        """Stand on a map, hidden."""
        super().__init__(canvas)
        self._canvas = canvas
        self.setObjectName(_NAME)
        self.setBackgroundRole(QPalette.ColorRole.Window)  # not that of the map
        self.setAutoFillBackground(True)
        self.setAttribute(Qt.WidgetAttribute.WA_NoMousePropagation)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self._text = QLabel()
        self._text.setObjectName(f"{_NAME}.Text")
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(False)
        self._source = _choice(
            "Source",
            tr("Which parcels may be chosen"),
            {
                UNTAGGED: tr("Untagged only"),
                SHOWN: tr("As the list is filtered"),
                ALL: tr("All parcels"),
            },
        )
        self._within = _choice(
            "Within",
            tr("Which parcels a rectangle takes"),
            {"": tr("Touched by the frame"), "1": tr("Wholly inside")},
        )
        self._tag = quiet_button(f"{_NAME}.Tag", tr("Tag (Enter)"), self.confirmed.emit)
        self._tag.setToolTip(tr("Tag the chosen parcels by what the form of the panel says"))
        cancel = quiet_button(f"{_NAME}.Cancel", tr("Cancel (Esc)"), self.cancelled.emit)
        cancel.setToolTip(tr("Choose nothing; what was selected before is selected again"))
        line = self.fontMetrics().height()
        self._flow = FlowLayout(self, spacing=max(line // 3, 4))
        self._flow.setContentsMargins(line // 2, line // 3, line // 2, line // 3)
        for widget in (self._text, self._source, self._within, self._tag, cancel):
            self._flow.addWidget(widget)
        self._source.currentIndexChanged.connect(self._say_source)
        self._within.currentIndexChanged.connect(self._say_within)
        self.hide()

    def begin(self) -> None:
        """Appear."""
        self._canvas.installEventFilter(self)
        self.show()
        self.place()
        self.raise_()

    def end(self) -> None:
        """Go away."""
        self._canvas.removeEventFilter(self)
        self.hide()

    def tell(self, figures: Figures, *, busy: bool) -> None:
        """Say what is chosen.

        Args:
            figures: Of the selection.
            busy: Whether parcels are being looked for.
        """
        if figures.parcels:
            text = tr(
                "{count} parcels chosen, {area}",
                count=f"{figures.parcels:,}",
                area=sum_text(
                    figures.area_m2, figures.parcels, figures.without_area, AREA_UNIT.get()
                ),
            )
        else:
            text = tr("Click parcels or draw a rectangle")
        if figures.kept_out:
            kept_out = tr("{count} parcels not taken", count=f"{figures.kept_out:,}")
            text = f"{text} · {kept_out}"
        self._text.setText(f"{text} …" if busy else text)
        self._text.setToolTip(self._tip(figures.kept_out))
        self._tag.setEnabled(bool(figures.parcels))
        self.place()

    def _tip(self, kept_out: int) -> str:
        keys = tr(
            "A click takes a parcel in or out. A rectangle chooses what it holds; with Shift "
            "besides what is chosen, with Ctrl or the right button out of it. Enter or a double "
            "click tags, Esc or a right click cancels."
        )
        if not kept_out:
            return keys
        why = tr(
            "{count} parcels at the last place are not among “{source}”",
            count=f"{kept_out:,}",
            source=self._source.currentText(),
        )
        return sentences((with_stop(why), keys))

    def place(self) -> None:
        """Stand at the bottom in the middle: messages of QGIS come at the top."""
        line = self.fontMetrics().height()
        view = self._canvas.viewport().size()
        width = min(self._flow.row_width(), max(view.width() - 2 * line, 8 * line))
        size = QSize(width, self._flow.heightForWidth(width))
        left, top = (view.width() - size.width()) // 2, view.height() - size.height() - line
        self.setGeometry(QRect(QPoint(left, top), size))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw the border within: what lies at the very edge may be painted over by the map."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.Dark))
        painter.drawRect(self.rect().adjusted(1, 1, -2, -2))
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Let Esc and Enter do what they do on the map."""
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.confirmed.emit()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Follow the size of the map."""
        if event.type() == QEvent.Type.Resize:
            self.place()
        return super().eventFilter(watched, event)

    def _say_source(self, _index: int) -> None:
        self.source_chosen.emit(str(self._source.currentData()))
        self._canvas.setFocus()

    def _say_within(self, _index: int) -> None:
        self.within_chosen.emit(bool(self._within.currentData()))
        self._canvas.setFocus()


def _choice(name: str, tip: str, words: dict[str, str]) -> QWidget:
    box = QuietComboBox()
    box.setObjectName(f"{_NAME}.{name}")
    box.setToolTip(tip)
    box.setAccessibleName(tip)
    box.setSizeAdjustPolicy(QuietComboBox.SizeAdjustPolicy.AdjustToContents)
    for key, word in words.items():
        box.addItem(word, key)
    return box
