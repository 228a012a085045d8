# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Success and trouble in QGIS's message bar; everything also in the log panel."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

from qgis.core import Qgis, QgsMessageLog
from qgis.gui import QgsMessageBar, QgsMessageBarItem
from qgis.PyQt.QtCore import QObject, QPoint, QRect, QSize
from qgis.PyQt.QtWidgets import QMessageBox, QPushButton, QWidget

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.gui.widgets.message_text import grow_with_text
from lowuse_plugin.gui.widgets.plain_parts import escaped
from lowuse_plugin.qgis_bridge.about import LOG_TAG
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.messages import describe_any
from lowuse_plugin.qgis_bridge.punctuation import sentences

_SECONDS = 8
_SECONDS_WITH_BUTTON = 30
_LINE_SHARE = 0.75
"""So much of the bar is left for a text beside sign and buttons."""
_BAR_LINES = 3
"""So high is a bar with a message of one line."""
_OF_WORKSPACE = "lowuse_of_workspace"
_TOPIC = "lowuse_topic"


class Offer(NamedTuple):
    """A button in a message: what it says and what it does."""

    label: str
    act: Callable[[], None]
    name: str = ""
    """Object name, for tests and screen readers."""
    of_workspace: bool = False
    """It acts on the open workspace: it goes when that is closed."""


