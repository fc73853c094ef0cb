// Hostile posts on the real page: through the packer, the WebAssembly engine and nodes.js into Chromium's live DOM. What may be found there
// is told here and nowhere else; nothing of it is read from carrel's own lists.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { isLong, seed } from '../sample.mjs';
import { openBrowser, pack, sharedData, temporaryFolder } from '../support.mjs';
import { DESTINATIONS, MARKUP } from './hostile_inputs.mjs';
import { serveSite } from './server.mjs';

/** What may stand in an article, and which attributes it may carry besides EVERYWHERE. */
const ALLOWED = {
  'p h1 h2 h3 h4 h5 h6 blockquote ul li hr code thead tbody tr em strong del br summary kbd sup sub abbr mark small ins samp var q cite dl dt dd':
    '',
  'figure figcaption div span u b i s caption ruby rt rp bdi wbr article aside section nav': '',
  ol: 'start reversed',
  table: '',
  pre: 'data-language',
  details: 'open',
  'td th': 'colspan rowspan style',
  a: 'href rel aria-current',
  img: 'src alt width height loading decoding',
  input: 'type disabled',
  button: 'type aria-pressed aria-expanded',
  label: '',
  time: 'datetime',
  svg: 'viewbox aria-hidden',
  path: 'd',
};
/** Formulas: MathML that draws, without links, actions or foreign content. */
const MATH = {
  math: 'display',
  'mi mn mo ms mtext mspace mrow mfrac msqrt mroot msub msup msubsup munder mover munderover mmultiscripts mprescripts none mtable mtr mtd mstyle mpadded mphantom menclose':
    'mathvariant stretchy fence separator form lspace rspace minsize maxsize symmetric largeop movablelimits accent accentunder linethickness width height depth voffset displaystyle scriptlevel columnspan rowspan columnalign notation style',
};
const EVERYWHERE =
  'id class title lang dir tabindex role aria-label data-kind data-number data-level data-more';
const CLASSES =
  'post post-title byline summary body banner neighbours neighbour quiet kind meta external figure caption remote-image table-scroll math math-block ' +
  'alert alert-title footnotes footnote match tag tags minutes updated task code copy icon section-tools ' +
  'post-tools tool task-text anchor outline outline-rail outline-fold open crumbs';

