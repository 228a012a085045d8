# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What was paid by year, district and fund, and what is still to come (E14).

The forecast goes by the day of completion: the day of acceptance once that has come, else the
planned day. What is planned after the last valid day of the policy stands apart: it would be lost.
Trial calculations never count as 应补助 (A-41).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from lowuse_plugin.domain.policy.expiry import Expiry
from lowuse_plugin.domain.subsidy.ledger import CITY, DISTRICT_OWN, PAYMENT

APPROVED, STALE = "approved", "stale"
"""Status beside the code list ``subsidy_status``: 审定; the calculation does not hold any more."""
PAYABLE = ("approved", "eligible")
"""Status of what is 应补助 (A-41)."""
IN_YEAR, DUE, PAST = "year", "due", "past"
"""When money of the forecast falls due: in a year; already, since the project was accepted in a
past year (已到期未付); or not yet known, since its day lies in a past year (以前年度) and it is not
accepted or not decided.
"""


@dataclass(frozen=True)
class RollUpLine:
    """Payments of one year, district, fund and kind; reversals and recoveries are negative."""

    year: int
    district: str
    fund: str
    kind: str
    count: int
    amount_fen: int
    part: str = PAYMENT
    """Whose money it is, as in :class:`LedgerLine`; what the city gives back is not spent again."""

    @property
    def paid_fen(self) -> int:
        """What of it the district paid inside the approved sum."""
        return self.amount_fen if self.part == PAYMENT else 0

    @property
    def own_fen(self) -> int:
        """What of it is 区级自行奖补."""
        return self.amount_fen if self.part == DISTRICT_OWN else 0

    @property
    def city_fen(self) -> int:
        """What of it the city gave back."""
        return self.amount_fen if self.part == CITY else 0

    @property
    def borne_fen(self) -> int:
        """By how much it changes what the district bears in the end."""
        return self.paid_fen + self.own_fen - self.city_fen


@dataclass(frozen=True)
class ForecastPart:
    """What of a project falls to one district, in 分."""

    district: str
    open_fen: int
    """Not paid to the redeveloper yet."""
    city_fen: int
    """Share of the city in that."""
    city_need_fen: int
    """What the city has still to give: its share in that, and what it owes on what was paid."""

    @property
    def district_fen(self) -> int:
        """What the district bears itself of what is not paid yet."""
        return self.open_fen - self.city_fen


@dataclass(frozen=True)
class ForecastProject:
    """What one project may still cost."""

    uuid: str
    project_code: str
    name: str
    district: str
    """Of the project; its money may fall to several."""
    due_on: date | None
    """Acceptance, else planned completion, else an acceptance still to come; None without any."""
    accepted: bool
    status: str
    """Code list ``subsidy_status``, or ``approved``, or ``stale``."""
    claim_state: str | None
    amount_fen: int
    """审定金额 where there is one, else 测算金额."""
    after_expiry: bool
    """Planned for a day on which the policy is over."""
    parts: tuple[ForecastPart, ...] = ()

    def when(self, on: date) -> str:
        """Return :data:`IN_YEAR`, :data:`DUE` or :data:`PAST` as it is on a day."""
        if self.due_on is None or self.due_on.year >= on.year:
            return IN_YEAR
        return DUE if self.accepted and self.status in PAYABLE else PAST

    @property
    def open_fen(self) -> int:
        """What the districts have not paid yet."""
        return sum(part.open_fen for part in self.parts)

    @property
    def city_fen(self) -> int:
        """Share of the city in what is not paid yet."""
        return sum(part.city_fen for part in self.parts)

    @property
    def district_fen(self) -> int:
        """What the districts bear of what is not paid yet."""
        return sum(part.district_fen for part in self.parts)

    @property
    def city_need_fen(self) -> int:
        """What the city has still to give for this project."""
        return sum(part.city_need_fen for part in self.parts)


