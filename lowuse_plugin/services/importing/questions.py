# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What must be answered before a file can be imported, and what the file answers itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from lowuse_plugin.domain import schema
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.places import WHOLE_CITY
from lowuse_plugin.domain.ports import Value
from lowuse_plugin.services.control_line.import_version import FIRST_DAY, beside_stated
from lowuse_plugin.services.control_line.versions import StatedLine
from lowuse_plugin.services.importing.files import ImportPlan
from lowuse_plugin.services.importing.kinds import (
    CONTROL_LINE,
    ENTERPRISES,
    PARCELS,
    REFERENCE,
    THREE_OLD,
    columns_of,
    version_columns,
)
from lowuse_plugin.services.importing.position import Position
from lowuse_plugin.services.importing.preview import FilePreview
from lowuse_plugin.services.importing.recognise import LINES, NO_SHAPES, fits
from lowuse_plugin.services.importing.tax_taking import TAX
from lowuse_plugin.services.importing.values import convert
from lowuse_plugin.services.importing.year_figures import FIGURES, year_of_title

_FOUND = {LINES: "KIND_LINES", NO_SHAPES: "KIND_OTHER"}


def open_questions(
    preview: FilePreview,
    plan: ImportPlan,
    position: Position | None,
    *,
    district: str,
    lines: Sequence[StatedLine] = (),
) -> tuple[LowUseError, ...]:
    """Return why a file cannot be imported yet; empty when it is settled.

    Args:
        preview: The file.
        plan: What the user has decided so far.
        position: Where it lies, None for a table.
        district: Of the workspace.
        lines: Versions of the control line that are there.
    """
    if preview.problem is not None:
        return (preview.problem,)
    named = preview.path.name
    if not preview.kinds:
        found = (_FOUND.get(preview.shapes, "KIND_POINTS"),)
        return (LowUseError("LAYER_NOT_POLYGON", file=named, layer=preview.layer, found=found),)
    if not plan.kind or not fits(plan.kind, preview.shapes):
        return (LowUseError("KIND_UNCERTAIN", file=named),)
    found_problems = [] if position is None or position.problem is None else [position.problem]
    asked = {
        PARCELS: _of_parcels(plan, district),
        CONTROL_LINE: _of_control_line(preview, plan, lines),
        THREE_OLD: _of_three_old(plan),
        REFERENCE: _of_reference(plan),
        ENTERPRISES: _of_enterprises(preview, plan),
    }
    return (*found_problems, *asked[plan.kind])


def required_columns(kind: str, *, draft: bool = False) -> frozenset[str]:
    """Return the columns that a file of a kind must have, unless the user answers instead.

    Args:
        kind: Kind of file.
        draft: It is imported as a draft of the control line, which needs no first day.
    """
    return {
        CONTROL_LINE: frozenset({"version"} if draft else {"version", FIRST_DAY}),
        THREE_OLD: frozenset({"status"}),
        ENTERPRISES: frozenset({"name"}),
    }.get(kind, frozenset())


def version_answers(preview: FilePreview, mapping: Mapping[str, str | None]) -> dict[str, Value]:
    """Return what the file itself says of the version of a control line, by column.

    Dates are ISO text. A column with several values, or an unreadable one, says nothing.
    """
    answers: dict[str, Value] = {}
    for spec in version_columns():
        single = preview.single.get(mapping.get(spec.name) or "")
        if single is not None:
            value = convert(single, spec, "", None).column.to_list()[0]
            if value is not None:
                answers[spec.name] = value
    return answers


def _of_parcels(plan: ImportPlan, district: str) -> Iterator[LowUseError]:
    mapping = plan.mapping or {}
    named = any(mapping.get(name) for name in ("district", "parcel_code", "unit_code"))
    if district == WHOLE_CITY and not named and plan.district is None:
        yield LowUseError("DISTRICT_MISSING")


def _of_control_line(
    preview: FilePreview, plan: ImportPlan, lines: Sequence[StatedLine]
) -> Iterator[LowUseError]:
    mapping = plan.mapping or {}
    said = {"version": plan.version, "valid_from": plan.valid_from, "valid_to": plan.valid_to}
    told = version_answers(preview, mapping)
    for spec in version_columns():
        field = mapping.get(spec.name)
        if said.get(spec.name) is not None or getattr(plan, spec.name, None) is not None:
            continue
        if field in preview.several:
            yield LowUseError("VERSION_MIXED", field=spec.title, values=f"“{field}”")
        elif spec.name not in told and spec.name in required_columns(plan.kind, draft=plan.draft):
            yield LowUseError("VERSION_NEEDED", field=spec.title)
    start = plan.valid_from.isoformat() if plan.valid_from else told.get("valid_from")
    end = plan.valid_to.isoformat() if plan.valid_to else told.get("valid_to")
    if start and end and str(end) <= str(start):
        yield LowUseError("VALIDITY_REVERSED", valid_from=start, valid_to=end)
        return
    name = plan.version or told.get("version")
    approved = plan.approved_on or told.get("approved_on")
    if plan.draft or approved or plan.end_earlier is not None or not (name and start):
        return
    values: dict[str, Value] = {"version": name, "valid_from": start, "valid_to": end}
    ending, overlapping = beside_stated(lines, values)
    if ending or overlapping:
        others = "、".join(line.version for line in (*ending, *overlapping))
        yield LowUseError("LINE_BESIDE_ANOTHER", version=name, others=others)


def _of_three_old(plan: ImportPlan) -> Iterator[LowUseError]:
    if plan.status is None and not (plan.mapping or {}).get("status"):
        known = schema.shipped().codes["three_old_status"].values
        yield LowUseError("THREE_OLD_STATUS_NEEDED", expected="、".join(known.values()))


def _of_reference(plan: ImportPlan) -> Iterator[LowUseError]:
    if not plan.name:
        yield LowUseError("REFERENCE_NAME_NEEDED", file=plan.path.name)
    if plan.reference_kind is None:
        known = schema.shipped().codes["reference_kind"].values
        yield LowUseError("REFERENCE_KIND_NEEDED", expected="、".join(known.values()))


def _of_enterprises(preview: FilePreview, plan: ImportPlan) -> Iterator[LowUseError]:
    mapping = plan.mapping or {}
    if not mapping.get("name"):
        title = next(spec.title for spec in columns_of(ENTERPRISES) if spec.name == "name")
        seen = "、".join(preview.fields)
        yield LowUseError("FIELD_NEEDED", file=plan.path.name, field=title, headings=seen)
    figures = [name for name in FIGURES if mapping.get(name)]
    if (
        figures
        and not mapping.get("year")
        and plan.year is None
        and year_of_title(preview.title) is None
    ):
        yield LowUseError("YEAR_NEEDED", file=plan.path.name, layer=preview.layer)
    wide = preview.mappings[ENTERPRISES].matches if ENTERPRISES in preview.mappings else {}
    has_tax = mapping.get(TAX) or any(name.startswith(f"{TAX}@") for name in wide)
    if has_tax and plan.tax_folder is None:
        yield LowUseError("TAX_FOLDER_NEEDED", file=plan.path.name)
