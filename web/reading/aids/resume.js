// Offers to go on where the reader left. The place in each post is kept on this device, and offered when the post is opened again.
import { keptByPost } from '../../base/kept_entries.js';
import { button, element } from '../../base/dom.js';

const MOST_POSTS = 100;
const SAVE_AFTER_MS = 500;
/** Nearer to the beginning or the end there is nothing to go on with. */
const [FIRST, LAST] = [0.08, 0.9];

/** @type {import('./aids.js').Aid} */
export function offerResume(room, post, article) {
  const { strings } = room;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let saving;
  const share = () => {
    const { top, height } = article.getBoundingClientRect();
    return -top / height;
  };
  const save = () => {
    const places = keptByPost(room.store, 'places');
    delete places[post.slug];
    if (share() > FIRST && share() < LAST) places[post.slug] = Math.round(share() * 1000) / 1000;
    room.store.set('places', Object.fromEntries(Object.entries(places).slice(-MOST_POSTS)));
  };
  const kept = keptByPost(room.store, 'places')[post.slug];
  const isOffered =
    kept !== undefined && !room.place.heading && !room.frame.pane.querySelector('.pill');
  const go = () => {
    pill.remove();
    const { top, height } = article.getBoundingClientRect();
    scrollBy({ top: top + kept * height });
    const passed = /** @type {HTMLElement[]} */ ([
      ...article.querySelectorAll('.post-title, .body > [id]'),
    ]).filter((heading) => heading.getBoundingClientRect().top < innerHeight / 2);
    passed[passed.length - 1]?.focus({ preventScroll: true });
  };
  const pill = element(
    'div',
    { class: 'pill buttons', role: 'group', 'aria-label': strings.resume },
    button(strings.resume, go),
    button(
      '×',
      () => {
        pill.remove();
        room.frame.focusContent();
      },
      { 'aria-label': strings.dismiss },
    ),
  );
  if (isOffered) room.frame.pane.append(pill);
  const look = () => {
    clearTimeout(saving);
    saving = setTimeout(save, SAVE_AFTER_MS);
    if (pill.isConnected && share() > FIRST && !pill.contains(room.frame.focused)) pill.remove();
  };
  document.addEventListener('scroll', look, { passive: true });
  return () => {
    clearTimeout(saving);
    document.removeEventListener('scroll', look);
    pill.remove();
  };
}
