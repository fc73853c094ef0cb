/** Follows. @param {any} _room */
export const openPalette = (_room) => {};
