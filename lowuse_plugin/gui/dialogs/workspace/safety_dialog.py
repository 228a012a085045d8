# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""备份与检查: the backups of the workspace, and whether it can be proved."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.PyQt import sip
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QStackedWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from lowuse_plugin.domain.roles import Right
from lowuse_plugin.gui.help import install_f1
from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.gui.widgets.list_states import ListState
from lowuse_plugin.gui.widgets.messages import Offer
from lowuse_plugin.gui.widgets.plain_parts import plain_label, plain_text, quiet_button
from lowuse_plugin.gui.widgets.task_progress import TaskProgressBar
from lowuse_plugin.gui.widgets.window_size import fit
from lowuse_plugin.qgis_bridge import safety_words
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.messages import why
from lowuse_plugin.qgis_bridge.role_words import why_not

if TYPE_CHECKING:
    from lowuse_plugin.domain.ports import Progress
    from lowuse_plugin.domain.safety import BackupInfo, BackupList
    from lowuse_plugin.qgis_bridge.tasks import ServiceTask
    from lowuse_plugin.services.check_workspace import CheckReport, NamedFinding

_NAME = "LowUse.Safety"
_WIDTH_CHARACTERS, _HEIGHT_LINES = 100, 30
_ROLE = int(Qt.ItemDataRole.UserRole)


@dataclass(frozen=True)
class SafetyDoors:
    """What the dialog opens."""

    restore: Callable[[Path], None]
    choose: Callable[[], None]
    folder: Callable[[], None]


