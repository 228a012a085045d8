# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Merges that were refused, withdrawn or taken back: nobody begins them again unawares."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from lowuse_plugin.domain.merging import procedure as chain
from lowuse_plugin.domain.merging.case import FEWEST_MEMBERS
from lowuse_plugin.domain.ports import Reading


@dataclass(frozen=True)
class EndedCase:
    """A merge that came to an end without a new parcel.

    Attributes:
        uuid: The case.
        case_no: Its number.
        state: How it ended.
        parcels: Its members.
        on: Day on which it ended.
        by: Who ended it.
        why: The reason that was given.
    """

    uuid: str
    case_no: str
    state: str
    parcels: tuple[str, ...]
    on: date
    by: str
    why: str

    @property
    def can_reopen(self) -> bool:
        """It can be taken up again as it is."""
        return self.state in chain.ENDED


class EndedCases:
    """Merges that ended, found by parcels."""

    def __init__(self, cases: Sequence[EndedCase]) -> None:
        """Keep them.

        Args:
            cases: Those that ended last first.
        """
        self._cases = tuple(cases)
        self._of: dict[str, list[int]] = {}
        for place, case in enumerate(self._cases):
            for parcel in case.parcels:
                self._of.setdefault(parcel, []).append(place)

    def of(self, parcels: Iterable[str]) -> tuple[EndedCase, ...]:
        """Return those of which at least two members are among some parcels, the last first."""
        shared = Counter(place for parcel in set(parcels) for place in self._of.get(parcel, ()))
        found = sorted(place for place, count in shared.items() if count >= FEWEST_MEMBERS)
        return tuple(self._cases[place] for place in found)


def read_ended(reading: Reading) -> EndedCases:
    """Return the merges that ended without a new parcel."""
    members: dict[str, list[str]] = {}
    rows = reading.table("merge_ended").to_rows()
    for row in rows:
        members.setdefault(row["case_uuid"], []).append(row["parcel_uuid"])
    last = {row["case_uuid"]: row for row in rows}
    return EndedCases(
        [
            EndedCase(
                uuid=uuid, case_no=row["case_no"], state=row["state"],
                parcels=tuple(members[uuid]), on=date.fromisoformat(row["done_on"]),
                by=row["done_by"], why=row["opinion"],
            )
            for uuid, row in last.items()
        ]
    )  # fmt: skip
