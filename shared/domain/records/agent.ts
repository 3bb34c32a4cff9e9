import * as z from 'zod';
import { idSchema } from '../id.ts';
import { line } from '../text.ts';
import { absence } from './absence.ts';
import { recordKind } from './kind.ts';

export const agentColours = ['violet', 'green', 'amber', 'blue', 'magenta', 'red', 'teal', 'slate'] as const;

export type AgentColour = (typeof agentColours)[number];

/** An agent. `extended`: further departments, each with a role of its own. */
export const agent = recordKind({
  kind: 'agent',
  isReplaceable: false,
  readableBy: 'administrators',
  references: [
    { field: 'departmentId', kind: 'department' },
    { field: 'roleId', kind: 'role' },
    { field: 'extended', part: 'departmentId', kind: 'department' },
    { field: 'extended', part: 'roleId', kind: 'role' },
  ],
  missing: () => ({ absence: null }),
  fields: z.strictObject({
    name: line(100),
    colour: z.enum(agentColours),
    departmentId: idSchema,
    roleId: idSchema,
    extended: z.array(z.strictObject({ departmentId: idSchema, roleId: idSchema })).max(200),
    isAdministrator: z.boolean(),
    absence: absence.nullable(),
  }),
  defaults: {},
});
