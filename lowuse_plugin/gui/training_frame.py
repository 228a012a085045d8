# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""A coloured frame around the map while a workspace for training is open."""

from __future__ import annotations

from qgis.gui import QgsMapCanvas, QgsMapCanvasItem
from qgis.PyQt.QtCore import QPointF, QRectF, Qt
from qgis.PyQt.QtGui import QColor, QFont, QPainter, QPen
from qgis.PyQt.QtWidgets import QStyleOptionGraphicsItem, QWidget

from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.session import WorkspaceSession

_COLOUR = QColor(214, 92, 0)
_WHITE = QColor(255, 255, 255)


class TrainingFrame:
    """Shows the frame between the opening and the closing of a training workspace."""

    def __init__(self, canvas: QgsMapCanvas, session: WorkspaceSession) -> None:
        self._canvas = canvas
        self._session = session
        self._item: _Frame | None = None
        session.opened.connect(self._show)
        session.closed.connect(self.remove)

    @property
    def shown(self) -> bool:
        """Whether the frame is on the map."""
        return self._item is not None

    def remove(self) -> None:
        """Take the frame away."""
        if self._item is not None:
            self._canvas.scene().removeItem(self._item)
            self._item = None

    def _show(self) -> None:
        self.remove()
        if self._session.is_training:
            self._item = _Frame(self._canvas)


class _Frame(QgsMapCanvasItem):
    """Border and words over the whole canvas; sizes follow the font."""

    def __init__(self, canvas: QgsMapCanvas) -> None:
        super().__init__(canvas)
        self._view = canvas
        self._text = tr("TRAINING · sample data, nothing here is real")
        self.setZValue(10_000)
        self.update()

    def paint(
        self,
        painter: QPainter | None,
        option: QStyleOptionGraphicsItem | None = None,  # noqa: ARG002
        widget: QWidget | None = None,  # noqa: ARG002
    ) -> None:
        """Draw over what is visible."""
        if painter is None:
            return
        area = QRectF(self._view.viewport().rect())
        painter.save()
        painter.resetTransform()
        self._draw(painter, area)
        painter.restore()

    def boundingRect(self) -> QRectF:  # noqa: N802
        """Return an area that is always in view."""
        return QRectF(self._view.viewport().rect())

    def _draw(self, painter: QPainter, area: QRectF) -> None:
        font = QFont(self._view.font())
        font.setBold(True)
        painter.setFont(font)
        metrics = painter.fontMetrics()
        width = metrics.height() / 3
        pen = QPen(_COLOUR, width)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.setPen(pen)
        painter.drawRect(area.adjusted(width / 2, width / 2, -width / 2, -width / 2))
        box = QRectF(metrics.boundingRect(self._text)).adjusted(0, 0, metrics.height() * 2, 0)
        box.setHeight(metrics.height() * 1.4)
        box.moveTopLeft(QPointF(area.center().x() - box.width() / 2, area.top()))
        painter.fillRect(box, _COLOUR)
        painter.setPen(_WHITE)
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), self._text)
