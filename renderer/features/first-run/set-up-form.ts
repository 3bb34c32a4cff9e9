import * as z from 'zod';
import { isPassphraseNotName, ownNameProblem, setUpFields } from '../../../shared/bridge/set-up.ts';

// Rules across several fields run as soon as those fields are present, even if others are missing.
const early = { when: ({ value }: { readonly value: unknown }) => typeof value === 'object' && value !== null };

/** The operation’s schema, plus the repeated passphrase. */
export const setUpForm = setUpFields
  .extend({ repeat: z.string() })
  .refine(isPassphraseNotName, { ...ownNameProblem, ...early })
  .refine(({ administrator, repeat }) => administrator.secret === repeat, {
    path: ['repeat'],
    message: 'setUp.repeat.problem',
    ...early,
  });

export type SetUpValues = z.input<typeof setUpForm>;
