# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Rules, control line, merging, subsidy: what the law says of land, and what is missing for it."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "ACCEPTANCE_DATE_SENSITIVE": "Different acceptance dates lie on both sides of the validity.",
    "ACCEPTED_BEFORE_APPROVAL": (
        "An acceptance is dated before the approval of the plan. Check both days."
    ),
    "APPLICANT_MISSING": "It is not stated who applies.",
    "APPLICANT_NOT_HOLDER": "The applicant is not the holder of every parcel.",
    "APPLIED_AFTER_EXPIRY": "Accepted within the validity, applied for after it.",
    "AREA_BASIS_SENSITIVE": "Another area basis gives another result.",
    "AREA_NOT_OVER_30MU": "The redeveloped land is not above 30 mu.",
    "AREA_PLANE_ONLY": (
        "Only the plane area of the drawn shape is known: a trial calculation only. Enter the "
        "approved, certified or registered area."
    ),
    "BOUNDARY_ERRORS": (
        "{count} parcels cross the control line by a thin strip only (boundary error). Treat each "
        "as inside or outside where nobody has yet."
    ),
    "CLASS_FLIPPED": "{before} at the last check, {after} now. Look why: the parcel, or the line.",
    "CONDITIONS_DIFFER": "Conditions of use differ; a person has to judge them.",
    "CONDITIONS_MISSING": "Conditions of use are missing.",
    "CONDITIONS_UNSTATED": "Conditions of use that no parcel states have to be looked up.",
    "CONNECTED": "All parcels share boundaries.",
    "CONTROL_CHECK_MIXED": (
        "The results rest on several versions of the control line ({versions}). Run the check "
        "again, so that all rest on one."
    ),
    "CONTROL_CHECK_NONE": (
        "No parcel of the chosen area has a result of the control-line check that holds. Run the "
        "check first, or choose another area."
    ),
    "CONTROL_LINE_EMPTY": (
        "Control-line version {version} has no polygons. Import them before checking."
    ),
    "CONTROL_LINE_NONE_IN_FORCE": (
        "No control line is in force on {on} (known versions: {known}). Import one or choose "
        "another day."
    ),
    "CONTROL_LINE_SEVERAL_IN_FORCE": (
        "Several control lines are in force on {on}: {versions}. Enter the end date of the older "
        "one."
    ),
    "CONTROL_RULE_OUT_OF_RANGE": "{field} is {value}; a value in {expected} was expected.",
    "DATE_IMPROBABLE": "A day lies too far back or still to come. Check it.",
    "EXAMPLE_RULES": "Rests on an example standard: for training only.",
    "EXCLUDED_THREE_OLD": "Handled under the three-old rules (三旧); this policy does not apply.",
    "FAR_BELOW_1_5": "The floor-area ratio does not reach 1.5.",
    "FAR_ROUNDING_SENSITIVE": "The ratio rounded to two decimals gives another result.",
    "FAR_SOURCE_CONFLICT": (
        "The stated floor-area ratio gives another result than the calculated one."
    ),
    "FAR_STATED_DIFFERS": "The stated floor-area ratio does not follow from the areas. Check both.",
    "FLOOR_AREA_UNIT_SUSPECTED": (
        "The floor area seems to be in another unit than m². Enter it in m²."
    ),
    "HOLDER_BY_NAME": "Holders were compared by name, since an id number is missing.",
    "HOLDER_DIFFERS": "The holders are not the same.",
    "HOLDER_FIELD_MISSING": "With a layer, say which of its fields holds the holder.",
    "HOLDER_MISSING": "A parcel has no holder.",
    "HOLDER_NAME_DIFFERS": "The id number is the same, but the names differ.",
    "INPUT_DATES_REVERSED": "{field} is {value}; it must be after {expected}.",
    "INPUT_DUPLICATE_ID": "{field}: {value} stands twice. Give every parcel its own id.",
    "INPUT_MISSING": "{field} is missing. Give a value.",
    "INPUT_NEGATIVE": "{field} is {value}; it cannot be below zero. Correct it.",
    "INPUT_NOT_ALLOWED": "{field} is {value}; one of {expected} was expected.",
    "INPUT_NOT_A_DATE": "{field} is {value}; a date such as 2024-06-30 was expected.",
    "INPUT_NOT_A_FLAG": "{field} is {value}; true or false was expected.",
    "INPUT_NOT_A_LIST": "{field} is {value}; a list was expected.",
    "INPUT_NOT_A_MAPPING": "{field} is {value}; a mapping of names to values was expected.",
    "INPUT_NOT_A_NUMBER": "{field} is {value}; a decimal number such as 20000.01 was expected.",
    "INPUT_NOT_POSITIVE": "{field} must be above zero, not {value}. Correct the figure.",
    "INPUT_NOT_TEXT": "{field} is {value}; text was expected.",
    "INPUT_UNREADABLE": "{field} cannot be read: {value}. Enter it again.",
    "JUDGED_AGAINST": "A person judged against this condition.",
    "JUDGEMENT_NEEDED": "A person has to judge this.",
    "LAND_AREA_UNIT_SUSPECTED": (
        "The land area seems to be in another unit than m². Enter it in m²."
    ),
    "LEGACY_ABOVE_UNIT": (
        "The legacy land of unit {unit} is {value} m² in all, the unit itself {area} m². Enter for "
        "each kind its own part of the unit."
    ),
    "LEGACY_AREA": (
        "The area of legacy land is {value} m²; enter more than 0, or nothing for the whole unit."
    ),
    "LEGACY_ELSEWHERE": (
        "A row of legacy land belongs to another unit than {unit}, so nothing was saved. Open the "
        "unit anew and enter it again."
    ),
    "LEGACY_KIND_TWICE": (
        "Legacy land of the kind “{kind}” is there twice. Enter one row with the whole area of it."
    ),
    "LINE_LAYER_MISSING": "An input layer of parcels needs a layer of control lines beside it.",
    "MEASURE_CHANGED_MEANWHILE": (
        "Somebody has changed the policy text “{text}” meanwhile. Look at it again, then enter "
        "your change."
    ),
    "MEASURE_DAYS_TURNED": (
        "The text would end on {end}, not after it begins on {start}. Correct one of the days."
    ),
    "MEASURE_GONE": "This policy text was taken out of use meanwhile. Look at the list again.",
    "MEASURE_UNFIT": "{field} is {value}: no code of its list. Choose one of the list.",
    "MEASURE_WITHOUT_DOCUMENT": (
        "A text in force needs the number of its document and its first day. Enter both, or mark "
        "the text as an example."
    ),
    "MEASURE_WITHOUT_TEXT": "There is no text. Enter what the document says.",
    "MEMBER_COUNT": "At least two parcels are needed.",
    "MORTGAGED": "A parcel is mortgaged; the mortgagee has to agree before registration.",
    "MORTGAGED_CONSENT": "The written consent of the mortgagee is needed.",
    "MORTGAGE_MISSING": "It is not known whether a parcel is mortgaged.",
    "NEAR_BOUNDARY": "Close to a threshold.",
    "NET_LAND_ABOVE_GROSS": (
        "{field}: the net land of {value} m² cannot exceed the whole land of {expected} m². "
        "Correct one of them."
    ),
    "NOTHING_TO_COMPARE": "There is nothing to compare with.",
    "NOT_ACCEPTED": "Not yet accepted as completed: a trial calculation only.",
    "NOT_CONNECTED": "Parcels do not share a boundary with the others.",
    "NOT_INDUSTRIAL": "This is no upgrading of industrial land.",
    "NOT_SEIZED": "No parcel is seized.",
    "NOT_STATE_OWNED": "The land is not state-owned.",
    "NO_LAWFUL_PROCEDURE": "The land has no lawful procedure.",
    "ONE_DISTRICT": "All parcels lie in one district.",
    "OTHER_ENTRY": "The register holds another entry, such as an objection or an easement.",
    "OTHER_ENTRY_CONSENT": "Another entry of the register has to be cleared.",
    "OUT_OF_VALIDITY": "The acceptance lies outside the validity of the policy.",
    "OVERLAP": "Parcels overlap by more than the tolerance.",
    "OVERLAP_WITHIN_TOLERANCE": "Parcels overlap within the tolerance.",
    "OWNERSHIP_CONTRADICTS_CODE": "The ownership contradicts the parcel code.",
    "OWNERSHIP_MISSING": "The ownership of the land is missing.",
    "OWNERSHIP_UNDETERMINED": "The ownership of the land is undetermined.",
    "PACKAGE_MISSING": (
        "The Python package {package} is missing. Install it into the Python of QGIS, or use the "
        "plugin's zip, which carries it."
    ),
    "PARTS_DO_NOT_ADD_UP": (
        "{field}: the floor areas of the districts add up to {value} m², the project has "
        "{expected} m². Correct them."
    ),
    "PART_ABOVE_WHOLE": (
        "{field}: a part of {value} m² cannot exceed the whole of {expected} m². Correct one "
        "of them."
    ),
    "PAYMENT_NOT_IN_FEN": "{field}: {value} is not a sum in whole fen. Enter at most two decimals.",
    "PHASE_FLOOR_AREA_MISSING": (
        "Phases count, but the floor area of an accepted phase is missing. Enter it with its "
        "acceptance."
    ),
    "POLICY_INVALID": (
        "{file}: {key} must be {expected}. Correct the policy file or take the shipped one."
    ),
    "POLICY_NOT_KEPT": (
        "The folder of the policy packs cannot be changed: {folder}: {detail}. Ask whoever looks "
        "after this computer, then try again."
    ),
    "POLICY_NOT_READ": "{file} cannot be read: {detail}. Choose another policy file.",
    "POLICY_TWICE": (
        "The policy id {id} stands in {file} and in {other}. Give one of them another id."
    ),
    "POLICY_UNKNOWN": "There is no policy or rule set {id}. Choose one of: {expected}.",
    "PROJECTS_UNKNOWN": (
        "{count} of {expected} chosen projects are no longer current. Refresh the list and choose "
        "again."
    ),
    "PROJECT_GONE": "Project {uuid} is no longer in the workspace. Open the list again.",
    "RECEIVER_NOT_HOLDER": "The redeveloper does not hold the land; the redeveloper is paid.",
    "REVERSAL_EXCEEDS_PAID": (
        "{field}: the reversal of {value} yuan exceeds the {expected} yuan paid so far. Correct "
        "the sum."
    ),
    "REVIEW_CROSS_DISTRICT": "Across districts: a document that states the division is needed.",
    "REVIEW_DUPLICATE": "Possibly a second reward for the same land or buildings.",
    "REVIEW_MIXED": "Not all of the floor area is industrial; a person decides.",
    "REVIEW_PHASED": "Completed in phases; the acceptance of the whole is awaited.",
    "REVIEW_THREE_OLD": "In the three-old register or annual plan; to be reviewed.",
    "REVIEW_THREE_OLD_PARTIAL": "Partly inside a three-old area; to be reviewed.",
    "REVIEW_USE_AFTER": "The use after redevelopment is to be reviewed.",
    "REVIEW_USE_BEFORE": "The use before redevelopment is to be reviewed.",
    "RIGHT_NATURE_DIFFERS": "The right natures are not the same.",
    "RIGHT_NATURE_MISSING": "The right nature is missing.",
    "RIGHT_TYPE": "The right is no right to use state-owned construction land.",
    "RIGHT_TYPE_MISSING": "The right type is missing.",
    "RING_BROKEN": "The boundary of a parcel crosses itself. Correct it first.",
    "SAME_CONDITIONS": "The conditions of use are the same.",
    "SAME_HOLDER": "The holders are the same.",
    "SAME_HOLDER_BY_NAME": "The holders have the same name, but an id number is missing.",
    "SAME_HOLDER_NUMBER_DOUBTFUL": (
        "The holders have the same id number, but the number is hardly right. Check it."
    ),
    "SAME_RIGHT_NATURE": "The right nature is the same.",
    "SAME_USE": "The use is the same.",
    "SEIZED": "A parcel is seized.",
    "SEIZURE_QUERY_IN_FUTURE": "The day of the seizure query lies in the future; look at it.",
    "SEIZURE_QUERY_TOO_OLD": "The seizure query is too old; ask the register again.",
    "SEIZURE_UNKNOWN": "It is not known whether a parcel is seized; ask the register.",
    "SHARE_DIFFERS": "The shares of the holders differ.",
    "SHARE_KIND_DIFFERS": "The kinds of co-ownership differ.",
    "SHARE_MISSING": "The shares of the holders are missing.",
    "SOURCE_DOCUMENT_MISSING": "The document on the source of the right is missing.",
    "SOURCE_DOCUMENT_PRESENT": "The document on the source of the right is there.",
    "STANDARD_CHANGED": (
        "“{title}” has been saved by somebody else meanwhile. Look at it again, then repeat the "
        "change."
    ),
    "STANDARD_DAYS": (
        "The standard would end on {ends}, before it begins on {begins}. Enter a later last day."
    ),
    "STANDARD_GONE": (
        "This draft is not there any more: somebody adopted it or threw it away meanwhile. Look at "
        "the list of standards again."
    ),
    "STANDARD_NEEDS": "{field} is missing. Enter it.",
    "STANDARD_NOT_ADOPTED": (
        "“{title}” is neither a draft nor in force, so there is nothing to retire."
    ),
    "STANDARD_NOT_DRAFT": (
        "“{title}” is no draft: what was adopted or used does not change any more. Copy it, change "
        "the copy and adopt that."
    ),
    "STANDARD_NO_DOCUMENT": (
        "“{title}” is no example: it needs the number of the document that issued it. Enter it, or "
        "mark the draft as an example."
    ),
    "STANDARD_NO_TITLE": "A standard needs a name. Enter one.",
    "STANDARD_OVERLAP": (
        "“{title}” is in force from {begins} to {ends}: at one time only one standard is. Choose "
        "other days, or agree that the older one ends the day before."
    ),
    "STANDARD_THERE": (
        "The text of {file} is in this workspace already, as “{title}”. Copy that one instead."
    ),
    "STATE_OWNED_INDUSTRIAL": "All parcels are state-owned industrial land.",
    "SWITCH_UNKNOWN": "There is no choice named {field}. Possible are: {expected}.",
    "SWITCH_WITHOUT_FACT": (
        "{field}: {value} was chosen, but the project has no such figure. Enter it or choose "
        "another reading."
    ),
    "TAG_ABSENT": (
        "{count} parcels are not tagged (first: {first}), there is nothing to withdraw. Leave them "
        "out."
    ),
    "TAG_KIND_MISSING": "No kind of low-efficiency land is chosen. Check at least one.",
    "TAG_NEEDS_CHOICE": (
        "{count} parcels (first: {parcel}) are part of units of several or partial parcels: "
        "{units}. What is tagged is the unit; choose whether these units are meant as a whole."
    ),
    "TAG_WITHOUT_BASIS": (
        "Parcels without a basis for a tag: {count} (first: {first}). No rule is hit there. Write "
        "the basis, or leave them out."
    ),
    "THREE_OLD_DATA_OLD": (
        "The three-old data is older than the acceptance: that nothing is in it does not say that "
        "nothing came since. Look it up in newer data and enter its day."
    ),
    "THREE_OLD_DOCUMENT_MISSING": (
        "Excluded as approved or settled under the three-old rules, but the number of that "
        "document is missing. Enter it."
    ),
    "THREE_OLD_UNKNOWN": "The three-old status is not known. Look it up and enter it.",
    "TOLERANCE_BEYOND_SURVEY": (
        "A gap of {tolerance_m} m is no survey offset but a lane. Enter at most {widest_m} m."
    ),
    "TOLERANCE_TOO_WIDE": (
        "A shared boundary of {min_shared_m} m must be more than twice the tolerance of "
        "{tolerance_m} m, or a corner contact would count. Raise the length or lower the "
        "tolerance."
    ),
    "TREATMENT_DROPPED": (
        "It was treated as {treated_as} by {who} ({reason}); that does not count any more: "
        "{because}. Look at it and treat it again if need be."
    ),
    "TWO_DISTRICTS": "The parcels lie in several districts; no one authority can accept them.",
    "UNION_IN_PARTS": "The united parcels have gaps between them.",
    "UNIT_DECIDED": (
        "{count} units are decided already (first: {first}, {state}). They are tagged anew only "
        "after they were sent back or reopened on the page Procedure. Leave them out."
    ),
    "UNIT_PHONE_UNLIKELY": (
        "“{value}” is no telephone number. Enter a mobile number of 11 digits, or a fixed one such "
        "as 0750-3812345; several with a comma between."
    ),
    "UNIT_READ_ONLY": (
        "{count} units can only be read (first: {first}, {state}): what is filed changes only "
        "after it was returned. Leave them out."
    ),
    "USE_DIFFERS": "The uses are not the same.",
    "USE_MISSING": "The use is missing.",
    "USE_MIXED": "The use is mixed; a person has to judge it.",
}
