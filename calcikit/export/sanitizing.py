"""HTML of authors and outputs, made safe: what a page allows, refuses in words, or drops."""

from __future__ import annotations

import re

import nh3
from bs4 import BeautifulSoup, Tag

from ..errors import CalcikitError

TEXT_TAGS = (
    "a abbr article aside b bdi bdo blockquote br caption center cite code col colgroup dd del details "
    "dfn div dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main "
    "mark nav ol p pre q rp rt ruby s samp section small span strike strong sub summary sup table tbody "
    "td tfoot th thead time tr tt u ul var wbr"
)
MATH_TAGS = (
    "math maction menclose merror mfrac mi mn mo mover mpadded mphantom mroot mrow ms mspace msqrt "
    "mstyle msub msubsup msup mtable mtd mtext mtr munder munderover mmultiscripts mprescripts none"
)
SVG_TAGS = (
    "svg circle clipPath defs desc ellipse g line linearGradient marker path pattern polygon polyline "
    "radialGradient rect stop symbol text title tspan use"
)
ATTRIBUTES = (
    "abbr align alt bgcolor border cellpadding cellspacing charoff class clear color cols colspan "
    "compact coords datetime dir headers height hidden href id lang open rel reversed role rowspan rows "
    "scope size span src start style summary tabindex title type valign value width accent columnalign "
    "columnlines columnspacing depth display displaystyle fence form largeop linethickness lspace "
    "mathvariant maxsize minsize movablelimits notation rowlines rowspacing rspace scriptlevel "
    "separator stretchy symmetric voffset xmlns clip-path clip-rule cx cy d dominant-baseline dx dy "
    "fill fill-opacity fill-rule focusable font-family font-size font-weight gradientTransform "
    "gradientUnits marker-end marker-start offset opacity points preserveAspectRatio r rx ry stop-color "
    "stop-opacity stroke stroke-dasharray stroke-linecap stroke-linejoin stroke-opacity stroke-width "
    "text-anchor transform translate viewBox x x1 x2 y y1 y2"
)
# What moves an element over the rest of the page, such as its notices, is not among them.
STYLES = (
    "background background-color border border-bottom border-collapse border-color border-left "
    "border-radius border-right border-spacing border-style border-top border-width color column-count "
    "display fill float font-family font-size font-style font-variant font-weight gap height "
    "letter-spacing line-height list-style margin margin-bottom margin-left margin-right margin-top "
    "max-height max-width min-height min-width opacity overflow overflow-x overflow-y padding "
    "padding-bottom padding-left padding-right padding-top stroke table-layout text-align "
    "text-decoration text-transform vertical-align white-space width word-break word-spacing"
)
ALLOWED = frozenset(f"{TEXT_TAGS} {MATH_TAGS} {SVG_TAGS}".split())
KNOWN = frozenset(name.lower() for name in ALLOWED) | {"html", "head", "body", "style"}
OWN_ID = re.compile(r"ck-|word-|main$")
RULE = re.compile(r"([^{}@<]+)\{([^{}@<]*)\}")
INSIDE = re.compile(r"\s*(?:#(?!ck-|word-|main\b)[\w-]+|\.dataframe\b)")
MOVES = re.compile(r"position\s*:\s*(?!sticky)")


def _kept_attribute(tag: str, name: str, value: str) -> str | None:
    """Drop what only the page itself may set, and data behind a link."""
    own = name.startswith("data-ck-") or (name == "id" and OWN_ID.match(value))
    if own or (name == "href" and value.strip().lower().startswith("data:")):
        return None
    return value


CLEANER = nh3.Cleaner(
    tags=set(ALLOWED),
    clean_content_tags={"script", "style"},
    attributes={"*": set(ATTRIBUTES.split())},
    attribute_filter=_kept_attribute,
    generic_attribute_prefixes={"aria-", "data-"},
    url_schemes={"http", "https", "mailto", "tel", "data"},
    filter_style_properties=set(STYLES.split()),
    link_rel=None,
)


def sanitized(html: str, where: str, *, replaced: bool = False) -> str:
    """Return HTML that can do no harm in a page; a message names it by `where` it comes from.

    What has no live form in a page is refused, or dropped where it is `replaced` by a widget as scripts run.

    Examples
    --------
    >>> sanitized("<b onclick='go()'>yes</b>", "Cell 1")
    '<b>yes</b>'
    """
    soup = BeautifulSoup(html, "html.parser")
    for sheet in soup.select('style[data-host="jupyter"]'):
        sheet.decompose()  # pages have a sheet of their own for tables
    sheets = [str(sheet.extract()) for sheet in soup.find_all(_is_scoped_style)]
    dead = soup.find(lambda tag: tag.name not in KNOWN or tag.name == "style")
    if dead is not None and not replaced:
        raise CalcikitError(
            f"{where}: <{dead.name}> has no live form in a page. Show a picture or a table instead."
        )
    return "".join(sheets) + str(CLEANER.clean(str(soup)))


def _is_scoped_style(tag: Tag) -> bool:
    """Say whether a style sheet reaches no further than its own output, as those of pandas do."""
    if tag.name != "style":
        return False
    text = re.sub(r"/\*.*?\*/", "", tag.get_text(), flags=re.DOTALL)
    rules = RULE.findall(text)
    own = all(INSIDE.match(selector) for selectors, _ in rules for selector in selectors.split(","))
    return own and not RULE.sub("", text).strip() and not MOVES.search(text)