class SafetyDialog(QDialog):
    """Backups above, the result of the last check below; it closes with the workspace."""

    def __init__(
        self, context: PanelContext, doors: SafetyDoors, parent: QWidget | None = None
    ) -> None:
        """Read the list.

        Args:
            context: The shared parts; a workspace is open.
            doors: What the buttons open.
            parent: Owner.
        """
        super().__init__(parent)
        self.setObjectName("LowUse.Safety")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Backup and check"))
        self._context = context
        self._doors = doors
        self._backups: tuple[BackupInfo, ...] = ()
        self._wanted: Path | None = None
        """The backup that is chosen when the list comes."""
        self._busy = False
        self._checking: ServiceTask | None = None
        self._make()
        self._lay_out()
        install_f1(self, "workspace")
        fit(self, _WIDTH_CHARACTERS, _HEIGHT_LINES)
        context.session.closed.connect(self.close)
        context.session.refreshed.connect(self._on_refreshed)
        context.session.role_changed.connect(self._allow)
        self.reload()

    # -- the list --------------------------------------------------------------------------------

    def reload(self) -> None:
        """Read the folder of the backups anew."""
        store = self._context.session.store
        if store is None:
            return

        def work(_progress: Progress) -> BackupList:
            return store.backups.listed()

        def done(found: BackupList) -> None:
            if not sip.isdeleted(self):
                self._show_backups(found)

        def failed(error: BaseException) -> None:
            if not sip.isdeleted(self):
                again = Offer(tr("Try again"), self.reload, f"{_NAME}.Again")
                text = tr("The backups could not be read. {why}", why=why(error))
                self._state.say(text, (again,))
                self._stack.setCurrentWidget(self._state)

        title = tr("Reading the backups")
        self._context.run_for(store, title, work, done, on_failed=failed, hidden=True)

    def _on_refreshed(self, _refresh: object) -> None:
        self.reload()

    def _show_backups(self, found: BackupList) -> None:
        chosen = self.chosen()
        self._backups = found.backups
        self._list.clear()
        self._list.addTopLevelItems([_backup_item(backup) for backup in found.backups])
        wanted = self._wanted or (chosen.path if chosen else None)
        self._wanted = None
        row = next((i for i, b in enumerate(found.backups) if b.path == wanted), 0)
        self._list.setCurrentItem(self._list.topLevelItem(row))
        texts = [tr("Folder: {folder}", folder=found.folder)]
        if found.strangers:
            texts.append(
                tr("{count} files there are no backups of this workspace.", count=found.strangers)
            )
        self._place.setText("  ".join(texts))
        if found.backups:
            self._stack.setCurrentWidget(self._list)
        else:
            self._state.say(
                tr(
                    "There is no backup yet. One is made by itself before the first save of each "
                    "day; you can make one now."
                )
            )
            self._stack.setCurrentWidget(self._state)
        self._allow()

    def chosen(self) -> BackupInfo | None:
        """Return the chosen backup."""
        item = self._list.currentItem()
        index = self._list.indexOfTopLevelItem(item) if item is not None else -1
        return self._backups[index] if 0 <= index < len(self._backups) else None

    # -- what the buttons do ---------------------------------------------------------------------

    def back_up(self) -> None:
        """Make a backup now."""
        store = self._context.session.store
        if store is None or self._busy:
            return

        def work(progress: Progress) -> BackupInfo:
            from lowuse_plugin.domain.safety import Occasion  # noqa: PLC0415

            progress.step(0, 1, tr("Backing up"))
            return store.backups.make(Occasion.MANUAL, progress)

        def done(made: BackupInfo) -> None:
            self._context.messages.success(
                tr("Backed up and checked: {file}", file=safety_words.made_text(made))
            )
            self._end()
            if not sip.isdeleted(self):
                self._wanted = made.path
                self.reload()

        self._begin(store, tr("Backing up"), work, done)

    def check(self) -> None:
        """Check the workspace; it can be stopped."""
        store = self._context.session.store
        if store is None or self._busy:
            return
        self._say(tr("The workspace is being checked …"))
        self._findings.hide()

        def work(progress: Progress) -> CheckReport:
            from lowuse_plugin.services.check_workspace import check_workspace  # noqa: PLC0415

            return check_workspace(store, progress)

        def done(report: CheckReport) -> None:
            self._end()
            if not sip.isdeleted(self):
                self._show_report(report)

        self._checking = self._begin(store, tr("Checking the workspace"), work, done)

    def done(self, result: int) -> None:
        """Close; a check would go on for nobody, a backup is worth having."""
        if self._checking is not None and self._busy:
            self._checking.cancel()
        super().done(result)

    def restore(self) -> None:
        """Look at what restoring the chosen backup would take back."""
        backup = self.chosen()
        if backup is not None:
            self._doors.restore(backup.path)

    def _begin(
        self,
        store: object,
        title: str,
        work: Callable[[Progress], object],
        done: Callable[..., None],
    ) -> ServiceTask:
        self._busy = True
        self._checking = None
        self._allow()

        def failed(error: BaseException) -> None:
            self._end()
            if not sip.isdeleted(self):
                self._say(why(error))

        def cancelled() -> None:
            self._end()
            if not sip.isdeleted(self):
                self._say(tr("Stopped."))

        task = self._context.tasks.run(
            title,
            work,
            done,
            on_failed=failed,
            on_cancelled=cancelled,
            wanted=lambda: self._context.session.store is store,
        )
        self._progress.follow(task)
        return task

    def _end(self) -> None:
        if not sip.isdeleted(self):
            self._busy = False
            self._allow()

    def _show_report(self, report: CheckReport) -> None:
        self._say(safety_words.verdict_text(report), bold=not report.is_sound)
        self._show_findings(report.findings)

    def _show_findings(self, findings: Sequence[NamedFinding]) -> None:
        self._findings.clear()
        for finding in findings:
            texts = [safety_words.finding_text(finding), safety_words.line_text(finding)]
            item = QTreeWidgetItem(texts)
            item.setToolTip(0, plain_text(texts[0]))
            item.setData(0, _ROLE, finding.parcel_uuid)
            self._findings.addTopLevelItem(item)
        self._findings.setVisible(bool(findings))

    def _go(self, item: QTreeWidgetItem) -> None:
        uuid = item.data(0, _ROLE)
        if uuid:
            self._context.current.look_at(uuid, reveal=True)

    def _say(self, text: str, *, bold: bool = False) -> None:
        font = self._verdict.font()
        font.setBold(bold)
        self._verdict.setFont(font)
        self._verdict.setText(text)

    def _allow(self) -> None:
        session = self._context.session
        refused = why_not(session, Right.MANAGE)
        chosen = self.chosen() is not None
        self._restore.setEnabled(chosen and not refused and not self._busy)
        self._restore.setToolTip(
            refused or tr("First shows who would lose what; nothing happens before you confirm")
        )
        self._other.setEnabled(not refused and not self._busy)
        self._other.setToolTip(refused or tr("A backup that stands elsewhere"))
        self._make_one.setEnabled(not self._busy)
        self._check.setEnabled(not self._busy)

    # -- widgets ---------------------------------------------------------------------------------

    def _make(self) -> None:
        self._list = _tree(
            "List", [tr("Made"), tr("Since then"), tr("Size"), tr("Why it was made")]
        )
        self._list.currentItemChanged.connect(self._allow)
        self._list.itemDoubleClicked.connect(lambda _item: self._restore.click())
        self._findings = _tree("Findings", [tr("What does not agree"), tr("Log line")])
        self._findings.itemClicked.connect(self._go)
        self._findings.itemActivated.connect(self._go)
        self._findings.header().setStretchLastSection(False)
        self._findings.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self._findings.setUniformRowHeights(False)
        self._findings.setWordWrap(True)
        self._findings.hide()
        self._state = ListState(f"{_NAME}.State")
        self._state.say(tr("Reading the backups …"), busy=True)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._list)
        self._stack.addWidget(self._state)
        self._stack.setCurrentWidget(self._state)
        self._place = plain_label(f"{_NAME}.Folder")
        self._verdict = plain_label(f"{_NAME}.Verdict")
        self._verdict.setText(
            tr("Checking looks at every row and log line, and whether the log leads on from all "
               "backups.")
        )  # fmt: skip
        self._progress = TaskProgressBar()
        self._make_one = quiet_button(f"{_NAME}.Make", tr("Back up now"), self.back_up)
        self._restore = quiet_button(f"{_NAME}.Restore", tr("Restore …"), self.restore)
        self._other = quiet_button(
            f"{_NAME}.Other", tr("Restore another file …"), self._doors.choose
        )
        self._check = quiet_button(f"{_NAME}.Check", tr("Check workspace"), self.check)
        self._folder = quiet_button(f"{_NAME}.OpenFolder", tr("Open folder"), self._doors.folder)
        self._close = quiet_button(f"{_NAME}.Close", tr("Close"), self.close)

    def _lay_out(self) -> None:
        above = QHBoxLayout()
        for button in (self._make_one, self._restore, self._other):
            above.addWidget(button)
        above.addStretch()
        above.addWidget(self._folder)
        check = QHBoxLayout()
        check.addWidget(self._check)
        check.addWidget(self._progress, 1)
        check.addStretch()
        check.addWidget(self._close)
        layout = QVBoxLayout(self)
        layout.addLayout(above)
        layout.addWidget(self._place)
        layout.addWidget(self._stack, 3)
        layout.addWidget(self._verdict)
        layout.addWidget(self._findings, 2)
        layout.addLayout(check)


def _backup_item(backup: BackupInfo) -> QTreeWidgetItem:
    item = QTreeWidgetItem(
        [
            safety_words.made_text(backup),
            safety_words.since_text(backup),
            safety_words.size_text(backup.size),
            safety_words.remark_text(backup),
        ]
    )
    item.setToolTip(0, plain_text(backup.path.name))
    item.setTextAlignment(2, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter))
    return item


def _tree(name: str, headings: Sequence[str]) -> QTreeWidget:
    tree = QTreeWidget()
    tree.setObjectName(f"{_NAME}.{name}")
    tree.setHeaderLabels(list(headings))
    tree.setRootIsDecorated(False)
    tree.setUniformRowHeights(True)
    tree.setAlternatingRowColors(True)
    tree.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    tree.header().setStretchLastSection(True)
    return tree
