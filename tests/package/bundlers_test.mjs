// The package in programs as people write them: Vite, plain script tags, React, Vue. Each reads and searches in a browser.
import assert from 'node:assert/strict';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { after } from 'node:test';
import { sampleOf } from '../sample.mjs';
import { openBrowser, pack, root } from '../support.mjs';
import { serveSite } from '../web/server.mjs';
import { install, run } from './support.mjs';

const test = sampleOf(4);

const SRC = 'site/archive/archive.json';
const page = (script) =>
  `<!doctype html><html lang="en"><title>Portal</title><body><div id="app"></div><script type="module" src="${script}"></script></body></html>`;
const REACT = `
import { createElement as h, useEffect, useRef, useState } from 'react';
import { createRoot } from 'react-dom/client';
import 'carrel';
function Archive() {
  const ref = useRef(null), [title, setTitle] = useState('');
  useEffect(() => { const told = (event) => setTitle(event.detail.title); ref.current.addEventListener('carrel-ready', told); return () => ref.current?.removeEventListener('carrel-ready', told); }, []);
  return h('main', null, h('h1', { id: 'told' }, title), h('carrel-archive', { ref, src: '${SRC}', 'heading-level': 2 }));
}
createRoot(document.getElementById('app')).render(h(Archive));`;
const VUE = `
import { createApp, h, ref } from 'vue';
import 'carrel';
createApp({ setup() { const title = ref(''); return () => h('main', [h('h1', { id: 'told' }, title.value), h('carrel-archive', { src: '${SRC}', 'heading-level': 2, 'onCarrel-ready': (event) => { title.value = event.detail.title; } })]); } }).mount('#app');`;
const PLAIN = `
document.addEventListener('carrel-ready', ({ detail }) => { document.getElementById('told').textContent = detail.title; });
document.getElementById('app').innerHTML = '<h1 id="told"></h1><carrel-archive src="${SRC}"></carrel-archive>';`;

const PROGRAMS = [
  {
    name: 'plain script tags',
    needs: [],
    files: {
      'index.html': page('app.js').replace(
        '</body>',
        '<script type="module" src="node_modules/carrel/carrel.js"></script></body>',
      ),
      'app.js': PLAIN,
    },
  },
  {
    name: 'Vite',
    needs: ['vite@7.2.4'],
    files: { 'index.html': page('/app.js'), 'app.js': `import 'carrel';\n${PLAIN}` },
  },
  {
    name: 'React, built by Vite',
    needs: ['vite@7.2.4', 'react@19.2.0', 'react-dom@19.2.0'],
    files: { 'index.html': page('/app.js'), 'app.js': REACT },
  },
  {
    name: 'Vue, built by Vite',
    needs: ['vite@7.2.4', 'vue@3.5.25'],
    files: { 'index.html': page('/app.js'), 'app.js': VUE },
  },
];

let site, browser;
after(() => browser?.close());
for (const { name, needs, files } of PROGRAMS) {
  test(`${name}: the archive is read and searched`, async (t) => {
    const folder = install(t, needs);
    if (!folder) return;
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const isBuilt = needs.length > 0;
    if (isBuilt) run(folder, 'npx', 'vite', 'build', '--base', './', '--logLevel', 'error');
    const served = isBuilt ? join(folder, 'dist') : folder;
    cpSync((site ??= pack(join(root, 'data/posts'))), join(served, 'site'), { recursive: true });
    const server = await serveSite(served);
    t.after(() => server.close());
    browser ??= await openBrowser(t);
    if (!browser) return;
    const shown = await browser.newPage();
    t.after(() => shown.close());
    await shown.goto(server.url, { timeout: 60_000 });
    await shown
      .locator('#told')
      .getByText('Notes from the long watch')
      .waitFor({ timeout: 60_000 });
    await shown.locator('carrel-archive input[type=search]').fill('rollback');
    await shown.locator('carrel-archive .hit a').first().waitFor({ timeout: 60_000 });
    const detail = await shown.evaluate(() => document.querySelector('carrel-archive').ready);
    assert.deepEqual([detail.engine, detail.thread], ['webassembly', 'worker']);
  });
}
