# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""奖补测算: calculates projects, chooses readings, shows projects on the map."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtWidgets import QDialog, QDockWidget, QWidget

from lowuse_plugin.domain.moments import office_today
from lowuse_plugin.gui.asking_desk import AskingDesk, is_open
from lowuse_plugin.gui.pages import PageSpec
from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.gui.projects.map import ProjectMap
from lowuse_plugin.gui.projects.parts import ProjectAction
from lowuse_plugin.gui.row_actions import Uuids
from lowuse_plugin.gui.widgets.messages import Offer
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.layers.roles import PROJECTS
from lowuse_plugin.qgis_bridge.layers.themes import SUBSIDY
from lowuse_plugin.qgis_bridge.messages import describe_any
from lowuse_plugin.qgis_bridge.projects.book import ProjectBook
from lowuse_plugin.qgis_bridge.punctuation import sentences
from lowuse_plugin.qgis_bridge.role_words import why_not

if TYPE_CHECKING:
    from lowuse_plugin.domain.policy.pack import SubsidyPolicy
    from lowuse_plugin.domain.ports import Progress, Store
    from lowuse_plugin.gui.dialogs.readings_dialog import ReadingsDialog
    from lowuse_plugin.gui.maptools.project_picker import ProjectPicker
    from lowuse_plugin.services.subsidy.assess import SubsidySummary
    from lowuse_plugin.services.subsidy.read_calculation import Calculation

_ORDER = 10
"""The result is the first page."""


