#!/usr/bin/env python3
# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Write the styles of the layers on the screen.

``scripts/build_styles.py`` writes ``resources/styles/*.qml`` (those of the printed map are made by
``build_layouts.py``) with the Python of QGIS. No two classes differ in colour alone: hatch, dots or
the kind of line tells them apart in print without colour and for eyes that see fewer colours (N14).
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["QT_HASH_SEED"] = "0"  # otherwise the attributes of an element come in another order
ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from qgis.core import (  # noqa: E402
    Qgis,
    QgsApplication,
    QgsFeatureRequest,
    QgsFillSymbol,
    QgsMapLayer,
    QgsPalLayerSettings,
    QgsRuleBasedRenderer,
    QgsTextBufferSettings,
    QgsTextFormat,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)
from qgis.PyQt.QtCore import Qt  # noqa: E402
from qgis.PyQt.QtGui import QColor, QFont  # noqa: E402

from lowuse_plugin.domain.schema import shipped  # noqa: E402
from scripts.map_styles import Hatch, dotted, fill, stable  # noqa: E402

STYLES = ROOT / "resources" / "styles"
DASH, DOT, DASH_DOT = Qt.PenStyle.DashLine, Qt.PenStyle.DotLine, Qt.PenStyle.DashDotLine
LABEL_SCALE = 5000
PROJECT_SCALE, AMOUNT_SCALE = 50_000, 20_000
UNIT_SCALE, AREA_SCALE = 2500, 100_000
FIRST = 10
"""Priority of labels that have but one place."""
HOLDER_SCALE = 1500
RISING, FALLING, LEVEL, UPRIGHT = 45, 135, 0, 90


def crossed(distance: float, width: float) -> list[Hatch]:
    """Return lines in both directions."""
    return [Hatch(RISING, distance, width), Hatch(FALLING, distance, width)]


PROJECT_ORDER = """CASE WHEN "paid_fen" > 0 THEN 5 WHEN "subsidy_status" = 'eligible' THEN 4
WHEN "subsidy_status" = 'review' THEN 3 WHEN "subsidy_status" = 'trial' THEN 2
WHEN "stale_status" IS NOT NULL THEN 1 ELSE 0 END"""
"""Where projects overlap, what is paid or eligible must not be hidden by what is not."""
PARCEL_LABEL = f"""coalesce("map_number", right("parcel_code", 7), right("unit_code", 7), '')
|| CASE WHEN @map_scale <= {HOLDER_SCALE} AND "holder_name" IS NOT NULL
THEN '\\n' || "holder_name" ELSE '' END"""

DECIDED = """coalesce("tag_state", '') IN ('tagged', 'identified', 'not_low_efficiency')"""
"""A person has decided; what the rules say comes after."""


KNOWN_SIDE = """coalesce("control_class", '') IN ('inside', 'outside')"""
SLIVER = f"""{KNOWN_SIDE} AND NOT coalesce("boundary_error", 0)
AND min("control_inside_share", 1 - "control_inside_share") * "plane_area_m2" > 0.01"""
"""A part on the other side that is neglected; below the last printed digit there is none (A-25)."""
REMOVED = """coalesce("survey_state", '') = '90'"""
IDLE = """"other_outputs" LIKE '%idle%'"""
"""No other code of the list ``rule_output`` holds this word."""


class Rule(NamedTuple):
    """One class of a style."""

    label: str
    condition: str
    """Empty for all the others."""
    symbol: QgsFillSymbol


class Style(NamedTuple):
    """One style file."""

    name: str
    rules: Sequence[Rule]
    label: str = ""
    """Expression of the label, empty for none."""
    scale: int = LABEL_SCALE
    """Scale from which labels are shown."""
    in_the_middle: bool = False
    """Labels stand in the middle and nowhere else: looking for a place takes most of drawing."""
    order: str = ""
    """Expression: what has the greatest value is drawn last, over the others."""


def none(label: str) -> Rule:
    """Return the class of all the others, of which something is not known yet."""
    return Rule(label, "", fill(None, "#777777", 0.15, (), DASH))


def beside(label: str) -> Rule:
    """Return the class of all the others, which a theme is not about."""
    return Rule(label, "", fill(None, "#c2c2c2", 0.1))


def only(condition: str) -> str:
    """Return the label of the parcels that a theme is about."""
    return f"CASE WHEN {condition} THEN {PARCEL_LABEL} END"


def idle_sign() -> QgsFillSymbol:
    """Return what lies over a class, whatever it is: thick dots around, few thick lines across."""
    return fill(None, "#00695c", 0.7, [Hatch(UPRIGHT, 4.0, 0.3)], DOT)


PROJECT_LABEL = f"""coalesce("project_code", "name", '') || CASE
WHEN @map_scale > {AMOUNT_SCALE} THEN ''
WHEN "stale_status" IS NOT NULL THEN '\\n需重算'
WHEN "subsidy_status" = 'trial' AND "amount_fen" IS NOT NULL
THEN '\\n试算 ' || format_number("amount_fen" / 1000000.0, 2, 'zh') || ' 万元'
WHEN "subsidy_status" = 'review' THEN '\\n待复核' || CASE WHEN "amount_fen" IS NOT NULL
THEN ' ' || format_number("amount_fen" / 1000000.0, 2, 'zh') || ' 万元' ELSE '' END
WHEN "amount_fen" IS NOT NULL
THEN '\\n' || format_number("amount_fen" / 1000000.0, 2, 'zh') || ' 万元'
ELSE '' END"""
"""Number, and on larger scales the amount; one that is not certain says so."""


def survey() -> Style:
    """Return the style of 低效摸查: what people decided, else what the rules say.

    疑似闲置 is said beside the state: its sign stands over the class, and leaves it to be seen.
    """

    def said(outcome: str) -> str:
        return f"NOT {DECIDED} AND \"assessment_outcome\" = '{outcome}'"

    return Style(
        "parcels_survey",
        [
            Rule(
                "已销号",
                f"{DECIDED} AND {REMOVED}",
                fill("#ffffff", "#4d4d4d", 0.3, [Hatch(LEVEL, 0.9, 0.1)], DASH_DOT),
            ),
            Rule(
                "县级认定",
                f"\"tag_state\" = 'identified' AND NOT {REMOVED}",
                fill("#ee9a6b", "#7f2704", 0.4, crossed(1.2, 0.2)),
            ),
            Rule(
                "已标记",
                f"\"tag_state\" = 'tagged' AND NOT {REMOVED}",
                fill("#f9cdb0", "#b8430e", 0.35, [Hatch(RISING, 1.2, 0.2)]),
            ),
            Rule(
                "疑似低效",
                said("suspected"),
                fill("#fdeba0", "#806600", 0.2, [Hatch(FALLING, 2.0, 0.12)]),
            ),
            Rule("待补充", said("incomplete"), dotted(fill("#efefef", "#555555", 0.2))),
            Rule(
                "识别需重算",
                f'NOT {DECIDED} AND "stale_assessment"',
                fill("#ffffff", "#555555", 0.2, [Hatch(UPRIGHT, 1.4, 0.1)], DOT),
            ),
            Rule(
                "不属低效",
                f"\"tag_state\" = 'not_low_efficiency' AND NOT {REMOVED}",
                fill("#cfe3f2", "#2c6e9e", 0.2, [Hatch(LEVEL, 1.8, 0.1)]),
            ),
            Rule("未见低效", said("not_suspected"), fill("#eaf2f8", "#8fa9bb", 0.1)),
            none("未评估"),
            Rule("疑似闲置（另走闲置土地处置）", IDLE, idle_sign()),
        ],
        PARCEL_LABEL,
    )


def control() -> Style:
    """Return the style of 控制线套合, in the colours of the printed map.

    What a person treated, and what is neglected, is marked over the class that counts.
    """
    return Style(
        "parcels_control",
        [
            Rule(
                "跨线",
                '"control_class" = \'crossing\' AND NOT coalesce("boundary_error", 0)',
                fill("#f8c4bc", "#b71c1c", 0.3, crossed(1.1, 0.15)),
            ),
            Rule(
                "跨线（边界误差）",
                '"control_class" = \'crossing\' AND "boundary_error"',
                fill("#ffffff", "#b71c1c", 0.3, [Hatch(UPRIGHT, 0.9, 0.12)], DASH),
            ),
            Rule(
                "线内",
                "\"control_class\" = 'inside'",
                fill("#cde7c9", "#2e7d32", 0.15, [Hatch(RISING, 1.2, 0.12)]),
            ),
            Rule(
                "线外",
                "\"control_class\" = 'outside'",
                fill("#fff8e6", "#b39b5e", 0.1, [Hatch(LEVEL, 2.4, 0.1)]),
            ),
            Rule(
                "待复核（套合后宗地或控制线有变更）",
                '"stale_control"',
                dotted(fill("#e6e6e6", "#555555", 0.3, (), DOT)),
            ),
            none("未套合"),
            Rule(
                "边界误差，已按线内或线外处理",
                f'{KNOWN_SIDE} AND coalesce("boundary_error", 0)',
                fill(None, "#b71c1c", 0.4, (), DASH),
            ),
            Rule("含细部（线另一侧有可忽略的小块）", SLIVER, fill(None, "#6a1b9a", 0.4, (), DOT)),
        ],
        PARCEL_LABEL,
    )


def merge() -> Style:
    """Return the style of 合并候选."""
    running = "'accepted', 'reviewed', 'agreed', 'surveyed'"
    return Style(
        "parcels_merge",
        [
            Rule(
                "拟合并",
                "\"merge_state\" = 'proposed'",
                fill("#fdeba0", "#806600", 0.4, [Hatch(FALLING, 1.8, 0.12)], DASH),
            ),
            Rule(
                "合并办理中",
                f'"merge_state" IN ({running})',
                fill("#cfe3f2", "#2c6e9e", 0.45, [Hatch(RISING, 1.2, 0.15)], DASH),
            ),
            Rule("已登记", "\"merge_state\" = 'registered'", fill("#a9cfa4", "#2e7d32", 0.3)),
            Rule(
                "不予合并或撤回",
                "\"merge_state\" IN ('refused', 'withdrawn')",
                dotted(fill("#efefef", "#555555", 0.2, (), DOT)),
            ),
            beside("无合并"),
        ],
        only('"merge_state" IS NOT NULL'),
    )


def subsidy() -> Style:
    """Return the style of 奖补测算."""
    return Style(
        "parcels_subsidy",
        [
            Rule("符合", "\"subsidy_status\" = 'eligible'", fill("#a9cfa4", "#2e7d32", 0.3)),
            Rule(
                "试算",
                "\"subsidy_status\" = 'trial'",
                fill("#cfe3f2", "#2c6e9e", 0.3, [Hatch(RISING, 1.2, 0.15)]),
            ),
            Rule(
                "待复核",
                "\"subsidy_status\" = 'review'",
                fill("#fdeba0", "#806600", 0.3, [Hatch(FALLING, 1.8, 0.12)]),
            ),
            Rule(
                "不符合",
                "\"subsidy_status\" = 'ineligible'",
                fill("#f8c4bc", "#b71c1c", 0.3, [Hatch(LEVEL, 1.4, 0.12)]),
            ),
            Rule(
                "有项目，未测算",
                '"subsidy_status" IS NULL AND "project_uuid" IS NOT NULL',
                dotted(fill("#efefef", "#555555", 0.2)),
            ),
            beside("无项目"),
        ],
        only('"project_uuid" IS NOT NULL'),
    )


def projects() -> Style:
    """Return the style of projects: outlines and hatches over the parcels, tiers by density."""

    def tier(number: int) -> str:
        return f'"subsidy_status" = \'eligible\' AND "tier" = {number}'

    def status(key: str) -> str:
        return f"\"subsidy_status\" = '{key}'"

    return Style(
        "projects",
        [
            Rule("符合，一档", tier(1), fill("#e3f1df", "#2e7d32", 0.7)),
            Rule(
                "符合，二档", tier(2), fill("#c2e0bb", "#2e7d32", 0.7, [Hatch(RISING, 3.0, 0.15)])
            ),
            Rule("符合，三档", tier(3), fill("#94c88a", "#1b5e20", 0.8, [Hatch(RISING, 1.5, 0.2)])),
            Rule("符合，四档", tier(4), fill("#5fa95a", "#12420f", 0.9, crossed(1.5, 0.2))),
            Rule(
                "符合，不分档",
                f'{status("eligible")} AND NOT coalesce("tier", 0) IN (1, 2, 3, 4)',
                fill(None, "#2e7d32", 0.7),
            ),
            Rule(
                "试算（不计入应补助）",
                status("trial"),
                fill("#e4f0f8", "#2c6e9e", 0.6, [Hatch(UPRIGHT, 2.2, 0.15)], DASH),
            ),
            Rule(
                "待复核",
                status("review"),
                fill("#fdf3c8", "#806600", 0.6, [Hatch(FALLING, 2.0, 0.15)], DASH_DOT),
            ),
            Rule(
                "不符合",
                status("ineligible"),
                fill("#fbe4e0", "#b71c1c", 0.5, [Hatch(LEVEL, 2.0, 0.15)]),
            ),
            Rule(
                "需重算",
                '"stale_status" IS NOT NULL',
                dotted(fill("#eeeeee", "#444444", 0.6, (), DOT)),
            ),
            Rule("未测算", "", fill(None, "#444444", 0.5, (), DASH)),
        ],
        PROJECT_LABEL,
        PROJECT_SCALE,
        in_the_middle=True,
        order=PROJECT_ORDER,
    )


def control_line() -> Style:
    """Return the style of the control line."""
    return Style(
        "control_line",
        [
            Rule("一级控制线", '"level" = 1', fill(None, "#7b1fa2", 0.8)),
            Rule("二级控制线", '"level" = 2', fill(None, "#1a4fc4", 0.7, (), DASH)),
            Rule("控制线（不分级）", "", fill(None, "#7b1fa2", 0.7, (), DASH_DOT)),
        ],
    )


def three_old() -> Style:
    """Return the style of 三旧 areas: what excludes from the subsidy is drawn strongest."""
    looks = {
        "settled": fill(None, "#4e342e", 0.6, crossed(1.6, 0.15)),
        "approved": fill(None, "#4e342e", 0.6, [Hatch(RISING, 1.6, 0.15)]),
        "annual_plan": fill(None, "#8d6e63", 0.5, [Hatch(LEVEL, 2.4, 0.1)]),
        "register": fill(None, "#8d6e63", 0.4, (), DASH),
        "none": fill(None, "#9e9e9e", 0.2, (), DOT),
    }
    shown = shipped().codes["three_old_status"].values
    rules = [Rule(shown[code], f"\"status\" = '{code}'", look) for code, look in looks.items()]
    unknown = dotted(fill(None, "#8d6e63", 0.3, (), DOT))
    return Style("three_old", [*rules, Rule(shown["unknown"], "", unknown)])


UNIT_LABEL = f"""CASE WHEN @map_scale <= {UNIT_SCALE} THEN
coalesce("unit_number", '')
|| CASE WHEN "unit_name" IS NOT NULL THEN '\\n' || "unit_name" ELSE '' END
ELSE coalesce("unit_name", right("unit_number", 5), '') END"""
"""Name, on larger scales with the whole number."""


def survey_units() -> Style:
    """Return the style of survey units over the parcels: outline and hatch by how far they are."""

    def state(*codes: str) -> str:
        listed = ", ".join(f"'{code}'" for code in codes)
        return f"coalesce(\"survey_state\", '') IN ({listed})"

    gone = "coalesce(\"state\", '') IN ('not_low_efficiency', 'withdrawn')"
    filed = ("20", "30", "31", "40", "50", "51", "60", "70", "71", "80")
    return Style(
        "survey_units",
        [
            Rule("已销号地块", state("90"), dotted(fill(None, "#777777", 0.4, (), DOT))),
            Rule(
                "不属低效或已撤销", f"{state('12')} OR {gone}", fill(None, "#777777", 0.3, (), DOT)
            ),
            Rule(
                "已报送地块",
                state(*filed),
                fill(None, "#4a148c", 0.9, [Hatch(UPRIGHT, 4.0, 0.15)]),
            ),
            Rule(
                "县级认定地块",
                f"{state('10')} OR \"state\" = 'identified'",
                fill(None, "#7f2704", 0.9, [Hatch(LEVEL, 4.0, 0.15)]),
            ),
            Rule("已标记地块", "\"state\" = 'tagged'", fill(None, "#b8430e", 0.7, (), DASH_DOT)),
            Rule("未标记地块", "", fill(None, "#00607a", 0.6, (), DASH)),
        ],
        UNIT_LABEL,
        in_the_middle=True,
    )


def survey_areas() -> Style:
    """Return the style of survey areas: an outline and the name, around everything else."""
    return Style(
        "survey_areas",
        [Rule("调查区", "", fill(None, "#00695c", 1.0, (), DASH_DOT))],
        """coalesce("name", "area_number", '')""",
        AREA_SCALE,
        in_the_middle=True,
    )


def history() -> Style:
    """Return the style of retired parcels: hatched, and told apart by what became of them."""
    merged, cut = "\"became\" = 'merge'", "\"became\" = 'split'"
    redrawn = "\"became\" IN ('boundary', 'redraw')"
    return Style(
        "parcels_history",
        [
            Rule(
                "合并前宗地", merged, fill(None, "#5d4037", 0.4, [Hatch(RISING, 2.0, 0.15)], DASH)
            ),
            Rule("分割前宗地", cut, fill(None, "#5d4037", 0.4, [Hatch(FALLING, 2.0, 0.15)], DASH)),
            Rule(
                "界址调整前宗地",
                redrawn,
                fill(None, "#5d4037", 0.4, [Hatch(UPRIGHT, 2.0, 0.15)], DASH),
            ),
            Rule("其他历史宗地", "", fill(None, "#757575", 0.3, [Hatch(LEVEL, 2.5, 0.12)], DOT)),
        ],
        """coalesce("map_number", right("parcel_code", 7), right("unit_code", 7), '')
|| '（历史）'""",
        in_the_middle=True,
    )


def beneath_history() -> Style:
    """Return the style of current parcels under retired ones: outlines and labels."""
    return Style("parcels_plain", [Rule("现势宗地", "", fill(None, "#1b5e20", 0.35))], PARCEL_LABEL)


def reference() -> Style:
    """Return the style of the reference layers, in the colours that planners are used to."""
    looks = {
        "urban_boundary": fill(None, "#795548", 0.6, (), DASH),
        "permanent_farmland": fill("#eef3c8", "#9e9d24", 0.2, [Hatch(RISING, 2.4, 0.1)]),
        "ecological_redline": fill("#d7eadb", "#1b5e20", 0.5, [Hatch(UPRIGHT, 2.4, 0.1)]),
        "detailed_plan": fill(None, "#546e7a", 0.3, (), DASH_DOT),
        "industrial_park": fill(None, "#5d4037", 0.5, (), DOT),
        "industrial_cluster": fill(None, "#6d4c41", 0.7, [Hatch(LEVEL, 4.0, 0.15)], DASH_DOT),
        "conversion_approval": fill(None, "#1565c0", 0.5, [Hatch(FALLING, 3.0, 0.12)], DASH),
        "supply_redline": fill(None, "#c62828", 0.5, [Hatch(RISING, 3.0, 0.12)]),
        "land_survey": fill(None, "#9e9e9e", 0.15),
    }
    shown = shipped().codes["reference_kind"].values
    rules = [Rule(shown[code], f"\"kind\" = '{code}'", look) for code, look in looks.items()]
    return Style(
        "reference", [*rules, Rule(shown["other"], "", fill(None, "#777777", 0.2, (), DASH))]
    )


def styles() -> list[Style]:
    """Return every style."""
    parcels = [survey(), control(), merge(), subsidy()]
    surveyed = [survey_units(), survey_areas()]
    then = [history(), beneath_history()]
    return [*parcels, projects(), control_line(), three_old(), *surveyed, reference(), *then]


def renderer(style: Style) -> QgsRuleBasedRenderer:
    """Return the rules of a style; each parcel falls under one."""
    root = QgsRuleBasedRenderer.Rule(None)
    for rule in style.rules:
        child = QgsRuleBasedRenderer.Rule(rule.symbol, 0, 0, rule.condition or "ELSE", rule.label)
        root.appendChild(child)
    made = QgsRuleBasedRenderer(root)
    if style.order:
        clause = QgsFeatureRequest.OrderByClause(style.order, True)
        made.setOrderBy(QgsFeatureRequest.OrderBy([clause]))
        made.setOrderByEnabled(True)
    return made


def labeling(style: Style) -> QgsVectorLayerSimpleLabeling:
    """Return labels that come with a scale."""
    text = QgsTextFormat()
    text.setFont(QFont("SimHei"))
    text.setSize(8)
    text.setSizeUnit(Qgis.RenderUnit.Points)
    text.setColor(QColor("#202020"))
    buffer = QgsTextBufferSettings()
    buffer.setEnabled(True)
    buffer.setSize(0.6)
    buffer.setColor(QColor("#ffffff"))
    text.setBuffer(buffer)
    settings = QgsPalLayerSettings()
    settings.fieldName = style.label
    settings.isExpression = True
    settings.multilineAlign = Qgis.LabelMultiLineAlignment.Center
    settings.scaleVisibility = True
    settings.minimumScale = style.scale
    settings.maximumScale = 0
    settings.setFormat(text)
    if style.in_the_middle:
        settings.placement = Qgis.LabelPlacement.OverPoint
        settings.centroidInside = True
        settings.priority = FIRST
    return QgsVectorLayerSimpleLabeling(settings)


def write(style: Style) -> None:
    """Write one style file."""
    layer = QgsVectorLayer("MultiPolygon?crs=EPSG:4526", style.name, "memory")
    layer.setRenderer(renderer(style))
    if style.label:
        layer.setLabeling(labeling(style))
        layer.setLabelsEnabled(True)
    categories = QgsMapLayer.StyleCategory.Symbology | QgsMapLayer.StyleCategory.Labeling
    with tempfile.TemporaryDirectory() as folder:
        draft = Path(folder) / "style.qml"
        layer.saveNamedStyle(str(draft), categories)
        text = draft.read_text(encoding="utf-8")
    (STYLES / f"{style.name}.qml").write_text(stable(text), encoding="utf-8")


def main() -> int:
    """Write every style."""
    application = QgsApplication([], True)
    application.initQgis()
    STYLES.mkdir(exist_ok=True)
    for style in styles():
        write(style)
    print(", ".join(f"{style.name}.qml" for style in styles()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
