# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Which parcels the pages below are about, and which of a group are left out or added.

The line stands between the list and the pages, and so lets either of them have all the room.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from qgis.core import QgsSettings
from qgis.PyQt import sip
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from lowuse_plugin.domain.parcels.codes import short_labels
from lowuse_plugin.gui.merging.parts import CurrentMerge, MergeLook
from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.gui.widgets.elided_label import ElidedLabel
from lowuse_plugin.gui.widgets.merging.member_words import Land, area_words, note_words
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.parcels.names import parcel_called
from lowuse_plugin.qgis_bridge.punctuation import commas, labelled, listed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lowuse_plugin.domain.merging.subsidy import GroupStanding
    from lowuse_plugin.domain.ports import Progress

_NAME = "LowUse.Merging.Members"
_MOST_LISTED = 60
BOTH, LIST, PAGES = "both", "list", "pages"
"""What has the room: list and pages, the list alone, or the pages alone."""
_ROOM = "lowuse/window/merging_room"


class MergeMembers(QWidget):
    """One line, and a menu to change the parcels while there is no case of them."""

    room_changed = pyqtSignal(str)
    """:data:`BOTH`, :data:`LIST` or :data:`PAGES`."""

    def __init__(self, context: PanelContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(_NAME)
        self._context = context
        self._current: CurrentMerge = context.parcel_parts.merging.current
        self._read: dict[str, Land] = {}
        """Parcels that count no more, as they were read: no list has them."""
        self._standing: tuple[tuple[str, ...], GroupStanding] | None = None
        """How the parcels that are looked at stand to approved projects."""
        self._says = ElidedLabel()
        self._says.setObjectName(f"{_NAME}.Says")
        self._note = ElidedLabel()
        self._note.setObjectName(f"{_NAME}.Note")
        self._button = QToolButton()
        self._button.setObjectName(f"{_NAME}.Change")
        self._button.setText(tr("Parcels"))
        self._button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._button.setToolTip(tr("Leave parcels out, or add chosen ones"))
        self.menu = QMenu(self._button)
        self.menu.setToolTipsVisible(True)
        self.menu.aboutToShow.connect(self.fill)
        self._button.setMenu(self.menu)
        self._room = BOTH
        self._up = self._arrow("Up", Qt.ArrowType.UpArrow)
        self._up.clicked.connect(lambda _on: self._choose(BOTH if self._room == LIST else PAGES))
        self._down = self._arrow("Down", Qt.ArrowType.DownArrow)
        self._down.clicked.connect(lambda _on: self._choose(BOTH if self._room == PAGES else LIST))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        line = QHBoxLayout()
        column.addLayout(line)
        column.addWidget(self._note)
        line.addWidget(self._says, 1)
        line.addStretch()
        line.addWidget(self._button)
        line.addWidget(self._up)
        line.addWidget(self._down)
        self._share(BOTH)
        self._current.changed.connect(self._show)
        self._current.changed.connect(self._look_up)
        context.session.closed.connect(self._forget)
        context.book.loaded.connect(self._on_book)
        context.book.rows_changed.connect(self._on_book)
        self._show(self._current.look)

    def fill(self) -> None:
        """Offer the parcels of the group, and the chosen ones."""
        self.menu.clear()
        look = self._current.look
        if look.case_uuid:
            told = self.menu.addAction(tr("The parcels of a case are changed in the case."))
            told.setEnabled(False)
            return
        shown = look.whole[:_MOST_LISTED]
        for uuid, label in zip(shown, self._labels(shown), strict=True):
            entry = self.menu.addAction(label)
            entry.setObjectName(f"{_NAME}.Parcel.{uuid}")
            entry.setCheckable(True)
            entry.setChecked(uuid in look.members)
            entry.triggered.connect(partial(self._put, uuid))
        self.menu.addSeparator()
        more = [uuid for uuid in self._context.current.chosen if uuid not in look.members]
        add = self.menu.addAction(
            tr("Add the {count} chosen parcels", count=f"{len(more):,}"), partial(self._add, more)
        )
        add.setObjectName(f"{_NAME}.Add")
        add.setEnabled(bool(more))
        whole = self.menu.addAction(tr("The whole group"), self._all)
        whole.setObjectName(f"{_NAME}.Whole")
        whole.setEnabled(look.members != look.whole)

    # -- who has the room -------------------------------------------------------------------------

    def begin(self) -> None:
        """Give the list all the room where it had it last; pages alone would name no group."""
        self._share(LIST if QgsSettings().value(_ROOM) == LIST else BOTH)

    def fold(self) -> None:
        """Let search and list go: the pages about what is looked at get their room."""
        self._share(PAGES)

    def show_pages(self) -> None:
        """Let the pages be seen."""
        if self._room == LIST:
            self._share(BOTH)

    def _choose(self, room: str) -> None:
        QgsSettings().setValue(_ROOM, room)
        by_key = self._up.hasFocus() or self._down.hasFocus()
        self._share(room)
        if by_key and room != BOTH:
            (self._up if room == LIST else self._down).setFocus()  # the same key takes it back

    def _share(self, room: str) -> None:
        """Give the room to list, pages or both: each arrow moves this line the way it points."""
        self._room = room
        self._up.setVisible(room != PAGES)
        self._down.setVisible(room != LIST)
        if room == LIST:
            _say(self._up, tr("Show conditions and preview again"), tr("Details"))
        elif room == PAGES:
            _say(self._down, tr("Show search and list again"), tr("List"))
        else:
            _say(self._up, tr("Hide search and list, to have more room below"))
            _say(self._down, tr("Hide conditions and preview, to have more room for the list"))
        self._aim()
        self.room_changed.emit(room)

    def _aim(self) -> None:
        """Let the list go only while there is something else to see."""
        is_any = bool(self._current.look)
        self._button.setVisible(is_any)
        self._up.setEnabled(is_any or self._room == LIST)

    @staticmethod
    def _arrow(name: str, way: Qt.ArrowType) -> QToolButton:
        button = QToolButton()
        button.setObjectName(f"{_NAME}.{name}")
        button.setArrowType(way)
        return button

    # -- changing the parcels ---------------------------------------------------------------------

    def _put(self, uuid: str, within: bool) -> None:
        """Take a parcel in or leave it out, in the order of the group."""
        look = self._current.look
        members = {*look.members, uuid} if within else set(look.members) - {uuid}
        kept = [each for each in look.whole if each in members]
        if kept:
            self._current.look_at(kept, whole=look.whole)

    def _add(self, more: Sequence[str]) -> None:
        look = self._current.look
        self._current.look_at((*look.members, *more), whole=(*look.whole, *more))

    def _all(self) -> None:
        self._current.look_at(self._current.look.whole, whole=self._current.look.whole)

    # -- what is said -----------------------------------------------------------------------------

    def _show_again(self, *_what: object) -> None:
        self._show(self._current.look)

    def _on_book(self, *_what: object) -> None:
        """Say it anew; of a parcel that retired meanwhile no list has a line any more."""
        self._show_again()
        rows, look = self._context.book.rows, self._current.look
        if rows is not None and any(
            each not in rows.row_of and each not in self._read for each in look.members
        ):
            self._look_up(look)

    def _show(self, look: MergeLook) -> None:
        self._aim()
        if not look:
            self._says.say("")
            self._note.say("")
            if self._room == PAGES:
                self._share(BOTH)  # else nothing could be chosen any more
            return
        parts = [tr("{count} parcels", count=f"{len(look.members):,}")]
        if len(look.members) < len(look.whole):
            whole = f"{len(look.whole):,}"
            parts = [tr("{count} of {whole} parcels", count=f"{len(look.members):,}", whole=whole)]
        lands = [self._land(uuid) for uuid in look.members]
        parts += area_words(lands)
        labels = [label for label in self._labels(look.members[:_MOST_LISTED]) if label]
        holders = dict.fromkeys(land.holder for land in lands if land.holder)
        said = commas((*list(holders)[:1], *parts))
        self._says.say(labelled(said, listed(short_labels(labels))) if labels else said)
        standing = self._standing
        same = standing is not None and standing[0] == look.members
        self._note.say(note_words(lands, standing[1] if standing is not None and same else None))

    def _look_up(self, look: MergeLook) -> None:
        """Read what no list knows: parcels that count no more, and approved projects."""
        store, rows = self._context.session.store, self._context.book.rows
        if store is None or rows is None or not look:
            return
        gone = [each for each in look.members if each not in rows.row_of and each not in self._read]

        def work(_progress: Progress) -> tuple[dict[str, Land], GroupStanding]:
            from lowuse_plugin.gui.widgets.merging.member_words import read_lands  # noqa: PLC0415
            from lowuse_plugin.services.merging.subsidy_flags import (  # noqa: PLC0415
                group_standings,
            )

            with store.read() as reading:
                return read_lands(reading, gone), group_standings(reading, {"": look.members})[""]

        def done(found: tuple[Mapping[str, Land], GroupStanding]) -> None:
            if sip.isdeleted(self) or self._context.session.store is not store:
                return
            self._read.update(found[0])
            if look.members == self._current.members:  # else newer ones were asked about since
                self._standing = (look.members, found[1])
            self._show_again()

        self._context.run_for(store, tr("Reading parcels"), work, done, hidden=True)

    def _forget(self) -> None:
        self._read.clear()
        self._standing = None

    def _labels(self, uuids: Sequence[str]) -> list[str]:
        """Return how people know parcels, empty before they are read."""
        return [self._land(uuid).label for uuid in uuids]

    def _land(self, uuid: str) -> Land:
        """Return what is known of a parcel: nothing before it is read."""
        rows = self._context.book.rows
        place = -1 if rows is None else rows.row_of.get(uuid, -1)
        if rows is None or place < 0:
            return self._read.get(uuid, Land())
        table = rows.table
        label, number = table["label"].values[place], table["fid"].values[place]
        return Land(
            parcel_called(str(label or ""), int(number)),
            str(table["holder_name"].values[place] or ""),
            float(table["registered_area_m2"].values[place]),
            float(table["plane_area_m2"].values[place]),
        )


def _say(button: QToolButton, tip: str, word: str = "") -> None:
    """Let an arrow say what it does, beside it with a word."""
    styles = Qt.ToolButtonStyle
    button.setToolButtonStyle(
        styles.ToolButtonTextBesideIcon if word else styles.ToolButtonIconOnly
    )
    button.setText(word)
    button.setToolTip(tip)
