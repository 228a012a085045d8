# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""接手编辑: takes over a parcel on which a colleague works, and tells who was taken over from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtWidgets import QDialog, QWidget

from lowuse_plugin.domain.roles import Right
from lowuse_plugin.gui.parcels.actions import ParcelAction
from lowuse_plugin.qgis_bridge.actor import current_actor
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.lease_words import held_text
from lowuse_plugin.qgis_bridge.parcels.names import parcel_called
from lowuse_plugin.qgis_bridge.role_words import why_not

if TYPE_CHECKING:
    from lowuse_plugin.domain.ports import Lease
    from lowuse_plugin.gui.panels.context import PanelContext


class LeaseCommand(QObject):
    """Offers the taking over where a colleague holds a parcel, and says when one's own is taken."""

    def __init__(
        self, context: PanelContext, window: QWidget, edit: Callable[[str], object]
    ) -> None:
        """Offer it from now on.

        Args:
            context: The shared parts.
            window: Owner of the question.
            edit: Opens the editing of a parcel; closing that frees the parcel.
        """
        super().__init__(window)
        self._edit = edit
        self._context = context
        self._window = window
        self._dialog: QDialog | None = None
        context.actions.add(
            ParcelAction(
                "TakeOver",
                tr("Take over editing …"),
                tr("Go on with what a colleague began; the reason goes into the log"),
                lambda uuids: self.ask(uuids[0]),
                single=True,
                why_not_these=lambda uuids: self._why_not(self._context.leases.of_others(uuids)),
                concerns=lambda uuids: bool(context.leases.of_others(uuids)),
            )
        )
        context.leases.lost.connect(self._tell_lost)
        context.session.closed.connect(self._close)

    def release(self) -> None:
        """Close what is asked."""
        self._context.leases.lost.disconnect(self._tell_lost)
        self._close()
        self.deleteLater()

    def ask(self, uuid: str) -> None:
        """Ask for the reason and take over, or say why that is not possible."""
        others = self._context.leases.of_others([uuid])
        if not others:
            self._context.messages.info(tr("Nobody else works on this parcel."))
            return
        lease, refused = others[0], self._why_not(others)
        if refused:
            self._context.messages.info(refused)
            return
        from lowuse_plugin.gui.dialogs.take_over_dialog import TakeOverDialog  # noqa: PLC0415

        self._close()
        held = tr("{held} (computer {machine}).", held=held_text(lease), machine=lease.machine)
        dialog = TakeOverDialog(self._name(uuid), held, self._window)
        dialog.accepted.connect(lambda: self._take_over(lease, dialog.reason))
        dialog.finished.connect(lambda _result: self._forget(dialog))
        self._dialog = dialog
        dialog.open()

    def _why_not(self, others: Sequence[Lease]) -> str:
        """Return why the parcel cannot be taken over here, empty when it can."""
        # A session of one's own that crashed, or on this computer, is one's own to go on with.
        own = all(_is_own(lease) for lease in others)
        return why_not(self._context.session, Right.EDIT if own else Right.DECIDE)

    def _take_over(self, lease: Lease, reason: str) -> None:
        name = self._name(lease.uuid)

        def done() -> None:
            self._context.messages.success(
                tr(
                    "{parcel} taken over from {name}; it stands in the log. Closing the form "
                    "frees the parcel.",
                    parcel=name,
                    name=lease.holder,
                )
            )
            self._edit(lease.uuid)

        self._context.leases.take_over(lease, reason, done)

    def _tell_lost(self, lease: Lease) -> None:
        self._context.messages.warning(
            tr(
                "{name} has taken over {parcel}, on which you work. Agree who saves; if both do, "
                "the plugin asks whose values stand.",
                name=lease.holder,
                parcel=self._name(lease.uuid),
            )
        )

    def _name(self, uuid: str) -> str:
        rows = self._context.book.rows
        row = rows.row_of.get(uuid) if rows is not None else None
        if rows is None or row is None:
            return tr("a parcel")
        fids = rows.table["fid"].values
        return parcel_called(str(rows.table["label"].values[row] or ""), int(fids[row]))

    def _forget(self, dialog: QDialog) -> None:
        if self._dialog is dialog:
            self._dialog = None
        dialog.deleteLater()

    def _close(self) -> None:
        if self._dialog is not None:
            self._dialog.close()


def _is_own(lease: Lease) -> bool:
    actor = current_actor()
    return (lease.holder, lease.os_user, lease.machine) == (
        actor.name, actor.os_user, actor.machine,
    )  # fmt: skip
