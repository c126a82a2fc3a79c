"""Makes links of the cross references in docstrings, which MkDocs leaves as they are."""

import re


def on_page_content(html: str, **_: object) -> str:
    """Link each :func:`name` to the place on the page that explains it; of several, the outermost."""
    places = sorted(re.findall(r'id="(calcikit[\w.]*)"', html), key=lambda place: place.count("."))

    def link(role: re.Match[str]) -> str:
        name = role[2].removeprefix("calcikit.")
        shown = f"<code>{name.rpartition('.')[2] if role[1] else role[2]}</code>"
        found = next((place for place in places if place.endswith(f".{name}")), "")
        return f'<a href="#{found}">{shown}</a>' if found else shown

    return re.sub(r":(?:attr|class|data|func|meth|mod):<code>(~?)([\w.]+)</code>", link, html)
