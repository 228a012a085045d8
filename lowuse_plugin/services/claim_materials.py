# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The checklist of a claim, saved document by document."""

from __future__ import annotations

from datetime import date

from lowuse_plugin.domain.claims import ClaimView
from lowuse_plugin.domain.ports import Receipt, Store


def set_material(
    store: Store,
    claim: ClaimView,
    item: str,
    *,
    state: str,
    document_no: str,
    dated_on: date | None,
    remark: str,
    checked_by: str,
) -> Receipt:
    """Note what came of one document of the checklist."""
    raise NotImplementedError
