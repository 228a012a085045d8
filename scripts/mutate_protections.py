# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Removes each protection of the workspace in turn; the test that stands for it must fail.

The table is mutate_protections.toml. A protection is a fragment of the source, unique in its
file, and what stands there when the protection is gone; ``with`` removes others along with it. A
protection of which a named test notices nothing is a survivor: a test is missing, or the
protection protects nothing.
"""

from __future__ import annotations

import queue
import tempfile
import time
import tomllib
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mutate_copies import BROKEN, PACKAGE, ROOT, TIMEOUT_S, Run, copied_project, run_tests

TABLE = Path(__file__).with_name("mutate_protections.toml")
_NAME_WIDTH = 58
_PATIENCE_S = 1800.0
"""For all named tests together, on the unchanged package."""


@dataclass(frozen=True)
class Removal:
    """One fragment and what stands in its place when the protection is gone."""

    file: str
    """Path below the project."""
    find: str
    replace: str

    def fault(self, root: Path) -> str:
        """Return why the fragment cannot be removed there; empty when it can."""
        path = root / self.file
        if not path.is_file():
            return f"{self.file} does not exist"
        count = path.read_text(encoding="utf-8").count(self.find)
        return "" if count == 1 else f"stands {count} times in {self.file}: {self.find.strip()!r}"

    def remove(self, root: Path) -> str:
        """Remove the fragment and return what the file said before."""
        path = root / self.file
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace(self.find, self.replace), encoding="utf-8")
        return text


@dataclass(frozen=True)
class Protection:
    """A protection by name."""

    name: str
    promise: str
    removals: tuple[Removal, ...]
    tests: tuple[str, ...]
    """Every one of them must fail when the protection is gone."""

    def matches(self, words: Sequence[str]) -> bool:
        """Tell whether name, promise or file has one of the words; no words match everything."""
        said = " ".join((self.name, self.promise, *(one.file for one in self.removals))).casefold()
        return not words or any(word.casefold() in said for word in words)


@dataclass(frozen=True)
class Verdict:
    """What became of one removal."""

    protection: Protection
    unnoticed: tuple[str, ...]
    """Named tests that passed without it."""
    remark: str
    seconds: float


def read_table() -> list[Protection]:
    """Return the protections of the table, in its order."""
    entries = tomllib.loads(TABLE.read_text(encoding="utf-8"))["protection"]
    removals = {entry["name"]: _own_removal(entry) for entry in entries}
    return [
        Protection(
            name=entry["name"],
            promise=entry["promise"],
            removals=(
                *removals[entry["name"]],
                *(removal for other in entry.get("with", ()) for removal in removals[other]),
            ),
            tests=tuple(entry["tests"]),
        )
        for entry in entries
    ]


def _own_removal(entry: dict[str, Any]) -> tuple[Removal, ...]:
    if "find" not in entry:
        return ()
    place = entry["in"]
    file = place if place.startswith("resources/") else f"{PACKAGE}/{place}"
    return (Removal(file, entry["find"].strip("\n"), entry["replace"].strip("\n")),)


def faults(protections: Sequence[Protection], root: Path = ROOT) -> list[str]:
    """Return every protection that the source no longer has as the table says."""
    return [
        f"{protection.name}: {fault}"
        for protection in protections
        for removal in protection.removals
        if (fault := removal.fault(root))
    ]


def remove_each(words: Sequence[str], workers: int) -> int:
    """Remove the chosen protections in turn; return 1 when a test noticed nothing."""
    chosen = [protection for protection in read_table() if protection.matches(words)]
    wrong = faults(chosen)
    if wrong or not chosen:
        print("\n".join(wrong or ["no such protection"]))
        return 1
    with tempfile.TemporaryDirectory(prefix="lowuse-mutate-") as name:
        folders: queue.SimpleQueue[Path] = queue.SimpleQueue()
        for number in range(workers):
            folders.put(copied_project(Path(name, str(number))))
        _check_unchanged(folders, chosen)
        with ThreadPoolExecutor(workers) as pool:
            verdicts = list(pool.map(lambda one: _tell(_removed(folders, one)), chosen))
    survivors = [verdict for verdict in verdicts if verdict.unnoticed]
    print(f"\n{len(verdicts)} protections removed, {len(survivors)} survived")
    return 1 if survivors else 0


def _check_unchanged(folders: queue.SimpleQueue[Path], chosen: Sequence[Protection]) -> None:
    """Refuse tests that fail anyway: they would notice nothing.

    Raises:
        RuntimeError: One of them fails.
    """
    folder = folders.get()
    tests = sorted({test for protection in chosen for test in protection.tests})
    for run in _runs(folder, tests, timeout_s=_PATIENCE_S):
        if run.noticed:
            raise RuntimeError(f"tests fail on the unchanged package:\n{run.output}")
    folders.put(folder)


def _removed(folders: queue.SimpleQueue[Path], protection: Protection) -> Verdict:
    """Remove one protection in a free copy, run its tests and put it back."""
    folder = folders.get()
    before = [(removal.file, removal.remove(folder)) for removal in protection.removals]
    started = time.monotonic()
    try:
        runs = _runs(folder, protection.tests)
    finally:
        for file, text in reversed(before):
            (folder / file).write_text(text, encoding="utf-8")
        folders.put(folder)
    if any(run.code == BROKEN for run in runs):
        raise RuntimeError(f"{protection.name}: what is left does not run:\n{runs[0].output}")
    hung = any(run.hung for run in runs)
    failed = {
        test: [case for run in runs for case in run.failures(test)] for test in protection.tests
    }
    unnoticed = () if hung else tuple(test for test, cases in failed.items() if not cases)
    remark = "hangs" if hung else f"{sum(map(len, failed.values()))} failed"
    return Verdict(protection, unnoticed, remark, time.monotonic() - started)


def _runs(folder: Path, tests: Sequence[str], timeout_s: float = TIMEOUT_S) -> list[Run]:
    """Run tests without QGIS and those inside it, each kind in a process of its own."""
    inside = [test for test in tests if test.startswith("tests/qgis")]
    plain = [test for test in tests if test not in inside]
    return [
        run_tests(folder, kind, first_only=False, timeout_s=timeout_s)
        for kind in (plain, inside)
        if kind
    ]


def _tell(verdict: Verdict) -> Verdict:
    protection = verdict.protection
    said = "SURVIVED" if verdict.unnoticed else verdict.remark
    name = f"{protection.promise:<7} {protection.name:<{_NAME_WIDTH}}"
    print(f"{name} {said:<10} {verdict.seconds:5.1f} s", flush=True)
    for test in verdict.unnoticed:
        print(f"{'':8}not noticed by {test}", flush=True)
    return verdict
