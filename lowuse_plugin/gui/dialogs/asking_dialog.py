# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""A window that asks for what is then written: it rests meanwhile and loses nothing typed."""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QShowEvent
from qgis.PyQt.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QVBoxLayout, QWidget

from lowuse_plugin.domain.roles import Right
from lowuse_plugin.gui.widgets.plain_parts import plain_label, plain_text
from lowuse_plugin.gui.widgets.save_wait import SaveWait
from lowuse_plugin.gui.widgets.unwritten_question import UnwrittenQuestion
from lowuse_plugin.gui.widgets.window_growing import grow
from lowuse_plugin.gui.widgets.window_size import fit
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.tasks import ServiceTask
from lowuse_plugin.qgis_bridge.waiting import Waiting


class AskingDialog(QDialog):
    """Asks; whoever opened it writes, and tells it how that went."""

    NAME = ""
    """Object name behind ``LowUse.``; those of its parts stand behind it."""
    CHARACTERS = 72
    """How wide it is."""
    RENEWS = False
    """It takes in what a colleague changed and can be written then; else a conflict ends it."""
    SAID_LINES = 2
    """Room for what is said above the buttons, so that nothing jumps."""

    def __init__(self, title: str, act: str, waiting: Waiting, parent: QWidget | None) -> None:
        """Make what all of these windows have.

        Args:
            title: Of the window.
            act: What its button says.
            waiting: What saves that wait tell.
            parent: Owner.
        """
        super().__init__(parent)
        self.setObjectName(f"LowUse.{self.NAME}")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self._barred = self._over = self._refusal = self._changed = ""
        self._is_busy = False
        self._untouched: object = None
        self.wait = SaveWait(f"LowUse.{self.NAME}.Waiting", waiting)
        self._ask = UnwrittenQuestion(f"LowUse.{self.NAME}.Ask")
        self._said = plain_label(f"LowUse.{self.NAME}.Said")
        self._said.setMinimumHeight(self.fontMetrics().lineSpacing() * self.SAID_LINES)
        self._fields = QWidget()
        self.form = QFormLayout(self._fields)
        self.form.setContentsMargins(0, 0, 0, 0)
        self._buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self.ok = self._buttons.button(QDialogButtonBox.StandardButton.Ok)
        self.ok.setObjectName(f"LowUse.{self.NAME}.Ok")
        self.ok.setText(act)
        cancel = self._buttons.button(QDialogButtonBox.StandardButton.Cancel)
        cancel.setObjectName(f"LowUse.{self.NAME}.Cancel")
        cancel.setText(tr("Cancel"))
        self._buttons.accepted.connect(self._on_accepted)
        self._buttons.rejected.connect(self.reject)
        self._pane = QWidget()
        self.body = QVBoxLayout(self._pane)
        self.body.setContentsMargins(0, 0, 0, 0)
        layout = QVBoxLayout(self)
        layout.addWidget(self._pane)
        layout.addStretch(1)
        self._column = layout
        for widget in (self.wait, self._ask, self._said, self._buttons):
            layout.addWidget(widget)

    # -- what a kind of window says of itself -----------------------------------------------------

    def _typed(self) -> object:
        """Return everything that was entered, to be compared with what stood there at first."""
        raise NotImplementedError

    def _gap(self) -> str:
        """Return what has to be entered yet, empty when nothing."""
        raise NotImplementedError

    def _send(self) -> None:
        """Ask for what was entered to be written."""
        raise NotImplementedError

    def _begin(self) -> None:
        """Know what stands there at first; called when everything was made."""
        self._untouched = self._typed()
        self._aim()
        fit(self, self.CHARACTERS)
        if self.focusWidget() is None:
            self._start_at(self._pane)

    def _start_at(self, part: QWidget) -> None:
        """Let typing begin in the first field of a part, not on the button that closes."""
        at = part.nextInFocusChain()
        while at is not part:
            takes = bool(at.focusPolicy() & Qt.FocusPolicy.TabFocus) and at.isEnabled()
            if takes and part.isAncestorOf(at) and at.isVisibleTo(self):
                at.setFocus(Qt.FocusReason.OtherFocusReason)
                return
            at = at.nextInFocusChain()

    def _take_room(self) -> None:
        """Let what is asked have all the height, where parts of it can use it."""
        self._column.setStretchFactor(self._pane, 1)
        self._column.setStretch(1, 0)

    def _take_no_more(self) -> None:
        """Take nothing in from the map any more: what came now would not be written."""

    # -- what whoever opened it asks and tells ----------------------------------------------------

    @property
    def right(self) -> Right:
        """What whoever writes this must be allowed."""
        return Right.EDIT

    @property
    def is_busy(self) -> bool:
        """Whether a save is on its way."""
        return self._is_busy

    @property
    def edited(self) -> bool:
        """Whether something was entered that is not written."""
        return self._is_busy or self._typed() != self._untouched

    def follow(self, task: ServiceTask) -> None:
        """Take nothing in while a save is on its way."""
        self._is_busy, self._refusal = True, ""
        self._take_no_more()
        self._ask.withdraw()
        self.wait.follow(task)
        self._aim()

    def rest(self) -> None:
        """Go on: the save has ended."""
        self._is_busy = False
        self.wait.watch(False)
        self._aim()

    def refuse(self, text: str) -> None:
        """Say why nothing was written; what was entered stays."""
        self._refusal = "✕ " + tr("Nothing was written. {why}", why=text)
        self._aim()

    def bar(self, reason: str) -> None:
        """Say why nothing can be written just now; empty when it can."""
        self._barred = reason
        self._aim()

    def expire(self, reason: str) -> None:
        """Say why it can never be written any more; what was entered can still be copied."""
        self._over = reason
        self._aim()

    # -- closing ----------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Have room for every text."""
        super().showEvent(event)
        grow(self)

    def reject(self) -> None:
        """Close, unless something can be written yet: then that is asked first.

        While a save waits this ends the waiting, and the window stays.
        """
        if self._is_busy:
            self.wait.cancel()
        elif self.edited and not self._over:
            self.ask_before_closing()
        else:
            super().reject()

    def discard(self) -> None:
        """Close whatever was entered."""
        super().reject()

    def ask_before_closing(self, *, others: int = 0) -> None:
        """Ask what becomes of what was entered.

        Args:
            others: How many other windows ask the same now; they may be hidden behind this one.
        """
        if self._is_busy:
            return
        write = self._on_accepted if self.ok.isEnabled() else None
        self._ask.ask(self.discard, write, others=others)
        grow(self)

    # -- showing ----------------------------------------------------------------------------------

    def _on_accepted(self) -> None:
        if not (self._hindrance() or self._gap()):
            self._ask.withdraw()
            self._send()

    def _on_changed(self) -> None:
        """What was said of the last attempt is over."""
        self._refusal = ""
        self._ask.withdraw()
        self._aim()

    def _hindrance(self) -> str:
        """Return why nothing can be written whatever is entered, empty when it can."""
        if self._is_busy:
            return tr("Writing …")
        return self._over or self._barred

    def _tell_changed(self, told: str) -> None:
        """Say what a colleague changed since, and of a refusal that nothing was written."""
        if self._refusal:
            told = tr("Nothing was written. {why}", why=told)
        self._changed, self._refusal = f"⚠ {told}", ""
        self._ask.withdraw()

    def _news(self) -> str:
        """Return what is said before everything else: what a colleague changed."""
        return self._changed

    def _aim(self) -> None:
        hindrance, gap = self._hindrance(), self._gap()
        lines = (self._news(), hindrance or self._refusal or gap)
        self._said.setText("\n".join(line for line in lines if line))
        self.ok.setEnabled(not (hindrance or gap))
        self.ok.setToolTip(plain_text(hindrance or gap))
        self._pane.setEnabled(not self._is_busy)
        grow(self)
