// Every state of the reading room that a reader can meet, over two packed archives: the fixture beside this file and the sample. One row
// each, used by the accessibility tests and by the screenshots.
import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pack, root, temporaryFolder } from '../support.mjs';
import { serveSite } from './server.mjs';

const click = (selector) => (page) => page.locator(selector).first().click();
const waitAids = (page) =>
  page.waitForFunction(
    () => document.querySelector('.copy, .pill') ?? !document.querySelector('.body [id]'),
  );

async function openPalette(page) {
  await page.locator('.menu').click();
  await page.waitForSelector('.palette[open] [role=option]');
}

async function openSearchHelp(page) {
  await openPalette(page);
  // In any language: the first entry of the front.
  await page.locator('.palette [role=option]').first().click();
  await page.waitForSelector('.search-help[open]');
}

const isSafe = (page) => page.waitForSelector('#room[data-offline="safe"]');

async function openPanel(page) {
  await isSafe(page);
  await click('.offline-open')(page);
  await page.waitForSelector('.offline-panel[open]');
}

/** The host has a new edition, and the reader looks. */
async function findUpdate(page, { server, next }) {
  await isSafe(page);
  server.site = next;
  await page.reload();
  await page.waitForSelector('[data-notice="update"]');
}

async function goOffline(page) {
  await isSafe(page);
  // The foot then says one thing more, in whatever language.
  const said = await page.evaluate(
    () => document.querySelector('.foot').textContent.split(' · ').length,
  );
  await page.context().setOffline(true);
  await page.reload();
  await page.waitForFunction(
    (before) => document.querySelector('.foot')?.textContent.split(' · ').length > before,
    said,
  );
}

/** In a narrow room they are a sheet, in a wide one they stand there. */
export async function openFilters(page) {
  const button = page.locator('.filters-button');
  if (await button.isVisible()) await button.click();
  await page.waitForSelector('.filter-panel button');
}

/**
 * @typedef {object} State
 * @property {'sample' | 'fixture'} site
 * @property {string} hash
 * @property {string} ready what is on the page once it stands
 * @property {(page: any, host: {server: any, next: string}) => Promise<unknown>} [act] what the reader, or the host, then does; next: a new edition of the fixture
 * @property {boolean} [isWaiting] the host never answers
 * @property {[RegExp, string]} [fault] what the server does wrong
 */
/** @type {Record<string, State>} */
export const STATES = {
  front: { site: 'sample', hash: '', ready: '.order' },
  results: { site: 'sample', hash: '#/?q=runbook%20night', ready: '.excerpt mark' },
  chosen: {
    site: 'sample',
    hash: '#/?q=release&kind=decision&after=2020-02&before=2022',
    ready: '.chip',
  },
  filters: {
    site: 'sample',
    hash: '#/?q=release&kind=decision',
    ready: '.order',
    act: openFilters,
  },
  'no-match': {
    site: 'sample',
    hash: '#/?q=%2Bzyxwvut%20failover&kind=decision',
    ready: '.listing .status',
  },
  post: {
    site: 'sample',
    hash: '#/post/reversible-by-default',
    ready: '.post-title',
    act: waitAids,
  },
  marked: { site: 'sample', hash: '#/post/log-volume-overload?q=log%20volume', ready: '.pill' },
  'no-post': { site: 'sample', hash: '#/post/nowhere', ready: '.pane .status' },
  palette: { site: 'sample', hash: '#/post/no-heroics', ready: '.post-title', act: openPalette },
  'palette-typed': {
    site: 'sample',
    hash: '',
    ready: '.hits h3',
    act: async (page) => {
      await openPalette(page);
      await page.locator('.palette-field').fill('release');
      await page.waitForFunction(() =>
        [...document.querySelectorAll('.palette [role=option]')].some((option) =>
          option.textContent.includes('releases'),
        ),
      );
    },
  },
  'search-help': { site: 'sample', hash: '', ready: '.hits h3', act: openSearchHelp },
  elements: {
    site: 'fixture',
    hash: '#/post/everything?q=measure',
    ready: '.pill',
    act: (page) => page.waitForSelector('math'),
  },
  superseded: { site: 'fixture', hash: '#/post/decision', ready: '.banner' },
  arabic: { site: 'fixture', hash: '#/post/arabic', ready: '.post-title' },
  japanese: { site: 'fixture', hash: '#/post/japanese', ready: '.post-title' },
  missing: {
    site: 'sample',
    hash: '#/?q=runbook',
    ready: '.listing .status',
    fault: [/index-/, 'missing'],
  },
  damaged: {
    site: 'sample',
    hash: '#/post/no-heroics',
    ready: '.pane .status',
    fault: [/posts-/, 'damage'],
  },
  loading: {
    site: 'sample',
    hash: '',
    ready: '.progress:not([hidden])',
    fault: [/archive\.json/, 'stall'],
    isWaiting: true,
  },
  offline: { site: 'fixture', hash: '', ready: '.hits h3', act: goOffline },
  update: { site: 'fixture', hash: '#/post/decision', ready: '.post-title', act: findUpdate },
  panel: { site: 'fixture', hash: '', ready: '.hits h3', act: openPanel },
  closed: {
    site: 'sample',
    hash: '',
    ready: '.listing .status',
    fault: [/archive\.json/, 'login'],
  },
};

export const THEMES = ['light', 'dark'];
export const SIZES = {
  desktop: { width: 1280, height: 850 },
  wide: { width: 1680, height: 1000 },
  phone: { width: 360, height: 740 },
  keyboard: { width: 360, height: 340 },
};
/** The archive's own words, and the pseudo-locale that runs from right to left. */
export const LOCALES = { ltr: '', rtl: 'ar-XB' };

/** The fixture with one post more. */
function packNext() {
  const folder = temporaryFolder();
  cpSync(join(root, 'tests/web/fixture'), folder, { recursive: true });
  writeFileSync(
    join(folder, 'new.md'),
    '---\ntitle: A post of the next edition\ndate: 2024-05-01\n---\n\nNew.\n',
  );
  return pack(folder);
}

export async function serveSites() {
  const servers = {
    sample: await serveSite(pack(join(root, 'data/posts'))),
    fixture: await serveSite(pack(join(root, 'tests/web/fixture'))),
  };
  return {
    servers,
    next: packNext(),
    close: () => Promise.all(Object.values(servers).map((server) => server.close())),
  };
}

/** A page in the state, in a context of its own. */
export async function openState(
  browser,
  { servers, next },
  name,
  { theme = 'light', size = 'desktop', locale = '' } = {},
) {
  const state = STATES[name];
  const server = servers[state.site];
  const home = server.site;
  const context = await browser.newContext({
    colorScheme: theme,
    viewport: SIZES[size],
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(120_000); // the machine may have much else to do
  await page.addInitScript((wanted) => {
    if (wanted) localStorage.setItem('carrel:/archive/:locale', JSON.stringify(wanted));
  }, locale);
  if (state.fault) server.faults.set(...state.fault);
  try {
    await page.goto(server.url + state.hash);
    await page.waitForSelector(state.ready, { state: 'attached' });
    await state.act?.(page, { server, next });
    // Until what loads later has drawn.
    if (!state.isWaiting) await page.waitForLoadState('networkidle');
  } finally {
    if (state.fault && !state.isWaiting) server.faults.delete(state.fault[0]);
  }
  const close = async () => {
    await context.close();
    server.faults.clear();
    server.site = home;
  };
  return { page, close };
}
