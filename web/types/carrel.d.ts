// `import 'carrel'` defines <carrel-archive>.
export * from './element.js';
