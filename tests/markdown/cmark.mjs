// The HTML of carrel and of cmark-gfm, brought to one form: a list of tags and texts, with the differences taken away that are meant.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from '../support.mjs';

const writer = join(root, process.env.CARREL_BUILD ?? 'build/native', 'markdown_html');

/** What carrel makes of the texts, as they are and as the packer cleans them. @param {string[]} texts @returns {{html: string, cleaned: string}[]} */
export function writeCarrel(texts) {
  if (texts.length === 0) return [];
  const output = execFileSync(writer, { input: texts.join('\0') + '\0', maxBuffer: 1 << 30 })
    .toString()
    .split('\0');
  return texts.map((_, i) => ({ html: output[2 * i], cleaned: output[2 * i + 1] }));
}

/** @param {string} text @returns {string} */
export function writeCmark(text) {
  const extensions = ['table', 'strikethrough', 'autolink', 'tasklist'].flatMap((name) => [
    '-e',
    name,
  ]);
  return execFileSync('cmark-gfm', [...extensions, '-e', 'footnotes'], {
    input: text,
    maxBuffer: 1 << 28,
  }).toString();
}

const blocks = new Set(
  'p h1 h2 h3 h4 h5 h6 blockquote ul ol li hr pre table thead tbody tr th td section div aside'.split(
    ' ',
  ),
);

/**
 * The differences that are meant, each with its reason. They work on the HTML of both.
 * @type {[string, (html: string) => string][]}
 */
