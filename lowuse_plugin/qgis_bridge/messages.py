# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Published codes into sentences for people.

The core raises codes with parameters; panels, algorithms and reports show the same sentence for the
same code, in the language of QGIS. The table stands in ``sentences.py``.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.qgis_bridge.i18n import translate
from lowuse_plugin.qgis_bridge.sentences import SENTENCES


def describe(error: LowUseError) -> str:
    """Return what a person reads when ``error`` was raised."""
    return describe_code(error.code, error.params)


def describe_code(code: str, params: Mapping[str, Any] | None = None) -> str:
    """Return the sentence of a code.

    Args:
        code: Published code of an error, a warning or a reason.
        params: What the sentence names. A name that is missing shows as ``?``; a code without a
            sentence shows itself with its parameters, so that nothing is ever hidden. A value
            that is itself a code reads as its sentence.
    """
    values = {name: _shown(value) for name, value in (params or {}).items()}
    source = SENTENCES.get(code)
    if source is None:
        details = ", ".join(f"{key} = {value}" for key, value in values.items())
        return f"{code} ({details})" if details else code
    return translate(source).format_map(_Unknown(values))


def _shown(value: object) -> object:
    is_code = isinstance(value, str) and value in SENTENCES
    return describe_code(str(value)) if is_code else value


class _Unknown(dict[str, Any]):
    """Shows a question mark for a name that the error did not carry."""

    def __missing__(self, key: str) -> str:
        return "?"
