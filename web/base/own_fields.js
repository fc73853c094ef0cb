// Pieces of a query that ask for a value of the archive's own fields: in:runbooks/etcd, severity:high.

/** Quoted where a space would end it. @param {string} name @param {string} value */
export const fieldPiece = (name, value) => `${name}:${/\s/u.test(value) ? `"${value}"` : value}`;

/** As the engine compares values. @param {string} value */
export const folded = (value) => value.toLowerCase().replace(/[\s_]/gu, '-').replace(/\/+$/u, '');

/** Those of one field, with an OR before them. @param {string} name */
const pieces = (name) => new RegExp(`(?:^|\\s)(?:OR\\s+)?${name}:(?:"([^"]*)"|(\\S+))`, 'gu');

/** The values that a query asks of a field. @param {string} query @param {string} name */
export const askedValues = (query, name) =>
  [...query.matchAll(pieces(name))].map(([, quoted, bare]) => folded(quoted ?? bare));

/** The query with one value of a field and no other, or with none. @param {string} query @param {string} name @param {string} value */
export function withValue(query, name, value) {
  const bare = query.replace(pieces(name), '').trim();
  return value ? `${bare} ${fieldPiece(name, value)}`.trim() : bare;
}
