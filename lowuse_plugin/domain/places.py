# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Where the plugin is at home: the districts and the reference systems of their workspaces."""

from __future__ import annotations

DISTRICTS = ("440703", "440704", "440705", "440781", "440783", "440784", "440785")
"""The seven districts of Jiangmen in the order of the pilot plan (P-03) and of the code list."""

WHOLE_CITY = "440700"

WORKSPACE_CRS = ("EPSG:4526", "EPSG:4525", "EPSG:4547", "EPSG:4546")
"""What a workspace may be made in (D18): CGCS2000 3° zones 38 and 37, with and without prefix."""
