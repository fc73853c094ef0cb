// The room by keyboard alone, in Chromium: search, filter, open, outline, back, commands. At each step: where the focus is, and what the
// accessibility tree says there is.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openBrowser, openWasm, pack, root } from '../support.mjs';
import { german } from '../../web/words/strings.js';
import { serveSite } from './server.mjs';

let browser, server, page, session;

before(async () => {
  browser = await openBrowser({ skip: (why) => console.log(`skipped: keyboard: ${why}`) });
  if (!browser) return;
  server = await serveSite(pack(join(root, 'data/posts')));
  page = await (
    await browser.newContext({ viewport: { width: 1280, height: 850 }, reducedMotion: 'reduce' })
  ).newPage();
  page.setDefaultTimeout(30_000);
  session = await page.context().newCDPSession(page);
});
after(async () => {
  await browser?.close();
  await server?.close();
});

/** The accessibility tree as lines "role name", in order, of what is not ignored. */
async function tree() {
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  return nodes
    .filter(
      (node) =>
        !node.ignored &&
        !['StaticText', 'InlineTextBox', 'none', 'generic', 'LineBreak'].includes(node.role?.value),
    )
    .map((node) => ({
      role: node.role.value,
      name: node.name?.value ?? '',
      properties: Object.fromEntries(
        (node.properties ?? []).map(({ name, value }) => [name, value.value]),
      ),
    }));
}
const focused = () =>
  page.evaluate(() => ({
    tag: document.activeElement.tagName,
    name: (
      document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent
    ).trim(),
  }));
const press = async (...keys) => {
  for (const key of keys) await page.keyboard.press(key);
};

/** Tab until the focus is where `wanted` says; a focus that is lost, or never arrives, fails. */
async function tabTo(wanted, key = 'Tab') {
  for (let step = 0; step < 80; step++) {
    await page.keyboard.press(key);
    const at = await focused();
    assert.notEqual(at.tag, 'BODY', 'the focus was lost');
    const seen = await page.evaluate(() => {
      const style = getComputedStyle(document.activeElement);
      return (
        (style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) > 0) ||
        document.activeElement.matches('[type=range]')
      );
    });
    assert.ok(seen, `the focus on ${at.tag} "${at.name}" is not seen`);
    if (wanted(at)) return at;
  }
  return assert.fail('Tab never came there');
}

