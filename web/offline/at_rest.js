// Waits until the reader does not type: letters come before storing.
const REST_MS = 400;

let lastKey = -Infinity;
globalThis.document?.addEventListener(
  'keydown',
  () => {
    lastKey = performance.now();
  },
  { capture: true, passive: true },
);

/** Ends once no key was pressed for a moment; at once where none was. */
export async function atRest() {
  for (let left = REST_MS; left > 0; ) {
    left = lastKey + REST_MS - performance.now();
    if (left > 0)
      await new Promise((resolve) => {
        setTimeout(resolve, left);
      });
  }
}
