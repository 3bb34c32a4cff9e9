import type { InputOf, OperationName } from '../domain/registry.ts';
import type { Changes } from './changes.ts';
import type { CallAnswer, CallInput, CallKey, CallName, QueryAnswer, QueryInput, QueryName } from './contract/areas.ts';
import type { DoneFor } from './done.ts';
import type { Result } from './result.ts';

/** All requests that a window can make. Everything is checked in main; windows are not trusted. */
export interface Deskside {
  /**
   * Runs one operation. A repeated `key` returns the first result, so twenty clicks make one ticket; with other input
   * it is refused.
   */
  readonly run: <Name extends OperationName>(
    operation: Name,
    input: InputOf<Name>,
    key: string,
  ) => Promise<Result<DoneFor>>;
  /** Runs a query; nothing changes. */
  readonly ask: <Name extends QueryName>(query: Name, input: QueryInput<Name>) => Promise<Result<QueryAnswer<Name>>>;
  /** Other requests: set-up, sign-in, drafts, files. Those with lasting effects have a key too. */
  readonly call: <Name extends CallName>(
    call: Name,
    input: CallInput<Name>,
    ...key: CallKey<Name>
  ) => Promise<Result<CallAnswer<Name>>>;
  /** Subscribes to changes, in numbered batches, until the returned function is called. */
  readonly watch: (listener: (changes: Changes) => void) => () => void;
}

/** The form in which a window sends one of the first three to main. */
export interface BridgeRequest {
  readonly kind: 'run' | 'ask' | 'call';
  readonly name: string;
  readonly input: unknown;
  readonly key?: string | undefined;
}
