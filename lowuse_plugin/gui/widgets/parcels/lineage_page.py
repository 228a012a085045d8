# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""沿革 of a parcel: where it comes from, what became of it, how all stood at each moment."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QGuiApplication
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from lowuse_plugin.domain.parcels.lineage import CURRENT, LineageEvent
from lowuse_plugin.gui.help import install_f1
from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.gui.widgets.claims.followed_page import FollowedPage, Subject
from lowuse_plugin.gui.widgets.flow_layout import FlowLayout
from lowuse_plugin.gui.widgets.messages import Offer
from lowuse_plugin.gui.widgets.parcels.lineage_reading import (
    TABLES,
    LineageState,
    read_lineage,
    read_moment,
)
from lowuse_plugin.gui.widgets.parcels.lineage_tree import LineageView
from lowuse_plugin.gui.widgets.plain_parts import plain_label
from lowuse_plugin.gui.widgets.quiet_combo import QuietComboBox
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.parcels.lineage_words import (
    event_details,
    has_details,
    moment_text,
    then_text,
    tree_text,
)

if TYPE_CHECKING:
    from lowuse_plugin.domain.ports import Progress
    from lowuse_plugin.services.parcels.lineage import ParcelThen


@dataclass(frozen=True)
class LineageDoors:
    """What the page asks of the map."""

    flash: Callable[[Sequence[bytes], str], None]
    """Shows shapes in a CRS for a moment, retired ones too."""
    show_history: Callable[[], None]
    """Puts the layer of retired parcels into the project."""
    write: Callable[[str], None]
    """Writes the line of descent of a parcel as a table."""


