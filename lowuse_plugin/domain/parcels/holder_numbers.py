# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""证件号 of right holders: whether one can be right, and how it is shown.

A number that is no number of its kind is doubted and kept as the paper has it (D16).
"""

from __future__ import annotations

import re
from string import ascii_uppercase, digits

from lowuse_plugin.domain.names import id_key, is_person_number

ID_CARD, USCC = "1", "7"
"""Codes of the list id_kind: 身份证, 统一社会信用代码."""
_PERSONS = frozenset({"1", "2", "3", "4", "5"})
"""Kinds of papers that persons have."""
_CARD = re.compile("[0-9]{17}[0-9X]")
_CARD_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CARD_CHECK = "10X98765432"
_USCC_SIGNS = digits + "".join(sign for sign in ascii_uppercase if sign not in "IOSVZ")
"""Letters that look like digits are left out (GB 32100)."""
_USCC_LENGTH = 18
_USCC_BASE = 31
_USCC_WEIGHTS = tuple(pow(3, at, _USCC_BASE) for at in range(_USCC_LENGTH - 1))
_SEEN_FIRST, _SEEN_LAST = 4, 4


def number_doubt(kind: str | None, number: str) -> str:
    """Return why a number can hardly be right, empty where nothing speaks against it.

    Args:
        kind: Code of the list id_kind, None where the number tells it.
        number: As a person wrote it.

    Returns:
        ``HOLDER_CARD_DOUBTFUL``, ``HOLDER_USCC_DOUBTFUL``, or ``HOLDER_NUMBER_DOUBTFUL``: no kind
        is chosen, and the number tells none.
    """
    text = id_key(number)
    if not text:
        return ""
    kind = kind or kind_of(text)
    if kind is None:
        return "HOLDER_NUMBER_DOUBTFUL"
    if kind == ID_CARD and not _is_card(text):
        return "HOLDER_CARD_DOUBTFUL"
    if kind == USCC and not _is_uscc(text):
        return "HOLDER_USCC_DOUBTFUL"
    return ""


def kind_of(number: str) -> str | None:
    """Return the kind that a number shows by its form, None where it shows none."""
    text = id_key(number)
    if is_person_number(text):
        return ID_CARD
    return USCC if len(text) == _USCC_LENGTH and set(text) <= set(_USCC_SIGNS) else None


def is_personal(kind: str | None, number: str) -> bool:
    """Tell whether a number is a person's and stays out of sight; in doubt it does."""
    text = id_key(number)
    if is_person_number(text) or kind in _PERSONS:
        return True
    return bool(text) and kind is None and kind_of(text) is None


def shown_id_number(kind: str | None, number: str) -> str:
    """Return a number as lists show it: of a person's the middle is hidden."""
    if not is_personal(kind, number) or not number:
        return number
    hidden = len(number) - _SEEN_FIRST - _SEEN_LAST
    if hidden <= 0:
        return "*" * len(number)
    return f"{number[:_SEEN_FIRST]}{'*' * hidden}{number[-_SEEN_LAST:]}"


def _is_card(text: str) -> bool:
    if not _CARD.fullmatch(text):
        return False
    pairs = zip(_CARD_WEIGHTS, text, strict=False)
    total = sum(weight * int(sign) for weight, sign in pairs)
    return _CARD_CHECK[total % len(_CARD_CHECK)] == text[-1]


def _is_uscc(text: str) -> bool:
    if len(text) != _USCC_LENGTH or not set(text) <= set(_USCC_SIGNS):
        return False
    pairs = zip(_USCC_WEIGHTS, text, strict=False)
    total = sum(weight * _USCC_SIGNS.index(sign) for weight, sign in pairs)
    return _USCC_SIGNS[-total % _USCC_BASE] == text[-1]
