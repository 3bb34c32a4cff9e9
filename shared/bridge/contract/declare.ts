import type * as z from 'zod';
import type { Id } from '../../domain/id.ts';
import type { Shown } from './topics.ts';

/**
 * The audience of a query or call. `anyone`: also windows where nobody is signed in. `visitor`: agents, and visitors in
 * the ticket that they are about to open.
 */
export type Audience = 'anyone' | 'visitor' | 'agent' | 'administrator';

/** A query from a window where an agent is signed in. It changes nothing, but an export is noted with the sign-ins. */
export interface Query<Input extends z.ZodType, Answer> {
  readonly input: Input;
  readonly for: 'agent' | 'administrator';
  /** What the answer depends on. A window that caches the answer reloads it when one of these changes. */
  readonly shows: readonly Shown[];
  /** The tickets that an answer names, for a query that shows `mentioned`. */
  readonly mentions?: ((answer: Answer) => readonly Id[]) | undefined;
  /** The people whose tickets an answer shows, for a query that shows `requested`. */
  readonly requesters?: ((answer: Answer) => readonly Id[]) | undefined;
  /** Only for the compiler: queries never have an answer here. */
  readonly answer?: readonly [Answer];
}

interface QueryOptions<Answer> {
  readonly shows: readonly Shown[];
  readonly mentions?: (answer: Answer) => readonly Id[];
  readonly requesters?: (answer: Answer) => readonly Id[];
  readonly for?: 'agent' | 'administrator';
}

export function query<Answer>() {
  return <Input extends z.ZodType>(input: Input, options: QueryOptions<Answer>): Query<Input, Answer> => ({
    input,
    for: options.for ?? 'agent',
    shows: options.shows,
    mentions: options.mentions,
    requesters: options.requesters,
  });
}

/**
 * A request that is neither an operation nor a query. One with lasting effects is `keyed`: sent twice with one key, it
 * is done once. The others set a state (a setting, a draft, who is signed in) or only read, so that repeating them
 * changes nothing.
 */
export interface Call<Input extends z.ZodType, Answer, IsKeyed extends boolean, For extends Audience> {
  readonly input: Input;
  readonly isKeyed: IsKeyed;
  readonly for: For;
  /** Maximum lengths of input texts that may be longer than the default. */
  readonly longestText?: number;
  /** Only for the compiler: calls never have an answer here. */
  readonly answer?: readonly [Answer];
}

interface CallOptions<For extends Audience> {
  readonly for: For;
  readonly longestText?: number;
}

export function call<Answer>() {
  return <Input extends z.ZodType, const For extends Audience>(
    input: Input,
    options: CallOptions<For>,
  ): Call<Input, Answer, false, For> => ({ input, isKeyed: false, ...options });
}

export function keyed<Answer>() {
  return <Input extends z.ZodType, const For extends Audience>(
    input: Input,
    options: CallOptions<For>,
  ): Call<Input, Answer, true, For> => ({ input, isKeyed: true, ...options });
}
