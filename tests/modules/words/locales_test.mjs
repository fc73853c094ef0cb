import assert from 'node:assert/strict';
import test from 'node:test';
import { tables } from '../../../web/words/locales.js';
import * as strings from '../../../web/words/strings.js';

test('the file that is loaded for another language has all tables', () =>
  assert.equal(tables, strings.tables));
