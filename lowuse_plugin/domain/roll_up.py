# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What was paid by year, district and fund, and what is still to come (E14).

The forecast goes by the day of completion: the day of acceptance once there is one, else the
planned day. What is planned after the last valid day of the policy stands apart: it would be lost.
Trial calculations never count as 应补助 (A-41).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from lowuse_plugin.domain.expiry import Expiry

STALE = "stale"
"""Status beside the code list ``subsidy_status``: the calculation does not hold any more."""


@dataclass(frozen=True)
class RollUpLine:
    """Payments of one year, district, fund and kind; reversals and recoveries are negative."""

    year: int
    district: str
    fund: str
    kind: str
    count: int
    amount_fen: int


@dataclass(frozen=True)
class ForecastProject:
    """What one project may still cost."""

    uuid: str
    project_code: str
    name: str
    district: str
    """Of the project; its money may fall to several."""
    due_on: date | None
    """Acceptance, else planned completion; None where neither is known."""
    accepted: bool
    status: str
    """Code list ``subsidy_status``, or ``stale``."""
    claim_state: str | None
    amount_fen: int
    """审定金额 where there is one, else 测算金额."""
    open_fen: int
    """What of it the districts have not paid yet."""
    city_fen: int
    """Share of the city in the amount that it has not paid yet."""
    district_fen: int
    """What the districts bear of what is not paid yet."""
    after_expiry: bool


@dataclass(frozen=True)
class ForecastLine:
    """What falls due in one year in one district, of projects with one status."""

    year: int
    district: str
    projects: int
    amount_fen: int
    city_fen: int
    district_fen: int
    after_expiry: bool
    status: str = "trial"


@dataclass(frozen=True)
class Totals:
    """Sums over the workspace, in 分."""

    paid_fen: int = 0
    """Net to redevelopers inside the approved sums."""
    own_fen: int = 0
    city_due_fen: int = 0
    city_paid_fen: int = 0
    payable_fen: int = 0
    """应补助: still open of eligible projects."""
    review_fen: int = 0
    trial_fen: int = 0
    stale_fen: int = 0
    lost_fen: int = 0
    """Of projects planned after the last valid day."""

    @property
    def city_open_fen(self) -> int:
        """What the city still owes on what was paid."""
        return self.city_due_fen - self.city_paid_fen


@dataclass(frozen=True)
class DistrictOpen:
    """What the city owes to one district on what that has paid."""

    district: str
    paid_fen: int
    own_fen: int
    city_due_fen: int
    city_paid_fen: int

    @property
    def city_open_fen(self) -> int:
        """Still open; negative when the district has to give back."""
        return self.city_due_fen - self.city_paid_fen


@dataclass(frozen=True)
class RollUp:
    """Everything that the ledger of a workspace says."""

    on: date
    expiry: Expiry
    lines: tuple[RollUpLine, ...]
    forecast: tuple[ForecastLine, ...]
    unplanned: tuple[ForecastProject, ...]
    """Neither accepted nor planned: they stand in no year."""
    totals: Totals = field(default_factory=Totals)
    projects: tuple[ForecastProject, ...] = ()
    """All projects of the forecast, in the order of their day."""
    by_district: tuple[DistrictOpen, ...] = ()
    uncalculated: tuple[str, ...] = ()
    """Names of current projects without any calculation: nothing can be forecast."""


@dataclass(frozen=True)
class Fit:
    """Whether a project still fits under a cap of the city's money."""

    project: ForecastProject
    fits: bool
    left_fen: int
    """What of the cap is left after this project."""
    needed_fen: int
    """What all projects up to this one need."""


def fits(forecast: Sequence[ForecastProject], cap_fen: int) -> tuple[Fit, ...]:
    """Return which projects still fit under a cap, in the order of their day.

    A project that needs more of the city's money than is left does not fit; later ones that need
    no more than what is left do. Those after the expiry get nothing and those without a day come
    last.

    Args:
        forecast: Projects, such as ``RollUp.projects``.
        cap_fen: What the city can give, 分.
    """
    found = []
    left, needed = cap_fen, 0
    for project in sorted(forecast, key=order):
        if project.after_expiry:
            continue
        needed += project.city_fen
        fit = project.city_fen <= left
        left -= project.city_fen if fit else 0
        found.append(Fit(project, fit, left, needed))
    return tuple(found)


def order(project: ForecastProject) -> tuple[bool, date, str, str]:
    """Return the place of a project in the queue: by its day, without one last."""
    return (
        project.due_on is None,
        project.due_on or date.max,
        project.project_code,
        project.uuid,
    )
