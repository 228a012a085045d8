# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Boundaries that somebody draws anew: what goes into a check and a save, and what comes out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from lowuse_plugin.domain.bounds import Bounds
from lowuse_plugin.domain.findings import ERROR, WARNING, Finding
from lowuse_plugin.domain.ports import Receipt, Value

NEW_COLUMNS = ("parcel_code", "holder_name", "district", "use_code")
"""What a person may say of a new parcel while drawing it; the rest follows in its card."""
_OVERLAPS = ("BOUNDARY_OVERLAP", "BOUNDARY_STACKED")


@dataclass(frozen=True)
class StoredShape:
    """A parcel as the workspace has it."""

    uuid: str
    version: int
    wkb: bytes | None
    label: str = ""
    """How people know it: 宗地代码, else 不动产单元号, else 图斑编号, else its number."""
    parcel_code: str | None = None
    holder_name: str | None = None
    district: str | None = None
    use_code: str | None = None
    registered_area_m2: float | None = None
    plane_area_m2: float | None = None
    ellipsoid_area_m2: float | None = None
    changed_by: str | None = None
    changed_at: str | None = None
    """Moment of the log at which its row was written last."""


@dataclass(frozen=True)
class Opened:
    """What boundary editing starts with, read in one transaction."""

    parcels: tuple[StoredShape, ...]
    neighbours: tuple[StoredShape, ...]


@dataclass(frozen=True)
class EditedShape:
    """One shape as it is drawn now."""

    key: str
    """By which the caller finds it again."""
    wkb: bytes | None
    uuid: str | None = None
    """None for a new parcel."""
    base_version: int = 0
    """Version of the row that the drawing began with."""
    base_wkb: bytes | None = None
    """Shape that the drawing began with: who left it so changes nothing, whatever others do."""
    neighbour: bool = False
    """Copied along: points that snapping set on its straight edges change nothing."""
    values: Mapping[str, Value] = field(default_factory=dict)
    """Of a new parcel: any of :data:`NEW_COLUMNS`."""
    split_from: str | None = None
    """Of a new parcel that was cut off another one: uuid of that one."""
    source: Mapping[str, str] = field(default_factory=dict)
    """How a conflict was decided, for the log line."""


@dataclass(frozen=True)
class Leaving:
    """A parcel that is to be retired with the same save."""

    uuid: str
    base_version: int


@dataclass(frozen=True)
class PlacedFinding(Finding):
    """A finding that has a place on the map."""

    bounds: Bounds | None = None
    """In metres of the workspace's reference system."""
    keys: tuple[str, ...] = ()
    """Edited shapes that it is about."""
    area_m2: float | None = None
    """Of the land that it is about, on the plane of its district."""


@dataclass(frozen=True)
class AreaLine:
    """Areas of one edited shape, before and after. None where there is no such area."""

    key: str
    label: str
    is_new: bool
    changed: bool
    """The shape differs from the one in the workspace."""
    registered_m2: float | None
    plane_before_m2: float | None
    plane_m2: float | None
    plane_epsg: int
    ellipsoid_before_m2: float | None
    ellipsoid_m2: float | None

    @property
    def change_m2(self) -> float | None:
        """Plane area now minus before."""
        if self.plane_m2 is None or self.plane_before_m2 is None:
            return None
        return self.plane_m2 - self.plane_before_m2

    @property
    def beyond_registered_m2(self) -> float | None:
        """Plane area now minus the registered one."""
        if self.plane_m2 is None or self.registered_m2 is None:
            return None
        return self.plane_m2 - self.registered_m2


@dataclass(frozen=True)
class BoundaryReport:
    """What a check of edited shapes gives."""

    findings: tuple[PlacedFinding, ...]
    areas: tuple[AreaLine, ...]
    """One a shape, in the order given; untouched ones that are current no more are left out."""
    rivals: tuple[StoredShape, ...] = ()
    """Parcels whose boundary somebody else changed since the drawing began, as they are now;
    those that nobody touched here were checked so."""
    gone: tuple[str, ...] = ()
    """uuid of parcels that are current no more."""

    @property
    def errors(self) -> tuple[PlacedFinding, ...]:
        """What keeps the shapes from being saved."""
        return tuple(f for f in self.findings if f.severity == ERROR)

    @property
    def overlaps(self) -> tuple[PlacedFinding, ...]:
        """Land that two parcels cover now and did not before: whoever writes it says so."""
        return tuple(f for f in self.findings if f.code in _OVERLAPS and f.severity == WARNING)


@dataclass(frozen=True)
class SavedBoundaries:
    """What a save of boundaries wrote."""

    receipt: Receipt
    changed: tuple[str, ...]
    """uuid of parcels with another boundary."""
    created: Mapping[str, str]
    """Key of a new shape → uuid of its parcel."""
    retired: tuple[str, ...]
    carried: tuple[str, ...] = ()
    """Columns of parcels that parts cut off them took over, in the order of the table."""
    overlaps: tuple[PlacedFinding, ...] = ()
    """New overlaps that were written with it."""
    lacking: tuple[str, ...] = ()
    """Columns that people look for first and a new part has nothing in."""
    emptied: tuple[str, ...] = ()
    """Columns of divided parcels whose figures were of the whole: there is none in them now."""
