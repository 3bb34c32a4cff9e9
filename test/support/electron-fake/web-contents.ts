import type {
  ContextMenuParams,
  Event,
  HandlerDetails,
  RenderProcessGoneDetails,
  Session,
  WebContents,
  WebContentsWillFrameNavigateEventParams,
  WebContentsWillNavigateEventParams,
  WebContentsWillRedirectEventParams,
  WebFrameMain,
  WebPreferences,
} from 'electron';
import { cloned } from './clone.ts';
import { createEmitter, type Declared, type FakeEmitter } from './emitter.ts';
import { fakeEvent } from './event.ts';
import { fakeFrame } from './frame.ts';
import { strict } from './strict.ts';

type ContentsEvents = Declared<
  WebContents,
  {
    destroyed: [];
    'will-navigate': [details: Event<WebContentsWillNavigateEventParams>];
    'will-redirect': [details: Event<WebContentsWillRedirectEventParams>];
    'will-frame-navigate': [details: Event<WebContentsWillFrameNavigateEventParams>];
    'will-attach-webview': [event: Event, webPreferences: WebPreferences, params: Record<string, string>];
    'did-start-loading': [];
    'did-finish-load': [];
    'did-fail-load': [
      event: Event,
      errorCode: number,
      errorDescription: string,
      validatedURL: string,
      isMainFrame: boolean,
      frameProcessId: number,
      frameRoutingId: number,
    ];
    'zoom-changed': [event: Event, zoomDirection: 'in' | 'out'];
    'context-menu': [event: Event, params: ContextMenuParams];
    'render-process-gone': [event: Event, details: RenderProcessGoneDetails];
  }
>;

type Opening = Parameters<WebContents['setWindowOpenHandler']>[0];

export interface FakeContents extends FakeEmitter<ContentsEvents> {
  readonly contents: WebContents;
  readonly frame: WebFrameMain;
  /** Asks for a window as `window.open` does. */
  readonly opens: (url: string) => 'allow' | 'deny';
  /** Loads a page; `answer` rejects where there is none. */
  readonly load: (address: string, answer: () => Promise<unknown>) => Promise<void>;
  readonly destroy: () => void;
  readonly zoom: () => number;
  /** Words that were put in the place of a misspelled one. */
  readonly replaced: readonly string[];
  /** Words that were added to the dictionary. */
  readonly learned: readonly string[];
  /** Listens on a channel to which main sends. */
  readonly hear: (channel: string, listener: (...given: unknown[]) => void) => () => void;
}

let made = 0;

export function fakeContents(): FakeContents {
  made += 1;
  const id = made;
  const frame = fakeFrame();
  const emitter = createEmitter<ContentsEvents>('WebContents', [
    'destroyed',
    'will-navigate',
    'will-redirect',
    'will-frame-navigate',
    'will-attach-webview',
    'did-start-loading',
    'did-finish-load',
    'did-fail-load',
    'zoom-changed',
    'context-menu',
    'render-process-gone',
  ]);
  const hearing = new Set<readonly [string, (...given: unknown[]) => void]>();
  let opening: Opening | undefined;
  let isDestroyed = false;
  let zoom = 1;
  const replaced: string[] = [];
  const learned: string[] = [];
  const session = {
    addWordToSpellCheckerDictionary: (word: string) => {
      learned.push(word);
      return true;
    },
  } satisfies Partial<Session>;
  const members = {
    id,
    get mainFrame() {
      if (isDestroyed) throw new TypeError('Object has been destroyed');
      return frame;
    },
    isDestroyed: () => isDestroyed,
    // Safe: whatever it lacks throws when it is used.
    session: strict('WebContents.session', session) as unknown as Session,
    setZoomFactor: (factor: number) => {
      zoom = factor;
    },
    replaceMisspelling: (word: string) => void replaced.push(word),
    setWindowOpenHandler: (handler: Opening) => {
      opening = handler;
    },
    send: (channel: string, ...given: unknown[]) => {
      if (isDestroyed) throw new TypeError('Object has been destroyed');
      const copies = cloned(given);
      for (const [name, listener] of hearing) if (name === channel) listener(...copies);
    },
  } satisfies Partial<WebContents>;
  // Safe: whatever it lacks throws when it is used.
  const contents = strict(
    'WebContents',
    Object.assign(members, { on: emitter.on, once: emitter.once }),
  ) as unknown as WebContents;
  async function load(address: string, answer: () => Promise<unknown>): Promise<void> {
    emitter.emit('did-start-loading');
    const isAnswered = await answer().then(
      () => true,
      () => false,
    );
    if (isDestroyed) throw loadError(-2, 'ERR_FAILED', address);
    if (!isAnswered) {
      emitter.emit('did-fail-load', fakeEvent(), -301, 'ERR_UNKNOWN_URL_SCHEME', address, true, 1, 1);
      throw loadError(-301, 'ERR_UNKNOWN_URL_SCHEME', address);
    }
    emitter.emit('did-finish-load');
  }

  return {
    ...emitter,
    contents,
    frame,
    opens: (url) => {
      const referrer: HandlerDetails['referrer'] = { url: '', policy: 'no-referrer' };
      const details: HandlerDetails = { url, frameName: '', features: '', disposition: 'new-window', referrer };
      return opening?.(details).action ?? 'allow';
    },
    load,
    zoom: () => zoom,
    replaced,
    learned,
    destroy: () => {
      if (isDestroyed) return;
      isDestroyed = true;
      emitter.emit('destroyed');
    },
    hear: (channel, listener) => {
      const entry = [channel, listener] as const;
      hearing.add(entry);
      return () => void hearing.delete(entry);
    },
  };
}

function loadError(errno: number, code: string, url: string): Error {
  return Object.assign(new Error(`${code} (${errno}) loading '${url}'`), { errno, code, url });
}
