#!/usr/bin/env python3
# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The main job on the sample, without QGIS: from files to figures.

Writes ``demo-output/工作库.gpkg`` and ``demo-output/统计.xlsx`` anew; what was there is replaced
only when the new ones are complete. Speaks Chinese where LANG does, otherwise English.
"""

from __future__ import annotations

import argparse
import getpass
import locale
import os
import platform
import shutil
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from lowuse_plugin import paths
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.identification.rules import find_rule_set
from lowuse_plugin.domain.importing.report import ImportReport
from lowuse_plugin.domain.policy.pack import find_policy
from lowuse_plugin.domain.ports import Actor, Store
from lowuse_plugin.domain.schema import shipped
from lowuse_plugin.domain.statistics import Statistics, total_m2
from lowuse_plugin.domain.units import Number, fen_to_yuan, m2_to_mu, round_half_up
from lowuse_plugin.exchange.project_file import read_project_list
from lowuse_plugin.exchange.readers import read_layer
from lowuse_plugin.exchange.workbooks.statistics_xlsx import write_statistics
from lowuse_plugin.services.control_line.check import check_control_line
from lowuse_plugin.services.identification.identify import identify
from lowuse_plugin.services.importing.projects import REFUSED, import_projects
from lowuse_plugin.services.subsidy.assess import assess_subsidies
from lowuse_plugin.services.summarise import summarise_all
from lowuse_plugin.services.tagging.parcels import Decision, tag_parcels
from lowuse_plugin.services.training_sample import sample_files
from lowuse_plugin.store.workspace import create_workspace

ROOT = Path(__file__).resolve().parent.parent
ON = date(2025, 6, 30)
"""The day as of which the sample was made; the same figures come out on any day."""
TAGGED = 20
WORKSPACE, WORKBOOK = "工作库.gpkg", "统计.xlsx"


def chinese() -> bool:
    """Tell whether the user's language is Chinese."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if os.environ.get(name):
            return os.environ[name].lower().startswith("zh")
    return (locale.getlocale()[0] or "").lower().startswith(("zh", "chinese"))


@dataclass(frozen=True)
class Talk:
    """Prints in one language."""

    chinese: bool

    def say(self, english: str, chinese: str) -> None:
        """Print one line."""
        print(chinese if self.chinese else english, flush=True)

    @contextmanager
    def step(self, english: str, chinese: str) -> Iterator[None]:
        """Print a line and the seconds that its step took."""
        start = time.perf_counter()
        yield
        seconds = time.perf_counter() - start
        name = chinese if self.chinese else english
        print(f"  {seconds:6.2f} s  {name}", flush=True)


def mu(m2: Number) -> str:
    """Return an area in 亩 with two decimals."""
    return f"{round_half_up(m2_to_mu(m2), 2):,f}"


def run(store: Store, source: Path, talk: Talk) -> Statistics:
    """Carry the main job out, step by step."""
    import_sample(store, source, talk)
    with talk.step("low-efficiency candidates proposed", "提出疑似低效宗地"):
        identify(store, rules=find_rule_set("sample"), on=ON)
    with talk.step(f"{TAGGED} largest candidates tagged", f"标记面积最大的 {TAGGED} 宗"):
        tag_largest(store)
    with talk.step("checked against the control line", "控制线套合"):
        check_control_line(store, on=ON)
    with talk.step("projects imported", "导入项目"):
        projects = import_projects(store, read_project_list(source / "项目.json"))
    for item in projects.outcomes:
        if item.outcome == REFUSED:
            talk.say(f"  refused: {item.refusal}", f"  拒收：{item.refusal}")
    with talk.step("subsidies assessed", "奖补测算"):
        assess_subsidies(
            store,
            policy=find_policy("jiangfu-2022-10"),
            on=ON,
            calculated_by="演练测算人",
            software_version=version(),
        )
    with talk.step("merge groups found, figures summed", "查找合并候选，汇总"):
        return summarise_all(store, on=ON)


def import_sample(store: Store, source: Path, talk: Talk) -> None:
    """Import parcels, control line, 三旧 areas and taxes, and tell how their rows ended."""
    for file in sample_files():
        with talk.step(f"{file.english} imported", f"导入{file.chinese}"):
            report = file.load(store, read_layer(source / file.name))
        tell_import(report, talk)
    talk.say(
        f"           {len(report.unmatched):,} enterprises without a parcel",
        f"           未匹配到宗地的企业 {len(report.unmatched):,} 家",
    )


def tell_import(report: ImportReport, talk: Talk) -> None:
    """Print how the rows of a file ended."""
    read, taken, changed, refused = (
        report.rows_read,
        report.imported,
        report.changed,
        report.refused,
    )
    talk.say(
        f"           {read:,} rows: {taken:,} as they are, {changed:,} corrected, "
        f"{refused:,} refused",
        f"           共 {read:,} 行：原样导入 {taken:,}，修正 {changed:,}，拒收 {refused:,}",
    )


def tag_largest(store: Store) -> None:
    """Tag the largest candidates with the rules that hit them as basis."""
    with store.read() as reading:
        uuids = reading.table("suspected_parcels")["uuid"].to_list()[:TAGGED]
    decision = Decision(decided_by="演练标记人", decided_on=ON, batch="演练-1", opinion="演练数据")
    tag_parcels(store, uuids, decision)


