import type { Me } from '../../shared/bridge/contract/session.ts';
import { agentAccess, holdsAnywhere } from '../../shared/domain/access.ts';
import type { Id } from '../../shared/domain/id.ts';
import { permissionSchema } from '../../shared/domain/permission.ts';
import { currentRecord } from '../../shared/domain/records/current-record.ts';
import type { DeskRecords } from '../../shared/domain/records/desk-records.ts';

/** The agent as their own window shows them; undefined if they are not an agent of this desk. */
export function meAt(records: DeskRecords, agentId: Id | undefined): Me | undefined {
  const agent = agentId === undefined ? undefined : records.get('agent', agentId);
  const access = agent && agentAccess(records, agent.id);
  if (!access) return undefined;
  const { id, name, colour, departmentId, isAdministrator } = agent;
  const departmentName = currentRecord(records, 'department', departmentId)?.name ?? '';
  const mayAnywhere = permissionSchema.options.filter((permission) => holdsAnywhere(access, permission));
  const mayCreate = mayAnywhere.includes('ticket.create');
  return { agentId: id, name, colour, departmentName, isAdministrator, mayCreate, mayAnywhere };
}
