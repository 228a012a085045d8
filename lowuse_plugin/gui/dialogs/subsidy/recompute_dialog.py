# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""按另一政策重算: old and new side by side, whom to tell, and adopting it as one change (E12)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.PyQt import sip
from qgis.PyQt.QtCore import QDate, Qt, QTimer
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QDateEdit,
    QDialog,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from lowuse_plugin.domain.moments import office_today
from lowuse_plugin.gui.chosen_path import chosen_path
from lowuse_plugin.gui.dialogs.policy.pack_comparison import PackComparison
from lowuse_plugin.gui.dialogs.policy.pack_difference_file import write_list
from lowuse_plugin.gui.help import install_f1
from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.gui.widgets.list_states import ListState
from lowuse_plugin.gui.widgets.messages import Offer
from lowuse_plugin.gui.widgets.plain_parts import plain_label, quiet_button
from lowuse_plugin.gui.widgets.policy.pack_difference_model import PackDifferenceModel
from lowuse_plugin.gui.widgets.policy.pack_difference_table import PackDifferenceTable
from lowuse_plugin.gui.widgets.quiet_combo import QuietComboBox
from lowuse_plugin.gui.widgets.save_wait import SaveWait
from lowuse_plugin.gui.widgets.subsidy.what_if_inputs import offer_packs, pack_name
from lowuse_plugin.gui.widgets.task_progress import TaskProgressBar
from lowuse_plugin.gui.widgets.window_size import keep_size, restore_size
from lowuse_plugin.qgis_bridge.actor import current_actor
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.messages import why
from lowuse_plugin.qgis_bridge.money_text import signed_yuan
from lowuse_plugin.qgis_bridge.role_words import why_not

if TYPE_CHECKING:
    from lowuse_plugin.domain.policy.pack import SubsidyPolicy
    from lowuse_plugin.domain.ports import Progress, Refresh
    from lowuse_plugin.gui.dialogs.policy.pack_comparison import Compared
    from lowuse_plugin.services.subsidy.assess import SubsidySummary
    from lowuse_plugin.services.subsidy.recompute import PackDifference

_NAME = "LowUse.Recompute"
_SIZE = "lowuse/window/recompute"
_CHARACTERS, _LINES = 150, 34
_PAUSE_MS = 400
"""Whoever steps through days or packs wants the last one."""
_RESTS_ON = frozenset(
    {"project", "project_parcel", "parcel", "subsidy_case", "three_old_area", "import_package"}
)


