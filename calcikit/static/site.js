/* Made by "make js" (sha256 ca4facb43e74551c38f9ce6d9978cb8fc7b6086f54d113144f5a0e7a22314baf) of js/page/place.js js/page/read-marks.js js/page/search.js js/page/site.js js/shared/marks.js js/shared/words.js */
// js/shared/marks.js
var FROM = "⁨";
var TO = "⁩";

// js/shared/words.js
var FORMS = ["zero", "one", "two", "few", "many", "other"];
var spoken = { language: "en", direction: "ltr", texts: {} };
function speak(words, el) {
  if (!words?.language) return;
  spoken = words;
  if (el) Object.assign(el, { lang: words.language, dir: words.direction });
}
var fill = (text, values) => text.replace(/\{(\w+)\}/g, (name, key) => values?.[key] ?? name);
var foreign = (text) => spoken.language === "en" ? text : FROM + text + TO;
var t = (text, values) => fill(spoken.texts[text] || foreign(text), values);
function tn(one, many, n, values) {
  const rules = new Intl.PluralRules(spoken.language);
  const forms = spoken.texts[one];
  const all = { n: number(n), ...values };
  if (!forms) return fill(foreign(n === 1 ? one : many), all);
  const own = FORMS.filter((form) => rules.resolvedOptions().pluralCategories.includes(form));
  return fill(forms[Math.min(own.indexOf(rules.select(n)), forms.length - 1)], all);
}
var msg = (text) => text;
var number = (value, digits = 0) => value.toLocaleString(spoken.language, { minimumFractionDigits: digits, maximumFractionDigits: digits });

// js/page/place.js
var KEY = "calcikit.place";
function readPlace(window) {
  try {
    const found = JSON.parse(window.localStorage.getItem(KEY) ?? "null");
    return typeof found?.lesson === "string" && typeof found.title === "string" ? found : null;
  } catch {
    return null;
  }
}
function showPlace(document2) {
  const line = document2.querySelector(".ck-go-on");
  const kept = readPlace(document2.defaultView);
  if (!line || !kept || !document2.querySelector(`[data-ck-lesson="${CSS.escape(kept.lesson)}"]`)) return;
  const [link] = line.getElementsByTagName("a");
  link.href = `${encodeURIComponent(kept.lesson)}.html${kept.part ?? ""}`;
  line.querySelector("b").textContent = kept.title;
  line.hidden = false;
}
function showCases(document2) {
  let record = "";
  try {
    record = document2.defaultView.localStorage.getItem("calcikit.progress.v1") ?? "";
  } catch {
    return;
  }
  for (const item of document2.querySelectorAll("[data-ck-case]"))
    item.querySelector("span").hidden = !record.includes(`"item":"${item.dataset.ckCase}/`);
}

