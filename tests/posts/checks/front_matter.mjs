// Is each post's front matter complete, valid and as outlined?
const required = ['title', 'date', 'kind', 'theme', 'tags', 'summary'];
const optional = ['updated', 'aliases', 'superseded_by'];

// Ends of sentences: a full stop, question or exclamation mark before white space and a capital or digit, or at the very end.
const countSentences = (text) =>
  [...text.matchAll(/[.?!]["')]?(?=\s+["'(]?[\p{Lu}\d]|$)/gu)].length;

/** @returns {string[]} complaints */
export function checkFrontMatter({ posts, paths }, outline) {
  const complaints = [];
  const rows = new Map(outline.map((row) => [row.slug, row]));
  const slugs = new Set(posts.map(({ slug }) => slug));
  for (const row of outline) {
    const path = `${row.date.slice(0, 4)}/${row.slug}.md`;
    if (!paths.includes(path)) complaints.push(`${path}: outlined, but not there`);
  }
  for (const post of posts) {
    const complain = (message) => complaints.push(`${post.path}: ${message}`);
    const row = rows.get(post.slug);
    if (!row) {
      complain('is not in the outline');
      continue;
    }
    for (const key of required) if (!post.keys.includes(key)) complain(`has no ${key}`);
    for (const key of post.keys)
      if (![...required, ...optional].includes(key))
        complain(`has the key ${key}, which posts here do not use`);
    if (post.path !== `${row.date.slice(0, 4)}/${row.slug}.md`)
      complain(`should stand in ${row.date.slice(0, 4)}/`);
    if (post.day !== row.date) complain(`is dated ${post.day} and not ${row.date}`);
    for (const key of ['title', 'kind', 'theme'])
      if (post[key] !== row[key]) complain(`${key} is "${post[key]}" and not "${row[key]}"`);
    if (post.tags.join() !== row.tags.join()) complain(`tags are ${post.tags} and not ${row.tags}`);
    if (post.updated && post.updated <= post.day)
      complain(`was updated on ${post.updated}, before it was written`);
    for (const alias of post.aliases)
      if (slugs.has(alias)) complain(`has the alias ${alias}, which is a post`);
    const sentences = countSentences(post.summary);
    if (sentences < 1 || sentences > 2)
      complain(`its summary has ${sentences} sentences, wanted are one or two`);
    if (post.summary.length > 360)
      complain(`its summary has ${post.summary.length} characters, the most is 360`);
  }
  return complaints;
}
