// The error of a file that could not be had.

/**
 * What a caught error may say: a PartError, an EngineError, what a host's own fetch throws.
 * @typedef {Error & {code?: string, kind?: string, part?: string, where?: string, hint?: string, directive?: string}} Fault
 */

/**
 * A file that could not be had, or was refused. `kind` says why: offline, unreachable, stalled, missing, server, signin (the host wants a
 * sign-in), denied, page (a web page came in its place), damaged, quota.
 */
export class PartError extends Error {
  /** @param {string} kind @param {string} part @param {string} detail */
  constructor(kind, part, detail) {
    super(detail);
    this.name = 'PartError';
    this.kind = kind;
    this.part = part;
  }
}
