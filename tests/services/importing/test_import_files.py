# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Files of every kind with the answers of a person, and what is asked before."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from lowuse_plugin.domain.errors import CancelledError, LowUseError
from lowuse_plugin.domain.importing.mapping import FieldMapping
from lowuse_plugin.domain.ports import Actor
from lowuse_plugin.exchange import readers
from lowuse_plugin.services.importing.files import (
    ImportPlan,
    discard_unfinished,
    find_resumable,
    import_file,
    working_order,
)
from lowuse_plugin.services.importing.kinds import columns_of, is_yearly
from lowuse_plugin.services.importing.package import find_open_packages
from lowuse_plugin.services.importing.position import find_position
from lowuse_plugin.services.importing.preview import FilePreview, preview_file
from lowuse_plugin.services.importing.questions import open_questions, version_answers
from tests.exchange.make_files import square, write_layer
from tests.services.importing.import_support import (
    ACTOR,
    CODE,
    KeptTaxes,
    current,
    lot,
    new_workspace,
)

OTHER = Actor("王五", "wangwu", "PC-9")


@pytest.fixture
def store(folder: Path):
    with new_workspace(folder) as opened:
        yield opened


class StopAt:
    """A person who presses Cancel at a step of the writing."""

    def __init__(self, step: int) -> None:
        self._left = step

    def step(self, done: int, total: int, message: str = "") -> None:
        self._left -= 1
        if self._left < 0:
            raise CancelledError


def plan_of(preview: FilePreview, kind: str, **answers: object) -> ImportPlan:
    """The plan as the dialog would make it: every column named."""
    fields: FieldMapping = preview.mappings[kind]
    mapping: dict[str, str | None] = {spec.name: None for spec in columns_of(kind)}
    mapping |= {n: m.field for n, m in fields.matches.items() if not is_yearly(n)}
    return ImportPlan(preview.path, kind, mapping=mapping, **answers)  # type: ignore[arg-type]


def asked(preview: FilePreview, plan: ImportPlan, store, district: str = "440704") -> list[str]:
    position = None
    if preview.ground is not None:
        position = find_position(
            preview.ground,
            store,
            file=preview.path.name,
            layer=preview.layer,
            source_crs=plan.source_crs,
            swap_axes=plan.swap_axes,
        )
    return [each.code for each in open_questions(preview, plan, position, district=district)]


def csv(folder: Path, text: str, name: str = "名单.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_enterprises_come_last_and_find_the_parcels_of_the_same_run(store, folder: Path) -> None:
    parcels = write_layer(folder / "宗地.gpkg", [lot(1, QLR="甲厂")])
    names = csv(folder, f"企业名称,宗地代码,2023年税收\n甲厂,{CODE.format(1)},5\n")
    plans = [
        plan_of(preview_file(readers, names), "enterprises"),
        plan_of(preview_file(readers, parcels), "parcels"),
    ]
    ordered = sorted(plans, key=working_order)
    assert [plan.kind for plan in ordered] == ["parcels", "enterprises"]
    taxes = KeptTaxes()
    reports = [
        import_file(
            store, replace(plan, tax_folder=folder), readers, me=ACTOR, open_taxes=lambda *_: taxes
        )
        for plan in ordered
    ]
    assert [report.imported for report in reports] == [1, 1]
    assert reports[1].unmatched == ()
    assert len(current(store, "parcel_enterprise")) == 1
    assert [row["tax_wan"] for row in current(store, "enterprise_year")] == [None]
    assert [(row.name, row.year, row.tax_wan) for row in taxes.rows()] == [("甲厂", 2023, "5")]


def test_what_the_user_leaves_out_is_not_imported(store, folder: Path) -> None:
    path = write_layer(folder / "宗地.gpkg", [lot(1, QLR="甲厂", ZL="一号")])
    preview = preview_file(readers, path)
    plan = plan_of(preview, "parcels")
    mapping = {**(plan.mapping or {}), "address": None}
    import_file(store, replace(plan, mapping=mapping), readers, me=ACTOR)
    [row] = current(store)
    assert (row["holder_name"], row["address"]) == ("甲厂", None)


def test_a_control_line_answers_for_its_version_itself(store, folder: Path) -> None:
    row = {"BBH": "2024", "SXRQ": "2024年7月1日", "DJ": "1", "wkt": square(0)}
    path = write_layer(folder / "控制线.gpkg", [row], layer="控制线")
    preview = preview_file(readers, path)
    plan = plan_of(preview, "control_line")
    assert version_answers(preview, plan.mapping or {}) == {
        "version": "2024", "valid_from": "2024-07-01",
    }  # fmt: skip
    assert asked(preview, plan, store) == []
    import_file(store, plan, readers, me=ACTOR)
    [version] = current(store, "control_line_version")
    assert (version["version"], str(version["valid_from"])) == ("2024", "2024-07-01")


def test_a_control_line_without_a_version_asks_for_it(store, folder: Path) -> None:
    path = write_layer(folder / "控制线.gpkg", [{"DJ": "1", "wkt": square(0)}], layer="控制线")
    preview = preview_file(readers, path)
    plan = plan_of(preview, "control_line")
    assert asked(preview, plan, store) == ["VERSION_NEEDED", "VERSION_NEEDED"]
    answered = replace(plan, version="2024", valid_from=date(2024, 7, 1))
    assert asked(preview, answered, store) == []
    too_early = replace(answered, valid_to=date(2024, 7, 1))
    assert asked(preview, too_early, store) == ["VALIDITY_REVERSED"]


def test_two_versions_in_one_file_are_asked_about(store, folder: Path) -> None:
    rows = [
        {"BBH": "2023", "SXRQ": "2024-07-01", "DJ": "1", "wkt": square(0)},
        {"BBH": "2024", "SXRQ": "2024-07-01", "DJ": "1", "wkt": square(1)},
    ]
    preview = preview_file(readers, write_layer(folder / "控制线.gpkg", rows, layer="控制线"))
    assert asked(preview, plan_of(preview, "control_line"), store) == ["VERSION_MIXED"]


def test_three_old_and_reference_ask_for_what_their_kind_needs(store, folder: Path) -> None:
    path = write_layer(folder / "三旧.gpkg", [{"BH": "1", "wkt": square(0)}], layer="图斑")
    preview = preview_file(readers, path)
    three_old, reference = plan_of(preview, "three_old"), plan_of(preview, "reference")
    assert asked(preview, three_old, store) == ["THREE_OLD_STATUS_NEEDED"]
    assert asked(preview, replace(three_old, status="register"), store) == []
    assert asked(preview, reference, store) == ["REFERENCE_NAME_NEEDED", "REFERENCE_KIND_NEEDED"]
    settled = replace(reference, name="边界", reference_kind="urban_boundary")
    assert asked(preview, settled, store) == []
    import_file(store, settled, readers, me=ACTOR)
    assert [row["name"] for row in current(store, "reference_layer")] == ["边界"]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("企业名称,税收\n甲厂,1\n", ["YEAR_NEEDED"]),
        ("企业名称,年度,税收\n甲厂,2023,1\n", []),
        ("企业名称,2023年税收\n甲厂,1\n", []),
        ("企业名称,信用代码\n甲厂,1\n", []),
        ("信用代码,年度,税收\n1,2023,1\n", ["FIELD_NEEDED"]),
    ],
)
def test_a_list_of_enterprises_asks_for_name_and_year(
    store, folder: Path, text: str, codes: list[str]
) -> None:
    preview = preview_file(readers, csv(folder, text))
    plan = plan_of(preview, "enterprises")
    if "税收" in text:
        assert asked(preview, plan, store) == [*codes, "TAX_FOLDER_NEEDED"]
    plan = replace(plan, tax_folder=folder)
    assert asked(preview, plan, store) == codes
    if codes == ["YEAR_NEEDED"]:
        assert asked(preview, replace(plan, year=2023), store) == []


