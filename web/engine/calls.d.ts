// What an engine is asked, wherever it runs: the methods of engine.js, each as a promise.
import type { ManifestReply } from '../types/replies.js';
import type { Engine } from './engine.js';

export type Method =
  | 'load'
  | 'unload'
  | 'search'
  | 'describe'
  | 'suggest'
  | 'post'
  | 'patch'
  | 'join';

export interface Call {
  (method: 'load', name: 'archive.json', bytes: Uint8Array): Promise<ManifestReply>;
  <M extends Method>(
    method: M,
    ...args: Parameters<Engine[M]>
  ): Promise<Awaited<ReturnType<Engine[M]>>>;
}
