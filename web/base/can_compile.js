// Tells whether this page may compile WebAssembly. A content security policy without 'wasm-unsafe-eval' forbids it, and some browsers have none.

/** The smallest module there is: a magic number and a version. */
const NO_MODULE = new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);

export function canCompile() {
  try {
    return Boolean(new WebAssembly.Module(NO_MODULE));
  } catch {
    return false;
  }
}
