# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The sample is what it says it is, and its projects give what they are expected to give."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
import subprocess
import sys
import tomllib
import zipfile
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import shapely

from lowuse_plugin import api
from lowuse_plugin.domain.ports import IncomingTable
from lowuse_plugin.exchange.readers import read_layer

ROOT = Path(__file__).resolve().parent.parent
ARCHIVE = ROOT / "resources" / "sample" / "source.zip"
MEMBERS = {
    "宗地.gpkg",
    "工业用地控制线.geojson",
    "三旧标图建库.geojson",
    "企业税收.csv",
    "项目.json",
    "说明.txt",
}
EAST, WEST = "440704", "440705"
TODAY = "2025-06-30"


def member(name: str) -> bytes:
    with zipfile.ZipFile(ARCHIVE) as archive:
        return archive.read(name)


PROJECTS: list[dict[str, Any]] = json.loads(member("项目.json"))["projects"]


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("样例 数据")
    with zipfile.ZipFile(ARCHIVE) as archive:
        archive.extractall(folder)
    return folder


@pytest.fixture(scope="module")
def parcels(source: Path) -> IncomingTable:
    return read_layer(source / "宗地.gpkg")


@pytest.fixture(scope="module")
def lots(parcels: IncomingTable) -> dict[str, Any]:
    assert parcels.wkb is not None
    shapes = shapely.from_wkb(list(parcels.wkb))
    numbers = parcels.columns["TBBH"].to_list()
    unique = {number for number, times in Counter(numbers).items() if times == 1}
    return {n: shape for n, shape in zip(numbers, shapes, strict=True) if n in unique}


def test_the_archive_is_small_and_its_names_are_utf_8() -> None:
    assert ARCHIVE.stat().st_size <= 3_000_000
    with zipfile.ZipFile(ARCHIVE) as archive:
        assert set(archive.namelist()) == MEMBERS
        assert all(item.flag_bits & 0x800 for item in archive.infolist())


def test_the_archive_says_that_it_is_no_data_of_jiangmen() -> None:
    notice = member("说明.txt").decode("utf-8")
    assert notice.startswith("演练数据,不是江门的数据")
    assert "PDDL 1.0" in notice
    assert all(project["training"] for project in PROJECTS)


def test_the_parcels_lie_in_two_districts_of_one_plane_system(parcels: IncomingTable) -> None:
    assert parcels.crs == "EPSG:4526"
    assert len(parcels.columns) == 13_159
    assert set(parcels.columns["XZQDM"].to_list()) == {EAST, WEST}
    assert parcels.wkb is not None
    bounds = shapely.total_bounds(shapely.from_wkb(list(parcels.wkb)))
    assert bounds[0] > 38_400_000
    assert bounds[2] < 38_412_000
    assert bounds[1] > 2_486_000
    assert bounds[3] < 2_495_000


def test_size_is_that_of_the_source_and_vertices_are_on_the_millimetre(
    lots: dict[str, Any],
) -> None:
    # In the source 24,095.95 and 28,113.33 m²; half a millimetre along 700 m is 0.35 m².
    assert lots["1A-67"].area == pytest.approx(24_095.95, abs=0.35)
    assert lots["265B-60"].area == pytest.approx(28_113.33, abs=0.35)
    points = shapely.get_coordinates(lots["1A-67"])
    assert np.abs(points * 1000 - np.round(points * 1000)).max() < 1e-4


def test_odd_values_of_the_source_stay_as_they_are(parcels: IncomingTable) -> None:
    land, floor = parcels.columns["ZDMJ"], parcels.columns["JZMJ"]
    assert int(np.count_nonzero(land.values[land.valid] == 0)) == 24
    assert int(np.count_nonzero(floor.values[floor.valid] < 0)) == 1
    assert int(np.count_nonzero(~land.valid)) == 145


def test_placeholders_and_several_owners_are_no_holder(parcels: IncomingTable) -> None:
    names = parcels.columns["QLR"].to_list()
    assert all(re.fullmatch(r"企业 \d{4,}", name) for name in names if name is not None)
    remarks = parcels.columns["BZ"].to_list()
    several = [name for name, remark in zip(names, remarks, strict=True) if remark]
    assert len(several) == 2_101
    assert set(several) == {None}
    assert max(Counter(name for name in names if name).values()) < 10


