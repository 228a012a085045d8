# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""How long a policy document still runs (Y-47, A-18), and the gap to the pilot's end (P-04)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from lowuse_plugin.domain.policy.pack import SubsidyPolicy
from lowuse_plugin.domain.procedure import shipped


@dataclass(frozen=True)
class Expiry:
    """What a banner says of the validity of a policy."""

    valid_to: date
    """The last valid day."""
    days_left: int
    """0 on the last valid day, negative after it."""
    is_soon: bool
    is_over: bool
    gap_until: date | None
    """Last day of the pilot when the policy ends before it: until then nothing pays."""


def expiry_of(policy: SubsidyPolicy, today: date) -> Expiry:
    """Return how long a policy still runs on a day.

    Raises:
        LowUseError: ``POLICY_INVALID`` when the shipped procedure cannot be read.
    """
    procedure = shipped()
    left = (policy.valid_to - today).days
    return Expiry(
        valid_to=policy.valid_to,
        days_left=left,
        is_soon=0 <= left <= procedure.expiry_soon_days,
        is_over=left < 0,
        gap_until=procedure.pilot_to if policy.valid_to < procedure.pilot_to else None,
    )
