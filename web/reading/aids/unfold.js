// What is folded away is there on paper: opened when the page is printed, and folded again after.

/** @type {import('./aids.js').Aid} */
export function unfoldForPrint(_room, _post, article) {
  /** @type {HTMLDetailsElement[]} */
  let opened = [];
  const open = () => {
    opened = [
      ...opened,
      .../** @type {NodeListOf<HTMLDetailsElement>} */ (
        article.querySelectorAll('details:not([open])')
      ),
    ];
    for (const details of opened) details.open = true;
  };
  const fold = () => {
    for (const details of opened.splice(0)) details.open = false;
  };
  addEventListener('beforeprint', open);
  addEventListener('afterprint', fold);
  return () => {
    removeEventListener('beforeprint', open);
    removeEventListener('afterprint', fold);
  };
}
