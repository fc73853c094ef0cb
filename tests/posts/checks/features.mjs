// Has each post the Markdown features that its row names, as elements a reader sees, and the links to other posts?
import { find, textOf, walk } from '../reader.mjs';

const isIn = (node, names) =>
  node
    .slice(2)
    .some((child) => Array.isArray(child) && (names.includes(child[0]) || isIn(child, names)));
const cellsOf = (row) =>
  row
    .slice(2)
    .filter((cell) => cell[0] === 'th' || cell[0] === 'td')
    .map((cell) => textOf(cell).trim());

/** A table with a heading that names a time, below which at least three cells hold a clock time or a day. */
function isTimeline(table) {
  const [head, ...rows] = find([table], 'tr').map(cellsOf);
  return head.some(
    (heading, column) =>
      /\b(time|clock|when|day|date)\b/i.test(heading) &&
      rows.filter((cells) =>
        /\d{1,2}:\d{2}|\d{4}-\d{2}-\d{2}|\b\d{1,2} (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)/.test(
          cells[column] ?? '',
        ),
      ).length >= 3,
  );
}

/** A paragraph or list item that begins with the term in bold type; or a definition list's term. */
function countTerms(nodes) {
  const bold = find(nodes, 'p', 'li').filter(
    ([, , first]) => Array.isArray(first) && (first[0] === 'strong' || first[0] === 'b'),
  );
  return bold.length + find(nodes, 'dt').length;
}

// Feature to the condition a post must meet.
const features = {
  table: ({ nodes }) => find(nodes, 'table').some((table) => !isTimeline(table)),
  'timeline-table': ({ nodes }) => find(nodes, 'table').some(isTimeline),
  tasklist: ({ nodes }) => find(nodes, 'task').length >= 4,
  code: ({ nodes }) => find(nodes, 'code-block').some(([, { language }]) => language),
  footnote: ({ nodes }) =>
    find(nodes, 'footnote-reference').length > 0 && find(nodes, 'footnote').length > 0,
  quote: ({ nodes }) => find(nodes, 'blockquote').length > 0,
  'nested-list': ({ nodes }) => find(nodes, 'li').some((item) => isIn(item, ['ul', 'ol'])),
  'ordered-steps': ({ nodes }) => find(nodes, 'ol').some((list) => list.slice(2).length >= 3),
  'image-diagram': ({ nodes }) =>
    find(nodes, 'img').some(
      ([, { media, alt }]) => media?.endsWith('.svg') && alt.split(' ').length >= 8,
    ),
  math: ({ nodes }) => find(nodes, 'math-inline', 'math-block').length > 0,
  'details-html': ({ nodes }) =>
    find(nodes, 'details').some((details) => find([details], 'summary').length === 1),
  'definition-like': ({ nodes }) => countTerms(nodes) >= 3,
  unicode: ({ nodes, title, summary }, { strings }) => {
    const text = [title, summary, ...nodes.map((node) => textOf(node))].join('\n');
    return (
      strings.every((string) => text.includes(string)) ||
      `must hold ${strings.filter((string) => !text.includes(string))}`
    );
  },
  // Lengths are a question of their own: checks/lengths.mjs.
  long: () => true,
  short: () => true,
};

/** @returns {string[]} complaints */
export function checkFeatures({ posts }, outline) {
  const complaints = [];
  for (const row of outline) {
    const post = posts.find(({ slug }) => slug === row.slug);
    if (!post) continue; // checks/front_matter.mjs says so
    for (const feature of row.features) {
      const answer = features[feature](post, row);
      if (answer !== true) complaints.push(`${post.path}: ${feature}: ${answer || 'not found'}`);
    }
    const linked = new Set([...walk(post.nodes)].map(([, { post: slug }]) => slug));
    for (const slug of row.links)
      if (!linked.has(slug)) complaints.push(`${post.path}: does not link to ${slug}`);
    if (linked.has(post.slug)) complaints.push(`${post.path}: links to itself`);
    for (const [, { language }] of find(post.nodes, 'code-block'))
      if (!language && row.features.includes('code'))
        complaints.push(`${post.path}: a fenced block names no language`);
  }
  return complaints;
}