class SubsidyCommand(QObject):
    """What panel, menu and map have to do with the subsidy."""

    def __init__(self, context: PanelContext, window: QWidget) -> None:
        """Register page and menu entries, and follow the map.

        Args:
            context: The shared parts.
            window: QGIS's window.
        """
        super().__init__(window)
        self._context = context
        self._window = window
        self._dialogs: list[QDialog] = []
        self._asking = AskingDesk(context, self)
        self._picker: ProjectPicker | None = None
        self.book = ProjectBook(context.session, context.tasks, self)
        self._map = ProjectMap(context.canvas, context.layers, context.project, self._members, self)
        context.project_parts.pages.add(PageSpec("Result", tr("Result"), self._make_page, _ORDER))
        self._register()
        context.session.closed.connect(self._on_closed)

    def may_leave(self) -> bool:
        """Ask what becomes of readings that are not calculated; False keeps the workspace open."""
        return self._asking.may_leave()

    def release(self) -> None:
        """Let go of map and dialogs."""
        self._asking.release()
        self._context.session.closed.disconnect(self._on_closed)
        self._on_closed()
        if self._picker is not None:
            self._picker.deleteLater()
        self._map.stop()
        self.deleteLater()

    def _register(self) -> None:
        refused = partial(why_not, self._context.session)
        add = self._context.project_parts.actions.add
        add(
            ProjectAction(
                "Calculate", tr("Calculate the subsidy"),
                tr("Calculate and keep the result with every figure that it rests on"),
                self.calculate, why_not=refused,
            )
        )  # fmt: skip
        add(
            ProjectAction(
                "Readings", tr("Choose readings …"),
                tr("Read what the policy leaves open otherwise, with the document for it"),
                lambda uuids: self.choose_readings(uuids[0]), single=True, why_not=refused,
            )
        )  # fmt: skip
        add(
            ProjectAction(
                "ShowOnMap", tr("Show on the map"), tr("Go to the projects and flash them"),
                lambda uuids: self.show_project_on_map(*uuids),
            )
        )  # fmt: skip

    def _make_page(self, context: PanelContext) -> QWidget:
        from lowuse_plugin.gui.widgets.subsidy.result import SubsidyResult  # noqa: PLC0415

        return SubsidyResult(context, self.book, self)

    def _members(self, uuid: str) -> tuple[str, ...]:
        row = self.book.rows.get(uuid) if self.book.rows is not None else None
        return () if row is None else row.parcels

    # -- calculating ----------------------------------------------------------------

    def calculate_all(self) -> None:
        """Calculate every project that is neither withdrawn nor closed."""
        self._calculate(None)

    def calculate(self, uuids: Uuids | Sequence[str]) -> None:
        """Calculate projects; readings that were chosen for them stay chosen."""
        if uuids:
            self._calculate(tuple(uuids))

    def _calculate(self, projects: tuple[str, ...] | None) -> None:
        store = self._context.session.store
        refused = why_not(self._context.session)
        if store is None or refused:
            self._context.messages.info(refused)
            return

        def work(progress: Progress) -> SubsidySummary:
            return _assess(store, progress, projects, None, "")

        title = tr("Calculating the subsidy")
        self._context.run_for(store, title, work, partial(self._calculated, store), writes=True)

    def _calculated(self, store: Store, summary: SubsidySummary) -> None:
        from lowuse_plugin.qgis_bridge.subsidy_summary import summary_texts  # noqa: PLC0415

        text, more = summary_texts(summary)
        offers = []
        is_shown = self._context.session.store is store
        if is_shown:
            self._context.session.saved()
        if summary.refused and is_shown:
            offers.append(
                Offer(
                    tr("What is missing ({count}) …", count=f"{len(summary.refused):,}"),
                    partial(self._show_refused, summary),
                    "LowUse.Message.Refused",
                    of_workspace=True,
                )
            )
        if summary.receipt is not None and not offers:
            transaction = summary.receipt.transaction_id
            whole = sentences((text, more))
            self._context.tell_saved(store, transaction, text, details=whole)
        elif summary.receipt is not None:
            self._tell_with_offers(summary, text, more, offers)
        else:
            self._context.messages.info(sentences((text, more)), offers=offers)
        if summary.assessed and is_shown:
            self._context.layers.apply_theme(SUBSIDY)

    def _tell_with_offers(
        self, summary: SubsidySummary, text: str, more: str, offers: list[Offer]
    ) -> None:
        """Show a save that some projects could not be part of: both buttons must be there."""
        receipt = summary.receipt
        if receipt is None:
            return
        self._context.undo.note(receipt.transaction_id, text)
        self._context.messages.success(
            text,
            undo=partial(self._context.undo.undo, receipt.transaction_id),
            offers=offers,
            details=sentences((text, more)),
        )

    def _show_refused(self, summary: SubsidySummary) -> None:
        from lowuse_plugin.gui.dialogs.projects.refused_projects import RefusedProjects  # noqa: PLC0415

        self._open(RefusedProjects(summary.refused, self._context.project, self._window))

    # -- readings ----------------------------------------------------------------

    def choose_readings(self, uuid: str) -> None:
        """Ask for readings and the document for them, beginning with those of the last time."""
        store = self._context.session.store
        if store is None:
            return

        def work(_progress: Progress) -> tuple[SubsidyPolicy, Calculation | None]:

            from lowuse_plugin.qgis_bridge.policy_packs import usual  # noqa: PLC0415
            from lowuse_plugin.services.subsidy.read_calculation import (  # noqa: PLC0415
                read_calculation,
            )

            return usual(office_today()), read_calculation(store, uuid)

        self._context.run_for(
            store,
            tr("Reading the calculation"),
            work,
            partial(self._ask_readings, store, uuid),
            hidden=True,
        )

    def _ask_readings(
        self, store: Store, uuid: str, found: tuple[SubsidyPolicy, Calculation | None]
    ) -> None:
        from lowuse_plugin.gui.dialogs.readings_dialog import ReadingsDialog  # noqa: PLC0415

        policy, last = found
        row = self.book.rows.get(uuid) if self.book.rows is not None else None

        def make() -> ReadingsDialog:
            dialog = ReadingsDialog(
                row.name if row is not None else "",
                policy,
                last.decided if last is not None else {},
                last.basis_document if last is not None else "",
                waiting=self._context.session.waiting,
                parent=self._window,
            )
            dialog.chosen.connect(partial(self._calculate_so, store, uuid, dialog))
            return dialog

        self._asking.ask(("readings", uuid), make)

    def _calculate_so(
        self,
        store: Store,
        uuid: str,
        dialog: ReadingsDialog,
        switches: Mapping[str, object],
        document: str,
    ) -> None:
        """Calculate a project with chosen readings; what hinders it is said in the window."""

        def work(progress: Progress) -> SubsidySummary:
            return _assess(store, progress, (uuid,), switches, document)

        def done(summary: SubsidySummary) -> bool:
            if summary.refused and is_open(dialog):
                dialog.refuse(describe_any(summary.refused[0].error))
                return False
            self._calculated(store, summary)
            return True

        self._asking.write(dialog, store, tr("Calculating the subsidy"), work, done)

    # -- map ----------------------------------------------------------------

    def show_project_on_map(self, *uuids: str) -> None:
        """Go to projects on the map and flash their outlines."""
        if uuids and not self._map.show(uuids) and self._has_layer():
            self._context.messages.info(
                tr("The project has neither a boundary nor parcels. Enter one of them first.")
            )

    def _has_layer(self) -> bool:
        """Tell whether the map has its layer of projects; say it where the user removed it."""
        if PROJECTS not in self._context.layers.missing:
            return True
        restore = partial(self._context.layers.restore, (PROJECTS,))
        self._context.messages.info(
            tr("The layer of projects was removed from the QGIS project."),
            offers=(Offer(tr("Put back"), restore, "LowUse.Message.Restore", of_workspace=True),),
        )
        return False

    def pick_on_map(self) -> None:
        """Let the user click a project on the map: its sheet is shown. Esc ends it."""
        if self._context.session.store is None:
            self._context.messages.info(tr("Open a workspace first."))
            return
        if not self._has_layer():
            return
        if self._picker is None:
            from lowuse_plugin.gui.maptools.project_picker import ProjectPicker  # noqa: PLC0415

            self._picker = ProjectPicker(self._context.canvas, self._map.layer)
            self._picker.picked.connect(self._on_picked)
            self._picker.missed.connect(self._on_missed)
        self._context.layers.apply_theme(SUBSIDY)
        self._picker.start()

    def _on_missed(self) -> None:
        if self._has_layer():
            self._context.messages.info(
                tr("There is no project here. Click inside an outline; Esc ends it.")
            )

    def _on_picked(self, uuid: str) -> None:
        self._context.project.look_at(uuid)
        dock = self._window.findChild(QDockWidget, "LowUse.Subsidy")
        if dock is not None:
            dock.show()
            dock.raise_()

    # -- dialogs ----------------------------------------------------------------

    def _open(self, dialog: QDialog) -> None:
        self._dialogs.append(dialog)
        dialog.destroyed.connect(lambda: self._forget(dialog))
        dialog.show()

    def _forget(self, dialog: QDialog) -> None:
        if dialog in self._dialogs:
            self._dialogs.remove(dialog)

    def _on_closed(self) -> None:
        """Leave nothing that is about a workspace that is gone."""
        if self._picker is not None:
            self._picker.put_away()
        for dialog in tuple(self._dialogs):
            dialog.close()


def _assess(
    store: Store,
    progress: Progress,
    projects: tuple[str, ...] | None,
    switches: Mapping[str, object] | None,
    document: str,
) -> SubsidySummary:

    from lowuse_plugin.qgis_bridge.about import plugin_version  # noqa: PLC0415
    from lowuse_plugin.qgis_bridge.actor import current_actor  # noqa: PLC0415
    from lowuse_plugin.qgis_bridge.policy_packs import usual  # noqa: PLC0415
    from lowuse_plugin.services.subsidy.assess import assess_subsidies  # noqa: PLC0415

    return assess_subsidies(
        store,
        policy=usual(office_today()),
        on=office_today(),
        calculated_by=current_actor().name,
        software_version=plugin_version(),
        projects=projects,
        switches=switches,
        basis_document=document,
        progress=progress,
    )
