"""How long a workup takes, beside the same tables run through a well-known engine (GoRules zen-engine).

Run ``python benchmarks/workup.py`` (needs the extra ``[bench]``). Both must fire the same rows: checked for a
sample of the findings and for every biopsy result, and with ``--all`` for every finding there is.
"""

from __future__ import annotations

import argparse
import json
import platform
import random
from datetime import date
from importlib.metadata import version
from itertools import pairwise
from statistics import median
from time import perf_counter
from typing import Any

import zen

import calcikit as ck
from calcikit.workup import packed
from calcikit.workup.enumeration import space
from calcikit.workup.rules import Chain, chain, kinds

SAMPLE = 2_000
ROUNDS = 5


def as_graph(rules: Chain) -> dict[str, Any]:
    """Write the chained tables as one JSON decision model: each table passes on what it was given."""
    nodes: list[dict[str, Any]] = [{"id": "in", "type": "inputNode", "name": "in"}]
    for table in rules.tables:
        inputs = [{"id": f"i-{name}", "field": name, "name": name} for name in table.inputs]
        outputs = [{"id": f"o-{name}", "field": name, "name": name} for name in table.rows[0].then]
        outputs.append({"id": "o-row", "field": f"row_{table.name}", "name": "row"})
        lines = [
            {
                "_id": row.id,
                **{f"i-{name}": ", ".join(map(json.dumps, row.when.get(name, ()))) for name in table.inputs},
                **{f"o-{name}": json.dumps(value) for name, value in row.then.items()},
                "o-row": json.dumps(row.id),
            }
            for row in table.rows
        ]
        content = {
            "hitPolicy": "first",
            "passThrough": True,
            "inputs": inputs,
            "outputs": outputs,
            "rules": lines,
        }
        nodes.append({"id": table.name, "type": "decisionTableNode", "name": table.name, "content": content})
    nodes.append({"id": "out", "type": "outputNode", "name": "out"})
    pairs = pairwise(nodes)
    edges = [{"id": f"e{n}", "sourceId": a["id"], "targetId": b["id"]} for n, (a, b) in enumerate(pairs)]
    return {"nodes": nodes, "edges": edges}


def timed(run: Any, cases: list[Any]) -> float:
    """Return the median microseconds of one case, over some rounds."""
    rounds = []
    for _ in range(ROUNDS):
        start = perf_counter()
        for case in cases:
            run(case)
        rounds.append((perf_counter() - start) / len(cases) * 1e6)
    return median(rounds)


def agree(kind: str, described: list[Any]) -> zen.ZenDecision:
    """Return the peer's decision model after checking that it fires the rows that calcikit fires."""
    rules, ask = chain(kind), ck.recommend if kind == "finding" else ck.after_biopsy
    decision = zen.ZenEngine().create_decision(json.dumps(as_graph(rules)))
    for one in described:
        theirs = decision.evaluate({**one.as_dict(), **kinds(one.as_dict())})["result"]
        fired = [theirs[f"row_{table.name}"] for table in rules.tables]
        if sorted(fired) != sorted(reason.id for reason in ask(one).reasons):
            raise SystemExit(f"the engines differ for {one!r}: {fired}")
    return decision


def main() -> None:
    """Check that both engines agree, then time them side by side."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--all", action="store_true", help="compare every finding, not a sample")
    every, results = list(ck.every_finding()), list(ck.every_biopsy_result())
    rules = chain("finding")
    findings = random.Random(1).sample(every, SAMPLE)
    contexts = [{**f.as_dict(), **kinds(f.as_dict())} for f in findings]
    compared = every if parser.parse_args().all else findings
    decision = agree("finding", compared)
    agree("biopsy", results)
    ours = timed(rules.run, contexts)
    whole = timed(ck.recommend, findings)
    peer = timed(decision.evaluate, contexts)
    start = perf_counter()
    space.cache_clear()
    packed.cache_clear()
    packed("finding")
    packing = perf_counter() - start
    print(f"{date.today()}, Python {platform.python_version()}, zen-engine {version('zen-engine')}, one core")
    print(f"{len(compared):,} findings, {len(results):,} biopsy results: the same rows fired in both engines")
    print(f"{'':<44}{'us a finding':>14}{'ratio':>8}")
    print(f"{'calcikit, the tables alone':<44}{ours:>14.1f}{1:>8.1f}")
    print(f"{'calcikit, recommend() with all its words':<44}{whole:>14.1f}{whole / ours:>8.1f}")
    print(f"{'zen-engine, the tables alone':<44}{peer:>14.1f}{peer / ours:>8.1f}")
    print(f"whole space, {space('finding').possible.size:,} findings, enumerated and packed: {packing:.2f} s")


if __name__ == "__main__":
    main()
