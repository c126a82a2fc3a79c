"""The results as a table in Markdown, with ratios against ours."""

from __future__ import annotations

from typing import Any

__all__ = ["MARKS", "section", "table"]

HEAD = (
    "page",
    "bytes + pictures",
    "requests",
    "first pick",
    "pick to repaint, p50 / p95",
    "blocked",
    "heap",
    "first, CPU / 6",
)

MARKS = ("<!-- the pages, measured -->", "<!-- end -->")


def section(results: dict[str, Any]) -> str:
    """Write what stands in docs/benchmarks.md between two marks: when and how, and the table."""
    about, rows = results["about"], results["rows"]
    runs = max(row.get("runs", 0) for row in rows.values())
    told = (
        "Measured on {date} with `{command}`: lesson 02, {runs} openings of each page, Chromium {chromium},"
        " Python {python}, {cores} cores with a load of {load} before the run. In brackets: how many times"
        " ours."
    )
    told = told.format(**{**about, "runs": runs, "chromium": about["chromium"].partition(".")[0]})
    return "\n\n".join([MARKS[0], told, table(results), MARKS[1]])


def table(results: dict[str, Any]) -> str:
    """Write one line for each page; in brackets, how many times ours."""
    ours = results["rows"].get("ours", {})
    lines = [HEAD, ("---", *["--:"] * (len(HEAD) - 1))]
    lines += [_line(row, ours) for row in results["rows"].values()]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _line(row: dict[str, Any], ours: dict[str, Any]) -> tuple[str, ...]:
    if "unavailable" in row:
        return (row["made_with"], "-", "-", row["unavailable"], *["-"] * 4)
    return (
        row["made_with"],
        _times(f"{row['lesson_bytes'] / 1e6:.2f} MB", row, ours, "lesson_bytes")
        + (f" + {row['pictures'] / 1e6:.2f} MB" if row["pictures"] >= 5000 else ""),
        f"{row['requests']:.0f}" + (f", {row['refused']:.0f} in vain" if row["refused"] else ""),
        _times(f"{row['first_ms']:.0f} ms", row, ours, "first_ms")
        + (f", no answer to {lost}" if (lost := row.get("lost_openings")) else ""),
        _times(f"{row['repaint_ms']:.0f} / {row['repaint_p95_ms']:.0f} ms", row, ours, "repaint_p95_ms"),
        f"{row['blocked_ms']:.0f} ms",
        f"{row['heap_bytes'] / 1e6:.1f} MB",
        row["slow_trouble"] or f"{row['slow_first_ms']:.0f} ms",
    )


def _times(said: str, row: dict[str, Any], ours: dict[str, Any], name: str) -> str:
    """Add how many times ours a number is."""
    return said if row is ours or not ours.get(name) else f"{said} ({row[name] / ours[name]:.1f}x)"
