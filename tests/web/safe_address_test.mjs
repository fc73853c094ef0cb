// Addresses that an archive names: no code of web/ sets one past the one function (modules/base/safe_address_test.mjs).
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { test } from 'node:test';
import { pathsBelow, root } from '../support.mjs';
import { findAddressWrites } from './address_lint.mjs';

/** Files that set attributes by a name only known when they run, or addresses of their own making. */
const REASONS = new Map([
  ['base/dom.js', 'is the one function'],
  [
    'element/attributes.js',
    'reflects what the host sets on its own <carrel-archive>, which fetches it and never follows it',
  ],
  ['examples/gallery.js', "writes the attributes of its own examples, without an archive's words"],
  ['examples/examples.js', 'gives an element its archive'],
  ['offline/offline.js', 'loads this page again, at its own address, to sign in'],
]);

const sources = () =>
  pathsBelow(join(root, 'web'))
    .filter((name) => name.endsWith('.js'))
    .map((name) => join(root, 'web', name));

test('no code of web/ sets an address but through dom.js', () => {
  const found = [],
    excepted = [];
  for (const file of sources()) {
    const name = relative(join(root, 'web'), file);
    const writes = findAddressWrites(readFileSync(file, 'utf8'));
    if (REASONS.has(name)) excepted.push(writes.length > 0 && name);
    else found.push(...writes.map((write) => `${name}:${write}`));
  }
  assert.deepEqual(found, []);
  assert.deepEqual(
    excepted.sort(),
    [...REASONS.keys()].sort(),
    'an exception that no file needs any more',
  );
  assert.ok(sources().length > 70);
});

test('the rule finds every way to set one', () => {
  const planted = [
    'a.href = x;',
    'a["href"] = x;',
    'image.src = x;',
    'image.srcset = x;',
    'form.action = x;',
    'b.formAction = x;',
    'v.poster = x;',
    'o.data = x;',
    'frame.srcdoc = x;',
    'a.href ||= x;',
    'a.ping += x;',
    'a.setAttribute("href", x);',
    'a.setAttribute(name, x);',
    'a?.setAttribute("SRC", x);',
    'a.setAttributeNS(ns, "xlink:href", x);',
    'a.setAttributeNode(x);',
    'a.attributes.href.value = x;',
    'a.getAttributeNode("href").value = x;',
    'location.href = x;',
    'location = x;',
    'window.location = x;',
    'location.replace(x);',
    'location.assign(x);',
    'open(x);',
    'window.open(x);',
    'a.innerHTML = x;',
    'a.outerHTML = x;',
    'a.insertAdjacentHTML("x", x);',
    'document.write(x);',
    'Object.assign(a, { href: x });',
    'Object.assign(a, { "src": x });',
    'Reflect.set(a, "href", x);',
    'a.href.baseVal = x;',
    '({ href: a.href } = x);',
    '[a.src] = x;',
    'Object.defineProperty(a, "href", x);',
    'frame.contentWindow.location = x;',
    'a.setAttribute("onclick", x);',
    'eval(x);',
    'new Function(x);',
    'document.createRange().createContextualFragment(x);',
    'new DOMParser().parseFromString(x, y);',
    'a.setHTMLUnsafe(x);',
    'a[name] = x;',
  ];
  for (const line of planted) assert.ok(findAddressWrites(line).length > 0, line);
  const innocent = [
    'const { href } = a;',
    'const x = { href: y };',
    'if (a.href === x) go();',
    'element("a", { href: x });',
    'setAttribute(a, "href", x);',
    'a.setAttribute("role", "alert");',
    'location.hash = x;',
    'a.textContent = x;',
    'list[0] = x;',
    'this.href = x;',
    'made.dataset.language = x;',
  ];
  for (const line of innocent) assert.deepEqual(findAddressWrites(line), [], line);
});
