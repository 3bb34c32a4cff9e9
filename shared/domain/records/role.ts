import * as z from 'zod';
import { type Permission, permissionSchema } from '../permission.ts';
import { line } from '../text.ts';
import { recordKind } from './kind.ts';
import { position, unordered } from './position.ts';

const limited: readonly Permission[] = [
  'ticket.create',
  'ticket.assign',
  'ticket.release',
  'ticket.transfer',
  'ticket.refer',
  'ticket.merge',
  'ticket.link',
  'ticket.reply',
  'task.create',
  'task.assign',
  'task.transfer',
  'task.reply',
];

const expanded: readonly Permission[] = [
  ...limited,
  'ticket.edit',
  'ticket.close',
  'task.edit',
  'task.close',
  'canned.manage',
];

const all: readonly Permission[] = [...expanded, 'ticket.markanswered', 'ticket.delete', 'task.delete', 'thread.edit'];

/** What an agent may do in a department. Names and permissions are osTicket's. */
export const role = recordKind({
  kind: 'role',
  isReplaceable: true,
  readableBy: 'administrators',
  references: [],
  orderedBy: 'position',
  missing: () => unordered,
  fields: z.strictObject({ name: line(60), permissions: z.array(permissionSchema).max(100), position }),
  defaults: {
    'role-all-access': { name: 'All Access', permissions: [...all], ...unordered },
    'role-expanded': { name: 'Expanded Access', permissions: [...expanded], ...unordered },
    'role-limited': { name: 'Limited Access', permissions: [...limited], ...unordered },
    'role-view-only': { name: 'View only', permissions: [], ...unordered },
  },
});
