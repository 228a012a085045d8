# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Lines of a ledger as rows of a table, and one of them as sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lowuse_plugin.domain.display import shown_day, shown_district
from lowuse_plugin.gui.widgets.claims.words import fund_word, kind_word
from lowuse_plugin.gui.widgets.subsidy.ledger_money import digits, in_words, money
from lowuse_plugin.gui.widgets.subsidy.ledger_table import MoneyColumn, MoneyRow
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.punctuation import labelled

if TYPE_CHECKING:
    from lowuse_plugin.domain.subsidy.ledger import Ledger, LedgerLine


def line_columns() -> tuple[MoneyColumn, ...]:
    """Return the columns of the ledger; what decides stands first, the rest is scrolled to."""
    return (
        MoneyColumn(tr("Date")),
        MoneyColumn(tr("Kind")),
        MoneyColumn(tr("Amount (yuan)"), is_number=True),
        MoneyColumn(tr("Voucher no.")),
        MoneyColumn(tr("Paid in all"), is_number=True),
        MoneyColumn(tr("City share"), is_number=True),
        MoneyColumn(tr("Fund")),
        MoneyColumn(tr("Receiver")),
    )


def line_row(line: LedgerLine, *, many: bool) -> MoneyRow:
    """Return a line of the ledger.

    Args:
        line: The line.
        many: The project lies in several districts, so that each line names its own.
    """
    kind = kind_word(line.kind)
    if many:
        kind = f"{kind} · {shown_district(line.district)}"
    cells = (
        line.paid_on.isoformat(),
        kind,
        digits(line.amount_fen),
        line.voucher_no,
        digits(line.cumulative_fen),
        digits(line.city_due_fen),
        fund_word(line.fund),
        line.receiver,
    )
    return MoneyRow(cells, key=line.uuid)


def line_text(ledger: Ledger, uuid: str) -> str:
    """Return everything about one line, empty when there is none."""
    line = next((each for each in ledger.lines if each.uuid == uuid), None)
    if line is None:
        return ""
    texts = [
        f"{shown_day(line.paid_on)} · {kind_word(line.kind)} · {shown_district(line.district)}",
        f"{money(line.amount_fen)} {in_words(line.amount_fen)}",
        labelled(tr("Voucher no."), line.voucher_no),
        labelled(tr("Fund"), fund_word(line.fund)),
    ]
    if line.receiver:
        texts.append(labelled(tr("Receiver"), line.receiver))
    if line.reason:
        texts.append(labelled(tr("Reason"), line.reason))
    replaced = next((each for each in ledger.lines if each.uuid == line.replaces), None)
    if replaced is not None:
        texts.append(labelled(tr("Takes back"), line_name(replaced)))
    if line.entered_by:
        texts.append(labelled(tr("Entered by"), line.entered_by))
    return "\n".join(texts)


def line_name(line: LedgerLine) -> str:
    """Return a line as one can tell it from others: day, kind, amount, voucher."""
    return " · ".join(
        (line.paid_on.isoformat(), kind_word(line.kind), money(line.amount_fen), line.voucher_no)
    )
