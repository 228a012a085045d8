# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What rests on a clause: calculations by what they cite, parcels by rule, check and tag."""

from __future__ import annotations

from pathlib import Path

from lowuse_plugin.domain.ports import Store, Update
from lowuse_plugin.services.clause_uses import CONTROL, RULE, TAG, uses_of
from tests.services.parcels.parcel_workspace import parcel_workspace
from tests.services.subsidy.subsidy_workspace import new_store, project, run


def parcels(store: Store, clause: str) -> dict[str, tuple[str, ...]]:
    return {use.uuid: use.kinds for use in uses_of(store, clause).parcels}


def projects(store: Store, clause: str) -> dict[str, bool]:
    return {use.uuid: use.holds for use in uses_of(store, clause).projects}


def test_parcels_rest_on_the_rules_that_hit_on_the_line_and_on_their_tags(folder: Path) -> None:
    with parcel_workspace(folder) as store:
        # Only parcel a has a ratio below 1.0 (S-01); it is tagged on that ground.
        assert parcels(store, "S-01") == {"a": (RULE, TAG)}
        assert RULE in parcels(store, "P-11")["a"]  # the standard that the clause orders
        assert "b" not in parcels(store, "P-11")
        checked = dict.fromkeys("abcd", (CONTROL,))
        assert parcels(store, "P-20") == parcels(store, "A-25") == checked
        assert parcels(store, "Y-27") == {}
        [use] = uses_of(store, "S-01").parcels
        assert use.label == "440704001001GB00001"


def test_projects_rest_on_what_their_newest_calculation_cites(folder: Path) -> None:
    with new_store(folder) as store:
        store.write([project("a"), project("b", floor_area_m2="30000")], reason="试")
        run(store)
        assert projects(store, "Y-33") == projects(store, "E-2") == {"a": True, "b": True}
        assert projects(store, "Y-36") == {"a": True}  # ratio 2.2; b has 1.25 and no tier
        assert projects(store, "Y-34") == {"a": True}  # nothing of b is shared
        assert projects(store, "A-09") == projects(store, "Y-35") == {}
        # Our reading of a clause: everything that rests on the clause rests on it.
        assert projects(store, "A-03") == {"a": True, "b": True}
        store.write([Update("project", "a", 1, {"floor_area_m2": "52900"})], reason="更正")
        assert projects(store, "Y-36") == {"a": False}