def test_codes_are_unique_and_begin_with_the_district(parcels: IncomingTable) -> None:
    columns = parcels.columns
    codes = [code for code in columns["ZDDM"].to_list() if code is not None]
    assert len(codes) == len(set(codes)) == 13_159 - 145
    assert all(re.fullmatch(r"44070[45]\d{6}GB\d{5}", code) for code in codes)
    pairs = zip(columns["ZDDM"].to_list(), columns["XZQDM"].to_list(), strict=True)
    assert all(code is None or code[:6] == district for code, district in pairs)


def test_registered_uses_mix_codes_of_two_standards_and_words(parcels: IncomingTable) -> None:
    found = Counter(parcels.columns["YT"].to_list())
    for use in ("0601", "0604", "061", "063", "221", "工业", "厂房", "仓储", "0701", "0505"):
        assert found[use] > 0, use


TITLES = {
    "ZDDM": "宗地代码",
    "SYQLX": "土地所有权类型",
    "QLLX": "权利类型",
    "QLXZ": "权利性质",
    "SYQQSSJ": "使用权起始日期",
    "SYQJSSJ": "使用权终止日期",
    "QSLYZM": "权属来源文件",
    "SFCF": "查封",
    "CFCXRQ": "查封查询日期",
    "SFDY": "抵押",
    "YT": "登记用途",
    "JCSYRQ": "建成使用日期",
    "CYLX": "产业类型",
    "JYZT": "经营状态",
    "AQHB": "安全环保状况",
    "SFXZ": "闲置土地",
    "XZYY": "闲置原因",
    "XZQSRQ": "闲置起始日期",
}


@pytest.mark.parametrize("code", TITLES)
def test_every_generated_value_is_named_as_training_data(parcels: IncomingTable, code: str) -> None:
    named = [set(text.split()) for text in parcels.columns["演练数据列"].to_list()]
    filled = parcels.columns[code].valid
    assert filled.any()
    assert all(TITLES[code] in named[row] for row in np.flatnonzero(filled))


def test_the_control_line_has_two_levels_and_one_version(source: Path) -> None:
    table = read_layer(source / "工业用地控制线.geojson")
    assert table.crs == "EPSG:4526"
    assert len(table.columns) == 16
    assert Counter(table.columns["DJ"].to_list()) == {1: 13, 2: 3}
    assert set(table.columns["BBH"].to_list()) == {"2024-演练"}


def test_the_tax_table_is_gb18030_with_missing_taxes_and_valid_codes() -> None:
    content = member("企业税收.csv")
    with pytest.raises(UnicodeDecodeError):
        content.decode("utf-8")
    rows = list(csv.DictReader(io.StringIO(content.decode("gb18030"))))
    missing = sum(row["税收（万元）"] == "" for row in rows)
    assert 0 < missing < len(rows) / 4
    assert {row["年度"] for row in rows} == {"2023", "2024"}
    alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY"
    weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28, 1]
    for code in {row["统一社会信用代码"] for row in rows} - {""}:
        total = sum(alphabet.index(c) * w for c, w in zip(code, weights, strict=True))
        assert total % 31 == 0, code


def test_three_old_areas_are_whole_lots_in_four_stages(source: Path, lots: dict[str, Any]) -> None:
    table = read_layer(source / "三旧标图建库.geojson")
    assert set(table.columns["SJZT"].to_list()) == {
        "已标图建库",
        "列入年度实施计划",
        "改造方案已批复",
        "已按三旧政策办理",
    }
    assert table.wkb is not None
    first = shapely.from_wkb(table.wkb[table.columns["SJBH"].to_list().index("SJ440705001")])
    assert shapely.equals(first, lots["265B-60"])


@pytest.mark.parametrize("project", PROJECTS, ids=lambda p: p["project_code"])
def test_a_project_gives_what_it_is_expected_to_give(project: dict[str, Any]) -> None:
    facts = {key: value for key, value in project.items() if key not in {"expect", "parcels"}}
    result = api.assess_subsidy(
        {**facts, "three_old": {"status": project["three_old_status"]}}, today=TODAY
    )
    expected = project["expect"]
    assert (result["status"], result["tier"], result["amount_yuan"]) == (
        expected["status"],
        expected["tier"],
        expected["amount"],
    )
    assert result["reasons"] == expected["reasons"]


