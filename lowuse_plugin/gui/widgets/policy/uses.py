# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What in the workspace rests on a clause: projects and parcels, shown on the map from here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from qgis.PyQt import sip
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import (
    QGroupBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.gui.widgets.plain_parts import plain_label, quiet_button
from lowuse_plugin.gui.widgets.task_progress import TaskProgressBar
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.messages import why
from lowuse_plugin.qgis_bridge.punctuation import with_aside

if TYPE_CHECKING:
    from lowuse_plugin.domain.ports import Progress
    from lowuse_plugin.services.clause_uses import ClauseUses, Use

_NAME = "LowUse.Policy.Uses"
_MOST_LISTED = 500


class PolicyUses(QGroupBox):
    """Two lists and a button that selects; Enter shows what is current."""

    def __init__(self, context: PanelContext, parent: QWidget | None = None) -> None:
        """Start without a clause."""
        super().__init__(tr("What rests on it"), parent)
        self.setObjectName(_NAME)
        self._context = context
        self._asked = 0
        self._clause = ""
        self._found: ClauseUses | None = None
        self._said = plain_label(f"{_NAME}.Said", tr("Choose a clause to see what rests on it."))
        self.projects = self._list("Projects")
        self.parcels = self._list("Parcels")
        self.projects.itemActivated.connect(lambda item: self._show(item, project=True))
        self.parcels.itemActivated.connect(lambda item: self._show(item, project=False))
        self._select = quiet_button(f"{_NAME}.Select", tr("Select these parcels"), self.select)
        self._progress = TaskProgressBar(parent=self)
        lists = QHBoxLayout()
        lists.addWidget(self.projects)
        lists.addWidget(self.parcels)
        bottom = QHBoxLayout()
        bottom.addWidget(self._progress, 1)
        bottom.addStretch(1)
        bottom.addWidget(self._select)
        layout = QVBoxLayout(self)
        layout.addWidget(self._said)
        layout.addLayout(lists, 1)
        layout.addLayout(bottom)
        context.session.opened.connect(self._again)
        context.session.closed.connect(self._again)
        self._show_found()

    @property
    def found(self) -> ClauseUses | None:
        """What rests on the clause that was asked for last."""
        return self._found

    def look_for(self, clause_id: str) -> None:
        """Look what rests on a clause, outside the interface thread."""
        store = self._context.session.store
        self._clause = clause_id
        self._asked += 1
        asked, self._found = self._asked, None
        self._show_found()
        if store is None:
            self._said.setText(tr("Open a workspace to see what rests on {clause}.",
                                  clause=clause_id))  # fmt: skip
            return
        self._said.setText(tr("Looking what rests on {clause} …", clause=clause_id))

        def work(progress: Progress) -> ClauseUses:
            from lowuse_plugin.services.clause_uses import uses_of  # noqa: PLC0415

            return uses_of(store, clause_id, progress)

        def done(found: ClauseUses) -> None:
            if not sip.isdeleted(self) and asked == self._asked:
                self._found = found
                self._show_found()

        def failed(error: BaseException) -> None:
            if not sip.isdeleted(self) and asked == self._asked:
                self._said.setText(f"⚠ {why(error)}")

        title = tr("Looking what rests on {clause}", clause=clause_id)
        task = self._context.run_for(store, title, work, done, on_failed=failed, hidden=True)
        self._progress.follow(task)

    def select(self) -> None:
        """Make all these parcels the selection of lists and map."""
        if self._found is not None:
            self._context.current.select(use.uuid for use in self._found.parcels)

    def _again(self) -> None:
        if self._clause:
            self.look_for(self._clause)

    def _show_found(self) -> None:
        found = self._found
        self.projects.clear()
        self.parcels.clear()
        self._select.setEnabled(found is not None and bool(found.parcels))
        self.projects.setVisible(found is not None and bool(found.projects))
        self.parcels.setVisible(found is not None and bool(found.parcels))
        self._select.setVisible(found is not None and bool(found.parcels))
        if found is None:
            return
        _fill(self.projects, found.projects)
        _fill(self.parcels, found.parcels)
        if not found.projects and not found.parcels:
            said = tr("Nothing in this workspace rests on {clause}.", clause=found.clause_id)
        else:
            said = tr(
                "{clause}: {projects} projects, {parcels} parcels. Enter shows one on the map.",
                clause=found.clause_id, projects=f"{len(found.projects):,}",
                parcels=f"{len(found.parcels):,}",
            )  # fmt: skip
        if max(len(found.projects), len(found.parcels)) > _MOST_LISTED:
            said += " " + tr("The first {count} are listed.", count=_MOST_LISTED)
        self._said.setText(said)

    def _show(self, item: QListWidgetItem, *, project: bool) -> None:
        uuid = str(item.data(Qt.ItemDataRole.UserRole))
        if project:
            self._context.project.look_at(uuid, reveal=True)
        else:
            self._context.current.look_at(uuid, reveal=True)

    def _list(self, name: str) -> QListWidget:
        widget = QListWidget()
        widget.setObjectName(f"{_NAME}.{name}")
        widget.setUniformItemSizes(True)
        widget.setMinimumHeight(widget.fontMetrics().lineSpacing() * 4)
        return widget


def _fill(widget: QListWidget, uses: Sequence[Use]) -> None:
    for use in uses[:_MOST_LISTED]:
        kinds = "、".join(_kind(kind) for kind in use.kinds)
        if not use.holds:
            kinds = f"{kinds}，{tr('to be calculated again')}"
        item = QListWidgetItem(with_aside(use.label or tr("parcel without code"), kinds))
        item.setData(Qt.ItemDataRole.UserRole, use.uuid)
        widget.addItem(item)


def _kind(kind: str) -> str:
    words = {
        "calculation": tr("calculation"),
        "rule": tr("rule that hits"),
        "control": tr("control-line check"),
        "tag": tr("basis of a tag"),
    }
    return words.get(kind, kind)
