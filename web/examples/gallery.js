// Shows each example live, with its code beside it and its events below.
import '../carrel.js';
import { EXAMPLES } from './examples.js';

const EVENTS = ['carrel-ready', 'carrel-search', 'carrel-open', 'carrel-opened', 'carrel-error'];

/** @param {string} tag @param {Record<string, string>} [attributes] @param {(Node | string)[]} children */
function make(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/** The lines one would write. @param {import('./examples.js').Example} example */
function codeOf({ attributes, style, parts, light, script }) {
  const written = Object.entries(attributes)
    .map(([name, value]) => `${name}="${value}"`)
    .join('\n  ');
  const lines = [
    `<carrel-archive ${written}>${light ? `\n  <p>${light}</p>\n` : ''}</carrel-archive>`,
  ];
  if (style)
    lines.push(
      `<style>\ncarrel-archive {\n${Object.entries(style)
        .map(([name, value]) => `  ${name}: ${value};`)
        .join(
          '\n',
        )}\n}${parts ? `\ncarrel-archive::part(${parts}) { border-bottom-width: 3px; }` : ''}\n</style>`,
    );
  if (script)
    lines.push(
      `<script type="module">\nconst archive = document.querySelector('carrel-archive');\n${script.code}\n</script>`,
    );
  return lines.join('\n\n');
}

for (const example of EXAMPLES) {
  const archive = make(
    'carrel-archive',
    example.attributes,
    ...(example.light ? [make('p', {}, example.light)] : []),
  );
  for (const [name, value] of Object.entries(example.style ?? {}))
    archive.style.setProperty(name, value);
  if (example.parts) archive.className = 'styled';
  const log = make('ol', { class: 'log', 'aria-label': `Events of: ${example.title}` });
  for (const name of EVENTS) {
    archive.addEventListener(name, (event) =>
      log.prepend(
        make(
          'li',
          {},
          make('code', {}, name),
          ` ${JSON.stringify(/** @type {CustomEvent} */ (event).detail)}`,
        ),
      ),
    );
  }
  const window = make(
    'div',
    { class: 'window', tabindex: '0', role: 'group', 'aria-label': example.title },
    archive,
  );
  if (example.height) window.style.setProperty('max-height', example.height);
  document
    .getElementById('examples')
    ?.append(
      make(
        'section',
        {},
        make('h2', {}, example.title),
        make(
          'div',
          { class: 'pair' },
          window,
          make('div', {}, make('pre', { tabindex: '0' }, make('code', {}, codeOf(example))), log),
        ),
      ),
    );
  example.script?.run(archive);
}
