# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The one exception that the core raises on purpose.

The core speaks in published codes with parameters; sentences for people are made from them in
``qgis_bridge/messages.py``, so that the same fault reads the same in a panel, an algorithm and a
log.
"""

from __future__ import annotations


class LowUseError(Exception):
    """Something the user can understand and act on.

    Args:
        code: Published, stable code such as ``CRS_MISSING``.
        **params: What the sentence names: file, row, field, expected value.
    """

    def __init__(self, code: str, **params: object) -> None:
        self.code = code
        self.params = params
        details = ", ".join(f"{key}={value}" for key, value in params.items())
        super().__init__(f"{code}: {details}" if details else code)

    def __reduce__(self) -> tuple[object, ...]:
        """Keep keyword parameters when the error crosses a process border."""
        return (_rebuild, (type(self), self.code, self.params))


def _rebuild(kind: type[LowUseError], code: str, params: dict[str, object]) -> LowUseError:
    return kind(code, **params)


class ConflictError(LowUseError):
    """Somebody saved what the change rests on after it was read; nothing was written.

    Params: ``table``, ``uuid``, ``expected``, ``found``, ``changed_by``, ``changed_at``. With
    ``ROW_CHANGED`` a version was expected and another found, or None when the row is gone; with
    ``TABLE_CHANGED`` they are log lines, and ``uuid`` is None where a batch was written.
    """


class CancelledError(LowUseError):
    """The user stopped a long piece of work."""

    def __init__(self) -> None:
        super().__init__("CANCELLED")

    def __reduce__(self) -> tuple[object, ...]:
        """Rebuild without parameters: the code is fixed."""
        return (CancelledError, ())