class LineagePage(FollowedPage):
    """Carries out the protocol of pages about the current parcel."""

    def __init__(
        self,
        context: PanelContext,
        doors: LineageDoors,
        name: str,
        parent: QWidget | None = None,
    ) -> None:
        """Show no parcel yet.

        Args:
            context: The shared parts.
            doors: The map.
            name: Object name; each panel has such a page.
            parent: Owner.
        """
        self.NAME = name
        subject = Subject(read_lineage, tr("Reading the lineage"), TABLES)
        super().__init__(context, subject, parent)
        self._doors = doors
        self._thens: dict[int | None, Mapping[str, ParcelThen]] = {}
        """How the parcels stood before a line of the log; None: as they are now."""
        self._asked = 0
        self._moment = QuietComboBox()
        self._moment.setObjectName(f"{name}.Moment")
        self._moment.setToolTip(tr("Shows how every parcel of the tree stood at that moment"))
        self._note = plain_label(f"{name}.Note")
        self.tree = LineageView(f"{name}.Tree")
        self._then = plain_label(f"{name}.Then")
        self._map = self._button("Map", tr("On the map"), self._flash)
        self._map.setToolTip(tr("Goes to what is looked at on the map and marks it"))
        self._go = self._button("Go", tr("Go to"), self._on_go)
        self._copy = self._button("Copy", tr("Copy"), self._on_copy)
        self._copy.setToolTip(tr("Copies the whole tree as text"))
        self._write = self._button("Write", tr("Table …"), self._on_write)
        self._write.setToolTip(tr("All changes of this line: codes, day, document, person, area"))
        self._history = self._button("History", tr("History parcels"), doors.show_history)
        self._history.setToolTip(tr("Show retired parcels hatched over the current ones"))
        self._buttons = QWidget()
        self._lay_out()
        self._moment.currentIndexChanged.connect(lambda _index: self._on_moment())
        self.tree.looked_at.connect(self._on_looked_at)
        self.tree.event_looked_at.connect(self._on_event)
        self.tree.wanted.connect(self._go_to)
        install_f1(self, "lineage")
        self._begin()

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        label = QLabel(tr("Moment"))
        label.setBuddy(self._moment)
        line.addWidget(label)
        line.addWidget(self._moment, 1)
        self._column.addLayout(line)
        self._column.addWidget(self._note)
        self._column.addWidget(self.tree, 1)
        self._column.addWidget(self._then)
        buttons = FlowLayout(self._buttons)
        for button in (self._map, self._go, self._copy, self._write, self._history):
            buttons.addWidget(button)
        self.layout().addWidget(self._buttons)  # below what scrolls: seen however low the page is
        self._stack.currentChanged.connect(self._on_place)
        self._on_place()

    def _button(self, name: str, text: str, act: Callable[[], None]) -> QToolButton:
        """Return a button that is no wider than its word: all of them share a narrow row."""
        button = QToolButton()
        button.setObjectName(f"{self.NAME}.{name}")
        button.setText(text)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(lambda _checked=False: act())
        return button

    def _on_place(self, *_place: object) -> None:
        """Leave the buttons out where a sentence stands in the place of the tree."""
        self._buttons.setVisible(self._stack.currentWidget() is self._scroll)

    def show_parcel(self, uuid: str) -> None:
        """Show a parcel, empty for none."""
        self._follow.show(uuid)

    # -- what stands in the place of a tree -------------------------------------------------------

    def _empty(self) -> tuple[str, Sequence[Offer]]:
        return tr("Choose a parcel in the list or on the map to see where it comes from."), ()

    def _gone(self) -> str:
        return tr("This parcel is not in the workspace any more.")

    def _instead(self, state: LineageState) -> tuple[str, Sequence[Offer]]:
        if not state.tree.is_empty:
            return "", ()
        text = tr("This parcel came of no other one, and none came of it: neither merge nor split "
                  "is in the workspace. Merges are carried out in the panel “Merging parcels”; a "
                  "parcel is split by drawing a line under “Edit boundaries”.")  # fmt: skip
        show = Offer(tr("History parcels on the map"), self._doors.show_history,
                     f"{self.NAME}.ToHistory")  # fmt: skip
        return text, (show,)

    def _seen(self, _state: LineageState | None) -> None:
        """Nothing is open that follows it."""

    # -- the tree ---------------------------------------------------------------------------------

    def _show(self, state: LineageState) -> None:
        before = self._moment.currentData()
        blocked = self._moment.blockSignals(True)
        self._moment.clear()
        self._moment.addItem(tr("now"), None)
        for event in reversed(state.tree.events):
            self._moment.addItem(moment_text(event), event.seq)
        self._moment.setCurrentIndex(max(self._moment.findData(before), 0))
        self._moment.blockSignals(blocked)
        self._thens = {None: state.now}
        self._note.setVisible(not state.tree.complete)
        self._note.setText(
            tr("This line is very long: only its {count} nearest parcels are shown.",
               count=f"{len(state.tree.nodes):,}")
        )  # fmt: skip
        self.tree.show_branch(state.tree.unrolled(), self._thens[None])
        self._on_moment()

    def _on_moment(self) -> None:
        """Show how all stood at the chosen moment, read when it is chosen first."""
        state: LineageState | None = self._state
        store, before = self._context.session.store, self._moment.currentData()
        self._asked += 1
        if state is None:
            return
        if before in self._thens:
            self._show_then()
            return
        if store is None:
            return
        asked = self._asked

        def work(_progress: Progress) -> dict[str, ParcelThen]:
            return read_moment(store, state.tree, before)

        def done(found: dict[str, ParcelThen]) -> None:
            if asked == self._asked and self._state is state:
                self._thens[before] = found
                self._show_then()

        self._context.run_for(store, self._subject.title, work, done, hidden=True)

    def _show_then(self) -> None:
        self.tree.show_states(self._thens[self._moment.currentData()])
        self._tell_then()
        self._aim()

    def _then_of(self, uuid: str) -> ParcelThen | None:
        return self._thens.get(self._moment.currentData(), {}).get(uuid)

    def _tell_then(self) -> None:
        state: LineageState | None = self._state
        uuid = self.tree.current_uuid
        then = self._then_of(uuid)
        known = state is not None and then is not None
        self._then.setVisible(known)
        if state is not None and then is not None:
            self._then.setText(then_text(then, state.tree.by_uuid[uuid]))

    def _aim(self) -> None:
        """Let the buttons follow what is looked at."""
        if self._state is None:
            return
        uuid = self.tree.current_uuid
        self._map.setEnabled(bool(self._shapes()))
        is_current = bool(uuid) and self._thens[None][uuid].state == CURRENT
        self._go.setEnabled(is_current)
        self._go.setToolTip(
            tr("Go to this parcel")
            if is_current
            else tr("A retired parcel stands in no list; its data are shown here.")
        )

    # -- what is looked at ------------------------------------------------------------------------

    def _on_looked_at(self, _uuid: str) -> None:
        self._tell_then()
        self._aim()
        self._flash()

    def _on_event(self, event: LineageEvent) -> None:
        """Say what is known of an event beyond its line: how an area was shared out."""
        state: LineageState | None = self._state
        said = state is not None and has_details(event)
        self._then.setVisible(said)
        if state is not None and said:
            labels = {uuid: node.label for uuid, node in state.tree.by_uuid.items()}
            self._then.setText(event_details(event, labels))
        self._aim()
        self._flash()

    def _shapes(self) -> list[bytes]:
        """Return the shapes of what is looked at: at the moment, or what an event was about."""
        state: LineageState | None = self._state
        event, uuid = self.tree.current_event, self.tree.current_uuid
        if state is None:
            return []
        if event is not None:
            nodes = [state.tree.by_uuid.get(each) for each in (*event.olds, *event.news)]
            return [node.wkb for node in nodes if node is not None and node.wkb is not None]
        then = self._then_of(uuid)
        return [then.wkb] if then is not None and then.wkb is not None else []

    def _flash(self) -> None:
        shapes = self._shapes()
        if shapes and self._state is not None:
            self._doors.flash(shapes, self._state.crs)

    def _go_to(self, uuid: str) -> None:
        if self._state is not None and self._thens[None][uuid].state == CURRENT:
            self._context.current.look_at(uuid, reveal=True)

    def _on_go(self) -> None:
        self._go_to(self.tree.current_uuid)

    def _on_write(self) -> None:
        state: LineageState | None = self._state
        if state is not None:
            self._doors.write(state.tree.root)

    def _on_copy(self) -> None:
        state: LineageState | None = self._state
        if state is not None:
            QGuiApplication.clipboard().setText(tree_text(state.tree.unrolled()))
            self._context.messages.info(tr("The lineage was copied as text."))