test('search, filter, open, outline, back and commands, by keyboard alone', async (t) => {
  if (!browser) return t.skip('no browser');
  await page.goto(server.url);
  await page.waitForSelector('.bars span');
  let nodes = await tree();
  assert.deepEqual(
    nodes
      .filter(({ role }) => ['banner', 'main', 'contentinfo', 'search'].includes(role))
      .map(({ role }) => role)
      .sort(),
    ['banner', 'contentinfo', 'main', 'search'],
  );
  assert.equal(
    nodes.filter(({ role, properties }) => role === 'heading' && properties.level === 1).length,
    1,
  );
  assert.equal(nodes.filter(({ role }) => role === 'slider').length, 2);

  // The skip link first, then the field.
  await press('Tab');
  assert.equal((await focused()).name, 'Skip to content');
  await tabTo(({ tag }) => tag === 'INPUT');
  await page.keyboard.type('release');
  await page.waitForSelector('.excerpt mark');
  await page.waitForFunction(() =>
    /\d+ posts/.test(document.querySelector('[aria-live]').textContent),
  );
  nodes = await tree();
  assert.equal(
    nodes.filter(({ role, name }) => role === 'combobox' && name === 'Search').length,
    0,
    'the search field is no combobox',
  );
  const hits = await page.locator('.hit').count();
  assert.equal(
    nodes.filter(({ role, properties }) => role === 'heading' && properties.level === 3).length,
    hits,
    'each hit is a heading',
  );
  assert.equal(await page.evaluate(() => document.title.startsWith('Search: release')), true);

  // Filter.
  await page.waitForSelector('.filter-panel button');
  const choice = await tabTo(({ name }) => name.startsWith('Decision'));
  await press('Space');
  await page.waitForSelector('.chip');
  assert.equal(
    (await focused()).name.split(' ')[0],
    choice.name.split(' ')[0],
    'the focus stays on the choice',
  );
  assert.ok(
    (await tree()).some(
      ({ role, name }) => role === 'button' && name === 'Remove filter Kind: Decision',
    ),
  );

  // Open the first hit: the focus is on its heading, and the title says so.
  const first = await page.locator('.hit h3 a').first().textContent();
  await tabTo(({ name }) => name === first);
  await press('Enter');
  await page.waitForFunction(
    (title) =>
      document.activeElement?.textContent === title &&
      document.activeElement.matches('.post-title'),
    first,
  );
  assert.ok((await page.title()).startsWith(first));
  nodes = await tree();
  assert.equal(
    nodes.filter(({ role, properties }) => role === 'heading' && properties.level === 1).length,
    1,
  );
  assert.ok(nodes.some(({ role }) => role === 'article'));

  // The outline leads to a heading.
  const entry = await page.locator('.outline a').nth(1).textContent();
  await tabTo(({ name, tag }) => tag === 'A' && name === entry);
  await press('Enter');
  await page.waitForFunction(
    (name) =>
      document.activeElement?.matches('.body [id]') && document.activeElement.textContent === name,
    entry,
  );
  const top = await page.evaluate(() => document.activeElement.getBoundingClientRect().top);
  assert.ok(top > 40 && top < 120, `the heading stands at ${top}`);

  // Back twice: to the top of the post, then to the hit.
  await page.goBack();
  await page.goBack();
  await page.waitForFunction(
    (title) =>
      document.activeElement?.matches('.hit a') && document.activeElement.textContent === title,
    first,
  );
  assert.equal(await page.inputValue('.field'), 'release');

  // Commands: a combobox in a modal dialog; Escape gives the focus back.
  await press('Control+k');
  await page.waitForSelector('.palette[open] [role=option]');
  nodes = await tree();
  assert.ok(nodes.some(({ role, properties }) => role === 'dialog' && properties.modal));
  assert.ok(nodes.some(({ role }) => role === 'combobox'));
  assert.ok(nodes.some(({ role, properties }) => role === 'option' && properties.selected));
  await press('Escape');
  assert.equal((await focused()).name, first, 'the focus is back on the hit');
  await press('Control+k');
  await page.waitForSelector('.palette[open] [role=option]');
  await page.keyboard.type('dark');
  await page.waitForFunction(() =>
    [...document.querySelectorAll('.palette [role=option]')].some(
      (option) => option.textContent === 'Theme: dark',
    ),
  );
  while (!(await page.locator('[aria-selected=true]').textContent()).startsWith('Theme: dark'))
    await press('ArrowDown');
  await press('Enter');
  assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), 'dark');
});

test('the help shows every operator of the engine, in English and in German, and gives the focus back', async (t) => {
  if (!browser) return t.skip('no browser');
  const { manifest } = await openWasm(server.site);
  for (const [language, typed, last] of [
    ['en', 'how to search', manifest.operators.at(-1).help],
    ['de', 'so wird', german.operators['sort:newest']],
  ]) {
    await page.goto('about:blank');
    await page.goto(server.url);
    await page.waitForSelector('.hit h3');
    await page.evaluate(
      (wanted) => localStorage.setItem('carrel:/archive/:locale', JSON.stringify(wanted)),
      language,
    );
    await page.reload();
    await page.waitForFunction(
      (wanted) => document.querySelector('#room').lang === wanted,
      language,
    );
    await page.waitForSelector('.hit h3');
    await page.locator('.menu').focus();
    await press('Enter');
    await page.waitForSelector('.palette[open] [role=option]');
    await page.keyboard.type(typed);
    await page.waitForFunction(
      () => [...document.querySelectorAll('.palette [role=option]')].length > 1,
    );
    while (
      !(await page.locator('[aria-selected=true]').textContent()).toLowerCase().startsWith(typed)
    )
      await press('ArrowDown');
    await press('Enter');
    await page.waitForSelector('.search-help[open]');
    assert.deepEqual(
      await page.locator('.search-help th').allTextContents(),
      manifest.operators.map(({ name }) => name),
    );
    assert.equal(await page.locator('.search-help td').last().textContent(), last);
    await press('Escape');
    assert.equal((await focused()).tag, 'BUTTON');
  }
  assert.deepEqual(
    Object.keys(german.operators).sort(),
    manifest.operators.map(({ name }) => name).sort(),
  );
  await page.evaluate(() => localStorage.removeItem('carrel:/archive/:locale'));
});

