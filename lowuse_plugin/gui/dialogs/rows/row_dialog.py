# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""A form of one row, open beside the map and beside other forms.

What a colleague changes meanwhile is told at once; what both change is decided by a person. What
was typed is never thrown away without asking, not even when the workspace is closed.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.PyQt import sip
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QKeySequence
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QShortcut,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from lowuse_plugin.gui.dialogs.form_words import FormWords
from lowuse_plugin.gui.dialogs.rows.edit_news import EditNews
from lowuse_plugin.gui.dialogs.rows.edit_saving import EditSaving, Entry, save_entry
from lowuse_plugin.gui.help import install_f1
from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.gui.widgets.edit_banner import EditBanner
from lowuse_plugin.gui.widgets.edit_form import EditForm
from lowuse_plugin.gui.widgets.field_editors import PROBLEM
from lowuse_plugin.gui.widgets.list_states import ListState
from lowuse_plugin.gui.widgets.messages import Offer
from lowuse_plugin.gui.widgets.plain_parts import plain_label, quiet_button
from lowuse_plugin.gui.widgets.reason_line import ReasonLine
from lowuse_plugin.gui.widgets.window_size import keep_size, restore_size
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.messages import describe_any, describe_code, why
from lowuse_plugin.qgis_bridge.role_words import why_not
from lowuse_plugin.services.rows.edit_row import EditableRow
from lowuse_plugin.services.rows.suggest_words import Words, suggest_words

if TYPE_CHECKING:
    from lowuse_plugin.domain.ports import Store
    from lowuse_plugin.services.rows.edit_row import Decided


