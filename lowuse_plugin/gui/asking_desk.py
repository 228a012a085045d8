# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The windows that ask for something to be written: one a subject, held until that is done."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtWidgets import QDialog

from lowuse_plugin.domain.errors import ConflictError, LowUseError
from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.gui.widgets.plain_parts import to_front
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.messages import describe_any
from lowuse_plugin.qgis_bridge.role_words import why_not

if TYPE_CHECKING:
    from lowuse_plugin.domain.ports import Progress, Store
    from lowuse_plugin.gui.dialogs.asking_dialog import AskingDialog

AskingT = TypeVar("AskingT", bound="AskingDialog")
Key = tuple[str, ...]


class AskingDesk(QObject):
    """Opens, follows the role, writes, asks before the workspace is left, and closes."""

    def __init__(self, context: PanelContext, parent: QObject) -> None:
        """Hold nothing yet.

        Args:
            context: The shared parts.
            parent: The command that it belongs to.
        """
        super().__init__(parent)
        self._context = context
        self._open: dict[Key, AskingDialog] = {}
        self._held: dict[Key, QDialog] = {}
        self._is_released = False
        context.session.closed.connect(self._close)
        context.session.role_changed.connect(self._follow_role)

    @property
    def dialogs(self) -> tuple[AskingDialog, ...]:
        """Those that are open; one whose owner went is gone with it."""
        return tuple(each for each in self._open.values() if not sip.isdeleted(each))

    def ask(self, key: Key, make: Callable[[], AskingT]) -> AskingT:
        """Bring the window of a subject to the front.

        Args:
            key: Its kind and what it is about.
            make: Makes a new one; where nothing was entered in the one that is open, the new one
                takes its place, since it knows what holds now.
        """
        found: Any = self._open.get(key)
        if found is not None and sip.isdeleted(found):
            found = None
        elif found is not None and not found.edited:
            found.discard()
            found = None
        if found is None:
            found = make()
            self._open[key] = found
            found.finished.connect(partial(self._forget, key, found))
            found.bar(why_not(self._context.session, found.right))
        to_front(found)
        dialog: AskingT = found
        return dialog

    def hold(self, window: QDialog) -> None:
        """Show a window that only shows, and close it with the others."""
        self.show_one(("held", f"{id(window)}"), lambda: window)

    def show_one(self, key: Key, make: Callable[[], QDialog]) -> QDialog:
        """Bring the window that only shows a subject to the front; there is one of each.

        Args:
            key: Its kind and what it is about.
            make: Makes it where there is none.
        """
        window = self._held.get(key)
        if window is None or sip.isdeleted(window):
            window = self._held[key] = make()
            window.finished.connect(partial(self._let_go, key, window))
        to_front(window)
        return window

    def write(
        self,
        dialog: AskingDialog,
        store: Store,
        title: str,
        work: Callable[[Progress], Any],
        done: Callable[[Any], bool],
        *,
        hidden: bool = False,
    ) -> None:
        """Save what a window asks for; it rests meanwhile and says why nothing was written.

        Args:
            dialog: The window.
            store: The workspace that was open when it was asked.
            title: What the task is called.
            work: Saves.
            done: Gets what that returned, also when another workspace is open by then; tells
                whether it was written: the window closes.
            hidden: Whether the task stays out of QGIS's list.
        """

        def finished(found: Any) -> None:
            if done(found) and is_open(dialog):
                dialog.accept()

        def failed(error: BaseException) -> None:
            if is_open(dialog):
                dialog.refuse(describe_any(error))
                if isinstance(error, ConflictError):
                    if not dialog.RENEWS:  # what it shows holds no more
                        why = tr("Nothing was written. {why}", why=describe_any(error))
                        dialog.expire(f"✕ {why}")
                    self._context.session.saved()
            if not is_open(dialog) or not isinstance(error, LowUseError):
                self._context.messages.failure(error)

        def ended() -> None:
            if is_open(dialog):
                dialog.rest()

        task = self._context.run_for(
            store, title, work, finished, on_failed=failed, hidden=hidden, writes=True
        )
        task.ended.connect(ended)
        dialog.follow(task)

    def may_leave(self) -> bool:
        """Ask what becomes of entries that are not written; False keeps the workspace open."""
        unsaved = [dialog for dialog in self.dialogs if dialog.edited]
        for dialog in unsaved:
            to_front(dialog)
            dialog.ask_before_closing(others=len(unsaved) - 1)
        return not unsaved

    def release(self) -> None:
        """Close every window: the plugin goes, or the window that this belongs to."""
        if self._is_released:
            return
        self._is_released = True
        self._close()
        self._context.session.closed.disconnect(self._close)
        self._context.session.role_changed.disconnect(self._follow_role)
        self.deleteLater()

    def _close(self) -> None:
        for dialog in self.dialogs:
            dialog.discard()
        for window in tuple(self._held.values()):
            if not sip.isdeleted(window):
                window.done(QDialog.DialogCode.Rejected)
        self._held.clear()

    def _follow_role(self) -> None:
        for dialog in self.dialogs:
            dialog.bar(why_not(self._context.session, dialog.right))

    def _forget(self, key: Key, dialog: AskingDialog, _result: int) -> None:
        if self._open.get(key) is dialog:
            del self._open[key]

    def _let_go(self, key: Key, window: QDialog, _result: int) -> None:
        if self._held.get(key) is window:
            del self._held[key]


def is_open(dialog: QDialog) -> bool:
    """Tell whether a window is there and shown."""
    return not sip.isdeleted(dialog) and dialog.isVisible()
