# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Areas that parcels are laid over: the control line, 三旧 areas, other reference layers.

Importing again updates: an area is known by its number within its version or layer, or by
covering the same ground. Areas that a new file no longer has stay, and are counted.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Any

from lowuse_plugin.domain import schema
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.importing.report import ImportReport
from lowuse_plugin.domain.ports import IncomingTable, Progress, Store, Value
from lowuse_plugin.services.control_line.import_version import import_control_line
from lowuse_plugin.services.importing.area_plan import FileOptions, Parent, Target, import_layer
from lowuse_plugin.services.importing.reference_fields import reference_columns

REFERENCE_AREA, REFERENCE_LAYER = "reference_area", "reference_layer"
THREE_OLD = "three_old_area"

__all__ = [
    "FileOptions",
    "import_control_line",
    "import_reference_areas",
    "import_three_old_areas",
]


def import_three_old_areas(
    store: Store,
    incoming: IncomingTable,
    *,
    status: str | None = None,
    as_of: date | None = None,
    options: FileOptions | None = None,
    progress: Progress | None = None,
) -> ImportReport:
    """Import areas of the 三旧 register and its later stages (E-6).

    Args:
        store: The workspace.
        incoming: Polygons.
        status: Code list ``three_old_status``, for rows whose own status is empty.
        as_of: 数据时点 of the list, for rows without one.
        options: How the file is read.
        progress: As for parcels.

    Raises:
        LowUseError: ``THREE_OLD_STATUS_NEEDED`` when neither file nor caller gives a status, and
            those of the geometry and mapping.
    """
    known = schema.shipped().codes["three_old_status"].values
    if status is not None and status not in known:
        raise LowUseError("THREE_OLD_STATUS_NEEDED", expected="、".join(known))
    target = Target(
        table=THREE_OLD,
        number="register_no",
        defaults={"status": status, "as_of": as_of.isoformat() if as_of else None},
        required=("status",),
    )
    return import_layer(store, incoming, target, options or FileOptions(), progress=progress)


def import_reference_areas(
    store: Store,
    incoming: IncomingTable,
    *,
    name: str,
    kind: str,
    source: str | None = None,
    as_of: date | None = None,
    priority: int | None = None,
    message: str | None = None,
    document_no: str | None = None,
    registered_by: str | None = None,
    options: FileOptions | None = None,
    progress: Progress | None = None,
) -> ImportReport:
    """Import a reference layer such as an urban boundary or a detailed plan.

    The CRS of the file is kept with the layer; its areas are transformed into the workspace's.

    Args:
        store: The workspace.
        incoming: Polygons.
        name: Name of the layer; a layer of this name and kind is updated: areas of the same
            number or ground are changed, others added, none taken away.
        kind: Code list ``reference_kind``.
        source: Who gave it.
        as_of: 数据时点.
        priority: Order of display, the smallest first.
        message: Hint that a parcel on it shows.
        document_no: 依据文号, also of areas that say none themselves.
        registered_by: Who registers it.
        options: How the file is read.
        progress: As for parcels.

    Raises:
        LowUseError: ``REFERENCE_KIND_UNKNOWN``, ``REFERENCE_NAME_NEEDED``,
            ``REFERENCE_OTHER_KIND`` (name, kind, wanted): a layer of this name is of another kind;
            and those of the geometry and mapping.
    """
    known = schema.shipped().codes["reference_kind"].values
    name = name.strip()
    if not name:
        raise LowUseError("REFERENCE_NAME_NEEDED", file=incoming.path)
    if kind not in known:
        raise LowUseError("REFERENCE_KIND_UNKNOWN", kind=kind, expected="、".join(known))
    values: dict[str, Value] = {
        "name": name,
        "kind": kind,
        "source": source,
        "as_of": as_of.isoformat() if as_of else None,
        "priority": priority,
        "message": message,
        "document_no": document_no,
        "district": (options or FileOptions()).district,
    }
    who: dict[str, Value] = {"registered_by": registered_by or None}
    parent = Parent(
        REFERENCE_LAYER,
        "name",
        values,
        defaults=who,
        sealed=partial(_refuse_other_kind, kind),
        crs_column="crs",
    )
    target = Target(
        table=REFERENCE_AREA,
        number="area_code",
        parent=parent,
        defaults={"document_no": document_no},
        specs=reference_columns(),
    )
    return import_layer(store, incoming, target, options or FileOptions(), progress=progress)


def _refuse_other_kind(kind: str, layer: Mapping[str, Any]) -> None:
    """Keep areas of one kind out of a layer of another, whose name they share by chance."""
    if layer["kind"] != kind:
        words = schema.shipped().codes["reference_kind"].values
        raise LowUseError(
            "REFERENCE_OTHER_KIND",
            name=layer["name"],
            kind=words[layer["kind"]],
            wanted=words[kind],
        )
