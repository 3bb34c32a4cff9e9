import * as z from 'zod';

/** What a role can allow in a department; osTicket's names. */
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

/** Whether a role lets an agent do anything to tickets: without that, not even a note. */
export function worksOnTickets(permissions: Iterable<Permission>): boolean {
  return [...permissions].some((permission) => permission.startsWith('ticket.'));
}

/** What each permission allows, as it stands behind “Your role does not allow you to”. */
export const permissionActs: Readonly<Record<Permission, string>> = {
  'ticket.create': 'open tickets',
  'ticket.edit': 'change the details of tickets',
  'ticket.assign': 'assign tickets',
  'ticket.release': 'release tickets',
  'ticket.transfer': 'transfer tickets',
  'ticket.refer': 'refer tickets to others',
  'ticket.merge': 'merge tickets',
  'ticket.link': 'link tickets',
  'ticket.reply': 'answer requesters',
  'ticket.close': 'close tickets',
  'ticket.markanswered': 'mark tickets as answered',
  'ticket.delete': 'delete tickets',
  'task.create': 'open tasks',
  'task.edit': 'change tasks',
  'task.assign': 'assign tasks',
  'task.transfer': 'transfer tasks',
  'task.reply': 'write in tasks',
  'task.close': 'close tasks',
  'task.delete': 'delete tasks',
  'canned.manage': 'manage canned responses',
  'thread.edit': 'change what was written',
};
