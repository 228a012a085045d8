# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What a person chooses for fields of a case is saved at once, one save after the other."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject

from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.qgis_bridge.actor import current_actor
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.role_words import why_not

if TYPE_CHECKING:
    from lowuse_plugin.domain.merge_records import MergeCase
    from lowuse_plugin.domain.merge_values import ValueChoice
    from lowuse_plugin.domain.ports import Progress, Receipt, Store

    Values = dict[str, ValueChoice]
_CASE = "merge_case"


class MergeCaseValues(QObject):
    """Saves values of the case that is shown.

    What is chosen while a save goes on is saved after it, on what that one has made of the case:
    nobody meets a conflict with himself.
    """

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
        self._case: MergeCase | None = None
        self._values: Values = {}
        """As they were saved or read last."""
        self._version = 0
        self._saving = False
        self._waiting: dict[str, ValueChoice | None] = {}

    def show_case(self, case: MergeCase | None) -> None:
        """Take a case as it was read; an older state than the last save counts for nothing."""
        other = case is None or self._case is None or case.uuid != self._case.uuid
        if case is not None and not other and case.row_version < self._version:
            return
        if other:
            self._waiting.clear()
        self._case = case
        if case is not None and (other or not self._saving):
            self._values, self._version = dict(case.values), case.row_version

    def keep(self, column: str, choice: ValueChoice | None) -> None:
        """Save a choice, None for the rule of the field."""
        if self._saving:
            self._waiting[column] = choice
            return
        self._save({column: choice})

    def _save(self, choices: dict[str, ValueChoice | None]) -> None:
        case, store = self._case, self._context.session.store
        values: Values = {}
        for column, choice in {**self._values, **choices}.items():
            if choice is not None:
                values[column] = choice
        refused = why_not(self._context.session)
        if case is None or store is None or refused or values == self._values:
            return
        self._saving = True
        person, seen = current_actor().name, self._version

        def work(_progress: Progress) -> Receipt:
            from lowuse_plugin.qgis_bridge.merge_field_rules import field_rules  # noqa: PLC0415
            from lowuse_plugin.services.merge_cases import change_values  # noqa: PLC0415

            return change_values(
                store, case.uuid, values, by=person, seen=seen, fields=field_rules()
            )

        self._context.run_for(
            store,
            tr("Saving values of the merge"),
            work,
            partial(self._saved, store, case, values),
            on_failed=self._failed,
            writes=True,
        )

    def _saved(self, store: Store, case: MergeCase, values: Values, receipt: Receipt) -> None:
        text = tr("Values of {case} saved.", case=case.case_no)
        self._context.tell_saved(store, receipt.transaction_id, text, topic="MergeValues")
        if sip.isdeleted(self):
            return
        self._saving = False
        if self._case is None or self._case.uuid != case.uuid:
            return
        self._values = values
        self._version = receipt.versions.get((_CASE, case.uuid), self._version)
        waiting, self._waiting = self._waiting, {}
        if waiting:
            self._save(waiting)

    def _failed(self, error: BaseException) -> None:
        self._context.messages.failure(error)
        if not sip.isdeleted(self):
            self._saving = False
            self._waiting.clear()
            self._read_again()
