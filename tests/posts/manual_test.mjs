// Is the manual sound, and does it tell of everything the command can do?
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { carrel, root } from '../support.mjs';
import { canSpell, checkSpelling } from './checks/spelling.mjs';
import { readArchive } from './reader.mjs';

const archive = readArchive(join(root, 'data/manual'));
const page = (slug) => archive.posts.find((post) => post.slug === slug).source;

test('carrel packs the manual without a word', () => {
  assert.deepEqual(archive.report.notes, []);
  assert.deepEqual(archive.report.dropped_keys, []);
});

test('every page says in a summary what it answers', () => {
  assert.deepEqual(archive.posts.filter(({ keys, summary }) => !keys.includes('summary') || !summary).map(({ path }) => path), []);
});

test('words are spelt as in Britain', (context) => {
  if (!canSpell()) return context.skip('there is no aspell with en_GB');
  assert.deepEqual(checkSpelling(archive), []);
});

test('every command and every option is told', () => {
  const text = page('command-line');
  const commands = [...carrel('--help').matchAll(/^ {2}([a-z]+) {2,}/gm)].map(([, name]) => name);
  assert.ok(commands.includes('pack') && commands.includes('serve'), commands.join());
  const missing = commands.flatMap((name) => {
    const options = carrel(name, '--help').match(/--[a-z-]+/g).filter((option) => option !== '--help');
    return [`carrel ${name}`, ...options].filter((word) => !text.includes(word)).map((word) => `${name}: ${word}`);
  });
  assert.deepEqual(missing, []);
});
