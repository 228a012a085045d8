# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""A list that answers a 函: what was asked is compared with what came (Y-44)."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.importing.report import NOTE, Findings
from lowuse_plugin.domain.ports import IncomingTable, Reading, Store
from lowuse_plugin.domain.tax_request import TaxRequest, request_of_title
from lowuse_plugin.services.taxes.requests import answered, read_request

_SHOWN = 10


@dataclass
class Answering:
    """What the rows of a list say to the 函 that it answers; nothing where it answers none."""

    request: TaxRequest | None = None
    pairs: dict[tuple[str, int], int] = field(default_factory=dict)
    """(enterprise, year) with a tax → row of the sheet."""

    def given(self, enterprise: str, year: int, row: int, *, has_tax: bool) -> None:
        """Note what a row says."""
        if self.request is not None and has_tax:
            self.pairs.setdefault((enterprise, year), row)

    def tell(self, findings: Findings) -> None:
        """Say which rows nobody asked for, and what is missing."""
        if self.request is None:
            return
        asked = self.request.asked
        extra = sorted(row for pair, row in self.pairs.items() if pair not in asked)
        findings.add("TAX_NOT_ASKED", NOTE, np.array(extra, dtype=np.int64))
        missing = [pair for pair in self.request.missing() if pair not in self.pairs]
        named = "、".join(self.request.words(pair) for pair in missing[:_SHOWN])
        code = "TAX_ANSWER_MISSING" if missing else "TAX_ANSWER_COMPLETE"
        findings.remark(
            code,
            request=self.request.label,
            given=len(asked) - len(missing),
            asked=len(asked),
            missing=named + ("……" if len(missing) > _SHOWN else ""),
        )

    def close(self, store: Store, package: str) -> None:
        """Note at the 函 what this package answered.

        Raises:
            LowUseError: What the store says.
        """
        if self.request is not None:
            answered(store, self.request.uuid, package, tuple(self.pairs))


def start_answering(reading: Reading, incoming: IncomingTable, request: str) -> Answering:
    """Return what answers a 函: the one that is named, else the one that the title names.

    Raises:
        LowUseError: ``TAX_REQUEST_GONE`` where the one that the user names does not exist.
    """
    if request:
        found = read_request(reading, request)
        if found is None:
            raise LowUseError("TAX_REQUEST_GONE", request=request)
        return Answering(found)
    titled = request_of_title(incoming.title)
    return Answering(read_request(reading, titled) if titled else None)


__all__ = ["Answering", "start_answering"]
