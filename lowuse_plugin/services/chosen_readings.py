# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The readings with which a project is calculated: the pack's, or those that a person chose."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.policy.pack import Decision, SubsidyPolicy, Switches, chosen
from lowuse_plugin.domain.policy.switches import switch_names
from lowuse_plugin.domain.subsidy.input import read_switches


@dataclass(frozen=True)
class Readings:
    """Readings and the document on which a choice rests."""

    switches: Switches
    decision: Decision

    @property
    def document(self) -> str:
        """Return the document on which a choice rests."""
        return self.decision.document


def chosen_readings(
    switches: Mapping[str, object], policy: SubsidyPolicy, document: str
) -> Readings:
    """Return a person's readings for the projects that are asked for.

    Every reading that is named is settled by the document, also the usual one.

    Raises:
        LowUseError: ``SWITCH_UNKNOWN``, ``INPUT_…``; ``SWITCH_NEEDS_DOCUMENT`` (field, readings):
            a reading other than the pack's without saying on what it rests.
    """
    found = read_switches(switches, policy)
    other = chosen(policy, found)
    if other and not document.strip():
        titles = [spec.title for spec in policy.switch_specs if spec.name in other]
        raise LowUseError(
            "SWITCH_NEEDS_DOCUMENT", field="|".join(other), readings="、".join(titles)
        )
    decided = tuple(name for name in switch_names() if name in switches)
    return Readings(found, Decision(decided, document.strip() if decided else ""))


def kept_readings(last: Mapping[str, Any] | None, policy: SubsidyPolicy) -> Readings:
    """Return the readings of the newest calculation where a person chose them, else the pack's.

    A documented decision is not thrown away by calculating once more. It was made on one document
    of the city: under another pack the readings of that one count.

    Args:
        last: Newest calculation as ``subsidy_last`` gives it, None where there is none.
        policy: The pack.
    """
    default = Readings(policy.switches, Decision())
    if last is None or last["rule_set_id"] != policy.id or not last["basis_document"]:
        return default
    inputs = json.loads(last["inputs"])
    try:
        found = read_switches(inputs.get("switches", {}), policy)
    except LowUseError:
        # A newer text of the pack that does not offer the reading any more.
        return default
    decided = tuple(inputs.get("decided") or chosen(policy, found))
    return Readings(found, Decision(decided, str(last["basis_document"]))) if decided else default
