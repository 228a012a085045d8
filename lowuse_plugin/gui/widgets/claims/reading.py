# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What the page 办理 shows of a project, read in one go outside the interface thread."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lowuse_plugin.domain.ports import Store
    from lowuse_plugin.services.claims.procedure import ClaimView

TABLES = frozenset(
    {"project", "project_parcel", "parcel", "subsidy_case", "subsidy_claim", "subsidy_step",
     "subsidy_material", "payment", "lineage"}
)  # fmt: skip
"""What a page about claims or money rests on."""


@dataclass(frozen=True)
class NewestCalculation:
    """The newest calculation of a project."""

    status: str
    amount_fen: int | None
    calculated_by: str
    holds: bool
    """Nothing that it rests on was changed since."""


@dataclass(frozen=True)
class ClaimState:
    """A project with its claim, if there is one."""

    project_uuid: str
    name: str
    claim: ClaimView | None
    newest: NewestCalculation | None
    departments: tuple[tuple[str, str], ...] = ()
    """Code and title."""
    publicity_days: int = 1

    @property
    def stands(self) -> ClaimView | None:
        """The claim unless it was withdrawn: then a new one can be filed."""
        if self.claim is None or self.claim.state == "withdrawn":
            return None
        return self.claim


def read_state(store: Store, project_uuid: str) -> ClaimState | None:
    """Return what there is of a project, None when there is no such project any more.

    Raises:
        LowUseError: What the store says.
    """
    from lowuse_plugin.domain.procedure import shipped  # noqa: PLC0415
    from lowuse_plugin.services.claims.procedure import read_claim  # noqa: PLC0415

    with store.read() as reading:
        row = reading.row("project", project_uuid)
    if row is None or row["retired_at"] is not None:
        return None
    procedure = shipped()
    return ClaimState(
        project_uuid=project_uuid,
        name=str(row["name"] or ""),
        claim=read_claim(store, project_uuid),
        newest=_newest(store, project_uuid),
        departments=tuple((each.code, each.title) for each in procedure.departments),
        publicity_days=procedure.publicity_days,
    )


def _newest(store: Store, project_uuid: str) -> NewestCalculation | None:
    from lowuse_plugin.domain.units import exact, yuan_to_fen  # noqa: PLC0415
    from lowuse_plugin.services.subsidy.read_calculation import read_calculation  # noqa: PLC0415

    found = read_calculation(store, project_uuid)
    if found is None:
        return None
    amount = found.result.get("amount_yuan")
    return NewestCalculation(
        status=str(found.result.get("status", "")),
        amount_fen=None if amount is None else yuan_to_fen(exact(str(amount))),
        calculated_by=found.calculated_by,
        holds=found.holds,
    )
