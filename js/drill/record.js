/** The learner's record: to download, and to load again. */

import { h, put } from "../shared/dom.js";
import { t, tn } from "../shared/words.js";

/** @import { LearnerRecord } from "../shared/progress.js" */

/**
 * @param {LearnerRecord} record
 * @param {HTMLElement} note says what was taken in
 * @param {() => void} onload
 */
export function recordPart(record, note, onload) {
  const onchange = async () => {
    const [picked] = file.files ?? [];
    if (!picked) return; // the reader took the choice back
    const { added, setAside } = record.load(await picked.text());
    const lines = { n: setAside.length, why: setAside.join(" ") };
    const aside = setAside.length > 0 && [" ", t("{n} lines were set aside: {why}", lines)];
    onload();
    const answers = tn("1 answer was added to your record.", "{n} answers were added to your record.", added);
    const nothing = setAside.length ? t("No answer was added.") : t("Your record has all of these already.");
    put(note, added ? answers : nothing, aside);
  };
  const file = h("input", { type: "file", accept: ".jsonl,application/x-ndjson,text/plain", onchange });
  const link = {
    download: "calcikit-progress.jsonl",
    href: `data:application/x-ndjson;charset=utf-8,${encodeURIComponent(record.text())}`,
  };
  return h(
    "details",
    { class: "ck-drill__record", "data-key": "record" },
    h("summary", null, t("Your record")),
    h("p", null, t("It is yours and stays on this machine; nothing is sent anywhere.")),
    h("p", null, h("a", link, t("Download it"))),
    h("p", null, h("label", null, t("Load a record "), file)),
    note,
  );
}
