# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The Chinese of what the subsidy engine says in codes: what leaves the office is Chinese (D14)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache

from lowuse_plugin import paths
from lowuse_plugin.domain import land_use, schema
from lowuse_plugin.domain.display import shown_day
from lowuse_plugin.domain.subsidy.finding import DEPENDS, FAIL, PASS, REVIEW, TRIAL, UNKNOWN

OUTCOMES: Mapping[str, str] = {
    PASS: "符合",
    FAIL: "不符合",
    TRIAL: "试算",
    DEPENDS: "口径不一",
    UNKNOWN: "未查明",
    REVIEW: "待复核",
}
CONDITIONS: Mapping[str, str] = {
    "E-1": "工业用地升级改造",
    "E-2": "改造土地面积",
    "E-3": "改造后容积率",
    "E-4": "竣工验收",
    "E-5": "政策有效期",
    "E-6": "“三旧”改造",
    "E-7": "重复奖补核对",
    "A-13": "跨县（市、区）分摊",
    "A-21": "奖补对象",
    "A-23": "混合用途",
    "tier": "奖励档次",
}
_READING_PARTS: Mapping[str, str] = {
    "stated": "文件载明容积率",
    "far_floor": "计容建筑面积",
    "floor": "实际建筑面积",
    "net": "净用地面积",
    "gross": "改造土地面积",
    "two_decimals": "容积率取两位小数",
    "outside_three_old": "仅计“三旧”范围外部分",
    "under_three_old": "按“三旧”政策执行",
    "accepted_by": "验收日期按",
    "by_phase": "按已验收各期",
    "reward": "奖励面积取",
    "real": "实际建筑面积",
    "with_underground": "计入地下建筑",
    "without_retained": "不计保留建筑",
    "unspecified": "竣工验收（未注明文件）",
}
_PLAIN: Mapping[str, str] = {
    "yes": "是",
    "no": "否",
    "true": "是",
    "false": "否",
    "unspecified": "未注明文件",
    "project": "同一项目",
    "land": "用地",
    "building": "建筑",
    "excluded": "按三旧办理",
    "applicable": "不按三旧办理",
}
_VALUES: Mapping[tuple[str, str], str] = {
    ("E-7", "no"): "未发现重复奖补",
    ("E-7", "yes"): "已获奖补",
}
_THRESHOLDS: Mapping[tuple[str, str], str] = {
    ("E-7", "no"): "同一项目、用地、建筑不重复奖补",
}
"""Words of single conditions, where yes and no alone say too little."""
_WORD = re.compile(r"(?<![A-Za-z0-9_/])(?:[a-z][a-z0-9_]+|44\d{4})(?![A-Za-z0-9_])")
_MOST_PARTS = 4


def outcome_text(outcome: str) -> str:
    """Return the Chinese of an outcome of a condition."""
    return OUTCOMES.get(outcome, outcome)


@cache
def _codes() -> dict[str, str]:
    path = paths.resource("policy", "subsidy_codes.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


def code_text(code: str) -> str:
    """Return the Chinese of a published code of the assessment."""
    return str(_codes().get(code, code))


@cache
def _words() -> dict[str, str]:
    """Return every code that the engine writes into values and thresholds."""
    codes = schema.shipped().codes
    groups = {use.group: use.name for use in reversed(tuple(land_use.shipped().uses.values()))}
    return {
        **groups,
        **codes["district"].values,
        **codes["three_old_status"].values,
        **codes["land_area_source"].values,
        **codes["project_type"].values,
        **_PLAIN,
    }


def in_chinese(text: str) -> str:
    """Return text of the engine with its codes in words; for text without a person's own words."""
    return _WORD.sub(_word, text.replace("|", "、"))


def _word(found: re.Match[str]) -> str:
    token = found[0]
    return _words().get(token) or reading_title(token, {})


def value_text(code: str, value: str) -> str:
    """Return the value of a condition in words; what a person wrote stays as it is.

    Args:
        code: Of the condition, such as ``E-6``.
        value: As in the trace.
    """
    if (code, value) in _VALUES:
        return _VALUES[code, value]
    if code in _DATED:
        return _DAY.sub(lambda found: shown_day(found[0]), value)
    if code in _ONLY_CODES:
        return in_chinese(value)
    if code == "E-6":
        status, blank, rest = value.partition(" ")
        return f"{in_chinese(status)}{blank}{rest}"
    return in_chinese(value) if value in _words() else value


_ONLY_CODES = {"E-2", "E-3", "A-13"}
_DATED = {"E-4", "E-5"}
_DAY = re.compile(r"(?<![^\s;])\d{4}-\d\d-\d\d(?![^\s;（])")
"""A day that stands alone, not as a part of a document number."""


def threshold_text(code: str, threshold: str) -> str:
    """Return what a condition asks for in words."""
    if code in _DATED:
        return _DAY.sub(lambda found: shown_day(found[0]), threshold).replace(" … ", " 至 ")
    if code == "A-13":
        return f"有载明分摊的文件（项目所在 {in_chinese(threshold)}）"
    if code == "A-21":
        return threshold
    return _THRESHOLDS.get((code, threshold)) or in_chinese(threshold)


def reading_title(name: str, kinds: Mapping[str, str]) -> str:
    """Return the Chinese of a reading such as ``far_floor_net_two_decimals``.

    Args:
        name: As in the result.
        kinds: Kinds of acceptance and their names, as the pack has them.
    """
    sources = schema.shipped().codes["land_area_source"].values
    known = {**_READING_PARTS, **sources, **kinds}
    tokens, found = name.split("_"), []
    while tokens:
        longest = min(_MOST_PARTS, len(tokens))
        size = next((n for n in range(longest, 0, -1) if "_".join(tokens[:n]) in known), 0)
        if not size:
            return name
        found.append(_part("_".join(tokens[:size]), known, sources))
        tokens = tokens[size:]
    return "".join(found).removeprefix("，")


def _part(token: str, known: Mapping[str, str], sources: Mapping[str, str]) -> str:
    """Return one part of the title with what joins it to those before."""
    if token in ("net", "gross"):
        return f" ÷ {known[token]}"
    if token in sources:
        return f"（{_BASES.get(token, known[token])}）"
    return known[token] if token not in _AFTER_COMMA else f"，{known[token]}"


_BASES: Mapping[str, str] = {
    "approval": "批复面积",
    "certificate": "证载面积",
    "registered": "登记面积",
    "plane": "图形面积",
}
"""Short words: a title names several choices."""
_AFTER_COMMA = {"two_decimals", "with_underground", "without_retained"}
