// Asks the engine, loads what its reply names, and asks again: the one place that does, for the page, the command and the tests.
import { MOST_ROUNDS } from '../base/names.js';

/** What all replies may say. @typedef {{needs: string[], wants?: string[], fault?: import('./part_error.js').Fault}} Reply */
/** A reply, and why some of its text could not be had. @template R @typedef {R & {fault?: import('./part_error.js').Fault}} Answer */

/**
 * What an answer needs is loaded before it is asked for again; then what only adds text, after which the answer is described again.
 * Failing there leaves the answer as it is.
 * @template {Reply} R
 * @param {() => R | Promise<R>} ask
 * @param {() => Partial<R> | Promise<Partial<R>>} describe what loading more text may have changed in the reply
 * @param {(names: string[]) => unknown} load
 * @param {(reply: R) => unknown} [onEarly] told the complete answer before its texts are in, and waited for
 * @returns {Promise<Answer<R>>}
 */
export async function askAgain(ask, describe, load, onEarly) {
  /** @type {Answer<R>} */
  let reply = await ask();
  for (let round = 0; round < MOST_ROUNDS && !reply.fault; round++) {
    if (reply.needs.length > 0) {
      await load(reply.needs);
      reply = await ask();
    } else if (reply.wants?.length) {
      await onEarly?.(reply); // what is there stands in the page before more is asked for
      let fault;
      try {
        await load(reply.wants);
      } catch (error) {
        fault = error;
      }
      reply = { ...reply, ...(await describe()), ...(fault ? { fault } : {}) };
    } else break;
  }
  return reply;
}
