import type {
  CallAnswer,
  CallName,
  CallOutput,
  calls,
  QueryAnswer,
  QueryName,
  QueryOutput,
} from '../../shared/bridge/contract/areas.ts';
import type { Result } from '../../shared/bridge/result.ts';
import type { AgentAccess } from '../../shared/domain/access.ts';
import type { Id } from '../../shared/domain/id.ts';

/** A window, signed in or not. */
export interface AtWindow {
  readonly windowId: string;
  /** The agent who is signed in there. */
  readonly agentId: Id | undefined;
}

/** Somebody who may hand files in: an agent, or a visitor on one visit. */
export interface HandingIn {
  readonly windowId: string;
  readonly ownerId: Id;
}

/** An agent who asks or calls for something, and at which window. */
export interface QueryContext {
  readonly windowId: string;
  readonly access: AgentAccess;
}

/** The caller as a handler sees it, by the audience of the call. */
export interface Callers {
  readonly anyone: AtWindow;
  readonly visitor: HandingIn;
  readonly agent: QueryContext;
  readonly administrator: QueryContext;
}

type Answer<Value> = Promise<Result<Value>> | Result<Value>;

type QueryHandler<Name extends QueryName> = (
  context: QueryContext,
  input: QueryOutput<Name>,
) => Answer<QueryAnswer<Name>>;

type CallHandler<Name extends CallName> = (
  caller: Callers[(typeof calls)[Name]['for']],
  input: CallOutput<Name>,
  key: string,
) => Answer<CallAnswer<Name>>;

/** How the questions of an area are answered; each input is as its schema has made it. */
export type QueryHandlers<Names extends QueryName> = { readonly [Name in Names]: QueryHandler<Name> };

/** How the calls of an area are done; `key` is empty for those that have none. */
export type CallHandlers<Names extends CallName> = { readonly [Name in Names]: CallHandler<Name> };

/** The calls that can be done now: without a desk there are fewer. */
export type PresentCalls = { readonly [Name in CallName]?: CallHandler<Name> };
