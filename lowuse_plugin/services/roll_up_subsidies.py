# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Rolling the ledger of a workspace up, and forecasting what is still to come (E14)."""

from __future__ import annotations

from datetime import date

from lowuse_plugin.domain.policy import SubsidyPolicy
from lowuse_plugin.domain.ports import Store
from lowuse_plugin.domain.roll_up import (
    Fit,
    ForecastLine,
    ForecastProject,
    RollUp,
    RollUpLine,
    fits,
)

__all__ = ["Fit", "ForecastLine", "ForecastProject", "RollUp", "RollUpLine", "fits", "roll_up"]


def roll_up(store: Store, *, policy: SubsidyPolicy, on: date) -> RollUp:
    """Return payments by year, district and fund, and the forecast."""
    raise NotImplementedError
