# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""属同一权属人: comparing the right holders of two parcels (M-6)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from lowuse_plugin.domain.merge_case import FAIL, MISSING, PASS, Holder, MergeParcel
from lowuse_plugin.domain.names import holder_key, id_key
from lowuse_plugin.domain.units import exact


@dataclass(frozen=True)
class HolderComparison:
    """Outcome ``pass``, ``fail`` or ``missing``, the reason code, and warnings."""

    outcome: str
    reason: str
    warnings: tuple[str, ...] = ()


def compare_holders(one: MergeParcel, other: MergeParcel) -> HolderComparison:
    """Tell whether two parcels have the same holders with the same shares.

    证件号 or 统一社会信用代码 decide where every holder of both has one; only otherwise names, in
    their normalised form, decide.
    """
    if not _known(one.holders) or not _known(other.holders):
        return HolderComparison(MISSING, "HOLDER_MISSING")
    by_id = all(holder.id_number for holder in (*one.holders, *other.holders))
    warnings: tuple[str, ...] = ()
    if by_id:
        if _ids(one.holders) != _ids(other.holders):
            return HolderComparison(FAIL, "HOLDER_DIFFERS")
        if _names(one.holders) != _names(other.holders):
            warnings = ("HOLDER_NAME_DIFFERS",)
    else:
        if _names(one.holders) != _names(other.holders):
            return HolderComparison(FAIL, "HOLDER_DIFFERS")
        warnings = ("HOLDER_BY_NAME",)
    outcome, reason = _compare_shares(one, other, by_id=by_id)
    return HolderComparison(outcome, reason, warnings)


def is_holder(applicant: str, holders: Sequence[Holder]) -> bool:
    """Tell whether a name or id number is that of one of the holders."""
    name, number = holder_key(applicant), id_key(applicant)
    return any(
        (name and name == holder_key(holder.name))
        or (holder.id_number and number == id_key(holder.id_number))
        for holder in holders
    )


def group_key(holders: Sequence[Holder]) -> str | None:
    """Return a key under which parcels of the same holders come together; None when unknown.

    The names stand in it, because a number may be missing in one place and present in another.
    """
    return "|".join(sorted(_names(holders).elements())) if _known(holders) else None


def parse_share(text: str) -> Fraction | None:
    """Return a share given as ``1/2``, ``50%`` or ``0.5``; None when it is something else."""
    plain = text.strip().replace("％", "%")
    try:
        if plain.endswith("%"):
            return exact(plain[:-1]) / 100
        top, slash, bottom = plain.partition("/")
        return exact(top) / exact(bottom) if slash else exact(plain)
    except (ArithmeticError, ValueError):
        return None


def _known(holders: Sequence[Holder]) -> bool:
    return bool(holders) and all(holder_key(h.name) or h.id_number for h in holders)


def _ids(holders: Sequence[Holder]) -> Counter[str]:
    return Counter(id_key(holder.id_number or "") for holder in holders)


def _names(holders: Sequence[Holder]) -> Counter[str]:
    return Counter(holder_key(holder.name) for holder in holders)


def _compare_shares(one: MergeParcel, other: MergeParcel, *, by_id: bool) -> tuple[str, str]:
    if one.share_kind and other.share_kind and one.share_kind != other.share_kind:
        return FAIL, "SHARE_KIND_DIFFERS"
    if len(one.holders) == 1:
        return PASS, "SAME_HOLDER"
    shares = [_shares(parcel.holders, by_id=by_id) for parcel in (one, other)]
    stated = [bool(any(s.values())) for s in shares]
    if not any(stated) and one.share_kind == other.share_kind == _JOINT:
        return PASS, "SAME_HOLDER"
    if any(value is None for share in shares for value in share.values()):
        return MISSING, "SHARE_MISSING"
    return (PASS, "SAME_HOLDER") if shares[0] == shares[1] else (FAIL, "SHARE_DIFFERS")


_JOINT = "1"
"""共同共有 has no shares."""


def _shares(holders: Sequence[Holder], *, by_id: bool) -> dict[str, Fraction | str | None]:
    """Return the share of each holder; text that is no number is compared as it stands."""
    result: dict[str, Fraction | str | None] = {}
    for holder in holders:
        key = id_key(holder.id_number or "") if by_id else holder_key(holder.name)
        share = holder.share
        result[key] = None if share is None else (parse_share(share) or share.strip())
    return result
