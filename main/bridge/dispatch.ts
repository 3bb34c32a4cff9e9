import type * as z from 'zod';
import {
  type CallName,
  type CallOutput,
  calls,
  type QueryName,
  type QueryOutput,
  queries,
} from '../../shared/bridge/contract/areas.ts';
import { parseInput } from '../../shared/bridge/parse-input.ts';
import { isKey, noKey } from '../../shared/bridge/request-key.ts';
import { done, failed, type Result } from '../../shared/bridge/result.ts';
import { accessOf } from '../../shared/domain/access.ts';
import { fileOwner } from '../../shared/domain/principal.ts';
import type { LiveDesk } from '../desk/live-desk.ts';
import { isSystemError } from '../platform/disk.ts';
import { failureOf, NotSaved } from '../platform/failure.ts';
import type { Sessions } from '../session/sessions.ts';
import type { Admission } from './admission.ts';
import type { DeskHandlers, HostCallName } from './areas.ts';
import { readEnvelope } from './envelope.ts';
import type { CallHandlers, PresentCalls, QueryHandlers } from './handlers.ts';
import { createKeyedCalls } from './keyed-calls.ts';
import { locked, noDesk } from './refusals.ts';
import { doneFor } from './sent.ts';
import { createStart } from './start-in-slices.ts';

/** The open desk, as far as requests need it. */
export interface ServedDesk {
  readonly desk: Pick<LiveDesk, 'engine' | 'file'>;
  readonly handlers: DeskHandlers;
}

export interface DispatchPorts {
  readonly sessions: Pick<Sessions, 'principalAt'>;
  readonly admission: Admission;
  readonly host: CallHandlers<HostCallName>;
  readonly served: () => ServedDesk | undefined;
  /** Called with unexpected errors. They never contain what people wrote. */
  readonly onBug: (error: unknown) => void;
}

/** The tables with a common type, for looking up one name at a time. */
const queryTable: {
  readonly [Name in QueryName]: {
    readonly for: 'agent' | 'administrator';
    readonly input: z.ZodType<QueryOutput<Name>>;
  };
} = queries;
const called: {
  readonly [Name in CallName]: {
    readonly for: (typeof calls)[Name]['for'];
    readonly input: z.ZodType<CallOutput<Name>>;
    readonly isKeyed: boolean;
    readonly longestText?: number;
  };
} = calls;

/** Validates a window's request against its table and its audience, and passes it to its handler. */
export function createDispatch({ sessions, admission, host, served, onBug }: DispatchPorts) {
  const once = createKeyedCalls();
  const start = createStart();

  async function run(windowId: string, name: string, input: unknown, key: unknown): Promise<Result<unknown>> {
    const desk = served()?.desk;
    const principal = sessions.principalAt(windowId);
    if (!desk || !principal || !accessOf(desk.engine.records, principal)) return locked();
    const result = await desk.engine.run({ name, input, key, principal });
    return result.ok ? done(await doneFor(desk, principal, result.value)) : result;
  }

  async function ask<Name extends QueryName>(windowId: string, name: Name, input: unknown): Promise<Result<unknown>> {
    const { for: audience, input: schema } = queryTable[name];
    const context = admission[audience](windowId);
    if (!context.ok) return context;
    const parsed = parseInput(schema, input);
    if (!parsed.ok) return parsed;
    const handlers: QueryHandlers<QueryName> | undefined = served()?.handlers;
    return handlers ? handlers[name](context.value, parsed.value) : locked();
  }

  async function call<Name extends CallName>(
    windowId: string,
    name: Name,
    input: unknown,
    key: unknown,
  ): Promise<Result<unknown>> {
    const { for: audience, input: schema, longestText, isKeyed } = called[name];
    const caller = admission[audience](windowId);
    if (!caller.ok) return caller;
    if (isKeyed && !isKey(key)) return noKey;
    const parsed = parseInput(schema, input, longestText);
    if (!parsed.ok) return parsed;
    const handlers: PresentCalls | undefined = isIn(host, name) ? host : served()?.handlers;
    const handler = handlers?.[name];
    if (!handler) return noDesk();
    if (!isKeyed || !isKey(key)) return handler(caller.value, parsed.value, '');
    const task = async () => handler(caller.value, parsed.value, key);
    return once({ owner: ownerAt(windowId, name), key, asked: [name, parsed.value], task });
  }

  /** The owner of a call's keys: the agent, on any window, where signing in is required; else the window. */
  function ownerAt(windowId: string, name: CallName): string {
    if (calls[name].for === 'anyone') return `window ${windowId}`;
    const principal = sessions.principalAt(windowId);
    return `${principal?.kind} ${served()?.desk.file.deskId ?? ''} ${(principal && fileOwner(principal)) ?? ''}`;
  }

  async function answer(windowId: string, request: unknown): Promise<Result<unknown>> {
    try {
      served()?.desk.engine.settle();
      const read = readEnvelope(request);
      if (!read.ok) return read;
      const { kind, name, input, key } = read.value;
      if (kind === 'run') return await run(windowId, name, input, key);
      if (kind === 'ask')
        return isIn(queries, name) ? await ask(windowId, name, input) : failed('invalid-input', 'query.unknown');
      return isIn(calls, name) ? await call(windowId, name, input, key) : failed('invalid-input', 'call.unknown');
    } catch (error) {
      const reason = failureOf(error);
      if (isSystemError(error) || error instanceof NotSaved) return failed('not-saved', reason);
      onBug(error);
      return failed('unavailable', 'program.fault');
    }
  }

  return (windowId: string, request: unknown): Promise<Result<unknown>> => start(() => answer(windowId, request));
}

function isIn<Table extends object>(table: Table, name: string): name is keyof Table & string {
  return Object.hasOwn(table, name);
}
