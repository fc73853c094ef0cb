// What readers do, as one table, in three engines. Each journey begins with a fresh page of the packed sample or of the fixture.
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { sampleOf } from '../sample.mjs';
import { ENGINES, until } from './drivers.mjs';
import { serveSites } from './room_states.mjs';
import { serveSite } from './server.mjs';

const test = sampleOf(3);

let sites;
before(async () => {
  sites = await serveSites();
});
after(() => sites?.close());

const has = (selector) => `document.querySelector(${JSON.stringify(selector)}) !== null`;
const text = (selector) =>
  `(document.querySelector(${JSON.stringify(selector)})?.textContent ?? '')`;

/** @type {Record<string, {site?: string, hash?: string, walk: (driver: import('./drivers.mjs').Driver) => Promise<void>}>} */
const JOURNEYS = {
  'the front shows title, timeline and the newest post large': {
    walk: async (driver) => {
      await until(driver, has('.hit h3'));
      await until(driver, has('.bars span'));
      assert.equal(await driver.ask(text('h1')), 'Notes from the long watch');
    },
  },
  'typing searches in place, a hit opens with focus on its heading, Back returns to the hit': {
    walk: async (driver) => {
      await until(driver, has('.hit h3'));
      await driver.click('.field');
      await driver.type('logging volume');
      await until(driver, `${text('.hit h3')} === 'A little extra logging, one drowned service'`);
      await until(driver, `decodeURIComponent(location.hash) === '#/?q=logging volume'`);
      await driver.click('.hit h3 a');
      await until(driver, `document.activeElement?.matches('.post-title') === true`);
      await until(driver, has('.pill'));
      await driver.back();
      await until(
        driver,
        `document.activeElement?.closest('[data-slug="log-volume-overload"]') != null`,
      );
      assert.equal(await driver.ask(`document.querySelector('.field').value`), 'logging volume');
    },
  },
  'a deep link with query, filter and heading lands there, and again after a reload': {
    hash: '#/post/reversible-by-default/what-a-cutover-needs?q=rollback&kind=decision',
    walk: async (driver) => {
      for (const again of [false, true]) {
        if (again) await driver.reload();
        await until(driver, `document.activeElement?.id === 's-what-a-cutover-needs'`);
        await until(
          driver,
          `Math.abs(document.activeElement.getBoundingClientRect().top - 72) < 40`,
          'the heading below the bar',
        );
      }
    },
  },
  'filters narrow and a chip takes them back': {
    hash: '#/?q=release',
    walk: async (driver) => {
      await until(driver, has('.excerpt mark'));
      await until(driver, has('.filter-panel [data-value="kind:decision"]'));
      await driver.click('.filter-panel [data-value="kind:decision"]');
      await until(driver, has('.chip'));
      await until(driver, `location.hash.includes('kind=decision')`);
      await driver.click('.chip');
      await until(driver, `!location.hash.includes('kind=')`);
    },
  },
  'every element of a post is drawn: table, colours, formulas, copies, ticks': {
    site: 'fixture',
    hash: '#/post/everything',
    walk: async (driver) => {
      await until(driver, has('.tone-word'));
      await until(
        driver,
        `document.querySelector('math mfrac')?.namespaceURI === 'http://www.w3.org/1998/Math/MathML'`,
      );
      await until(driver, `document.querySelectorAll('.code .copy').length === 3`);
      assert.ok(
        await driver.ask(
          `document.querySelector('math munderover, math msub').getBoundingClientRect().width > 0`,
        ),
      );
      assert.equal(
        await driver.ask(`document.querySelector('.body img').getBoundingClientRect().width > 300`),
        true,
      );
      await driver.click('input.task');
      await driver.reload();
      await until(driver, `document.querySelector('input.task')?.disabled === false`);
      assert.equal(
        await driver.ask(`document.querySelector('input.task').checked`),
        true,
        'the tick is kept',
      );
    },
  },
  'matches are stepped through, also what is folded away': {
    site: 'fixture',
    hash: '#/post/everything?q=measure',
    walk: async (driver) => {
      await until(driver, has('.pill'));
      await until(driver, has('.tone-word'));
      const count = await driver.ask(`document.querySelectorAll('mark.match').length`);
      for (let step = 0; step < count; step++) await driver.click('.pill button:nth-of-type(2)');
      assert.equal(await driver.ask(`document.querySelector('details').open`), true);
      assert.equal(await driver.ask(text('.pill-said')), `${count} of ${count}`);
    },
  },
  'the commands open a post and change the theme': {
    walk: async (driver) => {
      await until(driver, has('.hit h3'));
      await driver.click('.menu');
      await until(driver, has('.palette[open] [role=option]'));
      await driver.type('dark');
      await until(
        driver,
        `[...document.querySelectorAll('[role=option]')].some((option) => option.textContent === 'Theme: dark')`,
      );
      for (
        let step = 0;
        step < 12 && !(await driver.ask(`${text('[aria-selected=true]')} === 'Theme: dark'`));
        step++
      )
        await driver.press('ArrowDown');
      await driver.press('Enter');
      await until(driver, `document.documentElement.dataset.theme === 'dark'`);
      assert.equal(
        await driver.ask(`getComputedStyle(document.querySelector('.carrel')).backgroundColor`),
        'rgb(22, 24, 25)',
      );
    },
  },
  'a missing part is named, and trying again mends it': {
    hash: '#/?q=rollback',
    walk: async (driver) => {
      await until(driver, has('.hits h3'));
    },
  },
  'Arabic and Japanese stand as they are written': {
    site: 'fixture',
    hash: '#/post/arabic',
    walk: async (driver) => {
      await until(driver, has('.post-title'));
      assert.equal(
        await driver.ask(`getComputedStyle(document.querySelector('.body p')).direction`),
        'rtl',
      );
      assert.equal(
        await driver.ask(
          `document.querySelector('.body pre, .body code') !== null && document.querySelector('article').lang`,
        ),
        'ar',
      );
    },
  },
};

for (const [engine, openEngine] of Object.entries(ENGINES)) {
  test(`the journeys in ${engine}`, async (t) => {
    const driver = await openEngine(t);
    if (!driver) return;
    try {
      for (const [name, { site = 'sample', hash = '', walk }] of Object.entries(JOURNEYS)) {
        await t.test(name, async () => {
          const isFault = name.startsWith('a missing part');
          // An origin of its own: of the others the browser has a copy by now, and misses nothing.
          const server = isFault ? await serveSite(sites.servers[site].site) : sites.servers[site];
          if (isFault) server.faults.set(/index-/, 'missing');
          await driver.open(server.url + hash);
          if (isFault) {
            await until(driver, has('.listing .status[role=alert] button'));
            server.faults.clear();
            await driver.click('.listing .status button');
          }
          await walk(driver);
          if (isFault) await server.close();
        });
      }
    } finally {
      await driver.close();
    }
  });
}
