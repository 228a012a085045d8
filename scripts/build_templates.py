#!/usr/bin/env python3
# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Builds the Word templates of resources/templates/; the same source gives the same bytes.

python scripts/build_templates.py           writes them
python scripts/build_templates.py --check   says whether they are what this source gives

The names between braces are filled in by lowuse_plugin/exchange/subsidy/subsidy_docx.py,
unit_sheet_docx.py, adjustment_docx.py, merge_docx.py and their neighbours.
"""

from __future__ import annotations

import argparse
import io
import sys
import zipfile
from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr  # only writes text

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from lowuse_plugin.exchange.survey_units import sheet_layout as unit  # noqa: E402

FOLDER = ROOT / "resources" / "templates"
EPOCH = (1980, 1, 1, 0, 0, 0)
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:w10="urn:schemas-microsoft-com:office:word"'
)
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
PORTRAIT = (
    '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" '
    'w:left="1134" w:header="567" w:footer="567" w:gutter="0"/>'
)
FULL = (
    '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="880" w:right="1134" w:bottom="780" '
    'w:left="1134" w:header="420" w:footer="380" w:gutter="0"/>'
)
"""A4 with narrow edges above and below, for a form that fills the page."""
LANDSCAPE = (
    '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="1000" w:right="1000" '
    'w:bottom="900" w:left="1000" w:header="480" w:footer="420" w:gutter="0"/>'
)
WIDTH = 9638
"""Between the margins, in twentieths of a point: 17 cm of A4."""
WIDE = 14838
"""The same of A4 landscape."""
RED, GREY = "C00000", "D9E2F3"

FONTS = {
    "宋体": ("SimSun", "roman"),
    "仿宋": ("FangSong", "modern"),
    "黑体": ("SimHei", "swiss"),
    "Times New Roman": ("Liberation Serif", "roman"),
}
"""Font → what stands in where it is missing, and its family."""


# -- pieces -----------------------------------------------------------------------------------


def run(text: str, *, bold: bool = False, size: int = 0, colour: str = "", font: str = "") -> str:
    """Return text in one manner; ``size`` in half points, 0 for that of the paragraph."""
    parts = [
        f'<w:rFonts w:eastAsia="{font}"/>' if font else "",
        "<w:b/>" if bold else "",
        f'<w:color w:val="{colour}"/>' if colour else "",
        f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>' if size else "",
    ]
    words = f'<w:t xml:space="preserve">{escape(text)}</w:t>'
    return f"<w:r><w:rPr>{''.join(parts)}</w:rPr>{words}</w:r>"


def paragraph(*runs: str, style: str = "Normal", align: str = "", keep: bool = False) -> str:
    """Return a paragraph."""
    parts = [
        f'<w:pStyle w:val="{style}"/>',
        "<w:keepNext/>" if keep else "",
        f'<w:jc w:val="{align}"/>' if align else "",
    ]
    return f"<w:p><w:pPr>{''.join(parts)}</w:pPr>{''.join(runs)}</w:p>"


def tag(words: str) -> str:
    """Return a paragraph that only steers and disappears."""
    return paragraph(run(f"{{%p {words} %}}"))


def cell(width: int, *content: str, span: int = 1, fill: str = "") -> str:
    """Return a cell of a table."""
    parts = [
        f'<w:tcW w:w="{width}" w:type="dxa"/>',
        f'<w:gridSpan w:val="{span}"/>' if span > 1 else "",
        f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else "",
        '<w:vAlign w:val="center"/>',
    ]
    return f"<w:tc><w:tcPr>{''.join(parts)}</w:tcPr>{''.join(content)}</w:tc>"


def row(*cells: str, head: bool = False, height: int = 0) -> str:
    """Return a row that is never broken over two pages."""
    parts = [
        "<w:cantSplit/>",
        f'<w:trHeight w:val="{height}" w:hRule="atLeast"/>' if height else "",
        "<w:tblHeader/>" if head else "",
    ]
    return f"<w:tr><w:trPr>{''.join(parts)}</w:trPr>{''.join(cells)}</w:tr>"


def loop(words: str, *rows: str, columns: Sequence[int]) -> str:
    """Return rows that are repeated; the steering rows disappear."""

    def steer(text: str) -> str:
        whole = cell(sum(columns), paragraph(run(text), style="Cell"), span=len(columns))
        return row(whole)

    return steer(f"{{%tr for {words} %}}") + "".join(rows) + steer("{%tr endfor %}")


def table(columns: Sequence[int], *rows: str) -> str:
    """Return a table with thin lines and columns of a fixed width."""
    edges = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in columns)
    margins = "".join(f'<w:{side} w:w="70" w:type="dxa"/>' for side in ("left", "right"))
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(columns)}" w:type="dxa"/>'
        f"<w:tblBorders>{edges}</w:tblBorders>"
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def label(width: int, text: str, *, span: int = 1, keep: bool = False) -> str:
    """Return the cell of a heading."""
    words = paragraph(run(text, bold=True), style="Cell", align="center", keep=keep)
    return cell(width, words, span=span, fill=GREY)


def value(width: int, text: str, *, align: str = "", span: int = 1, bold: bool = False) -> str:
    """Return the cell of a value."""
    return cell(width, paragraph(run(text, bold=bold), style="Cell", align=align), span=span)


def heading(text: str) -> str:
    """Return the heading of a section, which stays with what follows."""
    return paragraph(run(text), style="Section", keep=True)


# -- the calculation sheet --------------------------------------------------------------------


def subsidy_sheet() -> str:
    """Return the body of 财政奖补测算表."""
    return "".join(
        (
            paragraph(run("{{ title }}"), style="Title", align="center"),
            paragraph(run("{{ subtitle }}"), style="Note", align="center"),
            _project(),
            _figures(),
            _trace(),
            _result(),
            _readings(),
            _switches(),
            _origin(),
            _claim(),
            _signatures(),
        )
    )


def _project() -> str:
    return heading("一、项目情况") + _pairs("project")


def _claim() -> str:
    """Return how far the claim is; nothing of it before the review."""
    words = tag("if claim") + heading("八、办理情况") + _pairs("claim")
    return words + tag("endif")


def _pairs(name: str) -> str:
    widths = (1750, 3069, 1750, 3069)
    rows = loop(
        f"line in {name}",
        row(
            label(widths[0], "{{ line.a }}"),
            value(widths[1], "{{ line.b }}"),
            label(widths[2], "{{ line.c }}"),
            value(widths[3], "{{ line.d }}"),
        ),
        columns=widths,
    )
    return table(widths, rows)


def _figures() -> str:
    widths = (3000, 2000, 900, 3738)
    head = row(*map(label, widths, ("面积与容积率", "数值", "单位", "来源")), head=True)
    rows = loop(
        "line in figures",
        row(
            value(widths[0], "{{ line.title }}"),
            value(widths[1], "{{ line.value }}", align="right"),
            value(widths[2], "{{ line.unit }}", align="center"),
            value(widths[3], "{{ line.source }}"),
        ),
        columns=widths,
    )
    return heading("二、面积") + table(widths, head, rows)


def _trace() -> str:
    widths = (1250, 3200, 2050, 1600, 1538)
    titles = ("条件", "条款原文或核对内容", "本项目", "标准", "结论")
    head = row(*map(label, widths, titles), head=True)
    rows = loop(
        "line in trace",
        row(
            value(widths[0], "{{ line.code }} {{ line.title }}"),
            cell(
                widths[1],
                paragraph(run("{{ line.text }}"), style="Small"),
                paragraph(run("{{ line.clause }}", colour="595959"), style="Small"),
            ),
            cell(widths[2], paragraph(run("{{ line.value }}"), style="Small")),
            cell(widths[3], paragraph(run("{{ line.threshold }}"), style="Small")),
            cell(
                widths[4],
                paragraph(run("{{ line.outcome }}", bold=True), style="Small", align="center"),
                tag("if line.remark"),
                paragraph(run("{{ line.remark }}"), style="Small"),
                tag("endif"),
            ),
        ),
        columns=widths,
    )
    return heading("三、条件与依据") + table(widths, head, rows)


def _result() -> str:
    widths = (1700, 3119, 1700, 3119)
    wide = sum(widths[1:])
    part_widths = (2200, 1238, 2100, 2000, 2100)
    titles = ("县（市、区）", "市区比例", "金额（元）", "市级补助（元）", "区级负担（元）")
    parts = loop(
        "line in parts",
        row(
            value(part_widths[0], "{{ line.district }}"),
            value(part_widths[1], "{{ line.ratio }}", align="center"),
            value(part_widths[2], "{{ line.amount }}", align="right"),
            value(part_widths[3], "{{ line.city }}", align="right"),
            value(part_widths[4], "{{ line.own }}", align="right"),
        ),
        columns=part_widths,
    )
    return "".join(
        (
            heading("四、测算结果"),
            table(
                widths,
                row(
                    label(widths[0], "结论", keep=True),
                    value(wide, "{{ status }}{{ reasons }}", span=3, bold=True),
                ),
                row(
                    label(widths[0], "容积率", keep=True),
                    value(widths[1], "{{ far }}"),
                    label(widths[2], "档次与标准"),
                    value(widths[3], "{{ tier }}"),
                ),
                row(
                    label(widths[0], "测算金额", keep=True),
                    value(wide, "{{ amount }}", span=3, bold=True),
                ),
                row(label(widths[0], "大写", keep=True), value(wide, "{{ amount_words }}", span=3)),
                row(label(widths[0], "提示"), value(wide, "{{ warnings }}", span=3)),
            ),
            tag("if parts"),
            paragraph(style="Gap"),
            table(part_widths, row(*map(label, part_widths, titles), head=True), parts),
            paragraph(
                run("市级补助按区财政实际拨付金额计算，上表为按测算金额计算的数额。"), style="Note"
            ),
            tag("endif"),
        )
    )


def _readings() -> str:
    widths = (4638, 1700, 900, 2400)
    head = row(*map(label, widths, ("口径", "容积率", "档次", "金额（元）")), head=True)
    rows = loop(
        "line in readings",
        row(
            value(widths[0], "{{ line.title }}"),
            value(widths[1], "{{ line.far }}", align="right"),
            value(widths[2], "{{ line.tier }}", align="center"),
            value(widths[3], "{{ line.amount }}", align="right"),
        ),
        columns=widths,
    )
    note = "第一行为采用的口径；其余为结果不同的口径，采用时须有文件依据。"
    return "".join(
        (
            heading("五、口径比较"),
            tag("if readings"),
            table(widths, head, rows),
            paragraph(run(note), style="Note"),
            tag("endif"),
            tag("if not readings"),
            paragraph(run("各口径结果一致。"), style="Body"),
            tag("endif"),
        )
    )


def _switches() -> str:
    widths = (2600, 3519, 3519)
    head = row(*map(label, widths, ("口径选择", "采用", "默认")), head=True)
    rows = loop(
        "line in switches",
        row(
            value(widths[0], "{{ line.title }}"),
            value(widths[1], "{{ line.value }}"),
            value(widths[2], "{{ line.default }}"),
        ),
        columns=widths,
    )
    return "".join(
        (
            heading("六、口径选择与依据文件"),
            tag("if switches"),
            table(widths, head, rows),
            paragraph(run("依据文件：{{ basis_document }}"), style="Body"),
            tag("endif"),
            tag("if not switches"),
            paragraph(run("全部采用政策参数的默认口径。"), style="Body"),
            tag("endif"),
            tag("for line in margins"),
            paragraph(run("{{ line.title }}：{{ line.value }}"), style="Body"),
            tag("endfor"),
        )
    )


def _origin() -> str:
    return "".join(
        (
            heading("七、测算依据"),
            tag("for line in origin"),
            paragraph(run("{{ line }}"), style="Note"),
            tag("endfor"),
            tag("for line in changes"),
            paragraph(run("{{ line }}", colour=RED), style="Note"),
            tag("endfor"),
        )
    )


def _signatures() -> str:
    return _signed_by(("测算人", "复核人", "科室负责人", "分管领导"))


def _signed_by(names: Sequence[str]) -> str:
    """Return four cells to be signed."""
    widths = (2409, 2409, 2410, 2410)
    empty = [
        cell(
            width,
            paragraph(style="Cell", keep=True),
            paragraph(style="Cell", keep=True),
            paragraph(run("　　年　月　日"), style="Cell", align="right"),
        )
        for width in widths
    ]
    heads = [
        cell(w, paragraph(run(n, bold=True), style="Cell", align="center", keep=True), fill=GREY)
        for w, n in zip(widths, names, strict=True)
    ]
    return paragraph(style="Gap", keep=True) + table(widths, row(*heads), row(*empty, height=1200))


# -- 低效用地调查认定表 -----------------------------------------------------------------------


def exact_row(*cells: str, height: int) -> str:
    """Return a row of just this height, whatever stands in it."""
    size = f'<w:cantSplit/><w:trHeight w:val="{height}" w:hRule="exact"/>'
    return f"<w:tr><w:trPr>{size}</w:trPr>{''.join(cells)}</w:tr>"


def fitted(name: str) -> str:
    """Return a paragraph in letters as large as the filled-in text allows."""
    spacing = (
        f'<w:spacing w:before="0" w:after="0" w:line="{{{{ {name}.line }}}}" w:lineRule="exact"/>'
    )
    size = f'<w:sz w:val="{{{{ {name}.size }}}}"/><w:szCs w:val="{{{{ {name}.size }}}}"/>'
    return (
        f'<w:p><w:pPr><w:pStyle w:val="Cell"/>{spacing}</w:pPr><w:r><w:rPr>{size}</w:rPr>'
        f'<w:t xml:space="preserve">{{{{ {name}.text }}}}</w:t></w:r></w:p>'
    )


def unit_sheets() -> str:
    """Return the body of 低效用地调查认定表: a page a unit, and one behind it for what was cut."""
    return "".join(
        (
            tag("for unit in units"),
            _on_new_page("{{ title }}", "{{ unit.new_page }}"),
            _unit_line(),
            table((unit.LABEL, unit.VALUE) * 2, *map(_unit_row, unit.ROWS), *_unit_signatures()),
            tag("if unit.more"),
            _on_new_page("{{ title }}（续表）", "1"),
            _unit_line(),
            tag("for line in unit.more"),
            paragraph(run("{{ line.title }}：", bold=True), run("{{ line.text }}"), style="Note"),
            tag("endfor"),
            tag("endif"),
            tag("endfor"),
            _last_line(),
        )
    )


def _on_new_page(text: str, new: str) -> str:
    words = f'<w:pStyle w:val="Title"/><w:pageBreakBefore w:val="{new}"/><w:jc w:val="center"/>'
    line = '<w:spacing w:before="0" w:after="0" w:line="440" w:lineRule="exact"/>'
    words = words.replace("<w:jc", f"{line}<w:jc")
    return f"<w:p><w:pPr>{words}</w:pPr>{run(text, bold=True, size=32)}</w:p>"


def _unit_line() -> str:
    """Return the line below the title: which unit, which day, what nobody may overlook."""
    line = '<w:spacing w:before="0" w:after="0" w:line="250" w:lineRule="exact"/>'
    tab = f'<w:tabs><w:tab w:val="right" w:pos="{WIDTH}"/></w:tabs>'
    runs = (
        run("{{ unit.line }}"),
        "<w:r><w:tab/></w:r>",
        run("{{ unit.notices }}", bold=True, colour=RED),
    )
    return f'<w:p><w:pPr><w:pStyle w:val="Note"/>{tab}{line}</w:pPr>{"".join(runs)}</w:p>'


def _unit_row(line: unit.LayoutRow) -> str:
    cells = []
    for field in line.fields:
        wide = unit.WIDE if len(line.fields) == 1 else unit.VALUE
        span = 3 if len(line.fields) == 1 else 1
        title = paragraph(run(field.title, bold=True, size=17), style="Tight", align="center")
        cells.append(cell(unit.LABEL, title, fill=GREY))
        cells.append(cell(wide, fitted(f"unit.f.{field.key}"), span=span))
    return exact_row(*cells, height=line.height)


def _unit_signatures() -> list[str]:
    """Return two rows of two cells: whose opinion, room for words and seal, the day."""
    half = unit.LABEL + unit.VALUE
    rows = []
    for first in range(0, len(unit.SIGNATURES), 2):
        cells = [
            cell(
                half,
                paragraph(run(f"{who}：", bold=True, size=17), style="Tight"),
                paragraph(style="Tight"),
                paragraph(style="Tight"),
                paragraph(run(f"{how}　　　　　年　　月　　日", size=17), style="Tight",
                          align="right"),
                span=2,
            )
            for who, how in unit.SIGNATURES[first : first + 2]
        ]  # fmt: skip
        rows.append(exact_row(*cells, height=unit.SIGNATURE_HEIGHT))
    return rows


def _last_line() -> str:
    """Return the paragraph that must end a document, too low to begin a page."""
    line = '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
    return f'<w:p><w:pPr>{line}<w:rPr><w:sz w:val="2"/></w:rPr></w:pPr></w:p>'


# -- 低效用地汇总表 ---------------------------------------------------------------------------

SUMMARY_COLUMNS = (
    ("number", "序号", 560, "center"),
    ("unit", "地块编号　名称", 1850, ""),
    ("address", "坐落", 2100, ""),
    ("holders", "权利人", 2300, ""),
    ("parcels", "宗地数", 620, "right"),
    ("m2", "地块面积（m²）", 1330, "right"),
    ("mu", "地块面积（亩）", 1150, "right"),
    ("low_m2", "低效面积（m²）", 1330, "right"),
    ("low_mu", "低效面积（亩）", 1150, "right"),
    ("legacy_m2", "历史遗留（m²）", 1250, "right"),
    ("state", "状态", 1198, "center"),
)

SIGNED_BY = ("填表人：", "审核人：", "单位（盖章）：", "　　年　　月　　日")


def unit_summary() -> str:
    """Return the body of 低效用地汇总表."""
    widths = tuple(column[2] for column in SUMMARY_COLUMNS)
    titles = [column[1] for column in SUMMARY_COLUMNS]
    whole = sum(widths)

    def steer(text: str) -> str:
        return row(cell(whole, paragraph(run(text), style="Small"), span=len(widths)))

    def cells(*, bold: bool) -> str:
        return row(
            *(
                cell(
                    width,
                    paragraph(run(f"{{{{ line.{key} }}}}", bold=bold), style="Small", align=align),
                    fill="F2F2F2" if bold else "",
                )
                for key, _, width, align in SUMMARY_COLUMNS
            )
        )

    heads = [
        cell(w, paragraph(run(t, bold=True), style="Small", align="center"), fill=GREY)
        for w, t in zip(widths, titles, strict=True)
    ]
    lines = "".join(
        (
            steer("{%tr for line in lines %}"),
            steer("{%tr if line.total %}"),
            cells(bold=True),
            steer("{%tr else %}"),
            cells(bold=False),
            steer("{%tr endif %}"),
            steer("{%tr endfor %}"),
        )
    )
    return "".join(
        (
            paragraph(run("{{ title }}"), style="Title", align="center"),
            paragraph(run("{{ subtitle }}"), style="Note", align="center"),
            table(widths, row(*heads, head=True), lines),
            heading("按低效类型"),
            _counts("kinds", "低效类型"),
            heading("历史遗留用地"),
            _counts("legacy", "类型"),
            tag("for line in notes"),
            paragraph(run("{{ line }}"), style="Note"),
            tag("endfor"),
            paragraph(style="Gap"),
            paragraph(run("　　　　　　　　".join(SIGNED_BY)), style="Body"),
        )
    )


def _counts(name: str, title: str) -> str:
    widths = (5200, 1500, 2700, 2700, 2738)
    titles = (title, "地块数", "面积（m²）", "面积（亩）", "说明")
    rows = loop(
        f"line in {name}",
        row(
            value(widths[0], "{{ line.title }}"),
            value(widths[1], "{{ line.count }}", align="right"),
            value(widths[2], "{{ line.m2 }}", align="right"),
            value(widths[3], "{{ line.mu }}", align="right"),
            value(widths[4], "{{ line.remark }}"),
        ),
        columns=widths,
    )
    return table(widths, row(*map(label, widths, titles), head=True), rows)


# -- 关于提供企业纳税情况的函 -----------------------------------------------------------------

LETTER = """
为做好低效用地调查评价和识别工作，根据《江门市提升节约集约用地水平的实施意见》（江府\
〔2022〕10号）关于税务部门“{{ clause }}”的规定，请贵局提供附件所列 {{ count }} 家企业 \
{{ years }} 年度（纳税所属期）的入库税金，共 {{ rows }} 项，单位为万元。
请填写随函电子表格中的“入库税金（万元）”栏并反馈原件；查无该企业或没有数据的，该栏留空\
并在备注栏注明，不要填零。
所提供的税收明细由专人在设有单独权限的文件夹中保管，仅用于计算企业亩均税收和低效用地评价\
识别，不作他用。
专此函达。
"""


def tax_request() -> str:
    """Return the body of the letter to the tax office, its list on a page of its own."""
    widths = (900, 3400, 5338)
    rows = loop(
        "firm in firms",
        row(
            value(widths[0], "{{ firm.number }}", align="center"),
            value(widths[1], "{{ firm.uscc }}", align="center"),
            value(widths[2], "{{ firm.name }}"),
        ),
        columns=widths,
    )
    return "".join(
        (
            _letter(run("{{ title }}"), style="Title", align="center"),
            _letter(run("{{ draft }}"), align="center"),
            _letter(run("{{ document_no }}"), align="center"),
            _letter(run("{{ tax_office }}：")),
            *(_letter(run("　　" + part)) for part in LETTER.strip().split("\n")),
            _letter(run("　　附件：{{ list_title }}（另附电子表格）")),
            _letter(),
            _letter(run("{{ government }}　　"), align="right"),
            _letter(run("　　　　年　　月　　日　　"), align="right"),
            _letter(run("（联系人：{{ contact }}，联系电话：　　　　　　　　）")),
            _letter(run("附件", font="黑体"), new_page=True),
            paragraph(run("{{ list_title }}"), style="Title", align="center"),
            paragraph(run("纳税所属期：{{ years }} 年度"), style="Body"),
            table(
                widths,
                row(*map(label, widths, ("序号", "统一社会信用代码", "企业名称")), head=True),
                rows,
            ),
        )
    )


# -- 工业用地控制线调整审批表 -------------------------------------------------------------------


def adjustment_sheet() -> str:
    """Return the body of the sheet of one adjustment of the control line: a page."""
    reason = (1750, 7888)
    widths = (560, 900, 2900, 1100, 1650, 1428, 1100)
    titles = ("序号", "方向", "区块", "级别", "面积（m²）", "面积（亩）", "共边（m）")
    names = ("number", "direction", "name", "level", "m2", "mu", "shared")
    aligned = ("center", "center", "", "center", "right", "right", "right")
    blocks = loop(
        "line in blocks",
        row(
            *(
                value(width, f"{{{{ line.{name} }}}}", align=align)
                for width, name, align in zip(widths, names, aligned, strict=True)
            )
        ),
        columns=widths,
    )
    steps = loop(
        "line in steps",
        row(label(reason[0], "{{ line.title }}"), value(reason[1], "{{ line.text }}")),
        columns=reason,
    )
    return "".join(
        (
            paragraph(run("{{ title }}"), style="Title", align="center"),
            paragraph(run("{{ subtitle }}"), style="Note", align="center"),
            heading("一、基本情况"),
            _pairs("about"),
            paragraph(style="Gap"),
            table(reason, row(label(reason[0], "调整理由"), value(reason[1], "{{ reason }}"))),
            heading("二、调整指标"),
            _pairs("figures"),
            heading("三、调整图斑"),
            table(widths, row(*map(label, widths, titles), head=True), blocks),
            tag("if more"),
            paragraph(run("{{ more }}"), style="Note"),
            tag("endif"),
            heading("四、办理情况"),
            table(reason, steps),
            _signed_by(("拟订人", "审核人", "科室负责人", "分管领导")),
            _last_line(),
        )
    )


def _letter(*runs: str, style: str = "Body", align: str = "", new_page: bool = False) -> str:
    """Return a paragraph of a letter: 仿宋 of 16 points, lines of 28 points."""
    size = "" if style == "Title" else '<w:rPr><w:sz w:val="32"/><w:szCs w:val="32"/></w:rPr>'
    line = '<w:spacing w:before="0" w:after="0" w:line="560" w:lineRule="exact"/>'
    aligned = f'<w:jc w:val="{align}"/>' if align else ""
    page = "<w:pageBreakBefore/>" if new_page else ""
    sized = [each.replace("<w:rPr></w:rPr>", size) for each in runs]
    about = f'<w:pStyle w:val="{style}"/>{page}{line}{aligned}'
    return f"<w:p><w:pPr>{about}</w:pPr>{''.join(sized)}</w:p>"


def header() -> str:
    """Return the header: what nobody may overlook, and the watermark."""
    shape = (
        '<w:r><w:pict><v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" '
        'adj="10800" path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/>'
        '<v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/>'
        '<v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/>'
        '<v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/></v:formulas>'
        '<v:path textpathok="t" o:connecttype="rect"/><v:textpath on="t" fitshape="t"/>'
        '</v:shapetype><v:shape id="PowerPlusWaterMarkObject1" o:spid="_x0000_s2049" '
        'type="#_x0000_t136" style="position:absolute;margin-left:0;margin-top:0;width:360pt;'
        "height:180pt;rotation:315;z-index:-251658752;mso-position-horizontal:center;"
        "mso-position-horizontal-relative:margin;mso-position-vertical:center;"
        'mso-position-vertical-relative:margin" fillcolor="#e6b8b7" stroked="f">'
        '<v:fill opacity=".5"/><v:textpath style="font-family:&quot;宋体&quot;;font-size:1pt" '
        'string="{{ watermark }}"/></v:shape></w:pict></w:r>'
    )
    return "".join(
        (
            paragraph(run("{{ notices }}", bold=True, colour=RED), style="Header", align="center"),
            tag("if watermark"),
            paragraph(shape, style="Header"),
            tag("endif"),
        )
    )


def footer() -> str:
    """Return the footer: what the sheet can be traced to, and the page."""

    def number(name: str) -> str:
        return (
            f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve">'
            f' {name} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
            f'<w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
        )

    pages = run("第 ") + number("PAGE") + run(" 页　共 ") + number("NUMPAGES") + run(" 页")
    tab = "<w:r><w:tab/></w:r>"
    return paragraph(run("{{ fingerprint }}"), tab, pages, style="Footer")


# -- 宗地合并 ------------------------------------------------------------------------------------

DECLARATION = (
    "本申请人自愿申请将上列宗地合并为一宗，所提交的材料真实、合法、有效；知悉合并后原宗地代码"
    "停止使用，在不动产登记机构登簿前原宗地保持现状。"
)


def merge_application() -> str:
    """Return the body of 宗地合并申请表."""
    materials = (8438, 1200)
    return _each_merge(
        heading("一、申请人") + _pairs("s.applicant"),
        heading("二、申请合并的宗地") + _merge_members(),
        heading("三、合并后的宗地") + _pairs("s.after"),
        heading("四、申请理由") + _box("{{ s.reason }}", 900),
        heading("五、合并条件") + _merge_basis() + _merge_conditions_short(),
        heading("六、提交材料")
        + table(
            materials,
            row(label(materials[0], "材料"), label(materials[1], "是否提交"), head=True),
            loop(
                "line in s.materials",
                row(
                    value(materials[0], "{{ line }}"),
                    value(materials[1], "□", align="center"),
                ),
                columns=materials,
            ),
        ),
        heading("七、申请人声明") + _declaration(),
        _merge_pictures("{{ s.figure }}"),
    )


def merge_review() -> str:
    """Return the body of 宗地合并审查表."""
    steps = (1250, 1900, 1700, 1800, 2988)
    titles = ("环节", "日期", "经手人", "文号", "意见")
    names = ("title", "on", "by", "document", "opinion")
    return _each_merge(
        heading("一、申请情况") + _pairs("s.about"),
        heading("二、申请合并的宗地") + _merge_members(),
        heading("三、合并条件审查") + _merge_basis() + _merge_conditions(),
        heading("四、办理情况")
        + table(
            steps,
            row(*map(label, steps, titles), head=True),
            loop(
                "line in s.steps",
                row(
                    label(steps[0], "{{ line.title }}"),
                    *(
                        value(width, f"{{{{ line.{name} }}}}")
                        for width, name in zip(steps[1:], names[1:], strict=True)
                    ),
                ),
                columns=steps,
            ),
        ),
        heading("五、审查意见") + _opinions("{{ s.conclusion }}"),
        _merge_pictures("{{ s.figure }}"),
    )


def merge_comparison() -> str:
    """Return the body of 合并前后对照表, on A4 landscape."""
    areas = (700, 2900, 4338, 1700, 1700, 1700, 1800)
    titles = (
        *("序号", "宗地代码", "不动产权证号", "登记面积（m²）"),
        *("平面面积（m²）", "椭球面积（m²）", "界线对齐（m²）"),
    )
    names = ("number", "code", "certificate", "registered", "plane", "ellipsoid", "snapped")
    aligned = ("center", "", "", "right", "right", "right", "right")
    fields = (2300, 4638, 3400, 1700, 2800)
    heads = ("项目", "合并前", "合并后", "取值方式", "未保留的值")
    texts = ("title", "before", "after", "rule", "lost")
    return _each_merge(
        _picture_table(WIDE // 2),
        paragraph(run("{{ s.figure }}"), style="Note"),
        heading("一、面积对照")
        + table(
            areas,
            row(*map(label, areas, titles), head=True),
            _styled_lines("s.areas", areas, names, aligned, "Small"),
        )
        + tag("for line in s.area_notes")
        + paragraph(run("{{ line }}"), style="Note")
        + tag("endfor"),
        heading("二、属性对照")
        + table(
            fields,
            row(*map(label, fields, heads), head=True),
            loop(
                "line in s.fields",
                row(
                    *(
                        cell(width, paragraph(run(f"{{{{ line.{name} }}}}"), style="Small"))
                        for width, name in zip(fields, texts, strict=True)
                    ),
                ),
                columns=fields,
            ),
        )
        + paragraph(run("{{ s.field_note }}"), style="Note", keep=True),
        paragraph(style="Gap", keep=True),
        paragraph(
            run(
                "　　　　　　　　".join(("填表人：", "审核人：", "单位（盖章）：", "　年　月　日"))
            ),
            style="Body",
        ),
    )


def _each_merge(*parts: str) -> str:
    """Return the paper of every merge, each on a page of its own."""
    return "".join(
        (
            tag("for s in sheets"),
            _on_new_page("{{ title }}", "{{ s.new_page }}"),
            paragraph(run("{{ s.line }}"), style="Note", align="center"),
            *parts,
            tag("endfor"),
            _last_line(),
        )
    )


def _box(text: str, height: int) -> str:
    """Return one cell of the whole width with room to write."""
    return table((WIDTH,), row(value(WIDTH, text), height=height))


def _merge_members() -> str:
    widths = (480, 2190, 1500, 1668, 1130, 1130, 1540)
    titles = (
        *("序号", "宗地代码", "不动产权证号", "坐落", "登记面积（m²）", "图形面积（m²）"),
        "终止日期",
    )
    names = ("number", "code", "certificate", "address", "registered", "plane", "ends_on")
    aligned = ("center", "", "", "", "right", "right", "center")
    heads = [
        cell(w, paragraph(run(t, bold=True), style="Small", align="center"), fill=GREY)
        for w, t in zip(widths, titles, strict=True)
    ]
    return table(
        widths, row(*heads, head=True), _styled_lines("s.members", widths, names, aligned, "Small")
    )


def _styled_lines(
    name: str,
    widths: Sequence[int],
    names: Sequence[str],
    aligned: Sequence[str],
    style: str = "Cell",
) -> str:
    """Return repeated rows; those that are a total are bold."""

    def steer(text: str) -> str:
        whole = cell(sum(widths), paragraph(run(text), style="Cell"), span=len(widths))
        return row(whole)

    def cells(*, bold: bool) -> str:
        return row(
            *(
                cell(
                    width,
                    paragraph(run(f"{{{{ line.{key} }}}}", bold=bold), style=style, align=align),
                )
                for width, key, align in zip(widths, names, aligned, strict=True)
            )
        )

    return "".join(
        (
            steer(f"{{%tr for line in {name} %}}"),
            steer("{%tr if line.total %}"),
            cells(bold=True),
            steer("{%tr else %}"),
            cells(bold=False),
            steer("{%tr endif %}"),
            steer("{%tr endfor %}"),
        )
    )


def _merge_basis() -> str:
    return paragraph(run("{{ s.basis }}"), style="Note", keep=True)


def _merge_conditions_short() -> str:
    widths = (3000, 1300, 5338)
    return table(
        widths,
        row(*map(label, widths, ("条件", "初步核对", "说明")), head=True),
        loop(
            "line in s.conditions",
            row(
                cell(widths[0], paragraph(run("{{ line.code }} {{ line.text }}"), style="Small")),
                cell(
                    widths[1],
                    paragraph(run("{{ line.outcome }}", bold=True), style="Small", align="center"),
                ),
                cell(widths[2], paragraph(run("{{ line.why }}"), style="Small")),
            ),
            columns=widths,
        ),
    )


def _merge_conditions() -> str:
    widths = (2150, 760, 1200, 3128, 2400)
    titles = ("条件（原文）", "认定", "结果", "依据", "审查人及理由")

    def small(width: int, *lines: str) -> str:
        return cell(width, *lines)

    return table(
        widths,
        row(*map(label, widths, titles), head=True),
        loop(
            "line in s.conditions",
            row(
                small(
                    widths[0],
                    paragraph(run("{{ line.code }} {{ line.title }}", bold=True), style="Small"),
                    paragraph(run("{{ line.text }}"), style="Small"),
                    paragraph(run("{{ line.clause }}", colour="595959"), style="Small"),
                ),
                small(widths[1], paragraph(run("{{ line.kind }}"), style="Small", align="center")),
                small(
                    widths[2],
                    paragraph(run("{{ line.outcome }}", bold=True), style="Small", align="center"),
                ),
                small(
                    widths[3],
                    tag("for text in line.reasons"),
                    paragraph(run("{{ text }}"), style="Small"),
                    tag("endfor"),
                    tag("if line.figures"),
                    paragraph(run("{{ line.figures }}", colour="595959"), style="Small"),
                    tag("endif"),
                ),
                small(
                    widths[4],
                    tag("for text in line.judged"),
                    paragraph(run("{{ text }}"), style="Small"),
                    tag("endfor"),
                ),
            ),
            columns=widths,
        ),
    )


def _declaration() -> str:
    sign = paragraph(
        run("申请人（签字或盖章）：　　　　　　　　　　　　　　年　　月　　日"),
        style="Cell",
        align="right",
    )
    words = paragraph(run("　　" + DECLARATION), style="Cell")
    return table((WIDTH,), row(cell(WIDTH, words, paragraph(style="Cell"), sign), height=1300))


def _opinions(conclusion: str) -> str:
    half = WIDTH // 2
    names = ("经办人意见", "审核人意见", "科室负责人意见", "分管领导意见（盖章）")

    def opinion(name: str, *, keep: bool) -> str:
        text = run("签字：　　　　　　　年　月　日")
        sign = paragraph(text, style="Cell", align="right", keep=keep)
        head = paragraph(run(name, bold=True), style="Cell", keep=keep)
        empty = paragraph(style="Cell", keep=keep)
        return cell(half, head, empty, empty, sign)

    return table(
        (half, half),
        row(cell(WIDTH, paragraph(run(conclusion), style="Cell", keep=True), span=2)),
        *(
            row(opinion(left, keep=keep), opinion(right, keep=keep), height=1350)
            for left, right, keep in ((*names[:2], True), (*names[2:], False))
        ),
    )


def _merge_pictures(figure: str) -> str:
    return "".join(
        (
            heading("附图　宗地合并示意图"),
            _picture_table(WIDTH // 2),
            paragraph(run(figure), style="Note"),
        )
    )


def _picture_table(half: int) -> str:
    """Return the land before and after, side by side."""

    def picture(name: str) -> str:
        return cell(half, paragraph(run(f"{{{{ s.{name} }}}}"), style="Normal", align="center"))

    return table(
        (half, half),
        row(label(half, "合并前", keep=True), label(half, "合并后", keep=True)),
        row(picture("before"), picture("after_picture")),
    )


# -- the package ------------------------------------------------------------------------------


def style(name: str, font: str, size: int, *, based: str = "", more: str = "") -> str:
    """Return a paragraph style; ``size`` in half points, ``more`` are properties of it."""
    default = ' w:default="1"' if name == "Normal" else ""
    base = f'<w:basedOn w:val="{based}"/>' if based else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{name}"{default}><w:name w:val={quoteattr(name)}/>'
        f'{base}<w:qFormat/><w:pPr>{more}</w:pPr><w:rPr><w:rFonts w:ascii="Times New Roman" '
        f'w:hAnsi="Times New Roman" w:eastAsia="{font}" w:cs="Times New Roman"/>'
        f"{'<w:b/>' if name in ('Title', 'Section') else ''}"
        f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr></w:style>'
    )


def styles(width: int) -> str:
    """Return the styles: 宋体 for tables and title, 仿宋 for text; ``width`` between margins."""
    tight = '<w:spacing w:before="20" w:after="20" w:line="240" w:lineRule="auto"/>'
    tab = f'<w:tabs><w:tab w:val="right" w:pos="{width}"/></w:tabs>'
    found = (
        style("Normal", "仿宋", 21),
        style("Title", "宋体", 36, based="Normal", more='<w:spacing w:before="0" w:after="60"/>'),
        style(
            "Section", "黑体", 22, based="Normal", more='<w:spacing w:before="160" w:after="60"/>'
        ),
        style("Body", "仿宋", 21, based="Normal", more=tight),
        style("Note", "仿宋", 17, based="Normal", more=tight),
        style("Cell", "宋体", 19, based="Normal", more=tight),
        style("Small", "宋体", 16, based="Normal", more=tight),
        style(
            "Tight",
            "宋体",
            18,
            based="Normal",
            more='<w:spacing w:before="0" w:after="0" w:line="230" w:lineRule="exact"/>',
        ),
        style("Gap", "宋体", 10, based="Normal", more=tight),
        style("Header", "宋体", 20, based="Normal"),
        style("Footer", "宋体", 15, based="Normal", more=tab),
    )
    return f'{HEAD}<w:styles xmlns:w="{W}">{"".join(found)}</w:styles>'


def font_table() -> str:
    """Return the fonts with what stands in for each where it is missing."""
    fonts = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{instead}"/>'
        f'<w:family w:val="{family}"/></w:font>'
        for name, (instead, family) in FONTS.items()
    )
    return f'{HEAD}<w:fonts xmlns:w="{W}">{fonts}</w:fonts>'


def package(body: str, title: str, page: str = PORTRAIT) -> bytes:
    """Return the bytes of a document of one section on A4; ``page`` is its size and edges."""
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId3"/>'
        '<w:footerReference w:type="default" r:id="rId4"/>'
        f"{page}</w:sectPr>"
    )
    part = "/word/{}.xml"
    kinds = {
        part.format("document"): f"{WORD}.document.main+xml",
        part.format("styles"): f"{WORD}.styles+xml",
        part.format("fontTable"): f"{WORD}.fontTable+xml",
        part.format("settings"): f"{WORD}.settings+xml",
        part.format("header1"): f"{WORD}.header+xml",
        part.format("footer1"): f"{WORD}.footer+xml",
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    }
    overrides = "".join(
        f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in kinds.items()
    )
    office = f"{R}/officeDocument"
    core = f"{PACKAGE}/relationships/metadata/core-properties"
    files = {
        "[Content_Types].xml": f'{HEAD}<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
        'relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
        f"{overrides}</Types>",
        "_rels/.rels": _relations((office, "word/document.xml"), (core, "docProps/core.xml")),
        "docProps/core.xml": f'{HEAD}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/'
        'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(title)}</dc:title></cp:coreProperties>",
        "word/_rels/document.xml.rels": _relations(
            (f"{R}/styles", "styles.xml"),
            (f"{R}/fontTable", "fontTable.xml"),
            (f"{R}/header", "header1.xml"),
            (f"{R}/footer", "footer1.xml"),
            (f"{R}/settings", "settings.xml"),
        ),
        "word/document.xml": f"{HEAD}<w:document {NAMESPACES}><w:body>{body}{section}</w:body>"
        "</w:document>",
        "word/fontTable.xml": font_table(),
        "word/footer1.xml": f"{HEAD}<w:ftr {NAMESPACES}>{footer()}</w:ftr>",
        "word/header1.xml": f"{HEAD}<w:hdr {NAMESPACES}>{header()}</w:hdr>",
        "word/settings.xml": f'{HEAD}<w:settings xmlns:w="{W}"><w:compat><w:compatSetting '
        'w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" '
        'w:val="15"/></w:compat></w:settings>',
        "word/styles.xml": styles(WIDE if page == LANDSCAPE else WIDTH),
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:  # stored: compression differs between machines
        for name, text in files.items():
            info = zipfile.ZipInfo(name, EPOCH)
            info.create_system = 3
            info.external_attr = 0o100644 << 16
            archive.writestr(info, text.encode("utf-8"))
    return buffer.getvalue()


def _relations(*targets: tuple[str, str]) -> str:
    found = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{found}</Relationships>'


def templates() -> dict[str, bytes]:
    """Return every template by name."""
    return {
        "adjustment_sheet.docx": package(adjustment_sheet(), "工业用地控制线调整审批表", FULL),
        "merge_application.docx": package(merge_application(), "宗地合并申请表", FULL),
        "merge_comparison.docx": package(merge_comparison(), "合并前后对照表", LANDSCAPE),
        "merge_review.docx": package(merge_review(), "宗地合并审查表", FULL),
        "subsidy_sheet.docx": package(subsidy_sheet(), "财政奖补测算表"),
        "tax_request.docx": package(tax_request(), "关于提供企业纳税情况的函"),
        "unit_sheet.docx": package(unit_sheets(), "低效用地调查认定表", FULL),
        "unit_summary.docx": package(unit_summary(), "低效用地汇总表", LANDSCAPE),
    }


def main() -> int:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="write nothing, say what differs")
    options = parser.parse_args()
    FOLDER.mkdir(parents=True, exist_ok=True)
    different = []
    for name, content in templates().items():
        path = FOLDER / name
        if path.is_file() and path.read_bytes() == content:
            continue
        different.append(name)
        if not options.check:
            path.write_bytes(content)
    for name in different:
        print(name)
    return 1 if different and options.check else 0


if __name__ == "__main__":
    sys.exit(main())
