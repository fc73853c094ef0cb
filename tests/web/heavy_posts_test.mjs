// Posts made to freeze a tab: what is coloured, typeset and drawn of them stays within bounds, whatever is left out is told, and the text is
// whole. Times are measured by tests/bench/heavy_posts.mjs; here is counted.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { takeSteps } from '../../web/base/give_way.js';
import { HEAVY_POSTS, NOISE } from '../bench/support/heavy_posts.mjs';
import { openBrowser, pack, temporaryFolder } from '../support.mjs';
import { serveSite } from './server.mjs';

const WAIT = { timeout: 60_000 };
const POSTS = [
  ...HEAVY_POSTS.filter(({ slug }) =>
    /^(c-line|ini-key|c-lines|bash-quotes|code-blocks|formulas|phantom|cancel|left-right|matrix|marks|marks-apart|headings|matches)$/.test(
      slug,
    ),
  ),
  {
    slug: 'honest',
    text: '# Honest\n\n```c\nint a = 1; /* x */\n```\n\n$x^2$, a\u0301 and h\u0323\u0300\u0302.\n\n- [ ] one\n- two\n',
  },
  { slug: 'marks-spans', text: `a${'<u>\u0301\u0302</u>'.repeat(3_000)}\n` },
  { slug: 'halves', text: `\`\`\`js\nconst a = 1;\n${'x'.repeat(1_001)}\nconst b = 2;\n\`\`\`\n` },
];
let server, browser, page;
before(async () => {
  const folder = temporaryFolder();
  for (const { slug, text } of POSTS)
    writeFileSync(
      join(folder, `${slug}.md`),
      `---\nslug: ${slug}\ntitle: ${slug}\ndate: 2024-01-01\n---\n\n${text}${slug === 'honest' ? '' : NOISE}`,
    );
  server = await serveSite(pack(folder));
});
after(async () => {
  await browser?.close();
  await server?.close();
});

/** The post, and what its page does after it stands, to the end. */
async function open(t, slug, rest = '') {
  browser ??= await openBrowser(t);
  if (!browser) return null;
  page ??= await browser.newPage({ viewport: { width: 1280, height: 850 } });
  await page.goto('about:blank');
  await page.goto(`${server.url}#/post/${slug}${rest}`, WAIT);
  await page.waitForSelector('.post-title', WAIT);
  return page;
}
const notices = () => page.locator('article > .banner').allTextContents();
const count = (selector) => page.locator(selector).count();
/** Until what is counted no longer grows. */
async function settled(selector) {
  for (let last = -1, same = 0; same < 4; ) {
    await page.waitForTimeout(300);
    const now = await count(selector);
    same = now === last ? same + 1 : 0;
    last = now;
  }
  return count(selector);
}

test('an honest post is coloured and typeset whole, keeps its accents, and nothing is remarked', async (t) => {
  if (!(await open(t, 'honest'))) return;
  await page.waitForSelector('.tone-word', WAIT);
  await page.waitForSelector('math', WAIT);
  assert.match(await page.textContent('.body'), /a\u0301 and h\u0323\u0300\u0302\./);
  assert.deepEqual(await notices(), []);
  assert.equal(await count('.task-item'), 1);
});

test('a line too long to be coloured stands plain, the lines around it are coloured, and that is told', async (t) => {
  if (!(await open(t, 'halves'))) return;
  await page.waitForSelector('.tone-word', WAIT);
  assert.deepEqual(await page.locator('.tone-word').allTextContents(), ['const', 'const']);
  assert.match((await notices()).join(), /too long lines/);
  for (const slug of ['c-line', 'ini-key']) {
    await open(t, slug);
    await page.waitForSelector('article > .banner', WAIT);
    assert.equal(await count('.body pre [class^=tone]'), 0, slug);
    assert.ok((await page.textContent('.body pre')).length > 16_000);
  }
});

