// What the suites and benchmarks put into their pages, and modules that come with a page or a benchmark.
import type { CarrelArchive } from '../web/types/element.js';

declare global {
  interface Window {
    // Written by one evaluated function, read by another.
    told: any[];
    heard: any[];
    opened: Window;
    kept: any;
    writes: any[];
    observer: MutationObserver;
    bars: Element;
    first: Element;
    slow: any;
    longest: number;
    hostileRan: any;
    eval: typeof eval;
  }

  /** A suite knows the page that it looks into: what it finds is an element of HTML, and may be a field, an image, a link or a frame. */
  type Found = HTMLElement &
    Pick<HTMLInputElement, 'value' | 'type'> &
    Pick<HTMLImageElement, 'naturalWidth'> &
    Pick<HTMLAnchorElement, 'href' | 'protocol'> &
    Pick<HTMLIFrameElement, 'contentWindow'>;
  interface ParentNode {
    querySelector<Tag extends keyof HTMLElementTagNameMap>(
      selectors: Tag,
    ): HTMLElementTagNameMap[Tag] | null;
    querySelector<E extends Element = Found>(selectors: string): E | null;
    querySelectorAll<Tag extends keyof HTMLElementTagNameMap>(
      selectors: Tag,
    ): NodeListOf<HTMLElementTagNameMap[Tag]>;
    querySelectorAll<E extends Element = Found>(selectors: string): NodeListOf<E>;
  }

  interface Document {
    getElementById(id: string): Found & Pick<CarrelArchive, 'headingLevel' | 'query' | 'search'>;
  }

  // Event timing and layout shifts, which the DOM's declarations do not have yet.
  interface PerformanceEntry {
    interactionId?: number;
    hadRecentInput?: boolean;
    value?: number;
  }
  interface PerformanceObserverInit {
    durationThreshold?: number;
  }

  /** The virtual screen reader's global, in the pages that spoken_test.mjs opens. */
  const spoken: any;
}
