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
import { element } from './dom.js';

export { default as style } from './highlight.css' with { type: 'css' };

/** Longer code is shown plain: it would hold the page for too long. */
const MOST_CHARACTERS = 50_000;

/** highlight.js's classes, by what they are to a reader. Anything else stays plain. @type {Record<string, string>} */
const TONES = {
  keyword: 'word', built_in: 'word', type: 'word', literal: 'word', 'selector-tag': 'word', name: 'word', section: 'word', doctag: 'word', meta: 'remark', comment: 'remark', quote: 'remark',
  string: 'text', regexp: 'text', number: 'text', symbol: 'text', link: 'text', addition: 'added', deletion: 'removed', attr: 'name', attribute: 'name', title: 'name', property: 'name', variable: 'name',
};

const lowlight = createLowlight({ bash, c, css, diff, dockerfile, go, http, ini, java, javascript, json, markdown, python, rust, shell, sql, typescript, xml, yaml });

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

/** @param {HTMLElement} code @param {any} tree */
function rebuild(code, tree) {
  const ranges = matchesIn(code);
  let at = 0;
  const made = document.createDocumentFragment();
  const write = (/** @type {string} */ text, /** @type {Node} */ into) => {
    for (let rest = text; rest;) {
      const range = ranges.find(([, to]) => to > at);
      const isIn = range && range[0] <= at;
      const length = Math.min(rest.length, range ? (isIn ? range[1] : range[0]) - at : rest.length);
      const piece = rest.slice(0, length);
      into.appendChild(isIn ? element('mark', { class: 'match' }, piece) : document.createTextNode(piece));
      rest = rest.slice(length);
      at += length;
    }
  };
  const walk = (/** @type {any} */ node, /** @type {Node} */ into) => {
    if (node.type === 'text') return write(node.value, into);
    const tone = TONES[String(node.properties?.className?.[0] ?? '').replace('hljs-', '')];
    const target = tone ? element('span', { class: `tone-${tone}` }) : into;
    for (const child of node.children) walk(child, target);
    if (target !== into) into.appendChild(target);
  };
  walk(tree, made);
  code.replaceChildren(made);
}

/** @param {HTMLElement} article */
export function highlight(article) {
  for (const pre of /** @type {NodeListOf<HTMLElement>} */ (article.querySelectorAll('pre[data-language]'))) {
    const code = /** @type {HTMLElement | null} */ (pre.querySelector('code'));
    const language = pre.dataset.language?.toLowerCase() ?? '';
    const text = code?.textContent ?? '';
    if (code && text.length <= MOST_CHARACTERS && lowlight.registered(language)) rebuild(code, lowlight.highlight(language, text));
  }
}
