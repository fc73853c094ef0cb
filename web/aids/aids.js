/** Follows. @param {any} _room @param {any} _post @param {HTMLElement} _article */
export const attachAids = (_room, _post, _article) => () => {};
