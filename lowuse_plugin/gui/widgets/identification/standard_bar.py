# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The standard in force, and how many parcels have no result under it that holds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from qgis.PyQt import sip
from qgis.PyQt.QtCore import Qt, QTimer
from qgis.PyQt.QtGui import QResizeEvent, QShowEvent
from qgis.PyQt.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.gui.widgets.plain_parts import plain_text
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.role_words import why_not

if TYPE_CHECKING:
    from lowuse_plugin.domain.ports import Progress, Refresh
    from lowuse_plugin.services.identification.standards import NeedsAgain

_CONCERNS = frozenset(
    {"parcel", "assessment", "rule_set", "tag_basis", "import_package"}
    | {"enterprise", "enterprise_year", "parcel_enterprise"}
)
_PAUSE_MS = 400
_TITLE_CHARACTERS = 44
"""So wide at most, in digits, is the title of a standard; its tip has all of it."""
_LEAST_CHARACTERS = 12


class StandardBar(QWidget):
    """A button that evaluates, the name of the standard, and what is to be evaluated again."""

    def __init__(
        self,
        name: str,
        context: PanelContext,
        evaluate: Callable[[Sequence[str] | None], None],
        show_standards: Callable[[], None],
        parent: QWidget | None = None,
    ) -> None:
        """Read what is in force.

        Args:
            name: Beginning of the object names, such as ``LowUse.Tagging``.
            context: The shared parts.
            evaluate: Evaluates the parcels that are named, all for None.
            show_standards: Opens the standards.
            parent: Owner.
        """
        super().__init__(parent)
        self._context = context
        self._busy = False
        self._identify = QPushButton(tr("Propose candidates"))
        self._identify.setObjectName(f"{name}.Identify")
        self._identify.clicked.connect(lambda _checked=False: evaluate(None))
        self._title = QToolButton()
        self._title.setObjectName(f"{name}.Standard")
        self._title.setAutoRaise(True)
        self._title.clicked.connect(lambda _checked=False: show_standards())
        font = self._title.font()
        font.setUnderline(True)
        self._title.setFont(font)
        self._title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        digit = self._title.fontMetrics().horizontalAdvance("0")
        self._title.setMinimumWidth(digit * _LEAST_CHARACTERS)
        self._title.setMaximumWidth(digit * _TITLE_CHARACTERS)
        self._full_title = ""
        self._again = QToolButton()
        self._again.setObjectName(f"{name}.NeedsAgain")
        self._needing: Sequence[str] = ()
        self._again.clicked.connect(lambda _checked=False: evaluate(self._needing))
        self._again.hide()
        row = QHBoxLayout()
        row.addWidget(self._identify)
        row.addWidget(self._title, 1)
        row.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(row)
        layout.addWidget(self._again)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(_PAUSE_MS)
        self._wait.timeout.connect(self._read)
        context.session.opened.connect(self._on_opened)
        context.session.role_changed.connect(self._aim)
        context.session.refreshed.connect(self._on_refreshed)
        self._aim()
        self._read()

    def set_busy(self, *, busy: bool) -> None:
        """Let the button wait while parcels are evaluated."""
        self._busy = busy
        self._aim()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Read what was not read while nobody saw it; the day may be another one too."""
        super().showEvent(event)
        self._wait.start()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Show as much of the title as fits, instead of making the panel wider."""
        super().resizeEvent(event)
        self._fit_title()

    def _fit_title(self) -> None:
        metrics = self._title.fontMetrics()
        taken = self._identify.sizeHint().width() + 2 * metrics.height()
        room = min(self.width() - taken, self._title.maximumWidth() - metrics.height())
        text = metrics.elidedText(self._full_title, Qt.TextElideMode.ElideRight, max(room, 0))
        self._title.setText(text.replace("&", "&&"))

    def _aim(self) -> None:
        refused = why_not(self._context.session)
        for button in (self._identify, self._again):
            button.setEnabled(not refused and not self._busy)
        self._identify.setToolTip(
            refused or tr("Evaluate the rules for every parcel; nothing is tagged")
        )

    def _on_opened(self) -> None:
        self._aim()
        self._read()

    def _on_refreshed(self, refresh: Refresh) -> None:
        if refresh.everything or refresh.tables & _CONCERNS:
            self._wait.start()

    def _read(self) -> None:
        store = self._context.session.store
        if store is None:
            return

        def work(_progress: Progress) -> NeedsAgain:
            from lowuse_plugin.domain.moments import office_today  # noqa: PLC0415
            from lowuse_plugin.services.identification.standards import needs_again  # noqa: PLC0415

            with store.read() as reading:
                return needs_again(reading, office_today())

        title = tr("Reading the standard in force")
        self._context.run_for(store, title, work, self._show, hidden=True)

    def _show(self, found: NeedsAgain) -> None:
        if sip.isdeleted(self):
            return
        title = self._full_title = found.rules.title
        self._fit_title()
        self._title.setToolTip(plain_text(tr("{title}: show the standards", title=title)))
        self._needing = found.parcels
        count = len(found.parcels)
        self._again.setText(tr("⟳ {count} parcels to evaluate: do it", count=f"{count:,}"))
        self._again.setVisible(bool(count))
        if count:
            why = tr(
                "{never} were never evaluated, {stale} changed since, {other} rest on another "
                "standard.",
                never=f"{found.never:,}",
                stale=f"{found.stale:,}",
                other=f"{found.of_other_standard:,}",
            )
            if found.tags:
                why += " " + tr(
                    "{count} tags rest on another standard: look at them again.",
                    count=f"{len(found.tags):,}",
                )
            self._again.setToolTip(why)