@dataclass(frozen=True)
class ForecastLine:
    """What falls due in one year, or is due already, in one district with one status."""

    year: int
    """0 for what stands before the years."""
    district: str
    projects: int
    amount_fen: int
    """Not paid to redevelopers yet: city and district together."""
    city_fen: int
    district_fen: int
    after_expiry: bool
    status: str = "trial"
    """Of the projects, as in :class:`ForecastProject`."""
    when: str = IN_YEAR


@dataclass(frozen=True)
class Totals:
    """Sums over the workspace, in 分."""

    paid_fen: int = 0
    """Net to redevelopers inside the approved sums."""
    own_fen: int = 0
    city_due_fen: int = 0
    city_paid_fen: int = 0
    eligible_fen: int = 0
    """测算符合: what approved and eligible projects get in all, what was paid of it too."""
    payable_fen: int = 0
    """尚待补助: what of that is still open."""
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
    no more than what is left do. What the city owes already on what was paid counts too. Those
    after the expiry get nothing; those without a day come last; what does not hold any more or
    needs nothing is left out.

    Args:
        forecast: Projects, such as ``RollUp.projects``.
        cap_fen: What the city can give, 分.
    """
    found = []
    left, needed = cap_fen, 0
    for project in sorted(forecast, key=order):
        need = project.city_need_fen
        if project.after_expiry or project.status == STALE or need <= 0:
            continue
        needed += need
        fit = need <= left
        left -= need if fit else 0
        found.append(Fit(project, fit, left, needed))
    return tuple(found)


def order(project: ForecastProject) -> tuple[bool, date, str, str, str]:
    """Return the place of a project in the queue: by its day, without one last."""
    return (
        project.due_on is None,
        project.due_on or date.max,
        project.project_code,
        project.name,
        project.uuid,
    )


def forecast_lines(projects: Sequence[ForecastProject], on: date) -> tuple[ForecastLine, ...]:
    """Return what is still to be paid by year, district and status; projects without a day not.

    What is due already stands before the years: nothing falls due in a year that is over.

    Args:
        projects: Of the forecast.
        on: Day of the office.
    """
    found: dict[tuple[bool, int, str, str, str], list[ForecastPart]] = {}
    for project in projects:
        if project.due_on is None:
            continue
        for part in project.parts:
            if part.open_fen:
                after, when = project.after_expiry, project.when(on)
                year = project.due_on.year if when == IN_YEAR else 0
                key = (after, year, when, part.district, project.status)
                found.setdefault(key, []).append(part)
    return tuple(
        ForecastLine(
            year=year,
            district=district,
            projects=len(parts),
            amount_fen=sum(part.open_fen for part in parts),
            city_fen=sum(part.city_fen for part in parts),
            district_fen=sum(part.district_fen for part in parts),
            after_expiry=after,
            status=status,
            when=when,
        )
        for (after, year, when, district, status), parts in sorted(found.items())
    )


def totals_of(districts: Sequence[DistrictOpen], projects: Sequence[ForecastProject]) -> Totals:
    """Return the sums; what would be lost after the expiry stands in none of the others."""

    def still_open(*statuses: str) -> int:
        return sum(p.open_fen for p in projects if p.status in statuses and not p.after_expiry)

    eligible = [p for p in projects if p.status in PAYABLE and not p.after_expiry]
    return Totals(
        paid_fen=sum(each.paid_fen for each in districts),
        own_fen=sum(each.own_fen for each in districts),
        city_due_fen=sum(each.city_due_fen for each in districts),
        city_paid_fen=sum(each.city_paid_fen for each in districts),
        eligible_fen=sum(p.amount_fen for p in eligible),
        payable_fen=still_open(*PAYABLE),
        review_fen=still_open("review"),
        trial_fen=still_open("trial"),
        stale_fen=still_open(STALE),
        lost_fen=sum(p.open_fen for p in projects if p.after_expiry),
    )
