// A style sheet imported as a module is a sheet to adopt: so in browsers, and so by scripts/build/build_room.mjs.
declare module '*.css' {
  const sheet: CSSStyleSheet;
  export default sheet;
}
