# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Reference layers: what files bring of them, and how they are registered, changed and retired."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import shapely
from pyproj import Transformer

from lowuse_plugin.domain.errors import ConflictError, LowUseError
from lowuse_plugin.domain.ports import Insert, Update
from lowuse_plugin.services.importing.areas import FileOptions, import_reference_areas
from lowuse_plugin.services.importing.kinds import REFERENCE, map_kind
from lowuse_plugin.services.importing.reference_fields import guess_reference_kind
from lowuse_plugin.services.overlay.reference_layers import (
    RegisteredLayer,
    change_layer,
    registered_layers,
    retire_layer,
)
from tests.exchange.make_files import ORIGIN, square
from tests.services.importing.import_support import current, incoming, new_workspace


@pytest.fixture
def store(folder: Path):
    with new_workspace(folder) as opened:
        yield opened


def dltb(store: Any, *codes: str, name: str = "三调 2023", **options: Any) -> RegisteredLayer:
    rows = [{"BSM": f"{i}", "DLBM": code, "wkt": square(i)} for i, code in enumerate(codes)]
    options = {"kind": "land_survey", "source": "市自然资源局", **options}
    import_reference_areas(store, incoming(rows), name=name, **options)
    return next(each for each in registered_layers(store) if each.name == name)


def refused(call: Any, *args: Any, **kwargs: Any) -> LowUseError:
    with pytest.raises(LowUseError) as caught:
        call(*args, **kwargs)
    return caught.value


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        (("BSM", "DLBM", "DLMC"), {"area_code": "BSM", "class_code": "DLBM", "class_name": "DLMC"}),
        (
            ("地块编号", "用地代码", "用地性质"),
            {"area_code": "地块编号", "class_code": "用地代码", "class_name": "用地性质"},
        ),
        (
            ("批次名称", "批准文号", "批准日期"),
            {"area_name": "批次名称", "document_no": "批准文号", "approved_on": "批准日期"},
        ),
        (("合同编号", "合同签订日期"), {"document_no": "合同编号", "approved_on": "合同签订日期"}),
    ],
)
def test_each_kind_is_mapped_from_its_own_field_names(fields, expected) -> None:
    found = map_kind(REFERENCE, incoming([dict.fromkeys(fields, "1")]))
    assert found.to_json() == expected


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("DLTB_2023", "land_survey"),
        ("永久基本农田.shp", "permanent_farmland"),
        ("生态保护红线", "ecological_redline"),
        ("城镇开发边界", "urban_boundary"),
        ("农转用征收批文 2019", "conversion_approval"),
        ("供地红线", "supply_redline"),
        ("白石片区控规", "detailed_plan"),
        ("产业集聚区", "industrial_cluster"),
        ("高新区产业园", "industrial_park"),
        ("图层1", None),
    ],
)
def test_names_say_the_kind_that_is_proposed(name: str, kind: str | None) -> None:
    assert guess_reference_kind((name, "")) == kind


def test_a_layer_in_another_crs_keeps_its_name_and_lies_in_the_workspaces_plane(store) -> None:
    back = Transformer.from_crs("EPSG:4526", "EPSG:4490", always_xy=True)
    lot_ = shapely.from_wkt(square(0))
    moved = shapely.transform(lot_, lambda xy: np.column_stack(back.transform(*xy.T)))
    number = "粤国土资（建）字〔2011〕5号"
    rows = [{"批准文号": number, "批准日期": "2011-03-02", "wkt": moved.wkt}]
    import_reference_areas(
        store,
        incoming(rows, crs="EPSG:4490"),
        name="批文",
        kind="conversion_approval",
        as_of=date(2024, 12, 31),
        document_no="粤府函 1",
        priority=2,
        message="已办理农转用",
        registered_by="李四",
        options=FileOptions(district="440704"),
    )
    [layer] = registered_layers(store)
    assert (layer.crs, layer.registered_by, layer.district) == ("EPSG:4490", "李四", "440704")
    assert (layer.priority, layer.message, layer.areas) == (2, "已办理农转用", 1)
    assert (layer.key, layer.analysed_on, layer.current) == (
        f"reference:{layer.uuid}", None, False,
    )  # fmt: skip
    [area] = current(store, "reference_area")
    assert (area["document_no"], area["approved_on"]) == (
        number, "2011-03-02",
    )  # fmt: skip
    centre = shapely.from_wkb(area["geom"]).centroid
    assert (centre.x, centre.y) == pytest.approx((ORIGIN[0] + 50, ORIGIN[1] + 50), abs=0.001)


