# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""奖补台账 as rows of tables, limited to a district and a year."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lowuse_plugin.domain.display import shown_district
from lowuse_plugin.gui.widgets.claims.words import fund_word, kind_word, state_word
from lowuse_plugin.gui.widgets.subsidy.ledger_money import digits
from lowuse_plugin.gui.widgets.subsidy.ledger_table import MoneyColumn, MoneyRow
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.state_words import word

if TYPE_CHECKING:
    from lowuse_plugin.domain.roll_up import (
        DistrictOpen,
        Fit,
        ForecastLine,
        ForecastProject,
        RollUp,
        RollUpLine,
    )

_DUE = frozenset({"approved", "eligible"})
"""Status of what is 应补助; trials and what is to be decided never count in it."""


@dataclass(frozen=True)
class Limit:
    """What is looked at; empty and 0 for all."""

    district: str = ""
    year: int = 0

    def lets(self, district: str, year: int | None) -> bool:
        """Tell whether something of a district and a year is looked at."""
        return self.district in ("", district) and self.year in (0, year)


def districts_of(figures: RollUp) -> list[str]:
    """Return the districts that occur, in the order of their codes."""
    found = {line.district for line in figures.lines}
    found |= {project.district for project in figures.projects}
    found |= {part.district for part in figures.by_district}
    return sorted(found)


def years_of(figures: RollUp) -> list[int]:
    """Return the years that occur, the newest first."""
    found = {line.year for line in figures.lines} | {line.year for line in figures.forecast}
    return sorted(filter(None, found), reverse=True)


# -- payments by year, district and fund ----------------------------------------------------------


def payment_columns() -> tuple[MoneyColumn, ...]:
    """Return the columns of the roll-up."""
    return (
        MoneyColumn(tr("Year"), is_number=True),
        MoneyColumn(tr("District")),
        MoneyColumn(tr("Fund")),
        MoneyColumn(tr("Kind")),
        MoneyColumn(tr("Lines"), is_number=True),
        MoneyColumn(tr("Amount (yuan)"), is_number=True),
    )


def payment_rows(lines: Iterable[RollUpLine], limit: Limit) -> list[MoneyRow]:
    """Return the lines with the sums of what districts and what the city paid, each apart.

    What the city gives back is no spending more: it never stands in a sum with what was paid.
    """
    shown = [line for line in lines if limit.lets(line.district, line.year)]
    rows = [
        MoneyRow(
            (
                str(line.year),
                shown_district(line.district),
                fund_word(line.fund),
                _kind(line),
                f"{line.count:,}",
                digits(line.amount_fen),
            )
        )
        for line in shown
    ]
    sums = (
        (tr("Districts paid, net"), [line for line in shown if line.part == "payment"]),
        (tr("Districts' own, net"), [line for line in shown if line.part == "district_own"]),
        (tr("City, net"), [line for line in shown if line.part == "city"]),
    )
    for title, part in sums:
        if part:
            count, fen = sum(each.count for each in part), sum(each.amount_fen for each in part)
            cells = (title, "", "", "", f"{count:,}", digits(fen))
            rows.append(MoneyRow(cells, is_total=True))
    if shown:
        borne = digits(sum(line.borne_fen for line in shown))
        cells = (tr("Borne by districts"), "", "", "", "", borne)
        rows.append(MoneyRow(cells, is_total=True))
    return rows


def _kind(line: RollUpLine) -> str:
    """Return the kind; of what takes a subsidy of the district's own back, that too."""
    kind = kind_word(line.kind)
    if line.part != "district_own" or line.kind == line.part:
        return kind
    return tr("{kind} ({part})", kind=kind, part=kind_word(line.part))


# -- what the city owes --------------------------------------------------------------------------


def open_columns() -> tuple[MoneyColumn, ...]:
    """Return the columns of what the city owes to districts."""
    return (
        MoneyColumn(tr("District")),
        MoneyColumn(tr("Paid (yuan)"), is_number=True),
        MoneyColumn(tr("District's own"), is_number=True),
        MoneyColumn(tr("City subsidy due"), is_number=True),
        MoneyColumn(tr("City has paid"), is_number=True),
        MoneyColumn(tr("Still open"), is_number=True),
    )


def open_rows(parts: Sequence[DistrictOpen], limit: Limit) -> list[MoneyRow]:
    """Return the districts with their sum; a year does not limit what is owed."""
    shown = [part for part in parts if limit.district in ("", part.district)]
    sums = [
        (part.paid_fen, part.own_fen, part.city_due_fen, part.city_paid_fen, part.city_open_fen)
        for part in shown
    ]
    rows = [
        MoneyRow((shown_district(part.district), *map(digits, line)))
        for part, line in zip(shown, sums, strict=True)
    ]
    if len(shown) > 1:
        totals = [digits(sum(column)) for column in zip(*sums, strict=True)]
        rows.append(MoneyRow((tr("In all"), *totals), is_total=True))
    return rows


