# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Projects: making one from parcels, editing one, giving it another state."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from qgis.core import QgsProject
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtWidgets import QWidget

from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.gui.parcels.actions import ParcelAction, Uuids
from lowuse_plugin.gui.projects.parts import ProjectAction
from lowuse_plugin.gui.widgets.plain_parts import to_front
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.messages import describe_any
from lowuse_plugin.qgis_bridge.role_words import why_not

if TYPE_CHECKING:
    from lowuse_plugin.domain.ports import Progress, Receipt, Store
    from lowuse_plugin.gui.dialogs.projects.dialog import ProjectDialog
    from lowuse_plugin.gui.dialogs.projects.state_dialog import ProjectStateDialog
    from lowuse_plugin.qgis_bridge.selected_shapes import SelectedShapes
    from lowuse_plugin.services.projects.save import ProjectSaved
    from lowuse_plugin.services.rows.edit_row import EditableRow


class ProjectCommand(QObject):
    """Holds the forms that are open and tells what was saved."""

    def __init__(self, context: PanelContext, window: QWidget, iface: Any) -> None:
        """Offer projects wherever something can be done with parcels or projects.

        Args:
            context: The shared parts.
            window: Owner of the dialogs.
            iface: QGIS, for the layer that is chosen.
        """
        super().__init__(window)
        self._context = context
        self._window = window
        self._iface = iface
        self._dialogs: list[ProjectDialog] = []
        self._state: ProjectStateDialog | None = None
        may = partial(why_not, context.session)
        context.actions.add(
            ParcelAction(
                "NewProject",
                tr("New project from these parcels …"),
                tr("Begin a project with these parcels; nothing is saved before you save the form"),
                self.new,
                why_not=may,
            )
        )
        context.actions.add(
            ParcelAction(
                "AddToProject",
                tr("Add to the project …"),
                tr("Open the project that is looked at, with these parcels added"),
                self._add,
                why_not=lambda: may() or self._no_project(),
            )
        )
        actions = context.project_parts.actions
        actions.add(
            ProjectAction(
                "Edit",
                tr("Edit …"),
                tr("Change fields, parcels and boundary of the project"),
                lambda uuids: self.edit(uuids[0]),
                single=True,
                why_not=may,
            )
        )
        actions.add(
            ProjectAction(
                "State",
                tr("Change the state …"),
                tr("Give the project another state, such as withdrawn or closed, with a reason"),
                lambda uuids: self.change_state(uuids[0]),
                single=True,
                why_not=may,
            )
        )
        context.session.closed.connect(self._close_state)
        context.session.role_changed.connect(self._follow_role)

    # -- entrances --------------------------------------------------------------------------------

    def new(self, parcels: Uuids = ()) -> None:
        """Open the form of a new project.

        Args:
            parcels: That are to come to it.
        """
        if self._may():
            self._open("", parcels)

    def edit(self, uuid: str) -> None:
        """Open the form of a project, or bring it to the front."""
        if self._may():
            self._open(uuid)

    def change_state(self, uuid: str) -> None:
        """Ask for another state of a project."""
        store = self._context.session.store
        if store is None or not self._may():
            return

        def work(_progress: Progress) -> EditableRow:
            from lowuse_plugin.services.rows.edit_row import read_row  # noqa: PLC0415

            return read_row(store, "project", uuid)

        title = tr("Reading a project")
        self._context.run_for(store, title, work, partial(self._ask_state, store), hidden=True)

    def may_leave(self) -> bool:
        """Ask what becomes of entries that are not saved; False keeps workspace and QGIS open."""
        unsaved = [dialog for dialog in self._dialogs if dialog.edited]
        for dialog in unsaved:
            to_front(dialog)
            dialog.ask_before_closing(others=len(unsaved) - 1)
        return not unsaved

    def release(self) -> None:
        """Close every dialog: the plugin goes."""
        for dialog in tuple(self._dialogs):
            if not sip.isdeleted(dialog):
                dialog.discard()
        self._dialogs.clear()
        self._close_state()
        self._context.session.closed.disconnect(self._close_state)
        self._context.session.role_changed.disconnect(self._follow_role)
        self.deleteLater()

    def _may(self) -> bool:
        session = self._context.session
        reason = tr("Open a workspace first.") if session.store is None else why_not(session)
        if reason:
            self._context.messages.info(reason)
        return not reason

    def _no_project(self) -> str:
        """Return why parcels cannot be added to a project, empty when they can."""
        if self._context.project.uuid:
            return ""
        return tr("Choose a project in the panel “Subsidy” first.")

    def _add(self, uuids: Uuids) -> None:
        """Add parcels to the form of a new project that is open, else to the current project."""
        if self._context.project.uuid and self._may():
            self._open(self._context.project.uuid, uuids)

    # -- forms ------------------------------------------------------------------------------------

    def _open(self, uuid: str, parcels: Uuids = ()) -> ProjectDialog:
        from lowuse_plugin.gui.dialogs.projects.dialog import ProjectDialog  # noqa: PLC0415
        from lowuse_plugin.gui.widgets.window_size import stand_apart  # noqa: PLC0415

        dialog = next((d for d in self._dialogs if uuid and d.uuid == uuid), None)
        if dialog is None:
            dialog = ProjectDialog(
                self._context, uuid, self._selected, self._window, parcels=parcels
            )
            stand_apart(dialog, [each for each in self._dialogs if each.isVisible()])
            self._dialogs.append(dialog)
            dialog.finished.connect(partial(self._forget, dialog))
            dialog.saved.connect(partial(self._tell, dialog))
        elif parcels:
            dialog.add_parcels(parcels)
        to_front(dialog)
        return dialog

    def _selected(self) -> SelectedShapes:
        from lowuse_plugin.qgis_bridge.selected_shapes import selected_shapes  # noqa: PLC0415

        return selected_shapes(QgsProject.instance(), self._iface.activeLayer())

    def _forget(self, dialog: ProjectDialog, _result: int) -> None:
        if dialog in self._dialogs:
            self._dialogs.remove(dialog)

    def _tell(self, dialog: ProjectDialog, row: EditableRow, saved: ProjectSaved) -> None:
        """Say what was saved, with the way back, and look at the project."""
        from lowuse_plugin.qgis_bridge.edit_words import already_text  # noqa: PLC0415
        from lowuse_plugin.qgis_bridge.projects.words import (  # noqa: PLC0415
            project_saved_text,
        )

        context = self._context
        if saved.receipt is None:
            context.messages.info(already_text(saved))
            return
        said = project_saved_text(
            row, saved, parcels="members" in dialog.edited, name=dialog.shown_name
        )
        transaction = saved.receipt.transaction_id
        context.tell_saved(
            context.session.store, transaction, said.name, said.told, details=said.details
        )
        # Who edits a project looks at what he wants to see; a new one he has to find.
        context.project.look_at(saved.uuid, reveal=not row.uuid)

    # -- state ------------------------------------------------------------------------------------

    def _ask_state(self, store: Store, row: EditableRow) -> None:
        from lowuse_plugin.gui.dialogs.projects.state_dialog import (  # noqa: PLC0415
            ProjectStateDialog,
        )
        from lowuse_plugin.qgis_bridge.projects.words import project_title  # noqa: PLC0415

        self._close_state()
        name = project_title(row.values)
        dialog = ProjectStateDialog(name, str(row.values.get("state") or ""), self._window)
        self._state = dialog
        project = (row.uuid, name, str(row.values.get("state") or ""))
        dialog.wanted.connect(partial(self._write_state, store, dialog, project))
        dialog.finished.connect(partial(self._forget_state, dialog))
        dialog.bar(why_not(self._context.session))
        dialog.show()

    def _write_state(
        self,
        store: Store,
        dialog: ProjectStateDialog,
        project: tuple[str, str, str],
        state: str,
        reason: str,
    ) -> None:
        uuid, name, seen = project

        def work(_progress: Progress) -> Receipt:
            from lowuse_plugin.services.projects.save import set_project_state  # noqa: PLC0415

            return set_project_state(store, uuid, state, reason=reason, seen=seen)

        def done(receipt: Receipt) -> None:
            from lowuse_plugin.domain.display import shown_code  # noqa: PLC0415

            if self._state is dialog:
                dialog.accept()
            word = shown_code("project_state", state)
            text = tr("Project {name}: state {state}.", name=name, state=word)
            self._context.tell_saved(store, receipt.transaction_id, text)

        def failed(error: BaseException) -> None:
            if self._state is dialog:
                dialog.set_busy(False)
                dialog.refuse(describe_any(error))
            else:
                self._context.messages.failure(error)

        def ended() -> None:
            if self._state is dialog:
                dialog.set_busy(False)

        dialog.set_busy(True)
        title = tr("Changing the state of a project")
        task = self._context.run_for(store, title, work, done, on_failed=failed, writes=True)
        task.ended.connect(ended)

    def _close_state(self) -> None:
        """Ask no more: what the dialog is about is left."""
        if self._state is not None:
            self._state.reject()

    def _follow_role(self) -> None:
        if self._state is not None:
            self._state.bar(why_not(self._context.session))

    def _forget_state(self, dialog: ProjectStateDialog, _result: int) -> None:
        if self._state is dialog:
            self._state = None
        dialog.deleteLater()
