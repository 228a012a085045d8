# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Versions of the control line: drafts, approvals, comparisons."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "LINE_APPROVAL_AUTHORITY_MISSING": "Which authority approved the control line? Enter it.",
    "LINE_APPROVAL_INCOMPLETE": (
        "The approval of {version} is not registered: {missing} is missing. Version {version} "
        "counts from its first day; enter the approval under versions of the control line."
    ),
    "LINE_APPROVAL_IN_FUTURE": (
        "The approval is dated {day}, which is not there yet. Enter the day of the document, or "
        "leave the version a draft until it is approved."
    ),
    "LINE_APPROVAL_NUMBER_MISSING": (
        "An approval is known by the number of its document. Enter it as it stands there."
    ),
    "LINE_APPROVAL_OVERLAPS": (
        "{version} would be in force on the same days as {others}; only one version is in force "
        "on a day. Choose another first day, or a first day no longer in force."
    ),
    "LINE_APPROVAL_WITH_DRAFT": (
        "A draft has no approval. Leave number, authority and day of the approval empty, or do "
        "not import it as a draft."
    ),
    "LINE_BESIDE_ANOTHER": (
        "{version} would be in force beside {others}, and with two in force nothing can be "
        "checked. Say that the one before ends on the first day of {version}, enter the whole "
        "approval, or import it as a draft."
    ),
    "LINE_ENDED_BY_IMPORT": "Version {version} ends on {day}, the first day of this one.",
    "LINE_IMPORTED_AS_DRAFT": (
        "Version {version} is a draft: it is in force on no day until its approval is entered."
    ),
    "LINE_LAYERS_MISSING": (
        "To compare layers, give one with the line before and one with the line after; to compare "
        "versions, give a workspace and the names of two of its versions."
    ),
    "LINE_LEFT_BESIDE": (
        "{others} stays in force beside {version}: nothing can be checked until one of them ends. "
        "Enter the approval under versions of the control line."
    ),
    "LINE_LEVEL_UNKNOWN": (
        "Level {level} is none of a control line: enter 1 or 2, or 0 for a line without levels."
    ),
    "LINE_MAKER_MISSING": "Enter the name of the person who makes or approves the version.",
    "LINE_REASON_MISSING": "Say why the draft is retired.",
    "LINE_SAME_VERSION": "A version is compared with another one. Choose two versions.",
    "LINE_SOURCE_UNKNOWN": "{value} is no source of a control line; expected one of: {expected}.",
    "LINE_VERSION_APPROVED": (
        "Version {version} is in force by its approval and is not changed any more: what was "
        "checked rests on it. Bring the change as a new version; it ends this one."
    ),
    "LINE_VERSION_EMPTY": (
        "A version of the control line needs at least one polygon. Draw it, import it, or copy a "
        "version."
    ),
    "LINE_VERSION_IN_FORCE": (
        "Version {version} counts as in force, though its approval is not registered: what is "
        "imported into it applies at once and is no draft. Give the draft a name of its own."
    ),
    "LINE_VERSION_NAMED_UNKNOWN": (
        "There is no version {version} of the control line in the workspace; there are: {known}."
    ),
    "LINE_VERSION_NAMELESS": "Give the version a name, such as 2026版.",
    "LINE_VERSION_TAKEN": (
        "There is a version {version} of the control line already. Choose another name."
    ),
    "LINE_VERSION_UNKNOWN": (
        "The version of the control line is not there any more: somebody retired it or undid its "
        "import. Choose another one."
    ),
    "LINE_VERSION_USED": (
        "{count} adjustments or versions rest on {version}. Withdraw or retire them first."
    ),
}
