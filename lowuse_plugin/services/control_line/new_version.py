# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""New versions of the control line: drafts, which are in force on no day until they are approved.

A version is made whole, from blocks that were drawn, copied or decided, and is never edited in
place afterwards: another draft takes its place.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import numpy as np

from lowuse_plugin.domain.control_line.classes import LEVELS
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.moments import now_utc, office_today
from lowuse_plugin.domain.ports import (
    Change,
    ExpectNoChange,
    ExpectRow,
    Reading,
    Receipt,
    Store,
    Update,
    Value,
)
from lowuse_plugin.domain.schema import shipped
from lowuse_plugin.geometry.areas import plane_areas
from lowuse_plugin.geometry.validity import as_multipolygons
from lowuse_plugin.geometry.wkb import encode, parse_polygons
from lowuse_plugin.services.control_line.approval import RESTS_ON, LineApproval, making_room
from lowuse_plugin.services.control_line.versions import (
    APPROVED,
    BLOCK,
    DRAFT,
    UNREGISTERED,
    VERSION,
    LineBlock,
    find_line_version,
    read_line_versions,
)
from lowuse_plugin.services.retry import until_undisturbed
from lowuse_plugin.services.rows.new_rows import NewRows

TABLES = (VERSION, BLOCK)
"""What a version consists of: a save about one rests on these."""


def new_line_version(
    store: Store,
    *,
    version: str,
    blocks: Sequence[LineBlock],
    valid_from: date,
    source: str,
    based_on_uuid: str | None = None,
    made_by: str,
    remark: str = "",
) -> tuple[str, Receipt]:
    """Save a draft with its blocks.

    Args:
        store: The workspace.
        version: Its name; no other version has it.
        blocks: Its polygons in the CRS of the workspace.
        valid_from: From when it is meant to be in force.
        source: Code list ``line_source``.
        based_on_uuid: The version that it changes.
        made_by: Who made it.
        remark: What else is to be known of it.

    Returns:
        Its uuid and the receipt.

    Raises:
        LowUseError: As :func:`line_version_changes` and :func:`measured_blocks`.
        ConflictError: Others write faster than this can read and save.
    """
    measured = measured_blocks(blocks, store.info.crs)

    def attempt() -> tuple[str, Receipt]:
        with store.read() as reading:
            uuid, changes = line_version_changes(
                reading,
                version=version,
                blocks=measured,
                valid_from=valid_from,
                source=source,
                based_on_uuid=based_on_uuid,
                made_by=made_by,
                remark=remark,
            )
        return uuid, store.write(changes, reason=f"新建控制线草案：{version.strip()}")

    return until_undisturbed(attempt)


def line_version_changes(
    reading: Reading,
    *,
    version: str,
    blocks: Sequence[BlockRow],
    valid_from: date,
    source: str,
    based_on_uuid: str | None = None,
    made_by: str,
    remark: str = "",
    approval: LineApproval | None = None,
) -> tuple[str, list[Change]]:
    """Return what saves a new version, to be part of a save that does more.

    Args:
        reading: The state that it is saved on.
        version: As for :func:`new_line_version`, like the rest.
        blocks: Its polygons, as :func:`measured_blocks` returns them.
        valid_from: From when it is meant to be in force.
        source: Code list ``line_source``.
        based_on_uuid: The version that it changes.
        made_by: Who made it.
        remark: What else is to be known of it.
        approval: Of a version that is decided already, as by an adjustment; without it a draft.

    Returns:
        Its uuid, and the changes with the state that they rest on.

    Raises:
        LowUseError: ``LINE_VERSION_NAMELESS``, ``LINE_VERSION_TAKEN`` (version),
            ``LINE_MAKER_MISSING``, ``LINE_VERSION_UNKNOWN`` of the version it is based on,
            ``LINE_SOURCE_UNKNOWN``; with an approval those of :meth:`LineApproval.checked` and
            ``LINE_APPROVAL_OVERLAPS``.
    """
    name = version.strip()
    if not name:
        raise LowUseError("LINE_VERSION_NAMELESS")
    if not made_by.strip():
        raise LowUseError("LINE_MAKER_MISSING")
    if source not in shipped().codes["line_source"].values:
        expected = "、".join(shipped().codes["line_source"].values)
        raise LowUseError("LINE_SOURCE_UNKNOWN", value=source, expected=expected)
    known = read_line_versions(reading, valid_from)
    if any(line.version == name for line in known):
        raise LowUseError("LINE_VERSION_TAKEN", version=name)
    if based_on_uuid is not None and all(line.uuid != based_on_uuid for line in known):
        raise LowUseError("LINE_VERSION_UNKNOWN")
    rests_on: list[Change] = [ExpectNoChange(RESTS_ON, reading.head().seq)]
    approved: dict[str, Value] = {"valid_from": valid_from.isoformat(), "state": DRAFT}
    if approval is not None:
        approval = approval.checked(office_today())
        rests_on = making_room(reading, name, approval)
        approved = approval.values()
    rows = NewRows(*TABLES)
    uuid = rows.add(
        VERSION,
        {
            "version": name,
            **approved,
            "source": source,
            "based_on_uuid": based_on_uuid,
            "made_by": made_by.strip(),
            "remark": remark.strip() or None,
            "example": int(any(line.example for line in known if line.uuid == based_on_uuid)),
        },
    )
    for row in blocks:
        rows.add(BLOCK, {"control_line_version_uuid": uuid, **row})
    return uuid, rests_on + rows.changes(made_by.strip())


