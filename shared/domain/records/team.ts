import * as z from 'zod';
import { idSchema } from '../id.ts';
import { line } from '../text.ts';
import { recordKind } from './kind.ts';
import { position, unordered } from './position.ts';

/** Agents of any departments who share tickets. The lead is one of them. */
export const team = recordKind({
  kind: 'team',
  isReplaceable: true,
  readableBy: 'agents',
  references: [
    { field: 'memberIds', kind: 'agent', mayLeave: true },
    { field: 'leadId', kind: 'agent', mayLeave: true },
  ],
  orderedBy: 'position',
  missing: () => ({ leadId: null, ...unordered }),
  fields: z.strictObject({
    name: line(60),
    memberIds: z.array(idSchema).max(500),
    leadId: idSchema.nullable(),
    position,
  }),
  defaults: {},
});
