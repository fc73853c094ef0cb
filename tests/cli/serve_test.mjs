// A preview answers at once, however many connections others keep open; both commands do.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { symlinkSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { command, openBrowser, pack, root, temporaryFolder } from '../support.mjs';

/** Far below the five seconds that an idle connection is kept, and above what a busy machine takes. */
const AT_ONCE_MS = 2_000;
let site;
const children = [];
before(() => {
  site = pack(join(root, 'data/manual'));
});
after(() => {
  for (const child of children) child.kill();
});

const ofPackage = `import { serveCommand } from ${JSON.stringify(join(root, 'web/node/serve_command.js'))}; serveCommand.run([process.argv[1]], { port: process.argv[2] });`;
const servers = {
  'carrel serve': (port) => spawn(command, ['serve', site, '--port', port]),
  'npx carrel serve': (port) =>
    spawn(process.execPath, ['--input-type=module', '-e', ofPackage, site, port]),
};

/** The address it prints. */
async function start(name, port) {
  const child = servers[name](String(port));
  children.push(child);
  return new Promise((resolve, reject) => {
    child.stdout.on('data', (text) => resolve(String(text).trim()));
    child.stderr.on('data', (text) => reject(new Error(String(text))));
  });
}

/** A connection that has asked for something, or for nothing yet, and then says nothing more. */
function idle(address, hasAsked) {
  const { hostname, port } = new URL(address);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => {
      if (!hasAsked) return resolve(socket);
      socket.write(
        `GET /site.json HTTP/1.1\r\nHost: ${hostname}:${port}\r\nConnection: keep-alive\r\n\r\n`,
      );
      socket.once('data', () => resolve(socket));
    });
    socket.on('error', reject);
  });
}

/** How long a request on a connection of its own takes. */
async function ask(address, path) {
  const started = performance.now();
  const response = await fetch(address + path, { headers: { connection: 'close' } });
  const bytes = await response.arrayBuffer();
  return {
    status: response.status,
    bytes: bytes.byteLength,
    milliseconds: performance.now() - started,
  };
}

let port = 18_400;
for (const name of Object.keys(servers)) {
  for (const hasAsked of [true, false]) {
    test(`${name}: 200 idle connections, ${hasAsked ? 'each after an answer' : 'none of which ever asked'}, block nobody`, async () => {
      const address = await start(name, (port += 20));
      const started = performance.now();
      const sockets = await Promise.all(Array.from({ length: 200 }, () => idle(address, hasAsked)));
      assert.ok(
        performance.now() - started < AT_ONCE_MS,
        `${Math.round(performance.now() - started)} ms until 200 were connected`,
      );
      const { status, milliseconds } = await ask(address, 'index.html');
      assert.equal(status, 200);
      assert.ok(milliseconds < AT_ONCE_MS, `${milliseconds} ms`);
      for (const socket of sockets) socket.destroy();
    });
  }

  test(`${name}: 50 requests at once go without a wait, before and after others`, async () => {
    const address = await start(name, (port += 20));
    for (let round = 0; round < 3; round++) {
      const answers = await Promise.all(
        Array.from({ length: 50 }, () => ask(address, 'archive/archive.json')),
      );
      assert.ok(answers.every(({ status, bytes }) => status === 200 && bytes === answers[0].bytes));
      const slowest = Math.max(...answers.map(({ milliseconds }) => milliseconds));
      assert.ok(slowest < AT_ONCE_MS, `${slowest} ms`);
    }
  });

  test(`${name}: a first visit in a browser never says that the host is slow`, async (t) => {
    const address = await start(name, (port += 20));
    const browser = await openBrowser(t);
    if (!browser) return;
    t.after(() => browser.close());
    for (let visit = 0; visit < 2; visit++) {
      const context = await browser.newContext();
      const page = await context.newPage();
      await page.addInitScript(() => {
        globalThis.slow = [];
        new MutationObserver(() => {
          const text = document.body?.textContent ?? '';
          if (/slow to answer|trying again/.test(text))
            globalThis.slow.push(text.match(/[^.]*(slow to answer|trying again)[^.]*/)[0]);
        }).observe(document, { subtree: true, childList: true, characterData: true });
      });
      await page.goto(address, { timeout: 60_000 });
      await page.waitForSelector('#room[data-offline="safe"]', { timeout: 60_000 });
      assert.deepEqual(await page.evaluate(() => globalThis.slow), []);
      await context.close();
    }
  });
}

test('a port that is taken is passed over', async () => {
  const first = await start('carrel serve', (port += 20)),
    second = await start('carrel serve', port);
  assert.notEqual(first, second);
  assert.equal((await ask(second, 'index.html')).status, 200);
});

/** The status of a request with headers of its own. */
const statusOf = (address, path, headers) =>
  new Promise((resolve, reject) => {
    request(address + path, { headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end();
  });

for (const name of Object.keys(servers)) {
  test(`${name} answers to this machine's names only, and with nothing outside the site`, async () => {
    const address = await start(name, (port += 20));
    for (const host of ['localhost', '127.0.0.1:1234', '[::1]:80', new URL(address).host])
      assert.equal(await statusOf(address, 'index.html', { host }), 200, host);
    for (const host of [
      'notes.attacker.example',
      'localhost.attacker.example',
      '127.0.0.1.attacker.example:80',
      'attacker.example:80',
    ])
      assert.equal(await statusOf(address, 'index.html', { host }), 403, host);
    const outside = temporaryFolder();
    writeFileSync(join(outside, 'secret.txt'), 'canarybird');
    symlinkSync(join(outside, 'secret.txt'), join(site, `secret-${port}.txt`));
    symlinkSync(outside, join(site, `away-${port}`));
    symlinkSync(join(site, 'index.html'), join(site, `copy-${port}.html`));
    assert.equal(await statusOf(address, `secret-${port}.txt`, {}), 404);
    assert.equal(await statusOf(address, `away-${port}/secret.txt`, {}), 404);
    assert.equal(await statusOf(address, `copy-${port}.html`, {}), 200);
  });
}
