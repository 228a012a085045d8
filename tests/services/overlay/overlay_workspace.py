# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Registered layers over the squares of :mod:`unit_workspace`: a 0–100, b 100–200, c 200–300."""

from __future__ import annotations

import uuid
from typing import Any

from lowuse_plugin.domain.errors import CancelledError
from lowuse_plugin.domain.ports import Insert, Store
from tests.services.survey_units.unit_workspace import box

Area = tuple[str | None, str | None, bytes]


def layer(store: Store, kind: str, *areas: Area, **values: Any) -> str:
    """Register a layer of areas (class code, class name, shape) and return its key."""
    key = str(uuid.uuid4())
    stated = {"name": kind, "kind": kind, "source": "市局", "as_of": "2024-12-31", **values}
    rows = [Insert("reference_layer", key, {**stated, "crs": "EPSG:4526"})]
    rows += [area(key, *each) for each in areas]
    store.write(rows, reason="登记")
    return f"reference:{key}"


def area(layer_key: str, code: str | None, name: str | None, shape: bytes) -> Insert:
    """Return one area; where the class is a document it stands in its own column."""
    row = {
        "reference_layer_uuid": layer_key.removeprefix("reference:"),
        "class_code": code,
        "class_name": name,
        "document_no": code,
        "geom": shape,
    }
    return Insert("reference_area", str(uuid.uuid4()), row)


def unit(store: Store, key: str, shape: bytes, area_m2: float, *parcels: str) -> None:
    """Write a survey unit on some parcels."""
    row = {"district": "440703", "geom": shape, "area_m2": area_m2, "area_epsg": 4526}
    rows = [Insert("survey_unit", key, row)]
    for name in parcels:
        member = {"survey_unit_uuid": key, "parcel_uuid": name}
        rows.append(Insert("survey_unit_parcel", str(uuid.uuid4()), member))
    store.write(rows, reason="地块")


class StopAt:
    """Progress that is cancelled at one of its steps."""

    def __init__(self, at: int) -> None:
        self.left = at

    def step(self, done: int, total: int, message: str = "") -> None:
        self.left -= 1
        if self.left < 0:
            raise CancelledError


__all__ = ["StopAt", "area", "box", "layer", "unit"]
