import * as z from 'zod';
import { type Id, idSchema } from '../../domain/id.ts';
import type { ShownPerson } from '../../views/ticket-details.ts';
import { query } from './declare.ts';
import { sight } from './topics.ts';

export const peopleQueries = {
  /** Agents find people by name only through tickets that they can see. */
  'people.find': query<readonly ShownPerson[]>()(z.strictObject({ text: z.string().max(200) }), {
    shows: ['tickets', ...sight, 'record:person'],
  }),
  /** The names of those of some people that the agent can find. */
  'people.named': query<readonly { readonly id: Id; readonly name: string }[]>()(
    z.strictObject({ ids: z.array(idSchema).max(500) }),
    { shows: ['tickets', ...sight, 'record:person'] },
  ),
} as const;
