# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""撤销低效用地操作: takes back a save, also when its message is gone or QGIS was started anew.

What this person saved last on this computer is found in the log. What was saved in this session is
undone at once; of anything older it is asked first, since nobody may remember it.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject, pyqtSignal
from qgis.PyQt.QtWidgets import QWidget

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.roles import Right
from lowuse_plugin.gui.widgets.messages import Messages, Offer
from lowuse_plugin.qgis_bridge.actor import current_actor
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.messages import why
from lowuse_plugin.qgis_bridge.role_words import why_not
from lowuse_plugin.qgis_bridge.session import WorkspaceSession
from lowuse_plugin.qgis_bridge.tasks import Tasks

if TYPE_CHECKING:
    from lowuse_plugin.domain.history.entries import Step
    from lowuse_plugin.domain.ports import Progress, Store
    from lowuse_plugin.services.history.undo_reach import Reach


class UndoCommand(QObject):
    """Undoes saves; knows what those of this session were called."""

    told = pyqtSignal(str)
    """What came of an undoing, for windows that may cover the message bar."""
    history_wanted = pyqtSignal()
    """The user wants to choose an older step."""
    merge_wanted = pyqtSignal(str)
    """The user wants to go on with the merge (uuid) that stands against an undoing."""

    def __init__(
        self, session: WorkspaceSession, tasks: Tasks, messages: Messages, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._tasks = tasks
        self._messages = messages
        self._texts: dict[str, str] = {}
        """Save → what it was, as its message said."""
        session.closed.connect(self._texts.clear)
        session.closed.connect(messages.withdraw)

    def note(self, transaction_id: str, text: str) -> None:
        """Keep what a save was that was just made."""
        self._texts[transaction_id] = text

    def tell_saved(
        self,
        store: Store | None,
        transaction_id: str,
        text: str,
        whole: str = "",
        *,
        details: str = "",
        topic: str = "",
    ) -> None:
        """Show a save that was just made, and tell it with the way back.

        Args:
            store: The workspace that it was made in: its undoing never acts on another one.
            transaction_id: The save.
            text: What it was, as it is called when it is undone.
            whole: What is told, where that is more.
            details: As for :meth:`Messages.success`, like the topic.
            topic: As there.
        """
        if store is None or self._session.store is not store:
            # Nothing shows it, and nothing can undo it.
            told = whole or text
            if store is not None:
                told = tr("Saved in {file}: {what}", file=store.path.stem, what=told)
            self._messages.success(told, details=details, topic=topic)
            return
        self._session.saved()
        self.note(transaction_id, text)
        undo = partial(self._undo_in, store, transaction_id)
        self._messages.success(whole or text, undo=undo, details=details, topic=topic)

    def undo_last(self) -> None:
        """Undo this person's newest save on this computer that is in effect."""
        store = self._session.store
        if store is None or not self._may():
            return
        actor = current_actor()

        def work(_progress: Progress) -> Step | None:
            from lowuse_plugin.services.history.changes import last_own_step  # noqa: PLC0415

            with store.read() as reading:
                return last_own_step(reading, actor)

        self._tasks.run(
            tr("Looking for your last save"),
            work,
            partial(self._found_last, store),
            wanted=lambda: self._session.store is store,
            hidden=True,
        )

    def undo(self, transaction_id: str) -> None:
        """Undo one's own save; it is refused with the reason when somebody built on it."""
        if self._may():
            self._run(self._session.store, transaction_id, self._texts.get(transaction_id, ""))

    def _undo_in(self, store: Store, transaction_id: str) -> None:
        if self._is_open(store):
            self.undo(transaction_id)

    def _is_open(self, store: Store) -> bool:
        """Tell whether what a message offers is still about the open workspace, else say it."""
        if self._session.store is store:
            return True
        self._messages.info(
            tr("That was saved in a workspace that is not open any more. Open it, and undo it from "
               "its history.")
        )  # fmt: skip
        return False

    def undo_step(self, step: Step, parcel: str = "", window: QWidget | None = None) -> None:
        """Undo any step; that of somebody else needs a right of its own.

        It is asked first when a whole import goes, or more than one sees.

        Args:
            step: The step.
            parcel: The parcel whose history is looked at, if it is one.
            window: In front of which it is asked.
        """
        right = Right.EDIT if self.is_own(step) else Right.DECIDE
        if self._may(right):
            from lowuse_plugin.qgis_bridge.history_words import step_name  # noqa: PLC0415

            name = self._texts.get(step.transaction_id) or step_name(step)
            self._ask_then_run(self._session.store, step, name, parcel, window)

    def _ask_then_run(
        self, store: Store | None, step: Step, name: str, parcel: str, window: QWidget | None
    ) -> None:
        """Look how far it reaches, and ask where that is further than one sees."""
        if store is None:
            return
        owner = self.parent()
        front = window or (owner if isinstance(owner, QWidget) else None)

        def work(_progress: Progress) -> Reach | None:
            from lowuse_plugin.services.history.undo_reach import read_reach  # noqa: PLC0415

            return read_reach(store, step.transaction_id, parcel)

        def go_on() -> None:
            self._run(store, step.transaction_id, name)

        def done(reach: Reach | None) -> None:
            from lowuse_plugin.gui.dialogs.history.undo_question import ask, question_about  # noqa: PLC0415

            question = question_about(reach) if reach is not None else ""
            if reach is None or not question:
                go_on()
            elif front is None or not sip.isdeleted(front):
                ask(reach, question, front, go_on)

        self._tasks.run(
            tr("Looking what the step changed"),
            work,
            done,
            wanted=lambda: self._session.store is store,
            hidden=True,
        )

    def is_own(self, step: Step) -> bool:
        """Tell whether this person saved a step on this computer."""
        actor = current_actor()
        return (step.actor, step.os_user, step.machine) == (
            actor.name, actor.os_user, actor.machine,
        )  # fmt: skip

    def _may(self, right: Right = Right.EDIT) -> bool:
        reason = why_not(self._session, right)
        if reason:
            self._messages.info(reason)
        return not reason

    def _found_last(self, store: Store, step: Step | None) -> None:
        if step is None:
            self._messages.info(tr("You saved nothing here that could be undone."))
            return
        if step.transaction_id in self._texts:
            self.undo(step.transaction_id)
            return
        from lowuse_plugin.qgis_bridge.history_words import (  # noqa: PLC0415
            is_computed,
            step_name,
        )

        name = step_name(step)
        older = Offer(tr("History …"), self.history_wanted.emit, "LowUse.Message.History")
        if is_computed(step):
            self._messages.info(
                tr("What you saved last is computed and is not undone, but computed again: {what}",
                   what=name),
                offers=(older,),
            )  # fmt: skip
            return

        def undo_it() -> None:
            if self._is_open(store):
                self.undo_step(step)

        undo = Offer(tr("Undo"), undo_it, "LowUse.Message.Undo", of_workspace=True)
        self._messages.info(
            tr("Undo what you saved last on this computer? {what}", what=name),
            offers=(undo, older),
        )

    def _run(self, store: Store | None, transaction_id: str, name: str) -> None:
        if store is None or not self._is_open(store):
            return
        name = name.rstrip("。. ")  # it stands inside another sentence

        def work(_progress: Progress) -> Any:
            from lowuse_plugin.services.history.undo_save import undo_step  # noqa: PLC0415

            return undo_step(store, transaction_id)

        def done(summary: Any) -> None:
            self._texts.pop(transaction_id, None)
            self._session.saved()
            text = tr("Undone: {what}. Both steps stand in the log.", what=_quoted(name))
            self.told.emit(text)
            receipt = getattr(summary, "receipt", None)
            if receipt is None:  # an import as a whole: what it takes to bring it back is the file
                self._messages.success(text)
                return
            back = Offer(
                tr("Bring back"),
                lambda: self._run(
                    store, receipt.transaction_id, tr("the undoing of {what}", what=_quoted(name))
                ),
                "LowUse.Message.BringBack",
                of_workspace=True,
            )
            self._messages.success(text, offers=(back,))

        def failed(error: BaseException) -> None:
            self._tell_failed(error)
            self.told.emit(f"⚠ {why(error)}")

        self._tasks.run(
            tr("Undoing"),
            work,
            done,
            on_failed=failed,
            wanted=lambda: self._session.store is store,
        )

    def _tell_failed(self, error: BaseException) -> None:
        """Say why a save is not undone, with the merge that stands against it where one does."""
        case = str(error.params.get("merge_case", "")) if isinstance(error, LowUseError) else ""
        if not case:
            self._messages.failure(error)
            return
        show = Offer(
            tr("Show the case"), lambda: self.merge_wanted.emit(case),
            "LowUse.Message.ShowMerge", of_workspace=True,
        )  # fmt: skip
        older = Offer(tr("History …"), self.history_wanted.emit, "LowUse.Message.History")
        self._messages.warning(why(error), offers=(show, older), of_workspace=True)


def _quoted(name: str) -> str:
    """Return the name of a step as it stands in a sentence; steps of the log begin with quotes."""
    return name if name.startswith("“") else f"“{name}”"
