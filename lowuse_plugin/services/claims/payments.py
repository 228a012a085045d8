# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The ledger of a project: reading it, and booking vouchers into it.

Only ever added to. The numbers of vouchers are unique for whoever issues them: a district, or the
city. Two lines have one number only where one voucher became both in the same save.
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import date

from lowuse_plugin.domain.display import shown_code
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.moments import office_today
from lowuse_plugin.domain.policy.pack import SubsidyPolicy
from lowuse_plugin.domain.ports import (
    Change,
    ExpectNoChange,
    Insert,
    Reading,
    Receipt,
    Row,
    Store,
    Value,
)
from lowuse_plugin.domain.subsidy.ledger import (
    DistrictLedger,
    Ledger,
    LedgerLine,
    PaymentInput,
    yuan_text,
)
from lowuse_plugin.domain.subsidy.ledger_booking import booked, issuer, left_of, voucher_key
from lowuse_plugin.services.retry import until_undisturbed
from lowuse_plugin.services.subsidy.ledgers import entry_of, ledger_of

__all__ = [
    "DistrictLedger",
    "Ledger",
    "LedgerLine",
    "PaymentInput",
    "enter_payment",
    "left_of",
    "preview_payment",
    "read_ledger",
]

PAYMENT = "payment"
_RESTS_ON = ("payment", "subsidy_claim", "subsidy_step", "subsidy_case", "project")
"""Tables that a booking reads; it is kept only if nobody wrote them since."""


def read_ledger(store: Store, project_uuid: str) -> Ledger:
    """Return the ledger of a project; without lines while nothing was paid.

    Raises:
        LowUseError: ``PROJECT_GONE``, ``CLAIM_NO_CALCULATION``, ``POLICY_INVALID``.
    """
    with store.read() as reading:
        return ledger_of(reading, project_uuid)


def preview_payment(
    ledger: Ledger,
    payment: PaymentInput,
    policy: SubsidyPolicy | None = None,
    *,
    today: date | None = None,
) -> tuple[LedgerLine, ...]:
    """Return the lines that would be booked, one or two.

    Args:
        ledger: As it was read.
        payment: What was entered.
        policy: Names the share of the city; that of the claim when it is left out.
        today: Day of the office; the real one when it is left out.

    Raises:
        LowUseError: Why it cannot be booked: ``PAYMENT_…``, ``INPUT_NOT_ALLOWED``. Whether the
            number of the voucher is free is looked up when it is saved.
    """
    used = policy or ledger.policy
    if used is None:
        raise LowUseError("PAYMENT_BEFORE_APPROVAL")
    return booked(ledger, payment, used, today or office_today())


def enter_payment(
    store: Store, project_uuid: str, payment: PaymentInput, *, today: date | None = None
) -> Receipt:
    """Book a voucher; what exceeds 审定金额 becomes a line of its own in the same save.

    Args:
        store: The workspace.
        project_uuid: Whose ledger.
        payment: What was entered.
        today: Day of the office; the real one when it is left out.

    Raises:
        LowUseError: As :func:`preview_payment` and :func:`read_ledger`, and
            ``PAYMENT_VOUCHER_TWICE`` with where the number stands, also when a colleague entered
            it a moment ago.
        ConflictError: Others write faster than this can read and save.
    """
    day = today or office_today()
    return until_undisturbed(lambda: _enter(store, project_uuid, payment, day))


def _enter(store: Store, project_uuid: str, payment: PaymentInput, today: date) -> Receipt:
    """Book on one state of the workspace; saved only if it is still that state.

    Raises:
        ConflictError: Somebody wrote into a ledger or took a claim further.
    """
    with store.read() as reading:
        ledger = ledger_of(reading, project_uuid)
        lines = preview_payment(ledger, payment, today=today)
        _refuse_twice(reading, lines)
        seq = reading.head().seq
    changes: list[Change] = [ExpectNoChange(_RESTS_ON, seq)]
    changes += [Insert(PAYMENT, str(uuid.uuid4()), _values(ledger, line)) for line in lines]
    return store.write(changes, reason=_reason(lines))


def _reason(lines: Sequence[LedgerLine]) -> str:
    words = "、".join(shown_code("payment_kind", line.kind) for line in lines)
    total = yuan_text(sum(line.amount_fen for line in lines))
    return f"拨付台账 {words} 凭证 {lines[0].voucher_no} {total} 元"


def _refuse_twice(reading: Reading, lines: Sequence[LedgerLine]) -> None:
    """Refuse the number of a voucher that its issuer has given already."""
    first = lines[0]
    key = voucher_key(first.voucher_no)
    by = issuer(first.kind, first.district, first.part)
    for row in reading.table("ledger_vouchers").to_rows():
        known = issuer(row["kind"], row["district"], row["replaced_kind"] or "")
        if known == by and voucher_key(row["voucher_no"]) == key:
            raise LowUseError(
                "PAYMENT_VOUCHER_TWICE",
                value=first.voucher_no,
                project=row["project_name"],
                on=row["paid_on"],
            )


def _values(ledger: Ledger, line: LedgerLine) -> dict[str, Value]:
    return {
        "project_uuid": ledger.project_uuid,
        "subsidy_case_uuid": ledger.case_uuid,
        "subsidy_claim_uuid": ledger.claim_uuid,
        "district": line.district,
        "kind": line.kind,
        "paid_on": line.paid_on.isoformat(),
        "voucher_no": line.voucher_no,
        "amount_fen": line.amount_fen,
        "cumulative_fen": line.cumulative_fen,
        "city_due_fen": line.city_due_fen,
        "city_paid_fen": line.city_paid_fen,
        "receiver": line.receiver or None,
        "reason": line.reason or None,
        "replaces_payment_uuid": line.replaces,
        "fund": line.fund,
        "entered_by": line.entered_by or None,
    }


def check_returning(reading: Reading, rows: Sequence[Row], today: date) -> None:
    """Refuse to bring a voucher back that would not become the very same lines now.

    Args:
        reading: The state on which it is written; there its lines do not count.
        rows: The stored lines of one voucher, in the order in which they were booked.
        today: Day of the office.

    Raises:
        LowUseError: As :func:`enter_payment`, and ``UNDO_LEDGER_DIFFERS``.
    """
    ledger = ledger_of(reading, str(rows[0]["project_uuid"]))
    lines = preview_payment(ledger, _entered(rows), today=today)
    _refuse_twice(reading, lines)
    booked_now = [_values(ledger, line) for line in lines]
    if booked_now != [{name: row[name] for name in booked_now[0]} for row in rows]:
        raise LowUseError("UNDO_LEDGER_DIFFERS", value=str(rows[0]["voucher_no"]))


def _entered(rows: Sequence[Row]) -> PaymentInput:
    """Return what was entered of a voucher; its last line is the one that was meant."""
    entry, total = entry_of(rows[-1]), sum(int(str(row["amount_fen"])) for row in rows)
    return PaymentInput(
        kind=str(rows[0]["kind"]),
        district=entry.district,
        paid_on=entry.paid_on,
        voucher_no=entry.voucher_no,
        amount_fen=total,
        fund=entry.fund,
        receiver=entry.receiver,
        reason=entry.reason,
        entered_by=entry.entered_by,
        replaces=entry.replaces,
    )
