# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""撤销合并: the members count again and the parcel that came of them does not, in one save (D06).

Only while nobody built on the new parcel and nobody else has numbers or land of the members; else
what stands in the way is listed. What was merely computed from it stays where it is.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from lowuse_plugin.domain.display import shown_code
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.history.entries import differing
from lowuse_plugin.domain.merging import procedure as chain
from lowuse_plugin.domain.merging.records import MergeCase, MergeStep
from lowuse_plugin.domain.merging.steps import (
    MergeStepInput,
    judge_reason,
    judge_signature,
    state_word,
)
from lowuse_plugin.domain.ports import Change, Reading, Receipt, Row, Store, Update
from lowuse_plugin.domain.subjects import plain_title
from lowuse_plugin.services.history.values import column_title
from lowuse_plugin.services.merging.carrying import (
    DOCUMENT,
    HOLDER_JOIN,
    LINK,
    PROJECT_JOIN,
    RESTS_TOO,
    TARGET,
    UNIT,
    UNIT_JOIN,
)
from lowuse_plugin.services.merging.returning import Taken, refuse_taken, taken_land, taken_numbers
from lowuse_plugin.services.merging.rows import LINEAGE, PARCEL
from lowuse_plugin.services.merging.saving import Asked, Move, done
from lowuse_plugin.services.parcels.retire import expect_nothing_new, gone_since
from lowuse_plugin.services.rows.free_numbers import expect_no_number_given

_STATES: Mapping[str, str] = {
    UNIT_JOIN: "submission_state",
    PROJECT_JOIN: "project_state",
    "merge_case": "merge_state",
    "lineage": "lineage_kind",
    "control_check": "control_class",
    "submission_item": "submission_state",
    "tag": "tag_state",
}
_JOINED: Mapping[str, str] = {PROJECT_JOIN: "project"}
"""People know what a parcel was put into, not the row that joins them."""
_FREES: Mapping[str, str] = {
    UNIT: "在变更历史中撤销登记之后对该地块的修改",
    UNIT_JOIN: "在低效认定中删除该地块，或把宗地移出地块",
    PROJECT_JOIN: "把宗地移出项目",
    "merge_case": "撤回或撤销该合并",
    LINEAGE: "在变更历史中撤销该次变更",
    "control_check": "在变更历史中撤销该项处理",
    "submission_item": "撤回报送，或等待报送办结",
    "tag": "在变更历史中撤销登记之后的标记",
    "survey_step": "在变更历史中撤销登记之后的办理环节",
    "parcel_holder": "在变更历史中撤销登记之后对权利人的修改",
    "parcel_enterprise": "在变更历史中撤销登记之后对企业关联的修改",
    "document": "在变更历史中撤销该文件的录入",
    PARCEL: "在变更历史中撤销登记之后对宗地的修改",
}
"""What a person does about it; taking back a tag alone leaves the unit as it is."""
_FREES_CARRIED: Mapping[str, str] = {
    UNIT_JOIN: "在变更历史中撤销登记之后的修改，或把宗地移出地块（原宗地随之不再归入）",
    PROJECT_JOIN: "在变更历史中撤销登记之后的修改，或把宗地移出项目（原宗地随之不再归入）",
    DOCUMENT: "在变更历史中撤销登记之后对该文件的修改",
}
"""The same of what the registration itself carried over, where that is another thing."""
_KNOWN_AS: Mapping[str, tuple[str, str, tuple[str, ...]]] = {
    UNIT_JOIN: ("survey_unit_uuid", UNIT, ("unit_number", "unit_name")),
    PROJECT_JOIN: ("project_uuid", "project", ("project_code", "name")),
    HOLDER_JOIN: ("right_holder_uuid", "right_holder", ("name",)),
    LINK: ("enterprise_uuid", "enterprise", ("name",)),
    DOCUMENT: ("uuid", DOCUMENT, ("document_no", "title")),
}
"""Column that names what people know a row by, its table, and what they call it."""
_QUERIED = frozenset({"seized", "seized_checked_on"})
"""What a query of a day said, and nobody decided."""
_LEADS_TO: Mapping[str, str] = {
    UNIT_JOIN: "survey_unit_uuid",
    PROJECT_JOIN: "project_uuid",
    "tag": "survey_unit_uuid",
    "survey_step": "survey_unit_uuid",
    "submission_item": "survey_unit_uuid",
}
"""Column of what people look at, where that is not the row itself."""
_COMES_BACK: Row = {"retired_at": None, "retired_reason": None}
_LISTED = 5


