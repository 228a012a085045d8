# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Asks what becomes of what a person decided and entered before it is thrown away."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from qgis.PyQt.QtWidgets import QWidget

from lowuse_plugin.gui.widgets.edit_banner import EditBanner
from lowuse_plugin.gui.widgets.messages import Offer
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.punctuation import sentences


class UnwrittenQuestion(EditBanner):
    """Hidden until it is asked."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Start hidden.

        Args:
            name: Object name; the buttons add ``Write``, ``Discard`` and ``Stay``.
            parent: Owner.
        """
        super().__init__(name, "？", parent)

    def ask(
        self, discard: Callable[[], None], write: Callable[[], None] | None, *, others: int = 0
    ) -> None:
        """Ask.

        Args:
            discard: What throws it away.
            write: What writes it; None where that is impossible now.
            others: How many other windows ask the same now; they may be hidden behind this one.
        """
        offers = [
            Offer(
                tr("Discard changes"), partial(self._answer, discard), f"{self.objectName()}Discard"
            ),
            Offer(tr("Go on editing"), self.withdraw, f"{self.objectName()}Stay"),
        ]
        if write is not None:
            answer = partial(self._answer, write)
            offers.insert(0, Offer(tr("Write"), answer, f"{self.objectName()}Write"))
        text = tr("What you decided and entered here is not written yet.")
        if others:
            more = tr("{count} more open forms are not saved either.", count=others)
            text = sentences((text, more))
        self.say(text, offers)

    def withdraw(self) -> None:
        """Ask no more."""
        self.say("")

    def _answer(self, act: Callable[[], None]) -> None:
        self.withdraw()
        act()
