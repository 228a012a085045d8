# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""A ledger of projects whose names a spreadsheet takes for each other."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from lowuse_plugin.domain.policy.expiry import expiry_of
from lowuse_plugin.domain.policy.pack import find_policy
from lowuse_plugin.domain.ports import LogHead, WorkspaceInfo
from lowuse_plugin.domain.roll_up import RollUp
from lowuse_plugin.domain.subsidy.ledger import Entry, Ledger, replayed
from lowuse_plugin.exchange.subsidy.ledger_xlsx import write_ledger

POLICY = find_policy("jiangfu-2022-10")
TODAY = date(2025, 6, 30)
ALIKE = ("Plant a", "PLANT A", "Plant*", "Pl?nt a", "~Plant")
PAID_FEN = 10_000_003
"""Paid for each; a fifth of it is 20,000.006 元, so 20,000.01."""


def write_alike(path: Path) -> None:
    """Write the workbook with one payment for each of the projects."""
    figures = RollUp(TODAY, expiry_of(POLICY, TODAY), (), (), ())
    info = WorkspaceInfo("店", "440700", "EPSG:4526", 3)
    ledgers = {name: _ledger(name) for name in ALIKE}
    write_ledger(path, figures, ledgers, workspace=info, head=LogHead(7, "ab" * 32))


def _ledger(name: str) -> Ledger:
    entry = Entry(
        uuid=name,
        kind="payment",
        district="440705",
        paid_on=date(2025, 2, 1),
        voucher_no=f"1-{name}",
        amount_fen=PAID_FEN,
        fund="district_budget",
        receiver="",
        reason="",
        entered_by="",
        replaces=None,
    )
    lines, parts = replayed([entry], {"440705": PAID_FEN}, POLICY)
    return Ledger(name, lines, PAID_FEN, parts, policy=POLICY)
