# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The statistics workbook: what leaves the office, in Chinese, with its source on every sheet."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path

from lowuse_plugin import paths
from lowuse_plugin.domain import schema
from lowuse_plugin.domain.display import shown_district
from lowuse_plugin.domain.notices import EXAMPLE, TRAINING
from lowuse_plugin.domain.statistics import (
    NOT_DONE,
    STALE,
    SourceLine,
    Statistics,
    SubsidyLine,
    total_m2,
)
from lowuse_plugin.domain.units import fen_to_yuan
from lowuse_plugin.exchange.workbooks.statistics_words import (
    OTHER_WORDS,
    to_mu,
    to_number,
    to_yuan,
    use_name,
    word_of,
)
from lowuse_plugin.exchange.workbooks.workbook import Page, TableColumn, Total, write_workbook
from lowuse_plugin.exchange.workbooks.workbook_rows import Cell, Figure

TRAINING_PROJECT = "演练数据，不是实际项目"
_TOTAL = Total("合计")
_TAGGED, _NOT_TAGGED = "标记（地块）", "不计入标记（地块）"
_HASH_SHOWN = 16
_STALE_NOTE = "需重算：所依据的宗地、控制线或项目已变更或撤回，须重新识别、套合或测算。"


def write_statistics(path: Path, statistics: Statistics) -> None:
    """Write the workbook with the sheets 概况 分区统计 低效识别 控制线套合 合并候选 奖补测算.

    Areas are m² with two decimals and 亩 with four, made from sums (A-37). What rests on an example
    rule set says so (D8); trial amounts have a total of their own (A-41).

    Raises:
        LowUseError: ``REPORT_NOT_WRITTEN`` with ``file``; ``PACKAGE_MISSING``.
    """
    pages = [
        _overview(statistics),
        _districts(statistics),
        _identification(statistics),
        _control(statistics),
        _merging(statistics),
        _subsidies(statistics),
    ]
    write_workbook(path, pages, footer=_stamp(statistics), on=statistics.on)


def _stamp(statistics: Statistics) -> str:
    """Return workspace, log line and day: what the figures can be traced to."""
    head = statistics.head
    return (
        f"工作库 {statistics.workspace.store_id} 日志 {head.seq} {head.hash[:_HASH_SHOWN]} "
        f"统计日期 {statistics.on.isoformat()}"
    )


def _page(
    name: str,
    statistics: Statistics,
    columns: Sequence[TableColumn],
    rows: Sequence[Sequence[Cell]],
    *,
    totals: Sequence[Total] = (_TOTAL,),
    footnotes: Sequence[str] = (),
) -> Page:
    place = shown_district(statistics.workspace.district)
    title = f"{place}低效用地再开发统计：{name}"
    banner = TRAINING if statistics.workspace.training else ""
    return Page(name, title, _stamp(statistics), columns, rows, totals, footnotes, banner)


def _overview(statistics: Statistics) -> Page:
    columns = [
        TableColumn("项目", width=34),
        TableColumn("数值", "int", 18),
        TableColumn("单位", width=8),
        TableColumn("说明", width=60),
    ]
    rows = [*_figures(statistics), *_imports(statistics), *_bases(statistics)]
    notes = [EXAMPLE] if statistics.rests_on_examples or _checked_by_example(statistics) else []
    notes += [TRAINING_PROJECT] if any(line.training for line in statistics.subsidies) else []
    return _page("概况", statistics, columns, rows, totals=(), footnotes=notes)


def _checked_by_example(statistics: Statistics) -> bool:
    """Tell whether there are results of a control-line rule that is an example (D8)."""
    return any(line.rule_examples for line in statistics.control)


