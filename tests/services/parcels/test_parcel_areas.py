# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The areas of one parcel, from the register, from the row and from its shape."""

from __future__ import annotations

import dataclasses
from fractions import Fraction
from pathlib import Path

import pytest

from lowuse_plugin.domain.parcels import area_reconciliation as rec
from lowuse_plugin.services.parcels.areas import parcel_reconciliation
from tests.services.boundaries.geometry_workspace import add, new_workspace, parcel
from tests.services.merging import merge_office


def test_a_parcel_is_measured_anew_beside_what_is_stored(folder: Path) -> None:
    with new_workspace(folder) as store:
        rows = [
            parcel(0, 10, registered_area_m2=99.5, plane_area_m2=120.0, ellipsoid_area_m2=100.0),
            parcel(20, 30),
        ]
        a, b = add(store, "parcel", rows)
        with store.read() as reading:
            found = parcel_reconciliation(reading, a, store.info.crs)
            bare = parcel_reconciliation(reading, b, store.info.crs)
            assert parcel_reconciliation(reading, "none", store.info.crs) is None
    assert found is not None
    assert bare is not None
    assert [float(found.figures[name] or 0) for name in rec.NAMES] == pytest.approx(
        [99.5, 120, 100, 100, 100], abs=0.01
    )
    assert found.epsg == 4526
    assert found.steps[2].reasons[0][0] == rec.STALE  # 120 m² are stored, 100 m² are drawn
    assert bare.figures[rec.REGISTERED] is None
    assert float(bare.figures[rec.UNION] or 0) == pytest.approx(100, abs=0.01)


def test_a_parcel_in_one_piece_says_nothing_three_times(folder: Path) -> None:
    with new_workspace(folder) as store:
        [uuid] = add(store, "parcel", [parcel(0, 10, registered_area_m2=99.5, plane_area_m2=100.0)])
        with store.read() as reading:
            found = parcel_reconciliation(reading, uuid, store.info.crs)
    assert found is not None
    drawn = found.figures[rec.UNION]
    stored = dataclasses.replace(found, figures={**found.figures, rec.PLANE: drawn})
    assert stored.shown == (rec.REGISTERED, rec.PLANE, rec.ELLIPSOID)
    assert [(step.first, step.second) for step in stored.steps] == [
        (rec.REGISTERED, rec.PLANE), (rec.PLANE, rec.ELLIPSOID),
    ]  # fmt: skip
    assert dataclasses.replace(stored, pieces=2).shown == rec.NAMES
    stale = dataclasses.replace(found, figures={**found.figures, rec.PLANE: Fraction(120)})
    assert stale.shown == rec.NAMES  # what is stored is not what is drawn


def test_a_merged_parcel_tells_what_was_surveyed_and_why_it_is_registered_otherwise(
    folder: Path,
) -> None:
    with merge_office.workspace(folder) as store:
        case = merge_office.up_to_survey(store)
        new = merge_office.register(
            store, case, area_basis="survey", registered_area_m2=Fraction(501),
            area_reason="按证载面积",
        )  # fmt: skip
        with store.read() as reading:
            found = parcel_reconciliation(reading, new, store.info.crs)
            before = parcel_reconciliation(reading, "a", store.info.crs)
    assert found is not None
    assert found.registered is not None
    assert found.registered.reason == "按证载面积"
    assert found.registered.typed
    assert before is not None
    assert before.registered is None
