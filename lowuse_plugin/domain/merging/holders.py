# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""属同一权属人: comparing the right holders of two parcels (M-6)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.merging.case import FAIL, MISSING, PASS, Holder, MergeParcel
from lowuse_plugin.domain.merging.findings import Kin
from lowuse_plugin.domain.names import holder_key, id_key, is_person_number
from lowuse_plugin.domain.parcels.holder_numbers import number_doubt
from lowuse_plugin.domain.parcels.shares import parse_share


@dataclass(frozen=True)
class HolderComparison:
    """Outcome ``pass``, ``fail`` or ``missing``, the reason code, and warnings."""

    outcome: str
    reason: str
    warnings: tuple[str, ...] = ()


def compare_holders(one: MergeParcel, other: MergeParcel) -> HolderComparison:
    """Tell whether two parcels have the same holders with the same shares.

    证件号 or 统一社会信用代码 decide between two holders that both have one; between the others
    names, in their normalised form, decide. Who has neither in common with anybody is another, but
    a number without a name may belong to anybody without a number: that is unknown.
    """
    if not are_known(one.holders) or not are_known(other.holders):
        return HolderComparison(MISSING, "HOLDER_MISSING")
    if len(one.holders) != len(other.holders):
        return HolderComparison(FAIL, "HOLDER_DIFFERS")
    matched = _match(one.holders, other.holders)
    if not matched.complete:
        if matched.may_match():
            return HolderComparison(MISSING, "HOLDER_MISSING")
        return HolderComparison(FAIL, "HOLDER_DIFFERS")
    warnings: list[str] = []
    if any(holder_key(a.name) != holder_key(b.name) for a, b in matched.by_number):
        warnings.append("HOLDER_NAME_DIFFERS")
    if matched.by_name:
        warnings.append("HOLDER_BY_NAME")
    outcome, reason = _compare_shares(one, other, matched.pairs)
    return HolderComparison(outcome, reason, tuple(warnings))


def signature(holders: Sequence[Holder], share_kind: str | None) -> Hashable:
    """Return what :func:`compare_holders` looks at; equal ones give what two of one give."""
    each = ((_number(h), holder_key(h.name), _share(h)) for h in holders)
    return share_kind, tuple(sorted(each, key=repr))


def kin(holders: Sequence[Holder]) -> Kin:
    """Return what holders can be known by, and by which of it they know others.

    A number knows itself; a name knows another only where one of the two has no number. A number
    without a name may belong to any name without a number.
    """
    numbers = {(_NUMBER, _number(h)) for h in holders if _number(h)}
    names = {(_NAME, holder_key(h.name)) for h in holders if holder_key(h.name)}
    bare = {(_NAME, holder_key(h.name)) for h in holders if _kind(h) == _NAME}
    has = numbers | names | ({_NAME} if bare else set())
    wants = numbers | bare | ({_NAME} if any(_kind(h) == _NUMBER for h in holders) else set())
    return frozenset(has), frozenset(wants)


def by_what_else(parcels: Sequence[MergeParcel]) -> dict[str, Any]:
    """Return why equal holders are less than certain and of whom; empty where numbers prove it."""
    named = [parcel.id for parcel in parcels if not all(map(_number, parcel.holders))]
    if named:
        return {"reason": "SAME_HOLDER_BY_NAME", "members": named}
    doubted = [
        parcel.id
        for parcel in parcels
        if any(number_doubt(each.id_kind, each.id_number or "") for each in parcel.holders)
    ]
    return {"reason": "SAME_HOLDER_NUMBER_DOUBTFUL", "members": doubted} if doubted else {}


def is_holder(applicant: str, holders: Sequence[Holder]) -> bool:
    """Tell whether a name or id number is that of one of the holders."""
    name, number = holder_key(applicant), id_key(applicant)
    return any(
        (name and name == holder_key(holder.name)) or (number and number == _number(holder))
        for holder in holders
    )


def name_of_applicant(applicant: str, holders: Sequence[Holder]) -> str:
    """Return who applies by name, also where only the number of a holder was entered.

    Numbers of persons stand in the register of holders and nowhere else.

    Raises:
        LowUseError: ``MERGE_APPLICANT_NUMBER``: it is the number of a person, and no holder of
            that number has a name.
    """
    text, number = applicant.strip(), id_key(applicant)
    for holder in holders:
        if number and number == _number(holder) and holder_key(holder.name):
            return holder.name.strip()
    if is_person_number(number):
        raise LowUseError("MERGE_APPLICANT_NUMBER")
    return text


