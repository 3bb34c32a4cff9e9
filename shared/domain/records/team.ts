import * as z from 'zod';
import { idSchema } from '../id.ts';
import { line } from '../text.ts';
import { recordKind } from './kind.ts';

/** Agents of any departments who share tickets. */
export const team = recordKind({
  kind: 'team',
  isReplaceable: true,
  readableBy: 'agents',
  references: [{ field: 'memberIds', kind: 'agent', mayLeave: true }],
  fields: z.strictObject({ name: line(60), memberIds: z.array(idSchema).max(500) }),
  defaults: {},
});
