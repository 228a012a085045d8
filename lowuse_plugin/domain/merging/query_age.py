# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""How old a seizure query is at the registration (M-5): counted in one way by form and judge."""

from __future__ import annotations

from datetime import date

import numpy as np


def working_days(asked: date, on: date) -> int:
    """Return the days from Monday to Friday between a query and a day.

    A holiday in between counts as a working day: the register is asked once more, safely.
    """
    return int(np.busday_count(asked, on))
