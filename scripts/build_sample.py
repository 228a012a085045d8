#!/usr/bin/env python3
# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Builds ``resources/sample/source.zip``: what an office would receive, for training.

Shapes, registered land areas, floor areas, the owner key and the use class come from the open data
of the City of Cambridge, Massachusetts (PDDL 1.0). They are moved by one rigid shift into
EPSG:4526, to 江海区 and 新会区, and are not data of Jiangmen. Everything else is generated with a
fixed seed and named in the column 演练数据列.

The same source gives the same bytes: fixed seed, fixed dates, fixed order, fixed zip times.

Usage: build_sample.py cambridge_ma.gpkg [--output source.zip]
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import random
import tempfile
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from osgeo import gdal, ogr, osr
from sample_projects import EAST, PROJECTS, THREE_OLD, WEST

ROOT = Path(__file__).resolve().parent.parent
SEED = "lowuse-2025"
EPSG = 4526
SHIFT = (38_173_535.0, 1_587_185.0)
"""Metres east and north: the middle of the lots comes to lie on the border of the two districts."""
SPLIT_X = 38_405_300.0
"""West of this line 新会区, east of it 江海区; the true border runs within some hundred metres."""
GRID_M = 0.001
M2_PER_SQFT = 0.09290304
AS_OF = "2025-06-30"
THREE_OLD_AS_OF = "2025-03-31"
LINE_VERSION = "2024-演练"
LINE_VALID_FROM = "2024-07-01"
ZIP_TIME = (2025, 6, 30, 0, 0, 0)

NO_NUMBER = {None, "---"}
UNKNOWN_DEEDS = {None, "", "/", "0/0"}
DISTRICT_NAMES = {WEST: "新会区", EAST: "江海区"}

COMMERCIAL = {
    **dict.fromkeys(("323", "324", "325"), "0501"),
    "326": "0503",
    **dict.fromkeys(("300", "302"), "0504"),
    **dict.fromkeys(("340", "341", "342", "345", "346"), "0505"),
    "362": "0506",
}
"""Massachusetts class 3xx → GB/T 21010-2017; what is not listed is 0507 其他商服."""
PUBLIC = {
    "91": "0810",
    "93": "0801",
    "94": "0803",
    "95": "0806",
    "96": "0904",
    "97": "0809",
    "99": "0809",
}
STORAGE = {"401", "316", "0316"}
IDLE = {"440", "390", "391", "392"}
OLD_WORDS = ("061", "工业", "厂房", "工业用地", "221")
OLD_STORAGE = ("063", "仓储")

COLUMNS: tuple[tuple[str, str], ...] = (
    ("ZDDM", "text"),
    ("TBBH", "text"),
    ("XZQDM", "text"),
    ("ZL", "text"),
    ("QLR", "text"),
    ("SYQLX", "text"),
    ("QLLX", "text"),
    ("QLXZ", "text"),
    ("SYQQSSJ", "date"),
    ("SYQJSSJ", "date"),
    ("QSLYZM", "text"),
    ("SFCF", "text"),
    ("CFCXRQ", "date"),
    ("SFDY", "text"),
    ("YT", "text"),
    ("ZDMJ", "real"),
    ("JZMJ", "real"),
    ("JCSYRQ", "date"),
    ("CYLX", "text"),
    ("JYZT", "text"),
    ("AQHB", "text"),
    ("SFXZ", "text"),
    ("XZYY", "text"),
    ("XZQSRQ", "date"),
    ("GHYT", "text"),
    ("YDKGRQ", "date"),
    ("SJKGRQ", "date"),
    ("TZWCL", "real"),
    ("DGMJBL", "real"),
    ("ZZKFRQ", "date"),
    ("XYRQ", "date"),
    ("XYJG", "text"),
    ("XZFTY", "text"),
    ("FWJG", "text"),
    ("ZYZS", "text"),
    ("HFSX", "text"),
    ("JCSY", "text"),
    ("SJGZ", "text"),
    ("BZ", "text"),
    ("演练数据列", "text"),
)
TAX_COLUMNS = (
    "统一社会信用代码",
    "纳税人名称",
    "区县",
    "年度",
    "税收（万元）",
    "营业收入（万元）",
    "固定资产投资",
    "就业人数",
    "亩均评价",
)
GENERATED_RIGHT = (
    "宗地代码 行政区代码 土地所有权类型 权利类型 权利性质 使用权起始日期 使用权终止日期 "
    "权属来源文件 查封 查封查询日期 抵押 登记用途"
)
GENERATED_SITE = "建成使用日期 产业类型 经营状态 安全环保状况 闲置土地 闲置原因 闲置起始日期"
GENERATED_LEGACY = (
    "规划用途 约定开工日期 实际开工日期 已投资占约定投资总额比例 已动工开发面积占比 "
    "中止开发起始日期 工业项目投资协议签订日期 投资协议签订机关 已报县（市、区）政府同意 "
    "供地范围和价格已确定 农用地转用和土地征收审批手续已办理 有合法用地手续 已建成使用 确需升级改造"
)


