// <carrel-archive> with its look and its engine, but without its tag: `carrel/element` of the npm package.
import look from '../look/carrel.css' with { type: 'css' };
import host from '../look/host.css' with { type: 'css' };
import views from '../look/host_views.css' with { type: 'css' };
import { CarrelArchive } from './element.js';
import { makeOpener } from './open_archive.js';

CarrelArchive.sheets = [host, look, views];
CarrelArchive.openArchive = makeOpener({
  engines: [
    {
      find: new URL('./carrel-find.wasm', import.meta.url).href,
      read: new URL('./carrel-read.wasm', import.meta.url).href,
    },
    {
      find: new URL('./carrel-languages-find.wasm', import.meta.url).href,
      read: new URL('./carrel-languages-read.wasm', import.meta.url).href,
    },
  ],
  plain: new URL('./carrel-plain.js', import.meta.url).href,
  worker: new URL('./worker.js', import.meta.url).href,
});

export { CarrelArchive };
export { define } from './define.js';
export { checkHost } from './host_check.js';
