// What is needed once a post is opened: its text, its outline, its look.
export { PostPane } from './post_pane.js';
export { articleView } from './views/reader.js';
export { relatedView } from './views/related.js';
export { readingWords as words } from './strings.js';
export { default as style } from './reading.css' with { type: 'css' };
