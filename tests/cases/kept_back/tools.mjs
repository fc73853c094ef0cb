// Runs Hugo and Jekyll themselves over a fixture of this folder and says which of its files they publish.
// `node tests/cases/kept_back/tools.mjs hugo` writes what the tool did, with its version, back into hugo.json.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
export const readFixture = (name) => JSON.parse(readFileSync(join(here, `${name}.json`), 'utf8'));

/** Writes `files` below `folder`; the body of each post ends in its own path, so that it is known again in a page. */
export function writeFiles(folder, files) {
  for (const [path, lines] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), lines.join('\n'));
  }
}

const TOOLS = {
  hugo: {
    version: () => execFileSync('hugo', ['version'], { encoding: 'utf8' }).match(/v[\d.]+/)[0],
    site: {
      'config.toml': ['baseURL = "https://site.example/"', 'disableKinds = ["taxonomy", "term", "RSS", "sitemap", "robotsTXT", "404"]'],
      'layouts/_default/single.html': ['{{ .Content }}'],
      'layouts/_default/list.html': ['{{ .Content }}'],
      'layouts/index.html': ['{{ .Content }}'],
    },
    posts: 'content',
    run: (folder) => execFileSync('hugo', ['--quiet', '-s', folder, '-d', join(folder, 'made')]),
  },
  jekyll: {
    version: () => execFileSync('jekyll', ['--version'], { encoding: 'utf8' }).match(/[\d.]+/)[0],
    site: { '_config.yml': ['title: T'] },
    posts: '.',
    run: (folder) => execFileSync('jekyll', ['build', '--quiet', '-s', folder, '-d', join(folder, '.made')]),
  },
};

export const isInstalled = (name) => spawnSync(name, ['--version']).error === undefined;

/** The paths that the tool publishes, sorted. */
export function published(name, files) {
  const tool = TOOLS[name];
  const folder = mkdtempSync(join(tmpdir(), 'carrel-tool-'));
  writeFiles(folder, tool.site);
  writeFiles(join(folder, tool.posts), files);
  tool.run(folder);
  const made = join(folder, name === 'hugo' ? 'made' : '.made');
  const pages = readdirSync(made, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && entry.name.endsWith('.html'))
    .map((entry) => readFileSync(join(entry.parentPath ?? entry.path, entry.name), 'utf8')).join('\n');
  return Object.keys(files).filter((path) => pages.includes(`[${path}]`)).sort();
}

const [, script, name] = process.argv;
if (script === fileURLToPath(import.meta.url)) {
  const fixture = readFixture(name);
  fixture.version = TOOLS[name].version();
  fixture.published = published(name, fixture.files);
  writeFileSync(join(here, `${name}.json`), `${JSON.stringify(fixture, null, 1)}\n`);
}
