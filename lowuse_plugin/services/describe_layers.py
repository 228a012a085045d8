# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What must stand beside a map: where its areas come from and as of when (A14)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from lowuse_plugin.domain.columns import ColumnTable
from lowuse_plugin.domain.ports import Reading, Store

MOST_FILES = 5
"""So many imports are named, the newest; the others are counted."""

_CONTROL_LINE = ("control_line", "control_line_version")
_REFERENCE = ("reference_area", "reference_layer")


@dataclass(frozen=True)
class LineVersion:
    """A version of the control line that the map of today shows."""

    version: str
    valid_from: date
    valid_to: date | None
    """The first day on which it no longer holds."""
    example: bool

    def has_expired(self, on: date) -> bool:
        """Tell whether a day lies behind its validity (A-27: from ≤ on < to)."""
        return self.valid_to is not None and self.valid_to <= on


@dataclass(frozen=True)
class LayerFacts:
    """What is known of the sources of a workspace's layers."""

    sources: Mapping[str, tuple[str, ...]]
    """Table → one line an import, the newest first: file and day."""
    line_versions: tuple[LineVersion, ...] = ()
    references: tuple[str, ...] = ()
    """One line a reference layer: name, source and date."""

    def line_has_expired(self, on: date) -> bool:
        """Tell whether no version of the control line that is shown holds on a day."""
        return bool(self.line_versions) and all(v.has_expired(on) for v in self.line_versions)

    def lines(self, table: str, on: date) -> tuple[str, ...]:
        """Return what is to be said of the layer of a table, in Chinese: it is printed on maps."""
        said = [f"来源：{line}" for line in self.sources.get(table, ())]
        if table == _CONTROL_LINE[0]:
            said = [_version(line, on) for line in self.line_versions] + said
        elif table == _REFERENCE[0]:
            said = [*self.references, *said]
        return tuple(said)


def describe_layers(store: Store) -> LayerFacts:
    """Read what is known of the sources.

    Raises:
        LowUseError: Why the workspace cannot be read.
    """
    with store.read() as reading:
        return LayerFacts(
            sources=_sources(reading.table("layer_sources")),
            line_versions=_versions(reading),
            references=_references(reading.table("layer_references")),
        )


def _sources(table: ColumnTable) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for row in reversed(table.to_rows()):
        line = f"{row['file_name']}，{str(row['imported_at'] or '')[:10]} 导入，{row['rows']} 条"
        found.setdefault(_shown_table(row["target"]), []).append(line)
    return {name: _newest(lines) for name, lines in found.items()}


def _newest(lines: list[str]) -> tuple[str, ...]:
    rest = len(lines) - MOST_FILES
    return (*lines[:MOST_FILES], *((f"另有 {rest} 次导入",) if rest > 0 else ()))


def _shown_table(target: str) -> str:
    for tables in (_CONTROL_LINE, _REFERENCE):
        if target in tables:
            return tables[0]
    return target


def _versions(reading: Reading) -> tuple[LineVersion, ...]:
    return tuple(
        LineVersion(
            version=row["version"],
            valid_from=date.fromisoformat(row["valid_from"]),
            valid_to=date.fromisoformat(row["valid_to"]) if row["valid_to"] else None,
            example=bool(row["example"]),
        )
        for row in reading.table("layer_line_versions").to_rows()
    )


def _version(line: LineVersion, on: date) -> str:
    until = f"至 {line.valid_to.isoformat()} 止" if line.valid_to else "起"
    words = [f"版本 {line.version}，自 {line.valid_from.isoformat()} {until}"]
    if line.has_expired(on):
        words.append("已过期")
    elif line.valid_from > on:
        words.append("尚未生效")
    if line.example:
        words.append("示例标准,仅供演练")
    return "；".join(words)


def _references(table: ColumnTable) -> tuple[str, ...]:
    return tuple(
        "，".join(filter(None, (row["name"], row["source"], row["as_of"])))
        for row in table.to_rows()
    )
