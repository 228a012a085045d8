# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Approving a version of the control line: by document, authority and day (P-18, P-19).

With its approval a version comes in force on its first day, and the one that was open until then
ends on that day. On no day may two be in force (A-27): an approval that would do that is refused.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from lowuse_plugin.domain.display import shown_day
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.moments import office_today
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
from lowuse_plugin.services.control_line.versions import (
    APPROVED,
    BLOCK,
    VERSION,
    StatedLine,
    find_line_version,
    read_line_versions,
)
from lowuse_plugin.services.retry import until_undisturbed

RESTS_ON = (VERSION, BLOCK, "import_package")
"""Tables that an approval looks at; it is kept only if nobody wrote them since."""


@dataclass(frozen=True)
class LineApproval:
    """What an approval says."""

    approval_no: str
    """Number of the document (批准文号)."""
    approved_by: str
    """Authority (批准机关)."""
    approved_on: date
    valid_from: date
    valid_to: date | None = None
    """First day no longer in force; None until the next version."""

    def checked(self, today: date) -> LineApproval:
        """Return it without blanks around its words.

        Args:
            today: Day of the office.

        Raises:
            LowUseError: ``LINE_APPROVAL_NUMBER_MISSING``, ``LINE_APPROVAL_AUTHORITY_MISSING``,
                ``LINE_APPROVAL_IN_FUTURE`` (day), ``VALIDITY_REVERSED`` (valid_from, valid_to).
        """
        if not self.approval_no.strip():
            raise LowUseError("LINE_APPROVAL_NUMBER_MISSING")
        if not self.approved_by.strip():
            raise LowUseError("LINE_APPROVAL_AUTHORITY_MISSING")
        if self.approved_on > today:
            raise LowUseError("LINE_APPROVAL_IN_FUTURE", day=shown_day(self.approved_on))
        if self.valid_to is not None and self.valid_to <= self.valid_from:
            raise LowUseError(
                "VALIDITY_REVERSED",
                valid_from=self.valid_from.isoformat(),
                valid_to=self.valid_to.isoformat(),
            )
        return replace(
            self, approval_no=self.approval_no.strip(), approved_by=self.approved_by.strip()
        )

    def values(self) -> dict[str, Value]:
        """Return the columns of the version that it fills."""
        return {
            "state": APPROVED,
            "approval_no": self.approval_no,
            "approved_by": self.approved_by,
            "approved_on": self.approved_on.isoformat(),
            "valid_from": self.valid_from.isoformat(),
            "valid_to": self.valid_to.isoformat() if self.valid_to else None,
        }


def approve_line_version(
    store: Store,
    uuid: str,
    row_version: int,
    *,
    approval_no: str,
    approved_by: str,
    approved_on: date,
    valid_from: date,
    valid_to: date | None = None,
    by: str,
) -> Receipt:
    """Enter the approval of a draft, or of a version that came without one.

    The version before it that has no end ends on its first day, in the same save.

    Args:
        store: The workspace.
        uuid: The version.
        row_version: As it was seen.
        approval_no: Number of the document.
        approved_by: Authority.
        approved_on: Day of the document.
        valid_from: First day in force.
        valid_to: First day no longer in force.
        by: Who enters it.

    Raises:
        LowUseError: As :func:`approval_changes`.
        ConflictError: ``ROW_CHANGED``: somebody changed the version since it was seen; or others
            write faster than this can read and save.
    """
    approval = LineApproval(approval_no, approved_by, approved_on, valid_from, valid_to)

    def attempt() -> Receipt:
        with store.read() as reading:
            changes = approval_changes(reading, uuid, row_version, approval, by=by)
            name = find_line_version(reading, uuid, valid_from).version
        said = f"控制线版本 {name} 已批准：{approval_no.strip()}，{shown_day(valid_from)} 起生效"
        return store.write(changes, reason=f"{said}（{by.strip()}）")

    return until_undisturbed(attempt, final={"ROW_CHANGED"})


