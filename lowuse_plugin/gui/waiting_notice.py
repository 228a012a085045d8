# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""「张三（PC-12）正在保存，已等待 3 秒」 in the message bar, and a button that ends it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import Qgis
from qgis.gui import QgsMessageBar, QgsMessageBarItem
from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtWidgets import QPushButton

from lowuse_plugin.gui.widgets.plain_parts import escaped
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.waiting import Waiting

if TYPE_CHECKING:
    from lowuse_plugin.qgis_bridge.waiting import Wait


class WaitingNotice(QObject):
    """One message that counts while a save waits, and goes when it is over."""

    def __init__(self, waiting: Waiting, bar: QgsMessageBar, parent: QObject) -> None:
        super().__init__(parent)
        self._waiting = waiting
        self._bar = bar
        self._item: QgsMessageBarItem | None = None
        self._unwanted = False
        """The user closed the message of this waiting."""
        waiting.changed.connect(self._show)
        bar.widgetRemoved.connect(self._forget)

    def release(self) -> None:
        """Take the message away for good."""
        self._waiting.changed.disconnect(self._show)
        self._close()
        self._bar.widgetRemoved.disconnect(self._forget)

    def _show(self, wait: Wait | None) -> None:
        if wait is None:
            self._close()
            self._unwanted = False
        if wait is None or self._unwanted:
            return
        text = escaped(wait.text)  # the bar shows HTML
        if self._item is not None:
            self._item.setText(text)
            return
        self._item = QgsMessageBarItem(text, Qgis.MessageLevel.Info, 0)
        self._item.setObjectName("LowUse.Waiting")
        cancel = QPushButton(tr("Cancel"), self._item)
        cancel.setObjectName("LowUse.Waiting.Cancel")
        cancel.setToolTip(tr("Do not save now; what you entered stays"))
        cancel.clicked.connect(lambda _checked=False: self._cancel(cancel))
        self._item.layout().addWidget(cancel)
        self._bar.pushItem(self._item)

    def _cancel(self, button: QPushButton) -> None:
        button.setEnabled(False)
        self._waiting.cancel()

    def _close(self) -> None:
        item, self._item = self._item, None
        if item is not None:
            self._bar.popWidget(item)

    def _forget(self, item: QgsMessageBarItem) -> None:
        """The user closed the message: the save waits on without it."""
        if item is self._item:
            self._item = None
            self._unwanted = True
