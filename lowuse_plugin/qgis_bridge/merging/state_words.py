# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The states of a merge case in the language of QGIS: forms, lists and algorithms say the same."""

from __future__ import annotations

from collections.abc import Mapping

from lowuse_plugin.qgis_bridge.i18n import translate

SENTENCES: Mapping[str, str] = {
    "proposed": "Merge proposed",
    "accepted": "Application taken in",
    "reviewed": "Under review",
    "agreed": "Merge agreed",
    "surveyed": "Cadastral survey",
    "registered": "Merge registered",
    "refused": "Merge refused",
    "withdrawn": "Merge withdrawn",
    "revoked": "Merge revoked",
}
"""State → English words; the Chinese is that of the code list."""


def state_word(state: str) -> str:
    """Return what people call a state, the state itself where it has no word."""
    source = SENTENCES.get(state)
    return state if source is None else translate(source)