// js/page/read-marks.js
var KEY2 = "calcikit.read";
var BLOCKED = msg("This browser keeps nothing for this page, so the tick is gone when you close it.");
function readTicks(storage, key = KEY2) {
  let found = null;
  try {
    found = JSON.parse(storage.getItem(key) ?? "{}");
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  return found && typeof found === "object" && !Array.isArray(found) ? found : {};
}
function writeTick(storage, lesson, day, key = KEY2) {
  const { [lesson]: _, ...others } = readTicks(storage, key);
  storage.setItem(key, JSON.stringify(day ? { ...others, [lesson]: day } : others));
}
var storageOf = (document2) => document2.defaultView.localStorage;
function ticks(document2) {
  try {
    return readTicks(storageOf(document2));
  } catch {
    return null;
  }
}
function lessonEnd(document2, line, lesson, listed) {
  const [box] = line.getElementsByTagName("input");
  const [said] = line.getElementsByTagName("output");
  const show = () => {
    box.checked = Boolean(ticks(document2)?.[lesson]);
  };
  box.addEventListener("change", () => {
    try {
      writeTick(storageOf(document2), lesson, box.checked && (/* @__PURE__ */ new Date()).toISOString().slice(0, 10));
      if (listed)
        said.textContent = box.checked ? t("Ticked in the list of lessons.") : t("The tick is gone.");
    } catch {
      said.textContent = t(BLOCKED);
    }
    document2.dispatchEvent(new CustomEvent("ck-read", { detail: { read: box.checked } }));
  });
  show();
  line.hidden = false;
  return show;
}
function lessonList(document2, line) {
  const places = [...document2.querySelectorAll("[data-ck-lesson]")];
  return () => {
    const read = ticks(document2);
    for (const place of places) place.hidden = !read?.[place.dataset.ckLesson];
    const count = places.filter((place) => !place.hidden).length;
    line.textContent = read == null ? t("This browser keeps nothing for this page: what you ticked as read is not shown here.") : count ? t("You have read {k} of {n} lessons. Only this browser knows.", { k: count, n: places.length }) : t("Tick a lesson at its end, and it is marked here. Only this browser will know.");
    line.hidden = false;
  };
}
function reading(document2, page2) {
  const shows = [];
  const end = document2.querySelector(".ck-done");
  const list = document2.querySelector(".ck-count");
  if (end) shows.push(lessonEnd(document2, end, page2.lesson, !page2.scorm));
  if (list) shows.push(lessonList(document2, list));
  for (const show of shows) show();
  const again = () => {
    for (const show of shows) show();
  };
  document2.defaultView.addEventListener("storage", (event) => {
    if (event.key === KEY2 || event.key === null) again();
  });
  document2.defaultView.addEventListener("pageshow", (event) => {
    if (event.persisted) again();
  });
}

// js/page/search.js
var MOST = 20;
var plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
var escaped = (word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
function find(places, question) {
  const words = plain(question).match(/[\p{L}\p{N}]+/gu) ?? [];
  if (!words.length) return [];
  const begins = words.map((word) => new RegExp(`(?<![\\p{L}\\p{N}])${escaped(word)}`, "gu"));
  const counted = places.map((place) => {
    const [title, text] = [plain(place.title), plain(place.text)];
    const hits = begins.map(
      (begin) => 20 * (title.match(begin)?.length ?? 0) + (text.match(begin)?.length ?? 0)
    );
    return { place, rank: hits.includes(0) ? 0 : hits.reduce((sum, hit) => sum + hit, 0) };
  });
  return counted.filter(({ rank }) => rank > 0).sort((a, b) => b.rank - a.rank).map(({ place }) => place);
}
function excerpt(text, question, width = 150) {
  const words = plain(question).match(/[\p{L}\p{N}]+/gu) ?? [];
  const hit = new RegExp(`(?<![\\p{L}\\p{N}])(${words.map(escaped).join("|")})`, "giu");
  const hits = [...text.matchAll(hit)];
  const near = (at2) => new Set(hits.filter(({ index }) => index >= at2 && index < at2 + width / 2).map(([word]) => plain(word))).size;
  const at = hits.map(({ index }) => index).sort((a, b) => near(b) - near(a) || a - b)[0] ?? 0;
  const from = at < width / 2 ? 0 : text.indexOf(" ", at - width / 2) + 1;
  const to = at + width < text.length ? text.lastIndexOf(" ", at + width) : text.length;
  const line = `${from ? "… " : ""}${text.slice(from, Math.max(to, at))}${to < text.length ? " …" : ""}`;
  return line.split(hit);
}
var told = (count, lessons) => count === 0 ? t("Nothing found. Try a shorter word.") : t(
  count > MOST ? msg("{places} in {pages}; the first {most} are shown.") : msg("{places} in {pages}."),
  {
    places: tn("1 place", "{n} places", count),
    pages: tn("1 page", "{n} pages", lessons),
    most: MOST
  }
);
function row(document2, place, question) {
  const make = (tag, ...children) => {
    const node = document2.createElement(tag);
    node.append(...children);
    return node;
  };
  const link = make("a", place.title);
  link.href = `${place.page}.html#${place.id}`;
  const pieces = excerpt(place.text, question).map(
    (piece, number2) => number2 % 2 ? make("mark", piece) : piece
  );
  return make("li", link, make("small", place.lesson), make("p", ...pieces));
}
function search(document2, page2) {
  const form = document2.querySelector(".ck-search");
  if (!form) return;
  const [box] = form.getElementsByTagName("input");
  const [said] = form.getElementsByTagName("output");
  const [list] = form.getElementsByTagName("ol");
  function keep() {
    const hash = box.value.trim() ? `#q=${encodeURIComponent(box.value)}` : "#";
    document2.defaultView.history.replaceState(null, "", hash);
  }
  function show() {
    const found = find(page2.search, box.value);
    list.replaceChildren(...found.slice(0, MOST).map((place) => row(document2, place, box.value)));
    said.textContent = box.value.trim() ? told(found.length, new Set(found.map((place) => place.page)).size) : "";
  }
  let waiting = 0;
  box.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      keep();
      show();
    }, 120);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(waiting);
    keep();
    show();
  });
  form.addEventListener("keydown", (event) => {
    const links = [box, ...list.getElementsByTagName("a")];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const next = step && links[links.indexOf(document2.activeElement) + step];
    if (!next) return;
    event.preventDefault();
    next.focus();
  });
  form.hidden = false;
  const asked = document2.defaultView.location.hash.match(/^#q=(.+)/)?.[1];
  if (asked) box.value = decodeURIComponent(asked);
  if (box.value) show();
}

// js/page/site.js
var page = JSON.parse(document.getElementById("ck-data").textContent);
speak(page.words);
reading(document, page);
showPlace(document);
showCases(document);
search(document, page);
