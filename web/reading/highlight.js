// Code with its words told apart. lowlight gives a tree; its spans are made by createElement, and matches of the search stay marked.
import { createLowlight } from 'lowlight';
import bash from 'highlight.js/lib/languages/bash';
import c from 'highlight.js/lib/languages/c';
import css from 'highlight.js/lib/languages/css';
import diff from 'highlight.js/lib/languages/diff';
import dockerfile from 'highlight.js/lib/languages/dockerfile';
import go from 'highlight.js/lib/languages/go';
import http from 'highlight.js/lib/languages/http';
import ini from 'highlight.js/lib/languages/ini';
import java from 'highlight.js/lib/languages/java';
import javascript from 'highlight.js/lib/languages/javascript';
import json from 'highlight.js/lib/languages/json';
import markdown from 'highlight.js/lib/languages/markdown';
import python from 'highlight.js/lib/languages/python';
import rust from 'highlight.js/lib/languages/rust';
import shell from 'highlight.js/lib/languages/shell';
import sql from 'highlight.js/lib/languages/sql';
import typescript from 'highlight.js/lib/languages/typescript';
import xml from 'highlight.js/lib/languages/xml';
import yaml from 'highlight.js/lib/languages/yaml';
import { element } from '../base/dom.js';
import { takeSteps } from '../base/give_way.js';

export { default as style } from '../look/highlight.css' with { type: 'css' };

/** Longer code is shown plain. */
const MOST_IN_BLOCK = 50_000;
/** So is what follows when that much of a post is coloured. */
const MOST_IN_POST = 400_000;
/** So is a longer line by itself: a key, a minified file. */
const LONGEST_LINE = 1_000;
/** Colours within colours beyond this depth are left out, and all beyond so many. */
const DEEPEST = 6,
  MOST_SPANS = 40_000;
/** Some grammars take time by the square of the text: it is coloured in pieces, cut at a blank line where there is one. */
const [SOONEST_CUT, LATEST_CUT] = [3_000, 6_000];

/** highlight.js's classes, by what they are to a reader. Anything else stays plain. @type {Record<string, string>} */
const TONES = {
  keyword: 'word',
  built_in: 'word',
  type: 'word',
  literal: 'word',
  'selector-tag': 'word',
  name: 'word',
  section: 'word',
  doctag: 'word',
  meta: 'remark',
  comment: 'remark',
  quote: 'remark',
  string: 'text',
  regexp: 'text',
  number: 'text',
  symbol: 'text',
  link: 'text',
  addition: 'added',
  deletion: 'removed',
  attr: 'name',
  attribute: 'name',
  title: 'name',
  property: 'name',
  variable: 'name',
};

/**
 * What lowlight makes.
 * @typedef {{type: 'text', value: string} | {type: 'root' | 'element', properties?: {className?: string[]}, children: TreeNode[]}} TreeNode
 */

const lowlight = createLowlight({
  bash,
  c,
  css,
  diff,
  dockerfile,
  go,
  http,
  ini,
  java,
  javascript,
  json,
  markdown,
  python,
  rust,
  shell,
  sql,
  typescript,
  xml,
  yaml,
});

/** Where the matches stand, in characters. @param {Element} code @returns {[number, number][]} */
function matchesIn(code) {
  /** @type {[number, number][]} */
  const ranges = [];
  let at = 0;
  for (const child of code.childNodes) {
    const length = child.textContent?.length ?? 0;
    if (child instanceof Element) ranges.push([at, at + length]);
    at += length;
  }
  return ranges;
}

/**
 * The code in pieces: each of whole lines, and whether it may be coloured.
 * @param {string} text
 * @returns {{text: string, isPlain: boolean}[]}
 */
export function piecesOf(text) {
  const pieces = [];
  let piece = '';
  const end = () => {
    if (piece) pieces.push({ text: piece, isPlain: false });
    piece = '';
  };
  for (const line of text.match(/[^\n]*\n|[^\n]+$/g) ?? []) {
    if (line.length > LONGEST_LINE) {
      end();
      pieces.push({ text: line, isPlain: true });
      continue;
    }
    if (piece.length + line.length > LATEST_CUT) end();
    piece += line;
    if (piece.length > SOONEST_CUT && !line.trim()) end();
  }
  end();
  return pieces;
}

/**
 * Colours a block, a piece a step.
 * @param {HTMLElement} code
 * @param {string} language
 * @param {string} text
 * @param {{left: number}} spans that may still be made
 * @returns {Generator<void>}
 */
function* colour(code, language, text, spans) {
  const ranges = matchesIn(code);
  let at = 0,
    next = 0;
  const made = document.createDocumentFragment();
  const write = (/** @type {string} */ words, /** @type {Node} */ into) => {
    for (let rest = words; rest; ) {
      while (ranges[next]?.[1] <= at) next += 1;
      const range = ranges[next];
      const isIn = range && range[0] <= at;
      const length = Math.min(rest.length, range ? (isIn ? range[1] : range[0]) - at : rest.length);
      const piece = rest.slice(0, length);
      into.appendChild(
        isIn ? element('mark', { class: 'match' }, piece) : document.createTextNode(piece),
      );
      rest = rest.slice(length);
      at += length;
    }
  };
  const walk = (/** @type {TreeNode} */ node, /** @type {Node} */ into, depth = 0) => {
    if (node.type === 'text') return write(node.value, into);
    const tone =
      depth < DEEPEST &&
      spans.left > 0 &&
      TONES[String(node.properties?.className?.[0] ?? '').replace('hljs-', '')];
    if (tone) spans.left -= 1;
    const target = tone ? element('span', { class: `tone-${tone}` }) : into;
    for (const child of node.children) walk(child, target, tone ? depth + 1 : depth);
    if (target !== into) into.appendChild(target);
  };
  for (const piece of piecesOf(text)) {
    if (piece.isPlain) write(piece.text, made);
    else walk(/** @type {TreeNode} */ (lowlight.highlight(language, piece.text)), made);
    yield;
  }
  code.replaceChildren(made);
}

/**
 * @param {HTMLElement} article
 * @param {() => boolean} [isWanted]
 * @returns {Promise<boolean>} whether all the code that could be is coloured
 */
export async function highlight(article, isWanted = () => true) {
  let isWhole = true,
    coloured = 0;
  const spans = { left: MOST_SPANS };
  const steps = function* () {
    for (const pre of /** @type {NodeListOf<HTMLElement>} */ (
      article.querySelectorAll('pre[data-language]')
    )) {
      const code = /** @type {HTMLElement | null} */ (pre.querySelector('code'));
      const language = pre.dataset.language?.toLowerCase() ?? '';
      if (!code || !lowlight.registered(language)) continue;
      const text = code.textContent ?? '';
      if (text.length > MOST_IN_BLOCK || coloured + text.length > MOST_IN_POST || spans.left <= 0) {
        isWhole = false;
        continue;
      }
      coloured += text.length;
      if (piecesOf(text).some(({ isPlain }) => isPlain)) isWhole = false;
      yield* colour(code, language, text, spans);
    }
  };
  await takeSteps(steps(), isWanted);
  return isWhole;
}
