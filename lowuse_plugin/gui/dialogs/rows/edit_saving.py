# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The saving of an open form: for whom it waits, and what a person has to decide in between."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject, pyqtSignal
from qgis.PyQt.QtWidgets import QWidget

from lowuse_plugin.domain.history.conflicts import RowConflict
from lowuse_plugin.gui.dialogs.history.conflict_dialog import ConflictDialog
from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.gui.widgets.save_wait import SaveWait
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.parcels.names import parcel_called
from lowuse_plugin.services.rows.edit_row import Decided, EditableRow, Saved, save_row

if TYPE_CHECKING:
    from lowuse_plugin.domain.history.conflicts import Choice
    from lowuse_plugin.domain.ports import Row, Store
    from lowuse_plugin.qgis_bridge.tasks import ServiceTask


@dataclass(frozen=True)
class Entry:
    """What is to be saved."""

    row: EditableRow
    changes: Row
    reason: str


def save_entry(store: Store, entry: Entry, decided: Decided | None) -> Saved | RowConflict:
    """Save the fields of a row."""
    return save_row(store, entry.row, entry.changes, reason=entry.reason, decided=decided)


class EditSaving(QObject):
    """Saves one row; the form rests while it does."""

    changed = pyqtSignal()
    """:attr:`is_saving` or :attr:`is_deciding` is another one."""
    saved = pyqtSignal(object)
    """What the saving returned, such as a ``Saved``."""
    failed = pyqtSignal(object)
    """An error: nothing was written."""
    refused = pyqtSignal(str)
    """Why nothing can be written now."""
    stopped = pyqtSignal()
    """The user ended the waiting: nothing was written."""
    decision_over = pyqtSignal()

    def __init__(
        self,
        context: PanelContext,
        entry: Callable[[], Entry | None],
        why_not: Callable[[], str],
        parent: QWidget,
        save: Callable[[Store, Any, Decided | None], Any] = save_entry,
    ) -> None:
        """Save nothing yet.

        Args:
            context: The shared parts.
            entry: What stands in the form.
            why_not: Why nothing can be written now, empty when it can.
            parent: The form.
            save: Carries an entry out, in a task.
        """
        super().__init__(parent)
        self._context = context
        self._entry = entry
        self._save = save
        self._why_not = why_not
        self._window = parent
        self._task: ServiceTask | None = None
        self._decide: ConflictDialog | None = None
        self.wait = SaveWait("LowUse.Edit.Waiting", context.session.waiting)
        self.wait.changed.connect(self.changed)

    @property
    def is_saving(self) -> bool:
        """Whether a save is on its way."""
        return self._task is not None

    @property
    def is_deciding(self) -> bool:
        """Whether a person is asked."""
        return self._decide is not None

    def send(self, decided: Decided | None = None) -> None:
        """Save what stands in the form.

        Args:
            decided: The answer to an earlier conflict.
        """
        store, refusal = self._context.session.store, self._why_not()
        if refusal:
            self.refused.emit(refusal)
            return
        entry = self._entry()
        if store is None or entry is None:
            return
        row, save = entry.row, self._save
        self._task = self._context.run_for(
            store,
            tr("Saving {parcel}", parcel=parcel_called(row.label, row.fid)),
            lambda _progress: save(store, entry, decided),
            lambda found: self._answered(found, decided),
            on_failed=self._on_failed,
        )
        self._task.ended.connect(self._on_ended)
        self.wait.follow(self._task)
        self.changed.emit()

    def cancel(self) -> None:
        """End the waiting; what was entered stays."""
        self.wait.cancel()

    def close(self) -> None:
        """Ask nothing any more: the form closes."""
        if self._decide is not None:
            self._decide.reject()

    def check(self) -> None:
        """Let an open question know what can be done now."""
        if self._decide is not None:
            self._decide.check()

    def _answered(self, found: Any, decided: Decided | None) -> None:
        if sip.isdeleted(self):
            return
        self._rest()
        if isinstance(found, RowConflict):
            self._ask_person(found, decided)
        else:
            self.saved.emit(found)

    def _on_failed(self, error: BaseException) -> None:
        if not sip.isdeleted(self):
            self._rest()
            self.failed.emit(error)

    def _on_ended(self) -> None:
        """Let the user go on, also when saving was cancelled or its workspace was closed."""
        if sip.isdeleted(self) or self._task is None:
            return
        cancelled = self._task.isCanceled()
        self._rest()
        if cancelled:
            self.stopped.emit()

    def _rest(self) -> None:
        self._task = None
        self.wait.watch(False)
        self.changed.emit()

    def _ask_person(self, conflict: RowConflict, before: Decided | None) -> None:
        """Let the differences be decided; the form rests meanwhile."""
        dialog = ConflictDialog(conflict, before=before, why_not=self._why_not, parent=self._window)
        dialog.decided.connect(lambda choices, reason: self._decided(conflict, choices, reason))
        dialog.finished.connect(self._on_decision_over)
        self._decide = dialog
        self.changed.emit()
        dialog.show()

    def _decided(self, conflict: RowConflict, choices: dict[str, Choice], reason: str) -> None:
        self.send(Decided(conflict, choices, reason))

    def _on_decision_over(self, _result: int) -> None:
        self._decide = None
        if not sip.isdeleted(self):
            self.changed.emit()
            self.decision_over.emit()
