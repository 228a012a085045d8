# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The identification in words: states, actions, changes of the database, findings of the field."""

from __future__ import annotations

from collections.abc import Mapping

from lowuse_plugin.qgis_bridge.i18n import translate

SENTENCES: Mapping[str, str] = {
    "state:00": "Draft",
    "state:02": "Suspected low-efficiency",
    "state:04": "Office check",
    "state:06": "Field check",
    "state:08": "Opinions and publicity",
    "state:10": "Identified by the county",
    "state:12": "No low-efficiency land",
    "state:20": "Filed with the city bureau",
    "state:30": "City review",
    "state:31": "Returned by the city",
    "state:40": "Passed by the city",
    "state:50": "Filed with the province",
    "state:51": "Returned by the province",
    "state:60": "Passed by the province",
    "state:70": "Filed with the ministry",
    "state:71": "Returned by the ministry",
    "state:80": "On the One Map",
    "state:90": "Removed",
    "short:02": "Suspected",
    "short:08": "Publicity",
    "short:10": "Identified",
    "action:advance": "Passed",
    "action:return": "Returned",
    "action:withdraw": "Withdrawn",
    "action:dismiss": "Dismissed",
    "action:remove": "Removed",
    "action:reopen": "Taken up again",
    "change:in": "entered",
    "change:out": "moved out",
    "change:removed": "removed",
    "removal:completed": "The renewal is complete",
    "removal:moved_out": "Moved out of the database",
    "conclusion:1": "true",
    "conclusion:2": "true in part",
    "conclusion:3": "not true",
    "conclusion:4": "could not be reached",
}
"""Kind and code → English words; the Chinese is that of the code lists."""

REMOVALS = ("completed", "moved_out")
CONCLUSIONS = ("1", "2", "3", "4")


def state_word(state: str, *, short: bool = False) -> str:
    """Return the word of a state.

    Args:
        state: Code of the list ``submission_state``.
        short: For the track, which has no room for whole phrases.
    """
    if short and f"short:{state}" in SENTENCES:
        return word("short", state)
    return word("state", state)


def word(kind: str, code: str) -> str:
    """Return the word of a code of a kind, the code itself where there is none."""
    source = SENTENCES.get(f"{kind}:{code}")
    return code if source is None else translate(source)
