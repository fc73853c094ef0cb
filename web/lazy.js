// What loads only when it is wanted. One row a file; each is built as one self-contained module that is handed all it needs.
// README.md tells the bytes of each and who reads it. An edition in a single file replaces this table.

export const lazy = {
  reading: () => import('./reading/reading.js'),
  finding: () => import('./finding/finding.js'),
  palette: () => import('./palette/palette.js'),
  locales: () => import('./words/locales.js'),
};

/** With what they bring along in tables of their own: what a first view cannot ask for, it need not name.
 * @typedef {typeof lazy & typeof import('./reading/lazy.js').lazy & typeof import('./finding/lazy.js').lazy} Lazy */