def version() -> str:
    """Return the version of the plugin."""
    lines = paths.metadata().read_text(encoding="utf-8").splitlines()
    return next(line.partition("=")[2].strip() for line in lines if line.startswith("version="))


def tell(figures: Statistics, talk: Talk) -> None:
    """Print the summary: counts, 亩 and 元."""
    plane = total_m2(line.plane_m2 for line in figures.parcels)
    parcels = sum(line.parcels for line in figures.parcels)
    talk.say(f"  parcels {parcels:,}: {mu(plane)} mu", f"  宗地 {parcels:,} 宗，{mu(plane)} 亩")
    tell_candidates(figures, talk)
    tell_control(figures, talk)
    groups = [group for group in figures.merge_groups if group.mergeable]
    area = mu(total_m2(group.land_area_m2 for group in groups))
    every, some = len(figures.merge_groups), len(groups)
    talk.say(
        f"  merge groups {every:,}, of them state-owned industrial {some:,}: {area} mu",
        f"  合并候选 {every:,} 组，其中国有工业用地 {some:,} 组，{area} 亩",
    )
    for status, word in shipped().codes["subsidy_status"].values.items():
        lines = [line for line in figures.subsidies if line.status == status]
        paid = any(line.amount_fen is not None for line in lines)
        money = f"{fen_to_yuan(figures.subsidy_fen(status)):,}"
        talk.say(
            f"  subsidy {status} {len(lines)}" + (f": {money} yuan" if paid else ""),
            f"  奖补{word} {len(lines)} 个" + (f"，{money} 元" if paid else ""),
        )


def tell_candidates(figures: Statistics, talk: Talk) -> None:
    """Print what the rules propose and what was tagged."""
    found, lacking = figures.outcome_count("suspected"), figures.outcome_count("incomplete")
    area = mu(total_m2(x.plane_m2 for x in figures.outcomes if x.outcome == "suspected"))
    talk.say(
        f"  suspected {found:,}: {area} mu; data missing {lacking:,} (example rules)",
        f"  疑似低效 {found:,} 宗，{area} 亩；待补充 {lacking:,} 宗（示例标准,仅供演练）",
    )
    units = sum(line.units for line in figures.tags)
    tagged = mu(total_m2(line.area_m2 for line in figures.tags))
    talk.say(f"  tagged {units:,}: {tagged} mu", f"  已标记 {units:,} 块，{tagged} 亩")


def tell_control(figures: Statistics, talk: Talk) -> None:
    """Print how the parcels lie to the control line."""
    inside, outside, crossing = map(figures.control_count, ("inside", "outside", "crossing"))
    errors = sum(line.boundary_errors for line in figures.control)
    area = mu(total_m2(line.inside_m2 for line in figures.control))
    talk.say(
        f"  control line: inside {inside:,}, outside {outside:,}, crossing {crossing:,} "
        f"(of them boundary errors {errors:,}); {area} mu inside",
        f"  控制线：线内 {inside:,} 宗，线外 {outside:,} 宗，跨线 {crossing:,} 宗"
        f"（其中边界误差 {errors:,} 宗）；线内 {area} 亩",
    )


def publish(work: Path, output: Path) -> None:
    """Put the complete files in the place of older ones."""
    for name in (WORKSPACE, WORKBOOK):
        (work / name).replace(output / name)


def demo(output: Path, talk: Talk) -> None:
    """Run everything in a folder of its own, then publish."""
    start = time.perf_counter()
    output.mkdir(parents=True, exist_ok=True)
    for left_by_a_killed_run in output.glob(".new-*"):
        shutil.rmtree(left_by_a_killed_run)
    work = Path(tempfile.mkdtemp(prefix=".new-", dir=output))
    actor = Actor("演练", getpass.getuser(), platform.node())
    talk.say("Main job on the sample", "样例数据上的主要流程")
    try:
        with zipfile.ZipFile(paths.resource("sample", "source.zip")) as archive:
            archive.extractall(work / "来源")
        with create_workspace(work / WORKSPACE, district="440700", actor=actor) as store:
            figures = run(store, work / "来源", talk)
            with talk.step("statistics written", "写出统计表"):
                write_statistics(work / WORKBOOK, figures)
        publish(work, output)
    finally:
        shutil.rmtree(work, ignore_errors=True)
    talk.say("Summary (training data, not data of Jiangmen)", "摘要（演练数据，不是江门的数据）")
    tell(figures, talk)
    seconds = time.perf_counter() - start
    talk.say(
        f"Written to {output.name}/: {WORKSPACE}, {WORKBOOK} ({seconds:.1f} s)",
        f"已写入 {output.name}/：{WORKSPACE}、{WORKBOOK}（{seconds:.1f} 秒）",
    )


def main() -> int:
    """Read the command line."""
    parser = argparse.ArgumentParser(description="Runs the main job on the sample.")
    parser.add_argument("--output", type=Path, default=ROOT / "demo-output")
    arguments = parser.parse_args()
    talk = Talk(chinese())
    try:
        demo(arguments.output, talk)
    except (LowUseError, OSError) as error:
        talk.say(f"Stopped: {error}", f"已停止：{error}")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