def retire_draft(store: Store, uuid: str, row_version: int, *, reason: str, by: str) -> Receipt:
    """Let a draft and its blocks count no more; it stays in the history.

    Args:
        store: The workspace.
        uuid: The draft.
        row_version: As it was seen.
        reason: Why.
        by: Who decides that.

    Raises:
        LowUseError: ``LINE_REASON_MISSING``; ``LINE_VERSION_APPROVED`` (version): only a draft is
            retired, a version ends with its successor; ``LINE_VERSION_USED`` (version, count): a
            case of the adjustment ledger or another version rests on it; ``LINE_VERSION_UNKNOWN``.
        ConflictError: ``ROW_CHANGED``: somebody changed it since.
    """
    if not reason.strip():
        raise LowUseError("LINE_REASON_MISSING")

    def attempt() -> Receipt:
        with store.read() as reading:
            line = find_line_version(reading, uuid, office_today())
            if line.state in (APPROVED, UNREGISTERED):
                raise LowUseError("LINE_VERSION_APPROVED", version=line.version)
            uses = reading.table("line_version_uses", version=uuid).to_rows()
            count = sum(row["count"] for row in uses)
            if count:
                raise LowUseError("LINE_VERSION_USED", version=line.version, count=count)
            blocks = reading.table("line_blocks", version=uuid).to_rows()
            seq = reading.head().seq
        leaves: dict[str, Value] = {
            "retired_at": now_utc(),
            "retired_reason": f"{by.strip()}：{reason.strip()}",
        }
        changes: list[Change] = [
            ExpectRow(VERSION, uuid, row_version),
            ExpectNoChange((*TABLES, "adjustment_case", "import_package"), seq),
            *(Update(BLOCK, row["uuid"], row["row_version"], leaves) for row in blocks),
            Update(VERSION, uuid, row_version, leaves),
        ]
        return store.write(changes, reason=f"控制线草案 {line.version} 停用：{reason.strip()}")

    return until_undisturbed(attempt, final={"ROW_CHANGED"})


BlockRow = Mapping[str, Value]
"""A block of a version as it is stored."""


def measured_blocks(blocks: Sequence[LineBlock], crs: str) -> list[BlockRow]:
    """Return blocks as rows: valid, and measured on the plane of their district (D18).

    Args:
        blocks: In the CRS of the workspace.
        crs: Of the workspace.

    Raises:
        LowUseError: ``LINE_VERSION_EMPTY``, ``LINE_LEVEL_UNKNOWN`` (level);
            ``GEOMETRY_UNREADABLE`` or ``GEOMETRY_REFUSED`` with the number of the block.
    """
    if not blocks:
        raise LowUseError("LINE_VERSION_EMPTY")
    for block in blocks:
        if block.level not in LEVELS:
            raise LowUseError("LINE_LEVEL_UNKNOWN", level=block.level)
    names = [block.block_code or str(number) for number, block in enumerate(blocks, 1)]
    shapes = as_multipolygons(parse_polygons([block.shape for block in blocks], names))
    districts = np.array([block.district for block in blocks], dtype=object)
    areas, _ = plane_areas(shapes, crs, districts)
    stored = encode(shapes).values
    return [
        {
            "block_code": block.block_code.strip() or None,
            "block_name": block.block_name.strip() or None,
            "district": block.district or None,
            "level": block.level,
            "area_m2": float(area),
            "geom": bytes(shape),
        }
        for block, area, shape in zip(blocks, areas, stored, strict=True)
    ]
