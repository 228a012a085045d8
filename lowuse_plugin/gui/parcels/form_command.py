# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Commands that open a form about parcels wherever parcels are listed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtWidgets import QWidget

from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.gui.parcels.actions import ParcelAction
from lowuse_plugin.gui.toolbar import Command

if TYPE_CHECKING:
    from lowuse_plugin.gui.asking_desk import AskingDesk


class ParcelFormCommand(QObject):
    """Holds the forms that are open; a kind of command makes them."""

    def __init__(self, context: PanelContext, window: QWidget, action: ParcelAction) -> None:
        """Offer it wherever something can be done with a parcel.

        Args:
            context: The shared parts.
            window: Owner of the forms.
            action: By which a form is opened.
        """
        super().__init__(window)
        self._context, self._window = context, window
        self._desk_made: AskingDesk | None = None
        context.actions.add(action)

    def commands(self) -> Sequence[Command]:
        """Return nothing: it stands with every parcel."""
        return ()

    def shortcuts(self) -> Sequence[Command]:
        """Return nothing: lists are reached by the keyboard."""
        return ()

    def may_leave(self) -> bool:
        """Ask what becomes of forms that are not written; False keeps the workspace open."""
        return self._desk_made is None or self._desk_made.may_leave()

    def release(self) -> None:
        """Close every form: the plugin goes."""
        if self._desk_made is not None:
            self._desk_made.release()
            self._desk_made = None
        self.deleteLater()

    @property
    def _desk(self) -> AskingDesk:
        """What asks and writes, made when a form is first wanted."""
        if self._desk_made is None:
            from lowuse_plugin.gui.asking_desk import AskingDesk  # noqa: PLC0415

            self._desk_made = AskingDesk(self._context, self)
        return self._desk_made
