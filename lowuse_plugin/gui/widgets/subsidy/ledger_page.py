# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""拨付: the amounts of a project, its ledger, and what can be booked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QGridLayout, QPushButton, QWidget

from lowuse_plugin.gui.help import install_f1
from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.gui.widgets.claims.followed_page import FollowedPage, Subject
from lowuse_plugin.gui.widgets.messages import Offer
from lowuse_plugin.gui.widgets.plain_parts import plain_label, plain_text, quiet_button
from lowuse_plugin.gui.widgets.subsidy.ledger_amounts import AmountsView, NamedAmount
from lowuse_plugin.gui.widgets.subsidy.ledger_lines import line_columns, line_row, line_text
from lowuse_plugin.gui.widgets.subsidy.ledger_money import money
from lowuse_plugin.gui.widgets.subsidy.ledger_reading import LedgerState, read_ledger_state
from lowuse_plugin.gui.widgets.subsidy.ledger_table import MoneyTable
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.role_words import why_not

if TYPE_CHECKING:
    from lowuse_plugin.domain.subsidy.ledger import Ledger

_NAME = "LowUse.Payments"
_CITY_STATES = frozenset({"city_applied", "city_paid"})


@dataclass(frozen=True)
class LedgerDoors:
    """What the page opens but does not own."""

    enter: Callable[[str, LedgerState, str], None]
    """Opens the dialog of a booking: kind, ledger, uuid of the chosen line."""
    show_ledger: Callable[[], None]
    """Opens 奖补台账."""
    seen: Callable[[LedgerState | None], None]
    """Gets what is shown now, for a dialog that is open."""