test('of all the code of a post so much is coloured as a page can bear, in no deep nest', async (t) => {
  if (!(await open(t, 'c-lines'))) return;
  await page.waitForSelector('article > .banner', WAIT);
  const text = await page.evaluate(() =>
    [...document.querySelectorAll('.body pre')].map(({ textContent }) => textContent.length),
  );
  assert.equal(text.length, 20);
  assert.ok(text.every((length) => length > 48_000));
  await open(t, 'bash-quotes');
  await page.waitForSelector('article > .banner', WAIT);
  assert.ok((await count('.body [class^=tone]')) <= 40_000);
  assert.equal(await count(`.body ${'[class^=tone] '.repeat(7)}`), 0);
  assert.ok((await count('.body [class^=tone]')) > 0);
});

test('formulas that are too deep or too many stay as they were written, and that is told', async (t) => {
  for (const slug of ['phantom', 'cancel', 'left-right', 'matrix']) {
    if (!(await open(t, slug))) return;
    await page.waitForSelector('article > .banner', WAIT);
    assert.equal(await count('math'), 0, slug);
    assert.equal(await count('code.math'), 1, slug);
    assert.match((await notices()).join(), /formulas .* stand as they were written/);
  }
  await open(t, 'formulas');
  const drawn = await settled('math');
  assert.equal(drawn, 2_000);
  assert.ok((await count('code.math')) > 3_000);
  assert.match((await notices()).join(), /formulas .* too many/);
});

test('a letter keeps 32 of its marks, and that the others are left out is told', async (t) => {
  if (!(await open(t, 'marks'))) return;
  const text = await page.textContent('.body p');
  assert.equal(text.length, 33);
  assert.match((await notices()).join(), /more marks than can be drawn/);
  await open(t, 'marks-apart');
  await page.waitForSelector('article > .banner', WAIT);
  const longest = await page.evaluate(() =>
    Math.max(
      ...document
        .querySelector('.body')
        .textContent.match(/\p{M}+/gu)
        .map(({ length }) => length),
    ),
  );
  assert.equal(longest, 32);
  await open(t, 'marks-spans');
  await page.waitForSelector('article > .banner', WAIT);
  assert.equal((await page.textContent('.body p')).length, 33, 'counted over elements');
});

test('a post of thousands of headings is built while it is read: outline, link to a heading and matches are right in the end', async (t) => {
  if (!(await open(t, 'headings', '/h-5000'))) return;
  await page.waitForFunction(() => document.activeElement?.id === 's-h-5000', null, WAIT);
  const top = () =>
    page.evaluate(() => document.getElementById('s-h-5000').getBoundingClientRect().top);
  assert.ok(Math.abs(await top()) < 200, `the heading stands at ${await top()}`);
  assert.equal(await count('.outline li'), 301);
  assert.match(await page.textContent('.outline li:last-child'), /more headings/);
  await settled('.body > h3, .body > h2');
  assert.ok((await count('.section-tools')) < 400, 'buttons only near the window');
  assert.ok((await count('.section-tools')) > 0);
  assert.ok(Math.abs(await top()) < 200, `the heading stands at ${await top()} when all is there`);
  await open(t, 'matches', '?q=needle');
  await page.waitForSelector('.pill-said', WAIT);
  const marks = await count('.body mark.match');
  assert.ok(marks > 10_000);
  assert.equal((await page.textContent('.pill-said')).replace(/\D/g, ''), String(marks));
});

test('long work gives way to the page: no slice has more than 2,500 steps, and unwanted work ends', async () => {
  const kept = globalThis.requestAnimationFrame;
  const slices = [];
  let steps = 0;
  globalThis.requestAnimationFrame = (draw) =>
    Number(
      setTimeout(() => {
        slices.push(steps);
        steps = 0;
        draw(0);
      }),
    );
  try {
    const work = function* (n) {
      for (let i = 0; i < n; i++) {
        steps += 1;
        yield;
      }
    };
    assert.equal(
      takeSteps(work(100), () => true),
      true,
      'short work is done at once',
    );
    steps = 0;
    assert.equal(await takeSteps(work(20_000), () => true), true);
    assert.ok(slices.length >= 7 && Math.max(...slices) <= 2_500, String(slices));
    steps = 0;
    assert.equal(await takeSteps(work(1e9), () => slices.length < 12), false);
  } finally {
    globalThis.requestAnimationFrame = kept;
  }
});
