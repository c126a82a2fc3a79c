/** A widget's model, the same in JupyterLab and in a page. */

/** @typedef {(...given: never[]) => void} Listener */
/** @typedef {{get: (name: string) => any, set: (name: string, value: unknown) => void, on: (event: string, listener: Listener) => void, off: (event: string, listener: Listener) => void, send?: (message: Record<string, unknown>) => void, save_changes: () => void}} Model */

/** Whether the widget lives in a page, without a kernel. @param {Model} model */
export const inPage = (model) => model.get("_host") === "page";

/** A function that changes several values at once. @param {Model} model */
export const setter = (model) => (/** @type {Record<string, unknown>} */ changes) => {
  for (const [name, value] of Object.entries(changes)) model.set(name, value);
  model.save_changes();
};

/**
 * Call a listener whenever one of some values changes, until the signal aborts.
 * @param {Model} model
 * @param {string[]} names
 * @param {() => void} listener
 * @param {AbortSignal} signal
 */
export function follow(model, names, listener, signal) {
  for (const name of names) model.on(`change:${name}`, listener);
  signal.addEventListener("abort", () => {
    for (const name of names) model.off(`change:${name}`, listener);
  });
}
