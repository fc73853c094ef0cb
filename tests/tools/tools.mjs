// Runs a tool itself over a fixture: which posts it publishes, where their links lead, what it shows of hidden text.
import { execFileSync, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root, temporaryFolder, writeInto } from '../support.mjs';

const here = dirname(fileURLToPath(import.meta.url));
/** Where a tool of the npm registry is installed, with what it needs: a folder each. */
const modulesOf = (/** @type {string} */ tool) => join(root, 'build/tools', tool, 'node_modules');

/**
 * @typedef {Record<string, string | string[]>} Files texts, or their lines, by path
 * @typedef {{
 *   tool: string,
 *   site?: Files,
 *   posts: Files,
 *   hidden?: string[],
 *   stricter?: Record<string, string>,
 *   looser?: Record<string, string>,
 *   elsewhere?: Record<string, string>,
 *   dead?: Record<string, string>,
 * }} Fixture
 * @typedef {{published: string[], links: Record<string, string>, shown: string[]}} Observation
 *   the posts that have a page; where the link "to N" of a post leads, if it leads to a post; which hidden words a page shows
 */

/** @param {string} name of a command @param {...string} words */
const run = (name, ...words) => execFileSync(name, words, { stdio: ['ignore', 'ignore', 'pipe'] });
/** Runs a module of the folder of packages above. @param {string} folder @param {string} name @param {...string} words */
function runModule(folder, name, ...words) {
  execFileSync(process.execPath, [join(folder, '../node_modules', name), ...words], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', NO_UPDATE_NOTIFIER: '1', CI: '1' },
  });
}

/**
 * One row a tool: the files that make a folder its site, where posts lie in it, where its pages come out, what builds them; and the
 * command with the word that tells its version, or the packages of the npm registry, the first of which is the tool.
 * @type {Record<string, {site: Files, posts: string, made: string, command?: [string, string], packages?: string[],
 *   build: (folder: string) => void}>}
 */
export const TOOLS = {
  hugo: {
    site: {
      'config.toml': [
        'baseURL = "https://site.example/"',
        'disableKinds = ["taxonomy", "term", "RSS", "sitemap", "robotsTXT", "404"]',
      ],
      'layouts/_default/single.html': '{{ .Content }}',
      'layouts/_default/list.html': '{{ .Content }}',
      'layouts/index.html': '{{ .Content }}',
    },
    posts: 'content',
    made: 'made',
    command: ['hugo', 'version'],
    build: (folder) => run('hugo', '--quiet', '-s', folder, '-d', join(folder, 'made')),
  },
  jekyll: {
    site: { '_config.yml': 'title: T' },
    posts: '.',
    made: '.made',
    command: ['jekyll', '--version'],
    build: (folder) => run('jekyll', 'build', '--quiet', '-s', folder, '-d', join(folder, '.made')),
  },
  mkdocs: {
    site: { 'mkdocs.yml': 'site_name: T' },
    posts: 'docs',
    made: 'site',
    command: ['mkdocs', '--version'],
    build: (folder) => run('mkdocs', 'build', '--quiet', '-f', join(folder, 'mkdocs.yml')),
  },
  eleventy: {
    site: { 'package.json': '{}', '.eleventy.js': 'module.exports = () => ({});' },
    posts: '.',
    made: '_site',
    packages: ['@11ty/eleventy@3.1.8'],
    build: (folder) => runModule(folder, '@11ty/eleventy/cmd.cjs', '--quiet'),
  },
  vitepress: {
    site: { '.vitepress/config.mjs': 'export default { ignoreDeadLinks: true };' },
    posts: '.',
    made: '.vitepress/dist',
    packages: ['vitepress@1.6.4'],
    build: (folder) => runModule(folder, 'vitepress/bin/vitepress.js', 'build'),
  },
  docusaurus: {
    site: {
      'package.json': '{"private": true}',
      'docusaurus.config.js': [
        'module.exports = {',
        "  title: 'T', url: 'https://site.example', baseUrl: '/',",
        "  onBrokenLinks: 'ignore', onBrokenAnchors: 'ignore', onBrokenMarkdownLinks: 'ignore',",
        "  presets: [['classic', { docs: { routeBasePath: '/docs' }, blog: { showReadingTime: false, onUntruncatedBlogPosts: 'ignore' } }]],",
        '};',
      ],
    },
    posts: '.',
    made: 'build',
    packages: [
      '@docusaurus/core@3.7.0',
      '@docusaurus/preset-classic@3.7.0',
      'react@18.3.1',
      'react-dom@18.3.1',
      'webpack@5.95.0',
    ],
    build: (folder) => runModule(folder, '@docusaurus/core/bin/docusaurus.mjs', 'build'),
  },
  starlight: {
    site: {
      'package.json': '{"type": "module"}',
      'astro.config.mjs': [
        "import { defineConfig } from 'astro/config';",
        "import starlight from '@astrojs/starlight';",
        "export default defineConfig({ site: 'https://site.example', integrations: [starlight({ title: 'T', pagefind: false })] });",
      ],
      'src/content.config.ts': [
        "import { defineCollection } from 'astro:content';",
        "import { docsLoader } from '@astrojs/starlight/loaders';",
        "import { docsSchema } from '@astrojs/starlight/schema';",
        'export const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) };',
      ],
    },
    posts: 'src/content/docs',
    made: 'dist',
    packages: ['@astrojs/starlight@0.34.8', 'astro@5.18.2', 'sharp@0.34.5'],
    build: (folder) => runModule(folder, 'astro/astro.js', 'build', '--silent'),
  },
};