# -- forecast -------------------------------------------------------------------------------------


def forecast_columns() -> tuple[MoneyColumn, ...]:
    """Return the columns of the forecast."""
    return (
        MoneyColumn(tr("Year"), is_number=True),
        MoneyColumn(tr("District")),
        MoneyColumn(tr("Status")),
        MoneyColumn(tr("Projects"), is_number=True),
        MoneyColumn(tr("Amount (yuan)"), is_number=True),
        MoneyColumn(tr("Of the city"), is_number=True),
        MoneyColumn(tr("Of the district"), is_number=True),
    )


def forecast_rows(lines: Iterable[ForecastLine], limit: Limit) -> list[MoneyRow]:
    """Return the lines with two sums: what is to be paid, and what is not certain (A-41)."""
    shown = [line for line in lines if limit.lets(line.district, line.year)]
    rows = [
        MoneyRow(
            (
                _when(line),
                shown_district(line.district),
                status_word(line.status, after_expiry=line.after_expiry),
                f"{line.projects:,}",
                digits(line.amount_fen),
                digits(line.city_fen),
                digits(line.district_fen),
            )
        )
        for line in shown
    ]
    in_time = [line for line in shown if not line.after_expiry]
    due = [line for line in in_time if line.status in _DUE]
    open_yet = [line for line in in_time if line.status not in _DUE]
    overdue = [line for line in due if line.when == "due"]
    sums = (
        (tr("Still to be paid"), due),
        (tr("Of it due already"), overdue),
        (tr("Not certain"), open_yet),
    )
    for title, part in sums:
        if part:
            rows.append(_forecast_sum(title, part))
    return rows


def _when(line: ForecastLine) -> str:
    """Return the year, or that it is over."""
    words = {"due": tr("due, not paid"), "past": tr("past years")}
    return words.get(line.when, str(line.year))


def _forecast_sum(title: str, lines: Sequence[ForecastLine]) -> MoneyRow:
    sums = [
        sum(line.amount_fen for line in lines),
        sum(line.city_fen for line in lines),
        sum(line.district_fen for line in lines),
    ]
    count = f"{sum(line.projects for line in lines):,}"
    return MoneyRow((title, "", "", count, *map(digits, sums)), is_total=True)


def project_columns() -> tuple[MoneyColumn, ...]:
    """Return the columns of the projects of the forecast."""
    return (
        MoneyColumn(tr("Fits")),
        MoneyColumn(tr("Due on")),
        MoneyColumn(tr("Project")),
        MoneyColumn(tr("District")),
        MoneyColumn(tr("Status")),
        MoneyColumn(tr("Amount (yuan)"), is_number=True),
        MoneyColumn(tr("Of the city"), is_number=True),
        MoneyColumn(tr("Left of the cap"), is_number=True),
    )


def project_rows(
    projects: Sequence[ForecastProject], fitting: Sequence[Fit] | None
) -> list[MoneyRow]:
    """Return the projects in the order of their day.

    Args:
        projects: That are looked at.
        fitting: Which of them fit under a cap; None without one.
    """
    fits = {fit.project.uuid: fit for fit in fitting or ()}
    rows = []
    for project in projects:
        fit = fits.get(project.uuid)
        if project.after_expiry:
            sign = "✕ " + tr("too late")
        elif fit is None:
            sign = ""
        else:
            sign = "✓" if fit.fits else "✕ " + tr("too much")
        name = " ".join(text for text in (project.project_code, project.name) if text)
        cells = (
            sign,
            project.due_on.isoformat() if project.due_on is not None else tr("no day"),
            name,
            shown_district(project.district),
            _project_status(project),
            digits(project.amount_fen),
            digits(project.city_need_fen),
            "" if fit is None else digits(fit.left_fen),
        )
        rows.append(MoneyRow(cells, key=project.uuid))
    return rows


def status_word(status: str, *, after_expiry: bool = False) -> str:
    """Return what a calculation says, and that its project comes too late."""
    if status == "approved":
        return state_word(status)
    text = word("outdated" if status == "stale" else status)
    return tr("{status}, after the policy", status=text) if after_expiry else text


def _project_status(project: ForecastProject) -> str:
    has_claim = bool(project.claim_state) and project.claim_state != "withdrawn"
    if has_claim and project.status == "approved":
        return state_word(project.claim_state or "", short=True)
    text = status_word(project.status, after_expiry=project.after_expiry)
    if has_claim and project.claim_state is not None:
        return f"{text} · {state_word(project.claim_state, short=True)}"
    return text
