# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""``lowuse:identify``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from qgis.core import QgsProcessingOutputNumber, QgsProcessingOutputString

from lowuse_plugin.algorithms import parameters
from lowuse_plugin.algorithms.base import LowUseAlgorithm, Texts, as_json
from lowuse_plugin.algorithms.job import Job
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.qgis_bridge.i18n import tr

if TYPE_CHECKING:
    from lowuse_plugin.domain.identification.evaluate import Evaluation
    from lowuse_plugin.domain.identification.rules import RuleSet

RULES = "sample"
ADDED_FIELDS = {
    "outcome": "text",
    "hits": "text",
    "unknown": "text",
    "exempt": "text",
    "score": "real",
    "outputs": "text",
    "flags": "text",
    "rule_set": "text",
}


class IdentifyAlgorithm(LowUseAlgorithm):
    """Lets the rules propose low-efficiency candidates."""

    key = "identify"
    group_key = "analysis"

    def texts(self) -> Texts:
        """Return the texts."""
        return Texts(
            title=tr("Identify low-efficiency candidates"),
            summary=tr("Applies a rule set to every parcel and proposes candidates."),
            help=tr(
                "Applies an identification standard to every parcel. A parcel is suspected when a "
                "rule hits, incomplete when no rule hits and data is missing for one, and not "
                "suspected otherwise: missing data is never a no. A proposal is not a tag; a "
                "person decides. Further findings such as suspected idle land stand in outputs and "
                "never count as low-efficiency; flags name what a person has to confirm."
                "\n\nWith a workspace, tax figures of the enterprises count and "
                "the results are kept there with rule set and day. Without one, give a layer; its "
                "fields are recognised by national code, Chinese title or English name, and "
                "rules on taxes stay incomplete.\n\nThe shipped rule set is an example for "
                "training and no official standard."
            ),
            tags=tr("identification,candidates,rules,low efficiency,suspected"),
        )

    def add_parameters(self) -> None:
        """Add workspace or layer, rules and day, and the results."""
        self.add_workspace_parameter(optional=True)
        for parameter in (
            parameters.polygons("INPUT", tr("Parcels"), tr("Instead of a workspace.")),
            parameters.text(
                "RULES",
                tr("Rule set"),
                tr(
                    "Id of a rule set, or a TOML file. Left empty, the standard in force in the "
                    "workspace; {rules} where there is none.",
                    rules=RULES,
                ),
            ),
            parameters.day("ON", tr("Day of the assessment"), tr("Today when it is left empty.")),
            parameters.result_layer("OUTPUT", tr("Assessed parcels")),
        ):
            self.addParameter(parameter)
        self.addOutput(QgsProcessingOutputNumber("SUSPECTED", tr("Suspected parcels")))
        self.addOutput(QgsProcessingOutputNumber("NOT_SUSPECTED", tr("Parcels not suspected")))
        self.addOutput(QgsProcessingOutputNumber("INCOMPLETE", tr("Incomplete parcels")))
        self.addOutput(QgsProcessingOutputString("SUMMARY", tr("Summary (JSON)")))

    def carry_out(self, job: Job) -> dict[str, Any]:
        """Assess a workspace or a layer."""
        if job.takes_layer():
            return self._assess_layer(job)
        return self._assess_workspace(job)

    def _assess_workspace(self, job: Job) -> dict[str, Any]:
        from lowuse_plugin.services.identification.identify import identify
        from lowuse_plugin.services.identification.named_rules import named_rules

        on = job.day("ON")
        with job.open_workspace() as store:
            with store.read() as reading:
                rules = named_rules(reading, job.text("RULES") or "", on)
            summary = identify(store, rules=rules, on=on, progress=job.progress)
        outputs = _told(job, rules, asdict(summary))
        job.tell(tr("{count} results are new.", count=summary.written))
        return outputs

    def _assess_layer(self, job: Job) -> dict[str, Any]:
        from lowuse_plugin.domain.identification.source import rules_of
        from lowuse_plugin.qgis_bridge.layers.sources import (
            extended,
            incoming_table,
            read_rows,
            write_rows,
        )
        from lowuse_plugin.services.identification.identify import (
            evaluate_table,
            evaluation_totals,
        )
        from lowuse_plugin.services.identification.identify_layer import layer_parcels

        source = job.source("INPUT")
        if source is None:
            raise LowUseError("WORKSPACE_OR_LAYER")
        rules = rules_of(job.text("RULES") or RULES)
        rows = read_rows(source, job.context, job.progress)
        parcels = layer_parcels(incoming_table(rows), rows.wkb, rows.labels())
        evaluation = evaluate_table(parcels, rules, on=job.day("ON"))
        fields = extended(rows.fields, ADDED_FIELDS)
        sink, output = job.sink("OUTPUT", fields, source.wkbType(), rows.crs)
        if sink is not None:
            added = _added(evaluation)
            written = (
                (wkb, [*attributes, *found])
                for wkb, attributes, found in zip(rows.wkb, rows.attributes, added, strict=True)
            )
            write_rows(sink, fields, written, job.progress, len(rows.ids))
        job.tell_left_out(rows.without_geometry)
        return _told(job, rules, evaluation_totals(parcels, evaluation)) | {"OUTPUT": output}


def _added(evaluation: Evaluation) -> Iterator[list[Any]]:
    """Yield the values of the added fields, row by row."""
    from lowuse_plugin.domain.identification.evaluate import EXEMPT, HIT, UNKNOWN

    outcomes = evaluation.outcomes()
    outputs, flags = evaluation.other_outputs(), evaluation.flag_texts()
    for row, outcome in enumerate(outcomes):
        lists = [
            ",".join(evaluation.codes(row, code, proposing=True)) for code in (HIT, UNKNOWN, EXEMPT)
        ]
        score = None if evaluation.score is None else float(evaluation.score[row])
        beside = [text.replace(" ", ",") for text in (outputs[row], flags[row])]
        yield [outcome, *lists, score, *beside, evaluation.rules.id]


def _told(job: Job, rules: RuleSet, figures: Mapping[str, Any]) -> dict[str, Any]:
    """Tell the figures and return the outputs."""
    from lowuse_plugin.domain.units import format_area
    from lowuse_plugin.qgis_bridge.explanations import output_text

    titles = {
        "suspected": tr("Suspected"),
        "incomplete": tr("Incomplete"),
        "not_suspected": tr("Not suspected"),
    }
    job.tell(tr("{count} parcels assessed", count=figures["parcels"]))
    for name, title in titles.items():
        area = format_area(figures["areas_m2"][name])
        job.tell(f"{title}: {figures['counts'][name]}, {area}")
    for output, count in figures["other"].items():
        if count:
            job.tell(f"{output_text(output)}: {count}")
    if figures["flagged"]:
        job.tell(tr("{count} parcels to be confirmed by a person", count=figures["flagged"]))
    job.warn_example(is_example=rules.example)
    if not rules.is_in_force(job.day("ON")):
        job.warn(tr("The standard {title} is not in force on that day.", title=rules.title))
    figures = {**figures, "rule_set": rules.id, "sha256": rules.sha256}
    counts = {name.upper(): figures["counts"][name] for name in titles}
    return {**counts, "SUMMARY": as_json(figures)}
