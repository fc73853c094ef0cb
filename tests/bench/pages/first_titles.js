// Puts titles into the page as they come, in order, and tells the benchmark when the first and when the last of them stood there.

/** @param {Promise<string>[]} titles */
export async function showTitles(titles) {
  const list = document.body.appendChild(document.createElement('ol'));
  let first = NaN;
  for (const title of titles) {
    list.appendChild(document.createElement('li')).textContent = await title;
    if (Number.isNaN(first)) first = performance.now();
  }
  /** @type {any} */ (globalThis).tellAnswer({
    count: titles.length,
    first,
    last: performance.now(),
    at: performance.timeOrigin + performance.now(),
  });
}
