# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""A page as a picture that fills the space it has, or a sentence where there is none."""

from __future__ import annotations

from qgis.PyQt.QtCore import QSize, Qt
from qgis.PyQt.QtGui import QImage, QPixmap, QResizeEvent
from qgis.PyQt.QtWidgets import QLabel, QSizePolicy, QWidget


class PagePreview(QLabel):
    """Shows a picture in its own proportions."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = QPixmap()
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setWordWrap(True)
        self.setFrameShape(QLabel.Shape.StyledPanel)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return a size in which the headings of a page can be read."""
        width = self.fontMetrics().horizontalAdvance("0") * 90
        return QSize(width, int(width * 0.71))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return a size in which a page can be recognised."""
        return self.sizeHint() / 3

    def show_picture(self, picture: QImage) -> None:
        """Show a page."""
        self._picture = QPixmap.fromImage(picture)
        self._fit()

    def show_text(self, text: str) -> None:
        """Show why there is no page."""
        self._picture = QPixmap()
        self.setText(text)

    def has_picture(self) -> bool:
        """Tell whether a page is shown."""
        return not self._picture.isNull()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Fit the picture into the new size."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if self._picture.isNull():
            return
        ratio = self.devicePixelRatioF()
        shown = self._picture.scaled(
            self.contentsRect().size() * ratio,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        shown.setDevicePixelRatio(ratio)
        self.setPixmap(shown)
