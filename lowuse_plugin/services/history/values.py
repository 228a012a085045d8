# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""How stored values of any table read in the history: titles, words, units, names of other rows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import shapely

from lowuse_plugin.domain import schema
from lowuse_plugin.domain.columns import column
from lowuse_plugin.domain.display import shown_day, shown_moment, shown_number, shown_value
from lowuse_plugin.domain.history.entries import GEOMETRY, MACHINERY
from lowuse_plugin.domain.list_columns import is_list
from lowuse_plugin.domain.parcels.holder_numbers import shown_id_number
from lowuse_plugin.domain.ports import Reading, Row
from lowuse_plugin.domain.schema import ColumnSpec
from lowuse_plugin.domain.subjects import plain_title
from lowuse_plugin.geometry import wkb
from lowuse_plugin.geometry.areas import plane_areas
from lowuse_plugin.services.json_words import json_words, material_words, money_words

_TITLES = {
    GEOMETRY: "界址",
    "retired_at": "停用时间",
    "retired_reason": "停用原因",
    "import_package_uuid": "来自导入",
}
_HIDDEN = MACHINERY | {"fid", "uuid", "target_table", "file_sha256", "project_version"}
_NAMES = (
    *("parcel_code", "unit_code", "map_number", "name", "title", "version", "unit_number"),
    *("file_name", "register_no", "block_name", "shown_name", "topic"),
)
"""Columns by which people know a row, the first that has a value."""
_JSON_SHOWN = "（内容已保存，不逐项显示）"
_FEN = "分"
_PROJECT = "project"
_OWNERS = {
    "project_uuid": _PROJECT,
    "subsidy_claim_uuid": "subsidy_claim",
    "subsidy_case_uuid": "subsidy_case",
}
"""Columns through which a row belongs to a project → the table that they point to."""
_HOLDER, _HOLDER_LINK = "right_holder", "right_holder_uuid"
_MATERIAL = ("subsidy_material", "item")
_ID_NUMBER = "id_number"
"""Of persons the middle stays hidden where the schema calls it sensitive: it is read in the table
of holders alone."""


def table_title(table: str) -> str:
    """Return what people call the rows of a table, its name where nothing is known."""
    return plain_title(table)


def column_title(table: str, name: str) -> str:
    """Return the Chinese title of a column, machinery included."""
    spec = _spec(table, name)
    return spec.title if spec is not None else _TITLES.get(name, name)


def is_shown(name: str) -> bool:
    """Tell whether a column says anything to people."""
    return name not in _HIDDEN


def _spec(table: str, name: str) -> ColumnSpec | None:
    found = schema.shipped().tables.get(table)
    return found.columns.get(name) if found is not None else None


def row_name(row: Row) -> str:
    """Return how people know a row, empty where they do not."""
    return next((str(row[name]) for name in _NAMES if row.get(name)), "")


class Values:
    """Writes values out; looks each other row up once."""

    def __init__(self, reading: Reading, crs: str) -> None:
        """Take the state in which names of other rows are looked up.

        Args:
            reading: The state of now.
            crs: Of the workspace, in which shapes are.
        """
        self._reading = reading
        self._crs = crs
        self._names: dict[tuple[str, str], str] = {}

    def text(self, table: str, name: str, row: Mapping[str, Any]) -> str:
        """Return what a person reads of a column of a row, empty when it is missing."""
        value = row.get(name)
        if value is None or value == "":
            return ""
        if name == GEOMETRY:
            return self._shape(value, row)
        spec = _spec(table, name)
        if spec is None:
            return self._machinery(name, str(value))
        if name == _ID_NUMBER and spec.sensitive:
            return shown_id_number(row.get("id_kind"), str(value))
        return self._own(table, spec, value)

    def _machinery(self, name: str, value: str) -> str:
        if name == "import_package_uuid":
            return self.name_of("import_package", value)
        return shown_moment(value) if name == "retired_at" else value

    def _own(self, table: str, spec: ColumnSpec, value: Any) -> str:
        if spec.references:
            return self.name_of(spec.references, str(value))
        if spec.unit == _FEN:
            return money_words(int(value))
        if (table, spec.name) == _MATERIAL:
            return material_words(str(value))
        if spec.type == "JSON" and not is_list(spec):
            return json_words(table, spec.name, str(value), self.name_of) or _JSON_SHOWN
        shown = shown_value(spec, value)
        return f"{shown} {spec.unit}" if spec.unit and shown else shown

    def name_of(self, table: str, uuid: str) -> str:
        """Return how people know another row; what belongs to a parcel by the parcel's name."""
        key = (table, uuid)
        if key not in self._names:
            row = self._reading.row(table, uuid)
            own = "" if row is None else row_name(row) or self._about_project(table, row)
            self._names[key] = own or _short(table, uuid, row)
        return self._names[key]

    def holder_of(self, row: Row) -> str:
        """Return the name of the right holder of whom a row tells, empty where it tells of none."""
        uuid = row.get(_HOLDER_LINK)
        return self.name_of(_HOLDER, str(uuid)) if uuid else ""

    def project_of(self, row: Row) -> str:
        """Return the name of the project that a row is about, through what it belongs to."""
        for link, table in _OWNERS.items():
            owner = row.get(link)
            if owner:
                found = self._reading.row(table, str(owner))
                if found is not None:
                    return row_name(found) if table == _PROJECT else self.project_of(found)
        return ""

    def _about_project(self, table: str, row: Row) -> str:
        """Return what a row is and of which project; calculations are told apart by their day."""
        project = self.project_of(row)
        day = row.get("calculated_on")
        said = (project, shown_day(str(day)) if day else "", table_title(table))
        return " ".join(text for text in said if text) if project else ""

    def _shape(self, value: bytes, row: Mapping[str, Any]) -> str:
        shape = wkb.decode(column("wkb", [value]))
        points = int(shapely.get_num_coordinates(shape).sum())
        parts = shapely.get_parts(shape)
        rings = len(parts) + int(shapely.get_num_interior_rings(parts).sum())
        if shapely.get_type_id(shape[0]) not in _POLYGONS:
            x, y = shapely.get_coordinates(shape)[0].tolist()
            return f"{x:.2f}, {y:.2f}"
        district = np.array([row.get("district") or ""], dtype=object)
        areas, _ = plane_areas(shape, self._crs, district)
        area = shown_number(float(areas[0]), places=2)
        return f"{area} m²，{points - rings} 个界址点"


_POLYGONS = (3, 6)
_SHORT = 8


def _short(table: str, uuid: str, row: Row | None) -> str:
    """Return the number of a parcel, else the beginning of a uuid: it is told from others."""
    if table == "parcel" and row is not None:
        return f"#{row['fid']!s}"
    return f"#{uuid[:_SHORT]}"