class Messages(QObject):
    """Speaks to the user."""

    def __init__(self, bar: QgsMessageBar, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bar = bar
        self._passing: list[QgsMessageBarItem] = []
        """Messages that the next one may push out."""
        self._shown: list[QgsMessageBarItem] = []
        self._in_windows: list[QgsMessageBar] = []
        bar.widgetRemoved.connect(self._forget)

    @property
    def bars(self) -> tuple[QgsMessageBar, ...]:
        """Where messages stand, those of windows that were opened last first."""
        return (*reversed(self._in_windows), self._bar)

    def speak_in(self, bar: QgsMessageBar) -> None:
        """Speak in a window from now on, as long as it lies over the bar of QGIS.

        Args:
            bar: In the window; it calls :meth:`leave` before it goes.
        """
        bar.widgetRemoved.connect(self._forget)
        self._in_windows.append(bar)

    def leave(self, bar: QgsMessageBar) -> None:
        """Speak in a window no more: it closes."""
        if bar not in self._in_windows:
            return
        for item in tuple(bar.items()):
            bar.popWidget(item)
        bar.widgetRemoved.disconnect(self._forget)
        self._in_windows.remove(bar)

    def success(
        self,
        text: str,
        *,
        undo: Callable[[], None] | None = None,
        offers: Sequence[Offer] = (),
        details: str = "",
        topic: str = "",
    ) -> None:
        """Tell what was done, with 撤销 where there is something to undo.

        Args:
            text: What it says; the bar has room for about one line.
            undo: Undoes it.
            offers: Its other buttons.
            details: All of it, for its tip and the log, where that is more.
            topic: A message of the same topic gives way to this one: only the last is shown.
        """
        for old in tuple(self._shown):
            if topic and old.property(_TOPIC) == topic:
                self._pop(old)
        if undo is not None:
            again = Offer(tr("Undo"), undo, "LowUse.Message.Undo", of_workspace=True)
            offers = (*offers, again)
        item = self._push(text, Qgis.MessageLevel.Success, offers, stays=undo is not None)
        item.setProperty(_TOPIC, topic)
        if details and details != text:
            item.setToolTip(f"<qt>{escaped(details)}</qt>")  # as rich text its lines wrap
            QgsMessageLog.logMessage(details, LOG_TAG, Qgis.MessageLevel.Info, notifyUser=False)

    def info(self, text: str, *, offers: Sequence[Offer] = ()) -> None:
        """Tell something worth knowing."""
        self._push(text, Qgis.MessageLevel.Info, offers)

    def warning(
        self, text: str, *, offers: Sequence[Offer] = (), of_workspace: bool = False
    ) -> None:
        """Tell what the user should look at; stays until it is closed.

        Args:
            text: What it says.
            offers: Its buttons.
            of_workspace: It is true of the open workspace only: it goes when that is closed.
        """
        item = self._push(text, Qgis.MessageLevel.Warning, offers, seconds=0)
        item.setProperty(_OF_WORKSPACE, of_workspace)

    def failure(self, error: BaseException, *, about: str = "") -> None:
        """Tell what went wrong: a sentence for what we foresee, details for what we do not.

        Args:
            error: What went wrong.
            about: A sentence before it, where nothing on the screen says any more what failed.
        """
        said = sentences((about, describe_any(error)))
        if isinstance(error, LowUseError):
            more = Offer(tr("Details"), partial(self.show_all, said), "LowUse.Message.Whole")
            self.warning(said, offers=(more,) if self._is_long(said) else ())
            return
        details = "".join(traceback.format_exception(error))
        QgsMessageLog.logMessage(details, LOG_TAG, Qgis.MessageLevel.Critical)
        show = Offer(tr("Details"), lambda: self._show_details(details), "LowUse.Message.Details")
        self._push(said, Qgis.MessageLevel.Critical, (show,), seconds=0)

    def _is_long(self, text: str) -> bool:
        """Tell whether the bar has no room for a text in one line."""
        bar = self._bar
        return bool(bar.fontMetrics().horizontalAdvance(text) > _LINE_SHARE * bar.width())

    def _push(
        self,
        text: str,
        level: Qgis.MessageLevel,
        offers: Sequence[Offer],
        *,
        seconds: int | None = None,
        stays: bool | None = None,
    ) -> QgsMessageBarItem:
        """Show a message and return it.

        Args:
            text: What it says.
            level: How it looks.
            offers: Its buttons.
            seconds: After which it goes by itself; 0 for never.
            stays: Whether it stays when the next one comes; by default when it never goes.
        """
        QgsMessageLog.logMessage(text, LOG_TAG, level, notifyUser=False)
        if seconds is None:
            seconds = _SECONDS_WITH_BUTTON if offers else _SECONDS
        for old in tuple(self._passing):
            self._pop(old)
        # The bar shows HTML: names, reasons and file names are data.
        item = QgsMessageBarItem(escaped(text), level, seconds)
        for offer in offers:
            item.layout().addWidget(self._button(offer, item))
        if stays is None:
            stays = seconds == 0
        if not stays:
            self._passing.append(item)
        self._shown.append(item)
        grow_with_text(item)
        place = next((bar for bar in self._in_windows[::-1] if self._is_hidden_by(bar)), self._bar)
        place.pushItem(item)
        return item

    def _is_hidden_by(self, bar: QgsMessageBar) -> bool:
        """Tell whether the window of a bar lies over that of QGIS: there nobody would read."""
        window, holder = bar.window(), self._bar.parentWidget() or self._bar
        if not window.isVisible() or window.isMinimized():
            return False
        height = self._bar.fontMetrics().lineSpacing() * _BAR_LINES
        place = QRect(holder.mapToGlobal(QPoint(0, 0)), QSize(holder.width(), height))
        return bool(window.frameGeometry().intersects(place))

    def _pop(self, item: QgsMessageBarItem) -> None:
        """Take a message away, wherever it stands."""
        for bar in self.bars:
            if item in bar.items():
                bar.popWidget(item)

    def release(self) -> None:
        """Take every message away: its buttons would act on what is gone."""
        for item in tuple(self._shown):
            self._pop(item)
        for bar in self.bars:
            bar.widgetRemoved.disconnect(self._forget)
        self._in_windows = []

    def withdraw(self) -> None:
        """Take away what is about a workspace that was closed: offers, and what was true of it."""
        for item in tuple(self._shown):
            if item.property(_OF_WORKSPACE):
                self._pop(item)
                continue
            for button in item.findChildren(QPushButton):
                if button.property(_OF_WORKSPACE):
                    button.setParent(None)
                    button.deleteLater()

    def _forget(self, item: QgsMessageBarItem) -> None:
        for kept in (self._passing, self._shown):
            if item in kept:
                kept.remove(item)

    def _button(self, offer: Offer, item: QgsMessageBarItem) -> QPushButton:
        button = QPushButton(offer.label, item)
        button.setObjectName(offer.name)
        button.setProperty(_OF_WORKSPACE, offer.of_workspace)

        def press() -> None:
            # First away with the message: what the button does may push the next one.
            self._pop(item)
            offer.act()

        button.clicked.connect(press)
        return button

    def show_all(self, text: str) -> None:
        """Show in a window what is too long for the bar."""
        from lowuse_plugin.gui.dialogs.said_dialog import say  # noqa: PLC0415

        parent = self._bar.window()
        owner = parent if isinstance(parent, QWidget) else None
        say("Message.All", tr("Details"), text, close=tr("Close"), parent=owner)

    def _show_details(self, details: str) -> None:
        parent = self._bar.window()
        box = QMessageBox(parent if isinstance(parent, QWidget) else None)
        box.setObjectName("LowUse.Details")
        box.setIcon(QMessageBox.Icon.Critical)
        box.setWindowTitle(tr("Low-use land"))
        box.setText(tr("The details are in the log panel too, under {tag}.", tag=LOG_TAG))
        box.setDetailedText(details)
        box.addButton(tr("Close"), QMessageBox.ButtonRole.RejectRole)
        box.exec()
        box.deleteLater()
