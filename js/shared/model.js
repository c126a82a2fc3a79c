/** A widget's model, the same in JupyterLab and in a page. */

/** @typedef {(...given: never[]) => void} Listener */
/**
 * @typedef {object} Model
 * @property {(name: string) => any} get
 * @property {(name: string, value: unknown) => void} set
 * @property {() => void} save_changes
 * @property {(event: string, listener: Listener) => void} on
 * @property {(event: string, listener: Listener) => void} off
 * @property {(message: Record<string, unknown>) => void} [send] to the kernel, where there is one
 */

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

/** Run at most once for all changes of a moment. @param {() => void} run */
export function once(run) {
  let pending = false;
  return () => {
    if (pending) return;
    pending = true;
    queueMicrotask(() => {
      pending = false;
      run();
    });
  };
}

/**
 * Send a message to the kernel.
 * @param {Model} model of a widget that has one
 * @param {Record<string, unknown>} message
 */
export function send(model, message) {
  if (!model.send) throw new Error("a page has no kernel to send to");
  model.send(message);
}
