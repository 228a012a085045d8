# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What deserves a look before the next step of a merge and does not hinder it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from qgis.PyQt.QtWidgets import QVBoxLayout, QWidget

from lowuse_plugin.gui.widgets.claims.blockers import BlockersView, Hindrance
from lowuse_plugin.gui.widgets.merging.case_hints import (
    other_queries,
    query_text,
    seizure_way,
    step_hints,
)
from lowuse_plugin.gui.widgets.merging.case_words import state_word
from lowuse_plugin.gui.widgets.plain_parts import plain_label
from lowuse_plugin.qgis_bridge.i18n import tr

if TYPE_CHECKING:
    from lowuse_plugin.domain.merging.matrix import MatrixReason
    from lowuse_plugin.gui.widgets.merging.case_reading import MergeSeen

Act = Callable[[str, tuple[str, ...], str], None]
"""Does something with parcels: an entry of their actions, the parcels, a field to go to."""


def query_hindrances(seen: MergeSeen, reasons: Sequence[MatrixReason], act: Act) -> list[Hindrance]:
    """Return which parcels a person has to look at because of a seizure, with the way there."""
    case, matrix = seen.case, seen.state.matrix if seen.state is not None else None
    if case is None or matrix is None:
        return []
    ways = [(reason, seizure_way(reason, case)) for reason in reasons]
    return [
        Hindrance(
            query_text(reason, matrix), partial(act, way.action, way.parcels, way.column), way.text
        )
        for reason, way in ways
    ]


class MergeWarnedPart(QWidget):
    """Hidden while there is nothing to look at."""

    def __init__(self, name: str, act: Act) -> None:
        """Start hidden.

        Args:
            name: Object name; each sentence adds its number, the line above them ``.Title``.
            act: Does something with parcels.
        """
        super().__init__()
        self._act = act
        self._title = plain_label(f"{name}.Title")
        self._lines = BlockersView(name, sign="⚠")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._title)
        column.addWidget(self._lines)
        self.hide()

    def show_seen(self, seen: MergeSeen) -> None:
        """Say what deserves a look before the next step of a case."""
        if seen.state is None:
            return
        hints = [Hindrance(text) for text in step_hints(seen.state)]
        found = [*hints, *query_hindrances(seen, other_queries(seen), self._act)]
        following = state_word(seen.state.following)
        self._title.setText(
            tr("This does not hinder “{state}”, but deserves a look:", state=following)
        )
        self._lines.show_hindrances(found)
        self.setVisible(bool(found))
