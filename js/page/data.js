/** What a page says to its scripts. */
export function pageData() {
  const held = document.getElementById("ck-data");
  if (!held) throw new Error("This page has no data for its scripts.");
  return JSON.parse(held.textContent);
}
