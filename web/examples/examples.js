// The examples, one row each: what it is, the attributes, what the host's script does, and what its style sheet says.

const src = '../archive/archive.json';

/** @typedef {{title: string, attributes: Record<string, string>, height?: string, style?: Record<string, string>, parts?: string, light?: string, script?: {code: string, run: (archive: any) => void}}} Example */
/** @type {Example[]} */
export const EXAMPLES = [
  { title: 'The whole reading room', attributes: { src, fragment: 'room' }, height: '34rem' },
  {
    title: 'A search box with results',
    attributes: { src, view: 'search', query: 'rollback' },
    height: '26rem',
  },
  {
    title: 'A list by filter',
    attributes: { src, view: 'list', query: 'kind:incident sort:newest' },
    height: '22rem',
  },
  {
    title: 'One post',
    attributes: { src, view: 'post', post: 'reversible-by-default', 'heading-level': '3' },
    height: '30rem',
  },
  {
    title: 'Posts related to a page',
    attributes: { src, view: 'related', post: 'reversible-by-default', 'heading-level': '3' },
  },
  {
    title: 'Results that lead to pages of the portal',
    attributes: {
      src,
      view: 'search',
      query: 'queue',
      open: 'link',
      link: 'https://wiki.example/{slug}#{heading}',
    },
    height: '22rem',
  },
  {
    title: 'As the system',
    attributes: { src, view: 'list', query: 'night', theme: 'system' },
    height: '20rem',
  },
  {
    title: 'Dark',
    attributes: { src, view: 'list', query: 'night', theme: 'dark' },
    height: '20rem',
  },
  {
    title: 'Light',
    attributes: { src, view: 'list', query: 'night', theme: 'light' },
    height: '20rem',
  },
  {
    title: 'The colours of the portal',
    attributes: { src, view: 'search', query: 'release', theme: 'host' },
    height: '22rem',
    style: {
      '--carrel-accent': 'light-dark(#0b57d0, #a8c7fa)',
      '--carrel-serif': 'system-ui, sans-serif',
      '--carrel-unit': '15px',
    },
    parts: 'bar',
  },
  {
    title: 'Posts left to the host',
    attributes: { src, view: 'search', query: 'pager' },
    height: '20rem',
    script: {
      code: "archive.addEventListener('carrel-open', (event) => {\n  event.preventDefault();   // the host shows event.detail.slug itself\n});",
      run: (archive) =>
        archive.addEventListener('carrel-open', (/** @type {Event} */ event) =>
          event.preventDefault(),
        ),
    },
  },
  {
    title: "The host's own fetch",
    attributes: { view: 'list', query: 'sort:oldest' },
    height: '18rem',
    script: {
      code: "archive.fetch = (url, init) => fetch(url, { ...init, headers: { 'x-team': 'platform' } });\narchive.src = '../archive/archive.json';",
      run: (archive) => {
        archive.fetch = (/** @type {string} */ url, /** @type {RequestInit} */ init) =>
          fetch(url, { ...init, headers: { 'x-team': 'platform' } });
        archive.src = src;
      },
    },
  },
  {
    title: 'An archive that is not there',
    attributes: { src: '../nowhere/archive.json' },
    light: 'Shown until the archive is there, and where scripts are off.',
    height: '14rem',
  },
];
