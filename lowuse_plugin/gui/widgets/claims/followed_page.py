# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""A page of the panel about one project: read when it is seen, and what stands there instead."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QShowEvent
from qgis.PyQt.QtWidgets import QFrame, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.gui.widgets.claims.follow import Follow
from lowuse_plugin.gui.widgets.claims.reading import TABLES
from lowuse_plugin.gui.widgets.list_states import ListState
from lowuse_plugin.gui.widgets.messages import Offer
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.messages import describe_any

if TYPE_CHECKING:
    from lowuse_plugin.domain.ports import Store


@dataclass(frozen=True)
class Subject:
    """What a page reads of a project."""

    read: Callable[[Store, str], Any]
    """Gets the workspace and the project; returns None where the project is gone."""
    title: str
    """What is being read, for the task and the page."""
    tables: frozenset[str] = TABLES
    """After a save of any of these it is read again."""


class FollowedPage(QWidget):
    """Carries out the protocol of pages of the panel."""

    NAME = ""
    """Object name, with those of its parts behind it."""

    def __init__(self, context: PanelContext, subject: Subject, parent: QWidget | None) -> None:
        """Make what such pages have; who inherits fills :attr:`_column` and begins.

        Args:
            context: The shared parts.
            subject: What is read.
            parent: Owner.
        """
        super().__init__(parent)
        self.setObjectName(f"{self.NAME}.Page")
        self._context = context
        self._subject = subject
        self._state: Any = None
        """What is shown; None while something else stands in its place."""
        self._none = ListState(f"{self.NAME}.Empty")
        self._follow = Follow(context, subject.tables, subject.read, subject.title, self)
        body = QWidget()
        self._column = QVBoxLayout(body)
        margin = max(self.fontMetrics().height() // 3, 1)
        self._column.setContentsMargins(margin, margin, margin, margin)
        self._scroll = QScrollArea()
        self._scroll.setObjectName(f"{self.NAME}.Scroll")
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(body)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._none)
        self._stack.addWidget(self._scroll)
        self._above = QVBoxLayout()
        """Stays whatever stands below."""
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self._above)
        layout.addWidget(self._stack)

    # -- what a page says of itself ---------------------------------------------------------------

    def _empty(self) -> tuple[str, Sequence[Offer]]:
        """Return what stands there while no project is chosen."""
        raise NotImplementedError

    def _gone(self) -> str:
        """Return what is said when the subject is not in the workspace any more."""
        return tr("This project is not in the workspace any more.")

    def _instead(self, _state: Any) -> tuple[str, Sequence[Offer]]:
        """Return what stands in the place of what was read; an empty text for nothing."""
        return "", ()

    def _show(self, state: Any) -> None:
        """Show what was read."""
        raise NotImplementedError

    def _seen(self, state: Any) -> None:
        """Tell windows that are open what is shown now."""
        raise NotImplementedError

    def _aim(self) -> None:
        """Let buttons follow what may be done now."""
        raise NotImplementedError

    # -- following --------------------------------------------------------------------------------

    def show_project(self, uuid: str) -> None:
        """Show a project, empty for none."""
        self._follow.show(uuid)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Read what was put off."""
        super().showEvent(event)
        self._follow.wake()

    def _begin(self) -> None:
        """Follow, when everything was made."""
        self._follow.emptied.connect(self._show_empty)
        self._follow.loading.connect(self._show_loading)
        self._follow.read.connect(self._take)
        self._follow.failed.connect(self._show_trouble)
        self._context.session.role_changed.connect(self._aim)
        self._show_empty()

    def _say(self, text: str, offers: Sequence[Offer] = (), *, busy: bool = False) -> None:
        self._state = None
        self._none.say(text, offers, busy=busy)
        self._stack.setCurrentWidget(self._none)
        self._seen(None)

    def _show_empty(self) -> None:
        self._say(*self._empty())

    def _show_loading(self) -> None:
        self._say(self._subject.title, busy=True)

    def _show_trouble(self, error: BaseException) -> None:
        again = Offer(tr("Try again"), self._follow.read_again, f"{self.NAME}.Again")
        self._say(describe_any(error), (again,))

    def _take(self, state: Any) -> None:
        if state is None:
            self._say(self._gone())
            return
        text, offers = self._instead(state)
        if text:
            self._say(text, offers)
            return
        self._state = state
        self._stack.setCurrentWidget(self._scroll)
        self._show(state)
        self._seen(state)
