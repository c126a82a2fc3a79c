"""``calcikit check``: every finding walked, every source looked up."""

from __future__ import annotations

import argparse
from importlib import import_module

__all__ = ["add"]


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    parser = commands.add_parser("check", help="check the data and the rules, and print the figures")
    parser.set_defaults(run=_check)


def _check(_: argparse.Namespace) -> int:
    """Print the figures of the audit; a fault in a rule, a word, a self-check or a case is a fault here."""
    report = import_module("calcikit.workup").audit()
    practice = import_module("calcikit.practice")
    agreeing = {
        "words of the glossary": len(import_module("calcikit.lexicon").glossary()),
        "self-checks that agree": len(practice.self_checks()),
        "cases that agree": len(practice.cases()),
        "kinds of drill question": len(practice.items.kinds()),
        "look-alikes told apart": len(practice.items.lookalikes()),
        "pairs of pictures": len(practice.contrast_pairs()),
    }
    numbers = import_module("calcikit.evidence").inventory()
    print(report)
    for name, count in {**agreeing, **numbers}.items():
        print(f"{name:<30} {count:,}")
    return 1 if report.faults else 0
