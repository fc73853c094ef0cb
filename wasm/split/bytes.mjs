// Numbers and names of WebAssembly files: LEB128, and bytes with their length before them.

/** Reads from a file's bytes, one thing after the other. */
export class Reader {
  /** @param {Uint8Array} bytes @param {number} [at] @param {number} [end] */
  constructor(bytes, at = 0, end = bytes.length) {
    this.bytes = bytes;
    this.at = at;
    this.end = end;
  }

  get isDone() {
    return this.at >= this.end;
  }

  byte() {
    if (this.isDone)
      throw new Error(`a WebAssembly file ends at byte ${this.at}, in the midst of something`);
    return this.bytes[this.at++];
  }

  /** Signed or not, as the caller knows; five bytes at most, as all numbers here are of 32 bits. */
  #number(isSigned) {
    let value = 0,
      shift = 0,
      byte;
    do {
      byte = this.byte();
      value |= (byte & 127) << shift;
      shift += 7;
    } while (byte & 128);
    return isSigned ? (shift < 32 && byte & 64 ? value | (-1 << shift) : value) : value >>> 0;
  }
  unsigned() {
    return this.#number(false);
  }
  signed() {
    return this.#number(true);
  }

  /** @param {number} length */
  take(length) {
    const from = this.at;
    this.at += length;
    if (this.at > this.end) throw new Error(`a WebAssembly file ends before byte ${this.at}`);
    return this.bytes.subarray(from, this.at);
  }
  name() {
    return Buffer.from(this.take(this.unsigned())).toString('utf8');
  }

  /** What `read` makes of each of a counted list. @template T @param {() => T} read @returns {T[]} */
  list(read) {
    return Array.from({ length: this.unsigned() }, read);
  }
}

/** @param {number} value */
export function unsigned(value) {
  const bytes = [];
  do {
    bytes.push((value & 127) | (value > 127 ? 128 : 0));
    value >>>= 7;
  } while (value > 0);
  return Buffer.from(bytes);
}

/** @param {number} value of 32 bits */
export function signed(value) {
  const bytes = [];
  for (;;) {
    const low = value & 127;
    value >>= 7;
    const isLast = (value === 0 && !(low & 64)) || (value === -1 && low & 64);
    bytes.push(isLast ? low : low | 128);
    if (isLast) return Buffer.from(bytes);
  }
}

/** @param {string} text */
export const name = (text) => Buffer.concat([unsigned(Buffer.byteLength(text)), Buffer.from(text)]);
