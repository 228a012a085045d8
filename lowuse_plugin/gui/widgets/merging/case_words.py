# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Merge cases in words: states, actions, bases of areas, steps, figures, members."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from lowuse_plugin.domain.display import shown_day, shown_number
from lowuse_plugin.domain.merging.case_areas import case_reconciliation, case_registered_area
from lowuse_plugin.domain.merging.procedure import REVOKED
from lowuse_plugin.domain.parcels.area_adjustment import signed_area
from lowuse_plugin.domain.parcels.registered_area import read_registered_area
from lowuse_plugin.domain.schema import shipped
from lowuse_plugin.qgis_bridge.area_adjustment_words import registered_lines
from lowuse_plugin.qgis_bridge.area_reconciliation_words import apart_text
from lowuse_plugin.qgis_bridge.i18n import tr, translate
from lowuse_plugin.qgis_bridge.merging.state_words import state_word
from lowuse_plugin.qgis_bridge.merging.words import outcome_words
from lowuse_plugin.qgis_bridge.parcels.names import parcel_called
from lowuse_plugin.qgis_bridge.punctuation import labelled, listed, semicolons, with_aside

if TYPE_CHECKING:
    from lowuse_plugin.domain.merging.records import MergeCase, MergeMember, MergeStep
    from lowuse_plugin.services.merging.returning import Taken
    from lowuse_plugin.services.merging.revocation import BuiltUpon

SENTENCES: Mapping[str, str] = {
    "action:start": "Merge begun",
    "action:advance": "Taken on",
    "action:return": "Sent back",
    "action:register": "Entered as registered",
    "action:refuse": "Merge not permitted",
    "action:withdraw": "Case withdrawn",
    "action:reopen": "Reopened",
    "action:revoke": "Merge taken back",
    "basis:registered_sum": "Sum of registered areas",
    "basis:union_plane": "Plane area of the new outline",
    "basis:survey": "Area of the cadastral survey",
    "source:union": "union of the parcels",
    "source:drawn": "drawn on the map",
    "source:import": "taken from a layer",
    "source:file": "from a file of boundary points",
}
"""Kind and code → English words; the Chinese is that of the code lists."""

STATES = (
    "proposed", "accepted", "reviewed", "agreed", "surveyed", "registered",
    "refused", "withdrawn", "revoked",
)  # fmt: skip
"""In the order of the work; what ends a case otherwise comes last."""


def word(kind: str, code: str) -> str:
    """Return the word of a code of a kind, the code itself where there is none."""
    source = SENTENCES.get(f"{kind}:{code}")
    return code if source is None else translate(source)


def area_text(m2: object) -> str:
    """Return an area as registers state it, or that it is not known."""
    return tr("not stated") if m2 is None else f"{shown_number(m2, places=2)} m²"


def step_text(step: MergeStep) -> str:
    """Return a step as a few lines."""
    states = state_word(step.to_state)
    if step.from_state and step.from_state != step.to_state:
        states = f"{state_word(step.from_state)} → {states}"
    done = states if step.action == "start" else labelled(word("action", step.action), states)
    lines = [" · ".join((shown_day(step.done_on), step.done_by, done))]
    if step.document_no:
        lines.append(labelled(tr("Document no."), step.document_no))
    if step.opinion:
        lines.append(labelled(tr("Opinion"), step.opinion))
    return "\n".join([*lines, *_details(step.details)])


def step_tip(steps: Sequence[MergeStep], state: str) -> str:
    """Return who brought a case into a state last, empty when nobody did."""
    found = [each for each in steps if each.to_state == state and each.action != "return"]
    if not found:
        return ""
    parts = (shown_day(found[-1].done_on), found[-1].done_by, found[-1].document_no)
    return " · ".join(part for part in parts if part)


