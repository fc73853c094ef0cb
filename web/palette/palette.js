// The commands: one field over a list. It is a combobox in a modal dialog, so focus is kept within and given back by the browser.
import { element, reconcile, setAttribute } from '../base/dom.js';
import { copyWords, paletteWords } from '../words/strings.js';
import { entriesFor } from './entries.js';

export { default as style } from '../look/palette.css' with { type: 'css' };

/**
 * @typedef {Pick<import('../room/room.js').Room, 'frame' | 'root' | 'strings'> &
 *   import('./entries.js').Room} Room
 */

/** @typedef {import('./entries.js').Entry} Entry */

export const words = { ...copyWords, ...paletteWords };

let made = 0;

/** @param {Room} room */
export function openPalette(room) {
  const { strings } = room;
  const id = `carrel-palette-${made++}`;
  const field = element('input', {
    type: 'text',
    class: 'palette-field',
    role: 'combobox',
    'aria-expanded': 'true',
    'aria-controls': id,
    'aria-autocomplete': 'list',
    'aria-label': strings.palettePlaceholder,
    placeholder: strings.palettePlaceholder,
    autocomplete: 'off',
    spellcheck: 'false',
    enterkeyhint: 'go',
  });
  const list = element('div', {
    id,
    class: 'palette-list',
    role: 'listbox',
    'aria-label': strings.paletteResults,
    tabindex: '-1',
  });
  const close = element(
    'button',
    { type: 'button', class: 'palette-close', 'aria-label': strings.close },
    '×',
  );
  const dialog = element(
    'dialog',
    { class: 'palette', 'aria-label': strings.menu },
    element('div', { class: 'palette-bar' }, field, close),
    list,
  );
  /** @type {Entry[]} */
  let entries = [];
  let at = 0;
  let turn = 0;

  const options = () => /** @type {HTMLElement[]} */ ([...list.querySelectorAll('[role=option]')]);
  const select = (/** @type {number} */ next) => {
    const all = options();
    at = all.length ? (next + all.length) % all.length : 0;
    all.forEach((option, index) => {
      setAttribute(option, 'aria-selected', String(index === at));
      setAttribute(option, 'id', `${id}-${index}`);
    });
    setAttribute(field, 'aria-activedescendant', all.length ? `${id}-${at}` : null);
    all[at]?.scrollIntoView({ block: 'nearest' });
  };
  const run = (/** @type {Entry | undefined} */ entry) => {
    if (!entry) return;
    dialog.close();
    entry.run();
  };
  const draw = (/** @type {Entry[]} */ found) => {
    const held = at > 0 ? entries[at] : undefined;
    const groups = [...new Set(found.map((entry) => entry.group))];
    reconcile(
      list,
      groups.map((group) => ({
        group,
        labels: found
          .filter((entry) => entry.group === group)
          .map(({ label, hint }) => [label, hint]),
      })),
      ({ group, labels }) => {
        const name = strings.groups[group] ?? group;
        const box = element(
          'div',
          { role: 'group', 'aria-label': name },
          element('div', { class: 'palette-group', 'aria-hidden': 'true' }, name),
        );
        for (const [label, hint] of labels) {
          box.append(
            element(
              'div',
              { role: 'option', class: 'palette-option', dir: 'auto' },
              label,
              hint ? element('span', { class: 'quiet' }, ` ${hint}`) : null,
            ),
          );
        }
        return box;
      },
    );
    // In the order of the groups, as they stand on screen.
    entries = groups.flatMap((group) => found.filter((entry) => entry.group === group));
    // Posts come a moment later: what the reader has moved to meanwhile stays chosen.
    select(
      Math.max(
        0,
        held
          ? entries.findIndex(({ group, label }) => group === held.group && label === held.label)
          : 0,
      ),
    );
    room.frame.announce(strings.paletteCount(entries.length));
  };
  const look = async () => {
    const mine = ++turn;
    for await (const found of entriesFor(room, field.value.trim())) if (mine === turn) draw(found);
  };

  field.addEventListener('input', () => {
    at = 0;
    look();
  });
  field.addEventListener('keydown', (event) => {
    const steps = /** @type {Record<string, number>} */ ({ ArrowDown: at + 1, ArrowUp: at - 1 });
    if (event.key in steps) {
      event.preventDefault();
      select(steps[event.key]);
    }
    if (event.key === 'Enter' && !event.isComposing) {
      event.preventDefault();
      run(entries[at]);
    }
  });
  list.addEventListener('click', (event) => {
    const option = event.target instanceof Element ? event.target.closest('[role=option]') : null;
    if (option) run(entries[options().indexOf(/** @type {HTMLElement} */ (option))]);
  });
  close.addEventListener('click', () => dialog.close());
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close();
  });
  dialog.addEventListener('close', () => dialog.remove());
  room.root.append(dialog);
  dialog.showModal();
  // On a phone it would bring up the keyboard, over half of what is offered.
  (matchMedia('(pointer: coarse)').matches ? list : field).focus();
  look();
}
