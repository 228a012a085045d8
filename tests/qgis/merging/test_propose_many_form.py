# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The form of several merges: what its lines say of a group, and what a colleague changes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QLabel

from lowuse_plugin.domain.merging.case import FAIL, MANUAL
from lowuse_plugin.domain.ports import Insert, SilentProgress, Update
from lowuse_plugin.gui.dialogs.merging.propose_many_dialog import (
    GroupOffer,
    MergeProposeManyDialog,
)
from lowuse_plugin.gui.merging.readings import many_request, propose_request
from lowuse_plugin.services.merging.cases import list_cases
from lowuse_plugin.services.merging.group_list import group_rows
from lowuse_plugin.store.workspace import WorkspaceStore, open_workspace
from tests.qgis.merging.test_propose_many import NONE, SHIFT, ManyDesk, cells, many, ticked
from tests.services.boundaries.geometry_workspace import ACTOR
from tests.services.merging import merge_office as office

__all__ = ["many"]


@pytest.fixture
def store(folder: Path) -> Iterator[WorkspaceStore]:
    with office.workspace(folder) as found:
        yield found


def add(store: WorkspaceStore, *rows: dict[str, Any]) -> None:
    """Add ``e``, ``f`` … of 100 m² in a row."""
    changes = [
        Insert("parcel", key, office.lawful(200 + 10 * at, 210 + 10 * at, **row))
        for at, (key, row) in enumerate(zip("efgh", rows, strict=False))
    ]
    store.write(changes, reason="测试")


def offer(store: WorkspaceStore, *parcels: str) -> GroupOffer:
    [found] = many_request(store, [parcels], SilentProgress()).offers
    return found


def said(form: MergeProposeManyDialog) -> str:
    label = form.findChild(QLabel, "LowUse.MergeProposeMany.Said")
    assert label is not None
    return label.text()


def test_a_group_of_joint_holders_is_offered_as_a_single_one_is(store: WorkspaceStore) -> None:
    joint = {"holder_name": "甲厂、丙厂", "registered_area_m2": 100.0}
    add(store, joint, joint)
    holder = Insert("right_holder", "丙", {"name": "丙厂", "name_key": "丙厂"})
    shares = [
        Insert(
            "parcel_holder",
            f"{key} {of}",
            {"parcel_uuid": key, "right_holder_uuid": of, "share": "1/2"},
        )
        for key in "ef"
        for of in ("甲", "丙")
    ]
    store.write([holder, *shares], reason="测试")
    found, single = offer(store, "e", "f"), propose_request(store, ("e", "f"))
    assert (found.holder, found.outcome, found.is_usual) == ("甲厂、丙厂", MANUAL, True)
    assert single.holder == ""
    assert len(found.findings) == len(single.findings)
    assert not any("M-12" in line for line in found.findings)


def test_what_makes_a_group_fail_stands_in_its_line(store: WorkspaceStore) -> None:
    """Each of the two lies in its own district: that is M-12 alone."""
    add(store, {"registered_area_m2": 100.0}, {"registered_area_m2": 100.0, "district": "440703"})
    found = offer(store, "e", "f")
    assert found.outcome == FAIL
    assert found.screening_text.startswith("✕  M-12 ")


@pytest.mark.parametrize(
    ("registered", "plane", "area", "is_drawn"),
    [
        (0.0, 100.0, 100, False),  # 0 + 100: 0 is what the register says
        (None, 100.0, 200, True),
        (None, None, 200, True),  # measured: 10 × 10 m beside the other 100 m²
        (90.5, None, "190.5", False),
    ],
)
def test_the_form_tells_the_area_that_the_list_tells(
    store: WorkspaceStore,
    registered: float | None,
    plane: float | None,
    area: float | str,
    is_drawn: bool,
) -> None:
    one = {"registered_area_m2": registered, "plane_area_m2": plane}
    add(store, one, {"registered_area_m2": 100.0})
    found = offer(store, "e", "f")
    assert float(found.land_m2) == pytest.approx(float(area), abs=0.01)
    assert found.is_drawn is is_drawn
    [row] = [row for row in group_rows(store).rows if set(row.members) == {"e", "f"}]
    assert float(found.land_m2) == pytest.approx(float(row.land_area_m2), abs=0.001)
    assert bool(row.measured) is is_drawn


