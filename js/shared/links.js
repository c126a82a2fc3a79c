/** Links that say what a widget shows: #name:key=value&key=value. */

/** @param {string} name of the widget in its page @param {Record<string, unknown>} values */
export const toLink = (name, values) =>
  `#${name}:${new URLSearchParams(/** @type {Record<string, string>} */ (values))}`;

/** What a link says; null when it is meant for something else. @param {string} name @param {string} hash */
export const fromLink = (name, hash) =>
  hash.startsWith(`#${name}:`) ? new URLSearchParams(hash.slice(name.length + 2)) : null;

/** The address of this page with a link in it. @param {string} hash */
export const addressOf = (hash) => location.href.replace(/#.*/, "") + hash;

/**
 * The name of a widget in its page: its own, or its kind with a number when it is not the first.
 * @param {string} given
 * @param {string} kind
 * @param {string} selector of the widgets that are there already
 */
export function nameInPage(given, kind, selector) {
  const before = document.querySelectorAll(selector).length;
  return given || (before ? `${kind}-${before + 1}` : kind);
}

/**
 * Scroll to what a link meant, once the page is tall enough; the keys go on there.
 * @param {HTMLElement} root
 * @param {string} [title] selector of what takes the focus in it
 */
export function scrollToLink(root, title) {
  const go = () =>
    requestAnimationFrame(() => {
      root.scrollIntoView({ block: "start" });
      /** @type {HTMLElement | null} */ (title && root.querySelector(title))?.focus({ preventScroll: true });
    });
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", go, { once: true });
  else go();
}
