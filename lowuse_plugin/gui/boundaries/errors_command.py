# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""边界误差: lists the crossings by a thin strip and writes how they are treated."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtWidgets import QWidget

from lowuse_plugin.domain.moments import office_today
from lowuse_plugin.domain.roles import Right
from lowuse_plugin.gui.asking_desk import AskingDesk
from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.gui.parcels.actions import ParcelAction, Uuids
from lowuse_plugin.gui.toolbar import Command
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.role_words import why_not
from lowuse_plugin.qgis_bridge.state_words import word

if TYPE_CHECKING:
    from lowuse_plugin.domain.ports import Progress, Receipt, Store
    from lowuse_plugin.gui.dialogs.boundary_errors_dialog import BoundaryErrorsDialog, Treatment
    from lowuse_plugin.services.control_line.boundary_errors import BoundaryError


class BoundaryErrorsCommand(QObject):
    """Opens the list for all or for chosen parcels; one confirmation is one step to undo."""

    def __init__(self, context: PanelContext, window: QWidget) -> None:
        """Offer it for chosen parcels.

        Args:
            context: The shared parts.
            window: Owner of the dialog.
        """
        super().__init__(window)
        self._context, self._window = context, window
        self._asking = AskingDesk(context, self)
        context.actions.add(
            ParcelAction(
                "BoundaryErrors",
                tr("Treat boundary errors …"),
                tr("Count what crosses the control line by a thin strip as inside or outside"),
                self.show_some,
                why_not=lambda: why_not(context.session),
                concerns=self._concerns,
            )
        )

    def commands(self) -> Sequence[Command]:
        """Return the entry of the menu."""
        return [
            Command(
                "BoundaryErrors",
                tr("Boundary errors …"),
                tr("Count what crosses the control line by a thin strip as inside or outside"),
                "control_line",
                self.show,
                needs_workspace=True,
                right=Right.EDIT,
            )
        ]

    def shortcuts(self) -> Sequence[Command]:
        """Return nothing: it is opened from menu and panel."""
        return ()

    def may_leave(self) -> bool:
        """Ask what becomes of what is not written."""
        return self._asking.may_leave()

    def release(self) -> None:
        """Close the dialog: the plugin goes."""
        self._asking.release()
        self.deleteLater()

    def show(self) -> None:
        """List those of the whole workspace."""
        self._open(None)

    def show_some(self, uuids: Uuids) -> None:
        """List those among some parcels."""
        self._open(tuple(uuids))

    def _concerns(self, uuids: Uuids) -> bool:
        """Tell whether one of the parcels crosses by a thin strip, treated or not."""
        rows = self._context.book.rows
        if rows is None:
            return False
        flags = rows.table["boundary_error"]
        found = rows.rows(uuids)
        return bool((flags.values[found] & flags.valid[found]).any())

    def _open(self, parcels: tuple[str, ...] | None) -> None:
        store = self._context.session.store
        if store is None:
            self._context.messages.info(tr("Open a workspace first."))
            return

        def work(progress: Progress) -> tuple[BoundaryError, ...]:
            from lowuse_plugin.services.control_line.boundary_errors import (  # noqa: PLC0415
                list_boundary_errors,
            )

            return list_boundary_errors(store, parcels, progress)

        self._context.run_for(
            store, tr("Reading boundary errors"), work, partial(self._show, store, parcels)
        )

    def _show(
        self, store: Store, parcels: tuple[str, ...] | None, errors: Sequence[BoundaryError]
    ) -> None:
        if not errors:
            self._context.messages.info(
                tr("No parcel crosses the control line by a thin strip only. Check first if the "
                   "parcels or the line have changed.")
            )  # fmt: skip
            return

        def make() -> BoundaryErrorsDialog:
            from lowuse_plugin.gui.dialogs.boundary_errors_dialog import (  # noqa: PLC0415
                BoundaryErrorsDialog,
            )

            waiting = self._context.session.waiting
            dialog = BoundaryErrorsDialog(errors, self._context.current, waiting, self._window)
            dialog.treatment_wanted.connect(partial(self._treat, dialog, store))
            return dialog

        about = "" if parcels is None else "\n".join(sorted(parcels))
        self._asking.ask(("boundary_errors", about), make)

    def _treat(self, dialog: BoundaryErrorsDialog, store: Store, asked: Treatment) -> None:
        count = f"{len(asked.parcels):,}"
        if asked.treated_as:
            text = tr("{count} boundary errors are treated as {state}.",
                      count=count, state=word(asked.treated_as))  # fmt: skip
        else:
            text = tr("{count} treatments of boundary errors were taken back.", count=count)

        def done(receipt: Receipt) -> bool:
            self._context.tell_saved(store, receipt.transaction_id, text)
            return True

        title = tr("Treating boundary errors")
        self._asking.write(dialog, store, title, lambda _p: _write(store, asked), done)


def _write(store: Store, asked: Treatment) -> Receipt:
    from lowuse_plugin.services.control_line.treat_boundary_errors import (  # noqa: PLC0415
        clear_treatment,
        treat_boundary_errors,
    )

    if not asked.treated_as:
        return clear_treatment(store, asked.parcels, by=asked.by, reason=asked.reason)
    return treat_boundary_errors(
        store,
        asked.parcels,
        treated_as=asked.treated_as,
        by=asked.by,
        on=office_today(),
        reason=asked.reason,
    )
