# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What has to be evaluated again under the standard in force, with the button that does it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt import sip
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lowuse_plugin.domain.moments import office_today
from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.gui.widgets.identification.standard_words import needs_text
from lowuse_plugin.gui.widgets.plain_parts import plain_label, quiet_button
from lowuse_plugin.gui.widgets.task_progress import TaskProgressBar
from lowuse_plugin.qgis_bridge.area_text import amount
from lowuse_plugin.qgis_bridge.explanations import example_note
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.punctuation import labelled, with_aside
from lowuse_plugin.qgis_bridge.role_words import why_not
from lowuse_plugin.qgis_bridge.settings import AREA_UNIT

if TYPE_CHECKING:
    from lowuse_plugin.domain.ports import Progress, Refresh
    from lowuse_plugin.services.identification.identify import IdentificationSummary
    from lowuse_plugin.services.identification.standards import NeedsAgain

_PAUSE_MS = 500
_RESTS_ON = frozenset(
    {"rule_set", "parcel", "assessment", "import_package", "tag", "survey_unit"}
    | {"enterprise", "enterprise_year", "parcel_enterprise"}
)


class StandardLine(QWidget):
    """Names the standard in force; the list behind it is read in the background."""

    def __init__(
        self,
        context: PanelContext,
        name: str,
        parent: QWidget | None = None,
    ) -> None:
        """Read at once.

        Args:
            context: The shared parts.
            name: Object name; those of its parts stand behind it.
            parent: Owner.
        """
        super().__init__(parent)
        self.setObjectName(name)
        self._context = context
        self._needs: NeedsAgain | None = None
        self._is_busy = False
        self._title = plain_label(f"{name}.Title")
        self._text = plain_label(f"{name}.Text")
        self._again = quiet_button(f"{name}.Again", tr("Evaluate again"), self.evaluate)
        self._progress = TaskProgressBar(parent=self)
        row = QHBoxLayout()
        row.addWidget(self._text, 1)
        row.addWidget(self._again)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._title)
        layout.addLayout(row)
        layout.addWidget(self._progress)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.read_now)
        session = context.session
        session.opened.connect(self.read_now)
        session.closed.connect(self._forget)
        session.refreshed.connect(self._on_refreshed)
        session.role_changed.connect(self._show)
        self._show()
        self.read_now()

    def read_now(self, *_what: object) -> None:
        """Read what has to be evaluated again."""
        store = self._context.session.store
        if store is None:
            self._forget()
            return

        def work(_progress: Progress) -> NeedsAgain:
            from lowuse_plugin.services.identification.standards import needs_again  # noqa: PLC0415

            with store.read() as reading:
                return needs_again(reading, office_today())

        self._context.run_for(store, tr("Reading the standards"), work, self._take, hidden=True)

    def evaluate(self) -> None:
        """Evaluate the parcels that need it under the standard in force."""
        store, needs = self._context.session.store, self._needs
        if store is None or needs is None or not needs.parcels or why_not(self._context.session):
            return
        uuids, rules = needs.parcels, needs.rules

        def work(progress: Progress) -> IdentificationSummary:
            from lowuse_plugin.services.identification.identify import identify  # noqa: PLC0415

            return identify(store, rules=rules, on=office_today(), progress=progress, uuids=uuids)

        self._is_busy = True
        self._show()
        task = self._context.run_for(
            store, tr("Evaluating again"), work, self._on_done, on_failed=self._on_failed,
            writes=True,
        )  # fmt: skip
        self._progress.follow(task)
        task.ended.connect(self._on_ended)

    def _on_done(self, summary: IdentificationSummary) -> None:
        self._context.session.saved()
        text = tr(
            "{count} parcels evaluated again: {suspected} suspected ({area}), {incomplete} with "
            "missing data.",
            count=f"{summary.parcels:,}", suspected=f"{summary.counts['suspected']:,}",
            area=amount(summary.areas_m2["suspected"], AREA_UNIT.get()),
            incomplete=f"{summary.counts['incomplete']:,}",
        )  # fmt: skip
        self._context.messages.success(text + example_note(is_example=summary.example))

    def _on_failed(self, error: BaseException) -> None:
        self._context.messages.failure(error)

    def _on_ended(self) -> None:
        if not sip.isdeleted(self):
            self._is_busy = False
            self.read_now()

    def _take(self, needs: NeedsAgain) -> None:
        if not sip.isdeleted(self):
            self._needs = needs
            self._show()

    def _forget(self) -> None:
        self._needs = None
        self._show()

    def _on_refreshed(self, refresh: Refresh) -> None:
        if refresh.everything or refresh.tables & _RESTS_ON:
            self._pause.start()

    def _show(self) -> None:
        needs = self._needs
        said = "" if needs is None else needs_text(needs)
        title = ""
        if needs is not None:
            rules = needs.rules
            name = with_aside(rules.title, rules.document_no) if rules.document_no else rules.title
            title = labelled(tr("Standard in force"), name)
        self._title.setText(title)
        self._text.setText("▲ " + said if said else "")
        self._text.setVisible(bool(said))
        refused = why_not(self._context.session)
        self._again.setVisible(needs is not None and bool(needs.parcels))
        self._again.setEnabled(not refused and not self._is_busy)
        self._again.setToolTip(
            refused or tr("Evaluate these parcels under the standard in force; no tag changes")
        )
