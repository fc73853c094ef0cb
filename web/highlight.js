/** Follows. @param {HTMLElement} _article */
export const highlight = (_article) => {};
