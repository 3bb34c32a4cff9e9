import { Archive, Inbox, ListFilter, type LucideIcon, Trash2, UserRound } from 'lucide-react';
import type { FirstQueueId } from '../../shared/views/queues.ts';

export const queueIcons: Readonly<Record<FirstQueueId, LucideIcon>> = {
  open: Inbox,
  mine: UserRound,
  closed: Archive,
  deleted: Trash2,
};

/** Of queues that an agent or administrator has made, where there is no room for letters. */
export const otherQueueIcon: LucideIcon = ListFilter;
