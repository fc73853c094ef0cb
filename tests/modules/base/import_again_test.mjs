import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { importAgain } from '../../../web/base/import_again.js';

const folder = mkdtempSync(join(tmpdir(), 'carrel-import-'));
after(() => rmSync(folder, { recursive: true }));

test('a module is loaded once, however often it is asked for', async () => {
  const file = join(folder, 'good.mjs');
  writeFileSync(file, 'export const made = {};');
  const load = importAgain(pathToFileURL(file).href);
  assert.equal(await load(), await load());
});

test('after a failure the module is asked for by another address', async () => {
  const file = join(folder, 'late.mjs');
  const load = importAgain(pathToFileURL(file).href);
  await assert.rejects(load());
  writeFileSync(file, 'export const value = 1;');
  assert.equal(/** @type {{ value: number }} */ (await load()).value, 1);
});
