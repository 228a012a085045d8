#!/usr/bin/env python3
# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Collects the texts of the plugin into i18n/lowuse_zh.ts and compiles them.

    python scripts/i18n.py            update the .ts; existing translations are kept
    python scripts/i18n.py --check    fail when the .ts is behind or a text has no translation
    python scripts/i18n.py --compile  write i18n/lowuse_zh.qm with lrelease

Found are ``tr("literal")`` anywhere in the package and the values of module-level tables named
``SENTENCES``. Anything else inside ``tr()`` fails: it could never be translated.
"""

from __future__ import annotations

import argparse
import ast
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from xml.etree import ElementTree as ET

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "lowuse_plugin"
TS = ROOT / "i18n" / "lowuse_zh.ts"
CONTEXT = "LowUse"
TABLE = "SENTENCES"
BRACES = re.compile(r"\{(\w+)[^}]*\}")


class NotALiteralError(Exception):
    """A text that cannot be found by reading the source."""


def texts_of(source: str, name: str) -> Iterator[str]:
    """Yield the texts of one module.

    Args:
        source: Python source.
        name: File name for messages.

    Raises:
        NotALiteralError: ``tr()`` or the table holds something that is no plain literal.
    """
    for node in ast.walk(ast.parse(source, name)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "tr":
            yield _literal(node.args[0] if node.args else node, name)
        elif _is_table(node):
            for value in node.value.values:
                yield _literal(value, name)


def _is_table(node: ast.AST) -> bool:
    if isinstance(node, ast.AnnAssign):
        target = node.target
    elif isinstance(node, ast.Assign):
        target = node.targets[0]
    else:
        return False
    return isinstance(target, ast.Name) and target.id == TABLE and isinstance(node.value, ast.Dict)


def _literal(node: ast.AST, name: str) -> str:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    raise NotALiteralError(f"{name}:{node.lineno}: tr() needs one plain text literal")


def collect(package: Path = PACKAGE) -> list[str]:
    """Return all texts of the package, sorted, each once."""
    found: set[str] = set()
    for path in sorted(package.rglob("*.py")):
        found.update(texts_of(path.read_text(encoding="utf-8"), str(path.relative_to(ROOT))))
    return sorted(found)


def read_ts(path: Path = TS) -> dict[str, str]:
    """Return translation by source text; empty where there is none yet."""
    if not path.exists():
        return {}
    messages = ET.parse(path).getroot().iter("message")  # noqa: S314  our own file
    return {m.findtext("source", ""): m.findtext("translation", "") for m in messages}


def write_ts(texts: list[str], translations: Mapping[str, str], path: Path = TS) -> None:
    """Write the .ts in a form that changes only where a text changed."""
    root = ET.Element("TS", version="2.1", language="zh_CN", sourcelanguage="en")
    context = ET.SubElement(root, "context")
    ET.SubElement(context, "name").text = CONTEXT
    for text in texts:
        message = ET.SubElement(context, "message")
        ET.SubElement(message, "source").text = text
        translation = ET.SubElement(message, "translation")
        translation.text = translations.get(text, "")
        if not translation.text:
            translation.set("type", "unfinished")
    ET.indent(root, " ")
    body = ET.tostring(root, encoding="unicode")
    path.parent.mkdir(exist_ok=True)
    path.write_text(
        f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{body}\n', encoding="utf-8"
    )


def problems(texts: list[str], translations: Mapping[str, str]) -> list[str]:
    """Return what keeps the translation from being complete."""
    found = [f"not in the .ts: {text}" for text in texts if text not in translations]
    found += [f"no longer used: {text}" for text in translations if text not in set(texts)]
    for text in texts:
        translation = translations.get(text)
        if text in translations and not translation:
            found.append(f"untranslated: {text}")
        elif translation and set(BRACES.findall(text)) != set(BRACES.findall(translation)):
            found.append(f"other names in braces: {text}")
    return found


def compile_qm(path: Path = TS) -> None:
    """Write the .qm beside the .ts."""
    tool = next(
        filter(None, map(shutil.which, ("lrelease", "lrelease-qt5", "lrelease6"))),
        None,
    )
    if tool is None:
        sys.exit("lrelease is missing: install qttools5-dev-tools (Debian) or Qt Linguist.")
    subprocess.run(
        [tool, "-silent", str(path), "-qm", str(path.with_suffix(".qm"))],
        check=True,
    )


def main() -> int:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="change nothing, fail if incomplete")
    parser.add_argument("--compile", action="store_true", help="write the .qm")
    options = parser.parse_args()
    try:
        texts = collect()
    except NotALiteralError as error:
        print(error, file=sys.stderr)
        return 1
    translations = read_ts()
    if not options.check and not options.compile:
        write_ts(texts, translations)
        translations = read_ts()
    if options.compile:
        compile_qm()
        return 0
    found = problems(texts, translations)
    for line in found:
        print(line, file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
