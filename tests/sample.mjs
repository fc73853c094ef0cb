// Of tests that take long each run takes a sample, which the commit chooses: other ones for each, so that over some commits all are
// run. CARREL_LONG=1 runs them all; CARREL_SEED=NUMBER stands for the commit.
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';
import { root } from './support.mjs';

export const isLong = Boolean(process.env.CARREL_LONG);

/** A number of the commit; 0 outside of git. */
export const seed = Number(
  process.env.CARREL_SEED ?? (isLong ? 0 : Number.parseInt(commit().slice(0, 8), 16)),
);

function commit() {
  try {
    return execFileSync('git', ['rev-parse', 'HEAD'], {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  } catch {
    return '0';
  }
}

/**
 * Chooses one of so many: whether the case with this number, from 0, is in the sample.
 * @param {number} number @param {number} oneOf
 */
export const isChosen = (number, oneOf) => isLong || number % oneOf === seed % oneOf;

/** Declares tests as node's own does, one of so many in the order in which they stand. @param {number} oneOf */
export function sampleOf(oneOf) {
  let count = 0;
  /** @param {[name: string, ...rest: any[]]} declaration */
  return (...declaration) => {
    if (isChosen(count++, oneOf)) test(.../** @type {[string, any]} */ (declaration));
  };
}
