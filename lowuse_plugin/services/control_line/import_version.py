# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Importing one version of the control line (A-26 … A-28), as a draft or with its approval.

What a file brings of an approved version may only be what is there already: nobody edits such a
version in place.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.importing.report import Findings, ImportReport, Remark
from lowuse_plugin.domain.moments import office_today
from lowuse_plugin.domain.ports import IncomingTable, Progress, Store, Value
from lowuse_plugin.services.control_line.approval import (
    LineApproval,
    approve_line_version,
    beside,
    end_versions,
)
from lowuse_plugin.services.control_line.versions import (
    APPROVED,
    BLOCK,
    DRAFT,
    UNREGISTERED,
    VERSION,
    StatedLine,
    list_line_versions,
)
from lowuse_plugin.services.importing.area_plan import FileOptions, Parent, Target, import_layer
from lowuse_plugin.services.importing.geometry import is_line_layer
from lowuse_plugin.services.importing.kinds import version_columns
from lowuse_plugin.services.importing.lines import polygonize
from lowuse_plugin.services.importing.table import map_fields, read_columns, row_count

_APPROVAL = ("approval_no", "approved_by", "approved_on")
FIRST_DAY = "valid_from"
"""What only a draft may lack."""
_NO_FIRST_DAY = "导入时未提供生效日期，暂记导入日，批准时填写"
"""Remark of such a draft: nobody planned the day that stands in it."""


def import_control_line(
    store: Store,
    incoming: IncomingTable,
    *,
    version: str | None = None,
    valid_from: date | None = None,
    valid_to: date | None = None,
    approval_no: str | None = None,
    approved_by: str | None = None,
    approved_on: date | None = None,
    draft: bool = False,
    end_earlier: bool | None = None,
    by: str = "",
    level: int | None = None,
    example: bool | None = None,
    options: FileOptions | None = None,
    progress: Progress | None = None,
) -> ImportReport:
    """Import one version of the control line.

    What is not said here is taken from columns of the file that have one value throughout. With
    number, authority and day of an approval the version is approved as soon as it is in, which is
    a step of its own in the history; without the day it is in force as it stands, and its approval
    can be registered later.

    Args:
        store: The workspace.
        incoming: Polygons, or lines that close.
        version: Name of the version.
        valid_from: First day in force.
        valid_to: First day no longer in force.
        approval_no: 批准文号.
        approved_by: 批准机关.
        approved_on: 批准日期.
        draft: A new version is in force on no day until it is approved; without a first day it is
            meant for the day of its import.
        end_earlier: A version that is open until then ends on the first day of one that comes
            without its whole approval; False leaves both in force, which stops every check.
        by: Who enters the approval.
        level: Level of new rows where the file has none; 0 without levels.
        example: The line is a 示例; None leaves a known version as it is.
        options: How the file is read.
        progress: As for parcels.

    Raises:
        LowUseError: ``VERSION_NEEDED`` (field), ``VERSION_MIXED`` (field, values),
            ``VALIDITY_REVERSED``, ``LINES_NOT_CLOSED``, ``LINE_APPROVAL_WITH_DRAFT``,
            ``LINE_BESIDE_ANOTHER`` (version, others): nobody said what becomes of those in force;
            ``LINE_VERSION_IN_FORCE`` (version): as a draft, into one without approval;
            ``LINE_VERSION_APPROVED`` (version): the file would change it; those of
            :func:`~lowuse_plugin.services.control_line.approval.approve_line_version`, and those of
            the geometry and mapping.
    """
    options = options or FileOptions()
    if draft and any((approval_no, approved_by, approved_on)):
        raise LowUseError("LINE_APPROVAL_WITH_DRAFT")
    remarks = []
    if is_line_layer(incoming):
        lines = row_count(incoming)
        incoming = polygonize(incoming)
        polygons = row_count(incoming)
        remarks.append(Remark("LINES_POLYGONIZED", {"lines": lines, "polygons": polygons}))
    given: dict[str, Value] = {
        "version": version,
        "valid_from": valid_from.isoformat() if valid_from else None,
        "valid_to": valid_to.isoformat() if valid_to else None,
        "approval_no": approval_no,
        "approved_by": approved_by,
        "approved_on": approved_on.isoformat() if approved_on else None,
        "example": None if example is None else int(example),
    }
    values = _said(incoming, given, options, draft=draft)
    entry = _Entry.of(store, values, draft=draft, by=by, end_earlier=end_earlier)
    target = Target(
        table=BLOCK,
        number="block_code",
        parent=entry.parent(),
        defaults={"level": 0 if level is None else level},
        required=("level",),
    )
    remarks += entry.remarks()
    report = import_layer(store, incoming, target, options, progress=progress, remarks=remarks)
    entry.settle(store)
    return report


