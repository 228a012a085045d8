# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The rule of the control-line check as a dated pack: figures, document, clause of each (D8)."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cache
from pathlib import Path

from lowuse_plugin.domain.control_line.classes import ControlRule
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.policy.source import Source, find_file, list_files

KIND = "control_line"
SHIPPED = "sample-control-rule"
EXAMPLE_PREFIX = "sample-"
"""A stored result keeps only the id of its pack: whether that was a 示例 has to show in it."""

_CLAUSE = ("clause", "text")


@dataclass(frozen=True)
class ControlPack:
    """The figures of one document.

    Attributes:
        valid_to: The last valid day; None while no end is stated.
        sha256: Of the text of the file, so that a result can be recomputed.
        clauses: Figure of the rule → where it stands.
    """

    id: str
    title: str
    document_no: str
    valid_from: date
    valid_to: date | None
    example: bool
    sha256: str
    rule: ControlRule
    clauses: tuple[tuple[str, str], ...] = ()

    def valid_on(self, on: date) -> bool:
        """Tell whether the pack applies on a day, its last day included."""
        return self.valid_from <= on and (self.valid_to is None or on <= self.valid_to)


def rests_on_example(rule_pack: str | None) -> bool:
    """Tell whether a stored result goes by an example.

    Args:
        rule_pack: Id of the pack as the result keeps it; None for figures that no document
            states, also those of checks from before packs were kept.
    """
    return rule_pack is None or rule_pack.startswith(EXAMPLE_PREFIX)


def parse_control_pack(content: str, file: str) -> ControlPack:
    """Read a pack from TOML text.

    Args:
        content: The text of the file; its hash identifies the version.
        file: Name for error messages.

    Raises:
        LowUseError: ``POLICY_INVALID`` with ``file``, ``key`` and ``expected``.
    """
    source = Source.parse(content, file)
    source.choice("kind", (KIND,))
    source.only(
        *("id", "kind", "title", "document_no", "example", "validity"),
        *("tolerance", "max_remainder", "thin_width"),
    )
    example, identity = source.get("example", bool), source.get("id", str)
    if identity.startswith(EXAMPLE_PREFIX) != example:
        expected = f"{EXAMPLE_PREFIX}…" if example else f"no {EXAMPLE_PREFIX}…"
        raise source.wrong("id", expected)
    document_no = source.get("document_no", str).strip()
    if not example and not document_no:
        raise source.wrong("document_no", "document number")
    start, end = _validity(source)
    tolerance, t_clause = _figure(source, "tolerance", "share", below=Fraction(1, 2))
    remainder, r_clause = _figure(source, "max_remainder", "m2")
    width, w_clause = _figure(source, "thin_width", "m")
    return ControlPack(
        id=identity,
        title=source.get("title", str),
        document_no=document_no,
        valid_from=start,
        valid_to=end,
        example=example,
        sha256=hashlib.sha256(content.encode()).hexdigest(),
        rule=ControlRule(float(tolerance), float(remainder), float(width)),
        clauses=(
            ("tolerance", t_clause),
            ("max_remainder_m2", r_clause),
            ("thin_width_m", w_clause),
        ),
    )


def find_control_pack(pack_id: str = SHIPPED, folder: Path | None = None) -> ControlPack:
    """Return the pack of an id, the shipped one when it is left out.

    Args:
        pack_id: Such as ``sample-control-rule``.
        folder: Where the packs are; the shipped ones when it is left out.

    Raises:
        LowUseError: ``POLICY_UNKNOWN`` with the ids that there are, or ``POLICY_INVALID``.
    """
    path = find_file(KIND, pack_id, folder)
    return parse_control_pack(path.read_text(encoding="utf-8"), path.name)


def read_control_pack(path: Path) -> ControlPack:
    """Return the pack in a file of an office's own.

    Raises:
        LowUseError: ``FILE_NOT_FOUND``, ``POLICY_INVALID``.
    """
    try:
        content = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise LowUseError("POLICY_INVALID", file=path.name, key="", expected="UTF-8") from error
    except OSError as error:
        raise LowUseError("FILE_NOT_FOUND", file=path.name) from error
    return parse_control_pack(content, path.name)


def list_control_packs(folder: Path | None = None) -> dict[str, Path]:
    """Return the packs of a folder by id, the shipped ones when it is left out.

    Raises:
        LowUseError: ``POLICY_INVALID``, ``POLICY_TWICE``.
    """
    return list_files(KIND, folder)


@cache
def shipped() -> ControlPack:
    """Return the shipped pack, read once."""
    return find_control_pack()


def _validity(source: Source) -> tuple[date, date | None]:
    section = source.section("validity")
    section.only(*_CLAUSE, "from", "to")
    section.get("clause", str)
    start = section.get("from", date)
    end = section.get("to", date) if "to" in section.data else None
    if end is not None and end < start:
        raise section.wrong("to", f"≥ {start.isoformat()}")
    return start, end


def _figure(
    source: Source, name: str, key: str, *, below: Fraction | None = None
) -> tuple[Fraction, str]:
    """Return a figure and its clause."""
    section = source.section(name)
    section.only(*_CLAUSE, key)
    value = section.amount(key)
    if below is not None and value >= below:
        raise section.wrong(key, f"< {below}")
    return value, section.get("clause", str)
