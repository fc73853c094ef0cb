// Which version is this? The package's.
import { readFileSync } from 'node:fs';

const told = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));

/** @type {string} */
export const version = told.version;
