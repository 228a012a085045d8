# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""宗地合并: the window of the cases, the page 办理 of the panel, and the forms of both."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from qgis.PyQt.QtWidgets import QWidget

from lowuse_plugin.domain.roles import Right
from lowuse_plugin.gui.merging.parts import too_few
from lowuse_plugin.gui.one_window_command import OneWindowCommand
from lowuse_plugin.gui.pages import PageSpec
from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.gui.parcels.actions import ParcelAction, Uuids
from lowuse_plugin.gui.toolbar import Command
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.role_words import why_not

if TYPE_CHECKING:
    from lowuse_plugin.domain.merging.records import MergeCase
    from lowuse_plugin.domain.ports import Progress, Row
    from lowuse_plugin.gui.dialogs.merging.cases_window import MergeCasesWindow
    from lowuse_plugin.gui.map_glimpse import MapGlimpse
    from lowuse_plugin.gui.merging.desk import MergeDesk
    from lowuse_plugin.gui.survey_units.drawing import UnitDrawing
    from lowuse_plugin.gui.widgets.merging.case_reading import MergeSeen
    from lowuse_plugin.gui.widgets.merging.doors import MergeDoors
    from lowuse_plugin.services.merging.revocation import BuiltUpon

_ORDER = 40


class MergeCommand(OneWindowCommand["MergeCasesWindow"]):
    """Serves the panel, the lists of parcels and the menu with merge cases."""

    def __init__(self, context: PanelContext, window: QWidget, iface: Any) -> None:
        """Give the panel its page and its doors; nothing is opened yet.

        Args:
            context: The shared parts.
            window: Owner of the windows.
            iface: QGIS, for the layer that is chosen.
        """
        super().__init__(context, window)
        self._iface = iface
        self._desk_made: MergeDesk | None = None
        self._drawing_made: UnitDrawing | None = None
        self._glimpse_made: MapGlimpse | None = None
        self.bring: Callable[[], None] = lambda: None
        """Brings the panel 宗地合并 to the front."""
        self.papers: Callable[[MergeCase, QWidget], QWidget | None] = lambda _case, _parent: None
        """Makes the buttons of the papers of a case."""
        self.compare: Callable[[str], None] = lambda _case: None
        """Opens the comparison of a case with the other scenarios of its parcels."""
        self.bring_page: Callable[[str, str], None] = lambda _panel, _page: None
        """Brings a page of a panel to the front."""
        merging = context.parcel_parts.merging
        merging.pages.add(PageSpec("Case", tr("Procedure"), self._make_page, _ORDER))
        merging.judge = self.judge
        merging.begin = self.begin
        context.actions.add(
            ParcelAction(
                "ProposeMerge",
                tr("Propose a merge …"),
                tr("Begins a merge case of these parcels; they stay as they are until registered"),
                self.propose,
                why_not=partial(why_not, context.session),
                why_not_these=too_few,
            )
        )
        context.actions.merges_wanted.connect(self.propose_many)

    def commands(self) -> Sequence[Command]:
        """Return the entries of the menu."""
        return (
            Command(
                "Cases",
                tr("Merge cases …"),
                tr("All merges with their states, steps, judgements and papers"),
                "merging",
                self.show,
                needs_workspace=True,
            ),
            Command(
                "Propose",
                tr("Propose a merge of the chosen parcels …"),
                tr("Begins a merge case of the parcels that are chosen in a list or on the map"),
                "merging",
                self.propose_chosen,
                needs_workspace=True,
                right=Right.EDIT,
            ),
        )

    def may_leave(self) -> bool:
        """Ask what becomes of forms that are not written; False keeps the workspace open."""
        may = self._desk_made is None or self._desk_made.asking.may_leave()
        unsaved = tuple(self._context.parcel_parts.merging.unsaved)
        asked = [each.page for each in unsaved if each.ask()]
        if asked:
            self.bring_page("Merging", asked[0])
        return may and not asked and super().may_leave()

    def release(self) -> None:
        """Close every window and take everything off the map: the plugin goes."""
        if self._desk_made is not None:
            self._desk_made.asking.release()
            self._desk_made = None
        if self._drawing_made is not None:
            self._drawing_made.release()
            self._drawing_made = None
        if self._glimpse_made is not None:
            self._glimpse_made.release()
            self._glimpse_made = None
        super().release()

    # -- what others ask for ----------------------------------------------------------------------

    def propose(self, uuids: Uuids) -> None:
        """Open the form of a new case of some parcels."""
        self.desk.propose(uuids)

    def propose_many(self, groups: Sequence[Uuids]) -> None:
        """Open the form of several new cases, one a group."""
        self.desk.many.begin(groups)

    def propose_chosen(self) -> None:
        """Open the form of a new case of the parcels that are chosen."""
        self.desk.propose(self._context.current.chosen)

    def begin(self) -> None:
        """Open the form of a new case of the parcels that the panel looks at."""
        self.desk.propose(self._context.parcel_parts.merging.current.members)

    def judge(self, condition: str) -> None:
        """Open the form of a judgement on the case that the panel looks at.

        Args:
            condition: Such as ``M-10``.
        """
        self._with_case(lambda seen: self.desk.judge(condition, seen))

    def step(self, kind: str, case_uuid: str) -> None:
        """Read a case and open the form of a step, or say what hinders it.

        Args:
            kind: An action of :mod:`~lowuse_plugin.domain.merging.procedure`.
            case_uuid: The case.
        """
        from lowuse_plugin.gui.widgets.merging.case_reading import read_seen  # noqa: PLC0415

        store = self._context.session.store
        if store is None:
            return

        def done(seen: MergeSeen) -> None:
            from lowuse_plugin.domain.merging.procedure import ADVANCE  # noqa: PLC0415
            from lowuse_plugin.gui.widgets.merging.case_buttons import why_not_on  # noqa: PLC0415
            from lowuse_plugin.qgis_bridge.messages import describe_code  # noqa: PLC0415

            hindered = why_not_on(seen, self._context.session) if kind == ADVANCE else ""
            if hindered:
                told = " ".join(describe_code(each.code, each.params) for each in seen.blockers)
                self._context.messages.info(told or hindered)
            else:
                self.desk.act(kind, seen)

        title = tr("Reading the merge case")
        self._context.run_for(store, title, lambda _progress: read_seen(store, case_uuid), done)

    def show_case(self, uuid: str) -> None:
        """Open the window of the cases with one of them chosen."""
        self.show()
        dialog = self.dialog
        if dialog is not None:
            dialog.choose(uuid)

    def _with_case(self, act: Callable[[MergeSeen], None]) -> None:
        """Read the case that the panel looks at, then act on it."""
        from lowuse_plugin.gui.widgets.merging.case_reading import (  # noqa: PLC0415
            read_merge,
            subject_of,
        )

        store, look = self._context.session.store, self._context.parcel_parts.merging.current.look
        if store is None or not look:
            self._context.messages.info(tr("Choose a merge case first."))
            return

        def done(seen: MergeSeen | None) -> None:
            if seen is None or seen.case is None:
                self._context.messages.info(
                    tr("A judgement belongs to a merge case. Propose the merge first.")
                )
                return
            act(seen)

        subject = subject_of(look.case_uuid, look.members)
        title = tr("Reading the merge case")
        self._context.run_for(store, title, lambda _progress: read_merge(store, subject), done)

    # -- parts made when they are first wanted ----------------------------------------------------

    @property
    def desk(self) -> MergeDesk:
        """What asks and writes."""
        if self._desk_made is None:
            from lowuse_plugin.gui.merging.desk import MergeDesk  # noqa: PLC0415

            self._desk_made = MergeDesk(self._context, lambda: self._drawing, self._window, self)
        return self._desk_made

    @property
    def _drawing(self) -> UnitDrawing:
        """What draws on the map."""
        if self._drawing_made is None:
            from lowuse_plugin.gui.survey_units.drawing import UnitDrawing  # noqa: PLC0415

            self._drawing_made = UnitDrawing(self._context, self._iface.activeLayer)
        return self._drawing_made

    def _show_parcel(self, uuid: str) -> None:
        """Let the map go to a parcel and mark it; one that counts is looked at from then on."""
        store = self._context.session.store
        if store is None:
            return

        def work(_progress: Progress) -> Row | None:
            with store.read() as reading:
                return reading.row("parcel", uuid)

        def done(row: Row | None) -> None:
            shape = None if row is None else row.get("geom")
            if row is not None and row.get("retired_at") is None:
                self._context.current.look_at(uuid, reveal=True)
            if isinstance(shape, bytes):
                self._glimpse(shape)

        self._context.run_for(store, tr("Reading parcels"), work, done, hidden=True)

    def _look_at(self, case: MergeCase) -> None:
        """Let the map go to the outline of a case."""
        if case.outline is not None:
            self._glimpse(case.outline)

    def _glimpse(self, shape: bytes) -> None:
        """Let the map go to a shape and mark it for a moment."""
        info = self._context.session.info
        if info is None:
            return
        if self._glimpse_made is None:
            from lowuse_plugin.gui.map_glimpse import MapGlimpse  # noqa: PLC0415
            from lowuse_plugin.gui.polygon_tool import BoundaryBand  # noqa: PLC0415

            self._glimpse_made = MapGlimpse(BoundaryBand(self._context.canvas), self)
        self._glimpse_made.show(shape, info.crs)
        dialog = self.dialog
        if dialog is not None:
            dialog.step_aside()

    def _doors(self) -> MergeDoors:
        from lowuse_plugin.gui.widgets.merging.doors import MergeDoors  # noqa: PLC0415

        return MergeDoors(
            step=self.desk.act,
            judge=self.desk.judge,
            propose=self.propose,
            open_case=self._open_case,
            look_at=self._look_at,
            show_parcel=self._show_parcel,
            open_built=self._open_built,
            papers=self._papers_of,
            seen=self._on_seen,
            conditions=self._show_conditions,
            compare=self._compare,
        )

    def _show_conditions(self, case: MergeCase) -> None:
        self.desk.look_at(case.uuid, case.parcels)
        self.bring_page("Merging", "Conditions")

    def _compare(self, case_uuid: str) -> None:
        self.compare(case_uuid)

    def _papers_of(self, case: MergeCase, parent: QWidget) -> QWidget | None:
        return self.papers(case, parent)

    def _open_built(self, case: MergeCase, built: BuiltUpon) -> None:
        from lowuse_plugin.gui.merging.roads import open_built  # noqa: PLC0415

        open_built(self._context, case, built, bring=self.bring_page, show_case=self.show_case)

    def _open_case(self, uuid: str, parcels: Sequence[str]) -> None:
        self.desk.look_at(uuid, parcels)
        self.bring()

    def _on_seen(self, seen: MergeSeen | None) -> None:
        """Tell forms that are open, and let the panel know in which case its parcels are."""
        if self._desk_made is not None:
            self._desk_made.follow(seen)
        current = self._context.parcel_parts.merging.current
        case = seen.case if seen is not None else None
        is_whole = case is not None and set(case.parcels) == set(current.members)
        if case is not None and is_whole and case.is_open and not current.look.case_uuid:
            current.look_at(current.members, case_uuid=case.uuid, whole=current.look.whole)

    def _make_page(self, context: PanelContext) -> QWidget:
        from lowuse_plugin.gui.widgets.merging.case_page import MergeCasePage  # noqa: PLC0415

        return MergeCasePage(context, self._doors())

    def _make(self) -> MergeCasesWindow:
        from lowuse_plugin.gui.dialogs.merging.cases_window import (  # noqa: PLC0415
            MergeCasesWindow,
        )

        return MergeCasesWindow(self._context, self._doors(), self._open_case, self._window)
