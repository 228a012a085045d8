# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""``lowuse:mergeparcels``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import QgsProcessingOutputNumber, QgsProcessingOutputString

from lowuse_plugin.algorithms import parameters
from lowuse_plugin.algorithms.base import LowUseAlgorithm, Texts
from lowuse_plugin.algorithms.job import Job
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.qgis_bridge.i18n import tr

if TYPE_CHECKING:
    from lowuse_plugin.domain.inputs import Fields
    from lowuse_plugin.domain.merging.steps import MergeStepInput
    from lowuse_plugin.store.workspace import WorkspaceStore

PREVIEW, PROPOSE, JUDGE, ADVANCE, BACK = "preview", "propose", "judge", "advance", "return"
REFUSE, WITHDRAW, REOPEN = "refuse", "withdraw", "reopen"
REGISTER, ASSIGN, REVOKE = "register", "assign_code", "revoke"
ACTIONS = (
    PREVIEW, PROPOSE, JUDGE, ADVANCE, BACK, REFUSE, WITHDRAW, REOPEN, REGISTER, ASSIGN, REVOKE,
)  # fmt: skip
_OF_PARCELS = (PREVIEW, PROPOSE)
_OF_SURVEY = ("survey_area_m2", "report_no", "survey_wkt")
"""Any of these is a survey, which needs its area."""
_ENTERED = {
    PROPOSE: ("applicant",),
    ADVANCE: (
        "applicant", "applied_on", "supplement_no", *_OF_SURVEY, "withdraw_cases",
    ),
    BACK: ("to_state",),
    REGISTER: (
        "new_code", "provisional", "certificate_no", "registered_on", "area_basis",
        "registered_area_m2", "area_reason", "seizure_checked_on", "mortgage_consent",
        "member_versions",
    ),
    ASSIGN: ("new_code",),
}  # fmt: skip
"""What an action reads of ENTERED; a name beside these is refused, for it would be lost."""
_READ_BY = {"JUDGEMENTS": (JUDGE,), "VALUES": (PREVIEW, PROPOSE, REGISTER)}
"""Which actions read a parameter; given to another one it is refused likewise."""
ENTERED = '{"applicant": "…", "applied_on": "2025-03-01"}'
VALUES = '{"right_ends_on": "2050-01-01", "address": {"rule": "join"}}'