def _details(details: Mapping[str, Any]) -> list[str]:
    lines = []
    if details.get("applicant"):
        lines.append(labelled(tr("Applicant"), str(details["applicant"])))
    if details.get("applied_on"):
        lines.append(labelled(tr("Applied on"), shown_day(str(details["applied_on"]))))
    if details.get("supplement_no"):
        lines.append(labelled(tr("Supplement to the contract"), str(details["supplement_no"])))
    lines += _adoption(details)
    if isinstance(details.get("stays_out"), list):
        lines.append(labelled(tr("Not joined again"), listed(map(str, details["stays_out"]))))
    survey = details.get("survey")
    if isinstance(survey, Mapping):
        source = word("source", str(survey.get("source", "")))
        file = str(survey.get("file") or "")
        said = [f"{source} {file}" if file else source, area_text(survey.get("area_m2"))]
        if survey.get("report_no"):
            said.append(str(survey["report_no"]))
        lines.append(labelled(tr("Cadastral survey"), semicolons(said)))
    return [*lines, *registered_lines(read_registered_area(details), word)]


def _adoption(details: Mapping[str, Any]) -> list[str]:
    """Return which scenarios a step withdrew, or because of which one it was withdrawn."""
    withdrawn, adopted = details.get("withdrawn"), details.get("adopted")
    lines = []
    if isinstance(withdrawn, list):
        numbers = listed(str(each.get("case_no", "")) for each in withdrawn)
        lines.append(labelled(tr("Scenarios withdrawn"), numbers))
    if isinstance(adopted, Mapping):
        lines.append(labelled(tr("Scenario adopted"), str(adopted.get("case_no", ""))))
    return lines


def figures_text(case: MergeCase) -> str:
    """Return the areas of a case as lines: each with its name, none in the place of another."""
    figures, survey = case.figures, case.survey
    lines = [
        labelled(word("basis", "registered_sum"), area_text(figures.registered_sum)),
        labelled(word("basis", "union_plane"), _plane(figures.union_m2, figures.epsg)),
    ]
    if figures.difference_m2 is not None:
        lines.append(labelled(tr("Plane area less registered"), signed_area(figures.difference_m2)))
    if survey is not None:
        lines.append(labelled(word("basis", "survey"), area_text(survey.area_m2)))
    if case.registered_area_m2 is not None:
        if case.state == REVOKED:
            lines.append(f"⚠ {tr('Revoked: what was registered stands here as history.')}")
        lines += registered_lines(case_registered_area(case), word) or [_registered_plainly(case)]
    kept = case_reconciliation(case)
    lines += [apart_text(step) for step in kept.steps if step.m2 is not None]
    return "\n".join(lines)


def agreement_text(case: MergeCase) -> str:
    """Return who applies and what was decided, as lines; what is not there yet is left out."""
    pairs = (
        (tr("Applicant"), case.applicant),
        (tr("Applied on"), _day(case.applied_on)),
        (tr("Drawn up by"), case.drafted_by),
        (tr("Reviewed by"), case.reviewed_by),
        (tr("Document no."), case.document_no),
        (tr("Supplement to the contract"), case.supplement_no),
        (tr("New parcel code"), _new_code(case)),
        (tr("Certificate no."), case.certificate_no),
        (tr("Registered on"), _day(case.registered_on)),
        (tr("Seizure query of"), _day(case.seizure_checked_on)),
        (tr("Consent of the mortgagee"), case.mortgage_consent),
        (tr("Remark"), case.remark),
    )
    return "\n".join(labelled(title, text) for title, text in pairs if text)


def built_text(built: BuiltUpon) -> str:
    """Return what rests on a new parcel, and what frees it."""
    frees = {
        "survey_unit_parcel": tr("retire that unit, or take the parcel out of it"),
        "project_parcel": tr("take the parcel out of that project"),
        "merge_case": tr("end that case"),
        "submission_item": tr("take the filing back, or wait for its result"),
        "control_check": tr("lift that decision"),
    }
    undone = tr("undo that change in the history")
    if built.carried:
        freed = {
            "survey_unit_parcel": tr(
                "undo that change in the history, or retire the unit or take the parcel out of it: "
                "the members then stay without it"
            ),
            "project_parcel": tr(
                "undo that change in the history, or take the parcel out of the project: the "
                "members then stay without it"
            ),
        }
        return labelled(built.named, freed.get(built.table) or undone)
    return labelled(built.named, frees.get(built.table) or undone)


def taken_text(taken: Taken) -> str:
    """Return what another parcel has by now of what members come back with, and what frees it."""
    parcel = parcel_called(taken.label)
    if taken.column:
        return tr("{parcel} by now has the {field} of a parcel that would come back ({value}): "
                  "correct that number", parcel=parcel, field=taken.title,
                  value=taken.value)  # fmt: skip
    return tr("{parcel} was drawn since on {area} m² of the parcels that would come back: correct "
              "its boundary", parcel=parcel, area=taken.value)  # fmt: skip


