# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""``lowuse:findmergegroups``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from qgis.core import QgsProcessingOutputNumber, QgsProcessingOutputString

from lowuse_plugin.algorithms import parameters
from lowuse_plugin.algorithms.base import LowUseAlgorithm, Texts, as_json
from lowuse_plugin.algorithms.job import Job
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.qgis_bridge.i18n import tr

if TYPE_CHECKING:
    from lowuse_plugin.domain.merging.case import Holder, MergeParcel
    from lowuse_plugin.domain.merging.groups import MergeGroup, MergeGroups
    from lowuse_plugin.qgis_bridge.layers.sources import LayerRows
    from lowuse_plugin.services.merging.group_facts import MergeFacts

ADDED_FIELDS = {
    "group_no": "int",
    "group_members": "int",
    "group_area_m2": "real",
    "shared_m": "real",
    "loose": "bool",
    "strict": "bool",
    "ring": "bool",
    "same_as": "text",
}
"""Of a group that a parcel is in; ``same_as`` names the parcel that stands for its shape."""
MEMBER_FIELDS = {"uuid": "text", "label": "text", "holder": "text", "missing": "text"}
"""Before them, in the layer of a workspace's members."""
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
                "overlap up to the tolerance still counts, unless another parcel lies in it. "
                "Nothing is merged and nothing is written to the workspace.\n\n"
                "Holders are compared by number first, by name where one is missing. Names that "
                "nearly agree are listed as questions and never joined. Of parcels drawn on top of "
                "each other one stands for all.\n\n"
                "With a workspace, its current parcels are taken. Without one, give a layer in a "
                "projected CRS in metres and say which field holds the holder; right nature "
                "and use are compared where their fields are given."
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
                "HOLDER_NUMBER",
                tr("Number of the holder"),
                "INPUT",
                tr("Field of the layer; where it is filled it decides, not the name."),
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
            parameters.text(
                "PARCELS",
                tr("Only these parcels"),
                tr(
                    "Of the workspace, by code, map number or uuid with commas between them: only "
                    "groups with one of them; all when it is left empty."
                ),
            ),
            parameters.day(
                "ON",
                tr("Day of the search"),
                tr("The age of seizure queries is told by it; today when it is left empty."),
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
            parameters.result_layer(
                "OUTPUT",
                tr("Parcels with their groups"),
                tr(
                    "Of an input layer all its parcels; of a workspace, which stays as it is, "
                    "those of groups and of equal shapes."
                ),
            ),
        ):
            self.addParameter(parameter)
        self.addOutput(QgsProcessingOutputNumber("GROUP_COUNT", tr("Number of groups")))
        self.addOutput(QgsProcessingOutputString("GROUPS", tr("Groups (JSON)")))
        self.addOutput(QgsProcessingOutputString("QUESTIONS", tr("Maybe one holder (JSON)")))
        self.addOutput(QgsProcessingOutputString("STACKED", tr("Same shape twice (JSON)")))

    def carry_out(self, job: Job) -> dict[str, Any]:
        """Look through a workspace or a layer."""
        if job.takes_layer():
            return self._search_layer(job)
        return self._search_workspace(job)

    def _search_workspace(self, job: Job) -> dict[str, Any]:
        from lowuse_plugin.services.merging.facts import find_parcels
        from lowuse_plugin.services.merging.group_facts import read_merge_facts
        from lowuse_plugin.services.merging.groups import merge_groups_of

        with job.open_workspace() as store:
            crs = store.info.crs
            with store.read() as reading:
                facts = read_merge_facts(reading)
                wanted = job.words("PARCELS")
                only = None if wanted is None else find_parcels(reading, wanted)
        found = merge_groups_of(
            facts,
            tolerance_m=job.number("TOLERANCE_M"),
            min_shared_m=job.number("MIN_SHARED_M"),
            uuids=only,
            on=job.day("ON"),
            progress=job.progress,
        )
        told = _told(job, found, facts.labels())
        output = _write_members(job, facts, found, crs)
        return told if output is None else told | {"OUTPUT": output}

    def _search_layer(self, job: Job) -> dict[str, Any]:
        from lowuse_plugin.geometry.wkb import parse_polygons
        from lowuse_plugin.qgis_bridge.layers.sources import extended, read_rows, write_rows
        from lowuse_plugin.services.merging.groups import group_parcels

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
            progress=job.progress,
        )
        labels = dict(zip(rows.ids, rows.labels(), strict=True))
        fields = extended(rows.fields, ADDED_FIELDS)
        sink, output = job.sink("OUTPUT", fields, source.wkbType(), rows.crs)
        if sink is not None:
            written = zip(rows.wkb, _attributes(rows, groups, labels), strict=True)
            write_rows(sink, fields, written, job.progress, len(rows.ids))
        job.tell_left_out(rows.without_geometry)
        return _told(job, groups, labels) | {"OUTPUT": output}


