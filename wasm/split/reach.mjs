// Finds what a first answer never comes to: all but what the exports and initializers reach without entering a function that is
// asked for later, as a linker finds out what it may leave out.

/** @param {string} name "carrel::make_excerpt" or a C function's @param {string} symbol as the compiler writes it */
function isCalled(name, symbol) {
  const parts = name.split('::');
  if (parts.length === 1) return symbol === name;
  const mangled = parts.map((part) => part.length + part).join('');
  return symbol.startsWith(`_ZN${mangled}E`);
}

/**
 * @param {import('./object_file.mjs').ObjectFile} object @param {string[]} laterNames functions that a first answer does not enter
 * @returns {{functions: string[], segments: Set<number>}} those for the second file: functions by name, segments by place
 */
export function findLater({ symbols, takes, segmentNames, initializers }, laterNames) {
  const fences = new Set();
  for (const name of laterNames) {
    const found = symbols.findIndex(
      (symbol) => symbol.isFunction && symbol.place >= 0 && isCalled(name, symbol.name),
    );
    // Taken into its caller, it would draw everything behind it into the first file.
    if (found < 0)
      throw new Error(
        `${name} is not a function of the program: it must not be inlined, and be named here as it is there`,
      );
    fences.add(found);
  }
  const isReached = symbols.map(() => false);
  const isTaken = segmentNames.map(() => false);
  const isExported = (/** @type {number} */ number) =>
    symbols[number].isFunction && !symbols[number].isLocal && !fences.has(number);
  const waiting = [...initializers, ...[...symbols.keys()].filter(isExported)];
  for (const number of waiting) isReached[number] = true;
  for (let number = waiting.pop(); number !== undefined; number = waiting.pop()) {
    const { isFunction, place } = symbols[number];
    if (place < 0) continue;
    if (!isFunction) isTaken[place] = true;
    for (const next of isFunction ? takes.bodies[place] : takes.segments[place]) {
      if (isReached[next] || fences.has(next)) continue;
      isReached[next] = true;
      waiting.push(next);
    }
  }
  return {
    functions: symbols
      .filter((symbol, number) => symbol.isFunction && symbol.place >= 0 && !isReached[number])
      .map(({ name }) => name),
    segments: new Set([...isTaken.keys()].filter((place) => !isTaken[place])),
  };
}
