import * as z from 'zod';
import { isNotOwnName, ownNameProblem, setUpFields } from '../../../shared/bridge/set-up.ts';

// What concerns several fields is judged as soon as those are there, whatever else is still missing.
const early = { when: ({ value }: { readonly value: unknown }) => typeof value === 'object' && value !== null };

/** The call's own schema, and the passphrase a second time. */
export const setUpForm = setUpFields
  .extend({ repeat: z.string() })
  .refine(isNotOwnName, { ...ownNameProblem, ...early })
  .refine(({ administrator, repeat }) => administrator.secret === repeat, {
    path: ['repeat'],
    message: 'setUp.repeat.problem',
    ...early,
  });

export type SetUpValues = z.input<typeof setUpForm>;
