# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Which code the parcel that comes of a merge would get by the usual rule."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.ports import Insert, Update
from lowuse_plugin.services.merging.numbering import next_code
from lowuse_plugin.services.merging.registration import refuse_used_code
from lowuse_plugin.store.workspace import WorkspaceStore
from tests.services.boundaries.geometry_workspace import multipolygon
from tests.services.merging.merge_office import CODES, NEW_CODE, register, up_to_survey, workspace

HEAD = "440704001001GB"


@pytest.fixture
def store(folder: Path) -> Iterator[WorkspaceStore]:
    with workspace(folder) as opened:
        yield opened


def proposed(store: WorkspaceStore, *codes: str) -> str:
    with store.read() as reading:
        return next_code(reading, codes or tuple(CODES.values()))


def add(store: WorkspaceStore, key: str, code: str) -> None:
    values = {"district": "440704", "geom": multipolygon(0, 50, 10, 60), "parcel_code": code}
    store.write([Insert("parcel", key, values)], reason="测试")


def test_the_number_after_the_largest_is_proposed(store: WorkspaceStore) -> None:
    assert proposed(store) == f"{HEAD}00013"
    add(store, "e", f"{HEAD}00020")
    add(store, "f", "440704001002GB00090")  # another sub-area
    add(store, "g", "440704001001GX00091")  # other feature letters
    assert proposed(store) == f"{HEAD}00021"


def test_codes_of_history_count(store: WorkspaceStore) -> None:
    add(store, "e", f"{HEAD}00020")
    gone = {"retired_at": "2024-01-01T00:00:00Z", "retired_reason": "收储"}
    store.write([Update("parcel", "e", 1, gone)], reason="收储")
    assert proposed(store) == f"{HEAD}00021"


@pytest.mark.parametrize("typed", [HEAD.lower() + "00020", f"{HEAD}00020 ", f"{HEAD}-00020"])
def test_a_code_counts_in_whatever_way_it_was_typed(store: WorkspaceStore, typed: str) -> None:
    """As it is refused where it is given a second time: the proposal goes past it."""
    add(store, "e", typed)
    assert proposed(store) == f"{HEAD}00021"
    with store.read() as reading, pytest.raises(LowUseError) as caught:
        refuse_used_code(reading, f"{HEAD}00020", "")
    assert caught.value.code == "MERGE_CODE_USED"
    with store.read() as reading:
        refuse_used_code(reading, f"{HEAD}00021", "")


def test_codes_that_merges_gave_count(store: WorkspaceStore) -> None:
    register(store, up_to_survey(store))
    assert f"{HEAD}00099" == NEW_CODE
    assert proposed(store) == f"{HEAD}00100"


@pytest.mark.parametrize("code", [f"{HEAD}0002A", f"{HEAD}00020A", f"{HEAD}0002 "])
def test_what_is_no_code_counts_for_nothing(store: WorkspaceStore, code: str) -> None:
    add(store, "e", code)
    assert proposed(store) == f"{HEAD}00013"


@pytest.mark.parametrize(
    "codes",
    [
        (f"{HEAD}00011", "440704001002GB00012"),
        (f"{HEAD}00011", ""),
        ("旧号 7", "旧号 8"),
    ],
)
def test_nothing_is_proposed_without_a_common_sub_area(
    store: WorkspaceStore, codes: tuple[str, str]
) -> None:
    assert proposed(store, *codes) == ""


def test_nothing_is_proposed_when_the_numbers_have_run_out(store: WorkspaceStore) -> None:
    add(store, "e", f"{HEAD}99998")
    assert proposed(store) == f"{HEAD}99999"
    add(store, "f", f"{HEAD}99999")
    assert proposed(store) == ""
