import type { ContextBridge, IpcRenderer, IpcRendererEvent } from 'electron';
import { bridged } from './clone.ts';
import { fakeEvent } from './event.ts';
import type { FakeIpc } from './ipc.ts';
import { strict } from './strict.ts';
import type { FakeContents } from './web-contents.ts';

type Hear = (event: IpcRendererEvent, ...given: unknown[]) => void;

export interface FakePreload {
  /** What `electron` is to a sandboxed preload. */
  readonly electron: object;
  /** What the page then finds under a name. */
  readonly exposed: (name: string) => unknown;
}

/** The preload's side of a window: the same frame, the same contents, and nothing else of electron. */
export function fakePreload(ipc: FakeIpc, window: FakeContents): FakePreload {
  const exposed = new Map<string, unknown>();
  const stops = new Map<Hear, () => void>();
  const from = { sender: window.contents, senderFrame: window.frame };
  const contextBridge = {
    exposeInMainWorld: (name: string, api: unknown) => {
      if (exposed.has(name)) throw new Error(`Cannot bind an API on top of an existing property: ${name}`);
      exposed.set(name, bridged(api));
    },
  } satisfies Partial<ContextBridge>;
  const ipcRenderer = {
    invoke: (channel: string, ...given: unknown[]) => ipc.invoke(from, channel, ...given),
    on: (channel: string, hear: Hear) => {
      // Safe: a preload that looks into the event is at fault, and finds nothing of electron there.
      const stop = window.hear(channel, (...given) => hear(fakeEvent() as unknown as IpcRendererEvent, ...given));
      stops.set(hear, stop);
    },
    off: (_channel: string, hear: Hear) => stops.get(hear)?.(),
  };
  return {
    electron: {
      contextBridge: strict('contextBridge', contextBridge),
      ipcRenderer: strict('ipcRenderer', ipcRenderer as unknown as IpcRenderer),
    },
    exposed: (name) => exposed.get(name),
  };
}
