# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Shares of holders that can hardly be right are doubted."""

from __future__ import annotations

import pytest

from lowuse_plugin.domain.parcels.shares import ShareDoubt, share_doubts

BLANK = ShareDoubt("HOLDER_SHARE_BLANK")


@pytest.mark.parametrize(
    ("shares", "doubts"),
    [
        (("50%", "1/2"), ()),
        (("33.3%", "33.3%", "33.3%"), ()),  # 99.9%: rounded thirds
        (("", ""), ()),  # held jointly
        (("各半", "各半"), ()),
        (("60", "50%"), (ShareDoubt("HOLDER_SHARE_UNIT", {"value": "60"}),)),
        (("60%", "50%"), (ShareDoubt("HOLDER_SHARES_SUM", {"sum": "110.00%"}),)),
        (("33%", "33%", "33%"), (ShareDoubt("HOLDER_SHARES_SUM", {"sum": "99.00%"}),)),
        (("1/2", " "), (BLANK,)),
        (("0", "1"), (ShareDoubt("HOLDER_SHARE_UNIT", {"value": "0"}),)),
    ],
)
def test_doubts_of_shares(shares: tuple[str, ...], doubts: tuple[ShareDoubt, ...]) -> None:
    assert share_doubts(shares) == doubts
