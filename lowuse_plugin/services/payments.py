# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The ledger of a project in the workspace: reading it and entering vouchers."""

from __future__ import annotations

from lowuse_plugin.domain.ledger import Ledger, LedgerLine, PaymentInput
from lowuse_plugin.domain.policy import SubsidyPolicy
from lowuse_plugin.domain.ports import Receipt, Store

__all__ = ["Ledger", "LedgerLine", "PaymentInput"]


def read_ledger(store: Store, project_uuid: str) -> Ledger:
    """Return the ledger of a project."""
    raise NotImplementedError


def preview_payment(
    ledger: Ledger, payment: PaymentInput, policy: SubsidyPolicy | None = None
) -> tuple[LedgerLine, ...]:
    """Return the lines that would be booked; ``policy`` None takes that of the ledger."""
    raise NotImplementedError


def enter_payment(store: Store, project_uuid: str, payment: PaymentInput) -> Receipt:
    """Book a voucher."""
    raise NotImplementedError
