#!/usr/bin/env python3
# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Build the pages of the offline help.

    python scripts/build_help.py          write resources/help/<language>/*.html
    python scripts/build_help.py --check  change nothing, exit 1 when a page is stale

Pages are written by hand between ``<main>`` and ``</main>``; the frame around it is made here. The
pages clauses, glossary and troubleshooting and the table of example rules are made from
``resources/policy/clauses.toml``, the tables beside the pages, and the sentences of the plugin.
"""

from __future__ import annotations

import argparse
import re
import sys
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from lowuse_plugin.domain import schema  # noqa: E402
from lowuse_plugin.domain.identification.rules import Rule, find_rule_set  # noqa: E402
from lowuse_plugin.domain.policy import clauses  # noqa: E402
from lowuse_plugin.domain.policy.clauses import Clause, PolicyDocument  # noqa: E402
from lowuse_plugin.domain.quantities import Quantity, quantities  # noqa: E402
from lowuse_plugin.qgis_bridge.sentences import SENTENCES  # noqa: E402

HELP = ROOT / "resources" / "help"
TS = ROOT / "i18n" / "lowuse_zh.ts"
SAMPLE_RULES = "sample"
LANGUAGES = {"zh": "zh-CN", "en": "en"}
OTHER = {"zh": ("en", "English"), "en": ("zh", "中文")}
NAMES = {
    "zh": "低效用地再开发",
    "en": "Low-Use Land Redevelopment",
}
PAGES = {
    "index": ("首页", "Start"),
    "firsthour": ("第一小时", "First hour"),
    "workspace": ("工作库", "Workspace"),
    "sharing": ("多人协作", "Working together"),
    "places": ("存放位置", "Place"),
    "import": ("导入", "Import"),
    "editing": ("编辑宗地", "Editing parcels"),
    "boundaries": ("编辑边界", "Boundaries"),
    "bulk": ("批量修改", "Bulk change"),
    "history": ("变更历史", "History"),
    "tax": ("企业与税收", "Enterprises and taxes"),
    "tagging": ("低效认定面板", "Tagging panel"),
    "units": ("地块和调查区", "Units and survey areas"),
    "identification": ("认定办理", "Identification steps"),
    "papers": ("认定表和汇总表", "Sheets and summaries"),
    "controlline": ("控制线套合面板", "Control-line panel"),
    "lines": ("控制线版本", "Versions of the line"),
    "adjustments": ("控制线调整", "Line adjustments"),
    "indicators": ("控制线指标", "Indicators"),
    "overlay": ("套合分析", "Overlay analysis"),
    "merging": ("宗地合并面板", "Merging panel"),
    "mergegroups": ("合并候选", "Merge groups"),
    "mergepreview": ("合并预览", "Preview of a merge"),
    "mergecases": ("合并办理", "Merge cases"),
    "mergepapers": ("合并表单", "Papers of a merge"),
    "lineage": ("宗地沿革", "Lineage"),
    "projects": ("项目", "Projects"),
    "subsidy": ("奖补测算面板", "Subsidy panel"),
    "procedure": ("办理与拨付", "Procedure and payments"),
    "whatif": ("假设与情景", "What if"),
    "policy": ("政策库", "Policy library"),
    "subsidysheet": ("奖补测算表", "Calculation sheet"),
    "maps": ("上会图和统计表", "Maps and sheets"),
    "rules": ("规则与示例", "Rules and examples"),
    "clauses": ("条款", "Clauses"),
    "glossary": ("词汇", "Glossary"),
    "shortcuts": ("快捷键", "Shortcuts"),
    "settings": ("选项", "Options"),
    "algorithms": ("处理算法", "Processing algorithms"),
    "troubleshooting": ("疑难解答", "Troubleshooting"),
    "privacy": ("数据与隐私", "Data and privacy"),
}
"""In the order of the navigation; the titles in Chinese and English."""
MAIN = re.compile(r"<main>\n(.*?)\n</main>", re.DOTALL)
RULES = re.compile(r"(<!-- rules:begin -->).*?(<!-- rules:end -->)", re.DOTALL)
QUANTITIES = re.compile(r"(<!-- quantities:begin -->).*?(<!-- quantities:end -->)", re.DOTALL)
BRACES = re.compile(r"\{\w+[^}]*\}")


@dataclass(frozen=True)
class Words:
    """Fixed words of the pages that are made here."""

    clauses_intro: str
    of_document: str
    conditions: str
    readings: str
    readings_intro: str
    tested: str
    place: str
    see: str
    glossary_intro: str
    in_files: str
    troubleshooting_intro: str
    rule_columns: Sequence[str]
    quantity_columns: Sequence[str]
    blocks: Mapping[bool, str]


WORDS = {
    "zh": Words(
        clauses_intro=(
            "结果、面板和图表引用的条款。引文摘自公开发布的文本，标点和个别重复、脱漏之处照原样保留；"
            "办理业务请以正式文件为准。"
        ),
        of_document="{issued_by}，{issued_on}印发。{validity}。本插件按 {first} 至 {last} 采用。",
        conditions="条件与检查方法",
        readings="本插件的理解",
        readings_intro=(
            "文件没有写明、可以有不同理解的地方，本插件按以下方式处理。这些不是文件原文，"
            "主管部门另有规定的从其规定。"
        ),
        tested="检查方法：",
        place="位置：",
        see="见：",
        glossary_intro="本插件用到的词。括号中是英文，末尾是文件和脚本中的名称。",
        in_files="代码：",
        troubleshooting_intro=(
            "先看提示里写的文件、行和字段。下面是常见的提示和处理办法；提示中的具体名称以“…”代替。"
        ),
        rule_columns=("编号", "规则", "引用", "数据来源", "缺少数据时"),
        quantity_columns=("名称", "指标", "单位", "数据项和算法", "条款"),
        blocks={True: "待补充", False: "不影响结论"},
    ),
    "en": Words(
        clauses_intro=(
            "The clauses that results, panels and maps cite. Law is quoted in Chinese, as it was "
            "published, slips included; for official work only the document itself counts."
        ),
        of_document=(
            "Issued by {issued_by} on {issued_on}: {validity}. The plugin applies it from {first} "
            "to {last}."
        ),
        conditions="Conditions and how they are tested",
        readings="Readings",
        readings_intro=(
            "Where the documents are open, the plugin takes them as follows. This is no wording of "
            "the documents; what the authority decides counts. In Chinese, as it is cited."
        ),
        tested="How it is tested: ",
        place="Place: ",
        see="See: ",
        glossary_intro=(
            "The words of the plugin, with the Chinese, and with the name in files and scripts."
        ),
        in_files="In code: ",
        troubleshooting_intro=(
            "Look first at the file, row and field that the message names. These are the common "
            "messages and what to do; “…” stands for what they name."
        ),
        rule_columns=("Code", "Rule", "Cited as", "Source of the data", "When data is missing"),
        quantity_columns=("Name", "Quantity", "Unit", "Made of", "Clause"),
        blocks={True: "incomplete", False: "does not matter"},
    ),
}


def main() -> int:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="change nothing, fail when stale")
    check = parser.parse_args().check
    stale = [path for path, text in build() if not path.exists() or _read(path) != text]
    if check:
        for path in stale:
            print(f"stale: {path.relative_to(ROOT)}")
        return 1 if stale else 0
    for path, text in build():
        path.write_text(text, encoding="utf-8", newline="\n")
    return 0


def build(folder: Path = HELP) -> Iterator[tuple[Path, str]]:
    """Yield path and text of every page as it should be."""
    sentences = read_sentences()
    for language in LANGUAGES:
        for page in PAGES:
            path = folder / language / f"{page}.html"
            yield path, frame(language, page, content(language, page, path, sentences))


def content(
    language: str, page: str, path: Path, sentences: Mapping[str, Mapping[str, str]]
) -> str:
    """Return what stands in ``<main>``: made here, or written by hand and kept."""
    if page == "clauses":
        return clause_page(language)
    if page == "glossary":
        return glossary_page(language)
    if page == "troubleshooting":
        return troubleshooting_page(language, sentences[language])
    found = MAIN.search(_read(path))
    if found is None:
        raise ValueError(f"{path}: there is no <main>")
    table = rule_table(language)
    filled = RULES.sub(lambda marks: f"{marks[1]}\n{table}\n{marks[2]}", found[1])
    listed = quantity_table(language)
    return QUANTITIES.sub(lambda marks: f"{marks[1]}\n{listed}\n{marks[2]}", filled)


def frame(language: str, page: str, body: str) -> str:
    """Return a whole page."""
    column = list(LANGUAGES).index(language)
    title = PAGES[page][column]
    links = "\n".join(
        f'<li><a href="{name}.html"{_here(name == page)}>{titles[column]}</a></li>'
        for name, titles in PAGES.items()
    )
    other, other_name = OTHER[language]
    return (
        f'<!DOCTYPE html>\n<html lang="{LANGUAGES[language]}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title} · {NAMES[language]}</title>\n"
        '<link rel="stylesheet" href="../help.css">\n</head>\n<body>\n'
        f"<nav>\n<ul>\n{links}\n</ul>\n"
        f'<p><a lang="{other}" href="../{other}/{page}.html">{other_name}</a></p>\n</nav>\n'
        f"<main>\n{body}\n</main>\n</body>\n</html>\n"
    )


def _here(here: bool) -> str:
    return ' class="here" aria-current="page"' if here else ""


# -- clauses -------------------------------------------------------------------------------------


def clause_page(language: str) -> str:
    """Return the clauses by document, then conditions, then readings."""
    words = WORDS[language]
    parts = [f"<h1>{PAGES['clauses'][_column(language)]}</h1>", f"<p>{words.clauses_intro}</p>"]
    every = [c for document in clauses.documents() for c in clauses.clauses_of(document.id)]
    for document in clauses.documents():
        own = [c for c in every if c.document_id == document.id and c.kind == clauses.CLAUSE]
        parts += [_document_head(document, words), *(_clause(c, words) for c in own)]
    conditions = [c for c in every if c.kind in {clauses.CONDITION, clauses.GUARD}]
    parts.append(f'<h2 id="conditions">{words.conditions}</h2>')
    parts += [_clause(c, words) for c in conditions]
    readings = sorted((c for c in every if c.kind == clauses.READING), key=lambda c: c.id)
    parts += [f'<h2 id="readings">{words.readings}</h2>', f"<p>{words.readings_intro}</p>"]
    parts += [_clause(c, words) for c in readings]
    return "\n".join(parts)


def _document_head(document: PolicyDocument, words: Words) -> str:
    said = words.of_document.format(
        issued_by=document.issued_by,
        issued_on=document.issued_on.isoformat(),
        validity=document.validity,
        first=document.valid_from.isoformat(),
        last=document.valid_to.isoformat(),
    )
    title = f"《{escape(document.title)}》 {document.document_no}"
    return f'<h2 id="{document.id}">{title}</h2>\n<p>{said}</p>'


def _clause(clause: Clause, words: Words) -> str:
    place = f"{clause.document_no} {clause.place}".strip()
    lines = [f'<h3 id="{clause.id}">{clause.id}</h3>']
    if clause.kind == clauses.CLAUSE:
        lines.append(f'<p class="place">{words.place}{place}</p>')
    elif clause.of:
        lines.append(f'<p class="place">{words.see}{_references(clause)}</p>')
    if clause.quoted:
        lines.append(f'<blockquote lang="zh-CN">{escape(clause.text)}</blockquote>')
    else:
        lines.append(f'<p lang="zh-CN">{_linked(escape(clause.text))}</p>')
    if clause.note:
        lines.append(f'<p>{words.tested}<span lang="zh-CN">{escape(clause.note)}</span></p>')
    return "\n".join(lines)


def _references(clause: Clause) -> str:
    return "、".join(f'<a href="#{ref}">{ref}</a>' for ref in clause.of)


def _linked(text: str) -> str:
    return re.sub(r"\b([PYAEM]-\d{1,2})\b", r'<a href="#\1">\1</a>', text)


def rule_table(language: str) -> str:
    """Return the example rules; each row is the anchor of its code."""
    words = WORDS[language]
    head = "".join(f"<th>{title}</th>" for title in words.rule_columns)
    rows = "\n".join(_rule(rule, words) for rule in find_rule_set(SAMPLE_RULES).rules)
    return f"<table>\n<tr>{head}</tr>\n{rows}\n</table>"


def quantity_table(language: str) -> str:
    """Return the quantities that rules may compare; each row is the anchor of its name."""
    head = "".join(f"<th>{title}</th>" for title in WORDS[language].quantity_columns)
    rows = "\n".join(_quantity(quantity) for quantity in quantities().values())
    return f"<table>\n<tr>{head}</tr>\n{rows}\n</table>"


def _quantity(quantity: Quantity) -> str:
    made = quantity.how or "、".join(quantity.inputs)
    chinese = [escape(text) for text in (quantity.title, quantity.unit, made)]
    cells = "".join(f'<td lang="zh-CN">{text}</td>' for text in chinese)
    clause = f'<a href="clauses.html#{quantity.clause}">{quantity.clause}</a>'
    name = f"<code>{quantity.name}</code>"
    return f'<tr id="q-{quantity.name}"><td>{name}</td>{cells}<td>{clause}</td></tr>'


def _rule(rule: Rule, words: Words) -> str:
    chinese = [escape(text) for text in (rule.text, rule.clause, rule.source)]
    cells = "".join(f'<td lang="zh-CN">{text}</td>' for text in chinese)
    missing = words.blocks[rule.blocks_when_missing]
    if not rule.proposes:
        output = schema.shipped().codes["rule_output"].values[rule.output]
        missing = f'<span lang="zh-CN">{output}</span>'
    return f'<tr id="{rule.code}"><td>{rule.code}</td>{cells}<td>{missing}</td></tr>'


# -- glossary and troubleshooting ---------------------------------------------------------------


def glossary_page(language: str) -> str:
    """Return the terms in the order of their table."""
    words = WORDS[language]
    other = OTHER[language][0]
    parts = [f"<h1>{PAGES['glossary'][_column(language)]}</h1>", f"<p>{words.glossary_intro}</p>"]
    parts.append("<dl>")
    for term in _table("glossary.toml")["terms"]:
        code = f" {words.in_files}<code>{escape(term['code'])}</code>" if term["code"] else ""
        parts.append(
            f'<dt id="{term["id"]}">{escape(term[language])} '
            f'（<span lang="{other}">{escape(term[other])}</span>）</dt>\n'
            f"<dd>{escape(term[f'{language}_text'])}{code}</dd>"
        )
    return "\n".join([*parts, "</dl>"])


def troubleshooting_page(language: str, sentences: Mapping[str, str]) -> str:
    """Return the messages by section, each with what to do; every code is an anchor."""
    title = PAGES["troubleshooting"][_column(language)]
    parts = [f"<h1>{title}</h1>", f"<p>{WORDS[language].troubleshooting_intro}</p>"]
    for section in _table("troubleshooting.toml")["sections"]:
        parts.append(f"<h2>{escape(section[language])}</h2>")
        for entry in section["entries"]:
            said = [_said(code, sentences) for code in entry["codes"]]
            parts += [*said, f"<p>{entry[language]}</p>"]
    return "\n".join(parts)


def _said(code: str, sentences: Mapping[str, str]) -> str:
    sentence = BRACES.sub("…", sentences[code])
    return f'<blockquote id="{code}">{escape(sentence, quote=False)}</blockquote>'


def read_sentences() -> dict[str, dict[str, str]]:
    """Return language → code → sentence; a sentence without Chinese yet stays English."""
    messages = ET.parse(TS).getroot().iter("message")  # noqa: S314  our own file
    chinese = {m.findtext("source", ""): m.findtext("translation", "") for m in messages}
    zh = {code: chinese.get(text) or text for code, text in SENTENCES.items()}
    return {"zh": zh, "en": dict(SENTENCES)}


def _table(name: str) -> dict[str, Any]:
    return tomllib.loads(_read(HELP / name))


def _column(language: str) -> int:
    return list(LANGUAGES).index(language)


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
