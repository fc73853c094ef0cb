// The one file a portal loads: <carrel-archive>, with its look and its engine. It starts nothing and touches nothing until a tag is there.
import look from './carrel.css' with { type: 'css' };
import host from './host.css' with { type: 'css' };
import views from './host_views.css' with { type: 'css' };
import { define } from './define.js';
import { CarrelArchive } from './element.js';
import { makeOpener } from './open_archive.js';

CarrelArchive.sheets = [host, look, views];
CarrelArchive.openArchive = makeOpener({
  modules: [new URL('./carrel.wasm', import.meta.url).href, new URL('./carrel-languages.wasm', import.meta.url).href],
  plain: new URL('./carrel-plain.js', import.meta.url).href,
  worker: new URL('./worker.js', import.meta.url).href,
});
define();
