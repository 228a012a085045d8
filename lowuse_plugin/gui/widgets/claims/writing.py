# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Carries a step of a claim out, outside the interface thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lowuse_plugin.domain.claims.records import StepInput
from lowuse_plugin.services.claims.procedure import (
    advance_claim,
    replace_calculation,
    return_claim,
    start_claim,
    withdraw_claim,
)

if TYPE_CHECKING:
    from lowuse_plugin.domain.ports import Receipt, Store
    from lowuse_plugin.gui.dialogs.claim_step_dialog import StepEntry
    from lowuse_plugin.gui.widgets.claims.reading import ClaimState


def write_step(
    store: Store, kind: str, state: ClaimState, entry: StepEntry, person: str
) -> Receipt:
    """Save a step.

    Args:
        store: The workspace.
        kind: ``start``, ``advance``, ``return``, ``withdraw`` or ``recalculate``.
        state: The project with its claim, as it was seen.
        entry: What was entered.
        person: Who does it.

    Raises:
        LowUseError: What the service says; nothing was written.
        ConflictError: A colleague took the claim elsewhere.
    """
    step = StepInput(
        done_by=person,
        done_on=entry.done_on,
        document_no=entry.document_no,
        opinion=entry.opinion,
        amount_fen=entry.amount_fen,
        details=entry.details,
    )
    claim = state.stands
    if claim is None:
        return start_claim(store, state.project_uuid, step)
    if kind == "return":
        return return_claim(store, claim, entry.to_state, step)
    carry_out = {
        "advance": advance_claim,
        "withdraw": withdraw_claim,
        "recalculate": replace_calculation,
    }[kind]
    return carry_out(store, claim, step)
