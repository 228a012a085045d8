# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Nothing that was drawn is lost, given to another workspace, or decided silently."""

from __future__ import annotations

import base64
import json
import threading
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from qgis.core import QgsGeometry, QgsLineString, QgsProject, QgsVectorLayerUtils
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QDateEdit, QLabel, QLineEdit, QPushButton

from lowuse_plugin.domain.boundaries.edits import AreaLine, Opened, StoredShape
from lowuse_plugin.domain.boundaries.questions import DrawnFeature
from lowuse_plugin.domain.ports import Update
from lowuse_plugin.domain.roles import Role
from lowuse_plugin.gui.dialogs.retire_dialog import RetireDialog
from lowuse_plugin.gui.widgets.boundaries.areas import AreaModel
from lowuse_plugin.qgis_bridge import settings
from lowuse_plugin.qgis_bridge.scratch import look
from lowuse_plugin.qgis_bridge.scratch.draft import Draft, from_text, to_text
from lowuse_plugin.qgis_bridge.scratch.mark import DRAFT, scratch_layers
from lowuse_plugin.services.boundaries import save as save_boundaries
from lowuse_plugin.services.boundaries.read import open_boundaries
from tests.qgis.boundaries.boundary_office import Office
from tests.qgis.layers.layer_desk import until
from tests.qgis.session_desk import SessionDesk
from tests.qgis.window import settle
from tests.services.boundaries.geometry_workspace import EAST, NORTH, multipolygon, new_workspace

pytestmark = pytest.mark.map_layers


@pytest.fixture
def office(session_desk: SessionDesk, folder: Path) -> Iterator[Office]:
    office = Office(session_desk, folder)
    yield office
    office.release()


