# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The rows of the list of projects, with what the list looks up in them again and again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lowuse_plugin.domain.bounds import Bounds
from lowuse_plugin.domain.display import shown_code

if TYPE_CHECKING:
    from lowuse_plugin.domain.columns import ColumnTable

ELIGIBLE, REVIEW, TRIAL, INELIGIBLE = "eligible", "review", "trial", "ineligible"
OUTDATED, NOT_CALCULATED = "outdated", "not_calculated"
"""What was calculated no longer holds (需重算); nothing was calculated (未测算)."""
RESULTS = (ELIGIBLE, REVIEW, TRIAL, INELIGIBLE, OUTDATED, NOT_CALCULATED)
"""What a project can be, in the order in which it is shown."""


@dataclass(frozen=True)
class ProjectRow:
    """One project of the list."""

    fid: int
    uuid: str
    version: int
    code: str
    name: str
    district: str
    redeveloper: str
    state: str
    result: str
    """One of :data:`RESULTS`."""
    stale_status: str
    """What the calculation said that no longer holds."""
    tier: int | None
    amount_fen: int | None
    claim_state: str
    approved_fen: int | None
    paid_fen: int | None
    parcels: tuple[str, ...]
    box: Bounds | None
    searched: str
    """What a search looks through, folded."""


class ProjectRows:
    """All projects of a workspace in one state of it; never changed once made."""

    def __init__(self, rows: Sequence[ProjectRow]) -> None:
        self.rows = tuple(rows)
        self.place_of: Mapping[str, int] = {row.uuid: i for i, row in enumerate(self.rows)}

    @classmethod
    def of(cls, table: ColumnTable, members: Mapping[str, tuple[str, ...]]) -> ProjectRows:
        """Return the rows of a table of ``list_projects`` and the parcels of each project."""
        return cls([_row(values, members) for values in table.to_rows()])

    def __len__(self) -> int:
        """Return the number of projects."""
        return len(self.rows)

    def get(self, uuid: str) -> ProjectRow | None:
        """Return a project, None when it is not there."""
        place = self.place_of.get(uuid)
        return None if place is None else self.rows[place]

    def of_parcel(self, parcel: str) -> ProjectRow | None:
        """Return the newest project that a parcel belongs to, None without one."""
        return next((row for row in reversed(self.rows) if parcel in row.parcels), None)


def _row(values: Mapping[str, Any], members: Mapping[str, tuple[str, ...]]) -> ProjectRow:
    words = {name: str(values[name] or "") for name in _TEXTS}
    stale = str(values["stale_status"] or "")
    result = values["subsidy_status"] or (OUTDATED if stale else NOT_CALCULATED)
    district = shown_code("district", words["district"])
    searched = (*(words[name] for name in _SEARCHED), district)
    box = tuple(values[name] for name in ("minx", "miny", "maxx", "maxy"))
    return ProjectRow(
        fid=values["fid"],
        uuid=values["uuid"],
        version=values["version"],
        code=words["project_code"],
        name=words["name"],
        district=words["district"],
        redeveloper=words["redeveloper"],
        state=words["state"],
        result=str(result),
        stale_status=stale,
        tier=values["tier"],
        amount_fen=values["amount_fen"],
        claim_state=words["claim_state"],
        approved_fen=values["approved_fen"],
        paid_fen=values["paid_fen"],
        parcels=members.get(values["uuid"], ()),
        box=None if None in box else (box[0], box[1], box[2], box[3]),
        searched=folded(" ".join(searched)),
    )


_SEARCHED = ("project_code", "name", "redeveloper", "right_holder_name")
_TEXTS = (*_SEARCHED, "district", "state", "claim_state")


def folded(text: str) -> str:
    """Return text without differences of case and width."""
    import unicodedata  # noqa: PLC0415  the list alone searches

    return unicodedata.normalize("NFKC", text).casefold()