class RowDialog(QDialog):
    """Edits one row; who inherits says which table it is of and what belongs to it."""

    saved = pyqtSignal(object, object)
    """The row as it was opened, and what the saving returned; the dialog closes."""

    TABLE = ""
    NAME = ""
    """Object name behind ``LowUse.``."""
    HELP = ""
    """Page of the help."""
    SIZE_KEY = ""
    WIDTH, HEIGHT = 92, 38
    """In characters and lines."""

    def __init__(self, context: PanelContext, uuid: str, parent: QWidget | None = None) -> None:
        """Open a row of the open workspace.

        Args:
            context: The shared parts.
            uuid: The row.
            parent: Window that it belongs to.
        """
        super().__init__(parent)
        self.setObjectName(f"LowUse.{self.NAME}")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.uuid = uuid
        self._context = context
        self._path: Path | None = context.session.path
        self._form: EditForm | None = None
        self._words: Words = {}
        self._saving = EditSaving(context, self._entry, self._why_not, self, self._carry_out)
        self._make()
        self._lay_out()
        self._connect()
        restore_size(self, self.SIZE_KEY, self.WIDTH, self.HEIGHT)
        self._read()

    # -- what a kind of row says of itself --------------------------------------------------------

    def _words_of_form(self) -> FormWords:
        """Return how the form speaks."""
        raise NotImplementedError

    def _load(self, store: Store) -> Any:
        """Read the row; runs in a task. What else is read goes through :meth:`_take`."""
        raise NotImplementedError

    def _make_form(self, row: EditableRow) -> EditForm:
        """Return the fields."""
        return EditForm(row)

    def _look_for_words(self, store: Store) -> Words:
        """Return words that fields offer; runs in a task."""
        return suggest_words(store)

    def _carry_out(self, store: Store, entry: Any, decided: Decided | None) -> Any:
        """Save; runs in a task."""
        return save_entry(store, entry, decided)

    def _missing(self) -> str:
        """Say what else keeps from saving, and go there; empty where nothing does."""
        return ""

    # -- what others ask --------------------------------------------------------------------------

    @property
    def form(self) -> EditForm | None:
        """The fields, None until the parcel was read."""
        return self._form

    @property
    def edited(self) -> tuple[str, ...]:
        """The columns that were changed and are not saved."""
        return self._form.edited if self._form is not None else ()

    def reject(self) -> None:
        """Close, unless something is not saved: then that is asked first.

        While a save waits this ends the waiting, and the form stays.
        """
        if self._saving.is_saving:
            self._saving.cancel()
            return
        if self.edited:
            self.ask_before_closing()
            return
        super().reject()

    def discard(self) -> None:
        """Close whatever was changed."""
        super().reject()

    def done(self, result: int) -> None:
        """Let go of the parcel and remember the size, however it ends."""
        keep_size(self, self.SIZE_KEY)
        self._news.let_go()
        self._saving.close()
        super().done(result)

    def save(self) -> None:
        """Save what was changed, or say what is missing."""
        if self._can_save() and self._is_ready():
            self._ask.say("")
            self._saving.send()

    # -- building ---------------------------------------------------------------------------------

    def _make(self) -> None:
        self._title = plain_label("LowUse.Edit.Title")
        self._only_missing = QCheckBox()
        self._only_missing.setObjectName("LowUse.Edit.OnlyMissing")
        self._only_missing.hide()
        self._news = EditNews(self._context, self.TABLE, self.uuid)
        self._trouble = EditBanner("LowUse.Edit.Trouble", PROBLEM)
        self._ask = EditBanner("LowUse.Edit.Ask", "？")
        self._wait = ListState("LowUse.Edit.Wait")
        self._reason_title = QLabel(tr("Reason *"))
        self._reason = ReasonLine("LowUse.Edit.Reason", self._words_of_form().reason)
        self._reason_title.setBuddy(self._reason)
        self._state = plain_label("LowUse.Edit.State")
        self._save = quiet_button("LowUse.Edit.Save", tr("Save"), self.save)
        self._save.setToolTip(tr("Save (Ctrl+S)"))
        self._cancel = quiet_button("LowUse.Edit.Cancel", tr("Cancel"), self.reject)

    def _lay_out(self) -> None:
        head, reason, bottom = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._only_missing)
        reason.addWidget(self._reason_title)
        reason.addWidget(self._reason, 1)
        bottom.addWidget(self._state, 1)
        bottom.addWidget(self._save)
        bottom.addWidget(self._cancel)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._wait)
        layout = QVBoxLayout(self)
        layout.addLayout(head)
        layout.addWidget(self._news)
        layout.addWidget(self._stack, 1)
        for banner in (self._trouble, self._ask, self._saving.wait):
            layout.addWidget(banner)
        layout.addLayout(reason)
        layout.addLayout(bottom)
        install_f1(self, self.HELP)

    def _connect(self) -> None:
        session = self._context.session
        self._only_missing.toggled.connect(self._show_only_missing)
        self._reason.textEdited.connect(lambda _text: self._on_edited())
        for keys in (QKeySequence(QKeySequence.StandardKey.Save), QKeySequence("Ctrl+Return")):
            QShortcut(keys, self, self.save)
        session.closed.connect(self._on_closed)
        session.opened.connect(self._on_opened)
        session.role_changed.connect(self._aim)
        self._saving.changed.connect(self._aim)
        self._saving.saved.connect(self._on_saved)
        self._saving.failed.connect(self._say_trouble)
        self._saving.refused.connect(self._trouble.say)
        self._saving.stopped.connect(self._on_stopped)
        self._saving.decision_over.connect(self._news.look_again)
        self._news.failed.connect(self._say_trouble)
        self._news.taken.connect(self._on_taken)

    # -- reading ----------------------------------------------------------------------------------

    def _read(self) -> None:
        store, words = self._context.session.store, self._words_of_form()
        self._title.setText(words.title)
        self.setWindowTitle(words.title)
        self._wait.say(words.wait, busy=True)
        self._aim()
        if store is None:
            return

        run, title = self._context.run_for, words.reading
        run(store, title, lambda _progress: self._load(store), self._take,
            on_failed=self._not_read, hidden=True)  # fmt: skip
        # Looking through all rows for words takes longer: nobody waits for them.
        run(store, title, lambda _progress: self._look_for_words(store), self._offer, hidden=True)

    def _offer(self, words: Words) -> None:
        self._words = words
        if not sip.isdeleted(self) and self._form is not None:
            self._form.offer(words)

    def _take(self, row: Any) -> None:
        """Show what was read."""
        if sip.isdeleted(self):
            return
        self._name(row)
        self._form = self._make_form(row)
        self._form.offer(self._words)
        self._form.changed.connect(self._on_edited)
        self._stack.addWidget(self._form)
        self._stack.setCurrentWidget(self._form)
        missing = self._form.missing_count
        self._only_missing.setText(tr("Only what is missing ({count})", count=missing))
        self._only_missing.setVisible(bool(missing))
        self._news.watch(row, self._form)
        self._news.hold()
        self._aim()

    def _on_taken(self, row: EditableRow) -> None:
        self._name(row)
        self._aim()

    def _not_read(self, error: BaseException) -> None:
        if not sip.isdeleted(self):
            self._wait.say(self._words_of_form().refused(why(error)))

    def _name(self, row: EditableRow) -> None:
        words = self._words_of_form()
        named = words.named(row)
        self._title.setText(named)
        self.setWindowTitle(words.window(named))

    def _show_only_missing(self, only: bool) -> None:
        if self._form is not None:
            self._form.show_only_missing(only)

    # -- saving -----------------------------------------------------------------------------------

    def _can_save(self) -> bool:
        busy = self._saving.is_saving or self._saving.is_deciding
        return bool(self.edited and not busy and not self._why_not())

    def _why_not(self) -> str:
        """Return why nothing can be written now; another workspace is not the row's."""
        session = self._context.session
        if session.path != self._path:
            return self._closed_text()
        return why_not(session)

    def _is_ready(self) -> bool:
        """Tell whether everything is there; else say what is missing and go there."""
        form = self._form
        if form is None:
            return False
        self._trouble.say("")
        refused = form.refusals()
        wrong = form.unreadable or tuple(problem.column for problem in refused)
        if wrong:
            form.go_to(wrong[0])
            unread = form.editor(wrong[0]).problem
            if unread is not None:
                self._trouble.say(describe_any(unread))
            else:
                self._trouble.say(describe_code(refused[0].code, refused[0].params))
            return False
        missing = self._missing()
        if missing:
            self._trouble.say(missing)
        elif not self._reason.reason:
            self._trouble.say(describe_code("EDIT_REASON_MISSING"))
            self._reason.setFocus(Qt.FocusReason.OtherFocusReason)
        return not missing and bool(self._reason.reason)

    def _entry(self) -> Any:
        row, form = self._news.row, self._form
        if row is None or form is None:
            return None
        return Entry(row, form.changes, self._reason.reason)

    def _on_saved(self, found: Any) -> None:
        self._reason.remember()
        self.saved.emit(self._news.row, found)
        self.accept()

    def _on_stopped(self) -> None:
        self._trouble.say(
            tr("You stopped waiting: nothing was saved, your entries are still here.")
        )

    def _say_trouble(self, error: BaseException) -> None:
        if not sip.isdeleted(self):
            self._trouble.say(describe_any(error))

    # -- closing ----------------------------------------------------------------------------------

    def ask_before_closing(self, *, others: int = 0) -> None:
        """Ask what becomes of what was changed.

        Args:
            others: How many other forms ask the same now; they may be hidden behind this one.
        """
        if self._saving.is_saving:
            return
        offers = [
            Offer(tr("Save"), self.save, "LowUse.Edit.AskSave"),
            Offer(tr("Discard changes"), self.discard, "LowUse.Edit.AskDiscard"),
            Offer(tr("Go on editing"), lambda: self._ask.say(""), "LowUse.Edit.AskStay"),
        ]
        text = tr("{count} changed fields are not saved yet.", count=len(self.edited))
        if others:
            text += " " + tr("{count} more open forms are not saved either.", count=others)
        self._ask.say(text, offers if self._can_save() else offers[1:])

    def _on_closed(self) -> None:
        """The workspace is closed: what was typed stays."""
        if not self.edited:
            self.discard()
            return
        self._trouble.say(self._closed_text())
        self._aim()

    def _closed_text(self) -> str:
        return tr(
            "The workspace was closed. Your entries are still here; open {file} again to save "
            "them.",
            file=self._path.name if self._path else "",
        )

    def _on_opened(self) -> None:
        if self._context.session.path == self._path:
            self._trouble.say("")
            self._news.hold()
            self._news.look_again()
        self._aim()

    def _on_edited(self) -> None:
        """What was said of the last attempt is over."""
        self._ask.say("")
        if self._context.session.path == self._path:
            self._trouble.say("")
        self._aim()

    # -- showing ----------------------------------------------------------------------------------

    def _aim(self) -> None:
        """Let the buttons and the line beside them say what can be done."""
        busy = self._saving.is_saving or self._saving.is_deciding
        if self._form is not None:
            self._form.setEnabled(not busy)
        self._reason.setEnabled(not busy)
        waits = self._saving.wait.is_waiting
        self._cancel.setEnabled(waits or not self._saving.is_saving)
        self._save.setEnabled(self._can_save())
        self._saving.check()
        count = len(self.edited)
        if self._saving.is_saving:
            text = "" if waits else tr("Saving …")
        elif self._why_not():
            text = self._why_not()
        else:
            text = tr("{count} fields changed", count=count) if count else tr("Nothing changed")
        self._state.setText(text)
