# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What must stand beside a map: where its areas come from and as of when (A14)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from lowuse_plugin.domain.columns import ColumnTable
from lowuse_plugin.domain.control_line.classes import LineVersion
from lowuse_plugin.domain.moments import office_day
from lowuse_plugin.domain.notices import EXAMPLE
from lowuse_plugin.domain.ports import Store
from lowuse_plugin.services.control_line.versions import is_example, line_versions

MOST_FILES = 5
"""So many imports are named, the newest; the others are counted."""

_CONTROL_LINE = ("control_line", "control_line_version")
_REFERENCE = ("reference_area", "reference_layer")


@dataclass(frozen=True)
class LayerFacts:
    """What is known of the sources of a workspace's layers."""

    sources: Mapping[str, tuple[str, ...]]
    """Table → one line an import, the newest first: file and day."""
    line_versions: tuple[LineVersion, ...] = ()
    """Versions of the control line that the map of today shows."""
    example_lines: frozenset[str] = frozenset()
    """Keys of those that are 示例 and may not enter a submission (D8)."""
    references: tuple[str, ...] = ()
    """One line a reference layer: name, source and date."""

    def line_has_expired(self, on: date) -> bool:
        """Tell whether no version of the control line that is shown holds on a day."""
        return bool(self.line_versions) and all(v.has_expired(on) for v in self.line_versions)

    def lines(self, table: str, on: date) -> tuple[str, ...]:
        """Return what is to be said of the layer of a table, in Chinese: it is printed on maps."""
        said = [f"来源：{line}" for line in self.sources.get(table, ())]
        if table == _CONTROL_LINE[0]:
            said = [self._version(line, on) for line in self.line_versions] + said
        elif table == _REFERENCE[0]:
            said = [*self.references, *said]
        return tuple(said)

    def _version(self, line: LineVersion, on: date) -> str:
        until = f"至 {line.valid_to.isoformat()} 止" if line.valid_to else "起"
        words = [f"版本 {line.version}，自 {line.valid_from.isoformat()} {until}"]
        if line.has_expired(on):
            words.append("已过期")
        elif not line.in_force(on):
            words.append("尚未生效")
        if line.key in self.example_lines:
            words.append(EXAMPLE)
        return "；".join(words)


def describe_layers(store: Store) -> LayerFacts:
    """Read what is known of the sources.

    Raises:
        LowUseError: Why the workspace cannot be read.
    """
    with store.read() as reading:
        sources = reading.table("layer_sources")
        stated = reading.table("layer_line_versions")
        references = reading.table("layer_references")
    versions = tuple(line_versions(stated))
    return LayerFacts(
        sources=_sources(sources),
        line_versions=versions,
        example_lines=frozenset(v.key for v in versions if is_example(stated, v)),
        references=_references(references),
    )


def _sources(table: ColumnTable) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for row in reversed(table.to_rows()):
        at = row["imported_at"]
        day = office_day(at).isoformat() if at else ""
        line = f"{row['file_name']}，{day} 导入，{row['rows']} 条"
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


def _references(table: ColumnTable) -> tuple[str, ...]:
    return tuple(
        "，".join(filter(None, (row["name"], row["source"], row["as_of"])))
        for row in table.to_rows()
    )
