// The search's words in the post: how many, the next and the previous, also inside what is folded away.
import { button, element, setText } from '../../base/dom.js';
import { markWords } from '../../finding/mark_words.js';

/** The words that the engine marked in the text are marked in title and summary too. @param {HTMLElement} article */
function markHead(article) {
  const marks = [...article.querySelectorAll('mark.match')];
  const found = new Set(marks.map(({ textContent }) => (textContent ?? '').toLowerCase()));
  for (const item of article.querySelectorAll('.post-title, .summary')) {
    const pieces = markWords(item.textContent ?? '', found);
    if (pieces.some(([, marked]) => marked))
      item.replaceChildren(
        ...pieces.map(([text, marked]) =>
          marked ? element('mark', { class: 'word' }, text) : text,
        ),
      );
  }
}

/** @type {import('./aids.js').Aid} */
export function offerMatches(room, _post, article) {
  // Looked for each time: colours in code, which come later, make their marks anew.
  const find = () => /** @type {HTMLElement[]} */ ([...article.querySelectorAll('mark.match')]);
  const count = find().length;
  if (count === 0) return;
  markHead(article);
  const { strings } = room;
  let at = -1;
  const said = element('span', { class: 'pill-said' }, strings.matchCount(count));
  const step = (/** @type {number} */ by) => {
    const marks = find();
    marks[at]?.classList.remove('current');
    at = at < 0 && by < 0 ? marks.length - 1 : (at + by + marks.length) % marks.length;
    const mark = marks[at];
    for (
      let around = mark.closest('details');
      around;
      around = around.parentElement?.closest('details') ?? null
    )
      around.open = true;
    mark.classList.add('current');
    mark.scrollIntoView({ block: 'center' });
    setText(said, strings.matchOf(at + 1, marks.length));
    room.frame.announce(
      `${strings.matchOf(at + 1, marks.length)}: ${(mark.closest('p, li, td, pre, h2, h3')?.textContent ?? '').trim().slice(0, 120)}`,
      100,
    );
  };
  const hide = () => {
    pill.remove();
    article.classList.add('unmarked');
    room.frame.focusContent();
  };
  const pill = element(
    'div',
    { class: 'pill buttons', role: 'group', 'aria-label': strings.matches },
    said,
    button('↑', () => step(-1), { 'aria-label': strings.previousMatch }),
    button('↓', () => step(1), { 'aria-label': strings.nextMatch }),
    button('×', hide, { 'aria-label': strings.hideMatches }),
  );
  room.frame.pane.append(pill);
  return () => pill.remove();
}
