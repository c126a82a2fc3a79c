/* Made by "make js" (sha256 bd63c970b930e1aa3d61d1746461eb4e2ac5408cd0d6cb0e7d584c57862c215d) of js/review/main.js js/review/review.js js/shared/marks.js js/shared/words.js */
// js/shared/words.js
var spoken = { language: "en", direction: "ltr", texts: {} };
var fill = (text, values) => text.replace(/\{(\w+)\}/g, (name, key) => String(values?.[key] ?? name)), foreign = (text) => spoken.language === "en" ? text : "⁨" + text + "⁩", translated = (key) => spoken.texts[key], t = (text, values) => fill(translated(text) || foreign(text), values);

// js/review/review.js
var KEY = "calcikit.review", COLUMNS = ["who", "role", "date", "id", "hash", "verdict", "comment"], csvLine = (cells) => cells.map((cell) => /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell).join(",");
function toCsv(reviewer, date, given2) {
  let lines = given2.map(
    ({ id, hash, verdict, comment }) => csvLine([reviewer.who, reviewer.role, date, id, hash, verdict, comment])
  );
  return `\uFEFF${[COLUMNS.join(","), ...lines].join(`\r
`)}\r
`;
}
function readState(storage) {
  let found;
  try {
    found = JSON.parse(storage.getItem(KEY) ?? "null");
  } catch {
    found = null;
  }
  return { who: found?.who ?? "", role: found?.role ?? "", items: found?.items ?? {} };
}
var items = (page) => [...page.querySelectorAll("[data-review]")];
function given(item) {
  let verdict = item.querySelector("input:checked")?.value ?? "";
  return {
    id: item.dataset.review,
    hash: item.dataset.hash,
    verdict,
    comment: item.querySelector("textarea").value.trim()
  };
}
function restore(page, state) {
  page.getElementById("who").value = state.who, page.getElementById("role").value = state.role;
  for (let item of items(page)) {
    let kept = state.items[item.dataset.review];
    if (!kept) continue;
    item.querySelector("textarea").value = kept.comment ?? "";
    let same = kept.hash === item.dataset.hash;
    item.querySelector(".ck-changed").hidden = same || !kept.verdict;
    let box = same && kept.verdict && item.querySelector(`input[value="${CSS.escape(kept.verdict)}"]`);
    box && (box.checked = !0);
  }
}
function keep(page, storage, said) {
  let all = Object.fromEntries(
    items(page).map(given).filter((one) => one.verdict || one.comment).map((one) => [one.id, one])
  );
  try {
    storage().setItem(
      KEY,
      JSON.stringify({
        who: page.getElementById("who").value,
        role: page.getElementById("role").value,
        items: all
      })
    );
  } catch {
    said.textContent = t("This browser keeps nothing for this page: save the CSV file before you close it.");
  }
}
function commented(box) {
  let item = box.closest("[data-review]");
  item && given(item).comment && !given(item).verdict && (item.querySelector('input[value="comment"]').checked = !0);
}
function count(page) {
  let all = items(page), done = all.filter((item) => given(item).verdict).length;
  page.getElementById("progress").textContent = t("{k} of {n} reviewed", { k: done, n: all.length });
}
function show(page) {
  let kind = page.getElementById("kind").value, open = page.getElementById("open").checked;
  for (let item of items(page))
    item.hidden = !!(kind && item.dataset.kind !== kind || open && given(item).verdict);
  count(page);
}
function save(page, said) {
  let reviewer = {
    who: page.getElementById("who").value.trim(),
    role: page.getElementById("role").value.trim()
  }, ready = items(page).map(given).filter((one) => one.verdict);
  if (reviewer.who.length < 2 || reviewer.role.length < 2 || !ready.length) {
    said.textContent = ready.length ? t("Give your name and your role first.") : t("Nothing has a verdict yet.");
    return;
  }
  let today = (/* @__PURE__ */ new Date()).toISOString().slice(0, 10), link = page.createElement("a");
  link.href = `data:text/csv;charset=utf-8,${encodeURIComponent(toCsv(reviewer, today, ready))}`, link.download = `calcikit-review-${today}.csv`, link.click(), said.textContent = t("{n} verdicts saved in {file}. Send that file to the editors.", {
    n: ready.length,
    file: link.download
  });
}
function review(page) {
  let said = page.getElementById("said"), storage = () => page.defaultView.localStorage;
  try {
    restore(page, readState(storage()));
  } catch {
    said.textContent = t("This browser keeps nothing for this page: save the CSV file before you close it.");
  }
  page.addEventListener("input", ({ target }) => {
    target.matches("textarea") && commented(target), keep(page, storage, said);
  }), page.addEventListener("change", ({ target }) => {
    keep(page, storage, said), target.id === "kind" || target.id === "open" ? show(page) : count(page);
  }), page.getElementById("save").addEventListener("click", () => save(page, said));
  for (let id of ["reviewer", "controls"]) page.getElementById(id).hidden = !1;
  show(page);
}

// js/review/main.js
review(document);
