import * as z from 'zod';

/** What a role can allow in a department, with osTicket's names. */
export const permissionSchema = z.enum([
  'ticket.create',
  'ticket.edit',
  'ticket.assign',
  'ticket.release',
  'ticket.transfer',
  'ticket.refer',
  'ticket.merge',
  'ticket.link',
  'ticket.reply',
  'ticket.close',
  'ticket.markanswered',
  'ticket.delete',
  'task.create',
  'task.edit',
  'task.assign',
  'task.transfer',
  'task.reply',
  'task.close',
  'task.delete',
  'canned.manage',
  'thread.edit',
]);

export type Permission = z.infer<typeof permissionSchema>;

/** Whether a role allows any action on tickets; without that an agent cannot even write a note. */
export function worksOnTickets(permissions: Iterable<Permission>): boolean {
  return [...permissions].some((permission) => permission.startsWith('ticket.'));
}
