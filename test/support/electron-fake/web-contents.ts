import type {
  Event,
  HandlerDetails,
  WebContents,
  WebContentsWillFrameNavigateEventParams,
  WebContentsWillNavigateEventParams,
  WebContentsWillRedirectEventParams,
  WebFrameMain,
  WebPreferences,
} from 'electron';
import { cloned } from './clone.ts';
import { createEmitter, type Declared, type FakeEmitter } from './emitter.ts';
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
  }
>;

type Opening = Parameters<WebContents['setWindowOpenHandler']>[0];

export interface FakeContents extends FakeEmitter<ContentsEvents> {
  readonly contents: WebContents;
  readonly frame: WebFrameMain;
  /** Asks for a window as `window.open` does. */
  readonly opens: (url: string) => 'allow' | 'deny';
  readonly destroy: () => void;
  /** Hears on a channel what main sends. */
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
  ]);
  const hearing = new Set<readonly [string, (...given: unknown[]) => void]>();
  let opening: Opening | undefined;
  let isDestroyed = false;
  const members = {
    id,
    get mainFrame() {
      if (isDestroyed) throw new TypeError('Object has been destroyed');
      return frame;
    },
    isDestroyed: () => isDestroyed,
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
  return {
    ...emitter,
    contents,
    frame,
    opens: (url) => {
      const referrer: HandlerDetails['referrer'] = { url: '', policy: 'no-referrer' };
      const details: HandlerDetails = { url, frameName: '', features: '', disposition: 'new-window', referrer };
      return opening?.(details).action ?? 'allow';
    },
    destroy: () => {
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
