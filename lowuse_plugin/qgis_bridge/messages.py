# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Published codes into sentences for people.

The core raises codes with parameters; panels, algorithms and reports show the same sentence for the
same code, in the language of QGIS. The sentences stand in ``sentences/``.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.qgis_bridge.i18n import tr, translate


def describe(error: LowUseError) -> str:
    """Return what a person reads when ``error`` was raised."""
    return describe_code(error.code, error.params)


def describe_any(error: BaseException) -> str:
    """Return what a person reads of any error: its sentence, or that nobody foresaw it."""
    if isinstance(error, LowUseError):
        return describe(error)
    return tr("Something unexpected went wrong: {error}", error=str(error) or type(error))


def why(error: BaseException) -> str:
    """Return what stands behind “it did not work”: the sentence, or what an error says itself."""
    return describe(error) if isinstance(error, LowUseError) else str(error)


def describe_code(code: str, params: Mapping[str, Any] | None = None) -> str:
    """Return the sentence of a code.

    Args:
        code: Published code of an error, a warning or a reason.
        params: What the sentence names. A name that is missing shows as ``?``; a code without a
            sentence shows itself with its parameters, so that nothing is ever hidden. A value
            that is itself a code reads as its sentence.
    """
    values = {name: _shown(value) for name, value in (params or {}).items()}
    needed, instead = _WITHOUT.get(code, ("", code))
    code = code if not needed or values.get(needed) else instead
    source = sentences().get(code)
    if source is None:
        details = ", ".join(f"{key} = {value}" for key, value in values.items())
        return f"{code} ({details})" if details else code
    return translate(source).format_map(_Unknown(values))


_WITHOUT = {"WORKSPACE_BUSY": ("holder", "WORKSPACE_BUSY_ELSEWHERE")}
"""Code → what its sentence cannot do without, and the code of the sentence that can."""


@cache
def sentences() -> Mapping[str, str]:
    """Return all sentences by code; loaded for the first of them: QGIS starts without any."""
    from lowuse_plugin.qgis_bridge.sentences import SENTENCES  # noqa: PLC0415

    return SENTENCES


@cache
def _words() -> Mapping[str, str]:
    from lowuse_plugin.qgis_bridge.words import SENTENCES  # noqa: PLC0415

    return SENTENCES


def _shown(value: object) -> object:
    if isinstance(value, tuple):
        return "、".join(str(_shown(each)) for each in value)
    if not isinstance(value, str):
        return value
    if value in _words():
        return translate(_words()[value])
    return describe_code(value) if value in sentences() else value


class _Unknown(dict[str, Any]):
    """Shows a question mark for a name that the error did not carry."""

    def __missing__(self, key: str) -> str:
        return "?"
