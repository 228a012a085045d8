# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The calculation sheet as a Word document."""

from __future__ import annotations

import importlib.util
import pickle
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import pytest

from lowuse_plugin import paths
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.notices import EXAMPLE, TRAINING
from lowuse_plugin.domain.policy.clauses import find_clause
from lowuse_plugin.domain.policy.pack import find_policy
from lowuse_plugin.domain.subsidy.sheet import Line, SubsidySheet
from lowuse_plugin.exchange.subsidy.docx import why_no_docx, write_subsidy_docx
from tests.arch.scripts import load_script
from tests.exchange.sheet_cases import ORIGIN, PLANT, POLICY, calculation, sheet

ROOT = Path(__file__).resolve().parents[2]


def written(tmp_path: Path, source: SubsidySheet) -> Path:
    path = tmp_path / "测算表.docx"
    write_subsidy_docx(path, source)
    return path


def texts(path: Path) -> list[str]:
    """Return every text of the body: paragraphs, then cells, each once."""
    document = docx.Document(str(path))
    cells = [
        cell.text for table in document.tables for row in table.rows for cell in row.cells
    ]  # fmt: skip
    return [*(p.text for p in document.paragraphs), *cells]


def row_of(path: Path, first: str) -> list[str]:
    """Return the cells of the row that begins so."""
    for table in docx.Document(str(path)).tables:
        for row in table.rows:
            if row.cells[0].text.strip() == first:
                return [cell.text for cell in row.cells]
    raise AssertionError(first)


def everything(path: Path) -> str:
    with zipfile.ZipFile(path) as archive:
        return "\n".join(
            archive.read(name).decode() for name in archive.namelist() if name.endswith(".xml")
        )


def test_the_sheet_says_amount_words_shares_and_who_signs(tmp_path: Path) -> None:
    path = written(tmp_path, sheet(floor_area_m2="52800.01"))
    assert row_of(path, "结论")[1] == "符合"
    assert row_of(path, "测算金额")[1] == "3,168,000.60 元"
    assert row_of(path, "大写")[1] == "人民币叁佰壹拾陆万捌仟元零陆角整"
    assert row_of(path, "容积率")[1:4:2] == ["2.20000042", "第 2 档　60 元/m²"]
    assert row_of(path, "新会区") == ["新会区", "2:8", "3,168,000.60", "633,600.12", "2,534,400.48"]
    assert row_of(path, "测算人") == ["测算人", "复核人", "科室负责人", "分管领导"]
    found = texts(path)
    assert "各口径结果一致。" in found
    assert "全部采用政策参数的默认口径。" in found
    assert any("年　月　日" in text for text in found)
    assert any(f"sha256 {POLICY.sha256}" in text for text in found)


def test_each_condition_has_its_words_value_threshold_and_outcome(tmp_path: Path) -> None:
    path = written(tmp_path, sheet(three_old={"status": "register", "document": "none land 1号"}))
    area = row_of(path, "E-2 改造土地面积")
    assert area[1].startswith("“单个项目改造土地面积超过30亩”")
    assert area[2] == "24,000.00 m² (36.0000 亩) 改造方案批复或项目备案"
    assert area[3:] == ["> 20,000.00 m² (30.00 亩)", "符合"]
    old = row_of(path, "E-6 “三旧”改造")
    # The status is in words, the document number as somebody wrote it.
    assert old[2] == "已标图建库 none land 1号"
    assert old[4] == "待复核\n在“三旧”标图建库或年度计划内，待复核"
    assert row_of(path, "E-5 政策有效期")[3] == "2022年4月1日 至 2027年3月31日"


def test_our_own_checks_are_never_printed_as_a_quotation(tmp_path: Path) -> None:
    parts = [
        {"district": "440705", "land_area_m2": "14000", "floor_area_m2": "27000"},
        {"district": "440704", "land_area_m2": "10000", "floor_area_m2": "21000"},
    ]
    path = written(tmp_path, sheet(district_parts=parts))
    twice, across = row_of(path, "E-7 重复奖补核对"), row_of(path, "A-13 跨县（市、区）分摊")
    assert twice[1].startswith("核对内容：同一项目")
    assert twice[2:] == ["未发现重复奖补", "同一项目、用地、建筑不重复奖补", "符合"]
    assert across[3] == "有载明分摊的文件（项目所在 新会区）"
    for own in (twice, across):
        assert "“" not in own[1]
        assert "江府" not in own[1]
        assert "本系统核对事项，非文件条款" in own[1]


def test_places_of_clauses_are_those_of_the_panel(tmp_path: Path) -> None:
    found = calculation(dict(PLANT)).result["trace"]
    for entry, line in zip(found, sheet().trace, strict=True):
        clause = find_clause(entry["clause"], entry["text"])
        assert clause is not None
        assert not line.quoted or line.clause == f"{clause.document_no} {clause.place}"
    path = written(tmp_path, sheet())
    assert row_of(path, "E-2 改造土地面积")[1].endswith("江府〔2022〕10号 二(三)5(6)")


def test_how_far_a_claim_is_stands_only_where_there_is_something_to_say(tmp_path: Path) -> None:
    claim = (Line("办理状态", "审定"), Line("复核人、日期", "李四　2025年1月3日"))
    path = written(tmp_path, replace(sheet(), claim=claim))
    assert row_of(path, "办理状态") == ["办理状态", "审定", "复核人、日期", "李四　2025年1月3日"]
    assert "八、办理情况" in texts(path)
    before = written(tmp_path, sheet())
    assert "八、办理情况" not in texts(before)
    assert any("年　月　日" in text for text in texts(before))


