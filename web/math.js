/** Follows. @param {HTMLElement} _article */
export const typeset = (_article) => {};
