"""What a workup costs: one answer, the first explorer, the proofs; and all outcomes against the attributes.

Run ``python benchmarks/workup.py`` on a quiet machine. ``--peer`` runs the same tables through GoRules
zen-engine as well (needs the extra ``[bench]``), after checking that both fire the same rows.
"""

from __future__ import annotations

import argparse
import json
import platform
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from functools import partial
from itertools import islice, pairwise
from statistics import median
from time import process_time
from typing import Any

import calcikit as ck
from calcikit.decision_table import DecisionTable, Row
from calcikit.payload.workup import workup_payload
from calcikit.workup import audit
from calcikit.workup.enumeration import Walk
from calcikit.workup.rules import Chain, chain

SAMPLE = 2_000
ROUNDS = 5
FIRST = """
import time, pandas, anywidget
start = time.process_time()
import calcikit
calcikit.Explorer()
print(time.process_time() - start)
"""


def seconds(run: Callable[[], Any]) -> float:
    """Return the median processor time of some rounds."""
    rounds = []
    for _ in range(ROUNDS):
        start = process_time()
        run()
        rounds.append(process_time() - start)
    return median(rounds)


def first_explorer() -> float:
    """Return the processor time of the first explorer of a fresh interpreter, in seconds."""
    command = [sys.executable, "-c", FIRST]
    return median(float(subprocess.check_output(command, text=True)) for _ in range(ROUNDS))


def made_up(attributes: int, values: int = 4) -> Chain:
    """Return a chain in which each table reads one more attribute and what the table before it decided."""
    domain = tuple(str(value) for value in range(values))
    names = [f"a{number}" for number in range(attributes)]
    domains = dict.fromkeys(names, domain)
    described: dict[str, Any] = dict.fromkeys(names)
    tables = []
    for number, name in enumerate(names):
        given = {name: domain} | ({f"d{number - 1}": domain} if number else {})
        rows = [
            Row(
                id=f"{one}-{two}",
                when={key: (value,) for key, value in zip(given, (one, two), strict=False)},
                then={f"d{number}": str((int(one) + int(two)) % values)},
            )
            for one in domain
            for two in (domain if number else domain[:1])
        ]
        tables.append(DecisionTable(name=f"t{number}", inputs=given, rows=rows))
        domains[f"d{number}"] = domain
    return Chain("finding", described, tuple(tables), domains, {}, ck.Knowledge.load())


def as_graph(rules: Chain) -> dict[str, Any]:
    """Write the chained tables as one JSON decision model: each table passes on what it was given."""
    nodes: list[dict[str, Any]] = [{"id": "in", "type": "inputNode", "name": "in"}]
    for table in rules.tables:
        outputs = [{"id": f"o-{name}", "field": name, "name": name} for name in table.rows[0].then]
        content = {
            "hitPolicy": "first",
            "passThrough": True,
            "inputs": [{"id": f"i-{name}", "field": name, "name": name} for name in table.inputs],
            "outputs": [*outputs, {"id": "o-row", "field": f"row_{table.name}", "name": "row"}],
            "rules": [
                {
                    "_id": row.id,
                    **{f"i-{n}": ", ".join(map(json.dumps, row.when.get(n, ()))) for n in table.inputs},
                    **{f"o-{n}": json.dumps(value) for n, value in row.then.items()},
                    "o-row": json.dumps(row.id),
                }
                for row in table.rows
            ],
        }
        nodes.append({"id": table.name, "type": "decisionTableNode", "name": table.name, "content": content})
    nodes.append({"id": "out", "type": "outputNode", "name": "out"})
    edges = [
        {"id": f"e{n}", "sourceId": a["id"], "targetId": b["id"]} for n, (a, b) in enumerate(pairwise(nodes))
    ]
    return {"nodes": nodes, "edges": edges}


def peer(rules: Chain, contexts: list[dict[str, str]]) -> float:
    """Return the peer's seconds for all contexts, after checking that it fires the same rows."""
    import zen

    decision = zen.ZenEngine().create_decision(json.dumps(as_graph(rules)))
    for context in contexts:
        theirs = decision.evaluate(context)["result"]
        ours = [rule.id for rule in rules.run(context)[1]]
        if [theirs[f"row_{table.name}"] for table in rules.tables] != ours:
            raise SystemExit(f"the engines differ for {context}")
    return seconds(lambda: [decision.evaluate(context) for context in contexts])


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--peer", action="store_true", help="run zen-engine too")
    options = parser.parse_args()
    rules, figures = chain("finding"), audit()
    step = figures.possible // SAMPLE
    findings = list(islice(ck.every_finding(), 0, None, step))
    contexts = [rules.inputs(finding.as_dict()) for finding in findings]
    spare = ck.Knowledge.load().with_files
    print(f"{date.today()}, Python {platform.python_version()}, processor time, median of {ROUNDS}")
    print(f"{len(findings):,} of {figures.possible:,} findings")
    each = 1e6 / len(findings)
    rows = [
        ("the tables alone, us a finding", seconds(lambda: [rules.run(c) for c in contexts]) * each),
        ("recommend(), us a finding", seconds(lambda: [ck.recommend(f) for f in findings]) * each),
        ("what_if(), ms a finding", seconds(lambda: [ck.what_if(f) for f in findings[:100]]) * 10),
        ("first Explorer beyond pandas and anywidget, ms", first_explorer() * 1e3),
        ("packing the finding's workups, ms", seconds(lambda: workup_payload("finding", spare({}))) * 1e3),
        ("packed workups, bytes", len(workup_payload("finding")) + len(workup_payload("biopsy"))),
        ("audit: every proof over all findings, ms", seconds(lambda: audit(spare({}))) * 1e3),
    ]
    if options.peer:
        rows.insert(1, ("zen-engine, the tables alone, us a finding", peer(rules, contexts) * each))
    for label, figure in rows:
        print(f"{label:<50}{figure:>12,.1f}")
    print("\nattributes of 4 values  findings              outcomes   ms for all of them")
    for count in (4, 8, 12, 16, 20, 24):
        long = made_up(count)
        keep = {f"d{count - 1}"}
        took = seconds(partial(Walk, long, keep))
        states = len(Walk(long, keep).counts)
        print(f"{count:<24}{4**count:<22,}{states:<11}{took * 1e3:.2f}")


if __name__ == "__main__":
    main()