def _figures(statistics: Statistics) -> list[list[Cell]]:
    registered = total_m2(line.registered_m2 for line in statistics.parcels)
    plane = total_m2(line.plane_m2 for line in statistics.parcels)
    merged = total_m2(group.land_area_m2 for group in statistics.merge_groups)
    mergeable = sum(group.mergeable for group in statistics.merge_groups)
    lacking = sum(line.without_registered for line in statistics.parcels)
    tagged = sum(line.units for line in statistics.tags if line.stands)
    count, control = statistics.outcome_count, statistics.control_count
    rows: list[list[Cell]] = [
        ["宗地", sum(line.parcels for line in statistics.parcels), "宗", None],
        ["登记面积", *_area(registered), f"另有 {lacking} 宗无登记面积"],
        ["图形平面面积", *_area(plane), statistics.workspace.crs],
        ["疑似低效", count("suspected"), "宗", "规则识别，不是认定"],
        ["待补充", count("incomplete"), "宗", "缺少判断所需数据"],
        ["未见低效", count("not_suspected"), "宗", None],
        ["识别需重算", count(STALE), "宗", "宗地已变更，须重新识别"],
        ["已标记地块", tagged, "块", "标记低效、县级认定；按地块计，每块一次"],
        ["控制线内", control("inside"), "宗", None],
        ["控制线外", control("outside"), "宗", None],
        ["跨控制线", control("crossing"), "宗", _errors(statistics)],
        ["套合需重算", control(STALE), "宗", "宗地图形或控制线已变更，须重新套合"],
        ["合并候选", len(statistics.merge_groups), "组", f"其中国有工业用地 {mergeable} 组"],
        ["合并候选面积", *_area(merged), None],
        ["企业", statistics.enterprises, "家", f"已匹配宗地 {statistics.enterprises_joined} 家"],
        ["税收记录", statistics.years, "条", f"其中有税收数 {statistics.taxes} 条"],
    ]
    rows += [
        [
            "三旧图斑",
            number,
            "个",
            f"{shown_district(district)} {word_of('three_old_status', status)}",
        ]
        for district, status, number in statistics.three_old
    ]
    statuses = {**schema.shipped().codes["subsidy_status"].values, STALE: OTHER_WORDS[STALE]}
    for status, word in statuses.items():
        lines = [line for line in statistics.subsidies if line.status == status]
        money = f"测算金额 {fen_to_yuan(statistics.subsidy_fen(status)):,} 元"
        paid = any(line.amount_fen is not None for line in lines)
        rows.append([f"奖补测算 {word}", len(lines), "个", money if paid else None])
    return rows


def _area(m2: float) -> tuple[Cell, Cell]:
    """Return an area in 亩 with four decimals (A-37) and its unit."""
    return Figure(to_mu(m2), "mu"), "亩"


def _errors(statistics: Statistics) -> str:
    errors = sum(line.boundary_errors for line in statistics.control)
    return f"其中边界误差 {errors} 宗"


def _imports(statistics: Statistics) -> list[list[Cell]]:
    tables = schema.shipped().tables
    return [
        [
            f"导入 {tables[line.target].title if line.target in tables else line.target}",
            line.rows_read,
            "行",
            f"{line.file_name} {_counts(line)}",
        ]
        for line in statistics.sources
    ]


def _counts(line: SourceLine) -> str:
    counts = f"导入 {line.imported}，修正 {line.changed}，拒收 {line.refused}"
    return f"{counts}；sha256 {line.sha256[:_HASH_SHOWN]}"


def _bases(statistics: Statistics) -> list[list[Cell]]:
    return [
        [
            f"依据 {word_of('rule_set_kind', line.kind)}",
            None,
            None,
            f"{line.rule_set_id} {line.title} {line.document_no} {EXAMPLE if line.example else ''}",
        ]
        for line in statistics.rule_sets
    ]


