import * as z from 'zod';
import { isNotOwnName, ownNameProblem, setUpFields } from '../../../shared/bridge/set-up.ts';

// What concerns several fields is judged as soon as those are there, whatever else is still missing.
const soon = { when: ({ value }: { readonly value: unknown }) => typeof value === 'object' && value !== null };

/** The call's own schema, and the passphrase a second time. */
export const setUpForm = setUpFields
  .extend({ repeat: z.string() })
  .refine(isNotOwnName, { ...ownNameProblem, ...soon })
  .refine(({ administrator, repeat }) => administrator.secret === repeat, {
    path: ['repeat'],
    message: 'setUp.repeat.problem',
    ...soon,
  });

export type SetUpValues = z.input<typeof setUpForm>;
