// What is wrong with the words of a command line: exit code 2.

export class UsageError extends Error {}

/** @param {string | undefined} value @param {string} name of the option @param {number} most */
export function number(value, name, most) {
  if (value === undefined) return undefined;
  const read = Number(value);
  if (!Number.isInteger(read) || read < 1 || read > most)
    throw new UsageError(`--${name} takes a number from 1 to ${most}, not "${value}"`);
  return read;
}
