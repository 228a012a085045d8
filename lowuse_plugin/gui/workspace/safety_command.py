# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""备份与检查, 恢复, 升级: what keeps the file of a workspace safe, and puts it right."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject, QUrl, pyqtSlot
from qgis.PyQt.QtGui import QDesktopServices
from qgis.PyQt.QtWidgets import QFileDialog, QWidget

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.roles import Right
from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.gui.widgets.messages import Offer
from lowuse_plugin.gui.widgets.plain_parts import to_front
from lowuse_plugin.qgis_bridge import settings
from lowuse_plugin.qgis_bridge.actor import current_actor
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.messages import describe_any
from lowuse_plugin.qgis_bridge.role_words import role_reason, why_not

if TYPE_CHECKING:
    from lowuse_plugin.domain.ports import Progress
    from lowuse_plugin.domain.safety import RestoreDone, RestorePlan, UpgradeDone
    from lowuse_plugin.gui.dialogs.workspace.restore_dialog import RestoreDialog
    from lowuse_plugin.gui.dialogs.workspace.safety_dialog import SafetyDialog
    from lowuse_plugin.gui.dialogs.workspace.upgrade_dialog import UpgradeDialog
    from lowuse_plugin.qgis_bridge.tasks import ServiceTask

_SCHEMA_OLDER = "SCHEMA_OLDER"
_BROKEN = frozenset({"WORKSPACE_DAMAGED", "NOT_A_GEOPACKAGE"})