class LedgerPage(FollowedPage):
    """Shows amounts and lines, and opens the windows of bookings."""

    NAME = _NAME

    def __init__(
        self, context: PanelContext, doors: LedgerDoors, parent: QWidget | None = None
    ) -> None:
        """Show no project yet.

        Args:
            context: The shared parts.
            doors: Dialogs of others.
            parent: Owner.
        """
        subject = Subject(read_ledger_state, tr("Reading the payments"))
        super().__init__(context, subject, parent)
        self._doors = doors
        self._said = plain_label(f"{_NAME}.Said")
        self._amounts = AmountsView(f"{_NAME}.Amount")
        self._table = MoneyTable(f"{_NAME}.Table", line_columns(), grows=True)
        self._nothing = plain_label(f"{_NAME}.Nothing", tr("Nothing was booked yet."))
        self._line = plain_label(f"{_NAME}.Line")
        self._make_buttons()
        self._lay_out()
        self._table.chosen.connect(lambda _uuid: self._on_chosen())
        install_f1(self, "procedure", "payments")
        self._begin()

    def _make_buttons(self) -> None:
        titles = {
            "payment": tr("Enter payment …"),
            "city": tr("City has paid …"),
            "reversal": tr("Reverse …"),
            "recovery": tr("Recover …"),
        }
        self._buttons: dict[str, QPushButton] = {
            kind: quiet_button(f"{_NAME}.Enter.{kind}", title, partial(self._enter, kind))
            for kind, title in titles.items()
        }
        self._ledger = quiet_button(
            f"{_NAME}.Ledger", tr("Subsidy ledger …"), self._doors.show_ledger
        )
        self._ledger.setToolTip(tr("All projects: by year, district and fund; forecast, cap, xlsx"))

    def _lay_out(self) -> None:
        column = self._column
        grid = QGridLayout()
        for place, button in enumerate(self._buttons.values()):
            grid.addWidget(button, place // 2, place % 2)
        column.addWidget(self._amounts)
        column.addWidget(self._said)
        column.addLayout(grid)
        column.addWidget(self._nothing)
        column.addWidget(self._table)
        column.addWidget(self._line)
        column.addWidget(self._ledger, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    # -- what stands in the place of a ledger -----------------------------------------------------

    def _empty(self) -> tuple[str, Sequence[Offer]]:
        ledger = Offer(tr("Subsidy ledger …"), self._doors.show_ledger, f"{_NAME}.ToLedger")
        offers = (ledger,) if self._context.session.store is not None else ()
        return tr("Choose a project in the list to see what was paid."), offers

    def _seen(self, state: LedgerState | None) -> None:
        self._doors.seen(state)

    # -- the ledger -------------------------------------------------------------------------------

    def _show(self, state: LedgerState) -> None:
        ledger = state.ledger
        self._amounts.show_amounts(_amounts(state))
        many = len(ledger.by_district) > 1
        self._table.show_rows([line_row(line, many=many) for line in ledger.lines])
        self._table.setVisible(bool(ledger.lines))
        self._nothing.setVisible(not ledger.lines)
        self._on_chosen()

    def _on_chosen(self) -> None:
        text = "" if self._state is None else line_text(self._state.ledger, self._table.chosen_key)
        self._line.setText(text)
        self._line.setVisible(bool(text))
        self._aim()

    def _aim(self) -> None:
        """Let the buttons follow what may be booked now."""
        if self._state is None:
            return
        ledger = self._state.ledger
        always = why_not(self._context.session) or _why_nothing(ledger)
        reasons = {
            "payment": "",
            "city": _why_not_city(ledger),
            "reversal": _why_not_reversed(ledger),
            "recovery": "" if _paid(ledger) else tr("Nothing was paid that could come back."),
        }
        for kind, button in self._buttons.items():
            reason = always or reasons[kind]
            button.setEnabled(not reason)
            button.setToolTip(plain_text(reason))
        self._said.setText(always)
        self._said.setVisible(bool(always))

    def _enter(self, kind: str) -> None:
        if self._state is not None:
            self._doors.enter(kind, self._state, self._table.chosen_key)


def _amounts(state: LedgerState) -> list[NamedAmount]:
    ledger = state.ledger
    approved = ledger.approved_fen is not None
    due, open_fen = ledger.city_due_fen, ledger.city_open_fen
    note = ""
    if approved and open_fen > 0:
        note = tr("{amount} open", amount=money(open_fen))
    elif open_fen < 0:
        note = tr("{amount} to be given back", amount=money(-open_fen))
    elif due:
        note = tr("all received")
    stale = "" if state.holds else tr("does not hold any more: calculate again")
    rows = [
        NamedAmount("calculated", tr("Calculated amount"), state.calculated_fen, stale),
        NamedAmount("approved", tr("Approved amount"), ledger.approved_fen, is_main=True),
        NamedAmount("paid", tr("Paid"), ledger.paid_fen if approved else None, is_main=True),
        NamedAmount("city", tr("City subsidy due"), due if approved else None, note),
        NamedAmount("remaining", tr("Not yet paid"), ledger.remaining_fen if approved else None),
    ]
    if ledger.own_fen:
        own = tr("outside the base of the city")
        rows.insert(3, NamedAmount("own", tr("District's own"), ledger.own_fen, own))
    return rows


def _paid(ledger: Ledger) -> bool:
    return bool(ledger.paid_fen or ledger.own_fen or ledger.city_paid_fen)


def _why_nothing(ledger: Ledger) -> str:
    if ledger.approved_fen is None:
        return tr("Payments begin when the claim is approved: see “Procedure”.")
    return ""


def _why_not_city(ledger: Ledger) -> str:
    if ledger.claim_state not in _CITY_STATES:
        return tr("First apply for the city subsidy: see “Procedure”.")
    if all(part.city_open_fen <= 0 for part in ledger.by_district.values()):
        return tr("The city owes nothing on what was paid.")
    return ""


def _why_not_reversed(ledger: Ledger) -> str:
    if not reversible(ledger):
        return tr("There is no line that could be reversed.")
    return ""


def reversible(ledger: Ledger) -> tuple[str, ...]:
    """Return the lines of which something can still be taken back."""
    from lowuse_plugin.domain.subsidy.ledger_booking import left_of  # noqa: PLC0415

    return tuple(
        line.uuid
        for line in ledger.lines
        if line.amount_fen > 0 and left_of(ledger.lines, line) > 0
    )
