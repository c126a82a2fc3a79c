/* Made by "make js" (sha256 d4b11aea5a3f91b2bf2f6bac5bb95e9f5c634631779aa606a5b3cfd055904762) of js/page/data.js js/page/place.js js/page/read-marks.js js/page/search.js js/page/site.js js/shared/clamp.js js/shared/dom.js js/shared/fsrs.js js/shared/marks.js js/shared/model.js js/shared/progress.js js/shared/schedule.js js/shared/statistics.js js/shared/words.js */
// js/shared/marks.js
function pieces(text) {
  let found = [], depth = 0;
  for (let part of text.split(/([\u2068\u2069])/))
    part === "⁨" ? depth += 1 : part === "⁩" ? depth -= 1 : part && found.push({ text: part, english: depth > 0 });
  return found;
}

// js/shared/words.js
var FORMS = ["zero", "one", "two", "few", "many", "other"], spoken = { language: "en", direction: "ltr", texts: {} };
function setLanguage(words, el) {
  words?.language && (spoken = words, el && (Object.assign(el, { lang: words.language, dir: words.direction }), words.notice && (el.dataset.ckNotice = words.notice)));
}
var fill = (text, values) => text.replace(/\{(\w+)\}/g, (name, key) => String(values?.[key] ?? name)), foreign = (text) => spoken.language === "en" ? text : "⁨" + text + "⁩", translated = (key) => spoken.texts[key], t = (text, values) => fill(translated(text) || foreign(text), values);
function tn(one, many, n, values) {
  let forms = spoken.texts[one], all = { n: number(n), ...values };
  if (!forms) return fill(foreign(n === 1 ? one : many), all);
  let rules = new Intl.PluralRules(spoken.language), own = FORMS.filter((form) => rules.resolvedOptions().pluralCategories.includes(form));
  return fill(forms[Math.min(own.indexOf(rules.select(n)), forms.length - 1)], all);
}
var msg = (text) => text, number = (value, digits = 0) => spoken.language === "en" && !digits && Number.isInteger(value) && Math.abs(value) < 1e3 ? String(value) : value.toLocaleString(spoken.language, { minimumFractionDigits: digits, maximumFractionDigits: digits });
var listed = (words, type) => new Intl.ListFormat(spoken.language, { type }).format(words);

// js/page/data.js
function pageData() {
  let held = document.getElementById("ck-data");
  if (!held) throw new Error("This page has no data for its scripts.");
  return JSON.parse(held.textContent);
}

