# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What one condition says of a project, with its words, value, threshold and outcome."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from lowuse_plugin.domain.policy.pack import Clause

PASS, FAIL = "pass", "fail"
TRIAL = "trial"
"""Not yet: the result is a trial calculation."""
DEPENDS = "depends"
"""The admissible readings disagree."""
UNKNOWN = "unknown"
REVIEW = "review"
"""A person decides with a document."""

BLOCKING = (DEPENDS, UNKNOWN, REVIEW)
TIER = "tier"
"""Code of the entry that names the tier."""


@dataclass(frozen=True)
class Finding:
    """What one condition says of a project."""

    code: str
    """``E-1`` … ``E-7``, ``tier``, or the entry of the register such as ``A-13``."""
    clause: Clause
    value: str
    threshold: str
    outcome: str
    codes: tuple[str, ...] = ()
    """Published reasons."""

    def to_json(self) -> dict[str, Any]:
        """Return the trace entry of the interface."""
        return {
            "code": self.code,
            "clause": self.clause.clause,
            "text": self.clause.text,
            "value": self.value,
            "threshold": self.threshold,
            "outcome": self.outcome,
            "codes": list(self.codes),
        }
