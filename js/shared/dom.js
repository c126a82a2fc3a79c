/** DOM helpers of all widgets: elements and text, never markup. */

import { FROM, pieces } from "./marks.js";

/** @import { Child, Props } from "./types.js" */

/** A text that stayed English in a page of another language, marked as such. @param {string} text */
function english(text) {
  const node = document.createElement("span");
  Object.assign(node, { lang: "en", dir: "ltr", textContent: text });
  return node;
}

/**
 * Append children, also of nested lists; strings become text, null and false are left out.
 * @param {Element} node
 * @param {Child} child
 */
function add(node, child) {
  if (Array.isArray(child)) for (const one of child) add(node, one);
  else if (typeof child === "string" && child.includes(FROM))
    for (const { text, english: stayed } of pieces(child)) node.append(stayed ? english(text) : text);
  else if (child != null && child !== false && child !== "")
    node.append(typeof child === "object" ? child : String(child));
}

/**
 * Replace what a node holds.
 * @template {Element} E
 * @param {E} node
 * @param {...Child} children
 */
export function put(node, ...children) {
  node.replaceChildren();
  add(node, children);
  return node;
}

/**
 * Make an element: attributes, `on…` listeners, then children.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Props | null} [props]
 * @param {...Child} children
 */
export function h(tag, props, ...children) {
  const node = document.createElement(tag);
  for (const name in props) {
    const value = props[name];
    if (typeof value === "function")
      node.addEventListener(name.slice(2), /** @type {EventListener} */ (value));
    else if (value !== false && value != null) node.setAttribute(name, value === true ? "" : String(value));
  }
  add(node, children);
  return node;
}

/** What is told before a question, and the question, which stands out. @param {string} text */
export function asked(text) {
  const [, told, question] = (!text.includes(FROM) && text.match(/^(.+[.!?]["”“]?) ([^.!?]+\?)$/s)) || [];
  return told ? [`${told} `, h("strong", null, question)] : h("strong", null, text);
}

/**
 * A name that no other view has. JupyterLab loads the module anew for each widget, so that a counter would repeat.
 * @param {string} prefix
 */
export const unique = (prefix) => `${prefix}${Math.random().toString(36).slice(2, 10)}`;

/**
 * In JupyterLab a bare key would also move, add or delete notebook cells; with Ctrl, Alt or Cmd it stays Lab's.
 * @param {Element} root
 * @param {AbortSignal} signal
 */
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

/** The nearest box around a node that scrolls. @param {Element} node */
function scroller(node) {
  for (let box = node.parentElement; box; box = box.parentElement) {
    if (box.scrollHeight > box.clientHeight && /auto|scroll/.test(getComputedStyle(box).overflowY))
      return box;
  }
  return document.scrollingElement ?? document.documentElement;
}

/** Where what shows a node begins: in JupyterLab bars lie above it. @param {Element} node */
export function upperEdge(node) {
  const box = scroller(node);
  return box === document.scrollingElement ? 0 : box.getBoundingClientRect().top;
}

/**
 * Redraw, and leave the reader where she was: same disclosures open, same control in focus, at the same height.
 * @param {HTMLElement} root
 * @param {() => void} redraw
 */
export function inPlace(root, redraw) {
  const key = (/** @type {Element} */ node) => node.closest("[data-key]")?.getAttribute("data-key");
  const opened = [...root.querySelectorAll("details[open][data-key]")].map(key);
  const held = root.contains(document.activeElement) ? document.activeElement : null;
  const panel = held?.closest("[role=tabpanel]");
  const mark = panel ?? held;
  /** @type {HTMLElement | null | undefined} */
  const group = held?.closest("[data-keys]"); // whose buttons change, and the keys stay with it
  const before = mark?.getBoundingClientRect().top;
  redraw();
  for (const details of root.querySelectorAll("details"))
    if (details.dataset.key && opened.includes(details.dataset.key)) details.open = true;
  if (held && !held.isConnected) {
    const again = [...(panel ?? root).querySelectorAll("[data-key]")].find((node) => key(node) === key(held));
    const next =
      again?.querySelector("summary") ??
      again ??
      panel ??
      (group && root.querySelector(`[data-keys=${group.dataset.keys}] button`)) ??
      root.querySelector("[role=tab][aria-selected=true]");
    /** @type {HTMLElement | null} */ (next)?.focus({ preventScroll: true });
  }
  if (mark?.isConnected && before !== undefined)
    scroller(root).scrollTop += mark.getBoundingClientRect().top - before;
}

/**
 * Make an element of a drawing.
 * @param {string} tag
 * @param {Record<string, string | number>} attributes
 * @param {...(Node | string)} children
 */
export function svg(tag, attributes, ...children) {
  const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, String(value));
  node.append(...children);
  return node;
}
