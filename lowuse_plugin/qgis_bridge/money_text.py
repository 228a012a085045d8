# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Money as people read it: exact, with thousands, never without its unit."""

from __future__ import annotations

from decimal import Decimal

from lowuse_plugin.domain.display import shown_signed
from lowuse_plugin.domain.units import fen_to_yuan
from lowuse_plugin.qgis_bridge.i18n import tr


def yuan(amount: Decimal | str | None, missing: str = "—") -> str:
    """Return ``2,400,000.00 元`` from an amount in 元."""
    return missing if amount is None else tr("{amount} yuan", amount=f"{Decimal(amount):,.2f}")


def fen(amount: int | None, missing: str = "—") -> str:
    """Return ``2,400,000.00 元`` from an amount in 分."""
    return missing if amount is None else yuan(fen_to_yuan(amount))


def signed_yuan(amount: Decimal) -> str:
    """Return an amount with its sign, also where it is more."""
    return tr("{amount} yuan", amount=shown_signed(amount, places=2))
