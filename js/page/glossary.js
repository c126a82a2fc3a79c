/**
 * Explains a marked word where it stands. Without scripts the word is a link to its explanation at the end of the page.
 *
 * A toggletip: pressed (pointer, touch, Enter or Space) it shows the explanation after the word, which a screen reader
 * tells once; pressed again, with Escape, or by pressing elsewhere it goes. The focus stays where it is.
 */
export default function words(document) {
  const window = document.defaultView;
  let open = null;

  function close() {
    if (!open) return;
    open.tip.remove();
    open.word.setAttribute("aria-expanded", "false");
    open = null;
  }

  /** Below the word, inside the column of text; above it where the window ends. */
  function place(word, tip) {
    const at = word.getClientRects()[0];
    const room = document.documentElement.clientWidth;
    const width = Math.min(tip.offsetWidth, room - 16);
    const left = Math.max(8, Math.min(at.left, room - width - 8));
    const below = at.bottom + 6;
    const top =
      below + tip.offsetHeight > window.innerHeight && at.top > tip.offsetHeight + 6
        ? at.top - tip.offsetHeight - 6
        : below;
    tip.style.left = `${left + window.scrollX}px`;
    tip.style.top = `${top + window.scrollY}px`;
  }

  function show(word) {
    const about = document.getElementById(word.hash.slice(1));
    if (!about) return;
    const tip = document.createElement("span");
    tip.className = "ck-tip";
    tip.setAttribute("role", "status");
    word.after(tip);
    word.setAttribute("aria-expanded", "true");
    open = { word, tip };
    const told = [...about.nextElementSibling.querySelectorAll("p:not(.ck-source)")];
    for (const [tag, from] of [["strong", about], ...told.map((part) => ["span", part])]) {
      const part = document.createElement(tag);
      part.append(...[...from.childNodes].map((node) => node.cloneNode(true)));
      tip.append(part);
    }
    const source = document.createElement("a");
    source.href = word.hash;
    source.textContent = "Sources";
    tip.append(source);
    tip.popover = "manual"; // in front of all, so that no frame cuts it
    tip.showPopover?.();
    place(word, tip);
  }

  function press(event) {
    const word = event.target.closest?.(".ck-term");
    const again = word && open?.word === word;
    if (!word && open?.tip.contains(event.target)) return;
    close();
    if (!word) return;
    event.preventDefault();
    if (!again) show(word);
  }

  const marked = document.querySelectorAll(".ck-term");
  for (const word of marked) {
    word.setAttribute("role", "button");
    word.setAttribute("aria-expanded", "false");
  }
  document.addEventListener("click", press);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && open) {
      if (open.tip.contains(document.activeElement)) open.word.focus();
      close();
    } else if (event.key === " " && event.target.closest?.(".ck-term")) {
      press(event);
    }
  });
  document.addEventListener("focusin", (event) => {
    if (open && event.target !== open.word && !open.tip.contains(event.target)) close();
  });
  window.addEventListener("resize", close);
  window.addEventListener("beforeprint", close);
}
