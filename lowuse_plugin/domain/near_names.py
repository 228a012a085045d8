# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Names that nearly agree: 江门甲厂有限公司 and 江门市甲厂有限责任公司, offered to a person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

LEAST = 0.6
_MOST = 3
_COMMON = ("有限责任公司", "股份有限公司", "有限公司", "江门市", "江门", "广东省", "广东")


class NearNames:
    """Finds the known names that share most pairs of letters with another one."""

    def __init__(self, keys: Iterable[str]) -> None:
        """Index normalised names."""
        self._pairs: dict[str, frozenset[str]] = {}
        self._having: dict[str, list[str]] = {}
        for key in dict.fromkeys(keys):
            pairs = _pairs(key)
            self._pairs[key] = pairs
            for pair in pairs:
                self._having.setdefault(pair, []).append(key)

    def near(self, key: str) -> list[tuple[str, float]]:
        """Return the nearest names and how near they are, 0.6 … 1, the best first."""
        own = _pairs(key)
        shared: Counter[str] = Counter()
        for pair in own:
            shared.update(self._having.get(pair, ()))
        found = [
            (name, 2 * count / (len(own) + len(self._pairs[name])))
            for name, count in shared.items()
            if name != key
        ]
        near = [(name, score) for name, score in found if score >= LEAST]
        return sorted(near, key=lambda each: (-each[1], each[0]))[:_MOST]


def _pairs(key: str) -> frozenset[str]:
    """Return the pairs of letters of what tells a name from others."""
    core = key
    for word in _COMMON:
        core = core.replace(word, "")
    core = core or key
    return frozenset(core[i : i + 2] for i in range(len(core) - 1)) or frozenset({core})


__all__ = ["LEAST", "NearNames"]
