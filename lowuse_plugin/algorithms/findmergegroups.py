# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""``lowuse:findmergegroups``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from qgis.core import QgsProcessingOutputNumber, QgsProcessingOutputString

from lowuse_plugin.algorithms import parameters
from lowuse_plugin.algorithms.base import LowUseAlgorithm, Texts, as_json
from lowuse_plugin.algorithms.job import Job
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.qgis_bridge.i18n import tr

if TYPE_CHECKING:
    from lowuse_plugin.domain.merge_case import MergeParcel
    from lowuse_plugin.qgis_bridge.layers import LayerRows
    from lowuse_plugin.services.find_merge_groups import MergeGroup

ADDED_FIELDS = {
    "group_no": "int",
    "group_members": "int",
    "group_area_m2": "real",
    "shared_m": "real",
    "loose": "bool",
}
MOST_TOLD = 30


class FindMergeGroupsAlgorithm(LowUseAlgorithm):
    """Finds neighbouring parcels of one holder that could be merged."""

    key = "findmergegroups"
    group_key = "analysis"

    def texts(self) -> Texts:
        """Return the texts."""
        return Texts(
            title=tr("Find merge groups"),
            summary=tr("Finds neighbouring parcels of the same holder, right nature and use."),
            help=tr(
                "Finds groups of two or more parcels that share a boundary and have the same "
                "holder, right nature and use. A corner contact is no shared boundary; a gap or an "
                "overlap up to the tolerance still counts. Nothing is merged and nothing is "
                "written to the workspace.\n\nWith a workspace, its current parcels are taken. "
                "Without one, give a layer in a projected CRS in metres and say which field holds "
                "the holder; right nature and use are compared where their fields are given."
            ),
            tags=tr("merge,adjacent,neighbours,owner,holder,groups"),
        )

    def add_parameters(self) -> None:
        """Add workspace or layer with its fields, the widths, and the results."""
        self.add_workspace_parameter(optional=True)
        for parameter in (
            parameters.polygons("INPUT", tr("Parcels"), tr("Instead of a workspace.")),
            parameters.field(
                "HOLDER", tr("Holder"), "INPUT", tr("Field of the layer; needed with a layer.")
            ),
            parameters.field(
                "RIGHT_NATURE",
                tr("Right nature"),
                "INPUT",
                tr("Field of the layer; not compared when it is left empty."),
            ),
            parameters.field(
                "USE",
                tr("Use"),
                "INPUT",
                tr("Field of the layer; not compared when it is left empty."),
            ),
            parameters.field(
                "AREA",
                tr("Registered area (m²)"),
                "INPUT",
                tr("Field of the layer; the area of the geometry where it is empty."),
            ),
            parameters.number(
                "TOLERANCE_M",
                tr("Tolerance (m)"),
                0.5,
                tr("Widest gap or overlap that still counts as a shared boundary."),
            ),
            parameters.number(
                "MIN_SHARED_M",
                tr("Shortest shared boundary (m)"),
                2.0,
                tr("Must be more than twice the tolerance."),
            ),
            parameters.result_layer("OUTPUT", tr("Parcels with their groups")),
        ):
            self.addParameter(parameter)
        self.addOutput(QgsProcessingOutputNumber("GROUP_COUNT", tr("Number of groups")))
        self.addOutput(QgsProcessingOutputString("GROUPS", tr("Groups (JSON)")))

    def carry_out(self, job: Job) -> dict[str, Any]:
        """Look through a workspace or a layer."""
        if job.takes_layer():
            return self._search_layer(job)
        from lowuse_plugin.services.find_merge_groups import find_merge_groups

        with job.open_workspace() as store:
            groups = find_merge_groups(
                store,
                tolerance_m=job.number("TOLERANCE_M"),
                min_shared_m=job.number("MIN_SHARED_M"),
                progress=job.progress,
            )
        return _told(job, groups)

    def _search_layer(self, job: Job) -> dict[str, Any]:
        from lowuse_plugin.geometry.wkb import parse_polygons
        from lowuse_plugin.qgis_bridge.layers import extended, read_rows, write_rows
        from lowuse_plugin.services.find_merge_groups import group_parcels

        source = job.source("INPUT")
        if source is None or job.field("HOLDER") is None:
            raise LowUseError("HOLDER_FIELD_MISSING")
        rows = read_rows(source, job.context, job.progress)
        groups = group_parcels(
            _parcels(job, rows),
            parse_polygons(rows.wkb, rows.labels()),
            tolerance_m=job.number("TOLERANCE_M"),
            min_shared_m=job.number("MIN_SHARED_M"),
            compare_nature=job.field("RIGHT_NATURE") is not None,
            compare_use=job.field("USE") is not None,
        )
        fields = extended(rows.fields, ADDED_FIELDS)
        sink, output = job.sink("OUTPUT", fields, source.wkbType(), rows.crs)
        if sink is not None:
            written = zip(rows.wkb, _attributes(rows, groups), strict=True)
            write_rows(sink, fields, written, job.progress, len(rows.ids))
        job.tell_left_out(rows.without_geometry)
        return _told(job, groups) | {"OUTPUT": output}


