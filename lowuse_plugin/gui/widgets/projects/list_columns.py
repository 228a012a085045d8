# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The columns of the list of projects."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from lowuse_plugin.domain.display import shown_code
from lowuse_plugin.domain.units import fen_to_yuan
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.projects.rows import OUTDATED, RESULTS, TRIAL, ProjectRow
from lowuse_plugin.qgis_bridge.state_words import marked, word

NAME, RESULT, AMOUNT, CODE, TIER, DISTRICT, STATE = range(7)

SortKey = tuple[bool, str | int]
"""Whether the value is missing, then the value: what is missing comes last either way."""


@dataclass(frozen=True)
class ProjectColumn:
    """One column: its heading, how a cell reads and how it sorts."""

    heading: Callable[[], str]
    text: Callable[[ProjectRow], str]
    value: Callable[[ProjectRow], str | int | None]
    is_number: bool = False


def state_text(row: ProjectRow) -> str:
    """Return how far the subsidy is, else how far the project is."""
    if row.claim_state:
        return shown_code("claim_state", row.claim_state)
    return shown_code("project_state", row.state) if row.state else ""


def result_tip(row: ProjectRow) -> str:
    """Return the result, of one that no longer holds what it had been."""
    if row.result != OUTDATED:
        return marked(row.result)
    return tr("{now} (it was: {before})", now=marked(OUTDATED), before=word(row.stale_status))


def amount_text(row: ProjectRow) -> str:
    """Return the amount in 元 without the unit, which the heading has."""
    if row.amount_fen is None:
        return "—"
    amount = f"{fen_to_yuan(row.amount_fen):,.2f}"
    return f"({amount})" if row.result == TRIAL else amount


def _tier(row: ProjectRow) -> str:
    return "—" if row.tier is None else tr("tier {tier}", tier=row.tier)


def _rank(row: ProjectRow) -> int:
    return RESULTS.index(row.result)


COLUMNS = (
    ProjectColumn(lambda: tr("Project"), lambda r: r.name, lambda r: r.name or None),
    ProjectColumn(lambda: tr("Result"), lambda r: marked(r.result), _rank),
    ProjectColumn(lambda: tr("Amount (yuan)"), amount_text, lambda r: r.amount_fen, is_number=True),
    ProjectColumn(lambda: tr("Number"), lambda r: r.code, lambda r: r.code or None),
    ProjectColumn(lambda: tr("Tier"), _tier, lambda r: r.tier),
    ProjectColumn(
        lambda: tr("District"),
        lambda r: shown_code("district", r.district),
        lambda r: r.district or None,
    ),
    ProjectColumn(lambda: tr("State"), state_text, lambda r: state_text(r) or None),
)
"""In the order in which they stand; the constants of this module are their places."""


def sort_key(column: ProjectColumn, row: ProjectRow) -> SortKey:
    """Return by what a row is put in order."""
    value = column.value(row)
    return (True, 0) if value is None else (False, value)
