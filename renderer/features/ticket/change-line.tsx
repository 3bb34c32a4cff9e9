import {
  ArrowRightLeft,
  CalendarClock,
  CircleDot,
  Eye,
  SlidersHorizontal,
  Undo2,
  UserRound,
  UserRoundCheck,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { assertNever } from '../../../shared/lib/assert-never.ts';
import type { ShownChange } from '../../../shared/views/changes-shown.ts';
import type { ThreadChange } from '../../../shared/views/thread.ts';
import { useNow } from '../../i18n/now.tsx';
import { type Text, useText } from '../../i18n/text.tsx';
import { type Times, useTimes } from '../../i18n/times.ts';
import styles from './change-line.module.css';

const size = 15;

const icons: Readonly<Record<ShownChange['what'], ReactNode>> = {
  field: <SlidersHorizontal size={size} aria-hidden="true" />,
  status: <CircleDot size={size} aria-hidden="true" />,
  assignment: <UserRoundCheck size={size} aria-hidden="true" />,
  department: <ArrowRightLeft size={size} aria-hidden="true" />,
  plan: <CalendarClock size={size} aria-hidden="true" />,
  due: <CalendarClock size={size} aria-hidden="true" />,
  requester: <UserRound size={size} aria-hidden="true" />,
  referral: <Eye size={size} aria-hidden="true" />,
  undone: <Undo2 size={size} aria-hidden="true" />,
};

/** What one person changed in one go, in one quiet line. */
export function ChangeLine({ item }: { readonly item: ThreadChange }) {
  const text = useText();
  const times = useTimes();
  const nowMs = useNow();
  const { author, changes, timeMs } = item;
  const [first] = changes;
  return (
    <div className={styles.line}>
      <span className={styles.icon}>{first && icons[first.what]}</span>
      <span className={styles.words}>
        <strong>{author.name || text('change.desk')}</strong>{' '}
        {changes.map((change) => changeText(text, times, nowMs, change, author.name)).join(', ')}
      </span>
      <time className={styles.time} title={times.full(timeMs)} dateTime={new Date(timeMs).toISOString()}>
        {times.moment(timeMs, nowMs)}
      </time>
    </div>
  );
}

function changeText(text: Text, times: Times, nowMs: number, change: ShownChange, author: string): string {
  switch (change.what) {
    case 'field': {
      const { from, to, reason } = change;
      const field = text(`field.${change.field}`);
      return reason
        ? text('change.field.reason', { field, from, to, reason })
        : text('change.field', { field, from, to });
    }
    case 'status':
      return text('change.status', { from: change.from, to: change.to });
    case 'assignment':
      return assignmentText(text, change, author);
    case 'department':
      return text('change.department', { from: change.from, to: change.to });
    case 'plan':
      return text('change.plan', { plan: change.to });
    case 'due':
      return change.dueMs === null
        ? text('change.due.cleared')
        : text('change.due', { time: times.moment(change.dueMs, nowMs) });
    case 'requester':
      return text('change.requester', { from: change.from, to: change.to });
    case 'referral':
      return text('change.referral', { name: change.name });
    case 'undone':
      return text('change.undone');
    default:
      return assertNever(change);
  }
}

function assignmentText(text: Text, change: Extract<ShownChange, { what: 'assignment' }>, author: string): string {
  const { agentName: agent, teamName: team } = change;
  if (agent === '' && team === '') return text('change.released');
  if (agent === author && team === '') return text('change.claimed');
  if (agent === '') return text('change.assigned.team', { team });
  return team === '' ? text('change.assigned.agent', { agent }) : text('change.assigned.both', { agent, team });
}
