# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Numbers of official documents: 江府〔2025〕3号, and what a text cites."""

from __future__ import annotations

import re

from lowuse_plugin.domain.names import visible

_NUMBER = re.compile(
    r"[A-Z\u3400-\u9fff][-A-Z0-9()·\u3400-\u9fff]*"  # who issued it, and in which series
    r"[〔\[【(〖](?:19|20)[0-9]{2}[〕\]】)〗]"
    r"(?:第)?[0-9]+(?:-[0-9]+)?[号號]"
)
_CITED = re.compile(
    r"《[^》]*[^》\s][^》]*》|第[0-9一二三四五六七八九十百]+[条條章款项節节]|[A-Z]+-?[0-9]"
)


def document_key(number: str) -> str:
    """Return a number as it is compared: half-width, upper case, without blanks."""
    return "".join(visible(number).upper().split())


def is_document_number(number: str) -> bool:
    """Tell whether a text has the shape of a document number: 字〔年〕号, brackets of any kind."""
    return _NUMBER.fullmatch(document_key(number)) is not None


def cites(text: str) -> bool:
    """Tell whether a text names a document, or a clause of one: a number, a title, 第三条, P-12."""
    key = document_key(text)
    return bool(_NUMBER.search(key) or _CITED.search(key))
