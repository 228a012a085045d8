# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Reading policy files, with errors that name file, key and what was expected."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from lowuse_plugin import paths
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.units import exact

T = TypeVar("T")

_KINDS: Mapping[type, str] = {
    str: "POLICY_TEXT", dict: "POLICY_TABLE", list: "POLICY_LIST",
    bool: "POLICY_YES_NO", int: "POLICY_WHOLE",
}  # fmt: skip
"""What a value has to be, as a code that has words in every language."""


@lru_cache(maxsize=64)
def _tables(content: str) -> Mapping[str, Any]:
    """Return the tables of a text; files are asked for far more often than they change."""
    return tomllib.loads(content)


@dataclass(frozen=True)
class Source:
    """A parsed file, or a table in it, that can say what is wrong with it.

    Every reader raises ``POLICY_INVALID`` with ``file``, ``key`` and ``expected``.
    """

    file: str
    data: Mapping[str, Any]
    at: str = ""

    @classmethod
    def parse(cls, content: str, file: str) -> Source:
        """Parse the text of a file."""
        try:
            return cls(file, _tables(content))
        except tomllib.TOMLDecodeError as error:
            raise LowUseError(
                "POLICY_INVALID", file=file, key=str(error), expected="TOML"
            ) from error

    def get(self, key: str, kind: type[T]) -> T:
        """Return a value of the expected kind."""
        value = self.data.get(key)
        if not isinstance(value, kind) or (kind is not bool and isinstance(value, bool)):
            raise self.wrong(key, _KINDS.get(kind, kind.__name__))
        return value

    def section(self, key: str) -> Source:
        """Return a table in this one."""
        return Source(self.file, self.get(key, dict), f"{self.at}{key}.")

    def sections(self, key: str) -> list[Source]:
        """Return a list of tables that is not empty."""
        items = self.get(key, list)
        if not items or not all(isinstance(item, dict) for item in items):
            raise self.wrong(key, "POLICY_TABLES")
        return [Source(self.file, item, f"{self.at}{key}[{i}].") for i, item in enumerate(items)]

    def number(self, key: str) -> Fraction:
        """Return an exact number written as decimal or ratio text (``"1.5"``, ``"1/5"``)."""
        text = self.get(key, str)
        try:
            above, ratio, below = text.partition("/")
            return exact(above) / exact(below) if ratio else exact(text)
        except (ValueError, ArithmeticError) as error:
            raise self.wrong(key, "POLICY_DECIMAL") from error

    def amount(
        self, key: str, *, above: int | None = None, least: int = 0, most: int | None = None
    ) -> Fraction:
        """Return an exact number within bounds; ``above`` is the bound that it must pass."""
        value = self.number(key)
        lower = value > above if above is not None else value >= least
        if lower and (most is None or value <= most):
            return value
        bounds = [f"> {above}" if above is not None else f"≥ {least}"]
        raise self.wrong(key, ", ".join(bounds if most is None else [*bounds, f"≤ {most}"]))

    def only(self, *known: str) -> None:
        """Refuse a key that nobody reads: a slip would pass for a value that is left out."""
        for key in self.data:
            if key not in known:
                raise self.wrong(key, f"one of {'|'.join(known)}")

    def some_words(self, key: str, allowed: Iterable[str] | None = None) -> tuple[str, ...]:
        """Return a list of different words that is not empty, of those that there are."""
        if not self.words(key):
            raise self.wrong(key, "POLICY_SOME")
        return self.known_words(key, self.words(key) if allowed is None else allowed)

    def known_words(self, key: str, allowed: Iterable[str]) -> tuple[str, ...]:
        """Return a list, maybe empty, of different words among those that there are."""
        items, known = self.words(key), tuple(allowed)
        for position, item in enumerate(items):
            if item in items[:position]:
                raise self.wrong(key, f"{item} once")
            if item not in known:
                raise self.wrong(key, f"{'|'.join(known)} instead of {item}")
        return items

    def words(self, key: str) -> tuple[str, ...]:
        """Return a list of text."""
        items = self.get(key, list)
        if not all(isinstance(item, str) for item in items):
            raise self.wrong(key, "POLICY_TEXTS")
        return tuple(items)

    def names(self, key: str) -> dict[str, str]:
        """Return a table of text by text."""
        items = self.get(key, dict)
        if not all(isinstance(item, str) for item in items.values()):
            raise self.wrong(key, "table of text")
        return dict(items)

    def choice(self, key: str, allowed: Iterable[str]) -> str:
        """Return one of the allowed words."""
        value = self.get(key, str)
        if value not in allowed:
            raise self.wrong(key, "|".join(allowed))
        return value

    def wrong(self, key: str, expected: str) -> LowUseError:
        """Return the error for a key of this table."""
        return LowUseError(
            "POLICY_INVALID", file=self.file, key=f"{self.at}{key}", expected=expected
        )


def list_files(kind: str, folder: Path | None = None) -> dict[str, Path]:
    """Return the policy files of one kind by their id.

    Args:
        kind: ``subsidy`` or ``identification``.
        folder: Where they are; the shipped ones when it is left out.

    Raises:
        LowUseError: ``POLICY_INVALID`` for a file that is no TOML, ``POLICY_TWICE`` for two files
            with one id.
    """
    found: dict[str, Path] = {}
    for path in sorted((folder or paths.resource("policy")).glob("*.toml")):
        try:
            content = path.read_text(encoding="utf-8")
        except UnicodeDecodeError as error:
            raise LowUseError("POLICY_INVALID", file=path.name, key="", expected="UTF-8") from error
        source = Source.parse(content, path.name)
        if source.data.get("kind") != kind:
            continue
        identity = source.get("id", str)
        if identity in found:
            other = found[identity].name
            raise LowUseError("POLICY_TWICE", id=identity, file=path.name, other=other)
        found[identity] = path
    return found


def find_file(kind: str, policy_id: str, folder: Path | None = None) -> Path:
    """Return the policy file of an id.

    Raises:
        LowUseError: ``POLICY_UNKNOWN`` with the ids that there are.
    """
    found = list_files(kind, folder)
    if policy_id not in found:
        raise LowUseError("POLICY_UNKNOWN", id=policy_id, expected="|".join(found))
    return found[policy_id]