@dataclass(frozen=True)
class Lot:
    """One source lot, moved."""

    number: str | None
    block: str
    deed: str | None
    owners: int
    address: str | None
    land_m2: float | None
    floor_m2: float | None
    use: str | None
    district: str

    @property
    def industrial(self) -> bool:
        """Industry and storage, the land that the work is about."""
        return (self.use or "").startswith("4") or self.use in STORAGE

    @property
    def business(self) -> bool:
        """Land on which an enterprise may pay tax."""
        return self.industrial or (self.use or "").startswith("3")


def dice(*key: object) -> random.Random:
    """Return a generator that depends on the seed and the key, not on the order of calls."""
    return random.Random("/".join(map(str, (SEED, *key))))  # noqa: S311 - training data


def chance(rng: random.Random, percent: int) -> bool:
    """Return true in so many cases of a hundred."""
    return rng.random() * 100 < percent


def pick(rng: random.Random, weights: dict[str | None, int]) -> str | None:
    """Return one key by weight."""
    return rng.choices(list(weights), list(weights.values()))[0]


def move(shapes: NDArray[Any]) -> NDArray[Any]:
    """Shift rigidly and put vertices on the millimetre grid; equal vertices stay equal."""
    return shapely.transform(shapes, lambda xy: np.round((xy + SHIFT) / GRID_M) * GRID_M)


def read_shapes(layer: ogr.Layer) -> tuple[list[dict[str, Any]], NDArray[Any]]:
    """Return attributes and moved shapes of a source layer."""
    attributes, wkb = [], []
    for feature in layer:
        attributes.append(feature.items())
        wkb.append(bytes(feature.GetGeometryRef().ExportToWkb(ogr.wkbNDR)))
    return attributes, move(shapely.from_wkb(np.array(wkb, dtype=object)))


def square_metres(sqft: float | None) -> float | None:
    """Convert as registered: two decimals, missing stays missing, odd values stay odd."""
    return None if sqft is None else round(sqft * M2_PER_SQFT, 2)


def read_lots(source: ogr.DataSource) -> tuple[list[Lot], NDArray[Any]]:
    """Return lots and shapes ordered by lot number."""
    rows, shapes = read_shapes(source.GetLayerByName("parcels"))
    centre_x = shapely.get_x(shapely.centroid(shapes))
    corner = shapely.bounds(shapes)
    order = sorted(range(len(rows)), key=lambda i: (rows[i]["ML"] or "", *corner[i]))
    lots = [
        Lot(
            number=row["ML"] if row["ML"] not in NO_NUMBER else None,
            block=row["MAP"] or "-",
            deed=row["deed"],
            owners=row["n_deeds"] or 0,
            address=row["address"],
            land_m2=square_metres(row["land_sqft"]),
            floor_m2=square_metres(row["gross_sqft"]),
            use=row["use_code"],
            district=WEST if centre_x[i] < SPLIT_X else EAST,
        )
        for i, row in ((i, rows[i]) for i in order)
    ]
    return lots, shapes[order]


