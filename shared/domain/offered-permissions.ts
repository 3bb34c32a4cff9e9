import type { Permission } from './permission.ts';

/**
 * The permissions that some operation asks for, in the order in which roles list them. The others are osTicket’s: roles
 * may hold them already, and nothing depends on them yet.
 */
export const offeredPermissions: readonly Permission[] = [
  'ticket.create',
  'ticket.reply',
  'ticket.edit',
  'ticket.assign',
  'ticket.release',
  'ticket.transfer',
  'ticket.refer',
  'ticket.link',
  'ticket.markanswered',
  'ticket.delete',
  'ticket.close',
];
