// The interface's words in other languages than English; loaded when the archive, or the reader, asks for one.
export { tables } from './strings.js';