def approval_changes(
    reading: Reading, uuid: str, row_version: int, approval: LineApproval, *, by: str
) -> list[Change]:
    """Return what saves an approval, to be part of a save that does more.

    Args:
        reading: The state that it is saved on.
        uuid: The version.
        row_version: As it was seen.
        approval: What it says.
        by: Who enters it.

    Raises:
        LowUseError: ``LINE_VERSION_UNKNOWN``; ``LINE_VERSION_APPROVED`` (version): it has one;
            ``CONTROL_LINE_EMPTY`` (version): it has no blocks; ``LINE_MAKER_MISSING``;
            ``LINE_APPROVAL_OVERLAPS`` (version, others): on some day two would be in force; and
            those of :meth:`LineApproval.checked`.
    """
    if not by.strip():
        raise LowUseError("LINE_MAKER_MISSING")
    approval = approval.checked(office_today())
    line = find_line_version(reading, uuid, approval.valid_from)
    if line.state == APPROVED:
        raise LowUseError("LINE_VERSION_APPROVED", version=line.version)
    if not line.blocks:
        raise LowUseError("CONTROL_LINE_EMPTY", version=line.version)
    return [
        ExpectRow(VERSION, uuid, row_version),
        *making_room(reading, line.version, approval, own=uuid),
        Update(VERSION, uuid, row_version, approval.values()),
    ]


def making_room(
    reading: Reading, name: str, approval: LineApproval, *, own: str = ""
) -> list[Change]:
    """Return what ends the versions before a new one, and what it rests on.

    Args:
        reading: The state that it is saved on.
        name: Of the version that is approved.
        approval: What its approval says.
        own: Its uuid where it is stored already.

    Raises:
        LowUseError: ``LINE_APPROVAL_OVERLAPS`` (version, others).
    """
    ending, overlapping = beside(read_line_versions(reading, approval.valid_from), approval, own)
    if overlapping:
        others = "；".join(f"{each.version}（{period(each)}）" for each in overlapping)
        raise LowUseError("LINE_APPROVAL_OVERLAPS", version=name, others=others)
    return [
        ExpectNoChange(RESTS_ON, reading.head().seq),
        *(
            Update(
                VERSION, each.uuid, each.row_version, {"valid_to": approval.valid_from.isoformat()}
            )
            for each in ending
        ),
    ]


def end_versions(
    store: Store, uuids: Sequence[str], day: date, *, successor: str
) -> Receipt | None:
    """Let versions that are open end on the first day of another one.

    Args:
        store: The workspace.
        uuids: The versions; one that has an end meanwhile keeps it.
        day: First day on which they are no longer in force.
        successor: Name of the one that takes their place.

    Returns:
        The receipt; None where each of them has an end by now.

    Raises:
        ConflictError: Others write faster than this can read and save.
    """

    def attempt() -> Receipt | None:
        with store.read() as reading:
            lines = read_line_versions(reading, day)
            seq = reading.head().seq
        ending = [line for line in lines if line.uuid in uuids and line.valid_to is None]
        if not ending:
            return None
        names = "、".join(line.version for line in ending)
        changes: list[Change] = [
            ExpectNoChange(RESTS_ON, seq),
            *(
                Update(VERSION, line.uuid, line.row_version, {"valid_to": day.isoformat()})
                for line in ending
            ),
        ]
        said = f"控制线版本 {names} 于{shown_day(day)}失效，由 {successor} 接替"
        return store.write(changes, reason=said)

    return until_undisturbed(attempt)


def beside(
    known: Sequence[StatedLine], approval: LineApproval, own: str = ""
) -> tuple[tuple[StatedLine, ...], tuple[StatedLine, ...]]:
    """Return the versions that an approval ends, and those that would be in force beside it."""
    others = [each for each in known if not each.is_draft and each.uuid != own]
    ending = tuple(
        each for each in others if each.valid_to is None and each.valid_from < approval.valid_from
    )
    overlapping = tuple(
        each
        for each in others
        if each not in ending
        and (approval.valid_to is None or each.valid_from < approval.valid_to)
        and (each.valid_to is None or each.valid_to > approval.valid_from)
    )
    return ending, overlapping


def period(line: StatedLine) -> str:
    """Return from when until when a version is in force."""
    end = f"{shown_day(line.valid_to)} 失效" if line.valid_to is not None else "未定失效日期"
    return f"{shown_day(line.valid_from)} 生效，{end}"
