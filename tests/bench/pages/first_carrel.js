// Runs before the reading room does, and tells the benchmark when the right titles, or the wanted post, stand in the page.

/** @param {{titles: string[], post: string, withoutWorker: boolean}} expected ten titles in their order, or a post's title */
export function watchRoom({ titles, post, withoutWorker }) {
  if (withoutWorker) /** @type {any} */ (globalThis).Worker = undefined;
  const isThere = () => {
    if (post)
      return (
        document.querySelector('#post-title')?.textContent === post &&
        Boolean(document.querySelector('.body')?.textContent)
      );
    const shown = document.querySelectorAll('.hit[data-slug]');
    return (
      shown.length >= titles.length &&
      titles.every((title, i) => shown[i].querySelector('a')?.textContent === title)
    );
  };
  let told = false;
  new MutationObserver(() => {
    if (told || !isThere()) return;
    told = true;
    const now = performance.now();
    /** @type {any} */ (globalThis).tellAnswer({
      count: titles.length,
      first: now,
      last: now,
      at: performance.timeOrigin + now,
    });
  }).observe(document, { childList: true, subtree: true, characterData: true });
}
