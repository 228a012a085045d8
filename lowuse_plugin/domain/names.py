# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Names and numbers of right holders, made comparable (A-35, M-6)."""

from __future__ import annotations

import re
import unicodedata

_DROPPED = {ord(mark) for mark in "()[]{}〔〕【】<>《》「」·•.,、。，-—–_'\"“”‘’"}
_ORGANISATION = re.compile(
    "公司|厂|企业|集团|中心|合作社|联社|村委|居委|村民|居民|委员会|政府|街道|办事处|管委会|[局院校社店行部所会馆场站]$"
    "|学校|大学|银行|商行|经营部|工作室|事务所|研究所|LTD|LIMITED|INC|CORP|COMPANY"
)
_UNSEEN = frozenset({"Cf", "Cc"})
_FILLERS = frozenset("\u034f\u115f\u1160\u2800") | {chr(0xFE00 + i) for i in range(16)}
"""What nobody sees either, though Unicode takes it for letters, marks and symbols."""
_BRACKETED = re.compile(
    r"\([^()]*\)|\[[^\[\]]*\]|【[^【】]*】|〔[^〔〕]*〕|〈[^〈〉]*〉|\{[^{}]*\}"
)
_BETWEEN = re.compile(r"[、,，;；/／|\n\t]+")
_OFFICE = re.compile(
    "^(?:副?(?:局长|科长|股长|主任|处长|所长|组长)|经办人?|审核人?|负责人)"
    "|(?:副?(?:局长|科长|股长|主任|处长|所长|组长)|同志|先生|女士)$"
)
"""What stands before or behind a name and is none of it."""
_USCC = re.compile("[0-9A-HJ-NPQRTUWXY]{18}")
_ID_CARD = re.compile("[0-9]{6}(19|20)[0-9]{9}[0-9X]")
_NO_OWNER = frozenset(
    {
        *("", "0", "0/0", "/", "//", "\\", "NULL", "NONE", "UNKNOWN", "N/A", "?", "??", "*", "**"),
        *("无", "空", "暂无", "没有", "无权利人", "权利人不详", "不详", "不明", "未知", "待补充"),
        *("待查", "待定", "待核实", "待确认", "未登记", "未确权", "待确权"),
    }
)
_LONG_FORM = re.compile("有限责任公司$")


def visible(text: str) -> str:
    """Return a text in NFKC without what nobody sees: joiners, marks of direction, controls."""
    normal = unicodedata.normalize("NFKC", text)
    return "".join(
        c
        for c in normal
        if c.isspace() or not (c in _FILLERS or unicodedata.category(c) in _UNSEEN)
    )


def name_key(name: str) -> str:
    """Return the form in which two spellings of one holder's name are equal.

    Full-width letters and brackets become half-width (NFKC), letters upper case; blanks, brackets
    and punctuation are dropped, so is what nobody sees. The words themselves stay: 甲厂 and
    甲厂有限公司 are two names. Empty when the text is a placeholder and names nobody.
    """
    text = visible(name).upper().strip()
    if text in _NO_OWNER:
        return ""
    key = "".join(c for c in text if ord(c) not in _DROPPED and not c.isspace())
    return "" if key in _NO_OWNER else key


def holder_key(name: str) -> str:
    """Return :func:`name_key` with the form of a company written in its short way.

    公司法 lets 有限责任公司 be written 有限公司: both are one name. 股份有限公司 is another form,
    and a name without any stays a name without any.
    """
    return _LONG_FORM.sub("有限公司", name_key(name))


def people_in(signature: str) -> frozenset[str]:
    """Return the keys of everybody who stands in a signature: 张三、李四, 局长张三, 王五科长.

    Keys are those of :func:`name_key`; what stands in brackets behind a name (an office, a title)
    is left out: 张三（局） is 张三. Whether 張三 is 张三 cannot be known: names are registered in
    either writing.
    """
    parts = _BETWEEN.split(_BRACKETED.sub("", visible(signature)) or visible(signature))
    keys = {_OFFICE.sub("", name_key(part)) or name_key(part) for part in parts}
    return frozenset(keys - {""})


def id_key(number: str) -> str:
    """Return a comparable 证件号 or 统一社会信用代码: half-width, upper case, no blanks."""
    text = visible(number).upper()
    return "".join(c for c in text if not c.isspace() and c != "-")


def is_person_number(number: str) -> bool:
    """Tell whether a number, as :func:`id_key` gives it, is one of a person's identity card."""
    return bool(_ID_CARD.fullmatch(number))


def is_organisation(name: str, number: str = "") -> bool:
    """Tell whether a holder is an organisation; in doubt a name is that of a person.

    Two organisations of one name are next to never two: names are registered. Two persons of one
    name are common.

    Args:
        name: As :func:`name_key` gives it.
        number: As :func:`id_key` gives it; a 统一社会信用代码 is never a person's.
    """
    if is_person_number(number):
        return False
    return bool(_USCC.fullmatch(number) or _ORGANISATION.search(name))
