# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The layers that land is laid over: registered with source, day and CRS, changed and retired.

A registered layer of any kind may carry a place in lists and a message to people (管控线): what
lies on it says so. The line in force, 三旧 areas, registered parcels, and the ground of approvals
and supply together are layers by themselves.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from lowuse_plugin.domain.display import shown_code
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.moments import office_day, office_today
from lowuse_plugin.domain.ports import (
    ExpectNoChange,
    Reading,
    Receipt,
    Row,
    Store,
    Update,
    Value,
)
from lowuse_plugin.domain.schema import shipped
from lowuse_plugin.services.overlay.staleness import stale_runs
from lowuse_plugin.services.retry import until_undisturbed
from lowuse_plugin.services.rows.entered_rows import EnteredRows

LAYER, AREA = "reference_layer", "reference_area"
REFERENCE, CONTROL_LINE, THREE_OLD, PARCEL = "reference", "control_line", "three_old", "parcel"
MESSAGE_LENGTH, NAME_LENGTH = 200, 80
LAST_PLACE = 99
_EDITABLE = (
    "name", "kind", "source", "as_of", "document_no", "district", "priority", "message",
)  # fmt: skip


@dataclass(frozen=True)
class RegisteredLayer:
    """One layer of the workspace that land can be laid over."""

    key: str
    """As the analysis takes it: ``reference:<uuid>``, ``control_line``, ``three_old``, …"""
    kind: str
    """Code list ``overlay_layer_kind``."""
    reference_kind: str
    """Code list ``reference_kind``; empty for the layers of the workspace itself."""
    name: str
    source: str
    as_of: date | None
    crs: str
    """In which it was delivered; that of the workspace for its own layers."""
    document_no: str
    district: str
    priority: int | None
    message: str
    areas: int
    in_workspace_since: date | None
    analysed_on: date | None
    """Day of the newest analysis; None when it was never analysed."""
    current: bool
    """The newest analysis saw the layer as it is now."""
    uuid: str = ""
    row_version: int = 0
    registered_by: str = ""
    partial: bool = False
    """The newest analysis was asked for chosen parcels only."""
    analysed_by: str = ""

    @property
    def is_reference(self) -> bool:
        """Whether it was registered, and can be changed or retired here."""
        return self.kind == REFERENCE

    def values(self) -> dict[str, Value]:
        """Return what people say of it, as :func:`change_layer` takes it."""
        return {
            "name": self.name,
            "kind": self.reference_kind,
            "source": self.source or None,
            "as_of": self.as_of.isoformat() if self.as_of else None,
            "document_no": self.document_no or None,
            "district": self.district or None,
            "priority": self.priority,
            "message": self.message or None,
        }


def registered_layers(store: Store) -> tuple[RegisteredLayer, ...]:
    """Return every layer that land can be laid over: registered ones in their order, then our own.

    Raises:
        LowUseError: Why the workspace cannot be read.
    """
    with store.read() as reading:
        return layers_of(reading, store.info.crs, office_today())


def layers_of(reading: Reading, crs: str, on: date) -> tuple[RegisteredLayer, ...]:
    """Return the layers of one state of the workspace; as :func:`registered_layers`.

    Args:
        reading: The state.
        crs: Of the workspace.
        on: Day of the line in force.
    """
    registered = reading.table("reference_layers").to_rows()
    own = reading.table("overlay_own_layers", on=on.isoformat()).to_rows()
    stale = stale_runs(reading, on)

    def is_current(row: Mapping[str, Any]) -> bool:
        return not stale.get(row["run"], True)

    return (
        *(_registered(row, current=is_current(row)) for row in registered),
        *(_own(row, crs, current=is_current(row)) for row in own),
    )


def change_layer(
    store: Store, uuid: str, row_version: int, values: Mapping[str, Value]
) -> Receipt | None:
    """Change what is said of a registered layer; its areas stay.

    Args:
        store: The workspace.
        uuid: The layer.
        row_version: The version that was read.
        values: ``name``, ``kind``, ``source``, ``as_of``, ``document_no``, ``district``,
            ``priority``, ``message``; those that are missing stay.

    Returns:
        None where everything stood so already.

    Raises:
        LowUseError: ``REFERENCE_GONE``, ``REFERENCE_NAME_MISSING``, ``REFERENCE_NAME_TAKEN``
            (name), ``REFERENCE_KIND_UNKNOWN`` (kind, expected), ``FIELD_NOT_IN_LIST``,
            ``FIELD_IN_FUTURE``, ``REFERENCE_PLACE`` (value, last), ``REFERENCE_TOO_LONG`` (field,
            most), ``EDIT_NOT_ALLOWED`` (fields).
        ConflictError: ``REFERENCE_CHANGED_MEANWHILE`` (name).
    """
    foreign = tuple(name for name in values if name not in _EDITABLE)
    if foreign:
        raise LowUseError("EDIT_NOT_ALLOWED", fields=foreign)
    checked = {name: _checked(name, value) for name, value in values.items()}

    def attempt() -> Receipt | None:
        with store.read() as reading:
            row = LAYERS.stored(reading, uuid, row_version)
            LAYERS.check(reading, {uuid: {**row, **checked}})
            name = checked.get("name", row["name"])
            expected = ExpectNoChange((LAYER,), reading.head().seq)
        changed = {name: value for name, value in checked.items() if row[name] != value}
        if not changed:
            return None
        update = Update(LAYER, uuid, row_version, changed)
        return store.write([expected, update], reason=f"修改参考图层 {name}")

    return until_undisturbed(attempt, final={LAYERS.changed})