def _districts(statistics: Statistics) -> Page:
    columns = [
        TableColumn("行政区"),
        TableColumn("用途"),
        TableColumn("宗地（宗）", "int", total=True),
        TableColumn("登记面积（m²）", "m2", 20, total=True),
        TableColumn("登记面积（亩）", "mu", 18, mu_of=3),
        TableColumn("无登记面积（宗）", "int", 16, total=True),
        TableColumn("图形平面面积（m²）", "m2", 20, total=True),
        TableColumn("图形平面面积（亩）", "mu", 18, mu_of=6),
    ]
    rows: list[list[Cell]] = [
        [
            shown_district(line.district),
            use_name(line.use_group),
            line.parcels,
            line.registered_m2,
            to_mu(line.registered_m2),
            line.without_registered,
            line.plane_m2,
            to_mu(line.plane_m2),
        ]
        for line in statistics.parcels
    ]
    note = "登记面积合计只含有登记面积的宗地；亩由平方米合计换算，1 亩 = 2000/3 m²。"
    return _page("分区统计", statistics, columns, rows, footnotes=[note])


def _identification(statistics: Statistics) -> Page:
    columns = [
        TableColumn("类别"),
        TableColumn("行政区"),
        TableColumn("结果", width=18),
        TableColumn("低效类型", width=24),
        TableColumn("数量", "int", 10, total=True),
        TableColumn("面积（m²）", "m2", 20, total=True),
        TableColumn("面积（亩）", "mu", 18, mu_of=5),
        TableColumn("依据示例标准（块）", "int", 20, total=True),
    ]
    machine: list[list[Cell]] = [
        [
            "规则识别（宗）",
            shown_district(line.district),
            "未识别" if line.outcome == NOT_DONE else word_of("assessment_outcome", line.outcome),
            None,
            line.parcels,
            line.plane_m2,
            to_mu(line.plane_m2),
            None,
        ]
        for line in statistics.outcomes
    ]
    person: list[list[Cell]] = [
        [
            _TAGGED if line.stands else _NOT_TAGGED,
            shown_district(line.district),
            word_of("tag_state", line.state),
            word_of("low_efficiency_kind", line.kind),
            line.units,
            line.area_m2,
            to_mu(line.area_m2),
            line.example,
        ]
        for line in sorted(statistics.tags, key=lambda line: not line.stands)
    ]
    totals = [
        Total("规则识别合计", 0, "规则识别（宗）"),
        Total("标记合计", 0, _TAGGED),
    ]
    notes = ["规则识别为疑似，不是认定；宗地按图形平面面积，地块按低效用地面积。"]
    if not all(line.stands for line in statistics.tags):
        notes.append("不属低效、撤销标记的地块只列出，不计入标记合计。")
    notes += [_STALE_NOTE] if statistics.outcome_count(STALE) else []
    notes += [EXAMPLE] if statistics.rests_on_examples else []
    return _page("低效识别", statistics, columns, machine + person, totals=totals, footnotes=notes)


def _control(statistics: Statistics) -> Page:
    columns = [
        TableColumn("行政区"),
        TableColumn("结果"),
        TableColumn("控制线版本", width=16),
        TableColumn("宗地（宗）", "int", total=True),
        TableColumn("线内面积（m²）", "m2", 20, total=True),
        TableColumn("线内面积（亩）", "mu", 16, mu_of=4),
        TableColumn("线外面积（m²）", "m2", 20, total=True),
        TableColumn("线外面积（亩）", "mu", 16, mu_of=6),
        TableColumn("一级线内（m²）", "m2", 18, total=True),
        TableColumn("二级线内（m²）", "m2", 18, total=True),
        TableColumn("不分级线内（m²）", "m2", 18, total=True),
        TableColumn("边界误差（宗）", "int", total=True),
    ]
    rows: list[list[Cell]] = [
        [
            shown_district(line.district),
            "未套合"
            if line.control_class == NOT_DONE
            else word_of("control_class", line.control_class),
            line.version,
            line.parcels,
            line.inside_m2,
            to_mu(line.inside_m2),
            line.outside_m2,
            to_mu(line.outside_m2),
            line.level_1_m2,
            line.level_2_m2,
            line.level_0_m2,
            line.boundary_errors,
        ]
        for line in statistics.control
    ]
    treated = sum(line.treated for line in statistics.control)
    notes = ["边界误差：跨线宗地较小一侧宽度均不超过窄条宽度，另列待统一确认。"]
    notes += [f"控制线规则为示例：{EXAMPLE}"] if _checked_by_example(statistics) else []
    notes += [f"其中 {treated} 宗边界误差经人工确认按线内或线外处理。"] if treated else []
    notes += [_STALE_NOTE] if statistics.control_count(STALE) else []
    return _page("控制线套合", statistics, columns, rows, footnotes=notes)


