# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""点选标记: parcels are chosen by clicks and rectangles on the map, and tagged by the form."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol

from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtWidgets import QAction, QWidget

from lowuse_plugin.domain.roles import Right
from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.gui.toolbar import Command
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.role_words import why_not

if TYPE_CHECKING:
    from lowuse_plugin.gui.maptools.tag_picking import TagPicking
    from lowuse_plugin.gui.maptools.tag_tool import TagTool
    from lowuse_plugin.gui.maptools.tag_tool_bar import TagToolBar

Shown = Callable[[], Sequence[str] | None]


class Tagger(Protocol):
    """Who tags by what the form of the panel says."""

    def tag(self, uuids: Sequence[str]) -> bool:
        """Tag parcels; says why and returns False where the form is not complete."""


class TagToolCommand(QObject):
    """Puts the tool in hand and away; what is chosen is the selection of all panels."""

    def __init__(self, context: PanelContext, window: QWidget, tag: Tagger) -> None:
        """Wait; the tool is made when it is first wanted.

        Args:
            context: The shared parts.
            window: Owner.
            tag: Tags what was chosen.
        """
        super().__init__(window)
        self._context = context
        self._tagger = tag
        self._shown: Shown = lambda: None
        self._action: QAction | None = None
        self._tool: TagTool | None = None
        self._picking: TagPicking | None = None
        self._bar: TagToolBar | None = None
        self._sent: frozenset[str] = frozenset()
        """Parcels that are being tagged: they leave the selection when the lists know them so."""
        context.session.closed.connect(self.put_away)
        context.session.role_changed.connect(self._follow_role)
        context.book.rows_changed.connect(self._rows_changed)
        context.book.loaded.connect(self._rows_read)

    # -- for the commands ---------------------------------------------------------------------

    def commands(self) -> Sequence[Command]:
        """Return the entry of the menu; it is checked while the tool is in hand."""
        return (
            Command(
                "TagOnMap", tr("Tag by clicking on the map"),
                tr("Choose parcels on the map by clicks and rectangles and tag them; Esc cancels"),
                "tagging", self.toggle, shortcut="Ctrl+Alt+K", needs_workspace=True,
                right=Right.EDIT, made=self._take_action,
            ),
        )  # fmt: skip

    def shortcuts(self) -> Sequence[Command]:
        """Return nothing: the entry of the menu has the keys."""
        return ()

    def may_leave(self) -> bool:
        """Let the workspace be left: nothing is kept here."""
        return True

    def follow(self, shown: Shown) -> None:
        """Know what the list of the panel that is seen shows."""
        self._shown = shown

    def release(self) -> None:
        """Take the tool off the map."""
        if self._tool is not None:
            self._tool.release()
            self._tool.deleteLater()
        if self._bar is not None:
            self._bar.end()
            self._bar.deleteLater()
        self._tool = self._bar = None
        self.deleteLater()

    # -- the tool -----------------------------------------------------------------------------

    @property
    def in_hand(self) -> bool:
        """Whether the map uses the tool now."""
        return self._tool is not None and self._tool.in_hand

    def toggle(self) -> None:
        """Put the tool in hand, or away; what is chosen stays selected then."""
        if self.in_hand:
            self.put_away()
        else:
            self.start()

    def start(self) -> None:
        """Choose on the map from now on."""
        refused = why_not(self._context.session)
        if refused:
            self._context.messages.info(refused)
            self._show_checked()
            return
        tool, picking, bar = self._parts()
        picking.begin()
        self._sent = frozenset()
        tool.start()
        bar.begin()
        self._context.current.selection_changed.connect(self._tell)
        self._context.canvas.setFocus()
        self._tell()
        self._show_checked()

    def put_away(self) -> None:
        """Choose no more; what is chosen stays selected."""
        if self._tool is not None:
            self._tool.put_away()

    def cancel(self) -> None:
        """Choose no more; what was selected before the tool is selected again."""
        if self._picking is not None:
            self._picking.give_up()
        self.put_away()

    def tag(self) -> None:
        """Tag what is chosen, once everything that was marked is found."""
        if self._picking is not None:
            self._picking.when_found(self._tag_chosen)

    def _tag_chosen(self) -> None:
        chosen = sorted(self._context.current.selection)
        if not chosen:
            self._context.messages.info(tr("Choose parcels on the map first."))
        elif self._tagger.tag(chosen):
            self._sent = frozenset(chosen)

    def _tag_double(self) -> None:
        """Tag with the parcel that was clicked twice."""
        picking = self._picking
        if picking is None:
            return

        def found() -> None:
            picking.take_back_click()
            self._tag_chosen()

        picking.when_found(found)

    def _parts(self) -> tuple[TagTool, TagPicking, TagToolBar]:
        if self._tool is None or self._picking is None or self._bar is None:
            from lowuse_plugin.gui.maptools.tag_picking import TagPicking  # noqa: PLC0415
            from lowuse_plugin.gui.maptools.tag_tool import TagTool  # noqa: PLC0415
            from lowuse_plugin.gui.maptools.tag_tool_bar import TagToolBar  # noqa: PLC0415

            canvas = self._context.canvas
            tool = TagTool(canvas)
            picking = TagPicking(self._context, self._shown_now, self)
            bar = TagToolBar(canvas)
            tool.marked.connect(picking.mark)
            picking.changed.connect(self._tell)
            for part in (tool, bar):
                part.confirmed.connect(self.tag)
                part.cancelled.connect(self.cancel)
            tool.double_clicked.connect(self._tag_double)
            tool.put_down.connect(self._ended)
            bar.source_chosen.connect(lambda source: setattr(picking, "source", source))
            bar.within_chosen.connect(lambda within: setattr(picking, "within", within))
            if self._action is not None:
                tool.setAction(self._action)
            self._tool, self._picking, self._bar = tool, picking, bar
        return self._tool, self._picking, self._bar

    def _ended(self) -> None:
        """Another tool is in hand: nothing is looked for, nothing stands on the map any more."""
        if self._picking is not None and self._bar is not None:
            self._context.current.selection_changed.disconnect(self._tell)
            self._picking.end()
            self._bar.end()

    def _shown_now(self) -> Sequence[str] | None:
        return self._shown()

    # -- what is seen -------------------------------------------------------------------------

    def _take_action(self, action: QAction) -> None:
        """Let the entry of the menu show whether the tool is in hand."""
        action.setCheckable(True)
        self._action = action

    def _show_checked(self) -> None:
        if self._action is not None:
            self._action.setChecked(self.in_hand)

    def _tell(self, *_what_changed: object) -> None:
        if self._bar is not None and self._picking is not None and self.in_hand:
            self._bar.tell(self._picking.figures(), busy=self._picking.busy)

    def _follow_role(self) -> None:
        if self.in_hand and why_not(self._context.session):
            self.cancel()

    def _rows_changed(self, uuids: frozenset[str], _table: object) -> None:
        self._let_go(self._sent & uuids)

    def _rows_read(self, _table: object) -> None:
        self._let_go(self._sent)

    def _let_go(self, saved: frozenset[str]) -> None:
        """Choose no more what is tagged now; the next round begins with the rest."""
        from lowuse_plugin.domain.parcels.states import untagged  # noqa: PLC0415

        rows, picking = self._context.book.rows, self._picking
        if not saved or not self.in_hand or rows is None or picking is None:
            return
        places = rows.rows(saved)
        tagged = places[~untagged(rows.table.take(places))]
        self._sent -= frozenset(rows.uuids(tagged))
        picking.let_go(frozenset(rows.uuids(tagged)))