@pytest.mark.parametrize(("registered", "is_told"), [(0.0, False), (20_000.0, True)])
def test_the_word_on_30_mu_goes_by_what_is_registered(
    store: WorkspaceStore, registered: float, is_told: bool
) -> None:
    one = {"registered_area_m2": registered, "plane_area_m2": 20_000.0}
    add(store, one, {"registered_area_m2": 0.01, "plane_area_m2": 100.0})
    assert ("ⓘ" in propose_request(store, ("e", "f")).outcome) is is_told


def test_a_group_that_states_no_holder_is_not_said_to_have_several(store: WorkspaceStore) -> None:
    bare = {"holder_name": None, "registered_area_m2": 100.0}
    add(store, bare, bare, {"holder_name": "丁厂"})
    assert offer(store, "e", "f").holder == "no holder stated"
    assert offer(store, "c", "d").holder == "several holders"


def test_a_group_with_a_parcel_that_counts_no_more_says_so(store: WorkspaceStore) -> None:
    gone = {"retired_at": "2024-06-01T00:00:00Z", "retired_reason": "注销"}
    store.write([Update("parcel", "b", 1, gone)], reason="测试")
    found = offer(store, "a", "b")
    assert office.CODES["b"] in found.hindrance
    assert (found.is_usual, found.outcome, found.versions) == (False, "", {})


def test_a_parcel_that_a_colleague_changed_is_read_anew_and_ticks_stay(many: ManyDesk) -> None:
    many.click(0)
    many.click(2, SHIFT)
    form = many.form()
    form.table.item(2, 0).setCheckState(Qt.CheckState.Unchecked)
    parcel = next(iter(form.request.offers[1].labels))
    before = [cells(form, row) for row in range(3)]
    with open_workspace(many.path, actor=ACTOR) as other:
        other.write([Update("parcel", parcel, 1, {"seized": "yes"})], reason="编辑")
    form.ok.click()
    many.desk.rest()
    assert many.cases() == {}
    assert said(form).startswith("✕ Nothing was written. A colleague changed meanwhile: ")
    assert before[1][0] in said(form)
    assert before[0][0] not in said(form)
    assert ticked(form) == [True, True, False]
    assert cells(form, 1)[3].startswith("✕  M-5 ")
    assert [cells(form, row) for row in (0, 2)] == [before[0], before[2]]
    assert form.table.currentRow() == 1
    form.table.item(1, 0).setCheckState(Qt.CheckState.Unchecked)
    form.ok.click()
    many.desk.rest()
    assert set(many.cases()) == {before[0][0]}


def test_a_group_that_was_changed_can_be_proposed_as_it_is_now(many: ManyDesk) -> None:
    many.click(0)
    many.click(1, SHIFT)
    form = many.form()
    parcel = next(iter(form.request.offers[1].labels))
    with open_workspace(many.path, actor=ACTOR) as other:
        other.write([Update("parcel", parcel, 1, {"remark": "新查"})], reason="编辑")
    form.ok.click()
    many.desk.rest()
    assert form.ok.isEnabled()
    form.ok.click()
    many.desk.rest()
    assert len(many.cases()) == 2


def test_a_group_that_can_be_proposed_no_more_loses_its_tick(many: ManyDesk) -> None:
    many.click(0)
    many.click(2, SHIFT)
    form = many.form()
    kept = form.request
    at = [many.keys[2 * place] for place in range(4)].index(next(iter(kept.offers[2].labels)))
    many.propose(at)
    form.renew(many_request(
        many.desk.session.store, [tuple(each.labels) for each in kept.offers], SilentProgress()
    ))  # fmt: skip
    assert ticked(form) == [True, True, False]
    assert not form.table.item(2, 0).flags() & Qt.ItemFlag.ItemIsEnabled
    assert not form.table.isColumnHidden(4)
    room = 18 * form.fontMetrics().horizontalAdvance("中")
    assert form.table.columnWidth(4) >= min(form.table.sizeHintForColumn(4), room)
    form.discard()


def test_more_groups_than_one_save_takes_are_not_even_looked_at(many: ManyDesk) -> None:
    many.click(0, NONE)
    many.command.propose_many([many.keys[:2]] * 201)
    many.desk.rest()
    assert many.desk.said[-1].startswith("201 groups are chosen; at most 200 are proposed at once.")
    assert many.desk.window.findChildren(MergeProposeManyDialog) == []
    store = many.desk.session.store
    assert store is not None
    assert list_cases(store) == ()
