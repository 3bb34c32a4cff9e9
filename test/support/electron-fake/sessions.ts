import type { FromPartitionOptions, Session } from 'electron';
import type { FakeApp } from './app.ts';
import type { Record } from './record.ts';
import { type FakeSession, fakeSession } from './session.ts';
import { strict } from './strict.ts';

export interface FakeSessions {
  /** The module, as `electron` exports it. */
  readonly module: object;
  /** The default session of windows, created on first use. */
  readonly defaultSession: FakeSession;
  readonly makeDefault: () => void;
  /** The session of a partition, created on first use. */
  readonly partition: (name: string) => FakeSession;
}

/** Sessions, each of which begins its work when it is made, and is announced in the same turn. */
export function fakeSessions(record: Record, app: FakeApp, platform: NodeJS.Platform): FakeSessions {
  const defaultSession = fakeSession(record, 'session.defaultSession', platform);
  const made = new Map<string, FakeSession>();

  function partition(name: string): FakeSession {
    if (!record.isReady()) throw new Error('Session can only be received when app is ready');
    const known = made.get(name);
    if (known) return known;
    const session = name === '' ? defaultSession : fakeSession(record, `session.${name}`, platform);
    made.set(name, session);
    session.begin();
    app.emit('session-created', session.session);
    return session;
  }

  const members = {
    get defaultSession(): Session {
      return partition('').session;
    },
    fromPartition: (name: string, _options?: FromPartitionOptions) => partition(name).session,
  };
  return {
    module: strict('session', members),
    defaultSession,
    makeDefault: () => void partition(''),
    partition,
  };
}