def retire_layer(store: Store, uuid: str, row_version: int, reason: str) -> Receipt:
    """Retire a registered layer: map, analysis and checks know it no more; nothing is deleted.

    Raises:
        LowUseError: ``REASON_MISSING``, ``REFERENCE_GONE``; what the store raises.
        ConflictError: ``REFERENCE_CHANGED_MEANWHILE`` (name).
    """
    return LAYERS.retire(store, uuid, row_version, reason=reason)


def _registered(row: Mapping[str, Any], *, current: bool) -> RegisteredLayer:
    return RegisteredLayer(
        key=f"{REFERENCE}:{row['uuid']}",
        kind=REFERENCE,
        reference_kind=row["kind"],
        name=row["name"],
        source=row["source"] or "",
        as_of=_day(row["as_of"]),
        crs=row["crs"] or "",
        document_no=row["document_no"] or "",
        district=row["district"] or "",
        priority=row["priority"],
        message=row["message"] or "",
        areas=row["areas"],
        in_workspace_since=office_day(row["since"]) if row["since"] else None,
        analysed_on=_day(row["analysed_on"]),
        current=current,
        uuid=row["uuid"],
        row_version=row["row_version"],
        registered_by=row["registered_by"] or "",
        partial=bool(row["partial"]),
        analysed_by=row["analysed_by"] or "",
    )


def _own(row: Mapping[str, Any], crs: str, *, current: bool) -> RegisteredLayer:
    title = shipped().codes["overlay_layer_kind"].values[row["kind"]]
    return RegisteredLayer(
        key=row["kind"],
        kind=row["kind"],
        reference_kind="",
        name=f"{title} {row['name']}" if row["name"] else title,
        source=shown_code("line_source", row["source"]) if row["source"] else "",
        as_of=_day(row["as_of"]),
        crs=crs,
        document_no=row["document_no"] or "",
        district="",
        priority=None,
        message="",
        areas=row["areas"],
        in_workspace_since=None,
        partial=bool(row["partial"]),
        analysed_on=_day(row["analysed_on"]),
        current=current,
        analysed_by=row["analysed_by"] or "",
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _refuse_taken(row: Row, others: Sequence[Row]) -> None:
    if any(each["name"] == row["name"] for each in others):
        raise LowUseError("REFERENCE_NAME_TAKEN", name=row["name"])


LAYERS = EnteredRows(
    LAYER,
    title="参考图层",
    name=lambda row: str(row["name"]),
    gone="REFERENCE_GONE",
    changed="REFERENCE_CHANGED_MEANWHILE",
    said=lambda row: {"name": str(row["name"])},
    identity=("name",),
    refuse_twice=_refuse_taken,
)
"""The table of registered layers."""


def _checked(name: str, value: Value) -> Value:
    spec = shipped().tables[LAYER].columns[name]
    if name == "priority":
        return _checked_place(value)
    text = str(value).strip() if value is not None else ""
    if name == "name" and not text:
        raise LowUseError("REFERENCE_NAME_MISSING")
    most = NAME_LENGTH if name == "name" else MESSAGE_LENGTH
    if len(text) > most:
        raise LowUseError("REFERENCE_TOO_LONG", field=spec.title, most=most)
    if spec.domain and (text or name == "kind"):
        words = shipped().codes[spec.domain].values
        expected = "、".join(words.values())
        if text not in words:
            code = "REFERENCE_KIND_UNKNOWN" if name == "kind" else "FIELD_NOT_IN_LIST"
            raise LowUseError(code, kind=text, field=spec.title, value=text, expected=expected)
    if name == "as_of" and text and text > office_today().isoformat():
        raise LowUseError("FIELD_IN_FUTURE", field=spec.title, value=text)
    return text or None


def _checked_place(value: Value) -> Value:
    if value is None:
        return None
    if not isinstance(value, int) or not 1 <= value <= LAST_PLACE:
        raise LowUseError("REFERENCE_PLACE", value=value, last=LAST_PLACE)
    return value