def _parcels(job: Job, rows: LayerRows) -> list[MergeParcel]:
    """Return what the layer says of its parcels; what has no field stays unknown."""
    from lowuse_plugin.domain.inputs import parse_number
    from lowuse_plugin.domain.merge_case import Holder, MergeParcel

    def values(name: str) -> list[Any]:
        chosen = job.field(name)
        return rows.values(chosen) if chosen else [None] * len(rows.ids)

    def text(value: Any) -> str | None:
        return None if value is None else str(value).strip() or None

    columns = zip(
        rows.ids,
        rows.labels(),
        values("HOLDER"),
        values("RIGHT_NATURE"),
        values("USE"),
        values("AREA"),
        strict=True,
    )
    return [
        MergeParcel(
            id=key,
            holders=(Holder(name=name),) if (name := text(holder)) else (),
            right_nature=text(nature),
            use=text(use),
            registered_area_m2=None if area is None else parse_number(area, label),
        )
        for key, label, holder, nature, use, area in columns
    ]


def _attributes(rows: LayerRows, groups: Sequence[MergeGroup]) -> Iterator[list[Any]]:
    """Yield the attributes of a layer with those of :data:`ADDED_FIELDS` behind them."""
    number = {key: i for i, group in enumerate(groups) for key in group.members}
    for key, attributes in zip(rows.ids, rows.attributes, strict=True):
        if key not in number:
            yield [*attributes, None, None, None, None, None]
            continue
        group = groups[number[key]]
        yield [
            *attributes,
            number[key] + 1,
            len(group.members),
            float(group.land_area_m2),
            group.shared_m,
            group.loose,
        ]


def _told(job: Job, groups: Sequence[MergeGroup]) -> dict[str, Any]:
    """Tell the groups, the largest first, and return the outputs."""
    from lowuse_plugin.domain.units import format_area

    members = sum(len(group.members) for group in groups)
    area = sum(group.land_area_m2 for group in groups)
    job.tell(
        tr(
            "{groups} groups of {parcels} parcels, {area}",
            groups=len(groups),
            parcels=members,
            area=format_area(area),
        )
    )
    largest = sorted(groups, key=lambda group: -group.land_area_m2)[:MOST_TOLD]
    for group in largest:
        job.tell(
            tr(
                "{holder}: {parcels} parcels, {area}, shared boundary {shared} m",
                holder=group.holder,
                parcels=len(group.members),
                area=format_area(group.land_area_m2),
                shared=f"{group.shared_m:.2f}",
            )
        )
    if len(groups) > len(largest):
        job.tell(tr("… and {count} smaller groups", count=len(groups) - len(largest)))
    return {
        "GROUP_COUNT": len(groups),
        "GROUPS": as_json([group.to_json() for group in groups]),
    }
