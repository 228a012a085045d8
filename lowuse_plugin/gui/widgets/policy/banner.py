# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The line that says how long the policy still runs; hidden while nothing is to be said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QKeyEvent, QMouseEvent
from qgis.PyQt.QtWidgets import QFrame, QHBoxLayout, QWidget

from lowuse_plugin.domain.display import shown_day
from lowuse_plugin.gui.widgets.elided_label import ElidedLabel
from lowuse_plugin.gui.widgets.plain_parts import plain_label
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.punctuation import semicolons

if TYPE_CHECKING:
    from lowuse_plugin.domain.policy.expiry import Expiry


class PolicyBanner(QFrame):
    """One sentence with a sign."""

    def __init__(self, name: str, parent: QWidget | None = None, *, one_line: bool = False) -> None:
        """Stay hidden until there is something to say.

        Args:
            name: Object name; the whole sentence adds ``.Text``, its beginning ``.Line``.
            parent: Owner.
            one_line: Where room is short: show the beginning, and the whole on a click.
        """
        super().__init__(parent)
        self._folds = self._is_folded = one_line
        self.setObjectName(name)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._text = plain_label(f"{name}.Text")
        self._line = ElidedLabel()
        self._line.setObjectName(f"{name}.Line")
        if one_line:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        layout = QHBoxLayout(self)
        margin = max(self.fontMetrics().height() // 4, 2)
        layout.setContentsMargins(margin, margin, margin, margin)
        layout.addWidget(self._text)
        layout.addWidget(self._line, 1)
        self.hide()

    def show_expiry(self, expiry: Expiry, document: str) -> None:
        """Say how long a policy still runs, if that is worth saying.

        Args:
            expiry: How long.
            document: Its number.
        """
        text = expiry_text(expiry, document)
        self._text.setText(text)
        self._text.setToolTip(consequence(expiry) if text else "")
        self._show()
        self.setVisible(bool(text))

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Show the whole sentence, or its beginning again."""
        super().mousePressEvent(event)
        self._fold()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Do the same by Space or Enter."""
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._fold()
        else:
            super().keyPressEvent(event)

    def _fold(self) -> None:
        if self._folds:
            self._is_folded = not self._is_folded
            self._show()

    def _show(self) -> None:
        self._line.say(self._text.text() if self._is_folded else "")
        self._text.setVisible(not self._is_folded)


def expiry_text(expiry: Expiry, document: str) -> str:
    """Return the sentence of the banner, empty while a policy runs on."""
    last = shown_day(expiry.valid_to)
    if expiry.is_over:
        text = tr("⚠ {document} has expired on {last}", document=document, last=last)
    elif expiry.is_soon:
        text = tr("⚠ {document}: {days} days left, until {last}",
                  document=document, days=f"{expiry.days_left:,}", last=last)  # fmt: skip
    else:
        return ""
    if expiry.gap_until is not None:
        until = shown_day(expiry.gap_until)
        gap = tr("the pilot runs until {last}, with no policy for the time between", last=until)
        text = semicolons((text, gap))
    return text


def consequence(expiry: Expiry) -> str:
    """Return what follows for projects."""
    return tr(
        "What is accepted after {last} gets nothing by this document. What is accepted in time but "
        "applied for later needs a decision.",
        last=shown_day(expiry.valid_to),
    )
