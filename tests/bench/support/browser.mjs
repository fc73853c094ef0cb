// Chromium for benchmarks, and how much memory its pages take.
import { readFileSync } from 'node:fs';
import { openBrowser } from '../../support.mjs';

/** Chromium; null, having said so, where there is none. */
export function openChromium() {
  return openBrowser(
    { skip: (why) => console.log(`skipped: ${why}`) },
    '--js-flags=--expose-gc',
    '--enable-precise-memory-info',
    '--disable-quic',
  );
}

/** Memory that the browser's renderers have to themselves, in bytes; NaN where the system does not tell. */
export async function privateMemory(browser) {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  let sum = 0;
  for (const { type, id } of processInfo) {
    if (type !== 'renderer') continue;
    try {
      for (const [, kilobytes] of readFileSync(`/proc/${id}/smaps_rollup`, 'utf8').matchAll(
        /^Private_(?:Dirty|Clean):\s+(\d+)/gm,
      ))
        sum += Number(kilobytes) * 1024;
    } catch {
      return NaN;
    }
  }
  return sum;
}