def number_holders(lots: Sequence[Lot]) -> dict[str, str]:
    """Return deed → ``企业 0001``; placeholders are nobody."""
    deeds = dict.fromkeys(lot.deed for lot in lots if lot.deed not in UNKNOWN_DEEDS)
    return {deed: f"企业 {i:04d}" for i, deed in enumerate(deeds, 1) if deed}


def parcel_codes(lots: Sequence[Lot]) -> list[str | None]:
    """Return a 宗地代码 of 19 characters a lot; lots without attributes have none.

    District 6, 地籍区 3, 地籍子区 3, GB, number 5: blocks of the source stand for 地籍子区.
    """
    blocks = {name: i for i, name in enumerate(sorted({lot.block for lot in lots}))}
    seen: dict[str, int] = {}
    codes: list[str | None] = []
    for lot in lots:
        if lot.use is None:
            codes.append(None)
            continue
        block = blocks[lot.block]
        stem = f"{lot.district}{1 + block // 40:03d}{1 + block % 40:03d}GB"
        seen[stem] = seen.get(stem, 0) + 1
        codes.append(f"{stem}{seen[stem]:05d}")
    return codes


def registered_use(lot: Lot, rng: random.Random) -> str | None:
    """Return the use as a register would have it: current codes, old codes, plain words."""
    if lot.use is None:
        return None
    if lot.industrial:
        storage = lot.use in STORAGE
        if chance(rng, 70):
            return "0604" if storage else "0601"
        return rng.choice(OLD_STORAGE if storage else OLD_WORDS)
    if lot.use.startswith("3"):
        return COMMERCIAL.get(lot.use, "0507")
    if lot.use.startswith("9"):
        return PUBLIC.get(lot.use[:2], "0801")
    return "0701"


def right_columns(lot: Lot, rng: random.Random) -> dict[str, Any]:
    """Generate what the source does not say about the right."""
    years = 50 if lot.industrial else 40 if lot.business else 70
    start = f"{rng.randint(1995, 2016)}-{rng.randint(1, 12):02d}-{rng.randint(1, 28):02d}"
    collective = lot.industrial and chance(rng, 6)
    granted = pick(rng, {"102": 46, "出让": 40, "101": 8, "104": 3, None: 3})
    return {
        "SYQLX": "集体" if collective else "国有",
        "QLLX": ("7" if collective else "3") if not lot.floor_m2 else ("8" if collective else "4"),
        "QLXZ": "203" if collective else granted,
        "SYQQSSJ": start,
        "SYQJSSJ": f"{int(start[:4]) + years}{start[4:]}",
        "QSLYZM": pick(rng, {f"演练合同 {start[:4]}-{rng.randint(1, 999):03d}": 92, None: 8}),
        "SFCF": pick(rng, {"否": 88, "是": 3, None: 9}),
        "CFCXRQ": pick(rng, {f"2025-06-{rng.randint(2, 27):02d}": 80, "2025-03-14": 12, None: 8}),
        "SFDY": pick(rng, {"否": 68, "是": 27, None: 5}),
    }


def site_columns(lot: Lot, rng: random.Random) -> dict[str, Any]:
    """Generate what the source does not say about buildings and business."""
    vacant = lot.use in IDLE
    running: dict[str | None, int] = {"正常": 88, "半停产": 4, "停产": 3, "在建": 2, "空置": 2}
    return {
        "JCSYRQ": None if vacant else f"{rng.randint(1988, 2018)}-{rng.randint(1, 12):02d}-01",
        "CYLX": pick(rng, {"允许类": 70, "鼓励类": 22, "限制类": 3, "淘汰类": 2, None: 3}),
        "JYZT": "空置" if vacant else pick(rng, {**running, None: 1}),
        "AQHB": pick(rng, {"达标": 92, "限期整改": 3, "不达标": 2, None: 3}),
        "SFXZ": "是" if vacant else pick(rng, {"否": 97, None: 3}),
        "XZYY": rng.choice(("政府原因", "非政府原因")) if vacant else None,
        "XZQSRQ": f"{rng.randint(2016, 2023)}-{rng.randint(1, 12):02d}-15" if vacant else None,
    }


