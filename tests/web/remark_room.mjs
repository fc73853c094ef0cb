// Makes another reading room of a built one: every script, style and engine gets a mark at its end, and so a new hash and a new name.
// usage: node tests/web/remark_room.mjs ROOM MARK
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [, , room, mark] = process.argv;
const assets = join(room, 'assets');
// Byte for byte: an engine is no text.
const files = new Map(
  readdirSync(assets)
    .filter((name) => /\.(js|css|wasm)$/.test(name))
    .map((name) => [name, readFileSync(join(assets, name), 'latin1')]),
);
let page = readFileSync(join(room, 'index.html'), 'utf8'),
  description = readFileSync(join(room, 'room.json'), 'utf8');
/** What an engine passes over: WebAssembly's section of its own name. */
const section = String.fromCharCode(0, mark.length + 1, mark.length) + mark;
while (files.size > 0) {
  // A file that names no other comes first, so that names inside others can follow.
  const name = [...files.keys()].find(
    (known) =>
      ![...files.keys()].some((other) => other !== known && files.get(known).includes(other)),
  );
  const old = files.get(name);
  const bytes = Buffer.from(
    name.endsWith('.wasm') ? old + section : `${old}\n/* ${mark} */\n`,
    'latin1',
  );
  const hash = (encoding) => createHash('sha256').update(bytes).digest(encoding);
  const renamed = name.replace(/\.[0-9a-f]{16}\./, `.${hash('hex').slice(0, 16)}.`);
  renameSync(join(assets, name), join(assets, renamed));
  writeFileSync(join(assets, renamed), bytes);
  page = page
    .replaceAll(name, renamed)
    .replace(
      new RegExp(`(${renamed.replaceAll('.', '\\.')}" integrity=")[^"]*`),
      (_, opening) => `${opening}sha256-${hash('base64')}`,
    );
  description = description
    .replaceAll(name, renamed)
    .replace(
      new RegExp(`(${renamed.replaceAll('.', '\\.')}#sha256-)[0-9a-f]*`),
      (_, opening) => opening + hash('hex'),
    );
  files.delete(name);
  for (const [other, text] of files) files.set(other, text.replaceAll(name, renamed));
}
writeFileSync(join(room, 'index.html'), page);
writeFileSync(join(room, 'room.json'), description);
