# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""On which line of a TOML text a key stands: what a refusal names, a person has to find."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from lowuse_plugin.domain.errors import LowUseError

T = TypeVar("T")

_HEAD = re.compile(r"\s*(\[{1,2})\s*([^\[\]]+?)\s*\]{1,2}")
_KEY_PART = re.compile(r"([A-Za-z_][\w-]*)(?:\[(\d+)\])?")
_PARSER_LINE = re.compile(r"\bline (\d+)")
_TEXT_OR_REMARK = re.compile(r'"(?:\\.|[^"\\])*"|\'[^\']*\'|#.*')

_ALONE = -1
"""Place of what is in no list."""

Path = tuple[tuple[str, int], ...]
"""Names with their place in a list of that name, such as ``(("rules", 1), ("code", -1))``."""


def located(read: Callable[[str, str], T], content: str, file: str) -> T:
    """Read a policy text; a refusal names the line of the key beside the file.

    Raises:
        LowUseError: What ``read`` says, with ``file`` as ``name:line`` where it has ``key``, too.
    """
    try:
        return read(content, file)
    except LowUseError as error:
        key = str(error.params.get("key", ""))
        line = line_of(content, key) or _line_of_word(content, key)
        if not {"file", "key"} <= error.params.keys() or line is None:
            raise
        raise LowUseError(error.code, **{**error.params, "file": f"{file}:{line}"}) from error


def line_of(content: str, key: str) -> int | None:
    """Return the line that a key such as ``tiers[1].up_to`` stands on, or its table.

    None where the key is in no line, as when it names the whole file. What the parser of TOML says
    of a text that is none names its line itself.
    """
    said = _PARSER_LINE.search(key)
    if said:
        return int(said[1])
    parts = _KEY_PART.findall(key.partition(" ")[0])
    path: Path = tuple((name, int(place or _ALONE)) for name, place in parts)
    places = dict(_places(content.splitlines()))
    while path:
        for place in (path[-1][1], _ALONE, 0):
            line = places.get((*path[:-1], (path[-1][0], place)))
            if line is not None:
                return line
        path = path[:-1]
    return None


def _line_of_word(content: str, word: str) -> int | None:
    """Return the last line on which a word stands in quotation marks, outside of remarks."""
    quoted = {f'"{word}"', f"'{word}'"}
    lines = enumerate(content.splitlines(), start=1)
    found = [at for at, line in lines if quoted.intersection(_TEXT_OR_REMARK.findall(line))]
    return found[-1] if found else None


def _places(lines: Sequence[str]) -> Iterator[tuple[Path, int]]:
    """Yield every table, key and table of a list within a value, with its line."""
    table: Path = ()
    seen: dict[tuple[Path, str], int] = {}
    key: Path = ()
    depth, item = 0, _ALONE
    for number, text in enumerate(lines, start=1):
        bare = _TEXT_OR_REMARK.sub(_blank, text)
        head = _HEAD.match(bare) if depth == 0 else None
        if head:
            table = _table(head[2], seen, listed=head[1] == "[[")
            yield table, number
            continue
        assigned = re.match(r'\s*"?([A-Za-z_][\w-]*)"?\s*=', bare) if depth == 0 else None
        if assigned:
            key, item = (*table, (assigned[1], _ALONE)), _ALONE
            yield key, number
        for sign in bare:
            if sign == "{" and depth == 1:
                item += 1
                yield (*key[:-1], (key[-1][0], item)), number
            depth += (sign in "[{") - (sign in "]}")


def _blank(found: re.Match[str]) -> str:
    """Take a remark away and what stands in text: brackets there are none."""
    return "" if found[0].startswith("#") else '"x"'


def _table(name: str, seen: dict[tuple[Path, str], int], *, listed: bool) -> Path:
    """Return the path of a table that begins; one of a list is the next of its name there."""
    path: Path = ()
    parts = [part.strip().strip("\"'") for part in name.split(".")]
    for part in parts[:-1]:
        path = (*path, (part, seen.get((path, part), _ALONE)))
    last = parts[-1]
    if listed:
        seen[path, last] = seen.get((path, last), _ALONE) + 1
    return (*path, (last, seen.get((path, last), _ALONE)))
