// One peer's ranking of one set's queries, in a process of its own: rank_posts.mjs COLLECTION MODULE SETTING published|stripped
// Prints {query: [keys of the posts, best first]} as JSON.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { peersFolder } from '../peers/peers.mjs';
import { readCollection, stripMarkdown } from './collections.mjs';

const [folder, module, setting, form] = process.argv.slice(2);
const { posts, queries } = readCollection(folder);
const peer = await import(pathToFileURL(join(peersFolder, module)).href);
const given = posts.map(({ id, title, text }) => ({
  id,
  title,
  text: form === 'stripped' ? stripMarkdown(text) : text,
}));
const index = await peer.open(await peer.build(given, setting), setting);
const rankings = {};
for (const { id, text } of queries)
  rankings[id] = (await index.search(text, 100)).map((post) => posts[post].key);
process.stdout.write(JSON.stringify(rankings));
