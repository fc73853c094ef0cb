// What a search asks for when it is narrowed. Rows are as those of web/lazy.js.
export const lazy = {
  filterTools: () => import('./filter_tools.js'),
};
