import { join } from 'node:path';
import * as z from 'zod';
import { type SignInAttempt, type SignInEnd, signInEnd } from '../../shared/bridge/sign-ins.ts';
import { type Id, idSchema } from '../../shared/domain/id.ts';
import { createSerialQueue } from '../../shared/lib/serial-queue.ts';
import { type Disk, isSystemError } from '../platform/disk.ts';
import { type OnDocumentFault, unreadableFault, unwrittenFault } from '../platform/document-fault.ts';
import { type OpenDocument, openDocument } from '../platform/open-document.ts';

/** The latest attempts to sign in on this device. */
export interface SignInLog {
  /** Written in the background: nobody waits for the disk to sign in, and none is kept out if it refuses. */
  readonly note: (agentId: Id, end: SignInEnd) => void;
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

/** One attempt as it is stored: there are thousands. */
const stored = z.tuple([idSchema, z.number(), signInEnd]);

const schema = z.object({ attempts: z.array(stored) });

type Data = z.infer<typeof schema>;

const mostKept = 10_000;

/** `sign-ins.json` of a desk: read when it is first needed. */
export function createSignInLog({ disk, folder, onFault, nowMs, onError }: SignInLogPorts): SignInLog {
  const path = join(folder, 'sign-ins.json');
  const writes = createSerialQueue();
  const listeners: ((attempt: SignInAttempt) => void)[] = [];
  let opening: Promise<OpenDocument<Data>> | undefined;
  /** What is not on the disk yet, the latest last. */
  let waiting: Data['attempts'] = [];

  async function opened(): Promise<OpenDocument<Data>> {
    opening ??= openDocument({ disk, path, schema, fallback: { attempts: [] }, onFault, inDesk: true });
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
      await document.change(({ attempts }) => ({ attempts: [...attempts, ...written].slice(-mostKept) }));
      waiting = waiting.slice(written.length);
    } catch (error) {
      // They are written together with the next one.
      if (isSystemError(error)) onFault(unwrittenFault(path));
      else onError(error);
    }
  }

  return {
    note: (agentId, end) => {
      const attempt = { agentId, timeMs: nowMs(), end };
      waiting = [...waiting, [agentId, attempt.timeMs, end] as Data['attempts'][number]].slice(-mostKept);
      writes.run(write).catch(onError);
      for (const listener of listeners) listener(attempt);
    },
    all: async () => {
      const document = await opened();
      const attempts = [...document.data().attempts, ...waiting].slice(-mostKept);
      return attempts.map(([agentId, timeMs, end]) => ({ agentId, timeMs, end })).reverse();
    },
    onNote: (listener) => void listeners.push(listener),
    settled: writes.idle,
  };
}