@dataclass(frozen=True)
class BuiltUpon:
    """Something that rests on the parcel that came of a merge.

    Attributes:
        table: Where it stands.
        title: What people call such rows.
        uuid: The row.
        label: Name or number by which people know it, may be empty.
        state: The word of its state, may be empty.
        target: What people look at to mend it: the unit, the project, the case; may be empty.
    """

    table: str
    title: str
    uuid: str
    label: str
    state: str
    target: str = ""
    carried: bool = False
    """The registration itself brought it over, and somebody changed it since."""

    @property
    def named(self) -> str:
        """What people read of it."""
        words = " ".join(word for word in (self.title, self.label) if word)
        return f"{words}（{self.state}）" if self.state else words

    @property
    def text(self) -> str:
        """What people read of it, and what frees the parcel."""
        carried = _FREES_CARRIED.get(self.table) if self.carried else None
        frees = carried or _FREES.get(self.table)
        return f"{self.named}，须先{frees}" if frees else self.named


def built_upon(reading: Reading, case: MergeCase) -> tuple[BuiltUpon, ...]:
    """Return what keeps a registered merge from being revoked.

    Args:
        reading: The state.
        case: A registered case.
    """
    step = _registration(case)
    carried = _carried(step)
    own = [uuid for _, uuid in carried["added"]]
    found = reading.table(
        "merge_built_upon", parcel=case.new_parcel_uuid, own=json.dumps(own)
    ).to_rows()
    result = [_built(row["table_name"], row["uuid"], row["label"], row["state"]) for row in found]
    wanted = json.dumps([case.new_parcel_uuid])
    result += [
        _built("submission_item", row["batch"] or "", row["batch"], row["state"])
        for row in reading.table("merge_filings", uuids=wanted).to_rows()
    ]
    added = [key for key in carried["added"] if _counts(reading, *key)]
    units = _units(reading, added)
    decided = reading.table("merge_built_units", units=json.dumps(list(units)), after=step.seq)
    result += [
        _built(row["table_name"], row["uuid"], row["label"], row["state"])
        for row in decided.to_rows()
    ]
    touched = [(PARCEL, case.new_parcel_uuid), *added, *((UNIT, unit) for unit in units)]
    for (table, uuid), names in _changed_since(reading, touched, step.seq, case.new_code).items():
        known = case.new_code if table == PARCEL else units.get(uuid)
        built = _built(table, uuid, known or _label(reading, table, uuid), None)
        result.append(replace(built, state=_titles(table, names), carried=True))
    distinct = {(each.table, each.uuid): each for each in result}.values()
    return tuple(replace(each, target=_target(reading, each)) for each in distinct)


def taken_since(reading: Reading, case: MergeCase) -> Iterator[Taken]:
    """Find what others got since a registration of what its members come back with: numbers, land.

    Parcels that came of the new one keep the merge by their descent, and go with it.
    """
    since = _registration(case).seq
    heirs = reading.table("lineage_heirs", parcel=case.new_parcel_uuid)["uuid"].to_list()
    numbers = {uuid: reading.row(PARCEL, uuid) or {} for uuid in case.parcels}
    yield from taken_numbers(reading, numbers, heirs, since=since)
    yield from taken_land(reading, case.parcels, heirs, since=since)


def _counts(reading: Reading, table: str, uuid: str) -> bool:
    row = reading.row(table, uuid)
    return row is not None and not row.get("retired_at")


def _titles(table: str, names: Sequence[str]) -> str:
    titles = "、".join(column_title(table, name) for name in names[:_LISTED])
    return titles + (f" 等 {len(names)} 项" if len(names) > _LISTED else "")


def _label(reading: Reading, table: str, uuid: str) -> str:
    """Return what people call a row that the registration brought over."""
    names, known, columns = _KNOWN_AS[table]
    row = reading.row(table, uuid) or {}
    found = reading.row(known, str(row.get(names))) or {}
    said = [str(found[name]) for name in columns if found.get(name)]
    return " ".join(said if table == PROJECT_JOIN else said[:1])


