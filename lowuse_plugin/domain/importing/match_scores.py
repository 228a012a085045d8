# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""How sure it is that an enterprise uses a parcel, by what joined the two (feature A15)."""

from __future__ import annotations

CERTAIN = 0.8
"""From here on nobody has to confirm."""
_BY = {"parcel_code": 1.0, "uscc": 1.0, "manual": 1.0, "name": 0.85, "address": 0.6}
_SHARED_NAME = 0.5
_SHARED_ADDRESS = 0.4
_PERSON_NAME = 0.7
_NEAR_WEIGHT = 0.6


def score_of(matched_by: str | None, *, organisation: bool = True) -> float:
    """Return the score of a link.

    Args:
        matched_by: Code list ``match_kind``.
        organisation: Whether the name is one of an organisation: persons share names.
    """
    if matched_by == "name" and not organisation:
        return _PERSON_NAME
    return _BY.get(matched_by or "", _SHARED_ADDRESS)


def score_of_candidate(kind: str, *, near: float = 1.0) -> float:
    """Return the score of a parcel that is only offered.

    Args:
        kind: ``name`` of several holders, ``address`` of several parcels, ``near_name``.
        near: How near the name is.
    """
    if kind == "near_name":
        return round(near * _NEAR_WEIGHT, 2)
    return _SHARED_NAME if kind == "name" else _SHARED_ADDRESS


__all__ = ["CERTAIN", "score_of", "score_of_candidate"]
