// A peer's index of a corpus, in a process of its own: build_index.mjs POSTS.jsonl MODULE SETTING OUT
// Beside it, as OUT.br, stands what a host sends: compressing megabytes while a page waits would be measured as the peer's time.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { peersFolder } from '../peers/peers.mjs';
import { compress } from './line.mjs';

const [file, module, setting, out] = process.argv.slice(2);
const posts = readFileSync(file, 'utf8')
  .split('\n')
  .map((line) => {
    const { id, title, text } = JSON.parse(line);
    return { id, title, text };
  });
const peer = await import(pathToFileURL(join(peersFolder, module)).href);
const index = Buffer.from(await peer.build(posts, setting));
writeFileSync(`${out}.br`, compress(index));
writeFileSync(out, index);
