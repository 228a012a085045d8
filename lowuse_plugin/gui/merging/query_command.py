# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""查封、抵押查询…: what the registry answered, for all parcels of a merge at once."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from qgis.PyQt.QtWidgets import QWidget

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.gui.asking_desk import is_open
from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.gui.parcels.actions import ParcelAction, Uuids
from lowuse_plugin.gui.parcels.form_command import ParcelFormCommand
from lowuse_plugin.qgis_bridge.actor import current_actor
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.messages import describe
from lowuse_plugin.qgis_bridge.role_words import why_not

if TYPE_CHECKING:
    from lowuse_plugin.domain.merging.register_query import QueriedParcel
    from lowuse_plugin.domain.ports import Progress, Receipt, Refresh, Store
    from lowuse_plugin.gui.dialogs.merging.query_dialog import MergeQueryDialog, QueryEntry

ACTION = "RegisterQuery"
"""By which others open it: ``context.actions.do(ACTION, uuids)``."""
_PARCEL = "parcel"
_MOST = 200
"""Each parcel has a line with its own fields; for more there is the change of many."""


class MergeQueryCommand(ParcelFormCommand):
    """Holds the forms that are open; a part of the commands of merging."""

    def __init__(self, context: PanelContext, window: QWidget) -> None:
        """Offer it wherever something can be done with parcels.

        Args:
            context: The shared parts.
            window: Owner of the forms.
        """
        action = ParcelAction(
            ACTION,
            tr("Seizure and mortgage query …"),
            tr("Enter what the registry answered, once for all of these parcels"),
            self.open,
            why_not=partial(why_not, context.session),
            why_not_these=_too_many,
        )
        super().__init__(context, window, action)
        context.session.refreshed.connect(self._on_refreshed)

    def open(self, uuids: Uuids) -> None:
        """Read what is recorded of some parcels, then show it."""
        store = self._context.session.store
        if store is None or not uuids:
            return

        self._read(store, uuids, partial(self._ask, store))

    def _read(
        self,
        store: Store,
        uuids: Uuids,
        done: Callable[[tuple[QueriedParcel, ...]], None],
        failed: Callable[[BaseException], None] | None = None,
    ) -> None:
        def work(_progress: Progress) -> tuple[QueriedParcel, ...]:
            from lowuse_plugin.services.merging.register_query import (  # noqa: PLC0415
                read_queried,
            )

            return read_queried(store, uuids)

        title = tr("Reading parcels")
        self._context.run_for(store, title, work, done, on_failed=failed, hidden=True)

    def _on_refreshed(self, refresh: Refresh) -> None:
        """Let the forms that are open take in what colleagues saved."""
        store = self._context.session.store
        forms = self._desk_made.dialogs if self._desk_made is not None else ()
        if store is None or not forms or not (refresh.everything or _PARCEL in refresh.tables):
            return
        from lowuse_plugin.gui.dialogs.merging.query_dialog import (  # noqa: PLC0415
            MergeQueryDialog,
        )

        for form in forms:
            if isinstance(form, MergeQueryDialog):
                uuids = tuple(each.uuid for each in form.request.parcels)
                self._read(store, uuids, partial(_renew, form), partial(self._end, form))

    def _end(self, form: MergeQueryDialog, error: BaseException) -> None:
        """Say in a form that one of its parcels counts no more."""
        if not isinstance(error, LowUseError):
            self._context.messages.failure(error)
        elif is_open(form):
            form.expire(f"✕ {describe(error)}")

    def _ask(self, store: Store, parcels: tuple[QueriedParcel, ...]) -> None:
        def make() -> MergeQueryDialog:
            from lowuse_plugin.domain.merging.pack import shipped  # noqa: PLC0415
            from lowuse_plugin.gui.dialogs.merging.query_dialog import (  # noqa: PLC0415
                MergeQueryDialog,
                QueryRequest,
            )

            pack = shipped()
            request = QueryRequest(
                parcels, current_actor().name, pack.seizure_days, pack.seizure_working_days
            )
            dialog = MergeQueryDialog(request, self._context.session.waiting, self._window)
            dialog.save_wanted.connect(partial(self._write, dialog, store))
            return dialog

        self._desk.ask((ACTION, *sorted(each.uuid for each in parcels)), make)

    def _write(self, dialog: MergeQueryDialog, store: Store, entry: QueryEntry) -> None:
        seen = dialog.request.parcels

        def work(_progress: Progress) -> Receipt | None:
            from lowuse_plugin.services.merging.register_query import (  # noqa: PLC0415
                save_queried,
            )

            return save_queried(store, seen, entry.found, number=entry.number)

        def done(receipt: Receipt | None) -> bool:
            if receipt is None:
                self._context.messages.info(
                    tr("A colleague had entered the same already: nothing had to be written.")
                )
                return True
            count = len(receipt.versions)
            text = tr("Query of the registry saved for {count} parcels.", count=count)
            self._context.tell_saved(store, receipt.transaction_id, text)
            return True

        self._desk.write(dialog, store, tr("Saving the query of the registry"), work, done)


def _renew(form: MergeQueryDialog, parcels: tuple[QueriedParcel, ...]) -> None:
    if is_open(form):
        form.renew(parcels)


def _too_many(uuids: Uuids) -> str:
    if len(uuids) <= _MOST:
        return ""
    return tr("Choose at most {most} parcels for one query of the registry.", most=_MOST)
