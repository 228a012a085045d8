# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""A drawing as text, kept with its layer in the project.

A memory layer comes back from a saved project without its features; from this they can be put
back, with what they were compared against.
"""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from lowuse_plugin.domain.boundary_edits import StoredShape
from lowuse_plugin.domain.boundary_questions import DrawnFeature

_FORMAT = 1
_MOST_BYTES = 64 * 1024 * 1024
"""A project may come from anywhere; no drawing is larger."""


@dataclass(frozen=True)
class Draft:
    """Everything of a drawing that must not be lost."""

    features: Sequence[DrawnFeature]
    base: Mapping[str, StoredShape]
    neighbours: frozenset[str]
    reason: str = ""

    @property
    def has_strokes(self) -> bool:
        """Whether anything is drawn that the workspace does not have."""
        seen = [feature.uuid or "" for feature in self.features]
        return sorted(seen) != sorted(self.base) or any(
            feature.wkb != self.base[feature.uuid or ""].wkb for feature in self.features
        )


def to_text(draft: Draft) -> str:
    """Return a draft as ASCII text."""
    content = {
        "format": _FORMAT,
        "features": [_plain(asdict(feature)) for feature in draft.features],
        "base": [_plain(asdict(stored)) for stored in draft.base.values()],
        "neighbours": sorted(draft.neighbours),
        "reason": draft.reason,
    }
    packed = zlib.compress(json.dumps(content, ensure_ascii=False).encode())
    return base64.b64encode(packed).decode("ascii")


def from_text(text: str) -> Draft | None:
    """Return the draft of a text; None when there is none, or it is damaged."""
    try:
        packed = base64.b64decode(text, validate=True)
        content = json.loads(zlib.decompressobj().decompress(packed, _MOST_BYTES))
        if content["format"] != _FORMAT:
            return None
        base = [StoredShape(**_unplain(each)) for each in content["base"]]
        return Draft(
            features=[DrawnFeature(**_unplain(each)) for each in content["features"]],
            base={stored.uuid: stored for stored in base},
            neighbours=frozenset(content["neighbours"]),
            reason=content["reason"],
        )
    except (ValueError, KeyError, TypeError, zlib.error):
        return None


def _plain(values: dict[str, Any]) -> dict[str, Any]:
    return values | {"wkb": values["wkb"].hex() if values["wkb"] is not None else None}


def _unplain(values: dict[str, Any]) -> dict[str, Any]:
    return values | {"wkb": bytes.fromhex(values["wkb"]) if values["wkb"] is not None else None}
