import type * as z from 'zod';
import type { Shown } from './topics.ts';

/**
 * Whom a question or a call is for. `anyone`: also for a window where nobody is signed in. `visitor`: for agents, and for
 * visitors in the ticket that they are about to open.
 */
export type Audience = 'anyone' | 'visitor' | 'agent' | 'administrator';

/** A question that a window may ask while somebody is signed in there. It changes nothing. */
export interface Query<Input extends z.ZodType, Answer> {
  readonly input: Input;
  readonly for: 'agent' | 'administrator';
  /** What its answer is made from. A window that keeps the answer asks again when it hears of one of these. */
  readonly shows: readonly Shown[];
  /** For the compiler alone: a query is never given an answer here. */
  readonly answer?: readonly [Answer];
}

interface QueryOptions {
  readonly shows: readonly Shown[];
  readonly for?: 'agent' | 'administrator';
}

export function query<Answer>() {
  return <Input extends z.ZodType>(input: Input, options: QueryOptions): Query<Input, Answer> => ({
    input,
    for: options.for ?? 'agent',
    shows: options.shows,
  });
}

/**
 * The few things that are neither an operation nor a question. What changes something lasting is `keyed`, like an
 * operation: asked for twice with one key it is done once. The others say how things are to be (a setting, a draft, who
 * is signed in) or only look, so that a second time changes nothing.
 */
export interface Call<Input extends z.ZodType, Answer, IsKeyed extends boolean, For extends Audience> {
  readonly input: Input;
  readonly isKeyed: IsKeyed;
  readonly for: For;
  /** Characters that a text of its input may have, where those may be more than in any other. */
  readonly longestText?: number;
  /** For the compiler alone: a call is never given an answer here. */
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
