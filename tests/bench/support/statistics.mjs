// How good is a ranking, and is a difference more than chance? Pure functions.
import { makeRandom } from '../../support.mjs';

/** @param {number[]} values */
export const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** The value below which `share` of the values lie, interpolated. @param {number[]} values @param {number} share 0 to 1 */
export function percentile(values, share) {
  if (values.length === 0) return NaN;
  const sorted = [...values].sort((a, b) => a - b);
  const at = share * (sorted.length - 1),
    below = Math.floor(at);
  return sorted[below] + (sorted[Math.ceil(at)] - sorted[below]) * (at - below);
}

/** @param {number[]} values */
export const median = (values) => percentile(values, 0.5);

/**
 * @param {string[]} ids what was found, best first
 * @param {Map<string, number>} grades of the relevant ones, all above 0
 * @returns nDCG and the reciprocal rank of the first relevant one over ten hits, the share of relevant ones among a hundred
 */
export function judge(ids, grades) {
  const discounted = (grade, rank) => grade / Math.log2(rank + 2);
  let gained = 0,
    found = 0,
    mrr = 0;
  ids.slice(0, 100).forEach((id, rank) => {
    const grade = grades.get(id);
    if (grade === undefined) return;
    found += 1;
    if (rank >= 10) return;
    gained += discounted(grade, rank);
    mrr ||= 1 / (rank + 1);
  });
  const ideal = [...grades.values()]
    .sort((a, b) => b - a)
    .slice(0, 10)
    .reduce((sum, grade, rank) => sum + discounted(grade, rank), 0);
  return { ndcg: gained / ideal, mrr, recall: found / grades.size };
}

/**
 * Paired randomization: were the signs of the differences chance, how often would their mean lie as far from 0 as it does? Two-sided.
 * @param {number[]} ours @param {number[]} theirs of the same queries
 */
export function randomizationTest(ours, theirs, flips = 5000) {
  const differences = ours
    .map((value, i) => value - theirs[i])
    .filter((difference) => difference !== 0);
  const observed = Math.abs(differences.reduce((sum, difference) => sum + difference, 0));
  const random = makeRandom(1);
  let asFar = 0;
  for (let flip = 0; flip < flips; flip++) {
    let sum = 0;
    for (const difference of differences) sum += random(2) ? difference : -difference;
    // What was observed must count as reaching itself, however the sum was rounded.
    if (Math.abs(sum) >= observed - 1e-9) asFar += 1;
  }
  return (asFar + 1) / (flips + 1);
}
