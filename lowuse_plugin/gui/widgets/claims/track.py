# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The nine states of a claim on one look."""

from __future__ import annotations

from collections.abc import Mapping

from qgis.PyQt.QtWidgets import QWidget

from lowuse_plugin.gui.widgets.claims.words import STATES, state_word
from lowuse_plugin.gui.widgets.state_track import StateTrack, Way
from lowuse_plugin.qgis_bridge.i18n import tr

_WIDTHS = (9, 5, 3, 2, 1)


class ClaimTrack(StateTrack):
    """Shows how far a claim is."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Start before the first state.

        Args:
            name: Object name; each state adds its code.
            parent: Owner.
        """
        way = Way(STATES, _word, _WIDTHS, lambda: tr("the claim stands here"))
        super().__init__(name, way, parent)

    def show_claim(self, state: str, tips: Mapping[str, str], *, calculated: bool) -> None:
        """Mark where a claim stands.

        Args:
            state: Code of the state, empty where there is no claim.
            tips: State → who brought it about, when and with which document.
            calculated: There is a calculation to file a claim with, where there is no claim.
        """
        self.show_state(state, tips, begun=calculated)


def _word(state: str, short: bool) -> str:
    return state_word(state, short=short)
