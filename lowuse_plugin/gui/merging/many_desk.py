# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The form of several new merges at once: read, asked for and saved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtWidgets import QWidget

from lowuse_plugin.domain.errors import ConflictError, LowUseError
from lowuse_plugin.gui.asking_desk import AskingDesk, is_open
from lowuse_plugin.gui.merging.readings import many_request
from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.messages import describe_any
from lowuse_plugin.qgis_bridge.punctuation import listed
from lowuse_plugin.qgis_bridge.role_words import why_not

if TYPE_CHECKING:
    from lowuse_plugin.domain.ports import Progress, Receipt, Store
    from lowuse_plugin.gui.dialogs.merging.propose_many_dialog import (
        ManyEntry,
        ManyRequest,
        MergeProposeManyDialog,
    )
    from lowuse_plugin.services.merging.proposing import Proposed


class MergeManyDesk(QObject):
    """Draws a merge up of each of some groups."""

    def __init__(
        self, context: PanelContext, asking: AskingDesk, window: QWidget, parent: QObject
    ) -> None:
        """Ask nothing yet.

        Args:
            context: The shared parts.
            asking: Keeps the forms.
            window: Owner of the forms.
            parent: Owner of this.
        """
        super().__init__(parent)
        self._context, self._asking, self._window = context, asking, window

    def begin(self, groups: Sequence[Sequence[str]]) -> None:
        """Look at groups and open the form, or say why nothing can be proposed."""
        session = self._context.session
        store, reason = session.store, why_not(session)
        if store is None or reason:
            self._context.messages.info(reason or tr("Open a workspace first."))
            return
        hindrance = _too_many(len(groups))
        if hindrance:
            self._context.messages.info(hindrance)
            return
        key = ("propose many", *sorted(uuid for group in groups for uuid in group))

        def done(request: ManyRequest) -> None:
            self._asking.ask(key, partial(self._make, store, request))

        title = tr("Checking {count} groups", count=len(groups))
        self._context.run_for(store, title, partial(many_request, store, groups), done)

    def _make(self, store: Store, request: ManyRequest) -> MergeProposeManyDialog:
        from lowuse_plugin.gui.dialogs.merging.propose_many_dialog import (  # noqa: PLC0415
            MergeProposeManyDialog,
        )

        dialog = MergeProposeManyDialog(request, self._context.session.waiting, self._window)
        dialog.propose_wanted.connect(partial(self._write, dialog, store))
        return dialog

    def _write(self, dialog: MergeProposeManyDialog, store: Store, entry: ManyEntry) -> None:
        groups = [tuple(offer.labels) for offer in dialog.request.offers]
        person = dialog.request.person

        def work(progress: Progress) -> tuple[tuple[Proposed, ...], Receipt] | _Changed:
            from lowuse_plugin.qgis_bridge.merging.field_rules import field_rules  # noqa: PLC0415
            from lowuse_plugin.services.merging.proposing import propose_merges  # noqa: PLC0415
            from lowuse_plugin.services.merging.rows import MEMBER_CHANGED  # noqa: PLC0415

            versions = {
                uuid: version for offer in entry.offers for uuid, version in offer.versions.items()
            }
            try:
                return propose_merges(
                    store, [tuple(offer.labels) for offer in entry.offers], by=person,
                    on=entry.on, versions=versions, fields=field_rules(), progress=progress,
                )  # fmt: skip
            except ConflictError as error:
                if error.code != MEMBER_CHANGED:
                    raise
                return _Changed(error, many_request(store, groups, progress))

        def done(found: tuple[tuple[Proposed, ...], Receipt] | _Changed) -> bool:
            if isinstance(found, _Changed):
                self._context.session.saved()
                if is_open(dialog):
                    dialog.renew(found.now)
                else:
                    self._context.messages.failure(found.error)
                return False
            begun, receipt = found
            text = tr("{count} merges are proposed: {cases}.", count=len(begun),
                      cases=_numbers([case.case_no for case in begun]))  # fmt: skip
            self._context.tell_saved(store, receipt.transaction_id, text)
            return True

        title = tr("Proposing {count} merges", count=len(entry.offers))
        self._asking.write(dialog, store, title, work, done)


@dataclass(frozen=True)
class _Changed:
    """Nothing was written: a colleague changed a parcel; how the groups are now."""

    error: ConflictError
    now: ManyRequest


def _too_many(count: int) -> str:
    """Return why so many groups are not proposed at once, empty where they can be."""
    from lowuse_plugin.services.merging.proposing import refuse_too_many  # noqa: PLC0415

    try:
        refuse_too_many(count)
    except LowUseError as error:
        return describe_any(error)
    return ""


def _numbers(cases: Sequence[str]) -> str:
    """Return the numbers of cases, of those that follow one another the first and the last."""
    from lowuse_plugin.services.merging.proposing import number_runs  # noqa: PLC0415

    return listed(
        first if first == last else tr("{first} to {last}", first=first, last=last)
        for first, last in number_runs(cases)
    )
