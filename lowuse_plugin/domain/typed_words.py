# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What people type to find something: codes and numbers in whatever way they write them."""

from __future__ import annotations

import unicodedata

_BETWEEN = dict.fromkeys(map(ord, "-_‐‑–—−()[]〔〕【】〈〉《》{}·・"))
"""What people put into numbers, or leave out; blanks as well."""


def squeezed(text: str) -> str:
    """Return a text without differences of width and case, blanks, hyphens and brackets."""
    plain = unicodedata.normalize("NFKC", text).casefold().translate(_BETWEEN)
    return "".join(plain.split())


def searchable(*texts: str) -> str:
    """Return in what :class:`Typed` looks: each text as it reads, and :func:`squeezed`."""
    lines = dict.fromkeys(each for text in texts for each in (_folded(text), squeezed(text)))
    return "\n".join(line for line in lines if line)


class Typed:
    """Words that somebody typed into a search."""

    def __init__(self, text: str) -> None:
        """Take the words; without any, everything has them."""
        self._words = _folded(text).split()
        self._whole = squeezed(text) or "".join(self._words)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Typed) and self._words == other._words

    def __hash__(self) -> int:
        return hash(tuple(self._words))

    def __bool__(self) -> bool:
        """Tell whether anything was typed."""
        return bool(self._words)

    def is_in(self, texts: str) -> bool:
        """Tell whether :func:`searchable` texts have every word, or all of them as one number."""
        return all(word in texts for word in self._words) or self._whole in texts


def _folded(text: str) -> str:
    """Return a text on one line without differences of width and case."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())
