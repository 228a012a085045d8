# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Values chosen for a merge before there is a case, kept in the user's profile.

They are a person's draft: nobody else sees them, and they are there again when the workspace is
opened anew, also after QGIS ended otherwise than it should.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING

from qgis.core import QgsSettings

if TYPE_CHECKING:
    from lowuse_plugin.domain.merging.values import ValueChoice

_KEY = "lowuse/merge_choices/{store}"
_MOST = 200
"""So many sets of parcels are kept of a workspace, those chosen last."""

Choices = Mapping[frozenset[str], Mapping[str, "ValueChoice"]]
"""Members → column → what was chosen."""


def kept_choices(store_id: str) -> dict[frozenset[str], dict[str, ValueChoice]]:
    """Return what was chosen in a workspace; what cannot be read counts as never chosen."""
    from lowuse_plugin.domain.merging.values import read_choices  # noqa: PLC0415

    text = str(QgsSettings().value(_KEY.format(store=store_id), "") or "[]")
    try:
        return {
            frozenset(entry["parcels"]): read_choices(json.dumps(entry["choices"]))
            for entry in json.loads(text)
        }
    except (ValueError, KeyError, TypeError, AttributeError):
        return {}


def keep_choices(store_id: str, choices: Choices) -> None:
    """Keep what is chosen in a workspace, in place of what was kept."""
    from lowuse_plugin.domain.merging.values import choices_text  # noqa: PLC0415

    kept = [
        {"parcels": sorted(parcels), "choices": json.loads(choices_text(chosen))}
        for parcels, chosen in choices.items()
        if chosen
    ]
    key = _KEY.format(store=store_id)
    if kept:
        QgsSettings().setValue(key, json.dumps(kept[-_MOST:], ensure_ascii=False))
    else:
        QgsSettings().remove(key)
