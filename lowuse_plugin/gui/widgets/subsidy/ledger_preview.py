# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What the dialog of a booking says: the lines that would be booked, and who gets the money."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lowuse_plugin.gui.widgets.claims.words import kind_word
from lowuse_plugin.gui.widgets.subsidy.ledger_money import digits
from lowuse_plugin.gui.widgets.subsidy.ledger_table import MoneyColumn, MoneyRow
from lowuse_plugin.qgis_bridge.i18n import tr

if TYPE_CHECKING:
    from lowuse_plugin.domain.subsidy.ledger import Ledger, LedgerLine


def receiver_title(kind: str) -> str:
    """Return what the line is called that names the other side."""
    return tr("Paid back by") if kind == "recovery" else tr("Receiver")


def receiver_note(kind: str, ledger: Ledger) -> str:
    """Say why the redeveloper is proposed where somebody else holds the land (A-21)."""
    if kind != "payment" or not ledger.redeveloper or not ledger.right_holder:
        return ""
    if ledger.redeveloper == ledger.right_holder:
        return ""
    return tr(
        "The redeveloper of the approved plan receives the money (A-21); the land is held by "
        "{holder}.",
        holder=ledger.right_holder,
    )


def preview_columns() -> tuple[MoneyColumn, ...]:
    """Return the columns of the preview."""
    return (
        MoneyColumn(tr("Kind")),
        MoneyColumn(tr("Amount (yuan)"), is_number=True),
        MoneyColumn(tr("Paid in all"), is_number=True),
        MoneyColumn(tr("City share"), is_number=True),
    )


def preview_row(line: LedgerLine) -> MoneyRow:
    """Return a line that would be booked."""
    return MoneyRow(
        (
            kind_word(line.kind),
            digits(line.amount_fen),
            digits(line.cumulative_fen),
            digits(line.city_due_fen),
        )
    )