@dataclass(frozen=True)
class _Entry:
    """What a file says of its version, and what the workspace knows of it."""

    values: Mapping[str, Value]
    approval: LineApproval | None
    draft: bool
    by: str
    known: StatedLine | None
    ending: tuple[StatedLine, ...]
    left: tuple[StatedLine, ...] = ()
    """Versions that stay in force beside it, as it was wanted."""

    @classmethod
    def of(
        cls,
        store: Store,
        values: Mapping[str, Value],
        *,
        draft: bool,
        by: str,
        end_earlier: bool | None,
    ) -> _Entry:
        """Look at the versions that there are.

        Raises:
            LowUseError: ``LINE_APPROVAL_OVERLAPS``, ``LINE_BESIDE_ANOTHER``,
                ``LINE_MAKER_MISSING``, and those of :meth:`LineApproval.checked`, before anything
                is imported.
        """
        lines = list_line_versions(store, office_today())
        known = next((line for line in lines if line.version == values["version"]), None)
        if draft and known is not None and known.state == UNREGISTERED:
            raise LowUseError("LINE_VERSION_IN_FORCE", version=known.version)
        approval = None if draft else _approval(values)
        ending: tuple[StatedLine, ...] = ()
        if approval is not None and (known is None or known.state != APPROVED):
            if not by.strip():
                raise LowUseError("LINE_MAKER_MISSING")
            ending, overlapping = beside(lines, approval, known.uuid if known else "")
            _refuse_beside("LINE_APPROVAL_OVERLAPS", values, overlapping)
        elif approval is None and not draft:
            ending, overlapping = beside_stated(lines, values)
            if end_earlier is None:
                _refuse_beside("LINE_BESIDE_ANOTHER", values, (*ending, *overlapping))
            elif end_earlier:
                _refuse_beside("LINE_APPROVAL_OVERLAPS", values, overlapping)
            else:
                return cls(values, None, draft, by, known, (), (*ending, *overlapping))
        return cls(values, approval, draft, by, known, ending)

    def parent(self) -> Parent:
        """Return the version as it is imported: what is approved begins as a draft."""
        values = dict(self.values)
        defaults: dict[str, Value] = {
            "example": 0,
            "source": "imported",
            FIRST_DAY: office_today().isoformat(),  # of a draft without one: it gets it on approval
        }
        if self.draft and self.values[FIRST_DAY] is None:
            defaults["remark"] = _NO_FIRST_DAY
        if self.draft or self._approves():
            values |= dict.fromkeys(_APPROVAL)
            defaults["state"] = DRAFT
        if self.by.strip():
            defaults["made_by"] = self.by.strip()
        return Parent(VERSION, "version", values, defaults, _refuse_approved)

    def remarks(self) -> list[Remark]:
        """Return what is to be known of the version in the report."""
        if self.draft and (self.known is None or self.known.is_draft):
            return [Remark("LINE_IMPORTED_AS_DRAFT", {"version": self.values["version"]})]
        told = []
        if self.ending:
            day = str(self.values["valid_from"])
            told.append(
                Remark("LINE_ENDED_BY_IMPORT", {"version": _names(self.ending), "day": day})
            )
        if self.left:
            params = {"version": self.values["version"], "others": _names(self.left)}
            told.append(Remark("LINE_LEFT_BESIDE", params))
        missing = missing_of_approval(self.values)
        if not self.draft and 0 < len(missing) < len(_APPROVAL):
            params = {"version": self.values["version"], "missing": "、".join(missing)}
            told.append(Remark("LINE_APPROVAL_INCOMPLETE", params))
        return told

    def settle(self, store: Store) -> None:
        """Enter the approval, or let the earlier versions end, now that the blocks are in."""
        if self.approval is None and self.ending:
            end_versions(
                store,
                [line.uuid for line in self.ending],
                date.fromisoformat(str(self.values["valid_from"])),
                successor=str(self.values["version"]),
            )
        if self.approval is None or not self._approves():
            return
        name = self.values["version"]
        line = next(x for x in list_line_versions(store, office_today()) if x.version == name)
        approve_line_version(
            store,
            line.uuid,
            line.row_version,
            approval_no=self.approval.approval_no,
            approved_by=self.approval.approved_by,
            approved_on=self.approval.approved_on,
            valid_from=self.approval.valid_from,
            valid_to=self.approval.valid_to,
            by=self.by,
        )

    def _approves(self) -> bool:
        known = self.known
        return self.approval is not None and (known is None or known.state != APPROVED)


