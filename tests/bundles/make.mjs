// node tests/bundles/make.mjs: packs the small archive below in today's format into the folder of that version, with its
// answers. Run it when the format's number changes, and never again for a number that stands: what is kept here has been
// published.
import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { carrel, folderOf, root, writeInto } from '../support.mjs';
import { QUERIES, answersOf } from './answers.mjs';

/** A picture of 2 × 2 points. */
function picture() {
  const chunk = (/** @type {string} */ type, /** @type {Buffer} */ data) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const whole = Buffer.alloc(body.length + 8);
    whole.writeUInt32BE(data.length);
    body.copy(whole, 4);
    whole.writeUInt32BE(crc(body), body.length + 4);
    return whole;
  };
  const header = Buffer.from([0, 0, 0, 2, 0, 0, 0, 2, 8, 0, 0, 0, 0]);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.from([0, 9, 90, 0, 200, 30]))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
function crc(/** @type {Buffer} */ bytes) {
  let value = 0xffffffff;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit++) value = (value >>> 1) ^ (value & 1 ? 0xedb88320 : 0);
  }
  return (value ^ 0xffffffff) >>> 0;
}

const posts = {
  'carrel.json': JSON.stringify({
    title: 'A kept archive',
    strapline: 'What an older carrel wrote',
    language: 'en',
    kinds: { incident: 'Incident', decision: 'Decision' },
  }),
  'synonyms.txt': 'rollback = undo\n',
  'rollback.md':
    '---\ntitle: Roll back first\ndate: 2024-01-02\nkind: incident\ntags: [deploy, release]\nsummary: Undo the release, then look.\n---\n' +
    'The pool was exhausted &hellip; see [the decision](pools.md#size) and ![a plan](plan.png).\n\n## Steps\n\n1. Stop.\n2. Roll back.\n\n' +
    '```log\nERROR connection refused after 30s\n```\n\n| a | b |\n|---|---|\n| 1 | 2 |\n',
  'pools.md':
    '---\ntitle: How large a pool is\ndate: 2024-03-04\nkind: decision\ntags: [deploy]\nauthors: [Ann Reed]\naliases: [pool-size]\n---\n' +
    'A pool has as many connections as cores.\n\n## Size\n\nTwenty, with $n^2$ in mind. Résumé and Straße are words.\n',
  'wartung.md':
    '---\ntitle: Wartung der Datenbank\ndate: 2024-05-06\nlang: de\n---\nDie Wartung beginnt am Abend. Siehe [die Entscheidung](pools.md).\n',
  'undated.md':
    '# Words that we use\n\nAn incident is what wakes somebody.\n\n> [!note]\n> Write it down.\n',
  'plan.png': picture(),
};

const folder = folderOf(posts);
const made = folderOf({});
const words = ['--today', '2024-12-24', '--quiet', '--room', '/nonexistent', '-o', made];
carrel('pack', folder, ...words);
// A second edition, so that there is a delta from the first.
writeInto(folder, { 'pools.md': posts['pools.md'].replace('Twenty', 'Thirty') });
carrel('pack', folder, ...words);

const { format } = JSON.parse(readFileSync(join(made, 'archive/archive.json'), 'utf8'));
const name = `${format.major}.${format.minor}`;
const kept = join(root, 'tests/bundles', name);
if (existsSync(kept) && !process.argv.includes('--anew')) {
  console.error(`${name} is kept already; --anew replaces it, if it was never published`);
  process.exit(1);
}
rmSync(kept, { recursive: true, force: true });
cpSync(join(made, 'archive'), join(kept, 'archive'), { recursive: true });
writeFileSync(join(kept, 'answers.json'), `${JSON.stringify(answersOf(kept), null, 2)}\n`);
console.log(`${name}: ${QUERIES.length} queries answered`);