def _target(reading: Reading, built: BuiltUpon) -> str:
    """Return what a row is about, where people can look at that."""
    column = _LEADS_TO.get(built.table)
    if column is None:
        return built.uuid
    row = reading.row(built.table, built.uuid)  # a filing may be known by its batch alone
    return "" if row is None else str(row[column] or "")


def revoke_merge(
    store: Store,
    case_uuid: str,
    *,
    by: str,
    on: date,
    reason: str,
    document_no: str = "",
    seen: int | None = None,
    today: date | None = None,
) -> Receipt:
    """Take a registered merge back; its lineage and its numbers stay on record.

    Args:
        store: The workspace.
        case_uuid: The case.
        by: Who enters it.
        on: Day of it.
        reason: Why; stands with the step and with the new parcel.
        document_no: Of the decision, where there is one.
        seen: Version of the case that the person saw; nothing is asked when it is left out.
        today: Day of the office; the real one when it is left out.

    Raises:
        LowUseError: ``MERGE_NOT_REGISTERED`` (case, state); ``MERGE_WHY_MISSING``,
            ``MERGE_WHO_MISSING``, ``MERGE_DAY_…``; ``MERGE_BUILT_UPON`` (count, rows): see
            :func:`built_upon`; ``MERGE_CODE_TAKEN`` (parcel, field): another current parcel got a
            number of a member meanwhile; ``MERGE_LAND_TAKEN`` (count, parcels): land of a member
            was given to another one; ``MERGE_GONE``.
        ConflictError: ``MERGE_CHANGED``.
    """
    step = MergeStepInput(by, on, document_no, reason)
    told: dict[str, object] = {}

    def decide(case: MergeCase, today_: date) -> Move:
        if case.state != chain.REGISTERED:
            raise LowUseError(
                "MERGE_NOT_REGISTERED", case=case.case_no, state=state_word(case.state)
            )
        judge_signature(case, step, today_)
        judge_reason(reason)
        return Move(
            chain.REVOKE, chain.REVOKED, details=told, rests_on=RESTS_TOO,
            more=lambda reading: _back(reading, case, step, told),
        )  # fmt: skip

    return done(store, Asked(case_uuid, step, seen, today), decide)


def _back(
    reading: Reading, case: MergeCase, step: MergeStepInput, kept: dict[str, object]
) -> list[Change]:
    """Return what brings the members back.

    What somebody took the new parcel out of since then stays without it: the members come back
    beside that project or unit, and the step tells which.

    Args:
        reading: The state.
        case: The case.
        step: Who enters it, and why.
        kept: Is told what the step has to say of it.

    Raises:
        LowUseError: ``MERGE_BUILT_UPON``, ``MERGE_CODE_TAKEN``, ``MERGE_LAND_TAKEN``.
    """
    built = built_upon(reading, case)
    if built:
        listed = "、".join(each.text for each in built[:_LISTED])
        more = f"…（共 {len(built)} 项）" if len(built) > _LISTED else ""
        raise LowUseError("MERGE_BUILT_UPON", count=len(built), rows=listed + more)
    refuse_taken(taken_since(reading, case))
    told = f"撤销宗地合并 {case.case_no}：{step.opinion.strip()}"
    new = reading.row(PARCEL, case.new_parcel_uuid) or {}
    carried = _carried(_registration(case))
    gone = gone_since(told, step.done_on)
    changes: list[Change] = [
        expect_no_number_given(reading),
        *expect_nothing_new(reading),
        Update(PARCEL, case.new_parcel_uuid, _version(new), gone),
    ]
    for parcel in case.parcels:
        changes += _update(reading, PARCEL, parcel, _COMES_BACK)
    for row in reading.table("merge_lineage", case=case.uuid).to_rows():
        changes += _update(reading, LINEAGE, row["uuid"], gone)
    ended = _ended(reading, carried)
    if ended:
        kept["stays_out"] = list(ended.values())
    return [*changes, *_carried_back(reading, carried, gone, ended)]


