import * as z from 'zod';
import { idSchema } from '../../domain/id.ts';
import { permissionSchema } from '../../domain/permission.ts';
import type { WhoCould } from '../../domain/who-could.ts';
import { query } from './declare.ts';
import { rights } from './topics.ts';

const need = z.enum([...permissionSchema.options, 'any-ticket-permission', 'administrator']);

export const accessQueries = {
  /** Who could do something on a ticket, for agents whose role does not allow it; without a ticket, anywhere. */
  'access.could': query<WhoCould>()(z.strictObject({ need, ticketId: idSchema.nullable() }), {
    shows: ['ticket', ...rights],
  }),
} as const;
