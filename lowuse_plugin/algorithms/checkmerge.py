# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""``lowuse:checkmerge``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import QgsProcessingOutputNumber, QgsProcessingOutputString

from lowuse_plugin.algorithms import parameters
from lowuse_plugin.algorithms.base import LowUseAlgorithm, Texts, as_json
from lowuse_plugin.algorithms.job import Job
from lowuse_plugin.qgis_bridge.i18n import tr

if TYPE_CHECKING:
    from lowuse_plugin.domain.merging.case import Judgement
    from lowuse_plugin.services.merging.matrix import MergeMatrix

STAGES = ("screening", "acceptance", "registration")
EXAMPLE = '{"M-10": {"by": "…", "on": "2024-06-01", "reason": "…", "outcome": "pass"}}'
OUTCOMES = ("fail", "missing", "manual", "pass")
"""In the order in which conditions are counted and told: what stands in the way comes first."""


class CheckMergeAlgorithm(LowUseAlgorithm):
    """Tells which conditions of a merge are met, for each parcel."""

    key = "checkmerge"
    group_key = "analysis"

    def texts(self) -> Texts:
        """Return the texts."""
        return Texts(
            title=tr("Check a merge"),
            summary=tr("Tells for chosen parcels which conditions of a merge are met."),
            help=tr(
                "Checks chosen parcels of a workspace against the twelve conditions of merging "
                "parcels, M-1 to M-12, and names the parcel of every failure. Computed, looked-up "
                "and judged conditions are kept apart: what only a person can judge waits for "
                "a judgement, what is missing is never taken for a refusal. Figures that help to "
                "judge come along: floor area ratio and shape before and after, planned uses, "
                "planned road and control line across the union.\n\nThe stage decides how fresh "
                "the seizure query has to be: 30 days at screening and acceptance, one working day "
                "at registration, where mortgages need the written consent of the mortgagee. "
                "Nothing is merged and nothing is written to the workspace.\n\nIt takes parcels "
                "of a workspace alone: seizure, mortgage, contract and judgements stand nowhere "
                "else. Groups in any polygon layer are found by findmergegroups; import "
                "the layer to check them."
            ),
            tags=tr("merge,conditions,adjacent,holder,seizure,check"),
        )

    def add_parameters(self) -> None:
        """Add workspace, parcels, stage and the widths, and the results."""
        self.add_workspace_parameter()
        for parameter in (
            parameters.text(
                "PARCELS",
                tr("Parcels"),
                tr("Parcel codes, unit codes, map numbers or uuids, with commas between them."),
                optional=False,
            ),
            parameters.choice(
                "STAGE",
                tr("Stage"),
                STAGES,
                STAGES[0],
                tr("Decides how fresh the seizure query has to be."),
            ),
            parameters.text(
                "APPLICANT",
                tr("Applicant"),
                tr("Name or id number of who applies; needed from acceptance on."),
            ),
            parameters.day(
                "ON", tr("Day on which the merge is checked"), tr("Today when it is left empty.")
            ),
            parameters.text(
                "JUDGEMENTS",
                tr("Judgements (JSON)"),
                tr("What persons decided, such as {example}.", example=EXAMPLE),
            ),
            parameters.number(
                "TOLERANCE_M",
                tr("Tolerance (m)"),
                0.05,
                tr("Widest gap or overlap that still counts as a shared boundary."),
            ),
            parameters.number(
                "MIN_SHARED_M",
                tr("Shortest shared boundary (m)"),
                1.0,
                tr("Must be more than twice the tolerance."),
            ),
        ):
            self.addParameter(parameter)
        self.addOutput(QgsProcessingOutputString("OUTCOME", tr("Outcome")))
        for name, title in (
            ("FAIL", tr("Conditions not met")),
            ("MISSING", tr("Conditions with missing data")),
            ("MANUAL", tr("Conditions that a person decides")),
            ("PASS", tr("Conditions met")),
        ):
            self.addOutput(QgsProcessingOutputNumber(name, title))
        self.addOutput(QgsProcessingOutputString("MATRIX", tr("Conditions by parcel (JSON)")))

    def carry_out(self, job: Job) -> dict[str, Any]:
        """Check the parcels."""
        from lowuse_plugin.services.merging.facts import find_parcels
        from lowuse_plugin.services.merging.matrix import merge_matrix

        judgements = _judgements(job)
        with job.open_workspace() as store:
            with store.read() as reading:
                chosen = find_parcels(reading, job.words("PARCELS") or [])
            found = merge_matrix(
                store,
                chosen,
                stage=job.word("STAGE") or STAGES[0],
                today=job.day("ON"),
                applicant=job.text("APPLICANT"),
                judgements=judgements,
                tolerance_m=job.number("TOLERANCE_M"),
                min_shared_m=job.number("MIN_SHARED_M"),
                progress=job.progress,
            )
        _tell(job, found)
        counts = {name.upper(): len(found.with_outcome(name)) for name in OUTCOMES}
        return {"OUTCOME": found.outcome, **counts, "MATRIX": as_json(found.to_json())}


def _judgements(job: Job) -> dict[str, Judgement]:
    """Return what persons decided.

    Raises:
        LowUseError: ``INPUT_NOT_A_MAPPING``, ``INPUT_NOT_ALLOWED``, ``INPUT_MISSING``.
    """
    from lowuse_plugin.domain.inputs import Fields
    from lowuse_plugin.domain.merging.inputs import read_judgements

    given = job.json_object("JUDGEMENTS")
    return {} if given is None else read_judgements(Fields(given, "JUDGEMENTS"))


def _tell(job: Job, found: MergeMatrix) -> None:
    """Tell every condition with its reasons: what stands in the way first."""
    from lowuse_plugin.qgis_bridge.merging.words import (
        condition_words,
        figure_words,
        outcome_words,
        reason_words,
        warning_words,
    )
    from lowuse_plugin.qgis_bridge.punctuation import labelled

    job.tell(
        tr(
            "{count} parcels checked: {outcome}",
            count=len(found.members),
            outcome=outcome_words(found.outcome),
        )
    )
    for outcome in OUTCOMES:
        for row in found.with_outcome(outcome):
            job.tell(labelled(condition_words(row), outcome_words(row.outcome)))
            for reason in row.reasons:
                job.tell(f"  {reason_words(reason, found.labels)}")
            for name, figure in row.figures.items():
                job.tell(f"  {figure_words(name, figure, found.labels)}")
    for code in found.warnings:
        job.warn(warning_words(code))
