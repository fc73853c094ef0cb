import assert from 'node:assert/strict';
import test from 'node:test';
import { PartError, fetchBytes } from '../../../web/offline/no_network.js';

test('nothing is fetched: what is asked for is missing, by its name', async () => {
  await assert.rejects(fetchBytes('https://a.example/x', { name: 'x' }), (error) => {
    assert.ok(error instanceof PartError);
    assert.equal(error.kind, 'missing');
    assert.equal(error.part, 'x');
    return true;
  });
});