def taken_way(taken: Taken) -> str:
    """Return what the button says that leads to where that is freed."""
    return tr("Change the number …") if taken.column else tr("Show the parcel")


def built_way(table: str) -> str:
    """Return what the button says that leads to what rests on a new parcel."""
    ways = {
        "survey_unit": tr("Show the unit"),
        "survey_unit_parcel": tr("Show the unit"),
        "tag": tr("Show the unit"),
        "survey_step": tr("Show the unit"),
        "submission_item": tr("Show the unit"),
        "project_parcel": tr("Show the project"),
        "merge_case": tr("Show the case"),
        "control_check": tr("Show the check"),
        "lineage": tr("Show the lineage"),
    }
    return ways.get(table) or tr("History …")


def built_road(built: BuiltUpon) -> tuple[str, str]:
    """Return what tells apart where the buttons lead: most go to a page about the new parcel."""
    of_its_own = built.table in ("project_parcel", "merge_case")
    return built_way(built.table), built.target if of_its_own else ""


def outcome_text(case: MergeCase) -> str:
    """Return what the conditions gave when they were last kept; not once a parcel has changed."""
    if case.is_open and changed_members(case):
        return _to_check()
    return outcome_words(case.outcome)


def outcome_texts() -> tuple[str, ...]:
    """Return everything that :func:`outcome_text` can say."""
    from lowuse_plugin.domain.merging.words import OUTCOMES  # noqa: PLC0415

    return (*map(outcome_words, OUTCOMES), _to_check())


def _to_check() -> str:
    return f"⚠ {tr('to be checked again')}"


def outcome_tip(case: MergeCase) -> str:
    """Return which parcels keep the kept outcome from counting."""
    changed = changed_members(case) if case.is_open else ()
    if not changed:
        return outcome_words(case.outcome)
    kept = labelled(tr("At the last step"), outcome_words(case.outcome))
    return f"{kept}\n{labelled(tr('Changed since'), listed(changed))}"


def changed_members(case: MergeCase) -> list[str]:
    """Return the parcels that somebody changed since the case was last checked."""
    return [each.label for each in case.members if each.changed or not each.current]


def member_text(member: MergeMember) -> str:
    """Return a member with its areas, and what happened to it since the case was checked."""
    parts = [
        labelled(tr("registered"), area_text(member.registered)),
        labelled(tr("plane"), area_text(member.plane_m2)),
    ]
    text = f"{member.label}\n　{semicolons(parts)}"
    if not member.current:
        return text  # with the merge, or by somebody: the sentences of the case say which
    if member.redrawn:
        return f"{text}\n　⚠ {tr('its boundary was changed since')}"
    specs = shipped().tables["parcel"].columns
    what = listed(specs[name].title for name in member.changed_columns if name in specs)
    if not what:
        return text  # a merge that was taken back retired it and brought it back
    return f"{text}\n　⚠ {labelled(tr('changed since'), what)}"


def _new_code(case: MergeCase) -> str:
    if case.new_code and case.provisional:
        return with_aside(case.new_code, tr("provisional"))
    return case.new_code or (tr("to be given") if case.provisional else "")


def _plane(m2: float | None, epsg: int | None) -> str:
    text = area_text(m2)
    return text if m2 is None or epsg is None else with_aside(text, f"EPSG:{epsg}")


def _registered_plainly(case: MergeCase) -> str:
    """Return the area alone: software that keeps no more of it entered it."""
    basis = labelled(tr("on the basis of"), word("basis", case.area_basis))
    registered = with_aside(area_text(case.registered_area_m2), basis)
    return labelled(tr("Registered area of the new parcel"), registered)


def _day(day: Any) -> str:
    return "" if day is None else shown_day(day)


__all__ = [
    "STATES", "agreement_text", "area_text", "built_road", "built_text", "built_way",
    "changed_members", "figures_text", "member_text", "outcome_text", "outcome_tip", "state_word",
    "step_text", "step_tip", "taken_text", "taken_way", "word",
]  # fmt: skip
