// Prints for people. A title, a text or a file's name may come from a stranger and hold control characters that a terminal obeys: each is
// printed as a picture of itself. The rules are those of src/cli/terminal.h.

const number = (/** @type {string} */ c) =>
  `<U+${/** @type {number} */ (c.codePointAt(0)).toString(16).toUpperCase().padStart(4, '0')}>`;

/** The text without anything that a terminal obeys but line ends and tabs. @param {string} text */
export const visible = (text) =>
  text
    .replace(/\p{Cs}/gu, '\ufffd')
    .replace(/[\0-\x08\x0b-\x1f\x7f]/g, (c) =>
      String.fromCodePoint(c === '\x7f' ? 0x2421 : 0x2400 + c.charCodeAt(0)),
    )
    .replace(/[\x80-\x9f\u2028-\u202e\u2066-\u2069]/g, number);

/** @param {string} text */
export const print = (text) => void process.stdout.write(visible(text));
/** @param {string} text */
export const printLine = (text) => print(`${text}\n`);
/** @param {string} text */
export const warn = (text) => void process.stderr.write(`${visible(text)}\n`);
/** Content that was asked for: as it is into a file or pipe. @param {string} text */
export const printContent = (text) =>
  void process.stdout.write(process.stdout.isTTY ? visible(text) : text);
