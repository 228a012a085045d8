# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""字段取值规则 of merges: what counts, what is wrong with it by line, own rules and back again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.PyQt import sip
from qgis.PyQt.QtCore import QEvent, Qt, QUrl, pyqtSignal
from qgis.PyQt.QtGui import QDesktopServices
from qgis.PyQt.QtWidgets import QDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from lowuse_plugin.gui.help import install_f1
from lowuse_plugin.gui.widgets.flow_layout import FlowLayout
from lowuse_plugin.gui.widgets.plain_parts import plain_label, quiet_button
from lowuse_plugin.gui.widgets.window_size import keep_size, restore_size
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.merging.preview_words import rules_lines

if TYPE_CHECKING:
    from lowuse_plugin.qgis_bridge.tasks import Tasks

_NAME = "LowUse.MergeRules"
_SIZE = "lowuse/merge_rules/geometry"
_CHARACTERS, _LINES = 84, 26


@dataclass(frozen=True)
class RulesSeen:
    """Which rules count.

    Attributes:
        path: The own file, whether it exists or not.
        problem: Why it cannot be used, empty where it can.
        lines: What the rules in force say, a line a rule; none where they cannot be used.
    """

    path: Path
    is_own: bool
    problem: str
    lines: tuple[str, ...]


class MergeRulesDialog(QDialog):
    """Not modal; the file is edited beside it and looked at anew when its window is seen again."""

    changed = pyqtSignal()
    """Other rules count than before."""
    failed = pyqtSignal(object)

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        """Read the rules.

        Args:
            tasks: Reads files.
            parent: Owner.
        """
        super().__init__(parent)
        self.setObjectName("LowUse.MergeRules")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Rules per field of merges"))
        self._tasks = tasks
        self._seen: RulesSeen | None = None
        self._state = plain_label(f"{_NAME}.State")
        self._problem = plain_label(f"{_NAME}.Problem")
        self._problem.hide()
        self._rules = plain_label(f"{_NAME}.Rules")
        self._rules.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._own = quiet_button(f"{_NAME}.Own", tr("Own rules per field …"), self._start_own)
        self._own.setToolTip(tr("Makes a copy of the shipped rules for your office and opens it"))
        self._check = quiet_button(f"{_NAME}.Check", tr("Check again"), self.read)
        self._back = quiet_button(f"{_NAME}.Back", tr("Back to the shipped rules"), self._drop)
        self._back.setToolTip(tr("Your file is kept beside, under another name"))
        self._lay_out()
        install_f1(self, "mergepreview", "own")
        restore_size(self, _SIZE, _CHARACTERS, _LINES)
        self.read()

    @property
    def seen(self) -> RulesSeen | None:
        """What is shown, None until it was read."""
        return self._seen

    def read(self) -> None:
        """Look at the files anew."""
        self._run(tr("Reading the rules per field"), read_rules, self._show)

    def done(self, result: int) -> None:
        """Remember the size."""
        keep_size(self, _SIZE)
        super().done(result)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Look again when somebody comes back from the editor."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.read()

    def _show(self, seen: RulesSeen) -> None:
        before, self._seen = self._seen, seen
        if seen.is_own:
            self._state.setText(tr("The rules of your office count: {file}", file=str(seen.path)))
        else:
            self._state.setText(
                tr("The shipped rules count. The document states none; they are what is usual.")
            )
        wrong = tr("Until this is mended nothing can be previewed or merged.")
        self._problem.setText(f"✕ {seen.problem}\n{wrong}" if seen.problem else "")
        self._problem.setVisible(bool(seen.problem))
        self._rules.setText("\n".join(seen.lines))
        self._own.setText(tr("Open the file") if seen.is_own else tr("Own rules per field …"))
        self._back.setEnabled(seen.is_own)
        if before is not None and before != seen:
            self.changed.emit()

    def _start_own(self) -> None:
        from lowuse_plugin.qgis_bridge.merging.field_rules import start_own  # noqa: PLC0415

        def opened(path: Path) -> None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
            self.read()

        self._run(tr("Making rules of your own"), start_own, opened)

    def _drop(self) -> None:
        from lowuse_plugin.qgis_bridge.merging.field_rules import drop_own  # noqa: PLC0415

        self._run(tr("Going back to the shipped rules"), drop_own, lambda _path: self.read())

    def _run(self, title: str, work: Callable[[], Any], done: Callable[[Any], None]) -> None:
        def finished(found: Any) -> None:
            if not sip.isdeleted(self):
                done(found)

        def failed(error: BaseException) -> None:
            if not sip.isdeleted(self):
                self.failed.emit(error)

        self._tasks.run(title, lambda _progress: work(), finished, on_failed=failed, hidden=True)

    def _lay_out(self) -> None:
        rules = QWidget()
        column = QVBoxLayout(rules)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._rules)
        column.addStretch(1)
        ways = QWidget()
        buttons = FlowLayout(ways, spacing=max(self.fontMetrics().height() // 3, 2))
        for button in (self._own, self._check, self._back):
            buttons.addWidget(button)
        bottom = QHBoxLayout()
        bottom.addWidget(ways, 1)
        bottom.addWidget(quiet_button(f"{_NAME}.Close", tr("Close"), self.close))
        layout = QVBoxLayout(self)
        layout.addWidget(self._state)
        layout.addWidget(self._problem)
        layout.addWidget(_scrolling(rules), 1)
        layout.addLayout(bottom)


def _scrolling(rules: QWidget) -> QWidget:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setWidget(rules)
    return area


def read_rules() -> RulesSeen:
    """Return which rules count, and what is wrong with the own ones."""
    from lowuse_plugin.qgis_bridge.merging.field_rules import (  # noqa: PLC0415
        field_rules,
        own_file,
        rules_problem,
    )

    path, problem = own_file(), rules_problem()
    lines = () if problem else tuple(rules_lines(field_rules()))
    return RulesSeen(path, path.is_file(), problem, lines)
