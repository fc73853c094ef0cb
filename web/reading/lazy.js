// What an open post asks for when it has any of it. Rows are as those of web/lazy.js.
export const lazy = {
  aids: () => import('./aids/aids.js'),
  highlight: () => import('./highlight.js'),
  math: () => import('./math.js'),
};
