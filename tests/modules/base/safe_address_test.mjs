import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { hasScheme, safeAddress } from '../../../web/base/safe_address.js';

/** @type {[string, string][]} */
const cases = JSON.parse(
  readFileSync(new URL('../../cases/addresses.json', import.meta.url), 'utf8'),
);

test('every address of the cases leads where they say', () => {
  assert.ok(cases.length > 80);
  // How long one may be is the engine's to say: the shell's own fragments hold whole pasted logs.
  for (const [address, safe] of cases)
    if (address.length < 2000) assert.equal(safeAddress(address), safe, JSON.stringify(address));
});

test('what is safe stays so when it is asked again', () => {
  for (const [, safe] of cases) assert.equal(safeAddress(safe), safe);
});

test('what a browser passes over is taken out, the first of all characters too', () => {
  assert.equal(safeAddress('\0https:\0//a.example/\x1f \x7fb'), 'https://a.example/b');
});

test('only http, https and mailto are schemes', () => {
  for (const address of ['http://a', 'HTTPS://a', 'mailto:a@b'])
    assert.ok(hasScheme(address), address);
  for (const address of ['', '#a', '/a', 'a', 'xhttp:', 'http', 'ftp://a', 'javascript:0'])
    assert.ok(!hasScheme(address), address);
});
