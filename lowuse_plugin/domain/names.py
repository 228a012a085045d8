# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Names and numbers of right holders, made comparable (A-35, M-6)."""

from __future__ import annotations

import unicodedata

_DROPPED = {ord(mark) for mark in "()[]{}〔〕【】<>《》「」·•.,、。，-—–_'\"“”‘’"}
_NO_OWNER = frozenset({"", "0/0", "无", "不详", "未知", "/", "\\", "NULL", "NONE", "UNKNOWN"})


def name_key(name: str) -> str:
    """Return the form in which two spellings of one holder's name are equal.

    Full-width letters and brackets become half-width (NFKC), letters upper case; blanks, brackets
    and punctuation are dropped. The words themselves stay: 甲厂 and 甲厂有限公司 are two names.
    Empty when the text is a placeholder and names nobody.
    """
    text = unicodedata.normalize("NFKC", name).upper().strip()
    if text in _NO_OWNER:
        return ""
    return "".join(c for c in text if ord(c) not in _DROPPED and not c.isspace())


def id_key(number: str) -> str:
    """Return a comparable 证件号 or 统一社会信用代码: half-width, upper case, no blanks."""
    text = unicodedata.normalize("NFKC", number).upper()
    return "".join(c for c in text if not c.isspace() and c != "-")
