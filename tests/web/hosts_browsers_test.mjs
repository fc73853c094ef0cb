// The core of the hosts in Firefox and WebKit: one element in each strict page that is not a frame.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { sampleOf } from '../sample.mjs';
import { pack, root } from '../support.mjs';
import { engines } from './browsers.mjs';
import { HOSTS, VARIANTS, outcomesHere, serveHosts } from './hosts.mjs';

const test = sampleOf(2);

let hosts;
before(async () => {
  hosts = await serveHosts({
    carrel: pack(join(root, 'data/posts')),
    manual: pack(join(root, 'data/manual')),
  });
});
after(() => hosts.close());

for (const engine of engines.filter(({ name }) => name !== 'Chromium')) {
  test(`${engine.name}: reads and searches in every host, or says what is missing`, async (t) => {
    if (!engine.isHere()) {
      console.log(`skipped: ${engine.name} is not here: hosts`);
      return t.skip('not here');
    }
    const tab = await engine.open();
    t.after(() => tab.close());
    for (const host of HOSTS.filter(({ around }) => !around || around === 'shadow')) {
      await tab.goto(hosts.addressOf(host, VARIANTS[0]));
      const [outcome] = await tab.run(outcomesHere);
      if (host.expect.error) {
        assert.match(outcome.said, /could not|cannot|failed/i, host.name);
        continue;
      }
      assert.ok(outcome.total > 0, `${host.name}: ${JSON.stringify(outcome)}`);
      // WebKitGTK 2.50 compiles WebAssembly whatever the policy says: the plain engine is then not needed.
      const isLenient = engine.name === 'WebKit' && host.expect.engine === 'javascript';
      if (!isLenient) assert.equal(outcome.engine, host.expect.engine, host.name);
      assert.equal(outcome.thread, host.expect.thread, `${host.name}: ${JSON.stringify(outcome)}`);
    }
  });
}
