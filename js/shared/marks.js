/** The marks around a text that stayed English in a page of another language: isolates, which nobody sees. */

export const FROM = "\u2068";
export const TO = "\u2069";

/** Cut a text at the outermost marks: pieces, and whether each is English. @param {string} text */
export function pieces(text) {
  const found = [];
  let depth = 0;
  for (const part of text.split(/([\u2068\u2069])/)) {
    if (part === FROM) depth += 1;
    else if (part === TO) depth -= 1;
    else if (part) found.push({ text: part, english: depth > 0 });
  }
  return found;
}