def legacy_columns(lot: Lot, site: dict[str, Any], rng: random.Random) -> dict[str, Any]:
    """Generate what legacy land, idle land and transfers are judged by, for industrial land.

    Of a few lots everything is known, also on the very days up to which the rules reach; of most
    a survey knows little.
    """
    vacant = lot.use in IDLE
    known = {None: 60, "是": 25, "否": 15}
    signed = f"{rng.randint(2002, 2008)}-{rng.randint(1, 12):02d}-{rng.randint(1, 28):02d}"
    agreement = pick(rng, {None: 62, "2006-08-31": 10, signed: 28})
    built = site.get("JCSYRQ")
    facts: dict[str, Any] = {
        "GHYT": pick(rng, {"工业用地": 70, "商服用地": 8, "住宅用地": 8, None: 14}),
        "HFSX": pick(rng, {"是": 60, "否": 25, None: 15}),
        "JCSY": "否" if vacant else pick(rng, {"是": 85, None: 15}),
        "SJGZ": pick(rng, known),
        "TZWCL": round(rng.uniform(3, 100), 2) if chance(rng, 25) else None,
    }
    if agreement:
        facts |= {
            "XYRQ": agreement,
            "XYJG": pick(rng, {"县（市、区）政府": 40, "镇政府（街道办）": 60}),
            "XZFTY": pick(rng, {"是": 70, "否": 10, None: 20}),
            "FWJG": pick(rng, {"是": 80, "否": 5, None: 15}),
            "ZYZS": pick(rng, {"是": 75, "否": 10, None: 15}),
        }
    if built is not None and chance(rng, 12):
        site["JCSYRQ"] = "2009-12-31"
    if vacant:
        agreed = f"{rng.randint(2018, 2024)}-{rng.randint(1, 12):02d}-{rng.randint(1, 28):02d}"
        begun = chance(rng, 50)
        facts |= {
            "YDKGRQ": agreed,
            "SJKGRQ": f"{int(agreed[:4]) + 1}{agreed[4:]}" if begun else None,
            "DGMJBL": round(rng.uniform(2, 60), 2) if begun else 0.0,
            "TZWCL": round(rng.uniform(2, 60), 2) if begun else 0.0,
            "ZZKFRQ": f"{int(agreed[:4]) + 2}-01-15" if begun and chance(rng, 70) else None,
        }
    return facts


def parcel_rows(lots: Sequence[Lot]) -> list[dict[str, Any]]:
    """Return one row a lot under the names of the exchange format."""
    holders = number_holders(lots)
    rows = []
    for lot, code in zip(lots, parcel_codes(lots), strict=True):
        row: dict[str, Any] = {
            "ZDDM": code,
            "TBBH": lot.number,
            "XZQDM": lot.district,
            "ZL": f"演练 {lot.address}" if lot.address else None,
            "ZDMJ": lot.land_m2,
            "JZMJ": lot.floor_m2,
            "演练数据列": "行政区代码",
        }
        if lot.owners > 1:
            row["BZ"] = f"来源中有 {lot.owners} 个权利人,未列名"
        elif lot.deed in holders:
            row["QLR"] = holders[lot.deed]
        if lot.use is not None:
            rng = dice("parcel", code)
            row |= {"YT": registered_use(lot, rng)} | right_columns(lot, rng)
            row["演练数据列"] = GENERATED_RIGHT
        if lot.business:
            site = site_columns(lot, dice("site", code))
            row["演练数据列"] = f"{GENERATED_RIGHT} {GENERATED_SITE}"
            if lot.industrial or lot.use in IDLE:
                row |= legacy_columns(lot, site, dice("legacy", code))
                row["演练数据列"] += f" {GENERATED_LEGACY}"
            row |= site
        rows.append(row)
    return rows


