# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Rolling the ledger of a workspace up, and forecasting what is still to come (E14)."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.policy.expiry import expiry_of
from lowuse_plugin.domain.policy.pack import SubsidyPolicy
from lowuse_plugin.domain.ports import LogHead, Reading, Store
from lowuse_plugin.domain.projects.members import ENDED
from lowuse_plugin.domain.roll_up import (
    APPROVED,
    STALE,
    DistrictOpen,
    Fit,
    ForecastLine,
    ForecastPart,
    ForecastProject,
    RollUp,
    RollUpLine,
    Totals,
    fits,
    forecast_lines,
    order,
    totals_of,
)
from lowuse_plugin.domain.subsidy.completion import completion_of
from lowuse_plugin.domain.subsidy.input import read_acceptances, read_switches
from lowuse_plugin.domain.subsidy.ledger import (
    DistrictLedger,
    Ledger,
    LedgerLine,
    approved_parts,
    city_share_fen,
    replayed,
)
from lowuse_plugin.services.subsidy.ledgers import entry_of, ledger_of

__all__ = [
    "Fit",
    "ForecastLine",
    "ForecastProject",
    "LedgerBook",
    "RollUp",
    "RollUpLine",
    "Totals",
    "fits",
    "read_book",
    "roll_up",
]


@dataclass(frozen=True)
class LedgerBook:
    """What the workbook of the ledger is written from, all of one state of the workspace."""

    figures: RollUp
    ledgers: Mapping[str, Ledger]
    """By shown name of the project; only projects with lines or an approved amount."""
    head: LogHead


def roll_up(store: Store, *, policy: SubsidyPolicy, on: date) -> RollUp:
    """Return payments by year, district and fund, what the city owes, and the forecast.

    Args:
        store: The workspace.
        policy: Whose last valid day is the cliff, and whose shares count where nothing is approved.
        on: Day of the office.

    Raises:
        LowUseError: ``POLICY_INVALID``, ``INPUT_NOT_ALLOWED`` for a district without a share.
    """
    with store.read() as reading:
        return _roll_up(reading, policy, on)


def read_book(store: Store, *, policy: SubsidyPolicy, on: date) -> LedgerBook:
    """Return the roll-up with the ledger of every project, for the workbook.

    Raises:
        LowUseError: As :func:`roll_up`, and ``CLAIM_NO_CALCULATION``.
    """
    with store.read() as reading:
        ledgers: dict[str, Ledger] = {}
        taken: set[str] = set()
        paid = set(reading.table("ledger_lines", project=None)["project_uuid"].to_list())
        for row in reading.table("roll_up_projects").to_rows():
            if row["uuid"] in paid or row["approved_fen"] is not None:
                ledgers[_free_name(row, taken)] = ledger_of(reading, row["uuid"])
        return LedgerBook(_roll_up(reading, policy, on), ledgers, reading.head())


def _free_name(row: Mapping[str, Any], taken: set[str]) -> str:
    """Return a name that no spreadsheet, which ignores case and width, takes for another one."""
    name = " ".join(filter(None, (row["project_code"], row["name"])))
    free = name if _folded(name) not in taken else f"{name} {row['uuid'][:8]}"
    taken.add(_folded(free))
    return free


def _folded(name: str) -> str:
    return unicodedata.normalize("NFKC", name).casefold()


def _roll_up(reading: Reading, policy: SubsidyPolicy, on: date) -> RollUp:
    rows = reading.table("roll_up_projects").to_rows()
    paid: dict[str, list[Mapping[str, Any]]] = {}
    for line in reading.table("ledger_lines", project=None).to_rows():
        paid.setdefault(line["project_uuid"], []).append(line)
    shares: dict[str, dict[str, int]] = {}
    for share in reading.table("roll_up_shares").to_rows():
        shares.setdefault(share["case_uuid"], {})[share["district"]] = share["amount_fen"]
    replays = {
        project: replayed([entry_of(line) for line in lines], {}, None)
        for project, lines in paid.items()
    }
    stood = {project: _stood(lines, replays[project][1]) for project, lines in paid.items()}
    districts: dict[str, list[DistrictLedger]] = {}
    for part in (part for parts in stood.values() for part in parts.values()):
        districts.setdefault(part.district, []).append(part)
    found = [
        _project(
            row, shares.get(row["case_uuid"] or "", {}), stood.get(row["uuid"], {}), policy, on
        )
        for row in rows
    ]
    projects = tuple(sorted(filter(None, found), key=order))
    by_district = tuple(_open(code, each) for code, each in sorted(districts.items()))
    return RollUp(
        on=on,
        expiry=expiry_of(policy, on),
        lines=_lines(line for lines, _ in replays.values() for line in lines),
        forecast=forecast_lines(projects, on),
        unplanned=tuple(p for p in projects if p.due_on is None),
        totals=totals_of(by_district, projects),
        projects=projects,
        by_district=by_district,
        uncalculated=tuple(
            row["name"] for row in rows if row["case_uuid"] is None and row["state"] not in ENDED
        ),
    )