def test_the_district_is_asked_only_where_nothing_names_it(store, folder: Path) -> None:
    bare = preview_file(readers, write_layer(folder / "1.gpkg", [{"QLR": "甲", "wkt": square(0)}]))
    plan = plan_of(bare, "parcels")
    assert asked(bare, plan, store, "440700") == ["DISTRICT_MISSING"]
    assert asked(bare, replace(plan, district="440704"), store, "440700") == []
    assert asked(bare, plan, store, "440704") == []
    coded = preview_file(readers, write_layer(folder / "2.gpkg", [lot(1)]))
    assert asked(coded, plan_of(coded, "parcels"), store, "440700") == []


def test_kind_and_crs_are_asked_for(store, folder: Path) -> None:
    path = write_layer(folder / "1.shp", [{"QLR": "甲", "wkt": square(0)}], epsg=None)
    preview = preview_file(readers, path)
    assert asked(preview, ImportPlan(path, ""), store) == ["KIND_UNCERTAIN"]
    assert asked(preview, ImportPlan(path, "enterprises"), store) == ["KIND_UNCERTAIN"]
    plan = plan_of(preview, "parcels")
    assert asked(preview, plan, store) == ["CRS_MISSING"]
    assert asked(preview, replace(plan, source_crs="EPSG:4526"), store) == []
    points = write_layer(folder / "点.gpkg", [{"wkt": "POINT(38405000 2490000)"}])
    assert asked(preview_file(readers, points), ImportPlan(points, ""), store) == [
        "LAYER_NOT_POLYGON"
    ]
    with pytest.raises(LowUseError, match="KIND_UNCERTAIN"):
        import_file(store, ImportPlan(path, ""), readers, me=ACTOR)


def test_a_stopped_import_is_completed_by_its_own_user_only(store, folder: Path) -> None:
    path = write_layer(folder / "宗地.gpkg", [lot(1), lot(2)])
    plan = plan_of(preview_file(readers, path), "parcels")
    with pytest.raises(CancelledError):
        import_file(store, plan, readers, StopAt(6), me=ACTOR)
    table = readers.read_layer(path)
    assert len(find_open_packages(store)) == 1
    assert find_resumable(store, table, "parcel", me=OTHER) is None
    assert find_resumable(store, table, "parcel", me=OTHER, of_others=True) is not None
    assert find_resumable(store, table, "enterprise", me=ACTOR) is None
    with pytest.raises(LowUseError, match="IMPORT_UNFINISHED"):
        import_file(store, plan, readers, me=OTHER)
    report = import_file(store, plan, readers, me=ACTOR)
    assert (report.imported + report.changed, len(current(store))) == (2, 2)
    assert find_open_packages(store) == []


def test_an_unfinished_import_with_other_options_can_be_discarded(store, folder: Path) -> None:
    path = write_layer(folder / "宗地.gpkg", [lot(1), lot(2)])
    preview = preview_file(readers, path)
    plan = plan_of(preview, "parcels")
    with pytest.raises(CancelledError):
        import_file(store, plan, readers, StopAt(6), me=ACTOR)
    other = replace(plan, district="440704")
    with pytest.raises(LowUseError, match="RESUME_OTHER_OPTIONS"):
        import_file(store, other, readers, me=ACTOR)
    assert discard_unfinished(store, preview.sha256, "parcel", me=OTHER) == 0
    assert discard_unfinished(store, preview.sha256, "parcel", me=ACTOR) == 1
    import_file(store, other, readers, me=ACTOR)
    assert len(current(store)) == 2
