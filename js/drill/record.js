/** The learner's record: to take along, and to bring back. */

import { h, put } from "../shared/dom.js";

/**
 * @param {ReturnType<typeof import("../shared/progress.js").openRecord>} record
 * @param {HTMLElement} note says what was taken in
 * @param {() => void} onload
 */
export function recordPart(record, note, onload) {
  const onchange = async () => {
    const { added, setAside } = record.load(await file.files[0].text());
    const aside = setAside.length ? ` ${setAside.length} lines were set aside: ${setAside.join(" ")}` : "";
    onload();
    const answers = added === 1 ? "1 answer was" : `${added} answers were`;
    const nothing = setAside.length ? "No answer was added." : "Your record has all of these already.";
    put(note, added ? `${answers} added to your record.` : nothing, aside);
  };
  const file = h("input", { type: "file", accept: ".jsonl,application/x-ndjson,text/plain", onchange });
  const link = {
    download: "calcikit-progress.jsonl",
    href: `data:application/x-ndjson;charset=utf-8,${encodeURIComponent(record.text())}`,
  };
  return h(
    "details",
    { class: "ck-drill__record", "data-key": "record" },
    h("summary", null, "Your record"),
    h("p", null, "It is yours and stays on this machine; nothing is sent anywhere."),
    h("p", null, h("a", link, "Download it")),
    h("p", null, h("label", null, "Load a record ", file)),
    note,
  );
}
