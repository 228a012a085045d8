# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Where what stands on 《低效用地调查认定表》: rows of a fixed height, so that a unit has one page.

The template is built from this and texts are fitted by it: smaller letters first, then cut, with
the whole text on a page behind it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

LABEL, VALUE = 1250, 3569
"""Width of the columns in twentieths of a point; two of each."""
WIDE = VALUE + LABEL + VALUE
_PADDING = 150
_SIZES = (18, 17, 16, 15, 14, 13, 12)
"""In half points, the largest that fits is taken."""
_LEADING = 12
"""Twentieths of a point a line for a half point of size: 1.2 lines."""
_LATIN = 0.56
"""Width of a letter or digit against that of a Chinese sign."""
_NEVER_FIRST = "、，。；：！？）》〕”"
"""Signs that take what stands before them along to the next line."""
CUT = "…（见续表）"


@dataclass(frozen=True)
class Field:
    """One cell with its heading."""

    key: str
    title: str


@dataclass(frozen=True)
class LayoutRow:
    """One row: one field over the whole width, or two."""

    height: int
    fields: tuple[Field, ...]


def _row(height: int, *pairs: tuple[str, str]) -> LayoutRow:
    return LayoutRow(height, tuple(Field(key, title) for key, title in pairs))


ROWS = (
    _row(350, ("number", "地块编号"), ("name", "地块名称")),
    _row(350, ("district", "县（市、区）"), ("town", "镇（街道）")),
    _row(350, ("survey_area", "调查区"), ("batch", "批次")),
    _row(440, ("address", "坐落")),
    _row(440, ("holders", "权利人")),
    _row(440, ("certificates", "不动产权证号")),
    _row(640, ("codes", "宗地代码")),
    _row(460, ("area", "图形平面面积"), ("registered", "登记面积合计")),
    _row(460, ("low_area", "低效用地面积"), ("floor", "现状建筑面积")),
    _row(350, ("far", "容积率"), ("density", "建筑密度")),
    _row(400, ("use", "登记用途"), ("actual", "现状用途")),
    _row(400, ("planned", "规划用途"), ("land_class", "三调地类")),
    _row(400, ("industry", "产业类型"), ("operating", "经营状态")),
    _row(400, ("tax", "亩均税收")),
    _row(400, ("kinds", "低效类型"), ("assessment", "规则识别")),
    _row(1180, ("bases", "认定依据")),
    _row(1240, ("rules", "规则结果")),
    _row(620, ("legacy", "历史遗留用地")),
    _row(440, ("disputes", "争议情形"), ("three_old", "三旧改造")),
    _row(440, ("flags", "土地情形"), ("control", "控制线套合")),
    _row(400, ("will", "改造意愿"), ("mode", "拟改造方式")),
    _row(400, ("not_now", "暂不实施原因"), ("contact", "联系人")),
    _row(860, ("steps", "办理情况")),
)
SIGNATURES = (
    ("调查人", "（签字）"),
    ("镇（街道）意见", "（盖章）"),
    ("县（市、区）自然资源部门意见", "（盖章）"),
    ("县（市、区）政府认定意见", "（盖章）"),
)
SIGNATURE_HEIGHT = 1200


@dataclass(frozen=True)
class Fitted:
    """A text as it fits into its cell."""

    text: str
    size: int
    """In half points."""
    cut: bool = False

    @property
    def for_template(self) -> Mapping[str, str | int]:
        """Return what stands between the braces of the template."""
        return {"text": self.text, "size": self.size, "line": self.size * _LEADING}


def fitted(text: str, width: int, height: int) -> Fitted:
    """Return a text in the largest letters that fit, else cut.

    Args:
        text: Lines divided by line feeds.
        width: Of the cell, in twentieths of a point.
        height: Of the cell.
    """
    for size in _SIZES:
        if _lines(text, width, size) <= _room(height, size):
            return Fitted(text, size)
    size = _SIZES[-1]
    least, most = 0, len(text)
    while least < most:
        middle = (least + most + 1) // 2
        if _lines(text[:middle].rstrip() + CUT, width, size) <= _room(height, size):
            least = middle
        else:
            most = middle - 1
    return Fitted(text[:least].rstrip() + CUT, size, cut=True)


def _room(height: int, size: int) -> int:
    return max(1, (height - 30) // (size * _LEADING))


def _lines(text: str, width: int, size: int) -> int:
    """Return how many lines a text takes, with a little room for signs that may not end one."""
    line = (width - _PADDING) / (size * 10)
    return sum(max(1, _needed(part, line)) for part in text.split("\n"))


def _needed(part: str, line: float) -> int:
    """Return the lines of one paragraph; Latin words and numbers are not parted."""
    lines, used, together = 1, 0.0, 0.0
    for sign in part:
        wide = unicodedata.east_asian_width(sign) in "WFA"
        size = 1.0 if wide else _LATIN
        alone = (wide and sign not in _NEVER_FIRST) or sign == " "
        together = size if alone else together + size
        used += size
        if used > line:
            lines += 1
            used = together if together < line else size
    return lines
