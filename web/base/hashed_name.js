// Names that say what a file holds: "x.0123456789abcdef.js" is never another file.
import { NAME_DIGITS } from './names.js';

const HASHED = new RegExp(`\\.[0-9a-f]{${NAME_DIGITS}}(?=\\.[^/]+$)`);

/** @param {string} path */
export const isHashedName = (path) => HASHED.test(path);

/** "name.svg" of "media/name.0123456789abcdef.svg". @param {string} path */
export const nameWithoutHash = (path) => path.replace(/^.*\//, '').replace(HASHED, '');