def test_each_parcel_code_has_a_line(tmp_path: Path) -> None:
    codes = "440704001004GB00035、440704001016GB00024 等 8 宗"
    path = written(tmp_path, sheet(lines=(Line("宗地", codes),)))
    assert row_of(path, "宗地")[1] == "440704001004GB00035、\n440704001016GB00024 等 8 宗"


def test_readings_that_differ_and_the_document_of_a_choice(tmp_path: Path) -> None:
    source = sheet(
        floor_area_m2="48000.01",
        switches={"far_rounding": "two_decimals"},
        others={"basis_document": "江自然函〔2025〕1号"},
    )
    path = written(tmp_path, source)
    used = row_of(path, "实际建筑面积 ÷ 改造土地面积，容积率取两位小数")
    assert used[1:] == ["2.00000000", "1", "2,400,000.50"]
    assert row_of(path, "实际建筑面积 ÷ 改造土地面积")[3] == "2,880,000.60"
    assert row_of(path, "计算容积率取位（A-07）")[1:] == ["四舍五入取两位小数", "不取位"]
    assert "依据文件：江自然函〔2025〕1号" in texts(path)


def test_a_trial_an_example_and_an_outdated_one_say_so_on_every_page(tmp_path: Path) -> None:
    example = replace(find_policy(POLICY.id), example=True)
    source = sheet(
        policy=example,
        accepted_on=None,
        origin=replace(ORIGIN, training=True),
        others={"holds": False},
    )
    changed = replace(source, changes=(Line("改造后建筑面积", "48,000.00", "49,000.00"),))
    path = written(tmp_path, changed)
    header = zipfile.ZipFile(path).read("word/header1.xml").decode()
    assert 'string="试算"' in header
    for notice in (EXAMPLE, TRAINING, "试算，不作为拨付依据", "测算后数据已变更，须重新测算"):
        assert notice in header
    assert "测算后变更：改造后建筑面积，测算时 48,000.00，现为 49,000.00" in texts(path)


def test_one_that_counts_has_no_watermark(tmp_path: Path) -> None:
    path = written(tmp_path, sheet())
    with zipfile.ZipFile(path) as archive:
        header = archive.read("word/header1.xml").decode()
        footer = archive.read("word/footer1.xml").decode()
    assert "WaterMark" not in header
    assert "不作为" not in header
    assert ORIGIN.fingerprint in footer
    assert "NUMPAGES" in footer


def test_the_distance_upward_is_nowhere(tmp_path: Path) -> None:
    # 0.02 m² lack to the next tier, worth 480,001.10 元.
    source = sheet(floor_area_m2="47999.99")
    found = everything(written(tmp_path, source))
    assert "降档余量" in found
    assert "480,001" not in found
    assert "0.02 m²" not in found
    assert "下一档" not in found


def test_what_people_wrote_is_text_and_nothing_else(tmp_path: Path) -> None:
    evil = "<b>甲</b> & {{ 7*7 }} {% if x %} ${1} \x0b\x01"
    source = sheet(lines=(Line("项目名称", evil), Line("改造主体", "乙\n丙")))
    path = written(tmp_path, replace(source, name=evil))
    assert row_of(path, "项目名称")[1] == "<b>甲</b> & {{ 7*7 }} {% if x %} ${1} "
    assert "{%p" not in everything(path)
    assert "{%tr" not in everything(path)


def test_without_lxml_it_is_refused_by_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert why_no_docx() is None
    real = importlib.util.find_spec

    def without(name: str, *more: Any) -> Any:
        return None if name == "lxml" else real(name, *more)

    monkeypatch.setattr(importlib.util, "find_spec", without)
    with pytest.raises(LowUseError) as caught:
        written(tmp_path, sheet())
    assert (caught.value.code, caught.value.params) == ("DOCX_PACKAGE_MISSING", {"package": "lxml"})


def test_a_file_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    with pytest.raises(LowUseError) as caught:
        written(tmp_path / "没有", sheet())
    assert caught.value.code == "REPORT_NOT_WRITTEN"


def test_the_template_is_what_its_source_gives() -> None:
    for name, content in load_script("build_templates").templates().items():
        assert paths.resource("templates", name).read_bytes() == content, name


def test_the_wheels_of_the_zip_are_enough(tmp_path: Path) -> None:
    # The Python of the system has lxml and jinja2 but none of ours.
    python = Path(sys.base_prefix) / "bin" / "python3"
    package = load_script("package")
    package.fetch_wheels()
    kept, path = tmp_path / "sheet", tmp_path / "测算表.docx"
    kept.write_bytes(pickle.dumps(sheet()))
    code = (
        "import pickle, sys\nfrom pathlib import Path\n"
        "from lowuse_plugin import bundled\n"
        "wheels, kept, path = map(Path, sys.argv[1:])\n"
        "bundled.bundled_wheels = lambda: sorted(wheels.glob('*.whl'))\n"
        "from lowuse_plugin.exchange.subsidy.docx import write_subsidy_docx\n"
        "write_subsidy_docx(path, pickle.loads(kept.read_bytes()))\n"
        "import docxtpl, docx, typing_extensions\n"
        "print([m.__file__ for m in (docxtpl, docx, typing_extensions)])\n"
    )
    done = subprocess.run(
        [str(python), "-s", "-c", code, str(package.WHEELS), str(kept), str(path)],
        cwd=ROOT, check=False, capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stdout.count(".whl/") == 3
    assert row_of(path, "结论")[1] == "符合"
