# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Sentences about a merge on its way: what a step lacks, and what hinders it."""

from __future__ import annotations

from collections.abc import Mapping

SENTENCES: Mapping[str, str] = {
    "BOUNDARY_MERGE_RUNS": (
        "{parcel} is in the merge {case}, which is on its way: its conditions and areas are looked "
        "at again at the next step, and judgements on them may no longer hold."
    ),
    "MERGE_APPLICANT_MISSING": "Enter who applies for the merge: the right holder of the parcels.",
    "MERGE_APPLICANT_NUMBER": (
        "This is the number of a person, and no right holder of the parcels has it. Enter who "
        "applies by name: numbers stay in the register of right holders."
    ),
    "MERGE_APPLIED_MISSING": "Enter the day of the application.",
    "MERGE_AREA_BASIS_MISSING": (
        "There is no figure for “{basis}”: a parcel states no registered area. Choose another "
        "basis, or enter the area of that parcel first."
    ),
    "MERGE_AREA_NOT_BASIS": (
        "{area} m² is not the area of the basis “{basis}”, which is {expected} m². Correct the "
        "area, choose the basis that it comes from, or say why another one is registered."
    ),
    "MERGE_AREA_NOT_POSITIVE": (
        "The area cannot be {area} m². Enter that of the report or of the certificate."
    ),
    "MERGE_BUILT_UPON": (
        "The merge cannot be taken back: {count} rows rest on the new parcel: {rows}. End or "
        "remove these first."
    ),
    "MERGE_CASE_UNKNOWN": (
        "There is no merge {case} in the workspace. Give its number as it stands in the list, such "
        "as HB4407042025001."
    ),
    "MERGE_CERTIFICATE_MISSING": "Enter the number of the new real-estate certificate.",
    "MERGE_CHANGED": (
        "{case} was changed by {changed_by}, {changed_at}, and stands at “{state}”. Nothing was "
        "written; look at it again."
    ),
    "MERGE_CODE_DISTRICT": (
        "The code {value} is of another district. That of the merge is {expected}."
    ),
    "MERGE_CODE_FINAL": (
        "{case} has its final code {value} already; only a provisional one is replaced here."
    ),
    "MERGE_CODE_MISSING": (
        "Enter the code of the new parcel, or say that it is provisional until the cadastral "
        "office gives one."
    ),
    "MERGE_CODE_OWNERSHIP": (
        "The code {value} is not of state-owned land: its 13th character has to be G."
    ),
    "MERGE_CODE_SHAPE": (
        "{value} is no parcel code. It has 19 characters: 12 digits, two letters, 5 digits."
    ),
    "MERGE_CODE_TAKEN": (
        "{field} {parcel} was given to another current parcel meanwhile, so it cannot come back. "
        "Correct that number first."
    ),
    "MERGE_CODE_USED": (
        "The code {value} was given already ({where}). Old codes are never given again: enter a "
        "new one."
    ),
    "MERGE_CONDITION_FAILS": (
        "These conditions are not met: {conditions} ({parcels}). Look at the conditions of the "
        "case; the merge cannot go on so."
    ),
    "MERGE_CONDITION_OPEN": (
        "These conditions are not settled: {conditions}. Enter what is missing, or the judgement "
        "of the department."
    ),
    "MERGE_CONSENT_EACH": (
        "{parcels}: each is mortgaged. Enter the consent for each of them; the letter of one "
        "mortgagee does not speak for another."
    ),
    "MERGE_CONSENT_MISSING": (
        "{parcels} is mortgaged. Enter the written consent of the mortgagee, or how the mortgage "
        "is changed."
    ),
    "MERGE_CONSENT_TO_NOTHING": (
        "{parcels}: not mortgaged, so no mortgagee has to consent. Leave the consent empty; other "
        "entries of the register are judged at M-5."
    ),
    "MERGE_DAY_BACKWARDS": (
        "{on} is before {expected}, the day of what was done before. Enter that day or a later one."
    ),
    "MERGE_DAY_IN_FUTURE": "{on} is after {expected}. Enter that day or an earlier one.",
    "MERGE_DEPARTMENT_MISSING": "Enter the department that judges.",
    "MERGE_DOCUMENT_MISSING": "Enter the number of the document that agrees to the merge.",
    "MERGE_DOCUMENT_SHAPE": "{document} is no document number. Enter it as 江府函〔2025〕3号.",
    "MERGE_ENTRY_UNSETTLED": (
        "{parcels} has another entry in the register than a mortgage. Clear it on the parcel once "
        "it is settled, or judge M-5 with the document that settles it."
    ),
    "MERGE_FILING_RUNS": (
        "{parcel} is in the filing {batch}, which is under review ({state}) and names the old "
        "parcel. Wait for its result or take it back, then register the merge."
    ),
    "MERGE_GONE": "The merge is not there any more. Look at the list again.",
    "MERGE_GROUPS_SHARE": (
        "{parcel} is in two of the chosen groups: {one}; {other}. Each group becomes a case of its "
        "own, so choose one of them."
    ),
    "MERGE_GROUPS_TOO_MANY": (
        "{count} groups are chosen; at most {most} are proposed at once. Choose fewer, and propose "
        "the others afterwards."
    ),
    "MERGE_GROUP_TOO_FEW": "The group of {parcel} has no other parcel. A merge needs at least two.",
    "MERGE_JUDGED_LATER": (
        "{condition} was judged on {expected}, after {on}: no step rests on a later judgement. "
        "Enter that day or a later one."
    ),
    "MERGE_JUDGEMENT_WHY_MISSING": "Say why it is judged so: the reason stays with the case.",
    "MERGE_LAND_TAKEN": (
        "{count} other parcels were drawn meanwhile on land that would come back: {parcels}. "
        "Correct their boundaries first."
    ),
    "MERGE_MEMBER_CHANGED": (
        "{parcel} was changed by {changed_by}, {changed_at}, since you looked at it. Look at the "
        "parcels again, then write."
    ),
    "MERGE_MEMBER_IN_CASE": (
        "{parcel} is in the merge {case} already, which was accepted and stands at “{state}”. Give "
        "that case back to 拟合并 and take the parcel out there, or end that case."
    ),
    "MERGE_MEMBER_MERGED": (
        "{parcel} was merged into another current parcel and cannot come back beside it. Revoke "
        "the merge instead."
    ),
    "MERGE_MEMBER_PROPOSED": (
        "{parcel} is in the proposed merge {case} already. Leave its group out, or propose another "
        "scenario of it by itself."
    ),
    "MERGE_NOT_APPLIED": (
        "The case stands at “{state}”: only a merge that was accepted and is not registered can be "
        "refused."
    ),
    "MERGE_NOT_DRAFT": (
        "{case} stands at “{state}”. Give it back to 拟合并 first to change parcels or application."
    ),
    "MERGE_NOT_EARLIER": "A case that stands at “{state}” cannot be given back to “{to}”.",
    "MERGE_NOT_ENDED": (
        "The case stands at “{state}”: only a refused or withdrawn one can be taken up again."
    ),
    "MERGE_NOT_JUDGED": (
        "{condition} is settled by what the register says; no judgement counts on it. Judged are "
        "{expected}."
    ),
    "MERGE_NOT_OPEN": "{case} stands at “{state}” and goes no further.",
    "MERGE_NOT_REGISTERED": (
        "{case} stands at “{state}”: only a registered merge can be revoked. Withdraw it instead."
    ),
    "MERGE_NOT_SURVEYED": (
        "The case stands at “{state}”. It is registered after 权籍调查: take it there first."
    ),
    "MERGE_OTHER_DISTRICT": (
        "The new parcel would be of {value}, the merge is of {expected}. Take back what was chosen "
        "for the district; where the parcels themselves state another one by now, give the merge "
        "back and choose its parcels anew."
    ),
    "MERGE_REGISTER_INSTEAD": "The survey is done. Enter what the registry entered.",
    "MERGE_ROLE": (
        "Your role is “{role}”; this needs “{expected}”. The role is set in Options › Low-use land."
    ),
    "MERGE_SAME_PERSON": (
        "{name} drew the case up. Another person has to review it, and to agree to it or refuse it."
    ),
    "MERGE_SCENARIOS_HOLD": (
        "{count} other proposed merges have parcels of {case}: {cases}. Only one of them can be "
        "accepted: choose in the form of this step that they are withdrawn with it, or withdraw "
        "them or take the parcels out of them first."
    ),
    "MERGE_SCENARIO_NAME_TAKEN": (
        "{case} is called “{name}” already: give one of the two scenarios another name."
    ),
    "MERGE_SEIZURE_MISSING": (
        "Enter the day of the seizure query before the registration: at most one working day old."
    ),
    "MERGE_SUPPLEMENT_MISSING": "Enter the number of the supplement to the contract.",
    "MERGE_SURVEY_AREA": (
        "The surveyed area of {area} differs from the outline, which has {expected}, by more than "
        "{limit}%. Correct the area or the outline."
    ),
    "MERGE_SURVEY_BEYOND": (
        "The surveyed outline takes {area} beside the parcels, more than {limit}% of their land. "
        "Enter that land as a parcel first, or correct the outline."
    ),
    "MERGE_SURVEY_ELSEWHERE": (
        "{parcel} lies wholly outside the surveyed outline. Choose the outline of this merge."
    ),
    "MERGE_SURVEY_LEAVES_OUT": (
        "The surveyed outline leaves out more than {limit}% of a parcel: {parcels}. Correct the "
        "outline, or cut that land off its parcel first."
    ),
    "MERGE_SURVEY_MISSING": "Enter what came of the survey: outline and area.",
    "MERGE_SURVEY_OUTDATED": (
        "The parcels were changed since the survey and it does not fit them any more: land left "
        "out {left}, land beside them {beyond}, stated area less that of the outline {off} (at "
        "most {limit}%, with a reason). Send the case back to before 权籍调查 and enter the survey "
        "again."
    ),
    "MERGE_SURVEY_OVERLAPS": (
        "The surveyed outline takes {area} m² of {parcel}, which is no member. Correct the outline "
        "or the boundary of that parcel."
    ),
    "MERGE_SURVEY_UNFIT": (
        "The surveyed outline is no single valid polygon: {reason} Correct it and enter it again."
    ),
    "MERGE_SURVEY_WHY": (
        "The survey differs from the parcels: land left out {left}, land beside them {beyond}, "
        "stated area less that of the outline {off}. Say why in the opinion."
    ),
    "MERGE_TOO_FEW": "{count} parcel is chosen. A merge needs at least two.",
    "MERGE_TWO_PROJECTS": (
        "The parcels belong to several projects that go on: {projects}. Decide which of them has "
        "the land, take the parcels out of the others, then register the merge."
    ),
    "MERGE_UNIT_CODE": (
        "{value} is no unit code of the new parcel. It has 28 characters and begins with the "
        "parcel code {expected}; leave it empty until it is given."
    ),
    "MERGE_WHO_MISSING": "Enter who does this.",
    "MERGE_WHY_MISSING": "Say why: it stays with the case.",
    "RESTORE_MERGED": (
        "The parcel counts no more because of the merge {case}. It comes back when that merge is "
        "revoked."
    ),
    "SCENARIOS_NUMBER": (
        "{count} scenarios are chosen. Choose {fewest} to {most} proposed merges to compare."
    ),
    "SHAPE_IN_PARTS": "It has several parts that lie apart. A parcel is one polygon.",
}