/** The version of the tool where it is installed, else undefined. @param {string} tool @returns {string | undefined} */
export function versionOf(tool) {
  const { command, packages } = TOOLS[tool];
  if (command) {
    const [name, word] = command;
    const { stdout } = spawnSync(name, [word], { encoding: 'utf8' });
    return stdout ? /\d+(\.\d+)+/.exec(stdout)?.[0] : undefined;
  }
  const [name, version] = splitPackage(packages[0]);
  const description = join(modulesOf(tool), name, 'package.json');
  if (!existsSync(description)) return undefined;
  const installed = JSON.parse(readFileSync(description, 'utf8')).version;
  return installed === version ? installed : undefined;
}
const splitPackage = (/** @type {string} */ text) => {
  const at = text.lastIndexOf('@');
  return [text.slice(0, at), text.slice(at + 1)];
};

/** Installs a tool of the npm registry; false where it cannot be had. @param {string} tool */
export function install(tool) {
  const { packages } = TOOLS[tool];
  if (versionOf(tool) || !packages) return versionOf(tool) !== undefined;
  const folder = dirname(modulesOf(tool));
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{"private": true}');
  const words = ['install', '--no-audit', '--no-fund', '--ignore-scripts', ...packages];
  return spawnSync('npm', words, { cwd: folder, stdio: 'ignore' }).status === 0;
}

const textOf = (/** @type {string | string[]} */ text) => [text].flat().join('\n');

/** The body of each post holds its own path in brackets, so that it is known again in a page. */
function marked(/** @type {Files} */ posts) {
  return Object.fromEntries(
    Object.entries(posts).map(([path, text]) => {
      const body = textOf(text);
      const isPost = /\.(md|mdx|markdown)$/.test(path) && !body.includes(`[${path}]`);
      return [path, isPost ? `${body}\n\nBody \`[${path}]\`.\n` : body];
    }),
  );
}

/** Writes the fixture's site into a new folder; that folder, and the one of its posts. @param {Fixture} fixture */
export function writeSite({ tool, site, posts }) {
  const row = TOOLS[tool];
  // A tool of the registry finds what it needs in a node_modules above its site.
  const above = dirname(modulesOf(tool));
  const folder = existsSync(above) ? mkdtempSync(join(above, 'site-')) : temporaryFolder();
  const files = Object.entries({ ...row.site, ...site });
  writeInto(folder, Object.fromEntries(files.map(([path, text]) => [path, textOf(text)])));
  writeInto(join(folder, row.posts), marked(posts));
  return { folder, posts: join(folder, row.posts) };
}

/** The links "to N" of a page: the word N and the address. @param {string} html @returns {[string, string][]} */
export const linksOf = (html) =>
  [...html.matchAll(/<a\b([^>]*)>\s*to (\w+)\s*<\/a>/g)].map(([, attributes, word]) => [
    word,
    /href="([^"]*)"/.exec(attributes)?.[1] ?? '',
  ]);

/** The page of the tool that an address leads to, seen from a page. */
function pageAt(/** @type {Map<string, string>} */ pages, from, address) {
  const url = new URL(address, `https://site.example/${from}`);
  if (url.host !== 'site.example') return undefined;
  const path = decodeURIComponent(url.pathname).slice(1);
  const candidates = [path, posix.join(path, 'index.html'), `${path.replace(/\/$/, '')}.html`];
  return candidates.find((candidate) => pages.has(candidate));
}

/** What the tool makes of the fixture. @param {Fixture} fixture @returns {Observation} */
export function observe(fixture) {
  const row = TOOLS[fixture.tool];
  const { folder } = writeSite(fixture);
  row.build(folder);
  const made = join(folder, row.made);
  const pages = new Map(
    readdirSync(made, { encoding: 'utf8', recursive: true })
      .filter((path) => path.endsWith('.html'))
      .map((path) => [path, readFileSync(join(made, path), 'utf8')]),
  );
  const paths = Object.keys(fixture.posts).filter((path) => /\.(md|mdx|markdown)$/.test(path));
  const postsOn = (/** @type {string} */ page) =>
    paths.filter((path) => pages.get(page)?.includes(`[${path}]`));
  /** @type {Record<string, string>} */
  const links = {};
  for (const [page, html] of pages) {
    const on = postsOn(page);
    if (on.length !== 1) continue;
    for (const [word, address] of linksOf(html)) {
      const target = pageAt(pages, page, address);
      const posts = target ? postsOn(target) : [];
      if (posts.length === 1) links[`${on[0]} to ${word}`] = posts[0];
    }
  }
  const all = [...pages.values()].join('\n');
  rmSync(folder, { recursive: true });
  return {
    published: paths.filter((path) => all.includes(`[${path}]`)).sort(),
    links: Object.fromEntries(Object.entries(links).sort()),
    shown: (fixture.hidden ?? []).filter((word) => all.includes(word)),
  };
}

/** The fixtures by name, each with what its tool was seen to do. @returns {Promise<[string, Fixture, Observation & {version: string}][]>} */
export async function readFixtures() {
  const recorded = JSON.parse(readFileSync(recordFile, 'utf8'));
  const names = readdirSync(join(here, 'fixtures')).map((file) => file.replace('.mjs', ''));
  return Promise.all(
    names.sort().map(async (name) => {
      const { default: fixture } = await import(`./fixtures/${name}.mjs`);
      return [name, fixture, recorded[name]];
    }),
  );
}

export const recordFile = join(here, 'recorded.json');
