// What loads only when it is wanted. One row a file; each is built as one self-contained module that is handed all it needs.
// README.md tells the bytes of each and who reads it. An edition in a single file replaces this table.

export const lazy = {
  reading: () => import('./reading/reading.js'),
  finding: () => import('./finding/finding.js'),
  filterTools: () => import('./finding/filter_tools.js'),
  aids: () => import('./reading/aids/aids.js'),
  palette: () => import('./palette/palette.js'),
  highlight: () => import('./reading/highlight.js'),
  math: () => import('./reading/math.js'),
  locales: () => import('./words/locales.js'),
};

/** @typedef {typeof lazy} Lazy */
