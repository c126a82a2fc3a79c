/** What every widget is drawn with: elements and text, never markup. */

import { FROM, pieces } from "./marks.js";

/** A text that stayed English in a page of another language, marked as such. */
function english(text) {
  const node = document.createElement("span");
  Object.assign(node, { lang: "en", dir: "ltr", textContent: text });
  return node;
}

/** Add to a node what lists hold, however deep; strings become text, nothing and false are left out. */
function add(node, child) {
  if (Array.isArray(child)) for (const one of child) add(node, one);
  else if (typeof child === "string" && child.includes(FROM))
    for (const { text, english: stayed } of pieces(child)) node.append(stayed ? english(text) : text);
  else if (child != null && child !== false && child !== "") node.append(child);
}

/** Replace what a node holds. */
export function put(node, ...children) {
  node.replaceChildren();
  add(node, children);
  return node;
}

/** Make an element: attributes, `on…` listeners, then children. */
export function h(tag, props, ...children) {
  const node = document.createElement(tag);
  for (const name in props) {
    const value = props[name];
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (value !== false && value != null) node.setAttribute(name, value === true ? "" : value);
  }
  add(node, children);
  return node;
}

/** Names that no other view has: JupyterLab loads a module once for every widget, so counting would not do. */
export const unique = (prefix) => `${prefix}${Math.random().toString(36).slice(2, 10)}`;

/** In JupyterLab a bare key would also move, add or delete notebook cells; with Ctrl, Alt or Cmd it stays Lab's. */
export function keepKeys(root, signal) {
  window.addEventListener(
    "keydown",
    ({ target, ctrlKey, altKey, metaKey }) => {
      if (target instanceof Element && root.contains(target))
        target.toggleAttribute("data-lm-suppress-shortcuts", !(ctrlKey || altKey || metaKey));
    },
    { capture: true, signal },
  );
}

/** The nearest box around a node that scrolls. */
function scroller(node) {
  for (let box = node.parentElement; box; box = box.parentElement) {
    if (box.scrollHeight > box.clientHeight && /auto|scroll/.test(getComputedStyle(box).overflowY))
      return box;
  }
  return document.scrollingElement;
}

/** Redraw, and leave the reader where she was: same disclosures open, same control in focus, at the same height. */
export function inPlace(root, redraw) {
  const key = (node) => node.closest("[data-key]")?.dataset.key;
  const opened = [...root.querySelectorAll("details[open][data-key]")].map(key);
  const held = root.contains(document.activeElement) ? document.activeElement : null;
  const panel = held?.closest("[role=tabpanel]");
  const mark = panel ?? held;
  const before = mark?.getBoundingClientRect().top;
  redraw();
  for (const details of root.querySelectorAll("details[data-key]"))
    if (opened.includes(key(details))) details.open = true;
  if (held && !held.isConnected) {
    const again = [...(panel ?? root).querySelectorAll("[data-key]")].find((node) => key(node) === key(held));
    (
      again?.querySelector("summary") ??
      again ??
      panel ??
      root.querySelector("[role=tab][aria-selected=true]")
    ).focus({ preventScroll: true });
  }
  if (mark?.isConnected && before !== undefined)
    scroller(root).scrollTop += mark.getBoundingClientRect().top - before;
}

/** Make an element of a drawing. */
export function svg(tag, attributes, ...children) {
  const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, String(value));
  node.append(...children);
  return node;
}
