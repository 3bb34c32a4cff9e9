import { join } from 'node:path';
import * as z from 'zod';
import { type SignInAttempt, type SignInEnd, signInEnd } from '../../shared/bridge/sign-ins.ts';
import { type Id, idSchema } from '../../shared/domain/id.ts';
import { createSerialQueue } from '../../shared/lib/serial-queue.ts';
import { type Disk, isSystemError } from '../platform/disk.ts';
import { type OnDocumentFault, unreadableFault, unwrittenFault } from '../platform/document-fault.ts';
import { type OpenDocument, openDocument } from '../platform/open-document.ts';

/** The latest attempts to sign in on this device, and what else was done with sessions and PINs. */
export interface SignInLog {
  /** Written in the background: nobody waits for the disk to sign in, and none is kept out if it refuses. */
  readonly note: (agentId: Id, end: SignInEnd, byId?: Id | null) => void;
  /** The latest first. */
  readonly all: () => Promise<readonly SignInAttempt[]>;
  /** Called for each attempt. */
  readonly onNote: (listener: (attempt: SignInAttempt) => void) => void;
  /** Resolves when everything noted so far is on the disk, or was refused. */
  readonly settled: () => Promise<void>;
}

export interface SignInLogPorts {
  readonly disk: Disk;
  readonly folder: string;
  readonly onFault: OnDocumentFault;
  readonly nowMs: () => number;
  readonly onError: (error: unknown) => void;
}

/** One attempt as earlier builds store it. They read only this list, and know no other ends. */
const earlier = z.tuple([idSchema, z.number(), z.string()]);

/** There are thousands. */
const stored = z.tuple([idSchema, z.number(), signInEnd, idSchema.nullable()]);

/** Entries that only a newer version knows are kept, and not shown. */
const schema = z.object({ attempts: z.array(earlier), entries: z.array(z.unknown()).default([]) });

type Data = z.infer<typeof schema>;
type Stored = z.infer<typeof stored>;

const mostKept = 10_000;

/** `sign-ins.json` of a desk: read when it is first needed. */
export function createSignInLog({ disk, folder, onFault, nowMs, onError }: SignInLogPorts): SignInLog {
  const path = join(folder, 'sign-ins.json');
  const writes = createSerialQueue();
  const listeners: ((attempt: SignInAttempt) => void)[] = [];
  let opening: Promise<OpenDocument<Data>> | undefined;
  /** What is not on the disk yet, the latest last. */
  let waiting: readonly Stored[] = [];
  /** How the latest attempt of each agent ended since the start. */
  const latest = new Map<Id, SignInEnd>();

  async function opened(): Promise<OpenDocument<Data>> {
    opening ??= openDocument({ disk, path, schema, fallback: { attempts: [], entries: [] }, onFault, inDesk: true });
    try {
      return await opening;
    } catch (error) {
      opening = undefined;
      throw error;
    }
  }

  async function write(): Promise<void> {
    if (waiting.length === 0) return;
    const document = await opened().catch((error: unknown) => {
      if (isSystemError(error)) onFault(unreadableFault(path));
      else onError(error);
    });
    if (!document) return;
    const written = waiting;
    try {
      await document.change((data) => withNew(data, written));
      waiting = waiting.slice(written.length);
    } catch (error) {
      // They are written together with the next one.
      if (isSystemError(error)) onFault(unwrittenFault(path));
      else onError(error);
    }
  }

  return {
    note: (agentId, end, byId = null) => {
      // While a key is held down, the same is refused hundreds of times, which would push out everything else.
      if (end === 'locked' && latest.get(agentId) === 'locked') return;
      latest.set(agentId, end);
      const attempt = { agentId, timeMs: nowMs(), end, byId };
      const entry: Stored = [agentId, attempt.timeMs, end, byId];
      waiting = [...waiting, entry].slice(-mostKept);
      writes.run(write).catch(onError);
      for (const listener of listeners) listener(attempt);
    },
    all: async () => {
      const document = await opened();
      const { attempts, entries } = withNew(document.data(), waiting);
      const list = [...attempts.map((attempt) => [...attempt, null]), ...entries];
      return list.flatMap((each) => attemptOf(each) ?? []).reverse();
    },
    onNote: (listener) => void listeners.push(listener),
    settled: writes.idle,
  };
}

/** The last 10,000, of which the earlier ones are in the list of earlier builds. */
function withNew({ attempts, entries }: Data, added: readonly Stored[]): Data {
  const now = [...entries, ...added].slice(-mostKept);
  const room = mostKept - now.length;
  return { attempts: room > 0 ? attempts.slice(-room) : [], entries: now };
}

function attemptOf(entry: unknown): SignInAttempt | undefined {
  const { data } = stored.safeParse(entry);
  return data && { agentId: data[0], timeMs: data[1], end: data[2], byId: data[3] };
}
