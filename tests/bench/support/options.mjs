// What was asked on the command line? `--name value` pairs; a name alone is true.

/**
 * @template {Record<string, string | number | boolean>} Options
 * @param {Options} known every option with what it is when left out
 * @returns {{ [Name in keyof Options]: Options[Name] extends number ? number : Options[Name] extends string ? string : boolean }}
 */
export function readOptions(known, words = process.argv.slice(2)) {
  /** @type {any} */
  const options = { ...known };
  for (let i = 0; i < words.length; i++) {
    const name = words[i].replace(/^--/, '');
    if (!words[i].startsWith('--') || !Object.hasOwn(known, name))
      throw new Error(
        `unknown option ${words[i]}; there are ${Object.keys(known)
          .map((key) => `--${key}`)
          .join(', ')}`,
      );
    const hasValue = i + 1 < words.length && !words[i + 1].startsWith('--');
    const value = hasValue ? words[++i] : true;
    options[name] = typeof known[name] === 'number' ? Number(value) : value;
  }
  return options;
}

/** @param {string} names separated by commas; empty: all @param {string[]} all */
export function chosen(names, all) {
  const wanted = String(names).split(',').filter(Boolean);
  const unknown = wanted.filter((name) => !all.includes(name));
  if (unknown.length > 0)
    throw new Error(`unknown: ${unknown.join(', ')}; there are ${all.join(', ')}`);
  return wanted.length > 0 ? wanted : all;
}
