# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Papers of merges from a case, from parcels that are looked at, and tables of all cases."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtWidgets import QWidget

from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.gui.toolbar import Command
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.paper_kinds import MERGE_APPLICATION, MERGE_COMPARISON, MERGE_KINDS

if TYPE_CHECKING:
    from lowuse_plugin.domain.merging.records import MergeCase
    from lowuse_plugin.domain.merging.values import ValueChoice
    from lowuse_plugin.gui.merging.papers_writer import MergePapersWriter


class MergePapersDesk(QObject):
    """Offers the papers; a part of the menu 宗地合并.

    ``buttons`` fits the door ``MergeCommand.papers``.
    """

    def __init__(self, context: PanelContext, window: QWidget) -> None:
        """Write nothing yet.

        Args:
            context: The shared parts.
            window: Owner of the dialogs.
        """
        super().__init__(window)
        self._context, self._window = context, window
        self._made: MergePapersWriter | None = None

    @property
    def writer(self) -> MergePapersWriter:
        """What asks for files and writes them, made when it is first wanted."""
        if self._made is None:
            from lowuse_plugin.gui.merging.papers_writer import MergePapersWriter  # noqa: PLC0415

            self._made = MergePapersWriter(self._context, self._window, self)
        return self._made

    # -- entrances --------------------------------------------------------------------------------

    def commands(self) -> Sequence[Command]:
        """Return the entries of the menu."""
        return (
            Command(
                "Papers.Application",
                tr("Application for the merge that is looked at (Word) …"),
                tr("宗地合并申请表 with conditions and map, also before a case is drawn up"),
                "map_sheet",
                partial(self.of_look, MERGE_APPLICATION),
                needs_workspace=True,
            ),
            Command(
                "Papers.Comparison",
                tr("Before and after of the merge that is looked at (Word) …"),
                tr("合并前后对照表 with map, areas and every field"),
                "map_sheet",
                partial(self.of_look, MERGE_COMPARISON),
                needs_workspace=True,
            ),
            Command(
                "Papers.Exchange",
                tr("Exchange tables of all merges (Excel) …"),
                tr("Cases, members and conditions under the field codes hb, hb_cy and hb_jc"),
                "map_sheet",
                self.of_all,
                needs_workspace=True,
            ),
        )

    def shortcuts(self) -> Sequence[Command]:
        """Return nothing: papers are not written by a key."""
        return ()

    def may_leave(self) -> bool:
        """Return that nothing here is unsaved."""
        return True

    def release(self) -> None:
        """Go with the plugin."""
        self.deleteLater()

    def buttons(self, case: MergeCase, parent: QWidget) -> QWidget:
        """Return a button with the papers of a case.

        Args:
            case: The case, as it is shown.
            parent: Of the button.
        """
        write = partial(self.writer.write, case.uuid, case.case_no)
        return self.writer.button(write, parent, MERGE_KINDS)

    def parcels_button(
        self,
        parcels: Callable[[], Sequence[str]],
        values: Callable[[], Mapping[str, ValueChoice]],
        parent: QWidget,
    ) -> QWidget:
        """Return a button with the papers of parcels that nobody has drawn a case up for.

        Args:
            parcels: Gives the parcels when a paper is wanted.
            values: Gives what a person chose in the preview then.
            parent: Of the button.
        """
        from lowuse_plugin.gui.merging.papers_writer import OF_PARCELS  # noqa: PLC0415

        def write(kind: str) -> None:
            self.writer.of_parcels(kind, parcels(), values())

        return self.writer.button(write, parent, OF_PARCELS)

    def of_look(self, kind: str) -> None:
        """Write a paper of what the panel 宗地合并 looks at: its case, else its parcels."""
        current = self._context.parcel_parts.merging.current
        if current.look.case_uuid:
            self.writer.write(current.look.case_uuid, "", kind)
        else:
            self.writer.of_parcels(kind, current.members, current.values)

    def of_all(self) -> None:
        """Write the exchange tables of all cases."""
        self.writer.of_all()
