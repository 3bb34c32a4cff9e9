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
  /** The agent signed in there. */
  readonly agentId: Id | undefined;
}

/** A caller who may upload files: an agent, or a visitor during one visit. */
export interface UploadCaller {
  readonly windowId: string;
  readonly ownerId: Id;
}

/** The agent who makes a request, and the window it comes from. */
export interface QueryContext {
  readonly windowId: string;
  readonly access: AgentAccess;
}

/** The caller as a handler sees it, by the call's audience. */
export interface Callers {
  readonly anyone: AtWindow;
  readonly visitor: UploadCaller;
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

/** The query handlers of an area; their inputs are validated. */
export type QueryHandlers<Names extends QueryName> = { readonly [Name in Names]: QueryHandler<Name> };

/** The call handlers of an area; `key` is empty for calls without one. */
export type CallHandlers<Names extends CallName> = { readonly [Name in Names]: CallHandler<Name> };

/** The calls that are available; without an open desk there are fewer. */
export type PresentCalls = { readonly [Name in CallName]?: CallHandler<Name> };
