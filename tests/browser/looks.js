/* What a reader would see at a glance, measured. Each function is run in a page. */

const STYLES = [
  "display", "float", "position", "textAlign", "textDecorationLine", "fontFamily", "fontSize", "fontWeight",
  "fontStyle", "lineHeight", "letterSpacing", "textTransform", "color", "backgroundColor", "whiteSpace",
  "overflowX", "overflowY", "listStyleType", "boxSizing", "marginTop", "marginBottom", "paddingTop",
  "paddingBottom", "paddingLeft", "paddingRight", "borderTopWidth", "borderTopLeftRadius", "borderTopStyle",
  "verticalAlign",
];

const nameOf = (node) => node.tagName.toLowerCase() + [...node.classList].map((one) => `.${one}`).join("");

/** The computed style of the first node of each kind, by widget, parent and name; every widget as wide as any other.
 * What every widget says alone, a page says once for all: .ck-care. */
function styles() {
  const found = {};
  // A host may leave out what is out of sight, which then keeps the styles of its former width.
  const whole = document.createElement("style");
  whole.textContent = "* { content-visibility: visible !important; }";
  document.head.append(whole);
  for (const root of document.querySelectorAll(".ck-widget")) {
    const [width, most] = [root.style.width, root.style.maxWidth];
    Object.assign(root.style, { width: "720px", maxWidth: "none" });
    for (const node of [root, ...root.querySelectorAll("*:not(img, [hidden], .ck-care)")]) {
      const parent = node === root ? "" : `${nameOf(node.parentElement.parentElement)} > ${nameOf(node.parentElement)} > `;
      const key = `${root.classList[1]}: ${parent}${nameOf(node)}`;
      const style = getComputedStyle(node);
      found[key] ??= Object.fromEntries(STYLES.map((name) => [name, style[name].replace("start", "left")]));
    }
    Object.assign(root.style, { width, maxWidth: most });
  }
  whole.remove();
  return found;
}

const isSeen = (node) => node.checkVisibility({ visibilityProperty: true }) && !node.closest(".ck-sr");

/** The text nodes of widgets and tables that can be seen. */
function texts() {
  const found = [];
  for (const root of document.querySelectorAll(".ck-widget, table.ck-table")) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const { currentNode: node } = walker;
      const skipped = node.parentElement.closest("option, style, a");
      if (node.textContent.trim() && !skipped && isSeen(node.parentElement)) found.push(node);
    }
  }
  return found;
}

/** Words that are broken over two lines because their box is narrower than they are; at a soft hyphen they may. */
function brokenWords() {
  const broken = [];
  const range = document.createRange();
  for (const node of texts()) {
    for (const { 0: word, index } of node.textContent.matchAll(/[\p{L}\p{N}\u00ad]+/gu)) {
      if (word.includes("\u00ad")) continue;
      range.setStart(node, index);
      range.setEnd(node, index + word.length);
      const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
      if (lines.size > 1) broken.push(`${word} in ${nameOf(node.parentElement)}`);
    }
  }
  return broken;
}

/** Boxes that hide part of their text. */
function cutTexts() {
  const boxes = new Set(texts().flatMap((node) => ancestors(node.parentElement)));
  const hides = (node) => {
    const { overflowX } = getComputedStyle(node);
    return ["hidden", "clip"].includes(overflowX) && node.scrollWidth > node.clientWidth + 1;
  };
  return [...boxes].filter(hides).map(nameOf);
}

/** Texts that run out of the box they stand in, at either side. */
function spiltTexts() {
  const spilt = [];
  const range = document.createRange();
  for (const node of texts()) {
    const box = ancestors(node.parentElement).find((one) => getComputedStyle(one).display !== "inline");
    const { left, right } = box?.getBoundingClientRect() ?? {};
    range.selectNodeContents(node);
    if ([...range.getClientRects()].some((line) => line.left < left - 1 || line.right > right + 1))
      spilt.push(`${node.textContent.trim()} in ${nameOf(box)}`);
  }
  return spilt;
}

/** A node and what it stands in, up to its widget or table. */
function ancestors(node) {
  const found = [];
  for (let at = node; at; at = at.parentElement) {
    found.push(at);
    if (at.matches(".ck-widget, table.ck-table")) break;
  }
  return found;
}

/** Cells whose text does not begin at the left. */
const notLeft = () =>
  [...document.querySelectorAll(".ck-widget :is(th, td), table.ck-table :is(th, td)")]
    .filter((cell) => !["left", "start"].includes(getComputedStyle(cell).textAlign))
    .map((cell) => cell.textContent);

/** Whether the middle of a node can be seen: in the window, and under nothing else. */
function inSight(node) {
  const box = node.getBoundingClientRect();
  const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
  return Boolean(top) && (node.contains(top) || top.contains(node));
}

const frame = () => new Promise(requestAnimationFrame);

/** The terms that, once picked, leave neither the category nor its short form in sight. */
async function picksOutOfSight() {
  const explorer = document.querySelector(".ck-explorer");
  const found = (selector) => explorer.querySelector(selector);
  const lost = [];
  for (const { dataset } of explorer.querySelectorAll("input[data-term]")) {
    const control = `input[data-term="${dataset.term}"]`;
    found(control).scrollIntoView({ block: "nearest" });
    found(control).click();
    await frame();
    await frame();
    const seen = [found("[data-ck=category]"), found(".ck-explorer__bar")].some(inSight);
    if (!found(control).checked || !seen) lost.push(dataset.term);
  }
  return lost;
}
