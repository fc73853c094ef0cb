// Makes another reading room of a built one: every script and style gets a mark at its end, and so a new hash and a new name.
// usage: node tests/web/remark_room.mjs ROOM MARK
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [, , room, mark] = process.argv;
const assets = join(room, 'assets');
const files = new Map(readdirSync(assets).filter((name) => /\.(js|css)$/.test(name)).map((name) => [name, readFileSync(join(assets, name), 'utf8')]));
let page = readFileSync(join(room, 'index.html'), 'utf8');
while (files.size > 0) {
  // A file that names no other comes first, so that names inside others can follow.
  const name = [...files.keys()].find((known) => ![...files.keys()].some((other) => other !== known && files.get(known).includes(other)));
  const old = files.get(name);
  const bytes = Buffer.from(`${old}\n/* ${mark} */\n`);
  const hash = (encoding) => createHash('sha256').update(bytes).digest(encoding);
  const renamed = name.replace(/\.[0-9a-f]{16}\./, `.${hash('hex').slice(0, 16)}.`);
  renameSync(join(assets, name), join(assets, renamed));
  writeFileSync(join(assets, renamed), bytes);
  page = page.replaceAll(name, renamed).replace(new RegExp(`(${renamed.replaceAll('.', '\\.')}" integrity=")[^"]*`), (_, opening) => `${opening}sha256-${hash('base64')}`);
  files.delete(name);
  for (const [other, text] of files) files.set(other, text.replaceAll(name, renamed));
}
writeFileSync(join(room, 'index.html'), page);