def are_known(holders: Sequence[Holder]) -> bool:
    """Tell whether there are holders, and each has a name or a number."""
    return bool(holders) and all(holder_key(h.name) or _number(h) for h in holders)


_Pair = tuple[Holder, Holder]


@dataclass(frozen=True)
class _Matched:
    """Holders of two parcels that are the same, and those of each that are left."""

    by_number: tuple[_Pair, ...]
    by_name: tuple[_Pair, ...]
    left: tuple[Holder, ...]
    right: tuple[Holder, ...]

    @property
    def pairs(self) -> tuple[_Pair, ...]:
        return (*self.by_number, *self.by_name)

    @property
    def complete(self) -> bool:
        return not self.left and not self.right

    def may_match(self) -> bool:
        """Tell whether all that are left could be the same: a bare number and a bare name."""
        kinds = [Counter(map(_kind, rest)) for rest in (self.left, self.right)]
        bare = (_NUMBER, _NAME), (_NAME, _NUMBER)
        return not any(kind[_BOTH] for kind in kinds) and all(
            kinds[0][one] == kinds[1][other] for one, other in bare
        )


_BOTH, _NUMBER, _NAME = "both", "number", "name"


def _kind(holder: Holder) -> str:
    """Return what is known of a holder."""
    if not _number(holder):
        return _NAME
    return _BOTH if holder_key(holder.name) else _NUMBER


def _match(one: Sequence[Holder], other: Sequence[Holder]) -> _Matched:
    """Match by number, then whom a number leaves open by name, the numbered ones first."""
    by_number, left, right = _paired(one, other, _number, _number)
    by_name: list[_Pair] = []
    for first, second in ((_BOTH, _NAME), (_NAME, _BOTH), (_NAME, _NAME)):
        found, left, right = _paired(left, right, _name_of(first), _name_of(second))
        by_name += found
    return _Matched(tuple(by_number), tuple(by_name), tuple(left), tuple(right))


def _paired(
    one: Sequence[Holder],
    other: Sequence[Holder],
    key: Callable[[Holder], str],
    other_key: Callable[[Holder], str],
) -> tuple[list[_Pair], list[Holder], list[Holder]]:
    """Return pairs of an equal key that is not empty, and who is left on either side.

    Namesakes are taken in the order of their shares: which of them is which nobody can tell.
    """
    waiting = sorted(other, key=_share_order)
    pairs, left = [], []
    for holder in sorted(one, key=_share_order):
        wanted = key(holder)
        found = next((each for each in waiting if wanted and other_key(each) == wanted), None)
        if found is None:
            left.append(holder)
        else:
            waiting.remove(found)
            pairs.append((holder, found))
    return pairs, left, waiting


def _share_order(holder: Holder) -> str:
    return str(_share(holder) or "")


def _number(holder: Holder) -> str:
    return id_key(holder.id_number or "")


def _name_of(kind: str) -> Callable[[Holder], str]:
    """Return what gives the name of holders of whom so much is known, nothing of the others."""
    return lambda holder: holder_key(holder.name) if _kind(holder) == kind else ""


def _compare_shares(
    one: MergeParcel, other: MergeParcel, pairs: Sequence[_Pair]
) -> tuple[str, str]:
    if one.share_kind and other.share_kind and one.share_kind != other.share_kind:
        return FAIL, "SHARE_KIND_DIFFERS"
    if len(one.holders) == 1:
        return PASS, "SAME_HOLDER"
    shares = [(_share(a), _share(b)) for a, b in pairs]
    stated = [share for pair in shares for share in pair if share is not None]
    if not stated and one.share_kind == other.share_kind == _JOINT:
        return PASS, "SAME_HOLDER"
    if len(stated) < 2 * len(pairs):
        return MISSING, "SHARE_MISSING"
    different = [pair for pair in shares if pair[0] != pair[1]]
    if not different:
        return PASS, "SAME_HOLDER"
    # nobody can say that 各半 is not 1/2
    certain = any(not isinstance(a, str) and not isinstance(b, str) for a, b in different)
    return (FAIL, "SHARE_DIFFERS") if certain else (MISSING, "SHARE_MISSING")


_JOINT = "1"
"""共同共有 has no shares."""


def _share(holder: Holder) -> Fraction | str | None:
    """Return a share, None for a blank one; of text that is no number only the same is the same."""
    text = (holder.share or "").strip()
    share = parse_share(text)
    return share if share is not None else text or None
