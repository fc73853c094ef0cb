// Gives the element its tag. Apart from the class, so that a portal can choose another name or registry.
import { CarrelArchive } from './element.js';

/**
 * Harmless where the tag is taken already (the script loaded twice, two versions of it) and where there are no custom elements.
 * @param {string} [tag] @param {CustomElementRegistry | undefined} [registry]
 * @returns {CustomElementConstructor | undefined} what the tag stands for
 */
export function define(tag = 'carrel-archive', registry = globalThis.customElements) {
  if (!registry) return undefined;
  // A class stands for one tag; a second tag gets a class of its own.
  if (!registry.get(tag))
    registry.define(
      tag,
      registry.getName?.(CarrelArchive) ? class extends CarrelArchive {} : CarrelArchive,
    );
  return registry.get(tag);
}
