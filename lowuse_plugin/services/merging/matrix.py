# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The condition matrix of parcels of a workspace: every condition × every parcel (Y-27)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.merging import pack as merge_pack
from lowuse_plugin.domain.merging.case import STAGES, Judgements, MergeParcel
from lowuse_plugin.domain.merging.matrix import MatrixRow, matrix_rows
from lowuse_plugin.domain.merging.pack import MergePack
from lowuse_plugin.domain.ports import Progress
from lowuse_plugin.services.merging.checking import MergeCheck, check_merge
from lowuse_plugin.services.merging.facts import Source, opened, read_facts
from lowuse_plugin.services.merging.surroundings import read_layers, surroundings


@dataclass(frozen=True)
class MergeMatrix:
    """What one check of a merge says, on one day at one stage.

    Attributes:
        outcome: ``pass``, ``fail`` or ``manual``.
        rows: M-1 … M-12.
        check: Verdict, adjacency and union.
        labels: uuid → how people know the parcel.
        versions: uuid → the version that was judged.
    """

    stage: str
    checked_on: date
    pack: MergePack
    outcome: str
    rows: tuple[MatrixRow, ...]
    check: MergeCheck
    labels: dict[str, str]
    versions: dict[str, int]

    @property
    def members(self) -> tuple[str, ...]:
        """The parcels in the order of the columns."""
        return tuple(self.labels)

    @property
    def warnings(self) -> tuple[str, ...]:
        """Codes of what deserves a look and refuses nothing."""
        return self.check.verdict.warnings

    def row(self, code: str) -> MatrixRow:
        """Return the row of a condition, such as ``M-5``."""
        return next(row for row in self.rows if row.code == code)

    def with_outcome(self, *outcomes: str) -> tuple[MatrixRow, ...]:
        """Return the rows that have one of some outcomes."""
        return tuple(row for row in self.rows if row.outcome in outcomes)

    def to_json(self) -> dict[str, Any]:
        """Return plain mappings and lists."""
        return {
            "stage": self.stage,
            "checked_on": self.checked_on.isoformat(),
            "pack": {"id": self.pack.id, "sha256": self.pack.sha256},
            "outcome": self.outcome,
            "members": [
                {"uuid": key, "label": label, "version": self.versions[key]}
                for key, label in self.labels.items()
            ],
            "rows": [row.to_json() for row in self.rows],
            "warnings": list(self.warnings),
            "adjacency": [pair.to_json() for pair in self.check.adjacency],
            "union": self.check.union.to_json(),
        }


def merge_matrix(
    source: Source,
    uuids: Sequence[str],
    *,
    stage: str,
    today: date,
    applicant: str | None = None,
    judgements: Judgements = (),
    pack: MergePack | None = None,
    tolerance_m: float | None = None,
    min_shared_m: float | None = None,
    amend: Callable[[MergeParcel], MergeParcel] | None = None,
    progress: Progress | None = None,
) -> MergeMatrix:
    """Judge whether parcels of a workspace may be merged; nothing is written.

    Args:
        source: The workspace, or a reading of it.
        uuids: The parcels, in the order in which they are to be listed.
        stage: ``screening``, ``acceptance`` or ``registration``.
        today: Day of the check; the control line in force on it is compared.
        applicant: Name or id number of who applies.
        judgements: What persons decided, oldest first or by condition; see
            :func:`~lowuse_plugin.domain.merging.case.newest_judgements`.
        pack: Words and figures of the conditions; the shipped ones when it is left out.
        tolerance_m: Widest gap or overlap; that of the pack when it is left out.
        min_shared_m: Shortest common boundary; as ``tolerance_m``.
        amend: Puts into each member what is known and stands in the workspace not yet, such as
            the seizure query of the day on which a merge is registered.
        progress: Is told while boundaries are compared and may stop the work.

    Raises:
        CancelledError: The user asked to stop.
        LowUseError: ``MERGE_MEMBERS_NONE``; ``MERGE_MEMBER_ABSENT``, ``MERGE_MEMBER_NO_SHAPE``;
            ``INPUT_NOT_ALLOWED`` for a stage that is none; ``TOLERANCE_TOO_WIDE``,
            ``STORED_GEOMETRY_UNREADABLE``.
    """
    if stage not in STAGES:
        raise LowUseError(
            "INPUT_NOT_ALLOWED", field="stage", value=stage, expected="|".join(STAGES)
        )
    if not uuids:
        raise LowUseError("MERGE_MEMBERS_NONE")
    pack = pack or merge_pack.shipped()
    with opened(source) as reading:
        facts = read_facts(reading, uuids, judgements=judgements)
        layers = read_layers(reading, facts.geometries, today)
    check = check_merge(
        facts.parcels if amend is None else [amend(parcel) for parcel in facts.parcels],
        facts.geometries,
        tolerance_m=tolerance_m,
        min_shared_m=min_shared_m,
        stage=stage,
        today=today,
        applicant=applicant,
        pack=pack,
        around=surroundings(facts, layers, pack),
        broken=facts.broken,
        progress=progress,
    )
    return MergeMatrix(
        stage=stage,
        checked_on=today,
        pack=pack,
        outcome=check.verdict.outcome,
        rows=matrix_rows(check.verdict, tuple(facts.labels), pack),
        check=check,
        labels=facts.labels,
        versions=facts.versions,
    )