class SafetyCommand(QObject):
    """Opens the dialogs and carries out what they ask for."""

    def __init__(self, context: PanelContext, window: QWidget) -> None:
        """Listen to the session from now on.

        Args:
            context: The shared parts.
            window: Owner of the dialogs.
        """
        super().__init__(window)
        self._context = context
        self._window = window
        self._dialog: SafetyDialog | None = None
        self._restore: RestoreDialog | None = None
        self._upgrade: UpgradeDialog | None = None
        self._replacing = False
        """This session itself puts another state into the file just now."""
        self._tell: Callable[[], None] | None = None
        """Says why the file is opened anew, when it is: word of the opening would cover it."""
        session = context.session
        session.opened.connect(self._on_opened)
        session.failed.connect(self._on_failed)
        session.left_behind.connect(self._on_left_behind)
        session.backup_failed.connect(self._on_backup_failed)

    def release(self) -> None:
        """Close the dialogs."""
        for dialog in (self._dialog, self._restore, self._upgrade):
            if dialog is not None:
                dialog.close()
        self.deleteLater()

    # -- 备份与检查 ------------------------------------------------------------------------------

    def show(self) -> SafetyDialog | None:
        """Open the list of backups, or bring it to the front."""
        if self._context.session.store is None:
            self._context.messages.info(tr("Open a workspace first."))
            return None
        from lowuse_plugin.gui.dialogs.workspace.safety_dialog import SafetyDialog, SafetyDoors  # noqa: PLC0415

        if self._dialog is None:
            doors = SafetyDoors(self.plan, self.choose_backup, self.show_folder)
            self._dialog = SafetyDialog(self._context, doors, self._window)
            self._dialog.finished.connect(self._forget_dialog)
        to_front(self._dialog)
        return self._dialog

    def check(self) -> None:
        """Open the dialog and check at once."""
        dialog = self.show()
        if dialog is not None:
            dialog.check()

    def show_folder(self) -> None:
        """Open the folder of the backups with the user's file manager."""
        store = self._context.session.store
        if store is not None:
            folder = store.backups.folder
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    def _forget_dialog(self, _result: int) -> None:
        self._dialog = None

    # -- 恢复 ------------------------------------------------------------------------------------

    def choose_backup(self) -> None:
        """Let a backup be chosen by its file, for those that the list does not show."""
        path, store = self._context.session.path, self._context.session.store
        if path is not None and store is not None:
            self._choose(path, store.backups.folder)

    def restore_file(self) -> None:
        """Restore a workspace that cannot be opened any more."""
        refused = role_reason(self._context.session.role, Right.MANAGE)
        if refused:
            self._context.messages.info(refused)
            return
        chosen, _ = QFileDialog.getOpenFileName(
            self._window,
            tr("Which workspace is to be restored?"),
            settings.WORKSPACE_FOLDER.get() or "",
            tr("Workspace (*.gpkg)"),
        )
        if chosen:
            from lowuse_plugin.store.backup_names import folder_of  # noqa: PLC0415

            self._choose(Path(chosen), folder_of(Path(chosen)))

    def _choose(self, workspace: Path, folder: Path) -> None:
        chosen, _ = QFileDialog.getOpenFileName(
            self._window, tr("Choose backup"), str(folder), tr("Backup (*.gpkg)")
        )
        if chosen:
            self.plan(Path(chosen), workspace)

    def plan(self, backup: Path, workspace: Path | None = None) -> None:
        """Find out what restoring a backup would take back, and show it.

        Args:
            backup: The backup.
            workspace: The file that is restored; by default the open one.
        """
        path = workspace or self._context.session.path
        refused = role_reason(self._context.session.role, Right.MANAGE)
        if path is None or refused:
            self._context.messages.info(refused or tr("Open a workspace first."))
            return
        file, actor = path, current_actor()

        def work(progress: Progress) -> RestorePlan:
            from lowuse_plugin.store import restore  # noqa: PLC0415

            return restore.plan(file, backup, actor, progress)

        def done(plan: RestorePlan) -> None:
            self._show_plan(file, plan)

        self._run(tr("Comparing backup and workspace"), work, done)

    def _show_plan(self, workspace: Path, plan: RestorePlan) -> None:
        from lowuse_plugin.gui.dialogs.workspace.restore_dialog import RestoreDialog  # noqa: PLC0415

        if self._restore is not None:
            self._restore.close()
        leases = self._context.leases.all() if workspace == self._context.session.path else ()
        at_work = tuple(lease for lease in leases if not lease.mine)
        self._restore = dialog = RestoreDialog(workspace, plan, at_work, self._window)
        dialog.confirmed.connect(lambda reason: self._carry_out(workspace, plan, reason))
        dialog.finished.connect(self._forget_restore)
        to_front(dialog)

    def _forget_restore(self, _result: int) -> None:
        if self.sender() is self._restore:
            self._restore = None

    def _carry_out(self, workspace: Path, plan: RestorePlan, reason: str) -> None:
        actor = current_actor()

        def work(progress: Progress) -> RestoreDone:
            from lowuse_plugin.store import restore  # noqa: PLC0415

            return restore.restore(workspace, plan, actor, reason, progress)

        def done(result: RestoreDone) -> None:
            from lowuse_plugin.qgis_bridge.safety_words import (  # noqa: PLC0415
                kept_text,
                made_text,
            )

            kept = result.before
            if kept is None:
                words = {"file": workspace.stem, "made": made_text(result.backup)}
                told = tr("{file} is restored to the state of {made}.", **words)
                self._reopen(workspace, lambda: self._context.messages.warning(told))
                return
            folder = Offer(
                tr("Open folder"), lambda: _open(kept.parent), "LowUse.Message.OpenFolder"
            )
            text = tr(
                "{file} is restored to the state of {made}. The state before the restore is kept "
                "for good: “{before}” in the list of backups.",
                file=workspace.stem,
                made=made_text(result.backup),
                before=kept_text(kept),
            )
            self._reopen(workspace, lambda: self._context.messages.warning(text, offers=(folder,)))

        self._replace(tr("Restoring {file}", file=workspace.name), work, done)

    # -- 升级 ------------------------------------------------------------------------------------

    def upgrade(self) -> UpgradeDialog | None:
        """Open the dialog that explains and starts the upgrade."""
        session = self._context.session
        info, path = session.info, session.path
        refused = why_not(session, Right.MANAGE)
        if info is None or path is None or refused:
            self._context.messages.info(refused)
            return None
        if info.read_only_reason != _SCHEMA_OLDER:
            self._context.messages.info(tr("This workspace is of the present version already."))
            return None
        from lowuse_plugin.gui.dialogs.workspace.upgrade_dialog import UpgradeDialog  # noqa: PLC0415

        if self._upgrade is None:
            self._upgrade = UpgradeDialog(path, info.schema_version, self._window)
            self._upgrade.wanted.connect(self._raise)
            self._upgrade.finished.connect(self._forget_upgrade)
        to_front(self._upgrade)
        return self._upgrade

    def _forget_upgrade(self, _result: int) -> None:
        self._upgrade = None

    def _raise(self, workspace: Path, despite_findings: bool) -> None:
        actor = current_actor()

        def work(progress: Progress) -> UpgradeDone:
            from lowuse_plugin.store import upgrading  # noqa: PLC0415

            return upgrading.upgrade(
                workspace, actor, progress=progress, despite_findings=despite_findings
            )

        def done(result: UpgradeDone) -> None:
            if self._upgrade is not None:
                self._upgrade.show_result(result)
            text = tr(
                "{file} is upgraded from version {old} to {new} and is opened anew.",
                file=workspace.stem,
                old=result.from_version,
                new=result.to_version,
            )
            self._reopen(workspace, lambda: self._context.messages.success(text))

        def failed(error: BaseException) -> None:
            if self._upgrade is not None:
                self._upgrade.show_failure(error)
            else:
                self._context.messages.failure(error)

        task = self._replace(tr("Upgrading {file}", file=workspace.name), work, done, failed)
        if self._upgrade is not None:
            self._upgrade.follow(task)

    # -- what the session tells ------------------------------------------------------------------

    @pyqtSlot()
    def _on_opened(self) -> None:
        self._say_why()
        info = self._context.session.info
        if info is None or info.read_only_reason != _SCHEMA_OLDER:
            return
        upgrade = Offer(tr("Upgrade …"), self._open_upgrade, "LowUse.Message.Upgrade")
        self._context.messages.info(
            tr("The workspace can be upgraded now; a backup is made first."), offers=(upgrade,)
        )

    def _open_upgrade(self) -> None:
        self.upgrade()

    @pyqtSlot(object)
    def _on_failed(self, error: BaseException) -> None:
        if not self._context.session.is_opening:
            self._say_why()
        if isinstance(error, LowUseError) and error.code in _BROKEN:
            restore = Offer(
                tr("Restore a backup …"), self.restore_file, "LowUse.Message.RestoreFile"
            )
            self._context.messages.info(
                tr("A damaged workspace can be restored from one of its backups."),
                offers=(restore,),
            )

    @pyqtSlot(object)
    def _on_left_behind(self, error: LowUseError) -> None:
        session = self._context.session
        if self._replacing or session.is_opening or session.path is None:
            return  # this session did it, and opens it anew already
        if error.code == "WORKSPACE_RESTORED":
            text = tr(
                "{file} was restored by {actor} on {at} to the state of {state}; it is opened "
                "anew.",
                **error.params,
            )
        else:
            text = tr("{file} was upgraded by a colleague; it is opened anew.", **error.params)
        self._reopen(session.path, lambda: self._context.messages.warning(text))

    @pyqtSlot(object)
    def _on_backup_failed(self, error: LowUseError) -> None:
        look = Offer(tr("Backup and check …"), self._open_dialog, "LowUse.Message.Safety")
        self._context.messages.warning(describe_any(error), offers=(look,))

    def _open_dialog(self) -> None:
        self.show()

    def _reopen(self, workspace: Path, tell: Callable[[], None]) -> None:
        self._tell = tell
        self._context.session.open(workspace)

    def _say_why(self) -> None:
        tell, self._tell = self._tell, None
        if tell is not None:
            tell()

    # -- tasks -----------------------------------------------------------------------------------

    def _run(
        self, title: str, work: Callable[[Progress], object], done: Callable[..., None]
    ) -> ServiceTask:
        def if_here(result: object) -> None:
            if not sip.isdeleted(self):
                done(result)

        return self._context.tasks.run(title, work, if_here)

    def _replace(
        self,
        title: str,
        work: Callable[[Progress], object],
        done: Callable[..., None],
        failed: Callable[[BaseException], None] | None = None,
    ) -> ServiceTask:
        """Run what puts another state into the file; the feed meets it meanwhile."""
        self._replacing = True

        def finished(result: object) -> None:
            self._replacing = False
            if not sip.isdeleted(self):
                done(result)

        def broken(error: BaseException) -> None:
            self._replacing = False
            if not sip.isdeleted(self):
                (failed or self._context.messages.failure)(error)

        def cancelled() -> None:
            self._replacing = False
            if self._upgrade is not None:
                self._upgrade.show_cancelled()

        return self._context.tasks.run(
            title, work, finished, on_failed=broken, on_cancelled=cancelled
        )


def _open(folder: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
