# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What the page 拨付 shows of a project, read in one go outside the interface thread."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.gui.widgets.claims.words import kind_word
from lowuse_plugin.gui.widgets.subsidy.ledger_money import money
from lowuse_plugin.qgis_bridge.punctuation import semicolons

if TYPE_CHECKING:
    from lowuse_plugin.domain.ports import Receipt, Store
    from lowuse_plugin.domain.subsidy.ledger import Ledger, PaymentInput

_GONE = "PROJECT_GONE"


@dataclass(frozen=True)
class LedgerState:
    """A project with its ledger."""

    project_uuid: str
    name: str
    ledger: Ledger
    calculated_fen: int | None
    """测算金额: of the claim, else of the newest calculation."""
    holds: bool = True
    """Whether what was calculated holds, as long as nothing is approved."""


def read_ledger_state(store: Store, project_uuid: str) -> LedgerState | None:
    """Return the payments of a project, None when there is no such project any more.

    Raises:
        LowUseError: What the store says, ``POLICY_INVALID``.
    """
    from lowuse_plugin.gui.widgets.claims.reading import read_state  # noqa: PLC0415
    from lowuse_plugin.services.claims.payments import read_ledger  # noqa: PLC0415

    state = read_state(store, project_uuid)
    if state is None:
        return None
    try:
        ledger = read_ledger(store, project_uuid)
    except LowUseError as error:
        if error.code == _GONE:
            return None
        raise
    calculated = state.newest.amount_fen if state.newest is not None else None
    holds = state.newest is None or state.newest.holds
    if state.stands is not None:
        calculated = state.stands.calculated_fen
    if ledger.approved_fen is not None:
        holds = True
    return LedgerState(project_uuid, state.name, ledger, calculated, holds)


@dataclass(frozen=True)
class Booked:
    """What came of a voucher."""

    receipt: Receipt | None
    """None where nothing was written: a colleague booked meanwhile."""
    state: LedgerState | None
    """The ledger as it is now."""
    text: str = ""
    """The new lines in words."""


def book(store: Store, seen: LedgerState, payment: PaymentInput) -> Booked:
    """Book a voucher, unless the ledger is not the one on which it was previewed.

    Args:
        store: The workspace.
        seen: As the person saw it.
        payment: What was entered.

    Raises:
        LowUseError: What the service says; nothing was written.
    """
    from lowuse_plugin.services.claims.payments import enter_payment  # noqa: PLC0415

    now = read_ledger_state(store, seen.project_uuid)
    if now is None or now.ledger != seen.ledger:
        return Booked(None, now)
    receipt = enter_payment(store, seen.project_uuid, payment)
    after = read_ledger_state(store, seen.project_uuid)
    known = {line.uuid for line in seen.ledger.lines}
    lines = after.ledger.lines if after is not None else ()
    new = [
        f"{kind_word(line.kind)} {money(line.amount_fen)}"
        for line in lines
        if line.uuid not in known and ("payment", line.uuid) in receipt.versions
    ]
    return Booked(receipt, after, semicolons(new))
