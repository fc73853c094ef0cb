import assert from 'node:assert/strict';
import test from 'node:test';
import { print, printContent, printLine, visible, warn } from '../../../web/node/terminal.js';

test('what a terminal obeys becomes a picture of itself', () => {
  assert.equal(visible('\x1b[31mred'), '\u241b[31mred');
  assert.equal(visible('\0\x07\x7f'), '\u2400\u2407\u2421');
  assert.equal(visible('\x9b31m'), '<U+009B>31m');
  assert.equal(visible('\u202eabc\u2066'), '<U+202E>abc<U+2066>');
  assert.equal(visible('a\ud800b'), 'a\ufffdb');
});

test('text, line ends and tabs stay', () => {
  for (const text of ['', 'plain', 'a\tb\nc', 'für 数据 😀 \u00a0', '\u200d'])
    assert.equal(visible(text), text);
});

test('each printer writes where it should, seen', (t) => {
  const out = t.mock.method(process.stdout, 'write', () => true);
  const err = t.mock.method(process.stderr, 'write', () => true);
  const tty = process.stdout.isTTY;
  print('a\x1b');
  printLine('b');
  warn('c\x1b');
  process.stdout.isTTY = true;
  printContent('d\x1b');
  process.stdout.isTTY = false;
  printContent('e\x1b');
  process.stdout.isTTY = tty;
  const written = [out, err].map(({ mock }) => mock.calls.map((call) => call.arguments[0]));
  t.mock.restoreAll();
  assert.deepEqual(written, [['a\u241b', 'b\n', 'd\u241b', 'e\x1b'], ['c\u241b\n']]);
});
