# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""标记: the form, with what is known of the chosen land above it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt import sip
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtWidgets import QVBoxLayout, QWidget

from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.gui.panels.tag_form import TagForm
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.role_words import why_not

if TYPE_CHECKING:
    from lowuse_plugin.domain.ports import Progress, Refresh
    from lowuse_plugin.services.tagging.outlook import Outlook

_CONCERNS = frozenset(
    {"assessment", "tag", "three_old_area", "project_parcel", "survey_unit", "rule_set"}
)
_PAUSE_MS = 120
"""Who steps through a list quickly waits for nothing."""


def chosen_parcels(context: PanelContext) -> tuple[str, ...]:
    """Return the selected parcels, else the one that is looked at."""
    return context.current.chosen


class TagPage(QWidget):
    """Aims the form at what is chosen and reads what has to be known of it."""

    def __init__(self, context: PanelContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("LowUse.Tagging.TagPage")
        self._context = context
        self._busy = False
        self._shown: frozenset[str] | None = None
        self.form = TagForm()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.form)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(_PAUSE_MS)
        self._wait.timeout.connect(self._read)
        # Bound methods: unlike a lambda they are forgotten when the page is gone.
        context.current.current_changed.connect(self._aim)
        context.current.selection_changed.connect(self._aim)
        context.session.opened.connect(self._aim)
        context.session.role_changed.connect(self._aim)
        context.session.closed.connect(self._on_closed)
        context.session.refreshed.connect(self._on_refreshed)
        self._aim()

    def show_parcel(self, _uuid: str) -> None:
        """Show what is chosen now; the panel calls it when the page is seen."""
        self._aim()

    def set_busy(self, *, busy: bool) -> None:
        """Let the buttons wait while something is written."""
        self._busy = busy
        self._aim()

    def _aim(self, *_what_changed: object) -> None:
        """Let the buttons say what they act on; while one is at work both wait."""
        chosen = self._context.current.chosen_set
        refused = why_not(self._context.session)
        self.form.aim_at(len(chosen), refused=refused, busy=self._busy)
        if chosen != self._shown:
            self.form.show_outlook(None)
            self._shown = chosen
            self._wait.start()

    def _on_closed(self) -> None:
        self._shown = None
        self.form.show_outlook(None)

    def _on_refreshed(self, refresh: Refresh) -> None:
        if refresh.everything or refresh.tables & _CONCERNS:
            self._wait.start()

    def _read(self) -> None:
        store, chosen = self._context.session.store, self._shown
        if store is None or not chosen:
            return

        def work(_progress: Progress) -> Outlook:
            from lowuse_plugin.domain.moments import office_today  # noqa: PLC0415
            from lowuse_plugin.services.tagging.outlook import read_outlook  # noqa: PLC0415

            return read_outlook(store, sorted(chosen), office_today())

        def done(outlook: Outlook) -> None:
            if not sip.isdeleted(self) and self._shown == chosen:
                self.form.show_outlook(outlook)

        self._context.run_for(store, tr("Reading what speaks for a tag"), work, done, hidden=True)
