# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The versions of the control line in a workspace, and which of them is in force."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from lowuse_plugin.domain.columns import ColumnTable, column
from lowuse_plugin.domain.control_line.classes import LineVersion, version_in_force
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.ports import Reading, Store
from lowuse_plugin.geometry import wkb
from lowuse_plugin.geometry.arrays import Geometries

VERSION, BLOCK = "control_line_version", "control_line"
DRAFT, APPROVED, UNREGISTERED = "draft", "approved", "unregistered"
"""States of a version; an unregistered one was imported as the office had it, in force like an
approved one, and nobody has entered its approval yet."""


@dataclass(frozen=True)
class LineBlock:
    """One polygon of a version."""

    shape: bytes
    """WKB in the CRS of the workspace."""
    level: int = 0
    block_code: str = ""
    block_name: str = ""
    district: str = ""


@dataclass(frozen=True)
class StatedLine:
    """One version of the control line, with what is known of its approval."""

    uuid: str
    row_version: int
    version: str
    valid_from: date
    valid_to: date | None
    state: str
    """``draft``, ``approved`` or ``unregistered``."""
    approval_no: str
    approved_by: str
    approved_on: date | None
    source: str
    based_on_uuid: str
    made_by: str
    remark: str
    example: bool
    blocks: int
    area_m2: float
    """Sum of its blocks; where they overlap, more than the ground that they cover."""
    in_force: bool

    @property
    def is_draft(self) -> bool:
        """Whether it is in force on no day: it is still being worked on."""
        return self.state == DRAFT

    def line(self) -> LineVersion:
        """Return its name and days."""
        return LineVersion(self.uuid, self.version, self.valid_from, self.valid_to)


def list_line_versions(store: Store, on: date) -> tuple[StatedLine, ...]:
    """Return every version, drafts too, by their first day.

    Args:
        store: The workspace.
        on: Day of which it is told what is in force.
    """
    with store.read() as reading:
        return read_line_versions(reading, on)


def read_line_versions(reading: Reading, on: date) -> tuple[StatedLine, ...]:
    """Return every version of one state of the workspace; as :func:`list_line_versions`."""
    return tuple(_stated(row, on) for row in reading.table("line_versions").to_rows())


def find_line_version(reading: Reading, uuid: str, on: date) -> StatedLine:
    """Return one version.

    Raises:
        LowUseError: ``LINE_VERSION_UNKNOWN``: it is not there any more.
    """
    for line in read_line_versions(reading, on):
        if line.uuid == uuid:
            return line
    raise LowUseError("LINE_VERSION_UNKNOWN")


def version_before(lines: Sequence[StatedLine], line: StatedLine) -> StatedLine | None:
    """Return the version that one takes the place of; None for the first of all.

    That is the one it is based on; else the one that ended on its first day, of a draft the one
    in force; else the newest version that counts and began before. Another draft is never meant.
    """
    others = [each for each in lines if each.uuid != line.uuid and not each.is_draft]
    based = [each for each in lines if each.uuid == line.based_on_uuid]
    ended = [
        each
        for each in others
        if (each.in_force if line.is_draft else each.valid_to == line.valid_from)
    ]
    earlier = [each for each in others if each.valid_from < line.valid_from]
    for found in (based, ended, earlier):
        if found:
            return max(found, key=lambda each: each.valid_from)
    return None


def line_uuid_of(store: Store, name: str) -> str:
    """Return the version of a name.

    Raises:
        LowUseError: ``LINE_VERSION_NAMED_UNKNOWN`` (version, known).
    """
    with store.read() as reading:
        rows = reading.table("line_versions").to_rows()
    for row in rows:
        if row["version"] == name.strip():
            return str(row["uuid"])
    known = "、".join(row["version"] for row in rows) or "–"
    raise LowUseError("LINE_VERSION_NAMED_UNKNOWN", version=name.strip() or "–", known=known)


def read_blocks(reading: Reading, version_uuid: str) -> tuple[LineBlock, ...]:
    """Return the polygons of a version as they are stored; they may overlap."""
    return tuple(
        LineBlock(
            bytes(row["geom"]),
            row["level"] or 0,
            row["block_code"] or "",
            row["block_name"] or "",
            row["district"] or "",
        )
        for row in reading.table("line_blocks", version=version_uuid).to_rows()
    )


def shapes_of_blocks(blocks: Sequence[LineBlock]) -> Geometries:
    """Return the polygons of blocks to measure and to cut, whatever the stored rings do.

    Raises:
        LowUseError: ``STORED_GEOMETRY_UNREADABLE``.
    """
    return wkb.decode_polygons(column("wkb", (block.shape for block in blocks)))


def _stated(row: Mapping[str, Any], on: date) -> StatedLine:
    line = LineVersion.stated(row["uuid"], row["version"], row["valid_from"], row["valid_to"])
    state = row["state"] or UNREGISTERED
    approved_on = row["approved_on"]
    return StatedLine(
        uuid=row["uuid"],
        row_version=row["row_version"],
        version=row["version"],
        valid_from=line.valid_from,
        valid_to=line.valid_to,
        state=state,
        approval_no=row["approval_no"] or "",
        approved_by=row["approved_by"] or "",
        approved_on=date.fromisoformat(approved_on) if approved_on else None,
        source=row["source"] or "",
        based_on_uuid=row["based_on_uuid"] or "",
        made_by=row["made_by"] or "",
        remark=row["remark"] or "",
        example=bool(row["example"]),
        blocks=row["blocks"],
        area_m2=row["area_m2"] or 0.0,
        in_force=state != DRAFT and line.in_force(on),
    )


@dataclass(frozen=True)
class LineInForce:
    """The version in force, as panels say it before they check."""

    version: LineVersion
    example: bool
    """It is a 示例 and may not enter a submission (D8)."""


def line_in_force(store: Store, on: date) -> LineInForce | None:
    """Return the version in force on a day; None in a workspace without any control line.

    Raises:
        LowUseError: As :func:`~lowuse_plugin.domain.control_line.classes.version_in_force`.
    """
    with store.read() as reading:
        stated = reading.table("check_line_versions")
    if not len(stated):
        return None
    version = version_in_force(line_versions(stated), on)
    return LineInForce(version, is_example(stated, version))


def line_versions(stated: ColumnTable) -> list[LineVersion]:
    """Return the rows of ``check_line_versions`` as versions."""
    return [
        LineVersion.stated(row["uuid"], row["version"], row["valid_from"], row["valid_to"])
        for row in stated.to_rows()
    ]


def is_example(stated: ColumnTable, version: LineVersion) -> bool:
    """Tell whether one of the versions is a 示例."""
    chosen = stated["uuid"].values == version.key
    return bool((stated["example"].values & stated["example"].valid)[chosen].any())
