// Is each post as long as outlined? Words of prose as countWords counts them, which leaves out blocks of code and formulas.
import { countWords } from '../reader.mjs';

/** [fewest, most] words. */
export function boundsOf({ features }) {
  if (features.includes('short')) return [120, 249];
  if (features.includes('long')) return [1501, 2500];
  return [400, 1200];
}

/** @returns {string[]} complaints */
export function checkLengths({ posts }, outline) {
  const complaints = [];
  for (const row of outline) {
    const post = posts.find(({ slug }) => slug === row.slug);
    if (!post) continue;
    const [fewest, most] = boundsOf(row);
    const words = countWords(post);
    if (words < fewest || words > most)
      complaints.push(`${post.path}: ${words} words, wanted are ${fewest} to ${most}`);
  }
  return complaints;
}