// js/shared/progress.js
var RECORD_KEY = "calcikit.progress.v1", RECORD_VERSION = 1;
var RECORD_WORDS = {
  blocked: msg(
    "This browser lets the page keep nothing: your answers last only while the page is open. Download your record to keep it."
  ),
  full: msg(
    "The browser's storage is full: the newest answers last only while the page is open. Download your record to keep them."
  ),
  silent: msg(
    "The kernel has not confirmed your last answer yet. Is it running? The answer is kept here until it does; download your record to be sure."
  )
}, isWord = (value) => typeof value == "string" && value !== "", isTruth = (value) => typeof value == "boolean", within = (value, low, high) => typeof value == "number" && Number.isFinite(value) && value >= low && value <= high, isMoment = (value) => typeof value == "string" && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?(Z|[+-]\d\d:\d\d)$/.test(value) && within(new Date(value).getUTCFullYear(), 1, 9999), orNothing = (test) => (value) => value == null || test(value), EVENT_KEYS = {
  at: isMoment,
  learner: isWord,
  sitting: isWord,
  source: isWord,
  item: isWord,
  kind: isWord,
  truth: isWord,
  said: isWord,
  credit: (value) => within(value, 0, 1),
  right: isTruth,
  confidence: orNothing((value) => Number.isInteger(value) && within(value, 1, 4)),
  seconds: orNothing((value) => within(value, 0, 1 / 0)),
  more_truth: orNothing(isTruth),
  more_said: orNothing(isTruth),
  form: orNothing(isWord)
};
function eventProblem(given) {
  if (given === null || typeof given != "object" || Array.isArray(given))
    return t("not an answer: an object in braces is expected");
  let event = { ...given };
  if (event.v == null) return t("it does not say its version");
  if (event.v !== RECORD_VERSION)
    return t("written in version {written} of the record, this page reads version {read}: use a newer page", {
      written: String(event.v),
      read: RECORD_VERSION
    });
  let bad = Object.keys(EVENT_KEYS).find((key) => !EVENT_KEYS[key](event[key]));
  return bad === void 0 ? "" : event[bad] === void 0 ? t("'{key}' is missing", { key: bad }) : t("'{key}' cannot be {value}", { key: bad, value: JSON.stringify(event[bad]) });
}
function finite(_, value) {
  if (typeof value == "number" && !Number.isFinite(value)) throw new RangeError(t("not a number"));
  return value;
}
function readRecord(text) {
  let found = { events: [], setAside: [] };
  return text.replace(/^\ufeff/, "").split(/\r?\n/).forEach((line, place) => {
    if (line.trim() === "") return;
    let event, problem = "";
    try {
      event = JSON.parse(line, finite);
    } catch {
      problem = t("not valid JSON");
    }
    problem ||= eventProblem(event), problem ? found.setAside.push({
      line: `${line}
`,
      why: t("line {number}: {problem}.", { number: place + 1, problem })
    }) : found.events.push(event);
  }), found;
}

// js/shared/clamp.js
var clamp = (value, low = 0, high = 1) => Math.min(high, Math.max(low, value));

// js/shared/fsrs.js
var [AGAIN, HARD, GOOD, EASY] = [1, 2, 3, 4], W = [
  0.212,
  1.2931,
  2.3065,
  8.2956,
  6.4133,
  0.8334,
  3.0194,
  1e-3,
  1.8722,
  0.1666,
  0.796,
  1.4835,
  0.0614,
  0.2629,
  1.6483,
  0.6014,
  1.8729,
  0.5425,
  0.0912,
  0.0658,
  0.1542
], RETENTION = 0.9, DECAY = -W[20], FACTOR = 0.9 ** (1 / DECAY) - 1, firstDifficulty = (rating) => W[4] - Math.exp(W[5] * (rating - 1)) + 1;
function nextDifficulty(difficulty, rating) {
  let moved = difficulty + (10 - difficulty) * -W[6] * (rating - 3) / 9;
  return clamp(W[7] * firstDifficulty(EASY) + (1 - W[7]) * moved, 1, 10);
}
function forgotten({ stability, difficulty }, recall) {
  let longer = W[11] * difficulty ** -W[12] * ((stability + 1) ** W[13] - 1) * Math.exp((1 - recall) * W[14]);
  return Math.min(longer, stability / Math.exp(W[17] * W[18]));
}
function remembered({ stability, difficulty }, recall, rating) {
  let gain = Math.exp(W[8]) * (11 - difficulty) * stability ** -W[9] * (Math.exp((1 - recall) * W[10]) - 1);
  return stability * (1 + gain * (rating === HARD ? W[15] : 1) * (rating === EASY ? W[16] : 1));
}
function review(memory, days, rating) {
  if (!memory) return { stability: W[rating - 1], difficulty: clamp(firstDifficulty(rating), 1, 10) };
  let recall = (1 + FACTOR * days / memory.stability) ** DECAY, stability = rating === AGAIN ? forgotten(memory, recall) : remembered(memory, recall, rating);
  return { stability: Math.max(stability, 1e-3), difficulty: nextDifficulty(memory.difficulty, rating) };
}
var interval = ({ stability }) => Math.max(1, Math.round(stability / FACTOR * (RETENTION ** (1 / DECAY) - 1)));

