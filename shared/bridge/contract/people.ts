import * as z from 'zod';
import type { ShownPerson } from '../../views/ticket-details.ts';
import { query } from './declare.ts';
import { sight } from './topics.ts';

export const peopleQueries = {
  /** Whom an agent finds by name follows from whose tickets are in their sight. */
  'people.find': query<readonly ShownPerson[]>()(z.strictObject({ text: z.string().max(200) }), {
    shows: ['tickets', ...sight, 'record:person'],
  }),
} as const;
