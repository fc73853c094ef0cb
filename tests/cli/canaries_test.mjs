// Some hundred canaries in every place that is kept back: none is in any byte that a packing writes, unpacked or not, nor in the deltas
// from an edition to the next.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { carrel, temporaryFolder, writeInto } from '../support.mjs';

let canaries = 0;
/** The lexicon shares the beginnings of words, so what is looked for is the end. */
const canary = () => `canary${canaries++}bird`;

/** Lines of front matter that keep a post back. */
const KEYS = [
  ...['true', 'yes', '"true"', '1', 'maybe', 'TRUE'].map((value) => `draft: ${value}`),
  ...['false', 'no', 'never', '2099-01-01', '"no"'].map((value) => `published: ${value}`),
  ...['draft', 'wip', 'private', 'in progress', 'unlisted', 'pending'].map(
    (word) => `status: ${word}`,
  ),
  ...[
    'publishDate',
    'pubDate',
    'publish_date',
    'embargo',
    'go-live',
    'availableFrom',
    'publishOn',
  ].map((key) => `${key}: 2099-01-01`),
  ...['expiryDate', 'unpublishDate', 'expires', 'valid_until', 'expire'].map(
    (key) => `${key}: 2020-01-01`,
  ),
  ...[
    'hidden',
    'unlisted',
    'unpublished',
    'private',
    'wip',
    'isDraft',
    'noPublish',
    'headless',
    'deleted',
  ].map((key) => `${key}: true`),
  ...['publish', 'public', 'listed', 'permalink', 'isPublished'].map((key) => `${key}: false`),
  'build:\n  render: never',
  'build:\n  list: never',
  '_build:\n  render: false',
  'visibility: team',
  'visibility: [team, board]',
  'access: internal',
  'internal: true',
  'password: x',
  'date: 2099-01-01',
];
/** Fences of front matter, with what may stand in front. */
const FENCES = [
  ['---\n', '\n---\n'],
  ['\n\n---\n', '\n---\n'],
  [' ---\n', '\n---\n'],
  ['\u200b---\n', '\n---\n'],
  ['\ufeff---\n', '\n---\n'],
  ['<!-- x -->\n---\n', '\n---\n'],
  ['---yaml\n', '\n---\n'],
];
const FOLDERS = [
  '_drafts',
  'drafts',
  '_Drafts',
  'a/_drafts',
  '_private',
  '_unpublished',
  '.hidden',
  '.git',
  '.obsidian',
  'node_modules',
  '_includes',
  '_layouts',
];
const NAMES = [
  'x.draft.md',
  '.env',
  '.env.local',
  'id_rsa',
  'server.pem',
  'site.key',
  '.secret.md',
  'a.wip.md',
];
const COMMENTS = [
  (text) => `%%${text}%%`,
  (text) => `%%\n${text}\n%%`,
  (text) => `<!-- ${text} -->`,
  (text) => `<!--\n${text}\n\n${text}\n-->`,
  (text) => `{% comment %}${text}{% endcomment %}`,
  (text) => `{%- comment -%}\n${text}\n{%- endcomment -%}`,
  (text) => `{{/* ${text} */}}`,
  (text) => `{/* ${text} */}`,
  (text) => `{/*\n${text}\n*/}`,
  (text) => `{# ${text} #}`,
  (text) => `{{< comment >}}${text}{{< /comment >}}`,
  (text) => `[unused-${text}]: https://e.example/${text}`,
  (text) => `[//]: # (${text})`,
];
/** Around a comment: places of a text in which it is one. */
const PLACES = [
  (comment) => comment,
  (comment) => `text\n\n${comment}\n\ntext`,
  (comment) => `- item\n\n${comment.replace(/^/gm, '  ')}\n`,
  (comment) => `:::note\n\n${comment}\n\n:::`,
  (comment) => `{{< note >}}\n\n${comment}\n\n{{< /note >}}`,
];

const tags = () =>
  `tags: [${canary()}]\nauthor: ${canary()}\nsummary: ${canary()}\naliases: [${canary()}]`;