def _carried_back(
    reading: Reading, carried: Mapping[str, Any], gone: Row, ended: Collection[tuple[str, str]]
) -> list[Change]:
    """Return what gives projects and units their members again, but those that ended."""
    changes: list[Change] = []
    for table, uuid in carried["added"]:
        if _counts(reading, table, uuid):
            changes += _update(reading, table, uuid, gone)
    for table, uuid in carried["left"]:
        if _belongs(reading, table, uuid) not in ended:
            changes += _update(reading, table, uuid, _COMES_BACK)
    for unit in carried["partial"]:
        if (UNIT_JOIN, unit) not in ended:
            changes += _update(reading, UNIT, unit, {"whole_parcels": 1})
    return changes


def _ended(reading: Reading, carried: Mapping[str, Any]) -> dict[tuple[str, str], str]:
    """Return projects and units that the new parcel left since, or that count no more, by name."""
    found = {}
    for table, uuid in carried["added"]:
        if table in TARGET:
            belongs = _belongs(reading, table, uuid)
            counts = _counts(reading, table, uuid)
            if not (counts and _counts(reading, _KNOWN_AS[table][1], belongs[1])):
                title = _built(table, uuid, "", None).title
                found[belongs] = f"{title} {_label(reading, table, uuid)}".strip()
    return found


def _belongs(reading: Reading, table: str, uuid: str) -> tuple[str, str]:
    return table, str((reading.row(table, uuid) or {}).get(TARGET[table]))


def _update(reading: Reading, table: str, uuid: str, values: Row) -> list[Change]:
    row = reading.row(table, uuid)
    same = row is not None and all(row.get(name) == value for name, value in values.items())
    return [] if row is None or same else [Update(table, uuid, _version(row), values)]


def _version(row: Row) -> int:
    version = row.get("row_version")
    return version if isinstance(version, int) else 0


def _registration(case: MergeCase) -> MergeStep:
    return [step for step in case.steps if step.action == chain.REGISTER][-1]


def _carried(step: MergeStep) -> dict[str, Any]:
    found = step.details.get("carried") or {}
    return {
        "left": [(str(table), str(uuid)) for table, uuid in found.get("left", ())],
        "added": [(str(table), str(uuid)) for table, uuid in found.get("added", ())],
        "partial": [str(uuid) for uuid in found.get("partial", ())],
    }


def _units(reading: Reading, added: Sequence[tuple[str, str]]) -> dict[str, str]:
    """Return the survey units that went over to the new parcel, and what people call them."""
    joins = [reading.row(table, uuid) or {} for table, uuid in added if table == UNIT_JOIN]
    rows = [reading.row(UNIT, str(join["survey_unit_uuid"])) for join in joins if join]
    return {
        str(row["uuid"]): str(row["unit_number"] or row["unit_name"] or f"D{row['fid']!s}")
        for row in rows if row and not row["retired_at"]
    }  # fmt: skip


def _changed_since(
    reading: Reading, rows: Sequence[tuple[str, str]], seq: int, code: str
) -> dict[tuple[str, str], list[str]]:
    """Return rows that stand otherwise now than a line of the log left them, and in which columns.

    The code that a provisional one made room for is the merge's own. A query of seizure is made of
    the new parcel as of any other; only one that found a seizure has to stay with it.
    """
    later: dict[tuple[str, str], list[Mapping[str, Any]]] = {}
    for line in reading.table("history_later", rows=json.dumps(list(rows)), after=seq).to_rows():
        later.setdefault((line["table_name"], line["row_uuid"]), []).append(line)
    changed = {}
    for key, lines in later.items():
        now = reading.row(*key) or {}
        own = {"parcel_code"} if now.get("parcel_code") == code else set()
        queried = _QUERIED if now.get("seized") != "yes" else frozenset[str]()
        if names := differing(now, lines, own | queried):
            changed[key] = names
    return changed


def _built(table: str, uuid: str, label: str | None, state: str | None) -> BuiltUpon:
    word = shown_code(_STATES[table], state) if state and table in _STATES else state or ""
    title = "低效地块" if table == UNIT_JOIN else plain_title(_JOINED.get(table, table))
    return BuiltUpon(table, title, uuid, label or "", word)