class MergeParcelsAlgorithm(LowUseAlgorithm):
    """Previews a merge, or takes one step of it."""

    key = "mergeparcels"
    group_key = "analysis"

    def texts(self) -> Texts:
        """Return the texts."""
        return Texts(
            title=tr("Merge parcels"),
            summary=tr("Previews a merge of parcels, or takes one step of its procedure."),
            help=tr(
                "Previews what would come of merging parcels of a workspace, or takes a merge one "
                "step on: draft, acceptance, review, agreement, survey, registration; it is also "
                "given back, refused, withdrawn, taken up again and revoked here. A preview writes "
                "nothing. Every step is taken in your name; agreeing to a merge that one drew up "
                "oneself is refused.\n\nThe bureau agrees, the registry registers: until a merge "
                "is registered its parcels stay what they are. Registration retires them and makes "
                "the new parcel in one step that can be undone or, while nothing was built on "
                "the new parcel, revoked.\n\nWhat a step asks for stands in one JSON object: "
                "applicant, applied_on for the acceptance, with withdraw_cases (a list of numbers) "
                "where other proposed merges have its parcels: they are withdrawn in the same "
                "save; supplement_no for the agreement; "
                "survey_area_m2, report_no, survey_wkt for the survey; to_state for giving back; "
                "new_code, provisional, certificate_no, registered_on, area_basis (registered_sum, "
                "union_plane, survey), registered_area_m2, area_reason (why it is not that of the "
                "basis), seizure_checked_on, mortgage_consent (words, or code: words where several "
                "parcels are mortgaged) for the registration, with member_versions (code: version) "
                "of parcels that changed since the case was checked and that you looked at; "
                "new_code for a code in the place of a provisional one. Who agrees, refuses, "
                "registers or revokes needs the role of a reviewer."
            ),
            tags=tr("merge,parcels,procedure,registration,revoke,lineage"),
        )

    def add_parameters(self) -> None:
        """Add workspace, what is done with what, and the results."""
        self.add_workspace_parameter()
        for parameter in (
            parameters.choice(
                "ACTION", tr("Action"), ACTIONS, PREVIEW, tr("A preview writes nothing.")
            ),
            parameters.text(
                "PARCELS",
                tr("Parcels"),
                tr(
                    "For preview and draft: parcel codes, unit codes, map numbers or uuids, with "
                    "commas between them."
                ),
            ),
            parameters.text(
                "CASE", tr("Merge"), tr("For every other action: number of the merge.")
            ),
            parameters.day("ON", tr("Day"), tr("Today when it is left empty.")),
            parameters.text(
                "DOCUMENT_NO", tr("Document number"), tr("Needed when the bureau agrees.")
            ),
            parameters.text(
                "REASON",
                tr("Opinion or reason"),
                tr("Needed for giving back, refusing, withdrawing, taking up again, revoking."),
            ),
            parameters.text(
                "ENTERED",
                tr("What the step asks for (JSON)"),
                tr("Such as {example}.", example=ENTERED),
            ),
            parameters.text(
                "JUDGEMENTS",
                tr("Judgements (JSON)"),
                tr("For judge: by condition who, department, day, reason, outcome."),
            ),
            parameters.text(
                "VALUES",
                tr("Values of the new parcel (JSON)"),
                tr("For preview, propose and register, such as {example}.", example=VALUES),
            ),
        ):
            self.addParameter(parameter)
        for name, title in (
            ("CASE_NO", tr("Number of the merge")),
            ("STATE", tr("State")),
            ("OUTCOME", tr("Outcome")),
            ("NEW_PARCEL", tr("New parcel (uuid)")),
            ("SUMMARY", tr("Summary (JSON)")),
        ):
            self.addOutput(QgsProcessingOutputString(name, title))
        for name, title in (
            ("UNION_M2", tr("Area of the new outline (m²)")),
            ("REGISTERED_M2", tr("Registered area (m²)")),
        ):
            self.addOutput(QgsProcessingOutputNumber(name, title))

    def carry_out(self, job: Job) -> dict[str, Any]:
        """Preview, or take the step."""
        from lowuse_plugin.algorithms.merge_summary import tell_case, tell_preview
        from lowuse_plugin.domain.merging.case import SCREENING
        from lowuse_plugin.qgis_bridge.merging.field_rules import field_rules
        from lowuse_plugin.services.merging.facts import find_parcels
        from lowuse_plugin.services.merging.matrix import merge_matrix
        from lowuse_plugin.services.merging.preview import merge_preview
        from lowuse_plugin.services.merging.rows import named_case

        action = job.word("ACTION") or PREVIEW
        needed = "PARCELS" if action in _OF_PARCELS else "CASE"
        if not job.text(needed):
            raise LowUseError("INPUT_MISSING", field=needed)
        _entered(job)  # what is misspelt is refused before anything is read
        _refuse_unread(job, action)
        with job.open_workspace() as store:
            if action in _OF_PARCELS:
                with store.read() as reading:
                    chosen = find_parcels(reading, job.words("PARCELS") or [])
                if action == PREVIEW:
                    found = merge_preview(
                        store, chosen, values=_values(job), fields=field_rules(),
                        today=job.day("ON"), progress=job.progress,
                    )  # fmt: skip
                    matrix = merge_matrix(
                        store, chosen, stage=SCREENING, today=job.day("ON"), progress=job.progress
                    )
                    return tell_preview(job, found, matrix)
                return tell_case(job, store, _propose(job, store, chosen))
            with store.read() as reading:
                case = named_case(reading, job.text("CASE") or "")
            _take(job, store, action, case)
            return tell_case(job, store, case)


def _values(job: Job) -> dict[str, Any]:
    from lowuse_plugin.domain.inputs import Fields
    from lowuse_plugin.domain.merging.step_inputs import read_choices_of

    given = job.json_object("VALUES")
    return {} if given is None else dict(read_choices_of(Fields(given, "VALUES")))


def _refuse_unread(job: Job, action: str) -> None:
    """Refuse what was given for another action.

    Raises:
        LowUseError: ``INPUT_NOT_ALLOWED``; ``INPUT_NOT_A_MAPPING``.
    """
    from lowuse_plugin.domain.inputs import Fields

    for name, actions in _READ_BY.items():
        if action not in actions:
            Fields(job.json_object(name) or {}, name).refuse_others(())


def _entered(job: Job) -> Fields:
    from lowuse_plugin.domain.inputs import Fields

    entered = Fields(job.json_object("ENTERED") or {}, "ENTERED")
    entered.refuse_others(_ENTERED.get(job.word("ACTION") or PREVIEW, ()))
    return entered


def _step(job: Job, entered: Fields) -> MergeStepInput:
    from lowuse_plugin.domain.merging.steps import MergeStepInput
    from lowuse_plugin.qgis_bridge.actor import current_actor

    named = ("applicant", "applied_on", "supplement_no")
    return MergeStepInput(
        done_by=current_actor().name,
        done_on=job.day("ON"),
        document_no=job.text("DOCUMENT_NO") or "",
        opinion=job.text("REASON") or "",
        details={name: entered.text(name) for name in named if entered.text(name)},
    )


