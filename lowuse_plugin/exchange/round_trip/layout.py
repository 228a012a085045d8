# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Where things stand in the table that goes out to be filled in and comes back."""

from __future__ import annotations

SHEET = "宗地"
OPTIONS = "选项"
"""Hidden sheet with the words of the code lists."""
ORIGIN = "lowuse"
"""Hidden sheet that says from which state of which workspace the table is."""
MARK = "lup:"
"""Before the name of a column of the schema in the hidden line above the heading: columns may be
moved, and headings worded otherwise."""
UUID, VERSION = f"{MARK}uuid", f"{MARK}row_version"
TITLE_LINE, NOTE_LINE, MARK_LINE, HEADING_LINE, FIRST_LINE = 1, 2, 3, 4, 5
FORMAT = "lowuse-parcels-1"
STORE_ID, WORKSPACE, SEQ, HASH, ROWS = "store_id", "workspace", "seq", "hash", "rows"
COLUMNS = "columns"
"""Names of the white columns, with blanks between them."""
