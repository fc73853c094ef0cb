// Calls the functions of the engine's and the packer's modules: the only file that touches their memory. The conventions stand in
// wasm/carrel_wasm.h and carrel_pack.h.

/**
 * What both modules export besides.
 * @typedef {{memory: {buffer: ArrayBuffer}, _initialize?: () => void, carrel_alloc: (size: number) => number,
 *   carrel_free: (address: number) => void}} ModuleExports
 */

/**
 * What a module may call: the functions given, and what tells of more memory.
 * @param {{module: string, name: string, kind: string}[]} wanted @param {Record<string, Function>} given
 * @param {(space: string, name: string) => Error} refuse thrown by a call of any other
 */
export function importsFor(wanted, given, refuse) {
  const imports = /** @type {Record<string, Record<string, Function>>} */ ({});
  for (const { module: space, name, kind } of wanted) {
    if (kind !== 'function') continue;
    (imports[space] ??= {})[name] =
      name === 'emscripten_notify_memory_growth'
        ? () => {}
        : (given[name] ??
          (() => {
            throw refuse(space, name);
          }));
  }
  return imports;
}

/**
 * Copies the inputs in, calls, and reads the reply before anything else can touch it.
 * @template {string} N @template R
 * @param {{exports: ModuleExports & Record<N, (handle: number, ...inputs: number[]) => number>, handle: number}} instance handle: its session or packing
 * @param {N} name of one of its functions @param {Uint8Array[]} inputs
 * @param {(bytes: Uint8Array, status: number) => R} read the bytes are a view of the module's memory; status: 0, or they are an error
 * @returns {R}
 */
export function callModule({ exports, handle }, name, inputs, read) {
  const { carrel_alloc, carrel_free, memory } = exports;
  const addresses = inputs.map((bytes) => {
    const address = carrel_alloc(bytes.length);
    if (!address) throw new Error('out of memory');
    new Uint8Array(memory.buffer, address, bytes.length).set(bytes);
    return address;
  });
  const reply = exports[name](
    handle,
    ...inputs.flatMap((bytes, i) => [addresses[i], bytes.length]),
  );
  addresses.forEach((address) => carrel_free(address));
  // Memory may have grown during the call: the views are taken now.
  const [status, address, size] = new Uint32Array(memory.buffer, reply, 3);
  return read(new Uint8Array(memory.buffer, address, size), status);
}
