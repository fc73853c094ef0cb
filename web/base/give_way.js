// Work that may take long, in slices: between two of them the page answers keys, scrolls and paints.

/** A slice may last as long as the page took for itself between the last two, so that all of it ends soon; but never so long as to be felt. */
const [SHORTEST_MS, LONGEST_MS] = [12, 120];
/** What is made within milliseconds takes the browser far longer to lay out. */
const MOST_STEPS = 2_500;

/** @returns {Promise<unknown>} when the page has done what waited */
export const giveWay = () =>
  new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, 250);
  }); // no frames come where nobody looks

/**
 * Takes the steps one after the other, the first of them at once. It answers true where they all fitted into the first slice.
 * @param {Iterator<unknown>} steps @param {() => boolean} isWanted asked before each further slice
 * @returns {true | Promise<boolean>} whether all were taken
 */
export function takeSteps(steps, isWanted) {
  /** @param {number} budget */
  const slice = (budget) => {
    const until = performance.now() + budget;
    for (let step = 0; step < MOST_STEPS; step++) {
      if (steps.next().done) return true;
      if (performance.now() >= until) break;
    }
    return false;
  };
  if (slice(LONGEST_MS / 2)) return true;
  return (async () => {
    let budget = SHORTEST_MS;
    for (;;) {
      const left = performance.now();
      await giveWay();
      if (!isWanted()) return false;
      budget = Math.min(LONGEST_MS, Math.max(SHORTEST_MS, performance.now() - left));
      if (slice(budget)) return true;
    }
  })();
}
