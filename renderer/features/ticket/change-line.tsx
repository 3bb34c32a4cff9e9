import * as arrowRightLeft from 'lucide-react/icons/arrow-right-left';
import * as bell from 'lucide-react/icons/bell';
import * as bellOff from 'lucide-react/icons/bell-off';
import * as calendarClock from 'lucide-react/icons/calendar-clock';
import * as circleCheck from 'lucide-react/icons/circle-check';
import * as circleDot from 'lucide-react/icons/circle-dot';
import * as eye from 'lucide-react/icons/eye';
import * as eyeOff from 'lucide-react/icons/eye-off';
import * as hourglass from 'lucide-react/icons/hourglass';
import * as link from 'lucide-react/icons/link';
import * as messageCircle from 'lucide-react/icons/message-circle';
import * as messageCircleReply from 'lucide-react/icons/message-circle-reply';
import * as pause from 'lucide-react/icons/pause';
import * as play from 'lucide-react/icons/play';
import * as redo2 from 'lucide-react/icons/redo-2';
import * as rotateCcw from 'lucide-react/icons/rotate-ccw';
import * as slidersHorizontal from 'lucide-react/icons/sliders-horizontal';
import * as trash from 'lucide-react/icons/trash';
import * as undo2 from 'lucide-react/icons/undo-2';
import * as unlink from 'lucide-react/icons/unlink';
import * as userRound from 'lucide-react/icons/user-round';
import * as userRoundCheck from 'lucide-react/icons/user-round-check';
import { memo, type ReactNode } from 'react';
import type { ShownChange } from '../../../shared/views/changes-shown.ts';
import type { ThreadChange } from '../../../shared/views/thread.ts';
import { useNow } from '../../i18n/now.tsx';
import { useText } from '../../i18n/text.tsx';
import { useTimes } from '../../i18n/times.ts';
import { drawnIcon } from '../../ui/drawn-icon.ts';
import { authorName } from './author-name.ts';
import styles from './change-line.module.css';
import { changesText } from './change-text.ts';

const size = 15;

const icons: Readonly<Record<ShownChange['what'], ReactNode>> = {
  field: drawnIcon(slidersHorizontal, size),
  status: drawnIcon(circleDot, size),
  resolved: drawnIcon(circleCheck, size),
  closed: drawnIcon(circleCheck, size),
  reopened: drawnIcon(rotateCcw, size),
  assignment: drawnIcon(userRoundCheck, size),
  assignee: drawnIcon(userRoundCheck, size),
  department: drawnIcon(arrowRightLeft, size),
  plan: drawnIcon(calendarClock, size),
  replanned: drawnIcon(calendarClock, size),
  due: drawnIcon(calendarClock, size),
  confirmed: drawnIcon(circleCheck, size),
  linked: drawnIcon(link, size),
  unlinked: drawnIcon(unlink, size),
  followed: drawnIcon(bell, size),
  unfollowed: drawnIcon(bellOff, size),
  deleted: drawnIcon(trash, size),
  restored: drawnIcon(rotateCcw, size),
  waiting: drawnIcon(hourglass, size),
  waited: drawnIcon(hourglass, size),
  'waits-on': drawnIcon(hourglass, size),
  paused: drawnIcon(pause, size),
  resumed: drawnIcon(play, size),
  answered: drawnIcon(messageCircleReply, size),
  requester: drawnIcon(userRound, size),
  referral: drawnIcon(eye, size),
  referred: drawnIcon(eye, size),
  unreferred: drawnIcon(eyeOff, size),
  said: drawnIcon(messageCircle, size),
  undone: drawnIcon(undo2, size),
  redone: drawnIcon(redo2, size),
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
        <strong>{authorName(text, author)}</strong> {changesText({ text, times, nowMs }, changes)}
      </span>
      <time className={styles.time} title={times.full(timeMs)} dateTime={new Date(timeMs).toISOString()}>
        {times.moment(timeMs, nowMs)}
      </time>
    </div>
  );
});
