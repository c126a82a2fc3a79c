"""The lesson as an application of marimo and of Panel: the same texts, tables and forms in the same order."""

from __future__ import annotations

from .lesson import parts

__all__ = ["for_marimo", "for_panel"]

IMPORTS = "import calcikit as ck\nfrom peers.stock import FIRST, SECOND, answer, choices"


def for_marimo() -> str:
    """Write a cell for each part, and one more for the answer of each form, as marimo wants it."""
    cells = [f"import marimo as mo\n{IMPORTS}"]
    for place, (kind, content) in enumerate(parts()):
        if kind == "text":
            cells.append(f"mo.md({content!r})")
        elif kind == "table":
            cells.append(f"mo.Html(({content}).to_html())")
        else:
            boxes = (
                "{name: mo.ui.dropdown(values, value=value) for name, (values, value) in choices(%s).items()}"
            )
            cells.append(f"form{place} = mo.ui.dictionary({boxes % content})\nform{place}")
            cells.append(f"mo.Html(answer(**form{place}.value))")
    bodies = [cell.replace("\n", "\n    ") for cell in cells]
    written = [f"@app.cell\ndef _():\n    {body}\n    return\n" for body in bodies]
    return "\n\n".join(
        ["import marimo\n\napp = marimo.App()", *written, 'if __name__ == "__main__":\n    app.run()\n']
    )


def for_panel() -> str:
    """Write one column; each form is bound to its answer."""
    lines = ["import panel as pn", IMPORTS, "pn.extension()", "column = pn.Column()"]
    for kind, content in parts():
        if kind == "text":
            lines.append(f"column.append(pn.pane.Markdown({content!r}))")
        elif kind == "table":
            lines.append(f"column.append(pn.pane.HTML(({content}).to_html()))")
        else:
            boxes = "pn.widgets.Select(name=name, options=values, value=value)"
            lines.append(f"boxes = {{name: {boxes} for name, (values, value) in choices({content}).items()}}")
            lines.append("column.extend([*boxes.values(), pn.pane.HTML(pn.bind(answer, **boxes))])")
    return "\n".join([*lines, "column.servable()", ""])
