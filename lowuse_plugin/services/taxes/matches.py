# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Which enterprise uses which parcel, where a list alone cannot say it: a person decides (A15)."""

from __future__ import annotations

import uuid as uuids
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lowuse_plugin.domain.errors import ConflictError, LowUseError
from lowuse_plugin.domain.importing.match_scores import CERTAIN, score_of, score_of_candidate
from lowuse_plugin.domain.moments import now_utc
from lowuse_plugin.domain.names import is_organisation, name_key
from lowuse_plugin.domain.near_names import NearNames
from lowuse_plugin.domain.ports import (
    Change,
    ExpectNoChange,
    ExpectRow,
    Insert,
    Reading,
    Receipt,
    Store,
    Update,
)
from lowuse_plugin.domain.tax_rows import TaxBook
from lowuse_plugin.services.importing.parcel_links import LinkIndex, read_links
from lowuse_plugin.services.retry import until_undisturbed
from lowuse_plugin.services.taxes.figures import RESTS_ON, read_firms, refreshing

LINK = "parcel_enterprise"
CONFIRM, MOVE, REJECT = "confirm", "move", "reject"
_MOST_CANDIDATES = 20
_REASONS = {"name": "NAME_AMBIGUOUS", "address": "ADDRESS_AMBIGUOUS", "near_name": "NAME_NEAR"}


@dataclass(frozen=True)
class Parcel:
    """A parcel as people know it."""

    uuid: str
    label: str
    address: str
    holder: str


@dataclass(frozen=True)
class Match:
    """An enterprise and the parcel, or parcels, that it may use."""

    enterprise: str
    uscc: str
    name: str
    address: str
    parcels: tuple[Parcel, ...]
    """The one of the link, or those that are offered."""
    matched_by: str
    """Code list ``match_kind``; ``near_name`` too; empty where nothing is offered."""
    score: float
    link_uuid: str = ""
    """Empty where no link was made yet."""
    version: int = 0
    reason: str = ""
    """Why no link was made: a code with a sentence."""


@dataclass(frozen=True)
class Decided:
    """What a person decided of one match."""

    match: Match
    kind: str
    """``confirm``, ``move`` or ``reject``."""
    parcels: tuple[str, ...] = ()
    """The right ones, for ``move``; for ``confirm`` those of several that are offered."""
    reason: str = ""
    """Why it is wrong, for ``reject`` and ``move`` of a link."""


@dataclass(frozen=True)
class DecidedAll:
    """What was written."""

    receipt: Receipt
    confirmed: int
    moved: int
    rejected: int
    recomputed: int
    """亩均税收 that changed with it; 0 where the folder of the taxes was not open."""


def list_matches(store: Store) -> tuple[Match, ...]:
    """Return the matches that a person has to look at, the least sure first."""
    with store.read() as reading:
        return read_matches(reading)


def read_matches(reading: Reading) -> tuple[Match, ...]:
    """Return the matches of a state of the workspace."""
    parcels = {
        row["uuid"]: Parcel(
            row["uuid"], row["label"] or "", row["address"] or "", row["holder_name"] or ""
        )
        for row in reading.table("tax_parcels").to_rows()
    }
    firms = {row["uuid"]: row for row in reading.table("enterprise").to_rows()}
    links = reading.table("tax_links").to_rows()
    found = [
        match
        for link in links
        if link["enterprise_uuid"] in firms
        for match in [_of_link(link, firms[link["enterprise_uuid"]], parcels)]
        if link["confirmed_by"] is None and match.score < CERTAIN
    ]
    joined = {link["enterprise_uuid"] for link in links}
    open_firms = [row for uuid, row in firms.items() if uuid not in joined]
    if open_firms:
        index = read_links(reading)
        near = NearNames(index.by_name)
        found += [_of_firm(firm, index, near, parcels) for firm in open_firms]
    return tuple(sorted(found, key=lambda match: (match.score, match.name)))


