# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""A drawing as text, kept with its layer in the project.

A memory layer comes back from a saved project without its features; from this they can be put
back, with what they were compared against.
"""

from __future__ import annotations

import base64
import json
import math
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar, cast

from qgis.core import Qgis, QgsGeometry, QgsVectorLayer

from lowuse_plugin.domain.boundaries.edits import NEW_COLUMNS, StoredShape
from lowuse_plugin.domain.boundaries.questions import DrawnFeature
from lowuse_plugin.qgis_bridge.scratch.features import drawn_in, same_shape

_FORMAT = 1
_MOST_BYTES = 64 * 1024 * 1024
"""A project may come from anywhere; no drawing is larger."""
_MOST_VERSIONS = 2**31 - 1
_QUICKLY = 1
"""Level of compression: a project is saved while somebody waits."""
_AS_BEFORE = "="
"""Instead of a shape that is drawn as the workspace has it."""
_AREAS = ("registered_area_m2", "plane_area_m2", "ellipsoid_area_m2")
_T = TypeVar("_T")


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
            not same_shape(feature.wkb, self.base[feature.uuid or ""].wkb)
            for feature in self.features
        )


def to_text(draft: Draft) -> str:
    """Return a draft as ASCII text."""
    content = {
        "format": _FORMAT,
        "features": [_plain_feature(each, draft.base) for each in draft.features],
        "base": [_plain(stored) for stored in draft.base.values()],
        "neighbours": sorted(draft.neighbours),
        "reason": draft.reason,
    }
    text = json.dumps(content, ensure_ascii=False).encode()
    return base64.b64encode(zlib.compress(text, _QUICKLY)).decode("ascii")


def from_text(text: str) -> Draft | None:
    """Return the draft of a text; None when there is none, it is damaged, or of another kind."""
    try:
        packed = base64.b64decode(text, validate=True)
        content = json.loads(zlib.decompressobj().decompress(packed, _MOST_BYTES))
        if content["format"] != _FORMAT:
            return None
        base = {stored.uuid: stored for stored in map(_stored, content["base"])}
        return Draft(
            features=[_feature(each, base) for each in content["features"]],
            base=base,
            neighbours=frozenset(_of(str, each) for each in content["neighbours"]),
            reason=_of(str, content["reason"]),
        )
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError,
            RecursionError, zlib.error):  # fmt: skip
        return None


def renewed(draft: Draft, layer: QgsVectorLayer) -> str:
    """Return the text of a draft with what is drawn in its layer now."""
    return to_text(replace(draft, features=drawn_in(layer)))


def _plain(stored: StoredShape) -> dict[str, Any]:
    return vars(stored) | {"wkb": _hex(stored.wkb)}


def _plain_feature(drawn: DrawnFeature, base: Mapping[str, StoredShape]) -> dict[str, Any]:
    stored = base.get(drawn.uuid or "")
    same = stored is not None and drawn.wkb is not None and drawn.wkb == stored.wkb
    values = {"wkb": _AS_BEFORE if same else _hex(drawn.wkb), "values": dict(drawn.values)}
    return vars(drawn) | values


def _hex(wkb: bytes | None) -> str | None:
    return None if wkb is None else wkb.hex()


# A project may come from anybody: what is of another type than we write is damaged.


def _stored(values: dict[str, Any]) -> StoredShape:
    """Return a parcel of the text.

    Raises:
        TypeError: Something is of another type, missing or too much.
        ValueError: Something has a value that cannot be.
    """
    given = dict(values)
    return StoredShape(
        uuid=_of(str, given.pop("uuid")),
        version=_version(given.pop("version")),
        wkb=_shape(given.pop("wkb")),
        label=_of(str, given.pop("label")),
        **{name: _optional(float, given.pop(name)) for name in _AREAS},
        **{name: _optional(str, value) for name, value in given.items()},
    )


def _feature(values: dict[str, Any], base: Mapping[str, StoredShape]) -> DrawnFeature:
    """Return a drawn shape of the text.

    Raises:
        TypeError: As for :func:`_stored`.
        ValueError: Likewise.
    """
    uuid, wkb = _optional(str, values["uuid"]), values["wkb"]
    columns = _of(dict, values["values"])
    if not set(columns) <= set(NEW_COLUMNS):
        raise ValueError(columns)
    return DrawnFeature(
        key=_of(str, values["key"]),
        uuid=uuid,
        version=_version(values["version"]),
        wkb=base[uuid or ""].wkb if wkb == _AS_BEFORE else _shape(wkb),
        area_m2=_of(float, values["area_m2"]),
        values={name: _of(str, value) for name, value in columns.items()},
    )


def _of(kind: type[_T], value: object) -> _T:
    if kind is float and type(value) is int:
        value = float(value)
    if type(value) is not kind or (isinstance(value, float) and not math.isfinite(value)):
        raise TypeError(value)
    return cast("_T", value)


def _optional(kind: type[_T], value: object) -> _T | None:
    return None if value is None else _of(kind, value)


def _version(value: object) -> int:
    version = _of(int, value)
    if not 0 <= version <= _MOST_VERSIONS:
        raise ValueError(version)
    return version


def _shape(text: object) -> bytes | None:
    """Return the WKB of a polygon.

    Raises:
        TypeError: It is no text.
        ValueError: It is no polygon.
    """
    if text is None:
        return None
    wkb = bytes.fromhex(_of(str, text))
    geometry = QgsGeometry()
    geometry.fromWkb(wkb)
    if geometry.isNull() or geometry.type() != Qgis.GeometryType.Polygon:
        raise ValueError(text)
    return wkb
