# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Words of other people's files as values of our code lists: 江海区 → 440704, 出让 → 102."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from lowuse_plugin.domain.schema import CodeList

_NEGATIONS = frozenset("非未不无否")
_BRACKETS = re.compile(r"[(（].*?[)）]")
_EXACT_ONLY = frozenset({"yes_no_unknown", "mu_grade"})
"""Lists whose words are too short to be looked for inside a longer text."""
_SHORTEST_PART = 2
_DISTRICT_DIGITS = re.compile(r"(\d{6})\d*")

_SYNONYMS: Mapping[str, Mapping[str, str]] = {
    "ownership": {"g": "state", "j": "collective", "z": "undetermined", "国家": "state"},
    "yes_no_unknown": {
        **dict.fromkeys(("1", "y", "yes", "true", "t", "有", "已查封", "查封", "已抵押"), "yes"),
        **dict.fromkeys(("抵押", "闲置", "属实"), "yes"),
        **dict.fromkeys(("0", "n", "no", "false", "f", "无", "未查封", "未抵押", "未闲置"), "no"),
        **dict.fromkeys(("正常", "不是", "没有"), "no"),
        **dict.fromkeys(("9", "未查", "不详", "未知", "待查"), "unknown"),
    },
    "operating_state": {
        "1": "normal",
        "2": "half_stopped",
        "3": "stopped",
        "4": "building",
        "5": "vacant",
        "存续": "normal",
        "在营": "normal",
        "生产": "normal",
        "空闲": "vacant",
        "闲置": "vacant",
    },
    "safety_state": {"1": "compliant", "2": "rectifying", "3": "failing"},
    "idle_cause": {"1": "government", "2": "holder"},
    "control_level": {"i": "1", "ii": "2", "i级": "1", "ii级": "2", "1级": "1", "2级": "2"},
    "mu_grade": {"a类": "A", "b类": "B", "c类": "C", "d类": "D"},
    "three_old_status": {"入库": "register", "已入库": "register", "标图建库": "register"},
}


@dataclass(frozen=True)
class CodeReader:
    """Reads values of one code list; :meth:`read` never raises."""

    codes: CodeList

    def read(self, given: str) -> str | None:
        """Return the code, None when the text names none or more than one.

        The code itself, its Chinese title, an agreed synonym, then a title inside a longer text
        (江门市蓬江区) or the text inside a title (已批复), unless a negation stands in it.
        """
        text = _plain(given).removesuffix(".0")
        if not text:
            return None
        exact = self._exact(text)
        if exact is not None or self.codes.name in _EXACT_ONLY:
            return exact
        if self.codes.name == "district":
            prefix = _DISTRICT_DIGITS.fullmatch(text)
            if prefix:
                return prefix.group(1) if prefix.group(1) in self.codes.values else None
        return self._inside(text)

    def _exact(self, text: str) -> str | None:
        for code, title in self.codes.values.items():
            if text in (_plain(code), _plain(title), _plain(_BRACKETS.sub("", title))):
                return code
        return _SYNONYMS.get(self.codes.name, {}).get(text)

    def _inside(self, text: str) -> str | None:
        titles = {code: _plain(_BRACKETS.sub("", t)) for code, t in self.codes.values.items()}
        fitting = {code: title for code, title in titles.items() if _part_of(title, text)}
        if not fitting:
            fitting = {code: title for code, title in titles.items() if _part_of(text, title)}
            return next(iter(fitting)) if len(fitting) == 1 else None
        longest = max(fitting, key=lambda code: len(fitting[code]))
        alone = all(title in fitting[longest] for title in fitting.values())
        return longest if alone else None


def _part_of(part: str, whole: str) -> bool:
    if len(part) < _SHORTEST_PART or part not in whole:
        return False
    return not (_NEGATIONS & set(whole.replace(part, "", 1)))


def _plain(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(folded.split())
