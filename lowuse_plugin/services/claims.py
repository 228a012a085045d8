# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The procedure of a subsidy: 测算 → 复核 → … → 市级拨付, each step one save."""

from __future__ import annotations

from lowuse_plugin.domain.claims import Blocker, ClaimStep, ClaimView, Material, StepInput
from lowuse_plugin.domain.ports import Receipt, Store

__all__ = ["Blocker", "ClaimStep", "ClaimView", "Material", "StepInput"]


def read_claim(store: Store, project_uuid: str) -> ClaimView | None:
    """Return the newest claim of a project, None when none was started."""
    raise NotImplementedError


def start_claim(store: Store, project_uuid: str, step: StepInput) -> Receipt:
    """Start a claim on the newest calculation of a project."""
    raise NotImplementedError


def advance_claim(store: Store, claim: ClaimView, step: StepInput) -> Receipt:
    """Take a claim to its next state."""
    raise NotImplementedError


def return_claim(store: Store, claim: ClaimView, to_state: str, step: StepInput) -> Receipt:
    """Send a claim back to an earlier state."""
    raise NotImplementedError


def withdraw_claim(store: Store, claim: ClaimView, step: StepInput) -> Receipt:
    """Take a claim back as a whole."""
    raise NotImplementedError


def replace_calculation(store: Store, claim: ClaimView, step: StepInput) -> Receipt:
    """Let a claim rest on the newest calculation; it begins again at 测算."""
    raise NotImplementedError
