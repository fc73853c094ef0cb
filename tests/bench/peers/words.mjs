// What the peers share: words, Lucene's English stop words, text as bytes.

export const STOP_WORDS = new Set(
  (
    'a an and are as at be but by for if in into is it no not of on or such that the their then ' +
    'there these they this to was will with'
  ).split(' '),
);

/** @param {string} text */
export const cutWords = (text) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** @param {any} value @returns {Uint8Array} */
export const toBytes = (value) => new TextEncoder().encode(JSON.stringify(value));

/** @param {Uint8Array} bytes */
export const fromBytes = (bytes) => JSON.parse(new TextDecoder().decode(bytes));