def _lines(lines: Iterable[LedgerLine]) -> tuple[RollUpLine, ...]:
    """Return the payments by year, district, fund, kind and part.

    Negative lines count in their year, and in the part of what they take back.
    """
    found: dict[tuple[int, str, str, str, str], list[int]] = {}
    for line in lines:
        key = (line.paid_on.year, line.district, line.fund, line.kind, line.part)
        found.setdefault(key, []).append(line.amount_fen)
    return tuple(
        RollUpLine(year, district, fund, kind, len(fen), sum(fen), part)
        for (year, district, fund, kind, part), fen in sorted(found.items())
    )


def _stood(
    rows: Sequence[Mapping[str, Any]], parts: Mapping[str, DistrictLedger]
) -> dict[str, DistrictLedger]:
    """Return where every district stands in the ledger of a project; what is due as it was booked.

    What the city owes of a line was computed when it was booked, by the pack of its claim.
    """
    due: dict[str, int] = {}
    for row in rows:
        due[row["district"]] = due.get(row["district"], 0) + (row["city_due_fen"] or 0)
    return {
        code: DistrictLedger(
            code, 0, part.paid_fen, part.own_fen, due.get(code, 0), part.city_paid_fen
        )
        for code, part in parts.items()
    }


def _open(code: str, parts: Sequence[DistrictLedger]) -> DistrictOpen:
    return DistrictOpen(
        district=code,
        paid_fen=sum(part.paid_fen for part in parts),
        own_fen=sum(part.own_fen for part in parts),
        city_due_fen=sum(part.city_due_fen for part in parts),
        city_paid_fen=sum(part.city_paid_fen for part in parts),
    )


def _project(
    row: Mapping[str, Any],
    shares: Mapping[str, int],
    stood: Mapping[str, DistrictLedger],
    policy: SubsidyPolicy,
    on: date,
) -> ForecastProject | None:
    """Return what a project may still cost, None where nothing is known to be due.

    Of one that was closed or given up only what was approved counts, while any of it is open.
    """
    approved, calculated = row["approved_fen"], row["amount_fen"]
    amount = calculated if approved is None else approved
    ended = row["state"] in ENDED
    if not amount or (ended and approved is None):
        return None
    by_district = dict(shares) or {row["district"]: calculated or amount}
    if approved is not None:
        stated = json.loads(row["parts"]) if row["parts"] else None
        by_district = approved_parts(approved, by_district, stated)
    parts = tuple(
        _part(code, fen, stood.get(code, DistrictLedger(code, 0)), policy)
        for code, fen in by_district.items()
    )
    if ended and not any(part.open_fen or part.city_need_fen for part in parts):
        return None
    accepted = _decides(row, policy, on)
    planned = row["planned_completion_on"]
    coming = date.fromisoformat(planned) if planned else _decides(row, policy, date.max)
    due_on = accepted or coming
    after = accepted is None and due_on is not None and due_on > policy.valid_to
    return ForecastProject(
        uuid=row["uuid"],
        project_code=row["project_code"] or "",
        name=row["name"],
        district=row["district"],
        due_on=due_on,
        accepted=accepted is not None,
        status=_status(row),
        claim_state=row["claim_state"],
        amount_fen=amount,
        after_expiry=after and approved is None,
        parts=parts,
    )


def _part(code: str, fen: int, stands: DistrictLedger, policy: SubsidyPolicy) -> ForecastPart:
    whole = city_share_fen(fen, code, policy)
    return ForecastPart(
        district=code,
        open_fen=fen - stands.paid_fen,
        city_fen=whole - stands.city_due_fen,
        city_need_fen=whole - stands.city_paid_fen,
    )


def _status(row: Mapping[str, Any]) -> str:
    if row["approved_fen"] is not None:
        return APPROVED
    return str(row["status"]) if row["holds"] else STALE


def _decides(row: Mapping[str, Any], policy: SubsidyPolicy, on: date) -> date | None:
    """Return the day of the acceptance that decides on a day, None where there is none by then.

    The rule is that of the engine (A-15, A-16), the switches are those of the calculation. A list
    that cannot be read counts as none: the calculation says what is wrong with it.
    """
    try:
        listed = read_acceptances(json.loads(row["acceptances"] or "[]"), policy)
        switches = read_switches(json.loads(row["switches"] or "{}"), policy)
        found = completion_of(listed, policy, switches, on).deciding
    except (ValueError, LowUseError):
        return None
    return None if found is None else found.on
