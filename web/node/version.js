// The package's version.
import { readFileSync } from 'node:fs';

const told = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));

/** @type {string} */
export const version = told.version;