/** Where an input is put. `line` is the input without line breaks. */
const CONTEXTS = {
  bare: (text) => text,
  'in a paragraph': (text) => `before ${text} after`,
  "as a link's destination": (_, line) => `[x](${line}) [y](<${line.replace(/[<>]/g, '\\$&')}>)`,
  'as a defined destination': (_, line) =>
    `[x] and ![x]\n\n[x]: <${line.replace(/[<>]/g, '\\$&')}>`,
  'as an image': (_, line) => `![x](${line}) ![${line}](https://a.example/i.png)`,
  'between angle brackets': (_, line) => `<${line}>`,
  'in raw attributes': (text) =>
    `<a href="${text}">x</a> <img src='${text}' alt="${text}"> <b title=${text}>y</b>`,
  'in escaped raw attributes': (text) => {
    const safe = text.replace(/&/g, '&amp;').replace(/"/g, '&quot;');
    return `<a href="${safe}">x</a> <img src="${safe}" alt="${safe}">`;
  },
  'as a title': (_, line) =>
    `[x](https://a.example "${line.replace(/"/g, '\\"')}") ![x](https://a.example/i.png '${line}')`,
  'as a heading': (_, line) => `# ${line}\n\n## ${line}\n\n## ${line}`,
  'in a table': (_, line) =>
    `| ${line.replace(/\|/g, '\\|')} |\n|:-:|\n| ${line.replace(/\|/g, '\\|')} |`,
  "as a fence's language": (_, line) => `~~~ ${line}\ncode\n~~~`,
  'in a footnote': (text, line) => `x[^1] y[^${line}]\n\n[^1]: ${text}\n[^${line}]: ${line}`,
  'in an alert': (_, line) => `> [!NOTE]\n> ${line}`,
  'in details': (text, line) =>
    `<details ${line}><summary ${line}>${line}</summary>\n\n${text}\n\n</details>`,
  'as math': (_, line) => `$${line}$ and\n\n$$${line}$$`,
};

/** Every string that the shared suites give as an input; an absent suite counts as a skipped test. */
async function sharedInputs(t) {
  const inputs = [];
  for (const name of [
    'dompurify-expect',
    'markdown-it-xss',
    'remarkable-xss',
    'cujanovic-markdown',
  ]) {
    const file = join(sharedData, 'xss', `${name}.json`);
    if (!existsSync(file)) {
      await t.test(`xss/${name}`, { skip: 'the shared data is absent (set CARREL_DATA)' });
      continue;
    }
    for (const given of JSON.parse(readFileSync(file, 'utf8')))
      inputs.push(typeof given === 'string' ? given : (given.payload ?? given.markdown));
  }
  return inputs;
}

/** Every eleventh post, so that each context comes with other inputs, and each commit too; with CARREL_LONG=1 all of them. */
const EVERY = isLong ? 1 : 11;

/** One post for each input in each context: markup that is never closed must not hide the next. */
function writePosts(inputs) {
  const folder = temporaryFolder();
  const posts = [];
  inputs.forEach((input, number) => {
    Object.entries(CONTEXTS).forEach(([context, put], place) => {
      const slug = `h-${number}-${place}`;
      mkdirSync(join(folder, String(number)), { recursive: true });
      // The heading's post has no title of its own, so that the heading becomes one.
      const title = context === 'as a heading' ? '' : `title: ${slug}\n`;
      writeFileSync(
        join(folder, String(number), `${slug}.md`),
        `---\nslug: ${slug}\ndate: 2024-01-01\n${title}---\n\n${put(input, input.replace(/[\r\n]+/g, ' '))}\n`,
      );
      posts.push({ slug, context, input });
    });
  });
  writeFileSync(join(folder, 'carrel.json'), JSON.stringify({ title: 'Hostile', language: 'en' }));
  return { folder, posts };
}

/**
 * Runs in the page: opens each post by its address and walks what is shown. Returns what is off the list, and what was seen.
 * @param {{slugs: string[], allowed: object, math: object, everywhere: string, classes: string, click?: boolean}} asked
 */
async function walkPosts({ slugs, allowed, math, everywhere, classes, click }) {
  const attributesOf = new Map(),
    mathAttributesOf = new Map();
  for (const [tags, names] of Object.entries(math))
    for (const tag of tags.split(' ')) mathAttributesOf.set(tag, new Set(names.split(' ')));
  for (const [tags, names] of Object.entries(allowed))
    for (const tag of tags.split(' '))
      attributesOf.set(tag, new Set(`${names} ${everywhere}`.trim().split(/\s+/)));
  const knownClasses = new Set(classes.split(' '));
  const found = [],
    seen = {};
  const isGoodValue = (element, name, value) => {
    if (name === 'href') {
      if (value.startsWith('#/')) return new URL(element.href).origin === location.origin;
      return (
        ['http:', 'https:', 'mailto:'].includes(element.protocol) ||
        (value.startsWith('archive/media/') && element.origin === location.origin)
      );
    }
    if (name === 'src' && click) return ['http:', 'https:'].includes(new URL(element.src).protocol);
    if (name === 'src') return new URL(element.src).origin === location.origin;
    if (name === 'style') return /^text-align: (center|start|end);$/.test(value);
    if (name === 'type') return value === (element.tagName === 'INPUT' ? 'checkbox' : 'button');
    if (name === 'id')
      return value === 'post-title' ? element.matches('article > h1') : value.startsWith('s-');
    if (name === 'class') return value.split(' ').every((each) => knownClasses.has(each));
    if (['start', 'colspan', 'rowspan', 'width', 'height'].includes(name))
      return /^\d{1,9}$/.test(value);
    if (name === 'tabindex') return value === '0' || value === '-1';
    return true;
  };
  for (const slug of slugs) {
    const before = document.querySelector('article.post');
    location.hash = `#/post/${slug}?q=zzzz`;
    const deadline = performance.now() + 5000;
    let article = null;
    while (!article && performance.now() < deadline) {
      await new Promise((resolve) => setTimeout(resolve, 0));
      const now = document.querySelector('article.post');
      if (now && now !== before) article = now;
    }
    if (!article) {
      found.push(`${slug}: never shown: ${document.body.textContent.slice(0, 200)}`);
      continue;
    }
    if (click) for (const button of article.querySelectorAll('button.remote-image')) button.click();
    if (!location.hash.startsWith(`#/post/${slug}`))
      found.push(`${slug}: the address became ${location.href}`);
    for (const element of [article, ...article.querySelectorAll('*')]) {
      const tag = element.tagName.toLowerCase();
      const isMath = element.namespaceURI === 'http://www.w3.org/1998/Math/MathML';
      const isDrawing =
        element.namespaceURI === 'http://www.w3.org/2000/svg' &&
        (tag === 'svg' || tag === 'path') &&
        element.closest('button.copy, button.tool');
      const attributes = (isMath ? mathAttributesOf : attributesOf).get(tag);
      seen[tag] = (seen[tag] ?? 0) + 1;
      if (isMath && attributes) {
        for (const { name, value } of element.attributes)
          if (!attributes.has(name) || /script:|url\(|<|expression/i.test(value))
            found.push(`${slug}: <${tag} ${name}="${value}">`);
        continue;
      }
      if (!attributes || !(isDrawing || element.namespaceURI === 'http://www.w3.org/1999/xhtml')) {
        found.push(`${slug}: <${tag}>`);
        continue;
      }
      if (element.shadowRoot) found.push(`${slug}: <${tag}> has a shadow`);
      for (const { name, value } of element.attributes)
        if (!attributes.has(name.toLowerCase()) || !isGoodValue(element, name, value))
          found.push(`${slug}: <${tag} ${name}="${value}">`);
    }
  }
  return { found, seen };
}

test('no hostile input brings an element, attribute or scheme off the list, a request, a dialog or a name into the page', async (t) => {
  const browser = await openBrowser(t);
  if (!browser) return;
  const { folder, posts: all } = writePosts([
    ...DESTINATIONS,
    ...MARKUP,
    ...(await sharedInputs(t)),
  ]);
  const posts = all.filter((_, i) => (i + seed) % EVERY === 0);
  const server = await serveSite(pack(folder));
  try {
    const page = await (
      await browser.newContext({ viewport: { width: 1280, height: 800 } })
    ).newPage();
    const happened = [];
    page.on('dialog', (dialog) => {
      happened.push(`dialog: ${dialog.message()}`);
      dialog.dismiss();
    });
    page.on('popup', (popup) => happened.push(`window: ${popup.url()}`));
    page.on('request', (request) => {
      if (!request.url().startsWith(server.url)) happened.push(`request: ${request.url()}`);
    });
    page.on('framenavigated', (frame) => {
      if (!frame.url().startsWith(server.url)) happened.push(`navigation: ${frame.url()}`);
    });
    page.on('pageerror', (error) => happened.push(`error: ${error.message}`));
    page.on('console', (message) => {
      if (message.type() === 'error' || message.text().startsWith('hostile:'))
        happened.push(message.text());
    });
    await page.addInitScript(() => {
      for (const name of ['alert', 'confirm', 'prompt', 'print', 'open'])
        window[name] = () => {
          console.error(`hostile: ${name} was called`);
        };
      document.addEventListener('securitypolicyviolation', (event) =>
        console.error(`hostile: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`),
      );
    });
    await page.goto(server.url);
    await page.waitForSelector('.hit');
    const names = await page.evaluate(() => Object.getOwnPropertyNames(window));
    const found = [],
      seen = {};
    const start = Date.now();
    for (let at = 0; at < posts.length; at += 400) {
      const slugs = posts.slice(at, at + 400).map(({ slug }) => slug);
      const walked = await page.evaluate(walkPosts, {
        slugs,
        allowed: ALLOWED,
        math: MATH,
        everywhere: EVERYWHERE,
        classes: CLASSES,
      });
      found.push(...walked.found);
      for (const [tag, count] of Object.entries(walked.seen)) seen[tag] = (seen[tag] ?? 0) + count;
    }
    t.diagnostic(
      `${posts.length} posts, ${Object.values(seen).reduce((a, b) => a + b, 0)} elements, ${((Date.now() - start) / 1000).toFixed(1)} s`,
    );
    const told = found.slice(0, 20).map((line) => {
      const post = posts.find(({ slug }) => line.startsWith(`${slug}:`));
      return `${line}\n    ${post?.context}: ${JSON.stringify(post?.input)}`;
    });
    assert.equal(found.length, 0, `${found.length} off the list:\n${told.join('\n')}`);
    assert.deepEqual(happened, []);
    // Images elsewhere come on a click, from addresses of the web, and tell nobody who reads.
    const asked = [];
    await page.route(
      (url) => !url.href.startsWith(server.url),
      (route) => {
        const request = route.request();
        asked.push(request.url());
        if (request.resourceType() !== 'image' || 'referer' in request.headers())
          happened.push(`asked for ${request.resourceType()} ${request.url()}`);
        route.abort();
      },
    );
    happened.length = 0;
    const images = posts
      .filter(({ context }) => context === 'as an image' || context === 'in raw attributes')
      .map(({ slug }) => slug);
    const allowedThen = { ...ALLOWED, img: `${ALLOWED.img} referrerpolicy` };
    const clicked = await page.evaluate(walkPosts, {
      slugs: images,
      allowed: allowedThen,
      math: MATH,
      everywhere: EVERYWHERE,
      classes: CLASSES,
      click: true,
    });
    assert.deepEqual(clicked.found, []);
    assert.ok(asked.length > 0, 'no image elsewhere was asked for');
    assert.deepEqual(
      happened.filter((line) => !line.startsWith('request: ') && !line.includes('net::ERR_FAILED')),
      [],
    );
    const after = await page.evaluate(() => Object.getOwnPropertyNames(window));
    assert.deepEqual(
      after.filter((name) => !names.includes(name)),
      [],
      'names that were set',
    );
    // The walk saw what it came for: links, remote images, tables, code and raw elements did get through.
    for (const tag of ['a', 'button', 'td', 'pre', 'details', 'b', 'section', 'sup'])
      assert.ok(seen[tag] > 20 / EVERY, `only ${seen[tag]} <${tag}>`);
  } finally {
    await browser.close();
    await server.close();
  }
});
