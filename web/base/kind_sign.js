// How a kind of post is told: its name, in a colour, beside a small shape, so that kinds are told apart at a glance and never by colour alone.

import { drawing, element } from './dom.js';

/** In the order of the archive's kinds; drawn in a square of 12. */
const SHAPES = [
  'M6 1 11 11H1Z', // triangle
  'M2 2h8v8H2Z', // square
  'M6 0 12 6 6 12 0 6Z', // diamond
  'M6 1a5 5 0 1 0 .01 0ZM6 3a3 3 0 1 1-.01 0Z', // ring
  'M6 1a5 5 0 1 0 .01 0Z', // disc
  'M1 2h10v2H1ZM1 8h10v2H1Z', // two bars
  'M1 1h10L6 11Z', // triangle, pointing down
  'M5 1h2v4h4v2H7v4H5V7H1V5h4Z', // cross
];

/** @typedef {Pick<import('../types/replies.js').ManifestReply, 'kinds'>} Kinds */

/** Colour, sign and word. @param {Kinds} archive @param {string} kind */
export function kindLabel(archive, kind) {
  const at = Math.max(
    archive.kinds.findIndex((known) => known.id === kind),
    0,
  );
  const sign = drawing('0 0 12 12', SHAPES[at % SHAPES.length], 'sign');
  const label = element('span', { class: 'kind' }, sign, kindName(archive, kind));
  label.style.setProperty('--tone', String(at));
  return label;
}

/** @param {Kinds} archive @param {string} kind */
export function kindName(archive, kind) {
  return archive.kinds.find((known) => known.id === kind)?.name ?? kind;
}
