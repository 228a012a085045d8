# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What a file looks like before it is imported: rows, columns, what it is taken for, its ground."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

import numpy as np

from lowuse_plugin.domain.columns import Column, ColumnTable
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.importing.mapping import FieldMapping, fingerprint
from lowuse_plugin.domain.ports import IncomingTable
from lowuse_plugin.services.importing.kinds import map_kind
from lowuse_plugin.services.importing.position import Ground, ground_of
from lowuse_plugin.services.importing.recognise import (
    NO_SHAPES,
    Recognised,
    recognise,
    shapes_of,
)
from lowuse_plugin.services.importing.table import row_count

_HEAD_ROWS = 5
_SEVERAL = (".gpkg", ".gdb", ".kml", ".kmz")
"""Files whose layers cost nothing to list; a workbook is listed only when it has to be."""


class FileLayer(Protocol):
    """A layer or sheet that a file offers."""

    @property
    def name(self) -> str:
        """Its name."""


class FileReader(Protocol):
    """Reads files of others; ``exchange.readers`` does."""

    def list_layers(self, path: Path, *, encoding: str | None = None) -> Sequence[FileLayer]:
        """Return the layers or sheets of a file."""

    def read_layer(
        self, path: Path, *, layer: str | None = None, encoding: str | None = None
    ) -> IncomingTable:
        """Read one layer or sheet."""


@dataclass(frozen=True)
class FilePreview:
    """A file as the user sees it before the import.

    Without ``fields`` the file could not be read; ``problem`` says why, and whether choosing a
    layer or an encoding would help.
    """

    path: Path
    problem: LowUseError | None = None
    layers: tuple[str, ...] = ()
    layer: str = ""
    encoding: str = ""
    """Encoding that was used, empty where the format fixes it."""
    rows: int = 0
    fields: tuple[str, ...] = ()
    head: tuple[tuple[str, ...], ...] = ()
    """The first rows as text, in the order of ``fields``."""
    examples: Mapping[str, str] = field(default_factory=dict)
    """Field → its first value; without the fields that have none."""
    single: Mapping[str, Column] = field(default_factory=dict)
    """Fields that have one value throughout, as a column of one row."""
    several: frozenset[str] = frozenset()
    """Fields that have more than one value."""
    title: str = ""
    shapes: str = NO_SHAPES
    kinds: tuple[Recognised, ...] = ()
    mappings: Mapping[str, FieldMapping] = field(default_factory=dict)
    """Kind → which field holds which column."""
    ground: Ground | None = None
    sha256: str = ""
    fingerprint: str = ""
    """Of the field names, for the mapping kept from an earlier delivery."""

    @property
    def readable(self) -> bool:
        """Whether the file was read."""
        return self.problem is None


def preview_file(
    reader: FileReader, path: Path, *, layer: str | None = None, encoding: str | None = None
) -> FilePreview:
    """Read a file and tell what it is.

    Args:
        reader: Reads it.
        path: The file.
        layer: Name of the layer or sheet; needed when there are several.
        encoding: What the user says, None to judge by the bytes.
    """
    layers: tuple[str, ...] = ()
    try:
        if path.suffix.lower() in _SEVERAL or layer is not None:
            layers = _names(reader, path, encoding)
        incoming = reader.read_layer(path, layer=layer, encoding=encoding)
    except LowUseError as error:
        if error.code == "LAYER_AMBIGUOUS" and not layers:
            layers = _names(reader, path, encoding)
        return FilePreview(path, error, layers=layers, encoding=encoding or "")
    return _preview_of(path, incoming, layers)


def _names(reader: FileReader, path: Path, encoding: str | None) -> tuple[str, ...]:
    return tuple(each.name for each in reader.list_layers(path, encoding=encoding))


def _preview_of(path: Path, incoming: IncomingTable, layers: tuple[str, ...]) -> FilePreview:
    kinds = recognise(incoming)
    examples, single, several = _values(incoming.columns)
    return FilePreview(
        path=path,
        layers=layers or (incoming.layer,),
        layer=incoming.layer,
        encoding=incoming.encoding,
        rows=row_count(incoming),
        fields=tuple(incoming.columns),
        head=_head(incoming.columns),
        examples=examples,
        single=single,
        several=several,
        title=incoming.title,
        shapes=shapes_of(incoming),
        kinds=kinds,
        mappings={each.kind: map_kind(each.kind, incoming) for each in kinds},
        ground=ground_of(incoming),
        sha256=incoming.sha256,
        fingerprint=fingerprint(incoming.columns),
    )


def _head(columns: ColumnTable) -> tuple[tuple[str, ...], ...]:
    rows = np.arange(min(len(columns), _HEAD_ROWS))
    lists = [_texts(columns[name].take(rows)) for name in columns]
    return tuple(zip(*lists, strict=True)) if lists else ()


def _texts(values: Column) -> list[str]:
    return ["" if value is None else str(value) for value in values.to_list()]


def _values(
    columns: ColumnTable,
) -> tuple[dict[str, str], dict[str, Column], frozenset[str]]:
    """Return the first value of each field, the fields with one value throughout, and the others.

    Gaps are passed over.
    """
    examples, single, several = {}, {}, set()
    for name in columns:
        given = columns[name]
        rows = np.flatnonzero(given.valid)
        if not len(rows):
            continue
        first = given.values[rows[0]]
        examples[name] = _texts(given.take(rows[:1]))[0]
        if _all_equal(given.values[rows], first):
            single[name] = given.take(rows[:1])
        else:
            several.add(name)
    return examples, single, frozenset(several)


def _all_equal(values: Any, first: Any) -> bool:
    # Objects are compared one by one: most columns differ in their first rows.
    if values.dtype == object:
        return all(value == first for value in values.tolist())
    return bool((values == first).all())
