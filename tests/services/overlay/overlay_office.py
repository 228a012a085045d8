# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Registered layers over the units of :mod:`tests.services.survey.survey_office`.

``u0`` / ``p0`` is 100 × 100 m at 0. What lies on it is given as boxes in metres from there.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from lowuse_plugin.domain.ports import Change, Insert, Store
from lowuse_plugin.services.overlay.analysis import OverlaySummary, overlay_analysis
from tests.services.survey.survey_office import box

ON = date(2025, 6, 30)


def layer(store: Store, kind: str, *areas: dict[str, Any], uuid: str = "", **values: Any) -> str:
    """Register a layer; each area has ``at`` (x, y, width, height) and columns of its own."""
    key = uuid or kind
    row = {"name": f"{key} 图层", "kind": kind, "source": "市自然资源局", "as_of": "2024-12-31"}
    changes: list[Change] = [Insert("reference_layer", key, {**row, **values})]
    for place, area in enumerate(areas):
        own = dict(area)
        shape = box(*own.pop("at"))
        changes.append(
            Insert(
                "reference_area", f"{key}-{place}",
                {"reference_layer_uuid": key, "geom": shape, **own},
            )
        )  # fmt: skip
    store.write(changes, reason="登记")
    return f"reference:{key}"


def clean_layers(store: Store) -> None:
    """Register the three layers that units must be laid over, none in the way of ``u0``."""
    layer(store, "permanent_farmland", {"at": (5000, 0, 10, 10)})
    layer(store, "ecological_redline", {"at": (5000, 0, 10, 10)})
    whole = {"class_code": "0601", "class_name": "工业用地"}
    layer(store, "land_survey", {"at": (-100, -100, 5000, 300), **whole})


def analyse(store: Store, **options: Any) -> OverlaySummary:
    return overlay_analysis(store, on=ON, analysed_by="李四", **options)
