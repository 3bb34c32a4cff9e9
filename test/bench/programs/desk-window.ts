import type { QueryAnswer, QueryInput, QueryName } from '../../../shared/bridge/contract/areas.ts';
import type { Result } from '../../../shared/bridge/result.ts';
import { sentenceOf } from '../../support/sentence.ts';
import { agentId, type Doing, pin } from './work.ts';

/** What a window sends, and how it gets the answer. */
export type Send = (request: {
  readonly kind: 'run' | 'ask' | 'call';
  readonly name: string;
  readonly input: unknown;
  readonly key?: string;
}) => Promise<Result<unknown>>;

const activeMs = 30_000;

/** A window of the bench: what it asks must be answered. */
export interface DeskWindow {
  readonly signIn: () => Promise<void>;
  readonly ask: <Name extends QueryName>(name: Name, input: QueryInput<Name>) => Promise<QueryAnswer<Name>>;
  readonly call: (name: string, input: unknown, key?: string) => Promise<unknown>;
  readonly run: (doing: Doing) => Promise<Result<unknown>>;
}

export function createDeskWindow(send: Send): DeskWindow {
  const call = async (name: string, input: unknown, key?: string) =>
    expectDone(name, await send({ kind: 'call', name, input, ...(key === undefined ? {} : { key }) }));
  return {
    call,
    signIn: async () => {
      await call('session.signIn', { agentId, secret: pin });
      // A window says that somebody is there, or the desk would be locked on a slow computer.
      setInterval(() => void send({ kind: 'call', name: 'session.active', input: {} }), activeMs).unref();
    },
    ask: async (name, input) =>
      // Safe: the bridge answers each query with its type.
      (await expectDone(name, await send({ kind: 'ask', name, input }))) as QueryAnswer<typeof name>,
    run: (doing) => send({ kind: 'run', ...doing }),
  };
}

function expectDone(name: string, result: Result<unknown>): unknown {
  if (!result.ok) throw new Error(`${name}: ${sentenceOf(result.error)}`);
  return result.value;
}
