import type { windowCalls } from '../../shared/bridge/contract/window.ts';
import { done } from '../../shared/bridge/result.ts';
import type { Flushing } from './flushing.ts';
import type { CallHandlers } from './handlers.ts';
import type { Lock } from './lock.ts';
import type { Presence } from './presence.ts';

export interface WindowPorts {
  readonly lock: Lock;
  readonly flushing: Pick<Flushing, 'note'>;
  readonly presence: Pick<Presence, 'noteShown'>;
}

export function windowHandlers({ lock, flushing, presence }: WindowPorts): CallHandlers<keyof typeof windowCalls> {
  return {
    'session.lock': async ({ windowId }) => {
      await lock.lock(windowId);
      return done({});
    },
    'session.flushed': ({ windowId }, { unsaved }) => {
      flushing.note(windowId, unsaved);
      return done({});
    },
    'session.active': () => {
      lock.noteActivity();
      return done({});
    },
    'window.shows': ({ windowId }, shown) => {
      presence.noteShown(windowId, shown);
      return done({});
    },
  };
}