def _merging(statistics: Statistics) -> Page:
    columns = [
        TableColumn("权利人", width=24),
        TableColumn("国有工业", width=12),
        TableColumn("宗地（宗）", "int", total=True),
        TableColumn("面积（m²）", "m2", 18, total=True),
        TableColumn("面积（亩）", "mu", 14, mu_of=3),
        TableColumn("共用界线（m）", "m2", 14),
        TableColumn("界线", width=26),
        TableColumn("宗地代码", width=60),
    ]
    rows: list[list[Cell]] = [
        [
            group.holder,
            "是" if group.mergeable else "否",
            len(group.parcels),
            group.land_area_m2,
            to_mu(group.land_area_m2),
            group.shared_m,
            "界线不严密，需权籍调查" if group.loose else "严密",
            "、".join(group.parcels),
        ]
        for group in statistics.merge_groups
    ]
    totals = [_TOTAL, Total("国有工业合计", 1, "是")]
    note = "候选只看同一权利人、同一性质和用途、相邻；是否可合并须逐条核对 M-1 至 M-12。"
    return _page("合并候选", statistics, columns, rows, totals=totals, footnotes=[note])


def _subsidies(statistics: Statistics) -> Page:
    columns = [
        TableColumn("项目编号", width=12),
        TableColumn("项目名称", width=30),
        TableColumn("行政区", width=10),
        TableColumn("结果", width=10),
        TableColumn("土地面积（m²）", "m2", 16),
        TableColumn("土地面积（亩）", "mu", 14),
        TableColumn("建筑面积（m²）", "m2", 16),
        TableColumn("容积率", "far", 14),
        TableColumn("档次", "int", 8),
        TableColumn("单价（元/m²）", "yuan", 12),
        TableColumn("测算金额（元）", "yuan", 18, total=True),
        TableColumn("市级补助（元）", "yuan", 18, total=True),
        TableColumn("区级负担（元）", "yuan", 18, total=True),
        TableColumn("原因和提示", width=48),
        TableColumn("数据", width=10),
    ]
    words = _subsidy_words()
    rows = [_subsidy_row(line, words) for line in statistics.subsidies]
    states = schema.shipped().codes["subsidy_status"].values
    totals = [
        Total(f"{states[status]}合计", 3, states[status])
        for status in ("eligible", "review", "trial")
    ]
    notes = [
        "测算金额不是应补助金额；试算、待复核另行合计，不计入符合。",
        "容积率列保留八位小数，只作显示；判断按未取整数值。",
    ]
    notes += [_STALE_NOTE] if any(line.status == STALE for line in statistics.subsidies) else []
    notes += [TRAINING_PROJECT] if any(line.training for line in statistics.subsidies) else []
    return _page("奖补测算", statistics, columns, rows, totals=totals, footnotes=notes)


def _subsidy_row(line: SubsidyLine, words: Mapping[str, str]) -> list[Cell]:
    codes = [*line.reasons, *line.warnings]
    return [
        line.project_code,
        line.name,
        shown_district(line.district),
        word_of("subsidy_status", line.status),
        to_number(line.land_m2),
        to_mu(line.land_m2) if line.land_m2 else None,
        to_number(line.floor_m2),
        to_number(line.far),
        line.tier,
        to_number(line.rate_yuan_per_m2 or ""),
        to_yuan(line.amount_fen),
        to_yuan(line.city_fen),
        to_yuan(line.district_fen),
        "；".join(words.get(code, code) for code in dict.fromkeys(codes)),
        "演练" if line.training else None,
    ]


def _subsidy_words() -> Mapping[str, str]:
    """Return the Chinese of the published codes of the subsidy."""
    text = paths.resource("policy", "subsidy_codes.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