def _propose(job: Job, store: WorkspaceStore, chosen: list[str]) -> str:
    from lowuse_plugin.qgis_bridge.actor import current_actor
    from lowuse_plugin.qgis_bridge.merging.field_rules import field_rules
    from lowuse_plugin.services.merging.cases import propose_merge

    uuid, _ = propose_merge(
        store,
        chosen,
        by=current_actor().name,
        on=job.day("ON"),
        applicant=_entered(job).text("applicant"),
        remark=job.text("REASON") or "",
        values=_values(job),
        fields=field_rules(),
    )
    return uuid


def _take(job: Job, store: WorkspaceStore, action: str, case: str) -> None:
    """Take one step of a case.

    Raises:
        LowUseError: ``MERGE_ROLE`` for who may not decide; what the step raises.
    """
    from lowuse_plugin.domain.merging.step_inputs import (
        read_registration,
        read_survey,
        read_versions,
    )
    from lowuse_plugin.qgis_bridge.merging.field_rules import field_rules
    from lowuse_plugin.services.merging import steps as merge_steps
    from lowuse_plugin.services.merging.code import assign_code
    from lowuse_plugin.services.merging.registration import register_merge
    from lowuse_plugin.services.merging.revocation import revoke_merge
    from lowuse_plugin.services.merging.rows import find_case, versions_of_same
    from lowuse_plugin.services.merging.scenarios import named_scenarios

    entered = _entered(job)
    step = _step(job, entered)
    _refuse_without_role(store, action, case)
    if action == JUDGE:
        _judge(job, store, case)
    elif action == ADVANCE:
        survey = None
        if any(name in entered.data for name in _OF_SURVEY):
            survey = read_survey(entered, _outline(entered))
        with store.read() as reading:
            others = named_scenarios(reading, entered.texts("withdraw_cases"))
        merge_steps.advance(
            store, case, step, survey=survey, fields=field_rules(), withdrawing=others
        )
    elif action == BACK:
        merge_steps.give_back(store, case, entered.required_text("to_state"), step)
    elif action == REGISTER:
        registration = read_registration(entered, _values(job), step.done_on)
        with store.read() as reading:
            seen = find_case(reading, case)
            versions = {
                **versions_of_same(reading, seen),
                **read_versions(entered, seen.labels),
            }
        register_merge(store, case, registration, step, versions=versions, fields=field_rules())
    elif action == ASSIGN:
        assign_code(store, case, entered.required_text("new_code"), by=step.done_by)
    elif action == REVOKE:
        revoke_merge(
            store, case, by=step.done_by, on=step.done_on, reason=step.opinion,
            document_no=step.document_no,
        )  # fmt: skip
    else:
        simple = {
            REFUSE: merge_steps.refuse,
            WITHDRAW: merge_steps.withdraw,
            REOPEN: merge_steps.reopen,
        }
        simple[action](store, case, step)


def _outline(entered: Fields) -> bytes | None:
    """Return a surveyed outline that is given as WKT in the CRS of the workspace.

    Raises:
        LowUseError: ``GEOMETRY_UNREADABLE`` (field).
    """
    from lowuse_plugin.geometry import wkb

    text = entered.text("survey_wkt")
    if text is None:
        return None
    shapes = wkb.parse_shapes([text], [entered.field("survey_wkt")]).geometries
    return bytes(wkb.encode(shapes).values[0])


def _refuse_without_role(store: WorkspaceStore, action: str, case: str) -> None:
    from lowuse_plugin.domain.merging import procedure as chain
    from lowuse_plugin.domain.roles import may, needed_for
    from lowuse_plugin.qgis_bridge.role_words import current_role, role_name
    from lowuse_plugin.services.merging.cases import read_case

    to_state = chain.next_state(read_case(store, case).state) or ""
    right = chain.right_for(action, to_state)
    if not may(current_role(), right):
        raise LowUseError(
            "MERGE_ROLE", role=role_name(current_role()), expected=role_name(needed_for(right))
        )


def _judge(job: Job, store: WorkspaceStore, case: str) -> None:
    from lowuse_plugin.domain.inputs import Fields
    from lowuse_plugin.domain.merging.inputs import read_judgements
    from lowuse_plugin.services.merging.judging import judge_all

    given = job.json_object("JUDGEMENTS")
    if not given:
        raise LowUseError("INPUT_MISSING", field="JUDGEMENTS")
    judge_all(store, case, tuple(read_judgements(Fields(given, "JUDGEMENTS")).values()))