// js/shared/statistics.js
var NOT_WORDS = ["same_or_different", "turning_word", "find"];

// js/shared/schedule.js
var DAY = 864e5, dayOf = ({ at }) => Math.floor(Date.parse(at) / DAY), rated = (share) => share >= 0.75 ? GOOD : share >= 0.5 ? HARD : AGAIN;
function dueDay(answers) {
  let state = null, [last, due] = [0, 0];
  for (let [day, given] of [...Map.groupBy(answers, dayOf)].sort(([a], [b]) => a - b))
    state = review(state, day - last, rated(given.filter(({ right }) => right).length / given.length)), last = day, due = day + interval(state);
  return due;
}
function cues(events) {
  let kinds = [...new Set(events.map(({ kind }) => kind))].map((kind) => ({ kind, pair: null })), slips = events.filter(({ kind, truth, said }) => truth !== said && !NOT_WORDS.includes(kind)), pairs = new Map(
    slips.map(({ kind, truth, said }) => {
      let pair = [truth, said].sort();
      return [JSON.stringify([kind, pair]), { kind, pair }];
    })
  );
  return [...kinds, ...pairs.values()];
}
function schedule(events, now) {
  let today = Math.floor(now / DAY), drilled = events.filter((event) => event.source === "drill" && dayOf(event) <= today), about = ({ kind, pair }) => drilled.filter((event) => event.kind === kind && (!pair || pair.includes(event.truth))), planned = cues(drilled).flatMap((cue) => {
    let answers = about(cue);
    return answers.length ? [{ cue, day: dueDay(answers) }] : [];
  }), later = planned.filter(({ day }) => day > today).map(({ day }) => day);
  return {
    due: planned.filter(({ day }) => day <= today).map(({ cue }) => cue),
    next: later.length ? new Date(Math.min(...later) * DAY) : null
  };
}
function cueWords({ kinds, groups, names }, { kind, pair }) {
  if (!pair) return kinds[kind] ?? kind;
  let known = names[groups[kind] ?? kind] ?? {};
  return listed(
    pair.map((id) => known[id] ?? id),
    "disjunction"
  );
}

