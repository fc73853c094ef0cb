// How far what is under way has come: of all that knows its own end, the mean.
import { setAttribute } from '../base/dom.js';

/** @typedef {import('./progress.js').Progress} Progress */

/**
 * @param {Progress} progress @param {string} name of the task
 * @param {number} [done] left out, or all: the task has ended @param {number} [total] 0: nobody knows how much there is
 */
export function tellProgress(progress, name, done, total = 0) {
  const tasks = progress.measured;
  const known = tasks.get(name);
  if (done === undefined || (total > 0 && done >= total)) {
    tasks.delete(name);
    known?.end();
  } else {
    tasks.set(name, { share: total > 0 ? done / total : NaN, end: known?.end ?? progress.begin() });
  }
  const shares = [...tasks.values()].map(({ share }) => share).filter((share) => share >= 0);
  const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
  setAttribute(
    progress.bar,
    'aria-valuenow',
    shares.length ? String(Math.round(mean * 100)) : null,
  );
  progress.fill.style.setProperty('--share', shares.length ? String(mean) : '');
}