def _approval(values: Mapping[str, Value]) -> LineApproval | None:
    """Return the approval that is stated as a whole, None without its day."""
    if values["approved_on"] is None:
        return None
    end = values["valid_to"]
    return LineApproval(
        str(values["approval_no"] or ""),
        str(values["approved_by"] or ""),
        date.fromisoformat(str(values["approved_on"])),
        date.fromisoformat(str(values["valid_from"])),
        date.fromisoformat(str(end)) if end else None,
    ).checked(office_today())


def _refuse_approved(stored: Mapping[str, Any]) -> None:
    if stored["state"] == APPROVED:
        raise LowUseError("LINE_VERSION_APPROVED", version=stored["version"])


def beside_stated(
    lines: Sequence[StatedLine], values: Mapping[str, Value]
) -> tuple[tuple[StatedLine, ...], tuple[StatedLine, ...]]:
    """Return which versions a version without a whole approval meets.

    Args:
        lines: Those of the workspace.
        values: Its name and days as ISO text; a version that is known with these very days, or
            that stays a draft, meets none.

    Returns:
        Those that can end on its first day, and those that would be in force beside it all the
        same.
    """
    known = next((line for line in lines if line.version == values["version"]), None)
    start = date.fromisoformat(str(values["valid_from"]))
    end = date.fromisoformat(str(values["valid_to"])) if values["valid_to"] else None
    if known is not None and (
        known.is_draft or (known.valid_from, known.valid_to) == (start, end or known.valid_to)
    ):
        return (), ()
    period = LineApproval("", "", start, start, end)
    return beside(lines, period, known.uuid if known is not None else "")


def missing_of_approval(values: Mapping[str, Value]) -> tuple[str, ...]:
    """Return the titles of what an approval still lacks."""
    return tuple(
        spec.title
        for spec in version_columns()
        if spec.name in _APPROVAL and not values.get(spec.name)
    )


def _refuse_beside(code: str, values: Mapping[str, Value], others: Sequence[StatedLine]) -> None:
    if others:
        raise LowUseError(code, version=values["version"], others=_names(others))


def _names(lines: Sequence[StatedLine]) -> str:
    return "、".join(line.version for line in lines)


def _said(
    incoming: IncomingTable, given: Mapping[str, Value], options: FileOptions, *, draft: bool
) -> dict[str, Value]:
    """Return the version as the caller and the file say it."""
    specs = version_columns()
    names = {spec.name for spec in specs}
    explicit = {n: f for n, f in (options.mapping or {}).items() if n in names}
    fields = map_fields(incoming, specs, explicit, None, VERSION)
    read = read_columns(incoming, fields, {s.name: s for s in specs}, Findings(row_count(incoming)))
    values = dict(given)
    for spec in specs:
        if values[spec.name] is None and spec.name in read:
            found = {value for value in read[spec.name].to_list() if value is not None}
            if len(found) > 1:
                shown = "、".join(sorted(str(value) for value in found))
                raise LowUseError("VERSION_MIXED", field=spec.title, values=shown)
            values[spec.name] = next(iter(found), None)
        if spec.required and values[spec.name] is None and not (draft and spec.name == FIRST_DAY):
            raise LowUseError("VERSION_NEEDED", field=spec.title)
    start, end = values["valid_from"], values["valid_to"]
    if end is not None and start is not None and str(end) <= str(start):
        raise LowUseError("VALIDITY_REVERSED", valid_from=start, valid_to=end)
    return values
