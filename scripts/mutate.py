#!/usr/bin/env python3
# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Change a module at one place at a time and run its tests: what none of them notices survives.

    scripts/mutate.py                        flip each comparison, boolean and sign of the modules
                                             that carry law and money
    scripts/mutate.py domain/units.py …      the same in named modules, paths below the package
    scripts/mutate.py --protections [WORD …] remove each protection of the workspace, or those
                                             whose name or promise has one of the words

Every change is made in a temporary copy of the project, which the tests import instead of the
real one. A change that no test notices is printed as a survivor, and the exit status is 1.
Flips that cannot be noticed stand with their reason in mutate_equivalent.txt; the protections and
the tests that stand for them in mutate_protections.toml.
"""

from __future__ import annotations

import argparse
import ast
import copy
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from mutate_copies import PACKAGE, ROOT, copied_project, run_tests
from mutate_protections import remove_each

EQUIVALENT = Path(__file__).with_name("mutate_equivalent.txt")

MERGE_TESTS = ("tests/domain/merging/test_merging.py", "tests/domain/merging/test_merge_helpers.py")
SUBSIDY_TESTS = (
    "tests/domain/subsidy/test_subsidy.py",
    "tests/domain/subsidy/test_subsidy_edges.py",
    "tests/domain/subsidy/test_subsidy_guards.py",
    "tests/domain/subsidy/test_subsidy_switches.py",
    "tests/domain/test_policy.py",
)
POLICY_TESTS = ("tests/domain/test_policy.py", "tests/domain/subsidy/test_subsidy_switches.py")
TESTS: dict[str, tuple[str, ...]] = {
    "domain/units.py": ("tests/domain/test_units.py",),
    "domain/claims/reimbursement.py": ("tests/domain/test_reimbursement.py",),
    "domain/subsidy/calculation.py": SUBSIDY_TESTS,
    "domain/subsidy/completion.py": SUBSIDY_TESTS,
    "domain/subsidy/conditions.py": SUBSIDY_TESTS,
    "domain/subsidy/edges.py": SUBSIDY_TESTS,
    "domain/subsidy/guards.py": SUBSIDY_TESTS,
    "domain/subsidy/input.py": SUBSIDY_TESTS,
    "domain/subsidy/judging.py": SUBSIDY_TESTS,
    "domain/subsidy/notes.py": SUBSIDY_TESTS,
    "domain/subsidy/readings.py": SUBSIDY_TESTS,
    "domain/subsidy/result.py": SUBSIDY_TESTS,
    "domain/subsidy/ledger.py": ("tests/domain/subsidy/test_ledger.py",),
    "domain/subsidy/ledger_booking.py": ("tests/domain/subsidy/test_ledger.py",),
    "domain/claims/steps.py": (
        "tests/domain/test_claims.py",
        "tests/services/claims/test_claims.py",
    ),
    "domain/claims/records.py": ("tests/domain/test_claims.py",),
    "domain/procedure.py": ("tests/domain/test_claims.py",),
    "domain/policy/expiry.py": ("tests/domain/test_claims.py",),
    "domain/subsidy/what_if.py": ("tests/domain/subsidy/test_what_if.py",),
    "domain/subsidy/golden_cases.py": ("tests/domain/subsidy/test_golden_cases.py",),
    "domain/subsidy/incentives.py": ("tests/domain/subsidy/test_incentives.py",),
    "domain/policy/pack.py": (*POLICY_TESTS, "tests/domain/subsidy/test_subsidy.py"),
    "domain/policy/switches.py": POLICY_TESTS,
    "domain/policy/source.py": ("tests/domain/test_policy.py", "tests/domain/identification/*.py"),
    "domain/identification/rules.py": ("tests/domain/identification/test_identification*.py",),
    "domain/control_line/classes.py": ("tests/domain/test_control_line*.py",),
    "domain/identification/evaluate.py": ("tests/domain/identification/test_identification*.py",),
    "domain/identification/facts.py": ("tests/domain/identification/test_identification*.py",),
    "domain/identification/enterprises.py": (
        "tests/domain/identification/test_identification*.py",
    ),
    "domain/identification/lines.py": ("tests/domain/identification/test_identification*.py",),
    "domain/identification/missing.py": ("tests/domain/identification/test_identification*.py",),
    "domain/identification/source.py": (
        "tests/domain/identification/test_identification_rules.py",
    ),
    "domain/quantities.py": ("tests/domain/identification/test_identification*.py",),
    "domain/toml_lines.py": ("tests/domain/identification/test_identification_rules.py",),
    "domain/parcels/codes.py": ("tests/domain/parcels/test_parcel_codes.py",),
    "domain/land_use.py": ("tests/domain/test_land_use.py",),
    "domain/merging/holders.py": (
        "tests/domain/merging/test_merging.py",
        "tests/domain/parcels/test_names.py",
    ),
    "domain/merging/judging.py": ("tests/domain/merging/test_merging.py",),
    "domain/merging/conditions.py": MERGE_TESTS,
    "domain/merging/findings.py": MERGE_TESTS,
    "domain/merging/helpers.py": ("tests/domain/merging/test_merge_helpers.py",),
    "domain/merging/pack.py": ("tests/domain/merging/test_merge_pack.py",),
    "domain/merging/values.py": ("tests/domain/merging/test_merge_values.py",),
    "domain/merging/fields.py": ("tests/domain/merging/test_merge_values.py",),
    "geometry/snapping.py": ("tests/geometry/test_merged_outline.py",),
    "geometry/merged_outline.py": ("tests/geometry/test_merged_outline.py",),
}
"""Module → tests that must notice every change in it."""

DEFAULT = [
    "domain/units.py",
    "domain/claims/reimbursement.py",
    "domain/subsidy/ledger.py",
    "domain/subsidy/ledger_booking.py",
    "domain/claims/records.py",
    "domain/procedure.py",
    "domain/policy/expiry.py",
    "domain/subsidy/calculation.py",
    "domain/subsidy/completion.py",
    "domain/subsidy/conditions.py",
    "domain/subsidy/edges.py",
    "domain/subsidy/guards.py",
    "domain/subsidy/input.py",
    "domain/subsidy/judging.py",
    "domain/subsidy/notes.py",
    "domain/subsidy/readings.py",
    "domain/subsidy/result.py",
    "domain/subsidy/what_if.py",
    "domain/subsidy/golden_cases.py",
    "domain/subsidy/incentives.py",
    "domain/policy/pack.py",
    "domain/policy/switches.py",
    "domain/control_line/classes.py",
]

COMPARISONS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
}
SIGNS: dict[type[ast.operator], type[ast.operator]] = {ast.Add: ast.Sub, ast.Sub: ast.Add}
BOOLEANS: dict[type[ast.boolop], type[ast.boolop]] = {ast.And: ast.Or, ast.Or: ast.And}
OPERATORS = {
    "Lt": "<",
    "LtE": "<=",
    "Gt": ">",
    "GtE": ">=",
    "Eq": "==",
    "NotEq": "!=",
    "Is": "is",
    "IsNot": "is not",
    "In": "in",
    "NotIn": "not in",
    "Add": "+",
    "Sub": "-",
    "And": "and",
    "Or": "or",
}


@dataclass(frozen=True)
class Mutant:
    """One changed place of a module."""

    module: str
    line: int
    change: str
    expression: str
    source: str

    @property
    def key(self) -> str:
        """What names the mutant in the list of equivalent ones: it survives moved lines."""
        return f"{self.module} | {self.change} | {self.expression}"


def mutants(module: str, text: str) -> Iterator[Mutant]:
    """Yield every mutant of a module.

    Each comparison operator is moved over its bound or inverted, and ↔ or, + ↔ -, and ``not`` is
    dropped. String concatenation is left alone: it has no sign.
    """
    tree = ast.parse(text)
    places = [node for node in ast.walk(tree) if _choices(node)]
    for position, node in enumerate(places):
        for number, change in enumerate(_choices(node)):
            changed = copy.deepcopy(tree)
            twin = [item for item in ast.walk(changed) if _choices(item)][position]
            expression = ast.unparse(node)
            _apply(changed, twin, number)
            yield Mutant(
                module, getattr(node, "lineno", 0), change, expression, ast.unparse(changed)
            )


def _choices(node: ast.AST) -> list[str]:
    """Return what can be changed at a node, as text."""
    if isinstance(node, ast.Compare):
        return [
            _arrow(type(old), COMPARISONS[type(old)])
            for old in node.ops
            if type(old) in COMPARISONS
        ]
    if isinstance(node, ast.BoolOp):
        return [_arrow(type(node.op), BOOLEANS[type(node.op)])]
    if isinstance(node, ast.BinOp | ast.AugAssign) and type(node.op) in SIGNS:
        return [] if _is_text(node) else [_arrow(type(node.op), SIGNS[type(node.op)])]
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        return ["not → "]
    return []


def _is_text(node: ast.AST) -> bool:
    return any(
        isinstance(part, ast.JoinedStr)
        or (isinstance(part, ast.Constant) and isinstance(part.value, str))
        for part in ast.iter_child_nodes(node)
    )


def _arrow(old: type[ast.AST], new: type[ast.AST]) -> str:
    return f"{OPERATORS[old.__name__]} → {OPERATORS[new.__name__]}"


def _apply(tree: ast.Module, node: ast.AST, number: int) -> None:
    if isinstance(node, ast.Compare):
        places = [i for i, op in enumerate(node.ops) if type(op) in COMPARISONS]
        place = places[number]
        node.ops[place] = COMPARISONS[type(node.ops[place])]()
    elif isinstance(node, ast.BoolOp):
        node.op = BOOLEANS[type(node.op)]()
    elif isinstance(node, ast.BinOp | ast.AugAssign):
        node.op = SIGNS[type(node.op)]()
    elif isinstance(node, ast.UnaryOp):
        _Replace(node).visit(tree)


class _Replace(ast.NodeTransformer):
    """Puts the operand in the place of one ``not``."""

    def __init__(self, target: ast.UnaryOp) -> None:
        self.target = target

    def visit_UnaryOp(self, node: ast.UnaryOp) -> ast.AST:
        """Drop the ``not`` that was asked for."""
        self.generic_visit(node)
        return node.operand if node is self.target else node


def survivors(module: str, workers: int) -> tuple[int, list[Mutant]]:
    """Run every mutant of a module; return how many there are and those that no test noticed."""
    tests = [str(p.relative_to(ROOT)) for glob in TESTS[module] for p in sorted(ROOT.glob(glob))]
    if not tests:
        raise RuntimeError(f"{module}: no tests {TESTS[module]}")
    text = (ROOT / PACKAGE / module).read_text(encoding="utf-8")
    found = list(mutants(module, text))
    equivalent = known_equivalents()
    wanted = [mutant for mutant in found if mutant.key not in equivalent]
    with tempfile.TemporaryDirectory() as name:
        folders = [copied_project(Path(name, str(i))) for i in range(workers)]
        if run_tests(folders[0], tests).noticed:
            raise RuntimeError(f"{module}: the tests fail on the unchanged package")

        def run(worker: int) -> list[Mutant]:
            target = folders[worker] / PACKAGE / module
            alive = []
            for mutant in wanted[worker::workers]:
                target.write_text(mutant.source, encoding="utf-8")
                if not run_tests(folders[worker], tests).noticed:
                    alive.append(mutant)
            return alive

        with ThreadPoolExecutor(workers) as pool:
            alive = [mutant for part in pool.map(run, range(workers)) for mutant in part]
    return len(found), sorted(alive, key=lambda mutant: mutant.line)


def known_equivalents() -> set[str]:
    """Return the keys of the mutants that cannot be noticed: the lines without their reason."""
    if not EQUIVALENT.exists():
        return set()
    lines = EQUIVALENT.read_text(encoding="utf-8").splitlines()
    return {line.split(" # ")[0].strip() for line in lines if line and not line.startswith("#")}


def main() -> int:
    """Run what was asked for and print what survived."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("names", nargs="*", help=f"of modules: {' '.join(TESTS)}")
    parser.add_argument("--protections", action="store_true", help="remove each protection")
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args()
    if options.protections:
        return remove_each(options.names, options.workers)
    for module in options.names:
        if module not in TESTS:
            parser.error(f"{module}: name its tests in TESTS first")
    return flip_each(options.names or DEFAULT, options.workers)


def flip_each(modules: list[str], workers: int) -> int:
    """Flip each place of the modules; return 1 when something survived."""
    total = 0
    for module in modules:
        count, alive = survivors(module, workers)
        total += len(alive)
        print(f"{module}: {count} changes, {len(alive)} survived", flush=True)
        for mutant in alive:
            print(f"  line {mutant.line}: {mutant.change}   in   {mutant.expression}")
    return 1 if total else 0


if __name__ == "__main__":
    sys.exit(main())
