// carrel's engine in the page, as the site at /site/ ships it: opened by the shell's own library, asked as the search box asks.
import { Engine } from '../../../web/engine/engine.js';
import { Library } from '../../../web/library/library.js';
import { expose } from './stopwatch.js';

// The engine keeps its memory to itself; the benchmark wants its size.
/** @type {WebAssembly.Instance[]} */
const instances = [];
WebAssembly.Instance = new Proxy(WebAssembly.Instance, {
  construct(target, args) {
    const instance = Reflect.construct(target, args);
    instances.push(instance);
    return instance;
  },
});

/** @param {string} setting excerpts: with ten excerpts, which need the posts' texts */
export async function start(setting) {
  const site = new URL('/site/', location.href);
  const page = new DOMParser().parseFromString(await (await fetch(site)).text(), 'text/html');
  const { dataset } = /** @type {HTMLElement} */ (page.querySelector('[data-engine]'));
  const get = async (/** @type {string | undefined} */ address) =>
    (await fetch(new URL(/** @type {string} */ (address), site))).arrayBuffer();
  const engine = await Engine.create(await get(dataset.engine));
  await engine.join(await get(dataset.reader));
  const library = new Library(
    /** @type {any} */ ({
      where: 'page',
      call: async (method, ...args) => /** @type {any} */ (engine)[method](...args),
    }),
    new URL('archive/archive.json', site).href,
  );
  await library.open();
  const request = (/** @type {string} */ text) => ({
    text,
    count: 10,
    excerpts: setting === 'excerpts',
  });
  const load = async (/** @type {string} */ text) => {
    await library.search(request(text));
  };
  /** @type {Set<string>} */
  const loaded = new Set();
  expose({
    search: (text) => engine.search(request(text)).hits,
    first: (hits) => hits[0]?.title ?? '',
    // Texts of posts are let go when others are wanted, so excerpts are prepared each time; all else stays.
    async prepare(text) {
      if (setting !== 'excerpts' && loaded.has(text)) return;
      loaded.add(text);
      await load(text);
    },
  });
  /** The second file has none of its own. @param {WebAssembly.Instance} instance */
  const bytesOf = ({ exports }) => {
    const memory = /** @type {WebAssembly.Memory | undefined} */ (exports.memory);
    return memory?.buffer.byteLength ?? 0;
  };
  /** @type {any} */ (globalThis).wasmBytes = () =>
    instances.reduce((sum, each) => sum + bytesOf(each), 0);
}
