/**
 * The review page: keeps what a reviewer ticks in this browser, and saves it as a CSV file.
 *
 * A verdict is kept with the hash of the text that it was given on; a text that has changed since asks again.
 */
import { t } from "../shared/words.js";

/** @import { Given, ReviewItem, ReviewPage } from "./types.js" */

const KEY = "calcikit.review";
const COLUMNS = ["who", "role", "date", "id", "hash", "verdict", "comment"];

/** One line of a CSV file. @param {string[]} cells */
export const csvLine = (cells) =>
  cells.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(",");

/**
 * The CSV file of what was ticked; the byte order mark lets spreadsheets read it as UTF-8.
 * @param {{who: string, role: string}} reviewer
 * @param {string} date
 * @param {Given[]} given
 */
export function toCsv(reviewer, date, given) {
  const lines = given.map(({ id, hash, verdict, comment }) =>
    csvLine([reviewer.who, reviewer.role, date, id, hash, verdict, comment]),
  );
  return `\ufeff${[COLUMNS.join(","), ...lines].join("\r\n")}\r\n`;
}

/** @typedef {{who: string, role: string, items: Record<string, Partial<Given>>}} State */

/** @param {Storage} storage @returns {State} what was kept; nothing where storage is blocked or broken */
export function readState(storage) {
  /** @type {?Partial<State>} */
  let found;
  try {
    found = JSON.parse(storage.getItem(KEY) ?? "null");
  } catch {
    found = null;
  }
  return { who: found?.who ?? "", role: found?.role ?? "", items: found?.items ?? {} };
}

/** @param {ReviewPage} page */
const items = (page) => [...page.querySelectorAll("[data-review]")];

/** What stands in one item's boxes. @param {ReviewItem} item @returns {Given} */
function given(item) {
  const verdict = item.querySelector("input:checked")?.value ?? "";
  return {
    id: item.dataset.review,
    hash: item.dataset.hash,
    verdict,
    comment: item.querySelector("textarea").value.trim(),
  };
}

/** @param {ReviewPage} page @param {State} state */
function restore(page, state) {
  page.getElementById("who").value = state.who;
  page.getElementById("role").value = state.role;
  for (const item of items(page)) {
    const kept = state.items[item.dataset.review];
    if (!kept) continue;
    item.querySelector("textarea").value = kept.comment ?? "";
    const same = kept.hash === item.dataset.hash;
    item.querySelector(".ck-changed").hidden = same || !kept.verdict;
    const box = same && kept.verdict && item.querySelector(`input[value="${CSS.escape(kept.verdict)}"]`);
    if (box) box.checked = true;
  }
}

/** @param {ReviewPage} page @param {() => Storage} storage @param {HTMLElement} said */
function keep(page, storage, said) {
  const all = Object.fromEntries(
    items(page)
      .map(given)
      .filter((one) => one.verdict || one.comment)
      .map((one) => [one.id, one]),
  );
  try {
    storage().setItem(
      KEY,
      JSON.stringify({
        who: page.getElementById("who").value,
        role: page.getElementById("role").value,
        items: all,
      }),
    );
  } catch {
    said.textContent = t("This browser keeps nothing for this page: save the CSV file before you close it.");
  }
}

/** A comment without a verdict is a verdict: it would be lost otherwise. @param {Element} box */
function commented(box) {
  /** @type {ReviewItem | null} */
  const item = box.closest("[data-review]");
  if (item && given(item).comment && !given(item).verdict) {
    item.querySelector('input[value="comment"]').checked = true;
  }
}

/** Says how far the reviewer is. @param {ReviewPage} page */
function count(page) {
  const all = items(page);
  const done = all.filter((item) => given(item).verdict).length;
  page.getElementById("progress").textContent = t("{k} of {n} reviewed", { k: done, n: all.length });
}

/**
 * Shows one kind of text, or only what has no verdict yet; what is marked then stays, for a comment.
 * @param {ReviewPage} page
 */
function show(page) {
  const kind = page.getElementById("kind").value;
  const open = page.getElementById("open").checked;
  for (const item of items(page)) {
    item.hidden = Boolean((kind && item.dataset.kind !== kind) || (open && given(item).verdict));
  }
  count(page);
}

/** @param {ReviewPage} page @param {HTMLElement} said */
function save(page, said) {
  const reviewer = {
    who: page.getElementById("who").value.trim(),
    role: page.getElementById("role").value.trim(),
  };
  const ready = items(page)
    .map(given)
    .filter((one) => one.verdict);
  if (reviewer.who.length < 2 || reviewer.role.length < 2 || !ready.length) {
    said.textContent = ready.length
      ? t("Give your name and your role first.")
      : t("Nothing has a verdict yet.");
    return;
  }
  const today = new Date().toISOString().slice(0, 10);
  const link = page.createElement("a");
  link.href = `data:text/csv;charset=utf-8,${encodeURIComponent(toCsv(reviewer, today, ready))}`;
  link.download = `calcikit-review-${today}.csv`;
  link.click();
  said.textContent = t("{n} verdicts saved in {file}. Send that file to the editors.", {
    n: ready.length,
    file: link.download,
  });
}

/** @param {ReviewPage} page */
export default function review(page) {
  const said = page.getElementById("said");
  const storage = () => page.defaultView.localStorage;
  try {
    restore(page, readState(storage()));
  } catch {
    said.textContent = t("This browser keeps nothing for this page: save the CSV file before you close it.");
  }
  page.addEventListener("input", ({ target }) => {
    if (target.matches("textarea")) commented(target);
    keep(page, storage, said);
  });
  page.addEventListener("change", ({ target }) => {
    keep(page, storage, said);
    if (target.id === "kind" || target.id === "open") show(page);
    else count(page);
  });
  page.getElementById("save").addEventListener("click", () => save(page, said));
  for (const id of /** @type {const} */ (["reviewer", "controls"])) page.getElementById(id).hidden = false;
  show(page);
}