def write_parcels(path: Path, rows: Sequence[dict[str, Any]], shapes: NDArray[Any]) -> None:
    """Write the GeoPackage; its dates are fixed so that its bytes are."""
    gdal.SetConfigOption("OGR_CURRENT_DATE", f"{AS_OF}T00:00:00.000Z")
    system = osr.SpatialReference()
    system.ImportFromEPSG(EPSG)
    system.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    file = ogr.GetDriverByName("GPKG").CreateDataSource(str(path))
    layer = file.CreateLayer("宗地", system, ogr.wkbMultiPolygon, ["SPATIAL_INDEX=NO"])
    kinds = {"text": ogr.OFTString, "real": ogr.OFTReal, "date": ogr.OFTDate}
    for name, kind in COLUMNS:
        layer.CreateField(ogr.FieldDefn(name, kinds[kind]))
    layer.StartTransaction()
    for row, wkb in zip(rows, shapely.to_wkb(shapes, byte_order=1), strict=True):
        feature = ogr.Feature(layer.GetLayerDefn())
        for name, value in row.items():
            if value is not None:
                feature.SetField(name, value)
        feature.SetGeometryDirectly(ogr.CreateGeometryFromWkb(wkb))
        layer.CreateFeature(feature)
    layer.CommitTransaction()
    layer = None
    file = None