class Slow:
    """Holds a save back until it is let go."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._go = threading.Event()
        self._usual = save_boundaries.save_boundaries
        monkeypatch.setattr(save_boundaries, "save_boundaries", self._save)

    def _save(self, *args: Any, **kwargs: Any) -> Any:
        assert self._go.wait(20)
        return self._usual(*args, **kwargs)

    def begin(self, office: Office) -> None:
        office.child(QLineEdit, "Reason").setText("界址调整")
        office.child(QPushButton, "Write").click()
        settle()
        assert office.work.is_saving

    def let_go(self, office: Office) -> None:
        self._go.set()
        until(lambda: not office.work.is_saving)
        office.desk.rest()
        until(lambda: not office.work.is_checking)


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Slow:
    return Slow(monkeypatch)


# -- while it is written --------------------------------------------------------------------------


def test_nothing_can_be_drawn_while_it_is_written(office: Office, slow: Slow) -> None:
    office.edit(office.a)
    office.reshape(office.a, 0, 0, 10, 12)
    slow.begin(office)
    layer = office.layer
    assert not layer.isEditable()
    assert not layer.startEditing()
    office.parts.draw()
    assert not office.drawn
    assert not layer.isEditable()
    for name in ("Draw", "Add", "Neighbours", "Discard"):
        assert not office.desk.window.findChild(object, f"LowUse.Boundary.{name}").isEnabled()
    office.command.edit((office.c,))
    assert "being written" in office.desk.said[-1]
    slow.let_go(office)
    assert not office.work.is_going_on
    assert office.row(office.a)["plane_area_m2"] == pytest.approx(120)


def test_a_refused_drawing_can_be_drawn_in_again(office: Office, slow: Slow) -> None:
    office.edit(office.a)
    office.reshape(office.a, 0, 0, 10, 12)
    office.desk.session.refreshed.disconnect(office.work._on_refreshed)  # the news come late
    slow.begin(office)
    office.colleague(Update("parcel", office.a, 1, {"geom": multipolygon(0, 0, 10, 11)}))
    slow.let_go(office)
    office.desk.session.refreshed.connect(office.work._on_refreshed)
    assert office.layer.isEditable()
    office.reshape(office.a, 0, 0, 10, 13)
    assert office.feature(office.a).geometry().area() == pytest.approx(130)


def test_parcels_that_come_while_it_is_written_are_drawn_next(office: Office, slow: Slow) -> None:
    office.edit(office.a)
    office.reshape(office.a, 0, 0, 10, 12)
    slow.begin(office)
    store = office.desk.session.store
    assert store is not None
    office.parts.begin(open_boundaries(store, [office.c], neighbours=False))
    assert office.layer.featureCount() == 2
    slow.let_go(office)
    assert [f[look.UUID] for f in office.layer.getFeatures()] == [office.c]
    assert office.layer.isEditable()


def test_a_layer_removed_while_it_is_written_is_offered_only_if_refused(
    office: Office, slow: Slow
) -> None:
    office.edit(office.a)
    office.reshape(office.a, 0, 0, 10, 12)
    slow.begin(office)
    QgsProject.instance().removeMapLayer(office.layer.id())
    slow.let_go(office)
    assert office.row(office.a)["plane_area_m2"] == pytest.approx(120)
    assert not any("nothing of it was written" in said for said in office.desk.said)


def test_the_answer_about_a_split_outlives_the_button_of_qgis(office: Office) -> None:
    """The key of the part changes when QGIS saves layer edits."""
    office.edit(office.b)
    line = QgsLineString([EAST + 15, EAST + 15], [NORTH - 1, NORTH + 11])
    office.layer.selectByIds([office.feature(office.b).id()])
    office.layer.splitFeatures(line, False, True)
    office.rest()
    [question] = office.work.sorted.questions
    new = next(part for part in question.parts if part.key.startswith("-"))
    office.answer(0, new.key)
    office.child(QLineEdit, "Reason").setText("分割")
    office.rest()
    assert office.layer.commitChanges()
    until(lambda: not office.work.is_going_on)
    office.desk.rest()
    assert office.row(office.b)["plane_area_m2"] == pytest.approx(new.area_m2)


# -- removed and kept -----------------------------------------------------------------------------


def test_a_removed_drawing_returns_to_its_own_workspace_only(
    office: Office, tmp_path: Path
) -> None:
    office.edit(office.a)
    office.reshape(office.a, 0, 0, 10, 12)
    QgsProject.instance().removeMapLayer(office.layer.id())
    settle()
    with new_workspace(tmp_path) as store:
        other = store.path
    office.desk.open(other)
    office.desk.press("LowUse.Message.RestoreDrawing")
    office.rest()
    assert not office.work.is_going_on
    assert "another workspace" in office.desk.said[-1]
    office.desk.open(office.path)
    office.desk.press("LowUse.Message.RestoreDrawing")
    office.rest()
    assert office.feature(office.a).geometry().area() == pytest.approx(120)


def keep(office: Office) -> None:
    office.press_in_box("Keep")
    assert office.command.may_leave(keep=True)
    assert not office.work.is_going_on


def reopen(office: Office) -> None:
    office.desk.session.close()
    settle()
    office.desk.open(office.path)


def test_a_drawing_can_be_kept_again_and_again(office: Office) -> None:
    office.edit(office.a)
    office.reshape(office.a, 0, 0, 10, 12)
    for height in (13, 14):
        keep(office)
        reopen(office)
        office.desk.press("LowUse.Message.GoOnDrawing")
        office.rest()
        office.reshape(office.a, 0, 0, 10, height)
    assert office.feature(office.a).geometry().area() == pytest.approx(140)


def test_a_kept_drawing_is_offered_to_who_wants_to_draw(office: Office) -> None:
    office.edit(office.a)
    office.reshape(office.a, 0, 0, 10, 12)
    keep(office)
    assert not office.desk.said
    office.edit(office.c)
    office.desk.press("LowUse.Message.GoOnDrawing")
    office.rest()
    assert office.feature(office.a).geometry().area() == pytest.approx(120)
    assert len(scratch_layers(QgsProject.instance())) == 1


def draw_since(office: Office) -> None:
    [layer] = scratch_layers(QgsProject.instance())
    assert layer.startEditing()
    geometry = QgsGeometry()
    geometry.fromWkb(multipolygon(100, 0, 110, 10))
    assert layer.addFeature(QgsVectorLayerUtils.createFeature(layer, geometry))
    assert layer.commitChanges()


def test_going_on_keeps_what_was_drawn_since(office: Office) -> None:
    office.edit(office.a)
    office.reshape(office.a, 0, 0, 10, 12)
    keep(office)
    draw_since(office)
    reopen(office)
    office.desk.press("LowUse.Message.GoOnDrawing")
    office.rest()
    assert sorted(f.geometry().area() for f in office.layer.getFeatures()) == [100, 120, 200]
    assert office.layer.isEditable()
    office.write()
    assert office.row(office.a)["plane_area_m2"] == pytest.approx(120)


def test_a_saved_project_has_what_was_drawn_since(office: Office, tmp_path: Path) -> None:
    project = QgsProject.instance()
    office.edit(office.a)
    office.reshape(office.a, 0, 0, 10, 12)
    keep(office)
    draw_since(office)
    file = str(tmp_path / "工程.qgz")
    assert project.write(file)
    project.clear()
    assert project.read(file)
    office.desk.rest()
    office.desk.press("LowUse.Message.GoOnDrawing")
    office.rest()
    assert sorted(f.geometry().area() for f in office.layer.getFeatures()) == [100, 120, 200]


def test_the_text_of_a_drawing_is_written_with_the_project_only(
    office: Office, tmp_path: Path
) -> None:
    office.edit(office.a)
    office.reshape(office.a, 0, 0, 10, 12)
    assert not office.layer.customProperty(DRAFT)
    assert QgsProject.instance().write(str(tmp_path / "工程.qgz"))
    draft = from_text(office.layer.customProperty(DRAFT))
    assert draft is not None
    assert draft.has_strokes


def test_a_kept_layer_whose_drawing_cannot_be_read_is_not_called_empty(office: Office) -> None:
    office.edit(office.a)
    office.reshape(office.a, 0, 0, 10, 12)
    keep(office)
    [layer] = scratch_layers(QgsProject.instance())
    layer.setCustomProperty(DRAFT, "?")
    reopen(office)
    assert "(2 shapes) cannot be read" in office.desk.said[-1]


# -- others ---------------------------------------------------------------------------------------


def test_undo_revives_no_part_of_what_was_replaced(office: Office) -> None:
    """A part of a split is drawn anew by QGIS; the other one was deleted."""
    office.edit(office.b)
    line = QgsLineString([EAST + 15, EAST + 15], [NORTH - 1, NORTH + 11])
    old = office.feature(office.b).id()
    office.layer.selectByIds([old])
    office.layer.splitFeatures(line, False, True)
    assert office.layer.deleteFeature(old)
    office.rest()
    office.colleague(Update("parcel", office.b, 1, {"geom": multipolygon(10, 0, 40, 10)}))
    until(lambda: any(q.kind == "rival" for q in office.work.sorted.questions))
    office.rest()
    office.answer(0, "theirs")
    ways_back = [office.layer.undoStack().undo] * 4 + [office.layer.rollBack]
    for go_back in ways_back:
        go_back()
        shapes = [f for f in office.layer.getFeatures() if f[look.UUID] == office.b]
        assert [shape.geometry().area() for shape in shapes] == [pytest.approx(300)]
    office.rest()
    assert not office.work.is_dirty


def test_neighbours_are_not_handed_to_another_drawing(office: Office) -> None:
    office.edit(office.a)
    office.work.drop_neighbours()
    office.rest()
    store = office.desk.session.store
    assert store is not None
    office.work.fetch_neighbours()
    office.work.discard()
    office.work.begin(open_boundaries(store, [office.c], neighbours=False))
    office.rest()
    assert [f[look.UUID] for f in office.layer.getFeatures()] == [office.c]


def test_the_window_knows_the_role(office: Office) -> None:
    office.edit(office.a)
    office.reshape(office.a, 0, 0, 10, 12)
    office.child(QLineEdit, "Reason").setText("界址调整")
    button = office.child(QPushButton, "Write")
    assert button.isEnabled()
    settings.ROLE.set(Role.VIEWER)
    office.desk.session.follow_settings()
    assert "viewer" in office.state
    assert not button.isEnabled()
    settings.ROLE.set(Role.CLERK)
    office.desk.session.follow_settings()
    assert button.isEnabled()


def test_what_colleagues_are_called_is_no_html(office: Office) -> None:
    office.edit(office.a)
    office.parts.refuse("<b>甲</b> & 乙")
    assert "&lt;b&gt;甲&lt;/b&gt; &amp; 乙" in str(
        office.layer.customProperty("userNotes") or office.layer.htmlMetadata()
    )


# -- texts from anywhere --------------------------------------------------------------------------


def packed(content: object) -> str:
    text = content if isinstance(content, str) else json.dumps(content)
    return base64.b64encode(zlib.compress(text.encode())).decode("ascii")


def content() -> dict[str, Any]:
    areas = {"registered_area_m2": 100, "plane_area_m2": None, "ellipsoid_area_m2": 1.5}
    wkb = multipolygon(0, 0, 1, 1).hex()
    stored = {"uuid": "u", "version": 1, "wkb": wkb, "label": "甲", **areas}
    values = {"use_code": "0601"}
    drawn = {"key": "1", "uuid": "u", "version": 1, "wkb": "=", "area_m2": 1.0, "values": values}
    return {"format": 1, "features": [drawn], "base": [stored], "neighbours": [], "reason": ""}


def test_a_draft_comes_back_as_it_was() -> None:
    shape, other = multipolygon(0, 0, 1, 1), multipolygon(0, 0, 2, 1)
    base = {"u": StoredShape("u", 3, shape, "甲", plane_area_m2=1.0, changed_by="李四")}
    features = [
        DrawnFeature("1", "u", 3, shape, 1.0),
        DrawnFeature("2", None, 0, other, 2.0, {"holder_name": "丁厂"}),
        DrawnFeature("3", None, 0, None),
    ]
    draft = Draft(features, base, frozenset({"u"}), "分割")
    assert from_text(to_text(draft)) == draft
    assert from_text(packed(content())) is not None


@pytest.mark.parametrize(
    ("place", "name", "value"),
    [
        ("base", "uuid", 7),
        ("base", "version", "1"),
        ("base", "version", True),
        ("base", "version", 2**40),
        ("base", "label", None),
        ("base", "wkb", "00"),
        ("base", "wkb", "0101000000000000000000f03f000000000000f03f"),
        ("base", "plane_area_m2", "1"),
        ("base", "plane_area_m2", 10**400),
        ("base", "holder_name", ["x"]),
        ("base", "unheard_of", "x"),
        ("features", "key", 1),
        ("features", "uuid", "other"),
        ("features", "area_m2", float("nan")),
        ("features", "values", {"lup_uuid": "x"}),
        ("features", "values", {"use_code": 1}),
        ("features", "values", []),
    ],
)
def test_a_text_of_another_kind_is_no_draft(place: str, name: str, value: object) -> None:
    given = content()
    given[place][0][name] = value
    assert from_text(packed(given)) is None


@pytest.mark.parametrize(
    "text", ["[" * 200_000, "[]", "null", "{}", '{"format": 1, "features": 1, "base": 2}']
)
def test_no_text_makes_opening_raise(text: str) -> None:
    assert from_text(packed(text)) is None


def test_a_project_from_anywhere_opens(office: Office) -> None:
    office.edit(office.a)
    office.reshape(office.a, 0, 0, 10, 12)
    keep(office)
    [layer] = scratch_layers(QgsProject.instance())
    layer.setCustomProperty(DRAFT, packed("[" * 200_000))
    reopen(office)
    office.command.edit_chosen()
    assert not office.desk.errors


# -- areas ----------------------------------------------------------------------------------------


def line(before: float | None, now: float | None, *, is_new: bool = False) -> AreaLine:
    return AreaLine("1", "甲", is_new, True, None, before, now, 4526, None, None)


def test_known_areas_are_summed() -> None:
    model = AreaModel()
    model.set_lines([line(100, 150), line(200, 180), line(None, 50, is_new=True)])
    last = [model.data(model.index(3, column)) for column in range(model.columnCount())]
    assert last[1:] == ["300.00", "380.00", "+80.00", "+0.1200", "—"]
    assert [model.data(model.index(1, at)) for at in (3, 4)] == ["−20.00", "−0.0300"]
    tip = model.data(model.index(3, 1), Qt.ItemDataRole.ToolTipRole)
    assert tip == "Sum of the areas that are known"


# -- retiring -------------------------------------------------------------------------------------


def test_a_refused_retirement_is_told_where_it_was_asked(office: Office) -> None:
    dialog = office.retire_dialog(office.a)
    dialog.findChild(QLineEdit, "LowUse.Retire.Reason").setText("收储")
    office.colleague(Update("parcel", office.a, 1, {"retired_at": "2026-01-01T00:00:00.000Z"}))
    button = dialog.findChild(QPushButton, "LowUse.Retire.Retire")
    button.click()
    assert not button.isEnabled()
    office.desk.rest()
    assert dialog.isVisible()
    state = dialog.findChild(QLabel, "LowUse.Retire.State")
    assert "Nothing was written" in state.text()
    assert dialog.findChild(QLineEdit, "LowUse.Retire.Reason").text() == "收储"
    assert button.isEnabled()
    day = dialog.findChild(QDateEdit, "LowUse.Retire.Day")
    day.setDate(day.date().addDays(-1))
    assert not state.text()


def test_the_retire_dialog_goes_with_its_workspace(office: Office) -> None:
    office.retire_dialog(office.a)
    office.desk.session.close()
    settle()
    assert office.desk.window.findChild(RetireDialog) is None


def test_the_retire_dialog_knows_the_role(office: Office) -> None:
    dialog = office.retire_dialog(office.a)
    dialog.findChild(QLineEdit, "LowUse.Retire.Reason").setText("收储")
    button = dialog.findChild(QPushButton, "LowUse.Retire.Retire")
    assert button.isEnabled()
    settings.ROLE.set(Role.VIEWER)
    office.desk.session.follow_settings()
    assert not button.isEnabled()
    settings.ROLE.set(Role.CLERK)


def test_an_empty_drawing_takes_parcels(office: Office) -> None:
    office.parts.begin(Opened((), ()))
    office.edit(office.a)
    assert office.layer.featureCount() == 2
