// An archive of another origin in a portal's page that has no policy of its own: whatever its bundle names, nothing of it runs there.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openBrowser, pack, root, temporaryFolder } from '../support.mjs';
import { DESTINATIONS } from './hostile_inputs.mjs';
import { serveSite } from './server.mjs';

const WAIT = { timeout: 60_000 };
const RUN = 'window.hostileRan=1';
const LINKS = [
  `javascript:void(${RUN})`,
  ` \tJaVa\nScRiPt:${RUN}`,
  `\u0001javascript:${RUN}`,
  `javascript&colon;${RUN}`,
  `data:text/html,<script>${RUN}</script>`,
  `blob:https://a.example/1`,
  '\\\\evil.example\\x',
];

let foreign, portal, browser, manifest;
before(async () => {
  const posts = temporaryFolder();
  writeFileSync(
    join(posts, 'a.md'),
    '---\ndate: 2024-01-01\nurl: https://wiki.example/a\n---\n# A\n\nText.\n',
  );
  writeFileSync(
    join(posts, 'carrel.json'),
    JSON.stringify({
      title: 'Foreign',
      language: 'en',
      foot: { text: 'Imprint', link: 'https://a.example/' },
    }),
  );
  const site = pack(posts);
  foreign = await serveSite(site, { headers: { 'access-control-allow-origin': '*' } });
  portal = await serveSite(site);
  writeFileSync(
    join(site, 'portal.html'),
    `<!doctype html><html lang="en"><title>Portal</title><body><script type="module" src="carrel.js"></script><carrel-archive src="${foreign.url}archive/archive.json"></carrel-archive></body></html>`,
  );
  manifest = join(site, 'archive/archive.json');
});
after(async () => {
  await browser?.close();
  await foreign?.close();
  await portal?.close();
});

test('the line at the foot leads nowhere that is not http, https, mailto or relative, and stays readable', async (t) => {
  browser ??= await openBrowser(t);
  if (!browser) return;
  const good = readFileSync(manifest, 'utf8');
  for (const link of ['https://a.example/', ...LINKS]) {
    const hostile = JSON.parse(good);
    hostile.foot.link = link;
    writeFileSync(manifest, JSON.stringify(hostile));
    const page = await browser.newPage();
    const dialogs = [];
    page.on('dialog', (dialog) => {
      dialogs.push(dialog.message());
      dialog.dismiss();
    });
    await page.goto(`${portal.url}portal.html`, WAIT);
    await page.evaluate(() => document.querySelector('carrel-archive').ready);
    await page.getByText('Imprint').waitFor(WAIT);
    const href = await page.getByText('Imprint').getAttribute('href');
    assert.equal(href, link.startsWith('https:') ? link : null, JSON.stringify(link));
    if (!href) await page.getByText('Imprint').click();
    assert.equal(await page.evaluate(() => window.hostileRan), undefined, JSON.stringify(link));
    assert.deepEqual(dialogs, [], JSON.stringify(link));
    assert.equal(page.url(), `${portal.url}portal.html`);
    await page.close();
  }
  writeFileSync(manifest, good);
});

test('the shell by itself sets no address that may not be followed, whatever an engine would tell it', async (t) => {
  browser ??= await openBrowser(t);
  if (!browser) return;
  const sources = await serveSite(join(root, 'web'));
  t.after(() => sources.close());
  const page = await browser.newPage();
  await page.goto(`${sources.url}nothing`, WAIT); // an empty page of that origin
  const addresses = [
    ...DESTINATIONS,
    ...LINKS,
    ...JSON.parse(readFileSync(join(root, 'tests/cases/addresses.json'), 'utf8')).map(
      ([address]) => address,
    ),
  ];
  const [bad, passed] = await page.evaluate(async (given) => {
    const { element, setAttribute, setFile } = await import('/base/dom.js');
    const { buildNodes } = await import('/reading/nodes.js');
    const may = /^(https?|mailto):$/;
    const found = [],
      followed = {};
    /** @type {any} */
    const context = {
      strings: {},
      headingShift: 0,
      mediaUrl: (name) => name,
      link: (_, attributes, ...children) => element('a', attributes, ...children),
    };
    for (const address of given) {
      const made = {
        element: element('a', { href: address }),
        attribute: (() => {
          const a = element('a');
          setAttribute(a, 'href', address);
          return a;
        })(),
        node: buildNodes([['a', { href: address }, 'x']], context).querySelector('a'),
      };
      for (const [how, link] of Object.entries(made)) {
        if (!link.hasAttribute('href')) continue;
        if (may.test(link.protocol)) followed[how] = (followed[how] ?? 0) + 1;
        else found.push([how, address, link.href]);
      }
      for (const name of [
        'src',
        'action',
        'formaction',
        'poster',
        'data',
        'xlink:href',
        'srcset',
        'ping',
        'background',
        'cite',
      ]) {
        const value = element('b', { [name]: address }).getAttribute(name);
        if (value !== null && /^(?!https?:|mailto:)[^/?#]*:/i.test(value))
          found.push([name, address, value]);
      }
      const file = element('a');
      setFile(file, 'href', address);
      if (file.hasAttribute('href') && !/^(https?|blob):$/.test(file.protocol))
        found.push(['file', address, file.href]);
      const media = buildNodes(
        [
          ['a', { media: address }, 'x'],
          ['img', { media: address }],
        ],
        { ...context },
      );
      for (const item of media.querySelectorAll('a, img'))
        if (
          /^\s*(javascript|data|vbscript)/i.test(
            item.getAttribute('href') ?? item.getAttribute('src') ?? '',
          )
        )
          found.push(['media', address]);
    }
    return [found, followed];
  }, addresses);
  assert.deepEqual(bad, []);
  for (const how of ['element', 'attribute', 'node'])
    assert.ok(passed[how] > 5, `${how}: only ${passed[how]} good addresses were set`);
  await page.close();
});