// js/page/read-marks.js
var KEY = "calcikit.read", BLOCKED = msg("This browser keeps nothing for this page, so the tick is gone when you close it.");
function readTicks(storage, key = KEY) {
  let found = null;
  try {
    found = JSON.parse(storage.getItem(key) ?? "{}");
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  return found && typeof found == "object" && !Array.isArray(found) ? found : {};
}
function writeTick(storage, lesson, day, key = KEY) {
  let { [lesson]: _, ...others } = readTicks(storage, key);
  storage.setItem(key, JSON.stringify(day ? { ...others, [lesson]: day } : others));
}
function stored(document2, ask) {
  try {
    return ask(document2.defaultView.localStorage);
  } catch {
    return null;
  }
}
function lessonEnd(document2, line, lesson, listed2) {
  let [box] = line.getElementsByTagName("input"), [said] = line.getElementsByTagName("output"), show = () => {
    box.checked = !!stored(document2, readTicks)?.[lesson];
  };
  return box.addEventListener("change", () => {
    try {
      writeTick(
        document2.defaultView.localStorage,
        lesson,
        box.checked && (/* @__PURE__ */ new Date()).toISOString().slice(0, 10)
      ), listed2 && (said.textContent = box.checked ? t("Ticked in the list of lessons.") : t("The tick is gone."));
    } catch {
      said.textContent = t(BLOCKED);
    }
    document2.dispatchEvent(new CustomEvent("ck-read", { detail: { read: box.checked } }));
  }), show(), line.hidden = !1, show;
}
function lessonList(document2, line) {
  let places = [...document2.querySelectorAll("[data-ck-lesson]")];
  return () => {
    let read = stored(document2, readTicks);
    for (let place of places) place.hidden = !read?.[place.dataset.ckLesson];
    let count = places.filter((place) => !place.hidden).length;
    line.textContent = read == null ? t("This browser keeps nothing for this page: what you ticked as read is not shown here.") : count ? t("You have read {k} of {n} lessons. Only this browser knows.", { k: count, n: places.length }) : t("Tick a lesson at its end, and it is marked here. Only this browser will know."), line.hidden = !1;
  };
}
function reading(document2, page2) {
  let shows = [], end = document2.querySelector(".ck-done"), list = document2.querySelector(".ck-count");
  end && page2.lesson !== void 0 && shows.push(lessonEnd(document2, end, page2.lesson, !page2.scorm)), list && shows.push(lessonList(document2, list));
  for (let show of shows) show();
  let again = () => {
    for (let show of shows) show();
  };
  document2.defaultView.addEventListener("storage", (event) => {
    (event.key === KEY || event.key === null) && again();
  }), document2.defaultView.addEventListener("pageshow", (event) => {
    event.persisted && again();
  });
}

// js/page/place.js
var KEY2 = "calcikit.place";
function readPlace(document2) {
  let found = stored(document2, (storage) => JSON.parse(storage.getItem(KEY2) ?? "null"));
  return typeof found?.lesson == "string" && typeof found.title == "string" ? found : null;
}
function showPlace(document2) {
  let link = document2.querySelector(".ck-go-on a"), kept = readPlace(document2);
  !link || !kept || !document2.querySelector(`[data-ck-lesson="${CSS.escape(kept.lesson)}"]`) || (link.href = `${encodeURIComponent(kept.lesson)}.html${kept.part ?? ""}`, link.textContent = `${t("Go on:")} ${kept.title}`);
}
var keptRecord = (document2) => stored(document2, (storage) => storage.getItem(RECORD_KEY)) ?? "";
function showDue(document2, { due: labels }) {
  let line = document2.querySelector(".ck-due");
  if (!line) return;
  let { due } = schedule(readRecord(keptRecord(document2)).events, Date.now()), said = line.querySelector("b"), more = due.length > 2 && t("and {n} more", { n: due.length - 2 }), first = due.slice(0, 2).map((cue) => cueWords(labels, cue));
  said.textContent = [...first, ...more ? [more] : []].join(", "), line.hidden = !due.length;
}
function showCases(document2) {
  let record = keptRecord(document2), cases = document2.querySelectorAll("[data-ck-case]");
  for (let { dataset, lastElementChild: mark } of cases) {
    let answered = (stage) => record.includes(`"item":"${dataset.ckCase}/${stage}`);
    mark.textContent = answered(`${dataset.ckLast}"`) ? t("✓ decided") : t("begun"), mark.hidden = !answered("");
  }
}

// js/shared/dom.js
function english(text) {
  let node = document.createElement("span");
  return Object.assign(node, { lang: "en", dir: "ltr", textContent: text }), node;
}
function add(node, child) {
  if (Array.isArray(child)) for (let one of child) add(node, one);
  else if (typeof child == "string" && child.includes("⁨"))
    for (let { text, english: stayed } of pieces(child)) node.append(stayed ? english(text) : text);
  else child != null && child !== !1 && child !== "" && node.append(typeof child == "object" ? child : String(child));
}
function h(tag, props, ...children) {
  let node = document.createElement(tag);
  for (let name in props) {
    let value = props[name];
    typeof value == "function" ? node.addEventListener(name.slice(2), value) : value !== !1 && value != null && node.setAttribute(name, value === !0 ? "" : String(value));
  }
  return add(node, children), node;
}

// js/page/search.js
var MOST = 20, PASSED = msg("a an and are do does for how i in is it of on or the this to what when where which why"), plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase(), escaped = (word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
function sought(question) {
  let words = plain(question).match(/[\p{L}\p{N}]+/gu) ?? [], passed = t(PASSED).split(" "), telling = words.filter((word) => !passed.includes(word));
  return telling.length ? telling : words;
}
function find(places, question) {
  let words = sought(question);
  if (!words.length) return [];
  let begins = words.map((word) => new RegExp(`(?<![\\p{L}\\p{N}])${escaped(word)}`, "gu"));
  return places.map((place) => {
    let [title, text] = [plain(place.title), plain(place.text)], hits = begins.map(
      (begin) => 20 * (title.match(begin)?.length ?? 0) + (text.match(begin)?.length ?? 0)
    );
    return { place, rank: hits.includes(0) ? 0 : hits.reduce((sum, hit) => sum + hit, 0) };
  }).filter(({ rank }) => rank > 0).sort((a, b) => b.rank - a.rank).map(({ place }) => place);
}
function excerpt(text, question, width = 150) {
  let words = sought(question), hit = new RegExp(`(?<![\\p{L}\\p{N}])(${words.map(escaped).join("|")})`, "giu"), hits = [...text.matchAll(hit)], near = (at2) => new Set(hits.filter(({ index }) => index >= at2 && index < at2 + width / 2).map(([word]) => plain(word))).size, at = hits.map(({ index }) => index).sort((a, b) => near(b) - near(a) || a - b)[0] ?? 0, from = at < width / 2 ? 0 : text.indexOf(" ", at - width / 2) + 1, to = at + width < text.length ? text.lastIndexOf(" ", at + width) : text.length;
  return `${from ? "… " : ""}${text.slice(from, Math.max(to, at))}${to < text.length ? " …" : ""}`.split(hit);
}
function told(count, lessons) {
  if (count === 0) return t("Nothing found. Try a shorter word.");
  let places = tn("1 place", "{n} places", count), pages = tn("1 page", "{n} pages", lessons);
  return count > MOST ? t("{places} in {pages}; the first {most} are shown.", { places, pages, most: MOST }) : t("{places} in {pages}.", { places, pages });
}
var row = ({ page: page2, id, title, lesson, text }, question) => h(
  "li",
  null,
  h("a", { href: `${page2}.html#${id}` }, title),
  h("small", null, lesson),
  h(
    "p",
    null,
    excerpt(text, question).map((piece, number2) => number2 % 2 ? h("mark", null, piece) : piece)
  )
);
function search(document2, page2) {
  let form = document2.querySelector(".ck-search");
  if (!form) return;
  let [box] = form.getElementsByTagName("input"), [said] = form.getElementsByTagName("output"), [list] = form.getElementsByTagName("ol");
  function keep() {
    let hash = box.value.trim() ? `#q=${encodeURIComponent(box.value)}` : "#";
    document2.defaultView.history.replaceState(null, "", hash);
  }
  function show() {
    let found = find(page2.search, box.value);
    list.replaceChildren(...found.slice(0, MOST).map((place) => row(place, box.value))), said.textContent = box.value.trim() ? told(found.length, new Set(found.map((place) => place.page)).size) : "";
  }
  let waiting = 0;
  box.addEventListener("input", () => {
    clearTimeout(waiting), waiting = setTimeout(() => {
      keep(), show();
    }, 120);
  }), form.addEventListener("submit", (event) => {
    event.preventDefault(), clearTimeout(waiting), keep(), show();
  }), form.addEventListener("keydown", (event) => {
    let links = [box, ...list.getElementsByTagName("a")], step = { ArrowDown: 1, ArrowUp: -1 }[event.key], next = step && links[links.indexOf(document2.activeElement) + step];
    next && (event.preventDefault(), next.focus());
  }), form.hidden = !1;
  let asked = document2.defaultView.location.hash.match(/^#q=(.+)/)?.[1];
  asked && (box.value = decodeURIComponent(asked)), box.value && show();
}

// js/page/site.js
var page = pageData(), shown = document;
setLanguage(page.words);
reading(shown, page);
showPlace(shown);
showCases(shown);
showDue(shown, page);
search(shown, page);
