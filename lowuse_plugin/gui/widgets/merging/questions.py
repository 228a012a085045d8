# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The line below the list of groups: how much is shown, and what a search leaves to a person.

That is holders that may be one, and shapes that are there twice.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QMenu, QToolButton, QWidget

from lowuse_plugin.gui.widgets.flow_layout import FlowLayout
from lowuse_plugin.gui.widgets.upright_column import UprightColumn
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.merging.group_words import question_text
from lowuse_plugin.qgis_bridge.parcels.names import parcel_called
from lowuse_plugin.qgis_bridge.punctuation import listed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lowuse_plugin.domain.merging.groups import Stacked
    from lowuse_plugin.services.merging.group_list import GroupList

_NAME = "LowUse.Merging.Questions"
_MOST = 30
"""Entries of a menu; the algorithm lists all."""
_MOST_NAMED = 3
"""Parcels of one shape that an entry names."""


class MergeQuestions(UprightColumn):
    """A count, and two buttons with menus; each is there only when it has something to say."""

    wanted = pyqtSignal(object)
    """Parcels that the user wants to look at."""

    def __init__(self, count: QWidget, parent: QWidget | None = None) -> None:
        """Ask nothing yet.

        Args:
            count: Says how much the list shows.
            parent: Owner.
        """
        super().__init__(parent=parent)
        self.setObjectName(_NAME)
        self._holders = _button("Holders", tr("Neighbours whose holders may be one; never a match"))
        self._stacks = _button("Stacks", tr("Parcels of one holder that have the same shape"))
        row = FlowLayout(self, spacing=max(self.fontMetrics().height() // 5, 2))
        for part in (count, self._holders, self._stacks):
            row.addWidget(part)
        self.show_found(None)

    def show_found(self, found: GroupList | None) -> None:
        """Show what a search found, nothing for none."""
        questions = () if found is None else found.found.questions
        stacks = () if found is None else found.found.stacked
        labels = {} if found is None else found.labels
        self._fill(
            self._holders,
            tr("Maybe one holder ({count})", count=f"{len(questions):,}"),
            [(question_text(each), each.parcels) for each in questions[:_MOST]],
            len(questions),
        )
        self._fill(
            self._stacks,
            tr("Same shape twice ({count})", count=f"{len(stacks):,}"),
            [(_stack_text(each, labels), each.uuids()) for each in stacks[:_MOST]],
            len(stacks),
        )

    def _fill(
        self,
        button: QToolButton,
        title: str,
        entries: list[tuple[str, tuple[str, ...]]],
        count: int,
    ) -> None:
        menu = button.menu()
        menu.clear()
        for text, parcels in entries:
            menu.addAction(text.replace("&", "&&"), partial(self.wanted.emit, parcels))
        if count > len(entries):
            rest = menu.addAction(
                tr("{count} more; “Find merge groups” in Processing lists all",
                   count=f"{count - len(entries):,}")
            )  # fmt: skip
            rest.setEnabled(False)
        button.setText(title)
        button.setVisible(bool(entries))


def _stack_text(stack: Stacked, labels: Mapping[str, str]) -> str:
    others = listed(parcel_called(labels[uuid]) for uuid in stack.others[:_MOST_NAMED])
    more = len(stack.others) - _MOST_NAMED
    if more > 0:
        others = tr("{names} and {count} more", names=others, count=f"{more:,}")
    first = parcel_called(labels[stack.representative])
    return tr("{first} stands for {others}", first=first, others=others)


def _button(name: str, tip: str) -> QToolButton:
    button = QToolButton()
    button.setObjectName(f"{_NAME}.{name}")
    button.setToolTip(tip)
    button.setAutoRaise(True)
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    button.setMenu(QMenu(button))
    return button
