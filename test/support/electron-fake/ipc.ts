import type { IpcMain, IpcMainInvokeEvent, WebContents, WebFrameMain } from 'electron';
import { cloned, remoteError } from './clone.ts';
import { fakeEvent } from './event.ts';
import type { Record } from './record.ts';
import { strict } from './strict.ts';

type Listener = (event: IpcMainInvokeEvent, ...given: unknown[]) => unknown;

/** Who calls: electron itself says so, not the caller. */
export interface Sender {
  readonly sender: WebContents;
  readonly senderFrame: WebFrameMain | null;
}

export interface FakeIpc {
  readonly ipcMain: IpcMain;
  /** Passes a call from a frame to main and returns the answer: only copies, and only the message of an error. */
  readonly invoke: (from: Sender, channel: string, ...given: unknown[]) => Promise<unknown>;
}

export function fakeIpc(record: Record): FakeIpc {
  const handlers = new Map<string, Listener>();
  const members = {
    handle: record.noted('ipcMain.handle', (channel: string, listener: Listener) => {
      if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
      handlers.set(channel, listener);
    }),
  } satisfies Partial<IpcMain>;
  return {
    // Safe: whatever it lacks throws when it is used.
    ipcMain: strict('ipcMain', members) as unknown as IpcMain,
    invoke: async (from, channel, ...given) => {
      const copies = cloned(given);
      const details = { ...from, type: 'frame', frameId: 1, processId: 1 } as const;
      const event: IpcMainInvokeEvent = fakeEvent(details);
      try {
        const handler = handlers.get(channel);
        if (!handler) throw new Error(`No handler registered for '${channel}'`);
        return cloned(await handler(event, ...copies));
      } catch (error) {
        throw remoteError(channel, error);
      }
    },
  };
}
