# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Why a file could not be read or written, as a code that is shown in the user's language.

What drivers and operating systems say is English or in the language of the system; it stays with
the error as its cause, and the sentence names what a person can do something about.
"""

from __future__ import annotations

import errno

TRUNCATED = "DETAIL_TRUNCATED"
DAMAGED = "DETAIL_DAMAGED"
FORGED_VIEW = "DETAIL_FORGED_VIEW"
HAS_JOURNAL = "DETAIL_HAS_JOURNAL"
REMOTE = "DETAIL_REMOTE"
TOO_LARGE = "DETAIL_TOO_LARGE"
TOO_SLOW = "DETAIL_TOO_SLOW"
NOT_TEXT = "DETAIL_NOT_TEXT"
NOT_JSON = "DETAIL_NOT_JSON"
OTHER_CONTENT = "DETAIL_OTHER_CONTENT"

_BY_ERRNO = {
    errno.EACCES: "DETAIL_NO_PERMISSION",
    errno.EPERM: "DETAIL_NO_PERMISSION",
    errno.EROFS: "DETAIL_NO_PERMISSION",
    errno.ENOENT: "DETAIL_GONE",
    errno.ENOTDIR: "DETAIL_GONE",
    errno.EISDIR: "DETAIL_IS_FOLDER",
    errno.ENOSPC: "DETAIL_DISK_FULL",
    errno.EBUSY: "DETAIL_IN_USE",
    errno.ETXTBSY: "DETAIL_IN_USE",
}


def os_detail(error: OSError) -> str:
    """Return the code of what the operating system said."""
    return _BY_ERRNO.get(error.errno or 0, "DETAIL_SYSTEM")
