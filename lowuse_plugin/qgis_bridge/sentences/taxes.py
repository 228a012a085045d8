# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Enterprises, taxes and the letters to the tax office."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "DATE_WITHOUT_DAY": (
        "{field}: “{value}” names a month and no day; it counts as missing. Write the full "
        "day like 2023-12-31."
    ),
    "FIGURES_DISAGREE": (
        "{field}: “{value}” names two figures that are not the same. Keep the right one in "
        "the file and import it again."
    ),
    "LAND_UNKNOWN": (
        "The area of one of its parcels is unknown, so there is no tax per mu. Enter the "
        "area, then update the tax per mu."
    ),
    "MATCH_MADE": (
        "Somebody joined {name} to a parcel after you read the list; nothing was saved. Read the "
        "list again; if it uses both, undo that step and choose both at once."
    ),
    "MATCH_NO_LINK": (
        "{name} was joined to no parcel yet, so there is nothing to reject. Choose its "
        "parcel, or leave it in the list of those without one."
    ),
    "MATCH_NO_PARCEL": (
        "Several parcels may be the one of {name}, or none is known. Choose the right one."
    ),
    "MATCH_NO_PERSON": (
        "Your name is missing: it stands beside every confirmation. Enter it in the options."
    ),
    "MATCH_TWICE": ("{name} was decided about twice in one go: decide once, with all its parcels."),
    "NAME_NEAR": ("Only parcels of similarly named holders were found. Compare and choose."),
    "NO_PARCEL": (
        "No parcel is known for it, so there is no tax per mu. Match it in “Enterprises and "
        "taxes”, then update the tax per mu."
    ),
    "PERIOD_NOT_A_YEAR": (
        "{field}: “{value}” is no whole year. The figures of a year are expected, such as "
        "2023 or 2023年1-12月."
    ),
    "TAX_ANSWER_COMPLETE": (
        "Letter {request}: all {asked} enterprises and years that were asked for are answered."
    ),
    "TAX_ANSWER_MISSING": (
        "Letter {request}: {given} of {asked} enterprises and years are answered. Still "
        "missing: {missing}. Ask for them again."
    ),
    "TAX_FILE_DAMAGED": (
        "{file} in the folder of the taxes was changed or cut off after it was delivered. "
        "Move it out of the folder and import the list of the tax office again."
    ),
    "TAX_FIRM_UNKNOWN": (
        "The folder of the taxes has it, the workspace does not know it. Import the list of "
        "enterprises that it is in."
    ),
    "TAX_FOLDER_IS_WORKSPACE": (
        "{folder} is the folder of the workspace, which everybody opens. Taxes need a folder "
        "of their own, open only to those who may see them. Choose another one."
    ),
    "TAX_FOLDER_NEEDED": (
        "{file} has taxes of enterprises. They do not enter the workspace: choose a folder "
        "of their own, open only to those who may see them."
    ),
    "TAX_FOLDER_NOT_WRITABLE": (
        "The taxes could not be written to {folder} ({detail}), so nothing was imported. Ask "
        "for access to the folder, or choose another one in the options."
    ),
    "TAX_FOLDER_UNREADABLE": (
        "The taxes in {folder} cannot be read ({detail}). Ask for access to the folder, or "
        "choose another one in the options; tax per mu in the workspace stays as it is."
    ),
    "TAX_FOLDER_UNSET": (
        "No folder of the taxes is chosen. Choose it in this window or in the options; it is "
        "open only to those who may see taxes."
    ),
    "TAX_NEGATIVE": (
        "{field} is {value}; a tax below zero is not taken. Ask the tax office for the tax "
        "that was paid in that year, refunds of other years left out."
    ),
    "TAX_NOT_ASKED": (
        "The letter did not ask for this enterprise and year. It was taken all the same."
    ),
    "TAX_REQUEST_FIRM_GONE": (
        "{count} chosen enterprises are not in the workspace any more. Open the list again "
        "and choose anew."
    ),
    "TAX_REQUEST_GONE": (
        "The letter is not in the workspace any more ({request}). Choose another one, or "
        "import the list without a letter."
    ),
    "TAX_REQUEST_NO_FIRMS": ("The letter names no enterprise. Choose at least one."),
    "TAX_REQUEST_NO_PERSON": ("Write who prepares the letter."),
    "TAX_REQUEST_NO_YEARS": ("The letter names no year. Write at least one, such as 2023."),
    "TAX_REQUEST_TOO_MANY_YEARS": (
        "The letter asks for {found} years; at most {most} are expected. Leave some out."
    ),
    "TAX_REQUEST_YEAR": (
        "{value} is no year that taxes are asked for. Write years such as 2022, 2023."
    ),
    "UNITS_IN_CELLS": (
        "{field}: cells name {units} themselves; each was converted to {expected}. Bare "
        "numbers were taken as {bare}."
    ),
    "USCC_TWO_NAMES": (
        "Credit code {value} also stands in row {other} at {name}. Two enterprises cannot "
        "have one code: neither row was taken. Correct the wrong one."
    ),
}
