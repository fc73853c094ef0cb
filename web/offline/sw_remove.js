// Stands as sw.js in a site whose owner lets nothing be stored: takes the place of any earlier worker, deletes what it kept, and frees every
// open page in one visit.
import { Copies } from './copies.js';

const worker = /** @type {any} */ (self);

worker.addEventListener('install', () => worker.skipWaiting());
worker.addEventListener('activate', (/** @type {any} */ event) =>
  event.waitUntil(
    (async () => {
      await new Copies(worker.registration.scope).removeAll().catch(() => 0); // storage that fails holds nothing
      await worker.registration.unregister();
      for (const client of await worker.clients.matchAll({
        type: 'window',
        includeUncontrolled: true,
      })) {
        client.navigate(client.url).catch(() => {}); // a page that has never been controlled needs no freeing
      }
    })(),
  ),
);
