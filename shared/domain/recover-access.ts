import * as z from 'zod';
import { idSchema } from './id.ts';
import { operation, refuse } from './operation.ts';
import { inUse } from './records/desk-records.ts';

/**
 * An administrator gets a new passphrase without the old one: by the recovery code, or by a command on the computer
 * itself. Neither secret is written, only that it happens and for whom, before it does.
 */
export const recoverAccess = operation({
  name: 'access.recover',
  input: z.strictObject({ agentId: idSchema, way: z.enum(['code', 'command']) }),
  requires: () => ['system'],
  decide: ({ records }, { agentId, way }) => {
    if (!inUse(records, 'agent', agentId)?.isAdministrator) return refuse('agent.unknown');
    return [{ type: 'access.recovered', target: { kind: 'desk', id: 'desk' }, data: { agentId, way } }];
  },
});
