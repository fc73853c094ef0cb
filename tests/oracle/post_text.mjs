// What of a post is searched? Title, slug, summary, tags, headings and text, with code, table cells and image descriptions; the text is
// taken from the Markdown by markdown-it, a parser that has nothing in common with the engine's.
import MarkdownIt from 'markdown-it';
import footnotes from 'markdown-it-footnote';

const markdown = new MarkdownIt('default', { html: true, linkify: false }).use(footnotes);
// A footnote's number is no word of the post, and what it says stands at the end.
const APPARATUS = new Set(['footnote_ref', 'footnote_anchor', 'footnote_caption']);

// Tags that stand within a word or a sentence; all others end it.
const INLINE_TAG =
  /<\/?(?:a|abbr|b|bdi|big|cite|code|del|dfn|em|font|i|ins|kbd|label|mark|q|rp|rt|ruby|s|samp|small|span|strike|strong|sub|sup|time|tt|u|var|wbr)(?:\s[^>]*)?>/gi;

/** @typedef {{heading: string, text: string}} Section */

/** Raw HTML without its tags; of images the description stays, of scripts, styles and the like nothing. @param {string} html */
function htmlText(html) {
  const text = html
    .replace(/<(script|style|noscript|title|textarea|iframe|svg|math)\b[^]*?<\/\1\s*>/gi, ' ')
    .replace(/<!--[^]*?-->/g, ' ')
    .replace(/<img\b[^>]*?\salt=(?:"([^"]*)"|'([^']*)')[^>]*>/gi, ' $1$2 ')
    .replace(INLINE_TAG, '')
    .replace(/<(?:\/?[a-z][^>]*|![^>]*)>/gi, ' ');
  return markdown.utils.unescapeAll(text);
}

/** The words of inline tokens; markup and link targets are left out. @param {any[]} tokens @returns {string} */
function inlineText(tokens) {
  return tokens
    .map((token) => {
      if (APPARATUS.has(token.type)) return '';
      if (token.type === 'image') return ` ${inlineText(token.children)} `;
      if (token.type === 'softbreak' || token.type === 'hardbreak') return '\n';
      if (token.type === 'html_inline')
        return /^<(img|br)\b/i.test(token.content) ? `\n${htmlText(token.content)}\n` : '';
      return token.content;
    })
    .join('');
}

/** @param {string} text @returns {Section[]} */
export function readSections(text) {
  const sections = [{ heading: '', text: '' }];
  let inHeading = false;
  let isItem = false;
  for (const token of markdown.parse(text, {})) {
    if (token.type === 'heading_open') {
      inHeading = true;
      sections.push({ heading: '', text: '' });
    } else if (token.type === 'heading_close') inHeading = false;
    const section = sections[sections.length - 1];
    if (token.type === 'list_item_open') isItem = true;
    const words =
      token.type === 'inline'
        ? inlineText(token.children ?? []).replace(isItem ? /^\[[ xX]\]\s/ : '', '')
        : token.type === 'fence' || token.type === 'code_block'
          ? token.content
          : token.type === 'html_block'
            ? htmlText(token.content)
            : '';
    if (token.content) isItem = false;
    if (inHeading) section.heading += words;
    else if (words) section.text += `${words}\n`;
  }
  return sections;
}
