import {
  ArrowRightLeft,
  CalendarClock,
  CircleCheck,
  CircleDot,
  Eye,
  MessageCircle,
  Redo2,
  RotateCcw,
  SlidersHorizontal,
  Undo2,
  UserRound,
  UserRoundCheck,
} from 'lucide-react';
import { memo, type ReactNode } from 'react';
import type { ShownChange } from '../../../shared/views/changes-shown.ts';
import type { ThreadChange } from '../../../shared/views/thread.ts';
import { useNow } from '../../i18n/now.tsx';
import { useText } from '../../i18n/text.tsx';
import { useTimes } from '../../i18n/times.ts';
import { authorName } from './author-name.ts';
import styles from './change-line.module.css';
import { changesText } from './change-text.ts';

const size = 15;

const icons: Readonly<Record<ShownChange['what'], ReactNode>> = {
  field: <SlidersHorizontal size={size} aria-hidden="true" />,
  status: <CircleDot size={size} aria-hidden="true" />,
  resolved: <CircleCheck size={size} aria-hidden="true" />,
  closed: <CircleCheck size={size} aria-hidden="true" />,
  reopened: <RotateCcw size={size} aria-hidden="true" />,
  assignment: <UserRoundCheck size={size} aria-hidden="true" />,
  assignee: <UserRoundCheck size={size} aria-hidden="true" />,
  department: <ArrowRightLeft size={size} aria-hidden="true" />,
  plan: <CalendarClock size={size} aria-hidden="true" />,
  replanned: <CalendarClock size={size} aria-hidden="true" />,
  due: <CalendarClock size={size} aria-hidden="true" />,
  requester: <UserRound size={size} aria-hidden="true" />,
  referral: <Eye size={size} aria-hidden="true" />,
  said: <MessageCircle size={size} aria-hidden="true" />,
  undone: <Undo2 size={size} aria-hidden="true" />,
  redone: <Redo2 size={size} aria-hidden="true" />,
};

/** The changes of one commit, in one line of the thread. */
export const ChangeLine = memo(function ChangeLine({ item }: { readonly item: ThreadChange }) {
  const text = useText();
  const times = useTimes();
  const nowMs = useNow();
  const { author, changes, timeMs } = item;
  const [first] = changes;
  return (
    <div className={styles.line}>
      <span className={styles.icon}>{first && icons[first.what]}</span>
      <span className={styles.words}>
        <strong>{authorName(text, author)}</strong> {changesText({ text, times, nowMs, author: author.name }, changes)}
      </span>
      <time className={styles.time} title={times.full(timeMs)} dateTime={new Date(timeMs).toISOString()}>
        {times.moment(timeMs, nowMs)}
      </time>
    </div>
  );
});