@pytest.mark.parametrize("project", PROJECTS, ids=lambda p: p["project_code"])
def test_the_lots_of_a_project_adjoin_and_are_about_as_large_as_approved(
    project: dict[str, Any], lots: dict[str, Any]
) -> None:
    union = shapely.union_all([lots[number] for number in project["parcels"]])
    assert union.geom_type == "Polygon" or shapely.get_num_geometries(union) == 1
    assert union.area == pytest.approx(float(project["land_area_m2"]), rel=0.17)


def test_no_lot_belongs_to_two_projects() -> None:
    numbers = [number for project in PROJECTS for number in project["parcels"]]
    assert len(numbers) == len(set(numbers))


def test_every_status_and_every_tier_has_a_project() -> None:
    expected = [project["expect"] for project in PROJECTS]
    assert {e["status"] for e in expected} == {"eligible", "ineligible", "trial", "review"}
    assert {e["tier"] for e in expected if e["status"] == "eligible"} == {1, 2, 3, 4}


def test_the_cases_that_people_ask_about_are_there(parcels: IncomingTable) -> None:
    ratio = {
        p["project_code"]: Decimal(p["floor_area_m2"]) / Decimal(p["land_area_m2"])
        for p in PROJECTS
    }
    assert any(p["land_area_m2"] == "20000.00" for p in PROJECTS)
    assert any(value == 2 for value in ratio.values())
    below = [
        p
        for p in PROJECTS
        if Decimal(p["land_area_m2"]) * Decimal("2.5") - Decimal(p["floor_area_m2"])
        == Decimal("0.01")
    ]
    assert [p["expect"]["tier"] for p in below] == [2]
    assert any(p["three_old_status"] == "register" for p in PROJECTS)
    columns = parcels.columns
    home = dict(zip(columns["TBBH"].to_list(), columns["XZQDM"].to_list(), strict=True))
    spread = [p for p in PROJECTS if len({home[n] for n in p["parcels"]}) == 2]
    assert [{part["district"] for part in p["district_parts"]} for p in spread] == [{EAST, WEST}]


def test_the_same_members_give_the_same_bytes(tmp_path: Path) -> None:
    code = (
        "import sys, pathlib, build_sample as b;"
        "b.write_zip(pathlib.Path(sys.argv[1]), {'宗地.txt': b'abc' * 99, '说明.txt': b''})"
    )
    hashes = set()
    for name in ("一.zip", "二.zip"):
        path = tmp_path / name
        subprocess.run([sys.executable, "-c", code, str(path)], cwd=ROOT / "scripts", check=True)
        hashes.add(hashlib.sha256(path.read_bytes()).hexdigest())
    assert len(hashes) == 1


def test_the_glossary_of_the_readme_lists_every_published_subsidy_code() -> None:
    listed = tomllib.loads(
        (ROOT / "resources" / "policy" / "subsidy_codes.toml").read_text(encoding="utf-8")
    )
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    missing = [code for code, text in listed.items() if f"| `{code}` | {text} |" not in readme]
    assert missing == []
    sources = "calculation.py", "conditions.py", "readings.py"
    raised = {
        code
        for name in sources
        for code in re.findall(
            r'"([A-Z]+(?:_[A-Z0-9]+)+)"',
            (ROOT / "lowuse_plugin" / "domain" / "subsidy" / name).read_text(encoding="utf-8"),
        )
    }
    assert raised - set(listed) == set()


def test_the_readme_lists_every_algorithm() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    folder = ROOT / "lowuse_plugin" / "algorithms"
    texts = [path.read_text(encoding="utf-8") for path in folder.glob("*.py")]
    names = {name for text in texts for name in re.findall(r'^    key = "(\w+)"$', text, re.M)}
    assert len(names) >= 8
    assert {name for name in names if f"| `{name}` |" not in readme} == set()


def test_the_example_of_the_readme_prints_what_it_says(capsys: pytest.CaptureFixture[str]) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    found = re.search(r"```python\n(.*?)```", readme, re.S)
    assert found is not None
    exec(found[1], {})
    assert capsys.readouterr().out.startswith("eligible 2.00000000 2400000.00\n")
