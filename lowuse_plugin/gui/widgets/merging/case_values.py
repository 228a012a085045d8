# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What a person chooses for fields of a case is saved at once, one save after the other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject, pyqtSignal

from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.qgis_bridge.actor import current_actor
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.messages import describe_any
from lowuse_plugin.qgis_bridge.role_words import why_not

if TYPE_CHECKING:
    from lowuse_plugin.domain.merging.records import MergeCase
    from lowuse_plugin.domain.merging.values import ValueChoice
    from lowuse_plugin.domain.ports import Progress, Receipt, Store

    Values = dict[str, ValueChoice]
    Choices = dict[str, ValueChoice | None]
_CASE = "merge_case"


@dataclass(frozen=True)
class UnsavedValues:
    """What was chosen for a case and could not be saved.

    Attributes:
        case: As it was read last.
        choices: By column; None for the rule of the field.
        why: Why they could not.
        is_shown: The case is the one that is shown.
    """

    case: MergeCase
    choices: Choices
    why: str
    is_shown: bool


@dataclass
class _Line:
    """The saves of one case of one workspace.

    Attributes:
        values: As they were saved or read last.
        version: Of the case with these.
        saving: What is on its way; empty while nothing is.
        waiting: What was chosen since.
        unsaved: What could not be saved, until the person says so or chooses anew.
        why: Why it could not.
    """

    store: Store
    case: MergeCase
    values: Values = field(default_factory=dict)
    version: int = 0
    saving: Choices = field(default_factory=dict)
    waiting: Choices = field(default_factory=dict)
    unsaved: Choices = field(default_factory=dict)
    why: str = ""


class MergeCaseValues(QObject):
    """Saves values of cases, of each in the order in which they were chosen.

    What is chosen while a save goes on is saved after it, on what that one has made of the case:
    nobody meets a conflict with himself, whatever case is looked at by then.
    """

    unsaved_changed = pyqtSignal()
    """Something of a case could not be saved, is no longer unsaved, or another case is shown."""

    def __init__(
        self, context: PanelContext, read_again: Callable[[], None], parent: QObject
    ) -> None:
        """Know no case yet.

        Args:
            context: The shared parts.
            read_again: Reads the case once more, when it is another one than was thought.
            parent: Owner.
        """
        super().__init__(parent)
        self._context = context
        self._read_again = read_again
        self._lines: dict[tuple[Store, str], _Line] = {}
        self._shown: _Line | None = None
        context.parcel_parts.merging.current.case_saved.connect(self._hand_over)

    @property
    def unsaved(self) -> tuple[UnsavedValues, ...]:
        """What could not be saved of any case of this workspace; that of the shown one first."""
        lines = [line for line in self._lines.values() if line.unsaved and self._is_there(line)]
        lines.sort(key=lambda line: line is not self._shown)
        return tuple(
            UnsavedValues(line.case, dict(line.unsaved), line.why, line is self._shown)
            for line in lines
        )

    def show_case(self, case: MergeCase | None) -> None:
        """Take a case as it was read; an older state than the last save counts for nothing."""
        store, before = self._context.session.store, self._shown
        if case is None or store is None:
            self._shown = None
        else:
            line = self._lines.setdefault((store, case.uuid), _Line(store, case))
            if case.row_version >= line.version and not line.saving:
                line.case = case
                line.values, line.version = dict(case.values), case.row_version
            self._shown = line
        for key, line in tuple(self._lines.items()):
            is_idle = not (line.saving or line.waiting or line.unsaved)
            if line is not self._shown and (is_idle or line.store is not store):
                del self._lines[key]
        if before is not self._shown:
            self.unsaved_changed.emit()

    def keep(self, column: str, choice: ValueChoice | None) -> None:
        """Save a choice for the case that is shown, None for the rule of the field."""
        line = self._shown
        if line is None:
            return
        line.unsaved.pop(column, None)  # the newer one counts, also while it waits
        if line.saving:
            line.waiting[column] = choice
        else:
            self._save(line, {column: choice})
        self.unsaved_changed.emit()

    def save_again(self) -> None:
        """Save what could not be saved, on the case as it is read now."""
        line = self._shown
        if line is not None and not line.saving:
            choices, line.unsaved = line.unsaved, {}
            self._save(line, choices)
            self.unsaved_changed.emit()

    def drop_unsaved(self, case_uuid: str) -> None:
        """Let what could not be saved of a case go."""
        store = self._context.session.store
        line = self._lines.get((store, case_uuid)) if store is not None else None
        if line is not None:
            line.unsaved = {}
            self.unsaved_changed.emit()

    def _save(self, line: _Line, choices: Choices) -> None:
        values: Values = {}
        for column, choice in {**line.values, **choices}.items():
            if choice is not None:
                values[column] = choice
        if values == line.values:
            return
        # Of a workspace that is left by then the save itself says whether it could be written.
        refused = why_not(self._context.session) if self._is_there(line) else ""
        if refused:
            line.unsaved, line.why = {**line.unsaved, **choices}, refused
            return
        line.saving = dict(choices)
        person, seen = current_actor().name, line.version

        def work(_progress: Progress) -> Receipt:
            from lowuse_plugin.qgis_bridge.merging.field_rules import field_rules  # noqa: PLC0415
            from lowuse_plugin.services.merging.cases import change_values  # noqa: PLC0415

            return change_values(
                line.store, line.case.uuid, values, by=person, seen=seen, fields=field_rules()
            )

        self._context.run_for(
            line.store,
            tr("Saving values of the merge"),
            work,
            partial(self._saved, line, values),
            on_failed=partial(self._failed, line),
            writes=True,
        )

    def _saved(self, line: _Line, values: Values, receipt: Receipt) -> None:
        before, line.saving = line.version, {}
        line.values = values
        line.version = receipt.versions.get((_CASE, line.case.uuid), before)
        if self._is_there(line):
            current = self._context.parcel_parts.merging.current
            current.case_saved.emit(line.case.uuid, before, line.version)
        text = tr("Values of {case} saved.", case=line.case.case_no)
        self._context.tell_saved(line.store, receipt.transaction_id, text, topic="MergeValues")
        if sip.isdeleted(self):
            return
        waiting, line.waiting = line.waiting, {}
        if waiting:
            self._save(line, waiting)
            self.unsaved_changed.emit()

    def _failed(self, line: _Line, error: BaseException) -> None:
        self._context.messages.failure(error)
        if sip.isdeleted(self):
            return
        line.unsaved = {**line.unsaved, **line.saving, **line.waiting}
        line.saving, line.waiting, line.why = {}, {}, describe_any(error)
        self.unsaved_changed.emit()
        self._read_again()

    def _is_there(self, line: _Line) -> bool:
        """Tell whether the workspace of a case is the one that is open."""
        return self._context.session.store is line.store

    def _hand_over(self, case_uuid: str, before: int, now: int) -> None:
        """Go on with what a form has made of a case: values are what they were."""
        store = self._context.session.store
        line = self._lines.get((store, case_uuid)) if store is not None else None
        if line is not None and line.version == before and not line.saving:
            line.version = now
