import {
  Archive,
  CalendarCheck,
  CalendarDays,
  CalendarMinus,
  CalendarRange,
  CircleDashed,
  ClockAlert,
  Contrast,
  Inbox,
  ListFilter,
  type LucideIcon,
  Reply,
  Trash2,
  UserRound,
} from 'lucide-react';
import type { FirstQueueId } from '../../shared/views/queues.ts';

/** The icons of the default queues. The agents’ own queues have letters. */
export const queueIcons: Readonly<Record<FirstQueueId, LucideIcon>> = {
  open: Inbox,
  unassigned: CircleDashed,
  mine: UserRound,
  waiting: Contrast,
  answered: Reply,
  overdue: ClockAlert,
  closed: Archive,
  'closed-today': CalendarCheck,
  'closed-yesterday': CalendarMinus,
  'closed-week': CalendarRange,
  'closed-month': CalendarDays,
  deleted: Trash2,
};

/** Of queues that an agent or administrator has made, where there is no room for letters. */
export const otherQueueIcon: LucideIcon = ListFilter;