function files() {
  /** @type {Record<string, string>} */
  const made = {
    'ok.md':
      '# Open\n\nSee [x](kept-0.md), [y](_drafts/p.md), ![e](.env) and {{#include _drafts/p.md}}.\n\n{{#include _drafts/p.md}}\n',
  };
  KEYS.forEach((key, i) => {
    const [begin, end] = FENCES[i % FENCES.length];
    made[`kept-${i}.md`] =
      `${begin}title: ${canary()}\n${key}\n${tags()}${end}\n# ${canary()}\n\n${canary()}\n`;
  });
  for (const folder of FOLDERS) {
    made[`${folder}/p.md`] = `# ${canary()}\n\n${canary()}\n`;
    made[`${folder}/p.txt`] = canary();
  }
  for (const name of NAMES) made[`n/${name}`] = `# ${canary()}\n\n${canary()}`;
  made['section/_index.md'] = `---\ntitle: ${canary()}\ncascade:\n  draft: true\n---\n${canary()}`;
  made['section/child.md'] = `# ${canary()}\n\n${canary()}`;
  made['section/deep/child.md'] = `# ${canary()}\n\n${canary()}`;
  made['kept.toml.md'] = `+++\ntitle = "${canary()}"\ndraft = true\n+++\n${canary()}`;
  made['kept.json.md'] = `{"title": "${canary()}", "draft": true}\n\n${canary()}`;
  made['keys.md'] =
    `---\ntitle: Keys\nowner_note: ${canary()}\nnested:\n  of: ${canary()}\n---\ntext\n`;
  COMMENTS.forEach((comment, i) => {
    const text = PLACES.map((place) => place(comment(canary()))).join('\n\n');
    made[`comment-${i}.md`] = `# Comment ${i}\n\nbefore\n\n${text}\n\nafter\n`;
  });
  return made;
}

/** Every file below a folder. @returns {string[]} */
const walk = (folder) =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? walk(path) : [path];
  });
const unpacked = (bytes) =>
  spawnSync('zstd', ['-dcq'], { input: bytes, maxBuffer: 1 << 26 }).stdout;

/** Where a canary is, with what stands around it. */
function found(site) {
  return walk(site).flatMap((path) => {
    const bytes = readFileSync(path);
    const texts = [bytes.toString('latin1')];
    if (path.endsWith('.zst')) texts.push(unpacked(bytes).toString('latin1'));
    for (const text of texts) {
      const at = text.search(/bird/i);
      if (at >= 0)
        return [`${path.slice(site.length)}: ${text.slice(Math.max(0, at - 60), at + 40)}`];
    }
    return [];
  });
}

for (const dialect of [undefined, 'plain', 'Hugo', 'Jekyll', 'Obsidian', 'Docusaurus'])
  test(`canaries in all that is kept back are in no byte of an edition or delta: ${dialect ?? 'recognised'}`, () => {
    canaries = 0;
    const folder = temporaryFolder(),
      site = temporaryFolder();
    const pack = (/** @type {Record<string, string>} */ more) => {
      rmSync(folder, { recursive: true, force: true });
      const settings = dialect ? { 'carrel.json': JSON.stringify({ dialect }) } : {};
      writeInto(folder, { ...files(), ...settings, ...more });
      carrel('pack', folder, '-o', site, '--today', '2026-11-24', '--room', '/nonexistent');
    };
    pack({});
    assert.ok(canaries >= 300, `${canaries} canaries`);
    assert.deepEqual(found(site), []);
    pack({ 'later.md': '# Later\n\nText.\n' });
    assert.deepEqual(found(site), []);
  });

test('canaries in all that is kept back are in nothing that is published for the rest of the web', () => {
  const folder = temporaryFolder(),
    site = temporaryFolder();
  const publish = ['pages', 'redirects', 'sitemap', 'feed', 'llms', 'robots', '404', 'headers'];
  const configuration = { url: 'https://notes.example/', publish };
  writeInto(folder, { ...files(), 'carrel.json': JSON.stringify(configuration) });
  carrel('pack', folder, '-o', site, '--today', '2026-11-24');
  rmSync(join(site, 'assets'), { recursive: true }); // the room's own, which no post enters
  assert.ok(walk(join(site, 'posts')).length > 0);
  assert.deepEqual(found(site), []);
});
