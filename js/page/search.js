/** Finds words in all lessons. The texts are in the page: a page opened from a file can fetch nothing. */
import { h } from "../shared/dom.js";
import { msg, t, tn } from "../shared/words.js";

/** @import { SearchPlace, ShownDocument, SiteData } from "./types.js" */

const MOST = 20;
/** Words that say nothing of what is sought. */
const PASSED = msg("a an and are do does for how i in is it of on or the this to what when where which why");

/** Letters as one types them: without accents, small. @param {string} text */
const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

/** @param {string} word */
const escaped = (word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** The words of a question that lead somewhere; all of them where none does. @param {string} question */
function sought(question) {
  const words = plain(question).match(/[\p{L}\p{N}]+/gu) ?? [];
  const passed = t(PASSED).split(" ");
  const telling = words.filter((word) => !passed.includes(word));
  return telling.length ? telling : words;
}

/**
 * The places that hold every word of the question at the beginning of one of their own words, best first.
 * @param {SearchPlace[]} places
 * @param {string} question
 */
export function find(places, question) {
  const words = sought(question);
  if (!words.length) return [];
  const begins = words.map((word) => new RegExp(`(?<![\\p{L}\\p{N}])${escaped(word)}`, "gu"));
  const counted = places.map((place) => {
    const [title, text] = [plain(place.title), plain(place.text)];
    const hits = begins.map(
      (begin) => 20 * (title.match(begin)?.length ?? 0) + (text.match(begin)?.length ?? 0),
    );
    return { place, rank: hits.includes(0) ? 0 : hits.reduce((sum, hit) => sum + hit, 0) };
  });
  return counted
    .filter(({ rank }) => rank > 0)
    .sort((a, b) => b.rank - a.rank)
    .map(({ place }) => place);
}

/**
 * A line of the text where most of the words stand together, in pieces: plain, hit, plain, hit ...
 * @param {string} text
 * @param {string} question
 */
export function excerpt(text, question, width = 150) {
  const words = sought(question);
  const hit = new RegExp(`(?<![\\p{L}\\p{N}])(${words.map(escaped).join("|")})`, "giu");
  const hits = [...text.matchAll(hit)];
  const near = (/** @type {number} */ at) =>
    new Set(hits.filter(({ index }) => index >= at && index < at + width / 2).map(([word]) => plain(word)))
      .size;
  const at = hits.map(({ index }) => index).sort((a, b) => near(b) - near(a) || a - b)[0] ?? 0;
  const from = at < width / 2 ? 0 : text.indexOf(" ", at - width / 2) + 1;
  const to = at + width < text.length ? text.lastIndexOf(" ", at + width) : text.length;
  const line = `${from ? "… " : ""}${text.slice(from, Math.max(to, at))}${to < text.length ? " …" : ""}`;
  return line.split(hit);
}

/** @param {number} count @param {number} lessons */
function told(count, lessons) {
  if (count === 0) return t("Nothing found. Try a shorter word.");
  const places = tn("1 place", "{n} places", count);
  const pages = tn("1 page", "{n} pages", lessons);
  if (count > MOST)
    return t("{places} in {pages}; the first {most} are shown.", { places, pages, most: MOST });
  return t("{places} in {pages}.", { places, pages });
}

/** A place that was found, with the words in their line. @param {SearchPlace} place @param {string} question */
const row = ({ page, id, title, lesson, text }, question) =>
  h(
    "li",
    null,
    h("a", { href: `${page}.html#${id}` }, title),
    h("small", null, lesson),
    h(
      "p",
      null,
      excerpt(text, question).map((piece, number) => (number % 2 ? h("mark", null, piece) : piece)),
    ),
  );

/** @param {ShownDocument} document @param {SiteData} page */
export default function search(document, page) {
  /** @type {HTMLFormElement | null} */
  const form = document.querySelector(".ck-search");
  if (!form) return;
  const [box] = form.getElementsByTagName("input");
  const [said] = form.getElementsByTagName("output");
  const [list] = form.getElementsByTagName("ol");
  /** The question stands in the address, so that going back finds it again. */
  function keep() {
    const hash = box.value.trim() ? `#q=${encodeURIComponent(box.value)}` : "#";
    document.defaultView.history.replaceState(null, "", hash);
  }

  function show() {
    const found = find(page.search, box.value);
    list.replaceChildren(...found.slice(0, MOST).map((place) => row(place, box.value)));
    said.textContent = box.value.trim()
      ? told(found.length, new Set(found.map((place) => place.page)).size)
      : "";
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
    const step = /** @type {Record<string, number>} */ ({ ArrowDown: 1, ArrowUp: -1 })[event.key];
    const next =
      step && links[links.indexOf(/** @type {HTMLAnchorElement} */ (document.activeElement)) + step];
    if (!next) return;
    event.preventDefault();
    next.focus();
  });
  form.hidden = false;
  const asked = document.defaultView.location.hash.match(/^#q=(.+)/)?.[1];
  if (asked) box.value = decodeURIComponent(asked);
  if (box.value) show();
}
