# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The procedure of a subsidy and its ledger: what hinders a step, and what a voucher lacks."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "CLAIM_ACCEPTANCE_WITHOUT_NUMBER": (
        "An acceptance has no document number. Enter it in the project: kind, number and day prove "
        "the acceptance."
    ),
    "CLAIM_AMOUNT_ABOVE": (
        "{value} yuan is above the calculated {expected} yuan. Approve at most that; what the "
        "district gives beyond it is a payment of its own."
    ),
    "CLAIM_AMOUNT_MISSING": "The approved amount is missing. Enter a sum in whole fen above zero.",
    "CLAIM_AMOUNT_REASON": (
        "{value} yuan is less than the calculated {expected} yuan. Write why less is approved."
    ),
    "CLAIM_APPLIED_ACROSS_EXPIRY": (
        "{on} is on the other side of {until}, the last valid day, than the calculation takes it "
        "to be. Enter the day of the application in the project and calculate again; after the "
        "last valid day the calculation is reviewed with a document and an opinion."
    ),
    "CLAIM_CALCULATION_NEWER": (
        "The claim rests on the calculation of {on}; there is a newer one of {newer}. Take that "
        "over, or undo it."
    ),
    "CLAIM_CALCULATION_SAME": (
        "The claim rests on the newest calculation already, that of {on}. Calculate again first if "
        "figures have changed."
    ),
    "CLAIM_CALCULATION_STALE": (
        "The project or its parcels were changed after the calculation of {on}. Calculate again, "
        "then take the new calculation over."
    ),
    "CLAIM_CALCULATOR_MISSING": (
        "The calculation does not say who made it, so nobody can be another person. Enter the name "
        "and calculate again."
    ),
    "CLAIM_CHANGED": (
        "{changed_by} took this claim to “{state}” on {changed_at}. Nothing was saved; look at it "
        "again."
    ),
    "CLAIM_CHANGED_SINCE_APPROVAL": (
        "The project or its parcels were changed after the calculation of {on}, on which the "
        "approval rests. Look whether the approval still holds."
    ),
    "CLAIM_CITY_NOT_ALL_PAID": (
        "The city still owes {value} yuan. Enter its payment, or write why the rest stays open."
    ),
    "CLAIM_CITY_NOT_PAID": "No payment of the city is in the ledger. Enter it first.",
    "CLAIM_DAY_BACKWARDS": (
        "{on} is before {expected}, the day of what was done before. Enter that day or a later one."
    ),
    "CLAIM_DAY_IN_FUTURE": "{on} is after {expected}. Enter that day or an earlier one.",
    "CLAIM_DEPARTMENTS_AGAINST": (
        "Against it: {departments}. Send the claim back with the reason, or settle it with them."
    ),
    "CLAIM_DEPARTMENTS_MISSING": (
        "The opinion is missing of: {departments}. Every department has to say whether it agrees, "
        "and why."
    ),
    "CLAIM_DOCUMENT_MISSING": "The document number is missing. This step needs a document.",
    "CLAIM_ENDED": "The claim stands at “{state}”; nothing follows. Start a new one if need be.",
    "CLAIM_EXISTS": (
        "The project has a claim already, at “{state}”. Go on with it, or withdraw it first."
    ),
    "CLAIM_HAS_PAYMENTS": (
        "Money was paid on this approval. Enter the reversal or recovery of all of it first."
    ),
    "CLAIM_INELIGIBLE": (
        "The calculation says that nothing is due. Look at its reasons; nothing can be claimed."
    ),
    "CLAIM_MATERIALS_MISSING": (
        "{count} documents have not come in: {materials}. Note them in the checklist."
    ),
    "CLAIM_NOTHING_PAID": (
        "No payment of the district within the approved amount is in the ledger. Enter it first."
    ),
    "CLAIM_NOT_ALL_PAID": (
        "{value} yuan of the approved amount are not paid. Enter the payment, or write why no more "
        "is paid now."
    ),
    "CLAIM_NOT_EARLIER": (
        "A claim at “{state}” can go back to an earlier state only. Choose one of those."
    ),
    "CLAIM_NO_AMOUNT": (
        "The calculation gives no amount by the chosen reading. Choose the reading with its "
        "document and calculate again."
    ),
    "CLAIM_NO_CALCULATION": "The project has no calculation. Calculate its subsidy first.",
    "CLAIM_NO_PROJECT_NUMBER": (
        "The project has neither an investment project code nor an approval number: one of them "
        "proves that it is one project. Enter it in the project."
    ),
    "CLAIM_OBJECTION_UNANSWERED": (
        "This objection has no answer: {objection}. Write the answer to each objection."
    ),
    "CLAIM_PARTS_SUM": (
        "The parts of the districts add up to {value} yuan, {expected} yuan are approved. Correct "
        "them."
    ),
    "CLAIM_PARTS_WRONG": (
        "The parts have to name {districts}, each with a sum in whole fen that is not below zero."
    ),
    "CLAIM_PLACE_MISSING": "The place of the publicity is missing. Enter where it is made public.",
    "CLAIM_PROJECT_NOT_ACTIVE": (
        "The project is “{state}”: nothing is claimed for it. Take it up again first."
    ),
    "CLAIM_PUBLICITY_DAYS_MISSING": (
        "The first or the last day of the publicity is missing. Enter both."
    ),
    "CLAIM_PUBLICITY_RUNS": (
        "The publicity runs until {until}. Approve on a later day, when it is over."
    ),
    "CLAIM_PUBLICITY_TOO_SHORT": (
        "The publicity lasts {days} days; at least {expected} are needed, the first and the last "
        "one counted."
    ),
    "CLAIM_REASON_MISSING": "Write why: it stands in the record of the claim.",
    "CLAIM_REVIEW_NEEDS_DOCUMENT": (
        "The calculation needs a person's review. Write the opinion and the number of the document "
        "on which it rests."
    ),
    "CLAIM_SAME_PERSON": (
        "{name} made the calculation; another person has to review and approve it."
    ),
    "CLAIM_TRIAL": (
        "The project is not accepted as completed: the calculation is a trial. Enter the "
        "acceptance and calculate again."
    ),
    "CLAIM_WHO_MISSING": "It is not said who did this step. Enter the name.",
    "MATERIALS_CLOSED": (
        "The claim stands at “{state}”; its documents do not change any more. Send it back first."
    ),
    "MATERIAL_CHANGED": (
        "{changed_by} noted something else of “{title}” on {changed_at}. Nothing was saved; look "
        "at it again."
    ),
    "MATERIAL_DAY_IN_FUTURE": "The day of “{title}” lies in the future. Correct it.",
    "MATERIAL_MANDATORY": (
        "“{title}” is mandatory; it cannot be left out. Note it when it has come in."
    ),
    "MATERIAL_REMARK_MISSING": "Write in the remark why “{title}” is not needed.",
    "PAYMENT_AMOUNT_UNREADABLE": "{value} is no sum of money. Enter a number such as 2880000.60.",
    "PAYMENT_BEFORE_APPROVAL": (
        "Nothing can be paid before the amount is approved. Take the claim to 审定 first."
    ),
    "PAYMENT_CITY_ABOVE_DUE": (
        "The city would pay {value} yuan, but owes only {expected} yuan on what was paid. Correct "
        "the sum, or enter the payments of the district first."
    ),
    "PAYMENT_CITY_NOT_APPLIED": (
        "The subsidy of the city has not been applied for. Take the claim to that state first."
    ),
    "PAYMENT_DAY_IN_FUTURE": "{on} is after today, {expected}. Enter the day of the voucher.",
    "PAYMENT_DAY_TOO_EARLY": (
        "{on} is before {expected}: nothing can be paid before the approval, nor taken back before "
        "it was paid. Correct the day."
    ),
    "PAYMENT_FUND_MISMATCH": (
        "The special fund of the city pays what the city gives to the district, and nothing else. "
        "Choose the fund that fits."
    ),
    "PAYMENT_LINE_EXCEEDED": (
        "{value} yuan is more than the {expected} yuan that are left of this line. Correct the sum."
    ),
    "PAYMENT_LINE_MISSING": "A reversal takes back one line. Choose which.",
    "PAYMENT_LINE_NEGATIVE": (
        "This line takes money back itself; it cannot be reversed. Enter the payment again instead."
    ),
    "PAYMENT_LINE_OTHER_DISTRICT": (
        "The chosen line is of {expected}, not of {value}. Choose the district of the line."
    ),
    "PAYMENT_LINE_UNKNOWN": (
        "The line that is to be taken back is no longer in the ledger. Look at it again."
    ),
    "PAYMENT_NAMES_A_LINE": "A payment takes no line back. Choose 冲销 or 追回 for that.",
    "PAYMENT_NEGATIVE": (
        "{value} yuan is below zero. What was paid is taken back by a reversal or recovery."
    ),
    "PAYMENT_REASON_MISSING": "Write why the money is taken back.",
    "PAYMENT_RECEIVER_MISSING": (
        "It is not said who receives the money, and the project has no redeveloper. Enter one."
    ),
    "PAYMENT_RECOVERY_EXCEEDS": (
        "{value} yuan is more than the {expected} yuan that were paid and not taken back. Correct "
        "the sum."
    ),
    "PAYMENT_TOO_LARGE": "{value} yuan is beyond any payment. Look at the digits.",
    "PAYMENT_VOUCHER_MISSING": "The number of the voucher is missing. Every line needs one.",
    "PAYMENT_VOUCHER_TWICE": (
        "Voucher {value} is in the ledger already, of “{project}” on {on}. Look whether this "
        "payment was entered before, or correct the number."
    ),
    "PAYMENT_WRONG_DISTRICT": (
        "Nothing was approved for {value}. Choose a district that has a part: {expected}."
    ),
    "PAYMENT_ZERO": "The sum is zero: there is nothing to enter.",
    "PROJECT_CLAIM_RUNS": (
        "The project cannot become “{state}”: its claim stands at “{claim}”. Take the claim to its "
        "end, or withdraw it first."
    ),
    "RESTORE_BY_PROCEDURE": (
        "{table} is not put back row by row: send a claim or a unit back in its procedure, take "
        "money back by a reversal, tag or calculate again."
    ),
    "RESTORE_UNIT_WHOLE": (
        "{table}: its outline and whether it counts come back only with its parcels and steps. "
        "Undo the save that changed or retired it, or change the unit or make it anew."
    ),
}
