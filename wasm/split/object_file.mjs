// Reads an object file: its functions and constants, and which of them takes which. (WebAssembly's conventions for object files,
// https://github.com/WebAssembly/tool-conventions/blob/main/Linking.md)
import { name, Reader, unsigned } from './bytes.mjs';
import {
  CODE,
  DATA,
  FUNCTION,
  IMPORT,
  readSections,
  sectionOf,
  skipImported,
  writeSections,
} from './sections.mjs';

const SEGMENT_INFO = 5,
  INITIALIZERS = 6,
  SYMBOL_TABLE = 8;
const DATA_SYMBOL = 1,
  SECTION_SYMBOL = 3;
const LOCAL = 0x02,
  UNDEFINED = 0x10,
  EXPLICIT_NAME = 0x40;
const TYPE_INDEX = 6;
/** Relocations whose target has an amount added to its address: the MEMORY_ADDR_… kinds, FUNCTION_OFFSET and SECTION_OFFSET. */
const HAS_AMOUNT = new Set([3, 4, 5, 8, 9, 11, 14, 15, 16, 17, 21, 22, 23, 25]);
const IS_STRINGS = 1;

/**
 * @typedef {{name: string, isFunction: boolean, isLocal: boolean, place: number}} Symbol isLocal: nothing outside the object names it; place:
 *   of its body among the bodies or of its segment among the segments, -1 for what is not in this file
 * @typedef {{symbols: Symbol[], takes: {bodies: number[][], segments: number[][]}, segmentNames: string[],
 *   initializers: number[], sections: any[]}} ObjectFile
 *   takes: for each body and segment, the numbers of the symbols it takes; initializers: symbols of what runs before all else
 */

/** @param {Reader} reader @param {number} imported how many functions come from elsewhere */
function readSymbol(reader, imported) {
  const kind = reader.byte();
  const flags = reader.unsigned();
  const isHere = !(flags & UNDEFINED);
  const isLocal = Boolean(flags & LOCAL);
  if (kind === DATA_SYMBOL) {
    const symbol = { name: reader.name(), isFunction: false, isLocal, place: -1 };
    if (isHere) {
      symbol.place = reader.unsigned();
      reader.unsigned();
      reader.unsigned();
    }
    return symbol;
  }
  const index = reader.unsigned();
  const text = kind !== SECTION_SYMBOL && (isHere || flags & EXPLICIT_NAME) ? reader.name() : '';
  return {
    name: text,
    isFunction: kind === FUNCTION,
    isLocal,
    place: kind === FUNCTION && isHere ? index - imported : -1,
  };
}

/** The subsections of "linking": number → payload, in order. @param {Uint8Array} payload */
function readLinking(payload) {
  const reader = new Reader(payload);
  if (reader.unsigned() !== 2) throw new Error('an object file of an unknown version');
  const parts = [];
  while (!reader.isDone) {
    const id = reader.byte();
    parts.push({ id, payload: reader.take(reader.unsigned()) });
  }
  return parts;
}

/** How many functions are imported. @param {Uint8Array} payload */
function importedFunctions(payload) {
  const reader = new Reader(payload);
  return reader
    .list(() => {
      reader.name();
      reader.name();
      return skipImported(reader);
    })
    .filter((kind) => kind === FUNCTION).length;
}

/** Where each item of a counted section ends. @param {Uint8Array} payload @param {(reader: Reader) => void} skip */
function endsOf(payload, skip) {
  const reader = new Reader(payload);
  return reader.list(() => {
    skip(reader);
    return reader.at;
  });
}

/** For each item of a section, the symbols it takes. @param {any[]} sections @param {string} title @param {number[]} ends */
function readTaken(sections, title, ends) {
  const taken = ends.map(() => /** @type {number[]} */ ([]));
  const found = sections.find((section) => section.title === title);
  if (!found) return taken;
  const reader = new Reader(found.payload);
  reader.unsigned(); // which section it is about
  let item = 0;
  reader.list(() => {
    const kind = reader.byte();
    const offset = reader.unsigned();
    const symbol = reader.unsigned();
    if (HAS_AMOUNT.has(kind)) reader.signed();
    while (offset >= ends[item]) item += 1; // relocations stand in the order of what they are about
    if (kind !== TYPE_INDEX) taken[item].push(symbol);
  });
  return taken;
}

/** @param {Uint8Array} bytes @returns {ObjectFile} */
export function readObject(bytes) {
  const sections = readSections(bytes);
  const linking = readLinking(sectionOf(sections, 'linking').payload);
  const part = (id) =>
    new Reader(linking.find((found) => found.id === id)?.payload ?? Buffer.from([0]));
  const imported = importedFunctions(sectionOf(sections, IMPORT).payload);
  const table = part(SYMBOL_TABLE);
  const info = part(SEGMENT_INFO);
  const initializers = part(INITIALIZERS);
  const bodyEnds = endsOf(sectionOf(sections, CODE).payload, (reader) =>
    reader.take(reader.unsigned()),
  );
  const segmentEnds = endsOf(sectionOf(sections, DATA).payload, (reader) => {
    reader.unsigned();
    reader.byte();
    reader.signed();
    reader.byte();
    reader.take(reader.unsigned());
  });
  return {
    sections,
    symbols: table.list(() => readSymbol(table, imported)),
    segmentNames: info.list(() => {
      const text = info.name();
      info.unsigned();
      info.unsigned();
      return text;
    }),
    initializers: initializers.list(() => {
      initializers.unsigned();
      return initializers.unsigned();
    }),
    takes: {
      bodies: readTaken(sections, 'reloc.CODE', bodyEnds),
      segments: readTaken(sections, 'reloc.DATA', segmentEnds),
    },
  };
}

/**
 * The object file with some segments under another name, by which the linker keeps them together.
 * @param {ObjectFile} object @param {Set<number>} which @param {string} to
 */
export function renameSegments({ sections }, which, to) {
  const linking = sectionOf(sections, 'linking');
  const parts = readLinking(linking.payload).map(({ id, payload }) => {
    if (id === SEGMENT_INFO) {
      const reader = new Reader(payload);
      const records = reader.list(() => ({
        text: reader.name(),
        alignment: reader.unsigned(),
        flags: reader.unsigned(),
      }));
      payload = Buffer.concat([
        unsigned(records.length),
        ...records.flatMap(({ text, alignment, flags }, place) => [
          name(which.has(place) ? to : text),
          unsigned(alignment),
          unsigned(which.has(place) ? flags & ~IS_STRINGS : flags),
        ]),
      ]);
    }
    return Buffer.concat([Buffer.from([id]), unsigned(payload.length), payload]);
  });
  const renamed = { ...linking, payload: Buffer.concat([unsigned(2), ...parts]) };
  return writeSections(sections.map((section) => (section === linking ? renamed : section)));
}
