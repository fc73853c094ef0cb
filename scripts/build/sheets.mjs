// An esbuild plugin: a style sheet that a module imports "with { type: 'css' }" is a sheet to adopt, as in browsers that know the form.
// Where there is no document (a server that renders pages) there is none.
import { readFile } from 'node:fs/promises';
import { transform } from 'esbuild';

export const sheets = {
  name: 'style sheets',
  setup(plugins) {
    plugins.onLoad({ filter: /\.css$/ }, async ({ path, with: { type } }) => {
      if (type !== 'css') return null;
      const { code } = await transform(await readFile(path, 'utf8'), {
        loader: 'css',
        minify: true,
        target: 'es2022',
      });
      return {
        contents: `const sheet = globalThis.CSSStyleSheet && new CSSStyleSheet();\nsheet?.replaceSync(${JSON.stringify(code.trim())});\nexport default sheet;`,
        loader: 'js',
      };
    });
  },
};
