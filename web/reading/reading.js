// What is needed once a post is opened: its text, its outline, its look.
import { faultWords, readingWords } from '../words/strings.js';

export { askForSlugs as askEarly } from '../library/early_parts.js';
export { lazy } from './lazy.js';
export { PostPane } from './post_pane.js';
export { articleView } from './reader.js';
export { showRelated } from './related.js';
export { default as style } from '../look/reading.css' with { type: 'css' };
export const words = { ...faultWords, ...readingWords };
