# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What a user does with workspaces: make, open, close, practise."""

from __future__ import annotations

from pathlib import Path

from qgis.PyQt.QtCore import QObject, QStandardPaths
from qgis.PyQt.QtWidgets import QDialog, QFileDialog, QMessageBox, QWidget

from lowuse_plugin.domain.roles import Right
from lowuse_plugin.gui.leaving import Leaving
from lowuse_plugin.gui.widgets.messages import Messages, Offer
from lowuse_plugin.gui.widgets.start_view import Ways
from lowuse_plugin.qgis_bridge import settings
from lowuse_plugin.qgis_bridge.actor import known_name
from lowuse_plugin.qgis_bridge.district_names import district_name
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.messages import describe_code
from lowuse_plugin.qgis_bridge.role_words import role_reason
from lowuse_plugin.qgis_bridge.session import WorkspaceSession
from lowuse_plugin.qgis_bridge.shapely_check import shapely_problem
from lowuse_plugin.qgis_bridge.training import TRAINING_DISTRICT, fill, training_workspace

_TRAINING_CRS = "EPSG:4526"


class WorkspaceCommands(QObject):
    """Carries the commands out; menus, start views and messages call them."""

    def __init__(self, session: WorkspaceSession, messages: Messages, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._messages = messages
        self._window = window
        self._person: QDialog | None = None
        self.leaving = Leaving()
        """Asked before another workspace takes the place of the open one."""
        session.opened.connect(self._on_opened)

    def release(self) -> None:
        """Close what is still asked."""
        if self._person is not None:
            self._person.close()
        self.deleteLater()

    def ways(self) -> Ways:
        """Return what a start view offers."""
        return Ways(
            create=self.create,
            open=self.open,
            train=self.train,
            reopen=self.reopen,
            recent=settings.RECENT_WORKSPACES.get,
        )

    def can_work(self) -> bool:
        """Tell whether shapely is there, and say how to get it where it is not."""
        problem = shapely_problem()
        if problem is not None:
            self._messages.warning(str(problem))
            return False
        if self._session.is_opening:
            self._messages.info(tr("A workspace is being opened; wait until it is there."))
            return False
        return True

    def _may_leave(self) -> bool:
        """Tell whether the workspace that is open may be left."""
        return self.leaving.may_leave()

    def _can_make(self) -> bool:
        """Tell whether a workspace can be made, and say why where it cannot."""
        refused = role_reason(self._session.role, Right.EDIT)
        if refused:
            self._messages.info(refused)
        return not refused and self.can_work()

    def create(self) -> None:
        """Ask the five questions and make a workspace."""
        if not self._can_make():
            return
        from lowuse_plugin.gui.dialogs.workspace.new_workspace_dialog import (  # noqa: PLC0415
            NewWorkspaceDialog,
        )

        dialog = NewWorkspaceDialog(_folder(), known_name(), self._window)

        def make() -> None:
            answers = dialog.answers
            if not self._may_leave():
                return
            settings.DISPLAY_NAME.set(answers.person)
            settings.ROLE.set(answers.role.value)
            self._session.follow_settings()
            self._session.create(answers.path, district=answers.district, crs=answers.crs)

        dialog.accepted.connect(make)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def open(self) -> None:
        """Let a file be chosen and open it."""
        path, _ = QFileDialog.getOpenFileName(
            self._window, tr("Open workspace"), _folder(), tr("Workspace (*.gpkg)")
        )
        if path:
            self.reopen(Path(path))

    def reopen(self, path: Path) -> None:
        """Open a known file; the task that opens it says when it is not there."""
        if self.can_work():
            self.leaving.leave(lambda: self._session.open(path))

    def train(self) -> None:
        """Open the training workspace; make it the first time."""
        path = training_workspace()
        if path.exists():
            self.reopen(path)
        elif self._can_make() and self._may_leave():
            path.parent.mkdir(parents=True, exist_ok=True)
            self._session.create(
                path, district=TRAINING_DISTRICT, crs=_TRAINING_CRS, training=True, fill=fill
            )

    def reset_training(self) -> None:
        """Make the training workspace anew; what was practised in it is gone."""
        if not self._can_make():
            return
        asked = QMessageBox(
            QMessageBox.Icon.Question,
            tr("Start the training anew"),
            tr("All that was practised in the training workspace is thrown away. Go on?"),
            QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.No,
            self._window,
        )
        asked.setObjectName("LowUse.ResetTraining")
        asked.button(QMessageBox.StandardButton.Yes).setText(tr("Start anew"))
        asked.button(QMessageBox.StandardButton.No).setText(tr("Cancel"))
        asked.setDefaultButton(QMessageBox.StandardButton.No)
        answer = asked.exec()
        asked.deleteLater()
        if answer != QMessageBox.StandardButton.Yes or not self._may_leave():
            return
        path = training_workspace()
        if self._session.path is not None and self._session.is_training:
            self._session.close()
        try:
            path.unlink(missing_ok=True)
        except OSError:
            self._messages.warning(
                tr("{file} is in use by another QGIS; close it there first.", file=path.name)
            )
            return
        self.train()

    def close(self) -> None:
        """Close the workspace."""
        self.leaving.leave(self._session.close)

    def _on_opened(self) -> None:
        path, info = self._session.path, self._session.info
        if path is None or info is None:
            return
        if not info.training:
            settings.remember_workspace(path)
        district = district_name(info.district)
        opened = tr("{file} is open ({district}, {crs}).", file=path.stem, district=district,
                    crs=info.crs)  # fmt: skip
        if info.read_only_reason is not None:
            reason = describe_code(info.read_only_reason, {"file": path.name})
            self._messages.warning(f"{opened} {reason}", of_workspace=True)
        elif info.training:
            again = Offer(tr("Start anew"), self.reset_training, "LowUse.Message.ResetTraining")
            self._messages.info(opened, offers=(again,))
        else:
            self._messages.success(opened)
        if not settings.DISPLAY_NAME.is_set() and not info.training:
            self._ask_who()

    def _ask_who(self) -> None:
        """Ask for name and role, once a profile; what is put off is asked at the next opening."""
        from lowuse_plugin.gui.dialogs.person_dialog import PersonDialog  # noqa: PLC0415

        if self._person is not None:
            return

        def answered(_result: int) -> None:
            self._person = None
            dialog.deleteLater()

        self._person = dialog = PersonDialog(known_name(), self._window)
        dialog.accepted.connect(self._session.follow_settings)
        dialog.finished.connect(answered)
        dialog.open()


def _folder() -> str:
    """Return where the last workspace was, else the user's documents."""
    # Not looked for: a share that is gone would answer late.
    return settings.WORKSPACE_FOLDER.get() or QStandardPaths.writableLocation(
        QStandardPaths.StandardLocation.DocumentsLocation
    )
