# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The map marks as 待复核 what the list does: another shape, another line, another version."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
import shapely
from qgis.core import QgsExpressionContext, QgsRectangle, QgsRenderContext, QgsVectorLayer

from lowuse_plugin.domain.moments import office_today
from lowuse_plugin.domain.ports import Update
from lowuse_plugin.qgis_bridge import day_turn
from lowuse_plugin.qgis_bridge.day_turn import DayTurn
from lowuse_plugin.qgis_bridge.layers import roles
from lowuse_plugin.qgis_bridge.layers.themes import CONTROL
from lowuse_plugin.services.control_line.check import check_control_line
from lowuse_plugin.services.control_line.import_version import import_control_line
from lowuse_plugin.services.control_line.treat_boundary_errors import (
    clear_treatment,
    treat_boundary_errors,
)
from lowuse_plugin.services.history.undo_save import undo_save
from lowuse_plugin.services.importing.package import find_undoable_packages, void_import
from lowuse_plugin.store.workspace import WorkspaceStore, create_workspace
from tests.qgis.layers.layer_desk import Heard, refresh_of
from tests.qgis.session_desk import SessionDesk
from tests.services.boundaries.geometry_workspace import (
    ACTOR,
    EAST,
    NORTH,
    add,
    multipolygon,
    parcel,
)
from tests.services.control_line.line_workspace import approve, block, draft
from tests.services.importing.import_support import incoming

pytestmark = pytest.mark.map_layers

REVIEW = "待复核（套合后宗地或控制线有变更）"
ROWS = {
    "in": parcel(10, 20),
    "out": parcel(200, 220),
    "across": parcel(60, 130),
    "thin": parcel(99.5, 130),
    "new": parcel(300, 310),
}
"""The line ends at x = 100."""
CLASSES = {
    "in": ["线内"],
    "out": ["线外"],
    "across": ["跨线"],
    "thin": ["线外", "边界误差，已按线内或线外处理"],
    "new": ["未套合"],
}
ALL_STALE = {**{name: [REVIEW] for name in CLASSES}, "new": ["未套合"]}


class Office:
    """A map of a workspace whose parcels, but one, were checked."""

    def __init__(self, desk: SessionDesk, path: Path, keys: dict[str, str]) -> None:
        self.desk, self.keys = desk, keys
        desk.open(path)
        desk.layers.apply_theme(CONTROL)

    @property
    def store(self) -> WorkspaceStore:
        assert self.desk.session.store is not None
        return self.desk.session.store

    @property
    def parcels(self) -> QgsVectorLayer:
        layer = self.desk.layers.layer(roles.PARCELS)
        assert layer is not None
        return layer

    def arrive(self) -> None:
        """Let what was saved come onto the map and into the list."""
        self.desk.session.saved()
        self.desk.refreshed()

    def drawn(self) -> dict[str, list[str]]:
        """Parcel → the classes by which it is drawn."""
        named = {key: name for name, key in self.keys.items()}
        children = self.parcels.renderer().rootRule().children()
        [rest] = [rule.label() for rule in children if rule.isElse()]
        found = {}
        for feature in self.parcels.getFeatures():
            context = QgsExpressionContext()
            context.setFields(self.parcels.fields())
            context.setFeature(feature)
            hits = [
                rule.label()
                for rule in children
                if not rule.isElse() and rule.isFilterOK(feature, _render_context(context))
            ]
            found[named[feature["uuid"]]] = hits or [rest]
        return found

    def listed(self) -> dict[str, str | None]:
        """Parcel → why the list wants it reviewed."""
        table = self.desk.book.table
        assert table is not None
        named = {key: name for name, key in self.keys.items()}
        rows = zip(table["uuid"].to_list(), table["stale_because"].to_list(), strict=True)
        return {named[uuid]: because for uuid, because in rows}


def _render_context(context: QgsExpressionContext) -> QgsRenderContext:
    found = QgsRenderContext()
    found.setExpressionContext(context)
    return found


@pytest.fixture
def office(session_desk: SessionDesk, folder: Path) -> Office:
    path = folder / "工作库 1.gpkg"
    with create_workspace(path, district="440704", actor=ACTOR) as store:
        row = {"QKBH": "K1", "DJ": 1, "wkt": _square(0)}
        start = date(2024, 1, 1)
        import_control_line(store, incoming([row]), version="2024", valid_from=start)
        checked = [values for name, values in ROWS.items() if name != "new"]
        keys = add(store, "parcel", checked)
        check_control_line(store, on=office_today())
        treated = {"treated_as": "outside", "by": "王工", "on": office_today(), "reason": "窄"}
        treat_boundary_errors(store, [keys[list(ROWS).index("thin")]], **treated)
        keys += add(store, "parcel", [ROWS["new"]])
    return Office(session_desk, path, dict(zip(ROWS, keys, strict=True)))


def _square(x0: float) -> str:
    return shapely.to_wkt(shapely.box(EAST + x0, NORTH - 100, EAST + x0 + 100, NORTH + 100))


