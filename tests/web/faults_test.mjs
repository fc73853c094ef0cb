// The server's faults themselves: a test that trusts them must be able to. Asked over plain HTTP, without a browser.
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../support.mjs';
import { faults } from './faults.mjs';
import { serveSite, unreachable } from './server.mjs';

const text = 'x'.repeat(40_000);
let server, old;

before(async () => {
  const site = temporaryFolder();
  old = temporaryFolder();
  mkdirSync(join(site, 'archive'));
  writeFileSync(join(site, 'index.html'), '<p>front</p>');
  writeFileSync(join(site, 'archive/archive.json'), text);
  mkdirSync(join(old, 'archive'));
  writeFileSync(join(old, 'archive/archive.json'), 'old');
  server = await serveSite(site);
});
after(() => server.close());
beforeEach(() => {
  server.faults.clear();
  server.placed.clear();
});

const ask = (options) => fetch(`${server.url}archive/archive.json`, options);
const inject = (rule) => server.faults.set(/archive\.json/, rule);

/** What each fault must look like from outside. */
const expected = {
  missing: async () => assert.equal((await ask()).status, 404),
  'server-error': async () => assert.equal((await ask()).status, 500),
  denied: async () => assert.equal((await ask()).status, 403),
  login: async () => assert.match(await (await ask()).text(), /Sign in/),
  redirect: async () => {
    const answer = await ask();
    assert.ok(answer.redirected);
    assert.match(await answer.text(), /Sign in/);
  },
  gone: async () => assert.rejects(ask()),
  'wrong-type': async () => {
    const answer = await ask();
    assert.equal(answer.headers.get('content-type'), 'text/plain');
    assert.equal(await answer.text(), text);
  },
  reset: async () => {
    const answer = await ask();
    await assert.rejects(answer.text());
  },
  cut: async () => assert.equal((await (await ask()).text()).length, 20_000),
  damage: async () => {
    const got = await (await ask()).text();
    assert.equal(got.length, text.length);
    assert.equal([...got].filter((c) => c !== 'x').length, 1);
  },
  stale: async () => assert.equal(await (await ask()).text(), 'old'),
  stall: async () => {
    const answer = await ask({ signal: AbortSignal.timeout(1_000) });
    await assert.rejects(answer.text());
  },
  slow: async () => {
    const before = process.hrtime.bigint();
    assert.equal(await (await ask()).text(), text);
    assert.ok(process.hrtime.bigint() - before > 500_000_000n);
  },
};

for (const name of Object.keys(faults)) {
  test(`the fault "${name}" is what it says, and is gone when it is taken away`, async () => {
    inject({ fault: name, site: old });
    await expected[name]();
    server.faults.clear();
    assert.equal(await (await ask()).text(), text);
  });
}

test('a fault can be meant for the first requests only', async () => {
  inject({ fault: 'missing', times: 2 });
  assert.deepEqual(
    [(await ask()).status, (await ask()).status, (await ask()).status],
    [404, 404, 200],
  );
});

test('single files can come from another release, or be absent', async () => {
  server.placed.set('archive/archive.json', old);
  assert.equal(await (await ask()).text(), 'old');
  server.placed.set('archive/archive.json', null);
  assert.equal((await ask()).status, 404);
});

test('a server with a fault that no request met does not close in peace, cleared or not', async () => {
  for (const isCleared of [true, false]) {
    const other = await serveSite(old);
    other.faults.set(/no-such-file/, 'missing');
    if (isCleared) other.faults.clear();
    await assert.rejects(
      other.close(),
      /faults that no request met:\n {2}\/no-such-file\/ missing .*faults_test/,
    );
  }
});

test('a host that cannot be reached need not be asked, and a fault must be one of the table', async () => {
  const other = await serveSite(old);
  other.faults.set(/./, unreachable);
  assert.throws(() => other.faults.set(/./, 'no-such-fault'), /there is no fault/);
  await other.close();
});

test('a test waits for its fault to be met, and fails by itself where it is not', async () => {
  const other = await serveSite(old);
  other.faults.set(/archive\.json/, 'missing');
  const isMet = other.faults.whenMet();
  await fetch(`${other.url}archive/archive.json`);
  await isMet;
  other.faults.set(/no-such-file/, 'missing');
  await assert.rejects(other.faults.whenMet(50), /no-such-file/);
  other.faults.set(/no-such-file/, 'missing');
  other.faults.clear();
  await assert.rejects(other.faults.whenMet(), /no-such-file/, 'cleared or not');
  other.faults.set(/no-such-file/, 'missing');
  other.faults.forget();
  await other.close();
});