test('the timeline filters by keyboard and by dragging', async (t) => {
  if (!browser) return t.skip('no browser');
  await page.goto('about:blank');
  await page.goto(server.url);
  await page.waitForSelector('.bars span');
  const total = Number((await page.locator('.count-line').textContent()).match(/\d+/)[0]);
  await page.locator('.slider').first().focus();
  for (let step = 0; step < 12; step++) await press('ArrowRight');
  await page.waitForFunction(() => location.hash.includes('after='));
  await page.waitForFunction(
    (all) => Number(document.querySelector('.count-line').textContent.match(/\d+/)[0]) < all,
    total,
  );
  assert.equal(
    await page.evaluate(() => /** @type {HTMLInputElement} */ (document.activeElement).type),
    'range',
    'the focus stays on the slider',
  );
  assert.match(await page.locator('.slider').first().getAttribute('aria-valuetext'), /\d{4}/);
  const bars = await page.locator('.bars').boundingBox();
  await page.mouse.move(bars.x + bars.width * 0.1, bars.y + 20);
  await page.mouse.down();
  await page.mouse.move(bars.x + bars.width * 0.3, bars.y + 20, { steps: 4 });
  await page.mouse.up();
  await page.waitForFunction(
    () => location.hash.includes('after=') && location.hash.includes('before='),
  );
  assert.equal(await page.locator('.chip').count(), 1);
});

test('/ leads to the field from the first visit, j and k walk the hits, and all of them can be turned off', async (t) => {
  if (!browser) return t.skip('no browser');
  await page.goto('about:blank');
  await page.goto(server.url);
  await page.waitForSelector('.cap');
  await press('j');
  assert.equal(await page.evaluate(() => document.activeElement.matches('.hit a')), true);
  await press('/');
  assert.equal((await focused()).tag, 'INPUT');
  assert.equal(await page.inputValue('.field'), '');
  await press('/', 'j');
  assert.equal(await page.inputValue('.field'), '/j', 'where somebody types they are letters');
  await press('Escape');
  const turn = async (label) => {
    await press('Control+k');
    await page.waitForSelector('.palette[open] [role=option]');
    await page.keyboard.type('keyboard shortcuts');
    await page.locator('.palette [role=option]', { hasText: label }).click();
  };
  await turn('Turn off keyboard');
  await page.reload(); // and the choice stays
  await page.waitForSelector('.filter-panel button');
  assert.equal(await page.locator('.cap').count(), 0);
  await press('/', 'j');
  assert.equal((await focused()).tag, 'BODY');
  await turn('Turn on keyboard');
  await press('j');
  assert.equal(await page.evaluate(() => document.activeElement.matches('.hit a')), true);
});

test('arrows walk from the field through the hits and back, Enter opens, and nothing happens while composing', async (t) => {
  if (!browser) return t.skip('no browser');
  await page.goto('about:blank');
  await page.goto(`${server.url}#/?q=release`);
  await page.waitForSelector('.clear');
  await page.focus('.field');
  await page.evaluate(() => {
    for (const key of ['ArrowDown', 'Escape'])
      document
        .querySelector('.field')
        .dispatchEvent(new KeyboardEvent('keydown', { key, isComposing: true, bubbles: true }));
  });
  assert.equal((await focused()).tag, 'INPUT');
  assert.equal(await page.inputValue('.field'), 'release');
  const titles = await page.locator('.hit h3 a').allTextContents();
  await press('ArrowDown');
  assert.equal((await focused()).name, titles[0]);
  await press('ArrowDown', 'ArrowDown', 'ArrowUp');
  assert.equal((await focused()).name, titles[1]);
  await press('ArrowUp', 'ArrowUp');
  assert.equal((await focused()).tag, 'INPUT');
  await press('ArrowDown', 'ArrowDown', 'Enter');
  await page.waitForFunction(
    (title) => document.querySelector('.post-title')?.textContent === title,
    titles[1],
  );
});