def _parcels(job: Job, rows: LayerRows) -> list[MergeParcel]:
    """Return what the layer says of its parcels; what has no field stays unknown."""
    from lowuse_plugin.domain.inputs import parse_number
    from lowuse_plugin.domain.merging.case import MergeParcel

    def values(name: str) -> list[Any]:
        chosen = job.field(name)
        return rows.values(chosen) if chosen else [None] * len(rows.ids)

    def text(value: Any) -> str | None:
        return None if value is None else str(value).strip() or None

    columns = zip(
        rows.ids,
        rows.labels(),
        values("HOLDER"),
        values("HOLDER_NUMBER"),
        values("RIGHT_NATURE"),
        values("USE"),
        values("AREA"),
        strict=True,
    )
    return [
        MergeParcel(
            id=key,
            holders=_holders(text(holder), text(number)),
            right_nature=text(nature),
            use=text(use),
            registered_area_m2=None if area is None else parse_number(area, label),
        )
        for key, label, holder, number, nature, use, area in columns
    ]


def _holders(name: str | None, number: str | None) -> tuple[Holder, ...]:
    from lowuse_plugin.domain.merging.case import Holder

    return (Holder(name or "", number),) if name or number else ()


def _write_members(job: Job, facts: MergeFacts, found: MergeGroups, crs: str) -> str | None:
    """Write the members of a workspace's groups as a layer, where one is wanted."""
    from qgis.core import QgsCoordinateReferenceSystem, QgsFields, QgsWkbTypes

    from lowuse_plugin.qgis_bridge.layers.sources import extended, write_rows
    from lowuse_plugin.qgis_bridge.merging.group_words import open_words
    from lowuse_plugin.qgis_bridge.punctuation import semicolons

    if not job.has("OUTPUT"):
        return None
    fields = extended(QgsFields(), MEMBER_FIELDS | ADDED_FIELDS)
    kind, system = QgsWkbTypes.Type.MultiPolygon, QgsCoordinateReferenceSystem(crs)
    sink, output = job.sink("OUTPUT", fields, kind, system)
    if sink is None:
        return output
    labels = facts.labels()
    shapes = dict(zip(labels, facts.parcels["geom"].values, strict=True))
    figures = _figures(found, labels)
    holders = {
        key: (group.holder, semicolons(open_words(group.missing)))
        for group in found
        for key in group.members
    }
    rows = (
        (bytes(shapes[key]), [key, labels[key], *holders.get(key, (None, None)), *figures[key]])
        for key in figures
    )
    write_rows(sink, fields, rows, job.progress, len(figures))
    return output


def _attributes(
    rows: LayerRows, found: MergeGroups, labels: Mapping[str, str]
) -> Iterator[list[Any]]:
    """Yield the attributes of a layer with those of :data:`ADDED_FIELDS` behind them."""
    figures = _figures(found, labels)
    nothing = [None] * len(ADDED_FIELDS)
    for key, attributes in zip(rows.ids, rows.attributes, strict=True):
        yield [*attributes, *figures.get(key, nothing)]


def _figures(found: MergeGroups, labels: Mapping[str, str]) -> dict[str, list[Any]]:
    """Return the values of :data:`ADDED_FIELDS` of each parcel that something was found of."""
    figures = {
        key: [number, *_of_group(group), None]
        for number, group in enumerate(found, start=1)
        for key in group.members
    }
    for stack in found.stacked:
        for key in stack.others:
            figures[key] = [*[None] * (len(ADDED_FIELDS) - 1), labels[stack.representative]]
    return figures


def _of_group(group: MergeGroup) -> tuple[Any, ...]:
    area = float(group.land_area_m2)
    return group.parcels_count, area, group.shared_m, group.loose, group.strict, group.ring


def _told(job: Job, groups: MergeGroups, labels: Mapping[str, str]) -> dict[str, Any]:
    """Tell the groups, the largest first, and return the outputs."""
    from lowuse_plugin.domain.display import shown_number
    from lowuse_plugin.domain.units import format_area
    from lowuse_plugin.qgis_bridge.merging.group_words import question_text

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
                shared=shown_number(group.shared_m, places=2),
            )
        )
    if len(groups) > len(largest):
        job.tell(tr("… and {count} smaller groups", count=len(groups) - len(largest)))
    for question in groups.questions[:MOST_TOLD]:
        job.tell(question_text(question))
    for stack in groups.stacked[:MOST_TOLD]:
        job.tell(
            tr(
                "{parcel} has the same shape as {count} others; it stands for all of them.",
                parcel=labels[stack.representative],
                count=len(stack.others),
            )
        )
    return {
        "GROUP_COUNT": len(groups),
        "GROUPS": as_json([group.to_json() for group in groups]),
        "QUESTIONS": as_json([question.to_json() for question in groups.questions]),
        "STACKED": as_json([stack.to_json() for stack in groups.stacked]),
    }