class RecomputeDialog(QDialog):
    """Compares; nothing is written until somebody adopts."""

    def __init__(self, context: PanelContext, parent: QWidget | None = None) -> None:
        """Start without a comparison.

        Args:
            context: The shared parts; a workspace is open.
            parent: Owner.
        """
        super().__init__(parent)
        self.setObjectName("LowUse.Recompute")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Compare with another pack"))
        self._context = context
        self._packs: Mapping[str, SubsidyPolicy] = {}
        self._projects: tuple[str, ...] | None = None
        self._compared: tuple[SubsidyPolicy, date] | None = None
        """What the list was calculated with."""
        self._wanted_pack = ""
        self._comparison = PackComparison(context, self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.compare)
        self.model = PackDifferenceModel(self)
        self._make()
        self._lay_out()
        self._connect()
        install_f1(self, "policy", "recompute")
        restore_size(self, _SIZE, _CHARACTERS, _LINES)

    def compare_these(self, projects: Sequence[str] | None, policy_id: str = "") -> None:
        """Compare projects under a pack.

        Args:
            projects: Of which; None for all that are calculated.
            policy_id: The pack; empty for the chosen one.
        """
        self._projects = None if projects is None else tuple(projects)
        self._wanted_pack = policy_id
        self._packs = {}
        self.compare()

    def _take_packs(self, packs: Mapping[str, SubsidyPolicy], by_day: str) -> None:
        self._packs = packs
        chosen = self._wanted_pack or str(self._pack.currentData() or "") or by_day
        offer_packs(self._pack, packs, chosen)
        self.compare()

    def compare(self) -> None:
        """Compare again under the chosen pack and day."""
        self._forget()
        policy = self._packs.get(self._pack.currentData() or "")
        if policy is None:
            self._say(tr("Reading the policy packs …"), busy=True)
            self._comparison.read_packs(self._on())
        else:
            self._say(tr("Calculating under {pack} …", pack=pack_name(policy)), busy=True)
            self._comparison.compare(policy, self._on(), self._projects)

    def _compare_soon(self) -> None:
        """Another pack or day is chosen, and perhaps another one in a moment."""
        self._forget()
        self._say(tr("Calculating …"), busy=True)
        self._pause.start()

    def _forget(self) -> None:
        """Let go of what is being compared or was."""
        self._pause.stop()
        self._comparison.supersede()
        self._compared = None

    def _take(self, compared: Compared) -> None:
        self._compared = (compared.policy, compared.on)
        self.model.set_differences(compared.differences)
        self._show_found()

    def _say_trouble(self, error: BaseException) -> None:
        self._say(f"⚠ {why(error)}", again=True)

    # -- adopting ---------------------------------------------------------------------------------

    def adopt(self) -> None:
        """Calculate the checked projects under the pack and keep that, as one change."""
        store, chosen = self._context.session.store, self.model.chosen()
        barred = why_not(self._context.session)
        if store is None or self._compared is None or not chosen or barred:
            return
        policy, on = self._compared
        uuids = [each.project_uuid for each in chosen]
        gone = _readings_gone(chosen)
        person = current_actor().name
        self._adopt.setEnabled(False)
        self._wrote.hide()

        def work(progress: Progress) -> SubsidySummary:
            from lowuse_plugin.qgis_bridge.about import plugin_version  # noqa: PLC0415
            from lowuse_plugin.services.subsidy.assess import assess_subsidies  # noqa: PLC0415

            return assess_subsidies(
                store, policy=policy, on=on, calculated_by=person,
                software_version=plugin_version(), projects=uuids, progress=progress,
            )  # fmt: skip

        def done(summary: SubsidySummary) -> None:
            written = sum(item.written for item in summary.assessed)
            if summary.receipt is None:
                said = tr("Nothing new: the projects are calculated under this pack already.")
                self._context.messages.info(said)
            else:
                said = tr(
                    "{count} projects calculated under {pack}.",
                    count=written, pack=policy.document_no or policy.id,
                )  # fmt: skip
                if gone:
                    said += " " + tr(
                        "The readings of {count} of them are those of the pack now, no longer "
                        "those of the calculation before.", count=gone,
                    )  # fmt: skip
                self._context.tell_saved(store, summary.receipt.transaction_id, said)
            if not sip.isdeleted(self):
                self._tell(said)
                self.compare()

        def failed(error: BaseException) -> None:
            if sip.isdeleted(self) or not self.isVisible():
                self._context.messages.failure(error)
            else:
                self._tell("✕ " + tr("Nothing was written. {why}", why=why(error)))
                self._aim()

        task = self._context.run_for(
            store, tr("Calculating subsidies"), work, done, on_failed=failed, writes=True
        )
        self._progress.follow(task)
        self._wait.follow(task)
        task.ended.connect(self._on_written)

    def _on_written(self) -> None:
        if not sip.isdeleted(self):
            self._wait.watch(False)
            self._aim()

    # -- the sheet --------------------------------------------------------------------------------

    def write_to(self, path: Path) -> None:
        """Write what the list shows as xlsx, in the background."""
        if self._compared is not None:
            write_list(self._context, path, self.model, self._compared, self._on_list_written)

    def _on_list_written(self, said: str) -> None:
        if not sip.isdeleted(self):
            self._tell(said)

    def _ask_path(self) -> None:
        workspace = self._context.session.path
        if workspace is None or self._compared is None:
            return
        name = f"{workspace.stem}_重算对照_{self._compared[1]:%Y%m%d}.xlsx"
        chosen, _ = QFileDialog.getSaveFileName(
            self, tr("Export the list"), str(workspace.parent / name), "Excel (*.xlsx)"
        )
        if chosen:
            self.write_to(chosen_path(Path(chosen), ("xlsx",)))

    # -- what is shown ----------------------------------------------------------------------------

    def _show_found(self) -> None:
        model = self.model
        if not model.total:
            self._say(tr("There is no project to calculate."))
        elif not model.shown_count():
            self._state.say(
                tr("{total} projects are calculated, and none differs under this pack.",
                   total=model.total) if not self._text.text() else
                tr("No project matches the filter."),
                (Offer(tr("Show all"), self._show_all, f"{_NAME}.ShowAll"),),
            )  # fmt: skip
            self._stack.setCurrentWidget(self._state)
        else:
            self._stack.setCurrentWidget(self.table)
        self._aim()

    def _show_all(self) -> None:
        self._text.clear()
        self._only.setChecked(False)

    def _filter(self) -> None:
        self.model.set_only_changed(self._only.isChecked())
        self.model.set_text(self._text.text())
        if self._compared is not None:
            self._show_found()

    def _aim(self) -> None:
        model, ready = self.model, self._compared is not None
        barred = why_not(self._context.session)
        chosen = len(model.chosen()) if ready else 0
        self._adopt.setText(tr("Adopt for {count} projects", count=chosen))
        self._adopt.setEnabled(bool(chosen) and not barred)
        self._adopt.setToolTip(
            barred or tr("Keep new calculations under this pack; one step that can be undone")
        )
        self._export.setEnabled(ready and bool(model.shown_count()))
        self._say_readings(_readings_gone(model.chosen()) if ready else 0)
        self._sum.setText(
            tr("{changed} of {total} projects differ; together {difference}",
               changed=model.changed_count, total=model.total,
               difference=signed_yuan(model.difference()))
            if ready and model.total else ""
        )  # fmt: skip

    def _say_readings(self, gone: int) -> None:
        """Say before it is done that adopting does not keep what was decided under another pack."""
        self._gone.setText(
            tr("⚠ For {count} of the checked projects other readings count than in their last "
               "calculation: what was chosen with a document for another pack does not go on under "
               "this one. Choose it anew afterwards where it still holds.", count=gone)
        )  # fmt: skip
        self._gone.setVisible(bool(gone))

    def _say(self, text: str, *, busy: bool = False, again: bool = False) -> None:
        offers = (Offer(tr("Try again"), self.compare, f"{_NAME}.Again"),) if again else ()
        self._state.say(text, offers, busy=busy)
        self._stack.setCurrentWidget(self._state)
        self._aim()

    def _tell(self, text: str) -> None:
        self._wrote.setText(text)
        self._wrote.show()

    def _on(self) -> date:
        chosen = self._day.date()
        return date(chosen.year(), chosen.month(), chosen.day())

    def _on_refreshed(self, refresh: Refresh) -> None:
        """Say that the list is of before; it is not torn from under somebody who reads it."""
        if self._compared is not None and (refresh.everything or refresh.tables & _RESTS_ON):
            self._renew.show()

    def _make(self) -> None:
        today = office_today()
        self._pack = QuietComboBox()
        self._pack.setObjectName(f"{_NAME}.Pack")
        self._day = QDateEdit(QDate(today.year, today.month, today.day))
        self._day.setObjectName(f"{_NAME}.Day")
        self._day.setDisplayFormat("yyyy-MM-dd")
        self._day.setCalendarPopup(True)
        self._only = QCheckBox(tr("Only what differs"))
        self._only.setObjectName(f"{_NAME}.OnlyChanged")
        self._only.setChecked(True)
        self._text = QLineEdit()
        self._text.setObjectName(f"{_NAME}.Filter")
        self._text.setPlaceholderText(tr("Filter by project, reason or person"))
        self._text.setClearButtonEnabled(True)
        self._sum = plain_label(f"{_NAME}.Sum")
        self._gone = plain_label(f"{_NAME}.ReadingsGone")
        self._gone.hide()
        self._renew = quiet_button(f"{_NAME}.Renew", tr("Something was saved: compare again"))
        self._renew.hide()
        self._state = ListState(f"{_NAME}.State")
        self.table = PackDifferenceTable(self.model, f"{_NAME}.Table")
        self._wrote = plain_label(f"{_NAME}.Wrote")
        self._wrote.hide()
        self._wait = SaveWait(f"{_NAME}.Wait", self._context.session.waiting)
        self._progress = TaskProgressBar(parent=self)
        self._export = quiet_button(f"{_NAME}.Export", tr("Export list …"), self._ask_path)
        self._adopt = quiet_button(f"{_NAME}.Adopt", "", self.adopt)
        self._close = quiet_button(f"{_NAME}.Close", tr("Close"), self.close)

    def _lay_out(self) -> None:
        top = QGridLayout()
        fields = ((tr("Pack"), self._pack), (tr("Day of the calculation"), self._day))
        for column, (title, widget) in enumerate(fields):
            label = QLabel(title)
            label.setBuddy(widget)
            top.addWidget(label, 0, 2 * column)
            top.addWidget(widget, 0, 2 * column + 1)
        top.setColumnStretch(1, 1)
        filters = QHBoxLayout()
        filters.addWidget(self._only)
        filters.addWidget(self._text, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._state)
        self._stack.addWidget(self.table)
        bottom = QHBoxLayout()
        bottom.addWidget(self._progress, 1)
        bottom.addStretch(1)
        for button in (self._export, self._adopt, self._close):
            bottom.addWidget(button)
        layout = QVBoxLayout(self)
        layout.addLayout(top)
        layout.addLayout(filters)
        layout.addWidget(self._sum)
        layout.addWidget(self._renew, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self._gone)
        layout.addWidget(self._wrote)
        layout.addWidget(self._wait)
        layout.addLayout(bottom)

    def _connect(self) -> None:
        session = self._context.session
        self._comparison.packs_read.connect(self._take_packs)
        self._comparison.started.connect(self._progress.follow)
        self._comparison.compared.connect(self._take)
        self._comparison.failed.connect(self._say_trouble)
        self._pack.currentIndexChanged.connect(lambda _index: self._compare_soon())
        self._day.dateChanged.connect(lambda _day: self._compare_soon())
        self._only.toggled.connect(lambda _on: self._filter())
        self._text.textChanged.connect(lambda _text: self._filter())
        self._renew.clicked.connect(lambda _checked=False: self._compare_again())
        self.model.checked_changed.connect(self._aim)
        self.table.project_wanted.connect(
            lambda uuid: self._context.project.look_at(uuid, reveal=True)
        )
        session.refreshed.connect(self._on_refreshed)
        session.role_changed.connect(self._aim)
        session.closed.connect(self.close)

    def _compare_again(self) -> None:
        self._renew.hide()
        self.compare()

    def done(self, result: int) -> None:
        """Compare no more, and remember size and place; Esc comes here too."""
        self._forget()
        keep_size(self, _SIZE)
        super().done(result)


def _readings_gone(chosen: Sequence[PackDifference]) -> int:
    return sum("READINGS_DIFFER" in each.reasons for each in chosen)
