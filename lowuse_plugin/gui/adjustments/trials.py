# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Adjustments tried: laid over the line and measured, and what they would do to parcels.

One task a subject: a case of the ledger, or a form. What was started for a form ends with it.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject, pyqtSignal

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.gui.asking_desk import AskingDesk, is_open
from lowuse_plugin.gui.dialogs.adjustments.what_if_dialog import AdjustmentWhatIfDialog
from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.messages import describe_any

if TYPE_CHECKING:
    from lowuse_plugin.domain.adjustments.case import AdjustmentCase, AdjustmentDraft
    from lowuse_plugin.domain.ports import Progress
    from lowuse_plugin.gui.dialogs.adjustments.adjustments_window import AdjustmentsWindow
    from lowuse_plugin.gui.dialogs.adjustments.dialog import AdjustmentDialog
    from lowuse_plugin.qgis_bridge.tasks import ServiceTask
    from lowuse_plugin.services.adjustments.figures import MeasuredCase
    from lowuse_plugin.services.adjustments.what_if import AdjustmentWhatIf


class AdjustmentTrials(QObject):
    """Nothing of it is written."""

    changed = pyqtSignal()
    """Another trial has begun or ended."""

    def __init__(self, context: PanelContext, asking: AskingDesk, window: Any) -> None:
        """Try nothing yet.

        Args:
            context: The shared parts.
            asking: Holds the windows that show.
            window: The :class:`AdjustmentsWindow` that it serves.
        """
        super().__init__(window)
        self._context, self._asking = context, asking
        self._window: AdjustmentsWindow = window
        self._tasks: dict[object, ServiceTask] = {}
        """Subject → what runs for it."""
        self._shown: dict[object, AdjustmentWhatIfDialog] = {}

    def release(self) -> None:
        """Try no further: the window goes."""
        for task in tuple(self._tasks.values()):
            task.cancel()

    def runs(self, subject: object) -> bool:
        """Tell whether a trial of a case or a form is on its way."""
        return subject in self._tasks

    def check(self, form: AdjustmentDialog) -> None:
        """Lay what is entered over the line and say what comes of it."""
        store, draft = self._context.session.store, form.tried()
        if store is None or draft is None:
            return
        line = form.request.version_uuid

        def work(_progress: Progress) -> MeasuredCase:
            from lowuse_plugin.services.adjustments.figures import measure_draft  # noqa: PLC0415

            return measure_draft(store, draft, line)

        def done(found: MeasuredCase) -> None:
            if is_open(form):
                form.show_found(found, draft)

        def failed(error: BaseException) -> None:
            if is_open(form):
                form.show_trouble(describe_any(error), draft)

        form.say_found(tr("Measuring …"), draft)
        self._context.run_for(store, tr("Measuring the case"), work, done, on_failed=failed)

    def sum_up(self, form: AdjustmentDialog) -> None:
        """Measure what enters and leaves as a save does; what does not fit is not said here."""
        store = self._context.session.store
        try:
            draft = form.draft
        except LowUseError:
            return  # the form says what is wrong
        if store is None:
            return
        line = form.request.version_uuid

        def work(_progress: Progress) -> MeasuredCase:
            from lowuse_plugin.services.adjustments.figures import measure_draft  # noqa: PLC0415

            return measure_draft(store, draft, line)

        def done(found: MeasuredCase) -> None:
            if is_open(form):
                form.show_sums(found, draft)

        def failed(error: BaseException) -> None:
            if not isinstance(error, LowUseError):
                self._context.messages.failure(error)

        title = tr("Measuring the case")
        self._context.run_for(store, title, work, done, on_failed=failed, hidden=True)

    def try_form(self, form: AdjustmentDialog) -> None:
        """Show what the case of a form would do, as it is entered now."""
        draft = form.tried()
        if draft is None or self.runs(form):
            return
        task = self.try_draft(draft, form.request.version_uuid, form)
        if task is not None:
            form.follow_trial(task)
            form.finished.connect(partial(self._cancel, form))

    def what_if(self, case: AdjustmentCase) -> None:
        """Show what a case of the ledger would do."""
        self.try_draft(case.uuid, case.from_version_uuid, case.uuid)

    def try_draft(
        self, case: str | AdjustmentDraft, line: str, subject: object
    ) -> ServiceTask | None:
        """Start a trial; None where one of the same subject runs.

        Args:
            case: Uuid of a stored case, or a draft.
            line: Uuid of the version that it changes.
            subject: The uuid, or the form: what it is shown once for.
        """
        store = self._context.session.store
        if store is None or self.runs(subject):
            return None

        def work(progress: Progress) -> AdjustmentWhatIf:
            from lowuse_plugin.services.adjustments.what_if import what_if  # noqa: PLC0415

            return what_if(store, case, progress, from_version_uuid=line)

        def done(found: AdjustmentWhatIf) -> None:
            is_gone = isinstance(subject, QObject) and sip.isdeleted(subject)
            if not is_gone and not sip.isdeleted(self._window) and not task.isCanceled():
                self._show(subject, found, store.info.crs)

        task = self._context.run_for(store, tr("Trying the adjustment"), work, done)
        self._tasks[subject] = task
        task.ended.connect(partial(self._forget, subject))
        self._window.progress.follow(task)
        self.changed.emit()
        return task

    def _show(self, subject: object, found: AdjustmentWhatIf, crs: str) -> None:
        """Show a result in the place of an older one of the same subject."""
        before = self._shown.pop(subject, None)
        if before is not None and not sip.isdeleted(before):
            before.close()
        shown = AdjustmentWhatIfDialog(self._context, found, crs, self._window)
        self._shown[subject] = shown
        self._asking.hold(shown)

    def _cancel(self, subject: object, _result: int) -> None:
        task = self._tasks.get(subject)
        if task is not None:
            task.cancel()

    def _forget(self, subject: object) -> None:
        self._tasks.pop(subject, None)
        if not sip.isdeleted(self):
            self.changed.emit()