def geojson(name: str, features: Iterable[tuple[dict[str, Any], Any]]) -> bytes:
    """Return a GeoJSON text in the plane system, which its ``crs`` member names."""
    data = {
        "type": "FeatureCollection",
        "name": name,
        "crs": {"type": "name", "properties": {"name": f"urn:ogc:def:crs:EPSG::{EPSG}"}},
        "features": [
            {
                "type": "Feature",
                "properties": properties,
                "geometry": json.loads(shapely.to_geojson(shape)),
            }
            for properties, shape in features
        ],
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()


def control_lines(source: ogr.DataSource) -> bytes:
    """Return the industrial zones as control line: IA level 1, IB level 2."""
    rows, shapes = read_shapes(source.GetLayerByName("industrial_zones"))
    order = np.argsort(shapely.get_x(shapely.centroid(shapes)), kind="stable")
    features = []
    for i, j in enumerate(order, 1):
        west = shapely.get_x(shapely.centroid(shapes[j])) < SPLIT_X
        district = WEST if west else EAST
        properties = {
            "QKBH": f"{district}KZX{i:03d}",
            "QKMC": f"演练区块 {i:02d}",
            "XZQDM": district,
            "DJ": 1 if rows[j]["ZONE_TYPE"].startswith("IA") else 2,
            "BBH": LINE_VERSION,
            "SXRQ": LINE_VALID_FROM,
            "PZWH": "演练批文 2024-07",
            "BZ": "演练数据",
        }
        features.append((properties, shapes[j]))
    return geojson("工业用地控制线", features)


def three_old_areas(lots: Sequence[Lot], shapes: NDArray[Any]) -> bytes:
    """Return generated 三旧 areas, each the union of whole lots."""
    row_of = {lot.number: i for i, lot in enumerate(lots)}
    features = []
    for area in THREE_OLD:
        members = [row_of[number] for number in area["lots"]]
        properties = {
            "SJBH": area["register_no"],
            "MC": f"演练图斑 {area['register_no'][-3:]}",
            "XZQDM": lots[members[0]].district,
            "SJZT": area["status"],
            "SJRKRQ": area["entered_on"],
            "PFRQ": area.get("approved_on"),
            "WH": area.get("document_no"),
            "数据时点": THREE_OLD_AS_OF,
            "BZ": "演练数据",
        }
        features.append((properties, shapely.union_all(shapes[members])))
    return geojson("三旧标图建库", features)


ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def credit_code(district: str, number: int) -> str:
    """Return a well-formed 统一社会信用代码 (GB 32100) from a range no enterprise has."""
    body = f"{number:08d}"
    weights = (3, 7, 9, 10, 5, 8, 4, 2)
    rest = -sum(int(c) * w for c, w in zip(body, weights, strict=True)) % 11
    code = f"91{district}{body}{'0123456789X'[rest]}"
    total = sum(ALPHABET.index(c) * 3**i % 31 for i, c in enumerate(code))
    return code + ALPHABET[-total % 31]


def tax_rows(lots: Sequence[Lot]) -> list[list[Any]]:
    """Generate one row an enterprise and year; some taxes are missing, some names unmatched."""
    holders = number_holders(lots)
    land: dict[str, list[Lot]] = {}
    for lot in lots:
        if lot.business and lot.owners == 1 and lot.deed in holders:
            land.setdefault(holders[lot.deed], []).append(lot)
    rows: list[list[Any]] = []
    for number, (name, owned) in enumerate(sorted(land.items()), 1):
        rng = dice("tax", name)
        mu = sum(lot.land_m2 or 0 for lot in owned) * 3 / 2000
        intensity = rng.lognormvariate(3.0, 0.8)
        code = credit_code(owned[0].district, number) if chance(rng, 93) else ""
        for year in (2023, 2024):
            tax = round(mu * intensity * rng.uniform(0.8, 1.25), 2)
            known = chance(rng, 88)
            investment = round(mu * rng.uniform(80, 400), 2) if chance(rng, 80) else ""
            grade = rng.choice("AABBBBCCCD") if chance(rng, 85) else ""
            people = rng.randint(5, 400)
            rows.append(
                [
                    code,
                    name,
                    DISTRICT_NAMES[owned[0].district],
                    year,
                    tax if known else "",
                    round(tax * rng.uniform(12, 40), 2) if known else "",
                    investment,
                    people,
                    grade,
                ]
            )
    for number in range(1, 13):
        tax = round(dice("elsewhere", number).uniform(1, 300), 2)
        name = f"外区企业 {number:02d}"
        rows.append([credit_code(EAST, 900 + number), name, "江海区", 2024, tax, "", "", "", ""])
    return rows


def tax_table(lots: Sequence[Lot]) -> bytes:
    """Return the tax list as offices send it: CSV in GB18030 with Chinese heads."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(TAX_COLUMNS)
    writer.writerows(tax_rows(lots))
    return text.getvalue().encode("gb18030")


def project_list(lots: Sequence[Lot]) -> bytes:
    """Return the training projects with what they are expected to give."""
    known = {lot.number for lot in lots}
    missing = [n for project in PROJECTS for n in project["parcels"] if n not in known]
    if missing:
        raise SystemExit(f"Projects name lots that the source does not have: {missing}")
    data = {"说明": "演练数据,不是江门的项目", "projects": PROJECTS}
    return json.dumps(data, ensure_ascii=False, indent=1).encode()


def write_zip(path: Path, members: dict[str, bytes]) -> None:
    """Write a zip whose bytes depend on the members alone; names are UTF-8."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in members.items():
            info = zipfile.ZipInfo(name, ZIP_TIME)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            info.create_system = 3
            archive.writestr(info, content, compresslevel=9)


def build(source_path: Path, output: Path) -> None:
    """Build the archive from the source GeoPackage."""
    source = ogr.Open(str(source_path))
    if source is None:
        raise SystemExit(f"{source_path} cannot be read; give the path of cambridge_ma.gpkg.")
    lots, shapes = read_lots(source)
    with tempfile.TemporaryDirectory() as folder:
        parcels = Path(folder) / "parcels.gpkg"
        write_parcels(parcels, parcel_rows(lots), shapes)
        members = {
            "宗地.gpkg": parcels.read_bytes(),
            "工业用地控制线.geojson": control_lines(source),
            "三旧标图建库.geojson": three_old_areas(lots, shapes),
            "企业税收.csv": tax_table(lots),
            "项目.json": project_list(lots),
            "说明.txt": (Path(__file__).parent / "sample_notice.txt").read_bytes(),
        }
    output.parent.mkdir(parents=True, exist_ok=True)
    write_zip(output, members)
    print(f"{output}: {output.stat().st_size:,} bytes, {len(lots):,} lots")


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("source", type=Path, help="cambridge_ma.gpkg")
    parser.add_argument("--output", type=Path, default=ROOT / "resources" / "sample" / "source.zip")
    arguments = parser.parse_args()
    ogr.UseExceptions()
    build(arguments.source, arguments.output)


if __name__ == "__main__":
    main()
