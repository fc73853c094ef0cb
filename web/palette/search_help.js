// Lists what can be typed besides words: the engine's own table of operators, as the command line and the manual have it.
import { button, element } from '../base/dom.js';
import sheet from '../look/sheet.css' with { type: 'css' };

/** @typedef {Pick<import('../room/room.js').Room, 'adopt' | 'archive' | 'root' | 'strings'>} Room */

/** @param {Room} room */
export function openSearchHelp(room) {
  const { strings, archive } = room;
  room.adopt(sheet);
  const title = element(
    'h2',
    { id: 'search-help-title', tabindex: '-1' },
    strings.commands['search-help'],
  );
  const own = archive.fields.map(({ name, title: field, tree }) => ({
    name: `${name}:${tree ? 'a/b' : 'value'}`,
    said: tree ? strings.inSection : strings.ofField(field || name),
    help: '',
  }));
  const rows = [...archive.operators, ...own].map((row) => {
    const { name, help } = row;
    const said = 'said' in row ? row.said : strings.operators[name];
    const words = (said ?? help).replaceAll(' -', ' -\u2060'); // no line ends between a minus and its word
    return element(
      'tr',
      {},
      element('th', { scope: 'row' }, element('code', { dir: 'ltr' }, name)),
      element('td', {}, element('span', said ? {} : { lang: 'en', dir: 'ltr' }, words)),
    );
  });
  const dialog = element(
    'dialog',
    { class: 'search-help sheet buttons', 'aria-labelledby': title.id },
    title,
    element('table', {}, element('tbody', {}, ...rows)),
    element(
      'p',
      {},
      button(strings.close, () => dialog.close()),
    ),
  );
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close();
  });
  dialog.addEventListener('close', () => dialog.remove());
  room.root.append(dialog);
  dialog.showModal();
  title.focus();
}
