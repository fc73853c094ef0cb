// The self-test: writes into #carrel-self-test (or at the end of the page) whether this page allows what an archive needs, and what to add.
import { element } from '../base/dom.js';
import { checkHost } from '../element/host_check.js';

const place =
  document.getElementById('carrel-self-test') ?? document.body.appendChild(element('div'));
const manifest = new URL(
  place.dataset.archive ?? '../archive/archive.json',
  place.dataset.archive ? document.baseURI : import.meta.url,
).href;
const needs = await checkHost(manifest);
const row = (/** @type {'th' | 'td'} */ cell, /** @type {string[]} */ texts) =>
  element('tr', {}, ...texts.map((text) => element(cell, {}, text)));
place.replaceChildren(
  element(
    'p',
    {},
    needs.every(({ ok }) => ok)
      ? 'Yes: everything it needs is allowed.'
      : `${needs.filter(({ ok }) => !ok).length} of ${needs.length} needs are not met.`,
  ),
  element(
    'table',
    {},
    row('th', ['What it needs', 'Allowed', 'To allow it', 'Without it']),
    ...needs.map(({ need, ok, missing, without }) =>
      row('td', [need, ok ? 'yes' : 'no', missing, ok ? '' : without]),
    ),
  ),
);
place.dataset.done = String(needs.filter(({ ok }) => !ok).length);
