"""The same notebook through nbconvert's own HTML exporter, with the state of its widgets in it.

As it comes, the page asks a content delivery network for the manager of widgets. It is measured three times:
with the network off; with that network played by this machine, faster than any real one; and with all that it
would ask for put into the file, which no option of nbconvert does.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

from nbconvert import HTMLExporter

from .lesson import executed, ours
from .subject import EXPLORER, Subject
from .workshop import node_package

MANAGER = "@jupyter-widgets/html-manager@1.0.15"
REQUIRE = "requirejs@2.3.8"
# Leaves out what would be fetched, and puts the three scripts there instead.
INLINED = """{%- extends 'lab/index.html.j2' -%}
{%- block html_head_js_requirejs -%}{%- endblock -%}
{%- block html_head_js_mathjax -%}{%- endblock -%}
{%- block html_head_js_mermaidjs -%}{%- endblock -%}
{%- block jupyter_widgets -%}
{% for script in resources.inlined %}<script>{{ script }}</script>
{% endfor %}{%- endblock -%}"""


def scripts() -> dict[str, str]:
    """Read the three scripts that such a page needs: a loader, the manager of widgets, and anywidget."""
    manager = node_package(MANAGER) / "dist" / "embed-amd.js"
    loader = node_package(REQUIRE) / "require.js"
    widget = files("anywidget") / "nbextension" / "index.js"
    return {
        "require": loader.read_text(encoding="utf-8"),
        "embed-amd": manager.read_text(encoding="utf-8"),
        "anywidget": widget.read_text(encoding="utf-8"),
    }


@contextmanager
def as_it_comes(folder: Path) -> Iterator[Subject]:
    """Export with nbconvert's defaults; the network is off."""
    yield Subject(
        address=_page(folder, HTMLExporter()),
        made_with=f"{_made_with()}, network off",
        reader=EXPLORER,
    )


@contextmanager
def with_network(folder: Path) -> Iterator[Subject]:
    """Export with nbconvert's defaults, and answer in the place of the network."""
    found = scripts()
    lent = {
        "require.min.js": found["require"],
        "embed-amd.js": found["embed-amd"],
        "anywidget": found["anywidget"],
    }
    yield Subject(
        address=_page(folder, HTMLExporter()),
        made_with=f"{_made_with()}, network played by this machine",
        reader=EXPLORER,
        stand_ins={part: text.encode() for part, text in lent.items()},
    )


@contextmanager
def inlined(folder: Path) -> Iterator[Subject]:
    """Put into the file all that it would fetch."""
    found = scripts()
    named = found["anywidget"].replace("define([", 'define("anywidget", [')
    texts = [found["require"], found["embed-amd"], named]
    exporter = HTMLExporter(raw_template=INLINED)
    resources = {"inlined": [text.replace("</script", "<\\\\/script") for text in texts]}
    yield Subject(
        address=_page(folder, exporter, resources),
        made_with=f"{_made_with()}, html-manager {MANAGER.rpartition('@')[2]} put into the file",
        reader=EXPLORER,
    )


def _made_with() -> str:
    return f"nbconvert {version('nbconvert')} with widget state"


def _page(folder: Path, exporter: HTMLExporter, resources: dict[str, object] | None = None) -> str:
    """Write the page and return its address."""
    text, _ = exporter.from_notebook_node(executed(ours()), resources)
    path = folder / "lesson.html"
    path.write_text(text, encoding="utf-8")
    return path.as_uri()