def test_areas_without_a_number_of_their_own_have_that_of_the_layer(store) -> None:
    rows = [
        {"PZWH": "甲字1号", "wkt": square(0)},
        {"PZWH": None, "wkt": square(1)},
    ]
    import_reference_areas(
        store, incoming(rows), name="批文", kind="conversion_approval", document_no="乙字2号"
    )
    assert [row["document_no"] for row in current(store, "reference_area")] == [
        "甲字1号", "乙字2号",
    ]  # fmt: skip


def test_layers_stand_in_their_order_and_our_own_behind_them(store) -> None:
    dltb(store, "0601", "0103")
    dltb(store, "0601", name="红线", kind="ecological_redline", priority=1)
    ground = shapely.MultiPolygon([shapely.from_wkt(square(0))]).wkb
    store.write(
        [
            Insert("parcel", "p", {"district": "440704", "geom": ground}),
            Insert(
                "three_old_area", "o",
                {"status": "register", "as_of": "2024-05-01", "geom": ground},
            ),
        ],
        reason="试",
    )  # fmt: skip
    found = registered_layers(store)
    assert [(each.key.partition(":")[0], each.name, each.areas) for each in found] == [
        ("reference", "红线", 1), ("reference", "三调 2023", 2),
        ("three_old", "三旧", 1),
    ]  # fmt: skip
    assert found[2].as_of == date(2024, 5, 1)


def test_an_analysis_is_current_until_an_area_changes_and_not_when_words_do(store) -> None:
    layer = dltb(store, "0601")
    with store.read() as reading:
        seq = reading.head().seq
    run = {
        "layer_kind": "reference", "reference_layer_uuid": layer.uuid, "layer_name": layer.name,
        "layer_seq": seq, "analysed_on": "2025-06-01", "analysed_by": "李四",
    }  # fmt: skip
    store.write([Insert("overlay_run", "r", run)], reason="试")
    [seen] = registered_layers(store)
    assert (seen.analysed_on, seen.analysed_by, seen.current) == (date(2025, 6, 1), "李四", True)
    change_layer(store, seen.uuid, seen.row_version, {"message": "核对"})
    assert registered_layers(store)[0].current
    [area] = current(store, "reference_area")
    store.write(
        [Update("reference_area", area["uuid"], area["row_version"], {"class_code": "0103"})],
        reason="试",
    )
    assert not registered_layers(store)[0].current


def test_a_change_is_refused_with_what_was_expected(store) -> None:
    layer = dltb(store, "0601")
    dltb(store, "0601", name="别的")
    change = (store, layer.uuid, layer.row_version)
    assert change_layer(*change, layer.values()) is None
    for values, code in (
        ({"name": " "}, "REFERENCE_NAME_MISSING"),
        ({"name": "别的"}, "REFERENCE_NAME_TAKEN"),
        ({"kind": "x"}, "REFERENCE_KIND_UNKNOWN"),
        ({"kind": None}, "REFERENCE_KIND_UNKNOWN"),
        ({"district": "1"}, "FIELD_NOT_IN_LIST"),
        ({"as_of": "2999-01-01"}, "FIELD_IN_FUTURE"),
        ({"priority": 0}, "REFERENCE_PLACE"),
        ({"priority": 100}, "REFERENCE_PLACE"),
        ({"message": "长" * 201}, "REFERENCE_TOO_LONG"),
        ({"crs": "EPSG:4490"}, "EDIT_NOT_ALLOWED"),
    ):
        assert refused(change_layer, *change, values).code == code
    assert registered_layers(store)[0] == layer


def test_a_change_rests_on_what_was_read(store) -> None:
    layer = dltb(store, "0601")
    change_layer(store, layer.uuid, layer.row_version, {"priority": 99, "message": "长" * 200})
    with pytest.raises(ConflictError) as caught:
        change_layer(store, layer.uuid, layer.row_version, {"priority": 1})
    assert (caught.value.code, caught.value.params["name"]) == (
        "REFERENCE_CHANGED_MEANWHILE", "三调 2023",
    )  # fmt: skip
    assert registered_layers(store)[0].priority == 99


def test_a_retired_layer_is_registered_no_more_and_can_come_anew(store) -> None:
    layer = dltb(store, "0601")
    assert refused(retire_layer, store, layer.uuid, layer.row_version, " ").code == "REASON_MISSING"
    retire_layer(store, layer.uuid, layer.row_version, "有新年度")
    assert registered_layers(store) == ()
    assert refused(retire_layer, store, layer.uuid, 2, "再").code == "REFERENCE_GONE"
    again = dltb(store, "0601")
    assert again.uuid != layer.uuid
    assert again.areas == 1
