# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The map layer of parcels tells in which merge a parcel is, and which a merge has made."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from osgeo import ogr

from lowuse_plugin.services.merging.revocation import revoke_merge
from lowuse_plugin.store.display_copy import DisplayCopy
from lowuse_plugin.store.workspace import WorkspaceStore
from tests.services.merging import merge_office as office


@pytest.fixture
def store(tmp_path: Path) -> Iterator[WorkspaceStore]:
    with office.workspace(tmp_path) as opened:
        yield opened


@pytest.fixture
def copy(store: WorkspaceStore, tmp_path: Path) -> Iterator[DisplayCopy]:
    made = DisplayCopy.open(store, tmp_path / "缓存")
    yield made
    made.close()


def on_map(copy: DisplayCopy) -> dict[str, str | None]:
    """Return the state of a merge by which the layer colours each parcel."""
    copy.catch_up()
    source = ogr.Open(str(copy.path))
    layer = source.GetLayerByName("parcel_map")
    return {feature["uuid"]: feature["merge_state"] for feature in layer}


def test_the_new_parcel_of_a_registered_merge_is_marked_until_that_is_revoked(
    store: WorkspaceStore, copy: DisplayCopy
) -> None:
    case = office.up_to_survey(store)
    assert on_map(copy) == {"a": "surveyed", "b": "surveyed", "c": None, "d": None}
    new = office.register(store, case)
    assert on_map(copy) == {new: "registered", "c": None, "d": None}
    assert store.verify().findings == ()
    said = {"by": office.REVIEWER, "on": office.REGISTERED, "reason": "登记有误"}
    revoke_merge(store, case, today=office.TODAY, **said)
    assert on_map(copy) == {"a": "revoked", "b": "revoked", "c": None, "d": None}


def test_what_a_merge_has_made_shows_the_next_merge_that_it_is_in(
    store: WorkspaceStore, copy: DisplayCopy
) -> None:
    new = office.register(store, office.up_to_survey(store))
    office.propose(store, new, "c")
    assert on_map(copy) == {new: "proposed", "c": "proposed", "d": None}


def test_a_copy_made_after_the_registration_marks_the_parcel_as_text_with_its_code_list(
    store: WorkspaceStore, tmp_path: Path
) -> None:
    new = office.register(store, office.up_to_survey(store))
    late = DisplayCopy.open(store, tmp_path / "后来")
    assert on_map(late)[new] == "registered"
    layer = (source := ogr.Open(str(late.path))).GetLayerByName("parcel_map")
    field = layer.GetLayerDefn().GetFieldDefn(layer.GetLayerDefn().GetFieldIndex("merge_state"))
    assert (field.GetTypeName(), field.GetDomainName()) == ("String", "merge_state")
    del layer, source
    late.close()
