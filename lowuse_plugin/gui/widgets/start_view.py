# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What a panel shows while no workspace is open: the ways to get one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from qgis.PyQt.QtWidgets import (
    QCommandLinkButton,
    QLabel,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from lowuse_plugin.qgis_bridge.i18n import tr


class Ways(NamedTuple):
    """How a workspace is got; the commands of the toolbar do the same."""

    create: Callable[[], None]
    open: Callable[[], None]
    train: Callable[[], None]
    reopen: Callable[[Path], None]
    recent: Callable[[], Sequence[Path]]


class StartView(QScrollArea):
    """New workspace, open one, a recent one, or practise."""

    def __init__(self, ways: Ways, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ways = ways
        self._state = QLabel()
        self._state.setObjectName("LowUse.Start.State")
        self._state.setWordWrap(True)
        self._recent = QWidget()
        self._recent_layout = QVBoxLayout(self._recent)
        self._recent_layout.setContentsMargins(0, 0, 0, 0)
        self._buttons = [
            self._button(
                "New", tr("Create workspace"), tr("For a district: five questions"), ways.create
            ),
            self._button("Open", tr("Open workspace"), tr("One that is there already"), ways.open),
            self._button(
                "Training",
                tr("Training workspace"),
                tr("13,157 sample parcels to practise with; nothing real can happen"),
                ways.train,
            ),
        ]
        self._lay_out()
        self.set_busy("")

    def set_busy(self, text: str) -> None:
        """Show that a workspace is being opened; empty when none is."""
        self._state.setText(text or tr("No workspace is open."))
        for button in self._buttons:
            button.setEnabled(not text)
        self._recent.setEnabled(not text)

    def refresh(self) -> None:
        """Show the recent workspaces anew."""
        while self._recent_layout.count():
            widget = self._recent_layout.takeAt(0).widget()
            if widget is not None:
                widget.deleteLater()
        recent = self._ways.recent()
        if recent:
            self._recent_layout.addWidget(QLabel(tr("Recent")))
        for path in recent:
            link = QToolButton()
            link.setObjectName("LowUse.Start.Recent")
            link.setAutoRaise(True)
            link.setText(path.stem)
            link.setToolTip(str(path))
            link.clicked.connect(lambda _checked=False, path=path: self._ways.reopen(path))
            self._recent_layout.addWidget(link)

    def _button(
        self, name: str, text: str, description: str, act: Callable[[], None]
    ) -> QCommandLinkButton:
        button = QCommandLinkButton(text, description)
        button.setObjectName(f"LowUse.Start.{name}")
        button.clicked.connect(lambda _checked=False: act())
        return button

    def _lay_out(self) -> None:
        content = QWidget()
        layout = QVBoxLayout(content)
        layout.addWidget(self._state)
        for button in self._buttons:
            layout.addWidget(button)
        layout.addWidget(self._recent)
        layout.addStretch()
        self.setWidget(content)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
