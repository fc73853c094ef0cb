// <carrel-archive> with its look and its engine, but without its tag: `carrel/element` of the npm package.
import look from './carrel.css' with { type: 'css' };
import host from './host.css' with { type: 'css' };
import views from './host_views.css' with { type: 'css' };
import { CarrelArchive } from './element.js';
import { makeOpener } from './open_archive.js';

CarrelArchive.sheets = [host, look, views];
CarrelArchive.openArchive = makeOpener({
  modules: [new URL('./carrel.wasm', import.meta.url).href, new URL('./carrel-languages.wasm', import.meta.url).href],
  plain: new URL('./carrel-plain.js', import.meta.url).href,
  worker: new URL('./worker.js', import.meta.url).href,
});

export { CarrelArchive };
export { define } from './define.js';
export { checkHost } from './host_check.js';
