import type { InputOf, OperationName } from '../domain/registry.ts';
import type { Changes } from './changes.ts';
import type { CallAnswer, CallInput, CallKey, CallName, QueryAnswer, QueryInput, QueryName } from './contract/areas.ts';
import type { DoneFor } from './done.ts';
import type { Result } from './result.ts';

/** All that a window can ask of the desk. Everything is checked in main; a window is never trusted. */
export interface Deskside {
  /** Does one operation. A repeated `key` gives the first result again: twenty clicks make one ticket. With other input it is refused. */
  readonly run: <Name extends OperationName>(
    operation: Name,
    input: InputOf<Name>,
    key: string,
  ) => Promise<Result<DoneFor>>;
  /** Asks a question; nothing changes. */
  readonly ask: <Name extends QueryName>(query: Name, input: QueryInput<Name>) => Promise<Result<QueryAnswer<Name>>>;
  /** The few things that are neither: set-up, sign-in, drafts, files. Those that change something lasting have a key too. */
  readonly call: <Name extends CallName>(
    call: Name,
    input: CallInput<Name>,
    ...key: CallKey<Name>
  ) => Promise<Result<CallAnswer<Name>>>;
  /** Hears of changes, in numbered batches, until the returned function is called. */
  readonly watch: (listener: (changes: Changes) => void) => () => void;
}

/** How a window hands one of the first three to main. */
export interface BridgeRequest {
  readonly kind: 'run' | 'ask' | 'call';
  readonly name: string;
  readonly input: unknown;
  readonly key?: string | undefined;
}