const intended = [
  [
    'raw HTML is compared elsewhere (tests/cases/markdown/raw_html.txt): here it is left out',
    (html) => html.replace(/<!-- raw HTML omitted -->/g, ''),
  ],
  [
    'headings have ids, and an id that the author gave is no text',
    (html) =>
      html
        .replace(/<(h[1-6]) id="[^"]*"/g, '<$1')
        .replace(/\s*\{:?\s*(?:[#.][^\s{}<>"\\]+\s*|[\w-]+=[^\s{}]+\s*)*\}\s*(<\/h[1-6]>)/g, '$1'),
  ],
  [
    'alerts are alerts, not quotes that begin with a mark',
    (html) =>
      html
        .replace(
          /<aside data-kind="(\w+)">\s*<p>(.*?)<\/p>\s*/gs,
          (_, kind, title) =>
            `<blockquote><p>[!${kind}]</p>${title.toLowerCase() === kind ? '' : `<p>${title}</p>`}`,
        )
        .replace(
          /<details(?: open="")?>\s*<summary>(.*?)<\/summary>\s*/gs,
          '<blockquote><p>[!folded]</p><p>$1</p>',
        )
        .replace(/<\/(?:aside|details)>/g, '</blockquote>')
        .replace(
          /<blockquote>\s*<p>\[!(\w+)\][-+](?:[ \t]+([^\n]*?))?(?: *\n|(?=<\/p>))/gi,
          (_, kind, title = kind[0].toUpperCase() + kind.slice(1).toLowerCase()) =>
            `<blockquote><p>[!folded]</p><p>${title}</p><p>`,
        )
        .replace(
          /<blockquote>\s*<p>\[!(note|tip|important|warning|caution)\](?:[ \t]+([^\n]*?))?(?: *\n|(?=<\/p>))/gi,
          (_, kind, title) =>
            `<blockquote><p>[!${kind.toLowerCase()}]</p>${title && title.toLowerCase() !== kind.toLowerCase() ? `<p>${title}</p>` : ''}<p>`,
        )
        .replace(/<p>\s*<\/p>/g, ''),
  ],
  [
    'footnotes have other ids and ways back',
    (html) =>
      html
        .replace(/<a href="#fnref[^>]*>.*?<\/a>|<a href="#footnote-reference[^>]*>↩<\/a>/gs, '')
        .replace(
          /<sup class="footnote-ref"><a [^>]*>(\d+)<\/a><\/sup>|<sup id="footnote-reference-[^>]*><a [^>]*>(\d+)<\/a><\/sup>/g,
          '[$1$2]',
        )
        .replace(/<section[^>]*>\s*(<ol>)?/g, '<section>')
        .replace(/(<\/ol>)?\s*<\/section>/g, '</section>')
        .replace(/<div id="footnote-[^>]*>|<li id="fn-[^>]*>/g, '<note>')
        .replace(/<section>.*<\/section>/gs, (all) =>
          all
            .replace(/<\/(div|li)>(?=\s*(<note>|<\/section>))/g, '</note>')
            .replace(/\s+(<\/p>)/g, '$1'),
        ),
  ],
  [
    'task boxes are written alike; an empty task and one in a quote are tasks too',
    (html) =>
      html
        .replace(
          /<input type="checkbox"([^>]*)>\s*/g,
          (_, rest) => `<input${rest.includes('checked') ? ' checked' : ''}>`,
        )
        .replace(
          /(<li>\s*(?:<p>)?)\[([ xX])\](?=\s|<)\s*/g,
          (_, before, mark) => `${before}<input${mark === ' ' ? '' : ' checked'}>`,
        ),
  ],
  [
    'a break in front of HTML that is left out, or of nothing, shows nothing',
    (html) => html.replace(/<br \/>\s*(?=<\/(p|li|td|h\d)>)/g, ''),
  ],
  [
    "a line's end in an alternative text is a space",
    (html) => html.replace(/ alt="[^"]*"/g, (alt) => alt.replaceAll('\n', ' ')),
  ],
  [
    'bare addresses are read after backslashes and entities are',
    (html) =>
      html.replace(
        /<a href="([^"]*%5C[^"]*)">([^<]*)<\/a>/g,
        (_, href, text) =>
          `<a href="${href.replaceAll('%5C', '')}">${text.replaceAll('\\', '')}</a>`,
      ),
  ],
  [
    'a fence keeps its language only, and addresses their own spelling',
    (html) =>
      html
        .replace(/<pre lang="([^"]*)"><code>/g, '<pre><code class="language-$1">')
        .replace(/ class="language-([^"\s]*)[^"]*"/g, ' class="language-$1"')
        .replace(/ class="language-"/g, '')
        .replace(
          / (href|src)="([^"]*)"/g,
          (_, name, address) =>
            ` ${name}="${address.replace(/&#x27;|%27/g, "'").replace(/%[0-9a-f]{2}/gi, (code) => code.toUpperCase())}"`,
        ),
  ],
  [
    'cmark-gfm empties addresses that could run script; carrel leaves them to its list of schemes',
    (html) => html.replace(/ (href|src)="(?:javascript|vbscript|file|data):[^"]*"/gi, ' $1=""'),
  ],
];

/** Tags and texts, one a line. @param {string} html */
export function linesOf(html) {
  for (const [, change] of intended) html = change(html);
  const lines = [];
  let inCode = false;
  for (const piece of html.split(/(<[^>]*>)/)) {
    if (/^<[^>]*>$/.test(piece)) {
      const name = /^<\/?(\w+)/.exec(piece)?.[1] ?? '';
      if (name === 'pre') inCode = piece[1] !== '/';
      lines.push(piece.replace(/ ?\/>$/, '>').replace(/ align="(\w+)"/, ' align=$1'));
      continue;
    }
    // White space on an empty line of code shows nothing, and cmark-gfm cuts it by the column of a list.
    const text = inCode ? piece.replace(/^[ \t]+$/gm, '') : piece.replace(/\s+/g, ' ');
    if (text.trim() || inCode) lines.push(text);
  }
  // White space beside a block's tag is nothing.
  const isBlock = (line) => /^<\/?\w+/.test(line) && blocks.has(/^<\/?(\w+)/.exec(line)?.[1] ?? '');
  const trimmed = [];
  let code = false;
  for (let i = 0; i < lines.length; i++) {
    let line = lines[i];
    if (/^<\/?pre/.test(line)) code = line[1] !== '/';
    if (!line.startsWith('<') && !code) {
      if (i === 0 || isBlock(lines[i - 1]) || /^<(br|input|note)/.test(lines[i - 1]))
        line = line.trimStart();
      if (i + 1 === lines.length || isBlock(lines[i + 1]) || /^<(br|\/?note)/.test(lines[i + 1]))
        line = line.trimEnd();
      if (!line) continue;
    }
    trimmed.push(line);
  }
  return trimmed;
}

/** The first place at which two lists differ, with what stands around it; null when they are equal. @param {string[]} a @param {string[]} b */
export function firstDifference(a, b) {
  const at = a.findIndex((line, i) => line !== b[i]);
  if (at < 0 && a.length === b.length) return null;
  const from = Math.max(0, (at < 0 ? a.length : at) - 3),
    to = (at < 0 ? a.length : at) + 4;
  return { carrel: a.slice(from, to), cmark: b.slice(from, to) };
}

/** A post without its front matter. @param {string} text */
export function bodyOf(text) {
  return text
    .replace(/^\uFEFF/, '')
    .replace(/\r\n/g, '\n')
    .replace(/^\s*(---|\+\+\+)\n[^]*?\n\1 *(\n|$)/, '')
    .replaceAll('\0', '');
}
