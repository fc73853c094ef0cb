// Takes a WebAssembly file apart into its sections, and puts them together again.
import { name, Reader, signed, unsigned } from './bytes.mjs';

const HEADER = 8;
export const IMPORT = 2,
  CODE = 10,
  DATA = 11;
const EXPORT = 7;
export const FUNCTION = 0;
const TABLE = 1,
  MEMORY = 2,
  GLOBAL = 3;
const CUSTOM = 0,
  I32_CONST = 0x41,
  END = 0x0b,
  DATA_SEGMENT_NAMES = 9;

/** @typedef {{id: number, title: string, payload: Uint8Array}} Section title: of a custom one; payload: what follows that */

/** @param {Uint8Array} bytes @returns {Section[]} in the file's order */
export function readSections(bytes) {
  const sections = [];
  for (const reader = new Reader(bytes, HEADER); !reader.isDone; ) {
    const id = reader.byte();
    const payload = reader.take(reader.unsigned());
    const inside = new Reader(payload);
    const title = id === CUSTOM ? inside.name() : '';
    sections.push({ id, title, payload: payload.subarray(inside.at) });
  }
  return sections;
}

/** @param {Section[]} sections */
export function writeSections(sections) {
  return Buffer.concat([
    Buffer.from('\0asm\x01\0\0\0', 'latin1'),
    ...sections.flatMap(({ id, title, payload }) => {
      const whole = id === CUSTOM ? Buffer.concat([name(title), payload]) : payload;
      return [Buffer.from([id]), unsigned(whole.length), whole];
    }),
  ]);
}

/** @param {Section[]} sections @param {number | string} wanted an id, or a custom section's title */
export function sectionOf(sections, wanted) {
  const found = sections.find(({ id, title }) =>
    typeof wanted === 'number' ? id === wanted : title === wanted,
  );
  if (!found) throw new Error(`a WebAssembly file lacks its section ${wanted}`);
  return found;
}

/** The segments of a linked module's data: where each goes, and its bytes. @param {Uint8Array} payload */
function readData(payload) {
  const reader = new Reader(payload);
  return reader.list(() => {
    if (reader.unsigned() !== 0 || reader.byte() !== I32_CONST)
      throw new Error('a data segment that is not put at a fixed address');
    const address = reader.signed();
    if (reader.byte() !== END) throw new Error('a data segment whose address is reckoned');
    return { address, content: reader.take(reader.unsigned()) };
  });
}

/** @param {{address: number, content: Uint8Array}[]} segments */
const writeData = (segments) =>
  Buffer.concat([
    unsigned(segments.length),
    ...segments.flatMap(({ address, content }) => [
      Buffer.from([0, I32_CONST]),
      signed(address),
      Buffer.from([END]),
      unsigned(content.length),
      content,
    ]),
  ]);

/** Takes from the section of names those that the linker gave to data segments: place → name. @param {Section} section */
function takeSegmentNames(section) {
  const names = new Map();
  const others = [];
  for (const reader = new Reader(section.payload); !reader.isDone; ) {
    const from = reader.at;
    const id = reader.byte();
    const inside = new Reader(reader.take(reader.unsigned()));
    if (id === DATA_SEGMENT_NAMES) inside.list(() => names.set(inside.unsigned(), inside.name()));
    else others.push(section.payload.subarray(from, reader.at));
  }
  section.payload = Buffer.concat(others);
  return names;
}

/** A module without its data segments of that name, and these. @param {Uint8Array} bytes @param {string} named */
export function takeSegments(bytes, named) {
  const sections = readSections(bytes);
  const names = takeSegmentNames(sectionOf(sections, 'name'));
  const data = sectionOf(sections, DATA);
  const all = readData(data.payload);
  /** @param {unknown} _ @param {number} place */
  const isTaken = (_, place) => names.get(place) === named;
  data.payload = writeData(all.filter((segment, place) => !isTaken(segment, place)));
  return { bytes: writeSections(sections), taken: all.filter(isTaken) };
}

/** Skips what an import says of itself after its names. @param {Reader} reader */
export function skipImported(reader) {
  const limits = () => {
    const flags = reader.byte();
    reader.unsigned();
    if (flags & 1) reader.unsigned();
  };
  const kind = reader.byte();
  if (kind === FUNCTION) reader.unsigned();
  else if (kind === TABLE) {
    reader.byte();
    limits();
  } else if (kind === MEMORY) limits();
  else if (kind === GLOBAL) {
    reader.byte();
    reader.byte();
  } else throw new Error(`an import of the unknown kind ${kind}`);
  return kind;
}

/** A module whose imports are called otherwise. @param {Uint8Array} bytes @param {(space: string, called: string) => string} rename */
export function renameImports(bytes, rename) {
  const sections = readSections(bytes);
  const section = sectionOf(sections, IMPORT);
  const reader = new Reader(section.payload);
  const imports = reader.list(() => {
    const [space, called] = [reader.name(), reader.name()];
    const from = reader.at;
    skipImported(reader);
    return Buffer.concat([
      name(space),
      name(rename(space, called)),
      section.payload.subarray(from, reader.at),
    ]);
  });
  section.payload = Buffer.concat([unsigned(imports.length), ...imports]);
  return writeSections(sections);
}

/**
 * A module that calls some of its exports by number, in the order of what they are, which compresses well; and their new names by the old.
 * @param {Uint8Array} bytes @param {(called: string) => boolean} isRenamed
 */
export function numberExports(bytes, isRenamed) {
  const sections = readSections(bytes);
  const section = sectionOf(sections, EXPORT);
  const reader = new Reader(section.payload);
  const all = reader.list(() => ({
    called: reader.name(),
    kind: reader.byte(),
    index: reader.unsigned(),
  }));
  const numbered = all
    .filter(({ called }) => isRenamed(called))
    .sort((a, b) => a.kind - b.kind || a.index - b.index);
  const names = new Map(
    numbered.map(({ called }, place) => [called, place.toString(36).padStart(2, '0')]),
  );
  const exports = [...all.filter(({ called }) => !isRenamed(called)), ...numbered];
  section.payload = Buffer.concat([
    unsigned(exports.length),
    ...exports.flatMap(({ called, kind, index }) => [
      name(names.get(called) ?? called),
      Buffer.from([kind]),
      unsigned(index),
    ]),
  ]);
  return { bytes: writeSections(sections), names };
}

/** A module that has none, with data. @param {Uint8Array} bytes @param {{address: number, content: Uint8Array}[]} segments */
export function addSegments(bytes, segments) {
  const sections = readSections(bytes);
  if (sections.some(({ id }) => id === DATA))
    throw new Error('the second file has data of its own already');
  sections.splice(sections.findIndex(({ id }) => id === CODE) + 1, 0, {
    id: DATA,
    title: '',
    payload: writeData(segments),
  });
  return writeSections(sections);
}
