# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""套合 in sum: layer × class of the parcels that are meant; findings first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from qgis.PyQt import sip
from qgis.PyQt.QtGui import QShowEvent
from qgis.PyQt.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from lowuse_plugin.domain.display import shown_code, shown_number
from lowuse_plugin.domain.units import exact
from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.gui.widgets.list_states import ListState
from lowuse_plugin.gui.widgets.overlay.words import class_words
from lowuse_plugin.gui.widgets.plain_parts import heading, plain_label, quiet_button
from lowuse_plugin.gui.widgets.subsidy.ledger_table import MoneyColumn, MoneyRow, MoneyTable
from lowuse_plugin.qgis_bridge.area_text import mu_number
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.messages import describe_any
from lowuse_plugin.qgis_bridge.punctuation import commas, labelled

if TYPE_CHECKING:
    from lowuse_plugin.domain.ports import Progress
    from lowuse_plugin.services.overlay.totals import OverlayTotal

_NAME = "LowUse.Overlay.Totals"


class OverlayTotals(QWidget):
    """Read outside the interface thread; an answer about other parcels is dropped."""

    def __init__(
        self,
        context: PanelContext,
        select: Callable[[Sequence[str]], None],
        parent: QWidget | None = None,
    ) -> None:
        """Show nothing yet.

        Args:
            context: The shared parts.
            select: Selects parcels on the map and in the lists.
            parent: Owner.
        """
        super().__init__(parent)
        self.setObjectName(_NAME)
        self._context, self._select = context, select
        self._parcels: Sequence[str] | None = None
        self._found: tuple[OverlayTotal, ...] = ()
        self._asked = 0
        self._is_put_off = False
        """It was to be read while nobody saw it."""
        self._table = MoneyTable(f"{_NAME}.Table", _columns())
        self._none = ListState(f"{_NAME}.State")
        self._stack = QStackedWidget()
        self._stack.addWidget(self._none)
        self._stack.addWidget(self._table)
        self._button = quiet_button(f"{_NAME}.Select", tr("Select the parcels"), self._on_select)
        self._button.setToolTip(tr("Select the parcels behind the chosen line on map and in lists"))
        top = QHBoxLayout()
        self._busy = plain_label(f"{_NAME}.Busy", tr("Reading the new results …"))
        self._busy.hide()
        top.addWidget(heading(tr("Result")))
        top.addWidget(self._busy)
        top.addStretch(1)
        top.addWidget(self._button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(top)
        layout.addWidget(self._stack, 1)
        self._table.chosen.connect(lambda _key: self._aim())
        self._table.doubleClicked.connect(lambda _index: self._on_select())
        self._aim()

    def show_for(self, parcels: Sequence[str] | None) -> None:
        """Show the overlays of parcels; None for all."""
        if parcels != self._parcels:
            self._parcels = parcels
            self._found = ()
            self._aim()
            self.read_again()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Read what was put off."""
        super().showEvent(event)
        if self._is_put_off:
            self.read_again()

    def read_again(self) -> None:
        """Read what is shown once more."""
        store, parcels = self._context.session.store, self._parcels
        self._asked += 1
        asked = self._asked
        self._is_put_off = store is not None and not self.isVisible()
        if store is None or self._is_put_off:
            return
        title = tr("Adding up the overlays")
        if self._found:  # they stay to be seen, but they are those of before
            self._busy.show()
        else:
            self._say(title, busy=True)

        def work(_progress: Progress) -> tuple[OverlayTotal, ...]:
            from lowuse_plugin.services.overlay.totals import overlay_totals  # noqa: PLC0415

            return overlay_totals(store, parcels)

        def done(found: tuple[OverlayTotal, ...]) -> None:
            if not sip.isdeleted(self) and asked == self._asked:
                self._take(found)

        def failed(error: BaseException) -> None:
            if not sip.isdeleted(self) and asked == self._asked:
                self._say(describe_any(error))

        self._context.run_for(store, title, work, done, on_failed=failed, hidden=True)

    def _take(self, found: tuple[OverlayTotal, ...]) -> None:
        self._found = found
        self._busy.hide()
        if not found:
            self._say(tr("Nothing is known of these parcels yet. Run the analysis."))
        else:
            self._table.show_rows([_row(total, str(n)) for n, total in enumerate(found)])
            self._stack.setCurrentWidget(self._table)
        self._aim()

    def _say(self, text: str, *, busy: bool = False) -> None:
        self._busy.hide()
        self._none.say(text, busy=busy)
        self._stack.setCurrentWidget(self._none)

    def _chosen(self) -> OverlayTotal | None:
        key = self._table.chosen_key
        return self._found[int(key)] if key.isdigit() and int(key) < len(self._found) else None

    def _aim(self) -> None:
        total = self._chosen()
        self._button.setEnabled(total is not None and bool(total.parcels))

    def _on_select(self) -> None:
        total = self._chosen()
        if total is not None and total.parcels:
            self._select(total.parcels)


def _columns() -> list[MoneyColumn]:
    return [
        MoneyColumn(tr("Layer")),
        MoneyColumn(tr("Class or document")),
        MoneyColumn(tr("Parcels or units"), is_number=True),
        MoneyColumn("m²", is_number=True),
        MoneyColumn(tr("mu"), is_number=True),
        MoneyColumn(tr("Notes")),
    ]


def _row(total: OverlayTotal, key: str) -> MoneyRow:
    area = exact(total.area_m2)
    word = shown_code("overlay_finding", total.finding) if total.finding else ""
    some = word and total.hindered != total.subjects
    notes = [
        labelled(word, f"{total.hindered:,}") if some else word,
        labelled(tr("boundary error"), f"{total.boundary_errors:,}")
        if total.boundary_errors
        else "",
        labelled(tr("out of date"), f"{total.out_of_date:,}") if total.out_of_date else "",
    ]
    cells = (
        total.layer_name,
        class_words(total.layer_kind, total.class_code, total.class_name),
        f"{total.subjects:,}",
        shown_number(area, places=2),
        mu_number(area),
        commas(note for note in notes if note),
    )
    return MoneyRow(cells, key, is_total=bool(total.finding))