def test_a_shape_that_changed_is_marked_and_no_other(office: Office) -> None:
    assert office.drawn() == CLASSES
    moved = {"geom": multipolygon(12, 0, 20, 10)}
    office.store.write([Update("parcel", office.keys["in"], 1, moved)], reason="移")
    office.arrive()
    assert office.drawn() == {**CLASSES, "in": [REVIEW]}
    assert office.listed()["in"] == "geometry"


def test_another_version_in_force_marks_until_it_is_undone_or_checked(office: Office) -> None:
    version = draft(office.store, "2026", block(0, 100))
    office.arrive()
    assert office.drawn() == CLASSES  # a draft is nowhere in force
    approval = approve(office.store, version, valid_from=office_today())
    office.arrive()
    assert office.drawn() == ALL_STALE
    assert set(office.listed().values()) == {"line", None}
    undone = undo_save(office.store, approval.transaction_id)
    office.arrive()
    assert office.drawn() == CLASSES
    undo_save(office.store, undone.receipt.transaction_id)
    office.arrive()
    assert office.drawn() == ALL_STALE
    check_control_line(office.store, on=office_today())
    office.arrive()
    assert {name: hits[0] for name, hits in office.drawn().items()} == {
        "in": "线内", "out": "线外", "across": "跨线", "thin": "跨线（边界误差）", "new": "线外",
    }  # fmt: skip


def test_a_version_of_later_marks_nothing_yet(office: Office) -> None:
    later = office_today() + timedelta(days=1)
    version = draft(office.store, "2099", block(0, 100))
    approve(office.store, version, valid_from=later)
    office.arrive()
    assert office.drawn() == CLASSES


def test_a_block_that_an_import_moved_marks_until_it_is_checked_again(office: Office) -> None:
    row = {"QKBH": "K1", "DJ": 1, "wkt": _square(500)}
    start = date(2024, 1, 1)
    brought = import_control_line(office.store, incoming([row]), version="2024", valid_from=start)
    assert brought.updated == 1
    office.arrive()
    assert office.drawn() == ALL_STALE
    assert set(office.listed().values()) == {"line", None}
    check_control_line(office.store, on=office_today())
    office.arrive()
    assert office.drawn()["in"] == ["线外"]


def test_a_block_that_an_import_added_marks_and_what_it_alone_decided_goes_with_it(
    office: Office,
) -> None:
    row = {"QKBH": "K2", "DJ": 1, "wkt": _square(500)}
    start = date(2024, 1, 1)
    clear_treatment(office.store, [office.keys["thin"]], by="王工", reason="撤回")  # rests on it
    before = {each.uuid for each in find_undoable_packages(office.store)}
    import_control_line(office.store, incoming([row]), version="2024", valid_from=start)
    office.arrive()
    assert office.drawn() == ALL_STALE
    check_control_line(office.store, on=office_today())
    office.arrive()
    assert REVIEW not in {hit for hits in office.drawn().values() for hit in hits}
    [brought] = {each.uuid for each in find_undoable_packages(office.store)} - before
    void_import(office.store, brought)
    office.arrive()
    # The line is again what the first check read; "new" was checked with the block alone.
    assert {name for name, hits in office.drawn().items() if hits == [REVIEW]} == {"new"}


def test_a_version_in_force_is_drawn_again_wherever_one_looks(office: Office) -> None:
    heard = {
        role: Heard(office.desk.layers.layer(role).repaintRequested)
        for role in (roles.PARCELS, roles.CONTROL_LINE, roles.THREE_OLD)
    }
    office.desk.layers.watch_map(lambda _layer: QgsRectangle(EAST, NORTH, EAST + 1, NORTH + 1))
    far = (EAST + 900, NORTH, EAST + 999, NORTH + 9)
    office.desk.session.refreshed.emit(refresh_of("control_check", bounds=far))
    assert not any(each.said for each in heard.values())
    office.desk.session.refreshed.emit(refresh_of("control_line_version", bounds=far))
    assert [role for role, each in heard.items() if each.said] == [
        roles.PARCELS, roles.CONTROL_LINE,
    ]  # fmt: skip
    near = (EAST, NORTH, EAST + 9, NORTH + 9)
    before = len(heard[roles.PARCELS].said)
    office.desk.session.refreshed.emit(refresh_of("control_line", bounds=near))
    assert len(heard[roles.PARCELS].said) > before
    office.desk.rest()


def test_map_and_list_follow_the_day(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    layers, book = office.desk.layers, office.desk.book
    painted = {role: Heard(layers.layer(role).repaintRequested) for role in layers.by_role}
    loaded = Heard(book.loaded)
    [of_map], [of_list] = layers.findChildren(DayTurn), book.findChildren(DayTurn)
    of_map.look()
    of_list.look()
    office.desk.rest()
    assert not any(each.said for each in painted.values())
    assert loaded.said == []
    tomorrow = office_today() + timedelta(days=1)
    monkeypatch.setattr(day_turn, "office_today", lambda: tomorrow)
    of_map.look()
    of_list.look()
    office.desk.rest()
    assert {role for role, each in painted.items() if each.said} == {
        roles.PARCELS, roles.CONTROL_LINE,
    }  # fmt: skip
    assert len(loaded.said) == 1