def confirm_matches(
    store: Store, decisions: Sequence[Decided], *, by: str, taxes: TaxBook | None = None
) -> DecidedAll:
    """Write what a person decided, in one save; 亩均税收 follows where the taxes are open.

    Args:
        store: The workspace.
        decisions: One a match.
        by: Who decided; stands in ``confirmed_by``.
        taxes: The folder; without it 亩均税收 stays until it is computed anew.

    Raises:
        LowUseError: ``MATCH_NO_PARCEL`` (name), ``MATCH_NO_LINK`` (name), ``REASON_MISSING``,
            ``MATCH_TWICE`` (name), ``MATCH_NO_PERSON``; those of the folder; what the store raises.
        ConflictError: Somebody decided about one of these links meanwhile, or joined one of these
            enterprises to a parcel (``MATCH_MADE`` with name).
    """
    if not by.strip():
        raise LowUseError("MATCH_NO_PERSON")
    free: set[str] = set()
    for decided in decisions:
        _check(decided)
        match = decided.match
        if not match.link_uuid and match.enterprise in free:
            raise LowUseError("MATCH_TWICE", name=match.name)
        free.add(match.enterprise)
    return until_undisturbed(
        lambda: _write(store, decisions, by.strip(), taxes),
        final=frozenset({"MATCH_MADE", "ROW_CHANGED"}),
    )


def _check(decided: Decided) -> None:
    name = decided.match.name
    if decided.kind == REJECT:
        if not decided.match.link_uuid:
            raise LowUseError("MATCH_NO_LINK", name=name)
        if not decided.reason.strip():
            raise LowUseError("REASON_MISSING")
        return
    offered = tuple(parcel.uuid for parcel in decided.match.parcels)
    if decided.kind == MOVE:
        clear = bool(decided.parcels)
    else:
        clear = set(decided.parcels) <= set(offered) and bool(decided.parcels or len(offered) == 1)
    if not clear:
        raise LowUseError("MATCH_NO_PARCEL", name=name)


def _wanted(decided: Decided) -> tuple[str, ...]:
    """Return the parcels that were chosen; to confirm without a choice is to take what is there."""
    if decided.parcels or decided.kind == MOVE:
        return decided.parcels
    return tuple(parcel.uuid for parcel in decided.match.parcels)


def _write(
    store: Store, decisions: Sequence[Decided], by: str, taxes: TaxBook | None
) -> DecidedAll:
    with store.read() as reading:
        firms = read_firms(reading)
        current = {
            (row["enterprise_uuid"], row["parcel_uuid"]): row
            for row in reading.table("tax_links").to_rows()
        }
    changes: list[Change] = [ExpectNoChange((LINK, *RESTS_ON), firms.seq)]
    counts = dict.fromkeys((CONFIRM, MOVE, REJECT), 0)
    for decided in decisions:
        counts[decided.kind] += 1
        changes += _changes(decided, by, current, firms.uses)
    recomputed: list[Change] = []
    if taxes is not None:
        only = frozenset(decided.match.enterprise for decided in decisions)
        recomputed, _ = refreshing(firms, firms.index(taxes), only)
    receipt = store.write([*changes, *recomputed], reason="确认企业用地")
    return DecidedAll(receipt, counts[CONFIRM], counts[MOVE], counts[REJECT], len(recomputed))


