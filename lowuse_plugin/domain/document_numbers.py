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
_TITLE = re.compile(r"《[^》]*[^》\s][^》]*》")
_PUBLISHED = re.compile(r"(?<![A-Z0-9])[PY]-[0-9]{2}(?![0-9])")
"""Clauses of the two documents that the plugin ships; the codes of a set's rules are none."""


def document_key(number: str) -> str:
    """Return a number as it is compared: half-width, upper case, without blanks."""
    return "".join(visible(number).upper().split())


def is_document_number(number: str) -> bool:
    """Tell whether a text has the shape of a document number: 字〔年〕号, brackets of any kind."""
    return _NUMBER.fullmatch(document_key(number)) is not None


def cites(text: str) -> bool:
    """Tell whether a text names what can be looked up: a number, a title, a clause such as P-12.

    第三条 alone is no document: of which one it is has to be said.
    """
    key = document_key(text)
    return any(pattern.search(key) for pattern in (_NUMBER, _TITLE, _PUBLISHED))
