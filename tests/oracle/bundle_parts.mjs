// What does a packed archive hold? Reads a bundle as a stranger would, from data/FORMAT.md alone: zstd, JSON, varints.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** @param {string} site @returns {any} */
export function readManifest(site) {
  return JSON.parse(readFileSync(join(site, 'archive/archive.json'), 'utf8'));
}

/** The parts of one role in the manifest's order, unpacked. @param {string} site @param {string} role @returns {Buffer[]} */
function partsOf(site, role) {
  const columns = readManifest(site).parts[role];
  if (!columns) return [];
  const { ending, sha256, unpacked } = columns;
  // One process for all: zstd writes one after the other, and the manifest says where each ends.
  const files = unpacked.map((/** @type {number} */ _, /** @type {number} */ i) =>
    join(site, 'archive', `${role}-${i}.${sha256.substr(64 * i, 16)}${ending}`),
  );
  const bytes = execFileSync('zstd', ['-dcq', ...files], { maxBuffer: 512 << 20 });
  let at = 0;
  return unpacked.map((/** @type {number} */ size) => bytes.subarray(at, (at += size)));
}

/** The posts in order of their numbers. @param {string} site @returns {any[]} */
export function readPosts(site) {
  return partsOf(site, 'posts').flatMap((bytes) => JSON.parse(bytes.toString('utf8')).posts);
}

/** With the labels. @param {string} site @returns {any} */
export function readFacets(site) {
  const [facets, labels] = ['facets', 'labels'].map((role) =>
    JSON.parse(partsOf(site, role)[0].toString('utf8')),
  );
  const [length, title_weight] = [facets.length, facets.title_weight].map((digits) => [
    ...Buffer.from(digits, 'hex'),
  ]);
  return { ...facets, length, title_weight, ...labels };
}

/** A place in bytes, and the numbers that stand there. */
class Cursor {
  /** @param {Buffer} bytes @param {number} at */
  constructor(bytes, at) {
    this.bytes = bytes;
    this.at = at;
  }
  byte() {
    if (this.at >= this.bytes.length) throw new Error('the part ends too early');
    return this.bytes[this.at++];
  }
  varint() {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.byte();
      value += (byte & 127) * 2 ** shift;
      if (byte < 128) return value;
    }
  }
  /** @param {number} count */
  varints(count) {
    return Array.from({ length: count }, () => this.varint());
  }
  /** @param {number} size */
  take(size) {
    this.at += size;
    return this.bytes.subarray(this.at - size, this.at);
  }
}

/**
 * Every term with the posts that have it.
 * @param {string} site
 * @returns {Map<string, {number: number, inTitle: boolean, code: number}[]>}
 */
export function readIndex(site) {
  const terms = new Map();
  for (const bytes of partsOf(site, 'index')) {
    const [count, postings] = [bytes.readUInt32LE(4), bytes.readUInt32LE(8)];
    const cursor = new Cursor(bytes, 12);
    const [shared, added, posts] = [
      cursor.varints(count),
      cursor.varints(count),
      cursor.varints(count),
    ];
    let term = Buffer.alloc(0);
    const names = shared.map(
      (same, i) => (term = Buffer.concat([term.subarray(0, same), cursor.take(added[i])])),
    );
    const codes = cursor.take(Math.ceil(postings / 2));
    const gaps = cursor.varints(postings);
    const titles = cursor.take(Math.ceil(postings / 8));
    let at = 0;
    for (const [i, name] of names.entries()) {
      let number = -1;
      const list = [];
      for (const end = at + posts[i]; at < end; at++) {
        number += gaps[at];
        list.push({
          number,
          inTitle: ((titles[at >> 3] >> (at & 7)) & 1) === 1,
          code: (codes[at >> 1] >> ((at & 1) * 4)) & 15,
        });
      }
      terms.set(name.toString('utf8'), list);
    }
  }
  return terms;
}

/**
 * The posts most like each post, nearest first.
 * @param {string} site
 * @returns {{number: number, likeness: number}[][]}
 */
export function readRelated(site) {
  const related = [];
  for (const bytes of partsOf(site, 'related')) {
    const cursor = new Cursor(bytes, 8);
    for (let n = bytes.readUInt32LE(4); n > 0; n--) {
      const number = related.length;
      const neighbours = [];
      for (let left = cursor.varint(); left > 0; left--) {
        const zigzag = cursor.varint();
        const distance = zigzag % 2 ? -(zigzag + 1) / 2 : zigzag / 2;
        neighbours.push({ number: number + distance, likeness: cursor.byte() });
      }
      related.push(neighbours);
    }
  }
  return related;
}
