// The package's types, in the two ways programs resolve them, with a strict user of everything; and that element, types, manifest and manual agree.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { ATTRIBUTES } from '../../web/element/attributes.js';
import { root } from '../support.mjs';
import { install } from './support.mjs';

const USER = `
import 'carrel';
import { CarrelArchive, checkHost, define, type ReadyDetail } from 'carrel/element';
import { Engine, EngineError } from 'carrel/engine';
import { exportSite, pack, type PackRecord, type SiteFolder } from 'carrel/pack';

const archive = document.createElement('carrel-archive');
archive.view = 'search';
archive.headingLevel = 3;
archive.noStore = true;
archive.fetch = async (url, init) => fetch(url, { ...init, headers: { authorization: 'x' } });
archive.fetch = async () => new Uint8Array(3);
archive.addEventListener('carrel-open', (event) => { const slug: string = event.detail.slug; if (slug) event.preventDefault(); });
document.addEventListener('carrel-error', ({ detail }) => { const directive: string = detail.directive; console.log(directive); });
const ready: ReadyDetail = await archive.ready;
const { hits } = await archive.find('x', { limit: 3, sort: 'newest' });
const title: string | undefined = hits[0]?.title;
const constructor: CustomElementConstructor | undefined = define('team-archive');
const needs: boolean[] = (await checkHost('/archive/archive.json')).map(({ ok }) => ok);
const engine: Engine = await Engine.create(new Uint8Array());
const record: PackRecord = { slug: 'a', markdown: 'b', title: 'c', tags: ['d'] };
const { files, report } = await pack([record, { path: 'a.md', text: '# A' }], { title: 'T', today: '2024-03-05' });
const folder: SiteFolder = { write: (written) => { const path: string | undefined = written[0]?.[0]; console.log(path); }, list: () => [], read: () => null, remove: () => false, prune: true };
await pack([record], { before: files, into: folder });
const bytes: Uint8Array | undefined = files.get('archive.json');
const { html, report: sizes } = await exportSite([['index.html', new Uint8Array()]], { posts: 'kind:incident', mostBytes: 1_000_000 });
const page: Uint8Array = html, lines: string = sizes;
console.log(ready.engine, title, constructor, needs, engine.search({ text: 'x' }).needs, report.posts, bytes, page, lines, new EngineError, CarrelArchive.observedAttributes);
// @ts-expect-error no such view
archive.view = 'wall';
// @ts-expect-error a level is a number
archive.headingLevel = '2';
`;

for (const [module, moduleResolution] of [
  ['node16', 'node16'],
  ['esnext', 'bundler'],
]) {
  test(`a strict program compiles with moduleResolution ${moduleResolution}`, (t) => {
    const folder = install(t);
    writeFileSync(join(folder, 'user.ts'), USER.replace('new EngineError', 'EngineError.name'));
    writeFileSync(
      join(folder, 'tsconfig.json'),
      JSON.stringify({
        compilerOptions: {
          module,
          moduleResolution,
          target: 'es2022',
          lib: ['es2022', 'dom'],
          strict: true,
          noEmit: true,
          types: [],
          exactOptionalPropertyTypes: true,
          noUncheckedIndexedAccess: true,
        },
        files: ['user.ts'],
      }),
    );
    const { status, stdout } = spawnSync(
      'node',
      [join(root, 'node_modules/typescript/bin/tsc'), '-p', folder],
      { encoding: 'utf8' },
    );
    assert.equal(status, 0, stdout);
  });
}

const read = (path) => readFileSync(join(root, path), 'utf8');
const manifest = JSON.parse(read('web/custom-elements.json')).modules[0].declarations[0];
const manual = read('data/manual/embedding.md'),
  theming = read('data/manual/theming.md'),
  types = read('web/types/element.d.ts');

test('element, types, manifest and manual name the same attributes', () => {
  assert.deepEqual(
    manifest.attributes.map(({ name }) => name).sort(),
    ATTRIBUTES.map(({ name }) => name).sort(),
  );
  for (const { name, property } of ATTRIBUTES) {
    assert.ok(manual.includes(`| \`${name}\` |`), `the manual tells nothing of ${name}`);
    assert.match(types, new RegExp(`^  ${property}: `, 'm'));
    assert.equal(manifest.attributes.find((known) => known.name === name).fieldName, property);
  }
});

test('element, types, manifest and manual name the same events', () => {
  const source = `${read('web/element/element.js')}`;
  for (const { name } of manifest.events)
    for (const [where, text] of [
      ['the manual', manual],
      ['the types', types],
      ['the element', source],
    ])
      assert.ok(text.includes(name), `${where} lacks ${name}`);
  const told = new Set([...source.matchAll(/'(carrel-[a-z]+)'/g)].map(([, name]) => name));
  assert.deepEqual([...told].sort(), manifest.events.map(({ name }) => name).sort());
});

test('sheet, manifest and manual name the same custom properties and parts', () => {
  const sheets = readdirSync(join(root, 'web'), { recursive: true })
    .map(String)
    .filter((path) => path.endsWith('.css') && !path.startsWith('examples'));
  const used = new Set(
    sheets.flatMap((path) =>
      [...read(`web/${path}`).matchAll(/var\((--carrel-[a-z-]+)/g)].map(([, name]) => name),
    ),
  );
  assert.deepEqual([...used].sort(), manifest.cssProperties.map(({ name }) => name).sort());
  for (const { name } of [...manifest.cssProperties, ...manifest.cssParts])
    assert.ok(theming.includes(`\`${name}\``), `the manual lacks ${name}`);
  const [, listed] = /Object\.entries\(\{([^}]+)\}\)\)\s*item\.setAttribute\('part', name\)/.exec(
    read('web/element/element.js'),
  );
  assert.deepEqual(
    [...listed.matchAll(/(?:^|,)\s*(\w+)/gm)].map(([, name]) => name).sort(),
    manifest.cssParts.map(({ name }) => name).sort(),
  );
});

test('types and manifest name the same properties and methods, and the manual tells of each', () => {
  const [, body] = /export class CarrelArchive [^]*?\{([^]*?)\n\}/.exec(types);
  const members = new Set(
    [...body.matchAll(/^  (?:readonly )?([a-z]\w*)[:(]/gim)]
      .map(([, name]) => name)
      .filter((name) => !name.endsWith('EventListener')),
  );
  assert.deepEqual([...members].sort(), manifest.members.map(({ name }) => name).sort());
  const ofAttributes = new Set(ATTRIBUTES.map(({ property }) => property));
  for (const name of members)
    if (!ofAttributes.has(name))
      assert.match(manual, new RegExp(`\\| \`${name}[\`(]`), `the manual lacks ${name}`);
});
