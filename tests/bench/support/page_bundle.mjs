// Scripts of benchmark pages: bundled and minified as a site's build would do it.
import { join } from 'node:path';
import { build } from 'esbuild';
import { root } from '../../support.mjs';
import { peersFolder } from '../peers/peers.mjs';

/** @param {string} code an ES module; imports are relative to tests/bench @returns {Promise<string>} */
export async function bundlePage(code) {
  const {
    outputFiles: [file],
  } = await build({
    stdin: { contents: code, resolveDir: join(root, 'tests/bench'), loader: 'js' },
    nodePaths: [join(peersFolder, 'node_modules')],
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    legalComments: 'none',
    charset: 'utf8',
    logLevel: 'error',
  });
  return file.text;
}
