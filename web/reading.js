// What is needed once a post is opened: its text, its outline, its look.
import { faultWords, readingWords } from './strings.js';

export { askForSlugs as askEarly } from './early_parts.js';
export { PostPane } from './post_pane.js';
export { articleView } from './views/reader.js';
export { showRelated } from './views/related.js';
export { default as style } from './reading.css' with { type: 'css' };
export const words = { ...faultWords, ...readingWords };