def _changes(
    decided: Decided,
    by: str,
    current: Mapping[tuple[str, str], Mapping[str, Any]],
    uses: dict[str, set[str]],
) -> list[Change]:
    """Return the changes of one decision, and bring the uses to what they are after it.

    Raises:
        ConflictError: ``MATCH_MADE``: the person saw an enterprise without a parcel, but somebody
            has joined it meanwhile; a second parcel would halve its tax on the first (A-34).
    """
    match = decided.match
    if not match.link_uuid and any(firm == match.enterprise for firm, _ in current):
        raise ConflictError("MATCH_MADE", name=match.name)
    own = uses.setdefault(match.enterprise, set())
    if decided.kind == CONFIRM and match.link_uuid:
        return [Update(LINK, match.link_uuid, match.version, {"confirmed_by": by})]
    changes: list[Change] = []
    if match.link_uuid:
        gone = {"retired_at": now_utc(), "retired_reason": decided.reason.strip() or "改配宗地"}
        changes.append(Update(LINK, match.link_uuid, match.version, gone))
        own.discard(match.parcels[0].uuid)
    if decided.kind == REJECT:
        return changes
    for parcel in dict.fromkeys(_wanted(decided)):
        known = current.get((match.enterprise, parcel))
        if known is not None and known["uuid"] != match.link_uuid:
            changes.append(ExpectRow(LINK, known["uuid"], known["row_version"]))
            continue
        values = {
            "parcel_uuid": parcel,
            "enterprise_uuid": match.enterprise,
            "matched_by": "manual",
            "confirmed_by": by,
        }
        changes.append(Insert(LINK, str(uuids.uuid4()), values))
        own.add(parcel)
    return changes


def _of_link(
    link: Mapping[str, Any], firm: Mapping[str, Any], parcels: Mapping[str, Parcel]
) -> Match:
    organisation = is_organisation(firm["name_key"], firm["uscc"] or "")
    return Match(
        enterprise=firm["uuid"],
        uscc=firm["uscc"] or "",
        name=firm["name"],
        address=firm["address"] or "",
        parcels=(parcels[link["parcel_uuid"]],),
        matched_by=link["matched_by"] or "",
        score=score_of(link["matched_by"], organisation=organisation),
        link_uuid=link["uuid"],
        version=link["row_version"],
    )


def _of_firm(
    firm: Mapping[str, Any], index: LinkIndex, near: NearNames, parcels: Mapping[str, Parcel]
) -> Match:
    """Return what can be offered to an enterprise without a parcel."""
    kind, uuids_found, score = _candidates(firm, index, near)
    offered = [parcels[uuid] for uuid in dict.fromkeys(uuids_found) if uuid in parcels]
    return Match(
        enterprise=firm["uuid"],
        uscc=firm["uscc"] or "",
        name=firm["name"],
        address=firm["address"] or "",
        parcels=tuple(offered[:_MOST_CANDIDATES]),
        matched_by=kind if offered else "",
        score=score if offered else 0.0,
        reason=_REASONS.get(kind, "NOT_FOUND") if offered else "NOT_FOUND",
    )


def _candidates(
    firm: Mapping[str, Any], index: LinkIndex, near: NearNames
) -> tuple[str, list[str], float]:
    holders = index.by_name.get(firm["name_key"], {})
    named = _all(parcels for number, parcels in holders.items() if _may_be(firm["uscc"], number))
    if named:
        return "name", named, score_of_candidate("name")
    place = name_key(firm["address"] or "")
    at_place = list(index.by_address.get(place, ())) if place else []
    if at_place:
        return "address", at_place, score_of_candidate("address")
    similar = near.near(firm["name_key"])
    if similar:
        found = _all(
            parcels
            for name, _ in similar
            for number, parcels in index.by_name[name].items()
            if _may_be(firm["uscc"], number)
        )
        return "near_name", found, score_of_candidate("near_name", near=similar[0][1])
    return "", [], 0.0


def _may_be(uscc: str | None, number: str | None) -> bool:
    return not uscc or not number or uscc == number


def _all(groups: Iterable[Sequence[str]]) -> list[str]:
    return [uuid for group in groups for uuid in group]


__all__ = [
    "CONFIRM",
    "MOVE",
    "REJECT",
    "Decided",
    "DecidedAll",
    "Match",
    "Parcel",
    "confirm_matches",
    "list_matches",
    "read_matches",
]
