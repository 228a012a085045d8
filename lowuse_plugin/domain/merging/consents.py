# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Consents of mortgagees to a merge (M-5b): each speaks for the parcel that is mortgaged to him."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.parcels.codes import short_by

Said = str | Mapping[str, str]
"""Words for the one parcel that is mortgaged, or parcel → words, by uuid or as people know it."""

_BETWEEN = "、"


def consents_of(said: Said, mortgaged: Sequence[str], labels: Mapping[str, str]) -> dict[str, str]:
    """Return uuid of each mortgaged member → document or words of its mortgagee's consent.

    Args:
        said: What was entered.
        mortgaged: The members that are mortgaged.
        labels: uuid of every member → how people know it.

    Raises:
        LowUseError: ``MERGE_CONSENT_MISSING`` (parcels), ``MERGE_CONSENT_EACH`` (parcels): one text
            for several; ``MERGE_CONSENT_TO_NOTHING`` (parcels): of what is not mortgaged.
    """
    shown = short_by(labels)
    if isinstance(said, str):
        words = said.strip()
        if words and len(mortgaged) > 1:
            raise _refused("MERGE_CONSENT_EACH", mortgaged, shown)
        if words and not mortgaged:
            raise _refused("MERGE_CONSENT_TO_NOTHING", list(labels), shown)
        given = dict.fromkeys(mortgaged, words)
    else:
        uuids = {label: uuid for uuid, label in labels.items()}
        given = {uuids.get(key, key): words.strip() for key, words in said.items()}
    given = {key: words for key, words in given.items() if words}
    missing = [key for key in mortgaged if key not in given]
    if missing:
        raise _refused("MERGE_CONSENT_MISSING", missing, shown)
    idle = [key for key in given if key not in mortgaged]
    if idle:
        raise _refused("MERGE_CONSENT_TO_NOTHING", idle, shown)
    return given


def consents_text(consents: Mapping[str, str], labels: Mapping[str, str]) -> str:
    """Return consents as a case keeps them: once where all are the same, else parcel by parcel."""
    if len(set(consents.values())) <= 1:
        return next(iter(consents.values()), "")
    return "；".join(f"{labels.get(key, key)}：{words}" for key, words in consents.items())


def _refused(code: str, parcels: Sequence[str], shown: Mapping[str, str]) -> LowUseError:
    return LowUseError(code, parcels=_BETWEEN.join(shown.get(key, key) for key in parcels))
