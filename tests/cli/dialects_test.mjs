// Folders written for other tools, packed without configuration: what their readers see (tests/cases/dialects).
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { carrel, root, temporaryFolder } from '../support.mjs';

/** What a post of a folder must show, and must not.
 * @type {Record<string, Record<string, { has: RegExp[], lacks: RegExp[] }>>} */
const SHOWN = {
  obsidian: {
    runbook: {
      has: [
        /<a href="#\/post\/disk-full">Disk full<\/a>/,
        /<a href="#\/post\/disk-full[^"]*">the steps<\/a>/,
        /<a href="#\/post\/runbook">Playbook<\/a>/,
        /<img src="media\/shot[^"]*" alt="" width="300"/,
        /<summary>Folded tip<\/summary>/,
        /<p>Info with a title<\/p>/,
        /<details open="">\s*<summary>Why\?<\/summary>/,
        /<mark>highlight<\/mark>/,
        /data-math="block">E = mc\^2/,
      ],
      lacks: [/\[\[/, /==/, /\[!/, /\^abc123/, /hidden/],
    },
    'deep-note': { has: [/<img src="media\/shot/, /<a href="#\/post\/runbook">/], lacks: [] },
  },
  wikilinks: {
    p: {
      has: [/<a href="#\/post\/other">the other<\/a>/, /<img [^>]*width="300"/, /<p>Good to know/],
      lacks: [/\[\[/, /\^ref/],
    },
  },
  shortcodes: {
    p: {
      has: [
        /<a href="#\/post\/other">other<\/a>/,
        /<a href="#\/post\/other">o<\/a>/,
        /<img src="media\/a/,
        /language-ruby">puts 1/,
        /<aside data-kind="note">/,
      ],
      lacks: [/\{[{%]/, /:::/],
    },
  },
  mixed: {
    mkdocs: {
      has: [
        /<p>Mind this<\/p>/,
        /<summary>Warning<\/summary>\s*<p>Folded warning/,
        /<aside data-kind="tab">\s*<p>macOS<\/p>/,
        /<kbd>ctrl<\/kbd>\+<kbd>alt<\/kbd>/,
        /H<sub>2<\/sub>O and x<sup>2<\/sup>/,
        /<strong>Term<\/strong><\/p>\s*<p>Its definition/,
      ],
      lacks: [/!!!|\?\?\?|===|\+\+|:material|md-button|--8/],
    },
    docusaurus: {
      has: [
        /<p>Pro tip<\/p>/,
        /<p>Android<\/p>\s*<p>Android text/,
        /<p>iOS<\/p>/,
        /red text/,
        /<img src="media\/shot/,
        /https:\/\/www.youtube.com\/embed\/abc/,
      ],
      lacks: [/import|export|TabItem|:::|truncate|comment/],
    },
    hugo: {
      has: [
        /watch\?v=w7Ft2ymGmfc/,
        /alt="A red picture"/,
        /<p>Warning<\/p>\s*<p>Alert text with <strong>/,
        /language-go/,
        /<p>Linux<\/p>/,
        /<a href="#\/post\/mkdocs">other<\/a>/,
        /<h2 id="custom">/,
      ],
      lacks: [/\{\{|\{\.lead/],
    },
    jekyll: {
      has: [/Mind this/, /language-ruby/, /<h2 id="special">/, /\{\{ not liquid \}\}/],
      lacks: [/\{%|TOC|\{:/],
    },
    vitepress: {
      has: [/<p>config\.js<\/p>/, /<summary>Click<\/summary>/, /After the script/],
      lacks: [/:::|const a = 1|color: red|CustomThing/],
    },
    gitlab: {
      has: [/<p>Custom title<\/p>/, /Video: demo\.mp4/, /data-math="inline">a\^2</],
      lacks: [/_TOC_/],
    },
    mdbook: { has: [/let x = 1/], lacks: [/fn main|\{\{#title/] },
  },
};

for (const [folder, posts] of Object.entries(SHOWN))
  test(`${folder}: its markup reads as its tool means it`, () => {
    const site = temporaryFolder();
    carrel(
      'pack',
      join(root, 'tests/cases/dialects', folder),
      ...['-o', site, '--today', '2026-11-24', '--room', '/nonexistent'],
    );
    for (const [post, { has, lacks }] of Object.entries(posts)) {
      const html = carrel('read', site, post, '--html');
      for (const shown of has) assert.match(html, shown, post);
      for (const raw of lacks) assert.doesNotMatch(html, raw, post);
    }
  });
