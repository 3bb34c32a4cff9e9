import { Notification } from 'electron';
import type { Id } from '../../shared/domain/id.ts';
import type { Notice } from '../../shared/views/notices.ts';
import { asMarkup, noticeText } from './notice-text.ts';

export interface Notifications {
  readonly notify: (notice: Notice) => void;
  /** Takes back all that an agent was told, from the system's list of notifications too. */
  readonly withdraw: (agentId: Id) => void;
}

export interface NotificationPorts {
  readonly platform: NodeJS.Platform;
  /** Whether the system can show any. To make one is not without effect where it cannot. */
  readonly isAble: boolean;
  /** Somebody clicked on it. */
  readonly show: (notice: Notice) => void;
  /** Hears that the system showed one. */
  readonly onShown: () => void;
  /** Hears of one that the system did not show, in the system's words. */
  readonly onFailed: (problem: string) => void;
}

interface Shown {
  readonly notice: Notice;
  readonly notification: Notification;
}

/** As many as a person scrolls through; what is older is taken back. */
const longest = 50;

/** Shows notices in the system's way. */
export function createNotifications({ platform, isAble, show, onShown, onFailed }: NotificationPorts): Notifications {
  // Electron forgets the clicks of a notification that nobody holds: it may be collected while it is on the screen.
  const shown = new Set<Shown>();

  function takeBack(one: Shown): void {
    shown.delete(one);
    one.notification.close();
  }

  function takeBackAll(which: (notice: Notice) => boolean): void {
    for (const one of [...shown]) if (which(one.notice)) takeBack(one);
  }

  function notify(notice: Notice): void {
    if (!isAble) return;
    // Two of these say no more than one.
    if (notice.kind === 'locked') takeBackAll(({ kind, agentId }) => kind === 'locked' && agentId === notice.agentId);
    const { title, body } = noticeText(notice);
    const notification = new Notification({ title, body: platform === 'linux' ? asMarkup(body) : body });
    const one = { notice, notification };
    shown.add(one);
    notification.on('click', () => {
      takeBack(one);
      show(notice);
    });
    notification.on('close', ({ reason }) => {
      // On Windows one that has left the screen may still lie in the Action Center, with all its words.
      if (reason !== 'timedOut' && reason !== 'applicationHidden') shown.delete(one);
    });
    notification.on('show', onShown);
    notification.on('failed', (_event, problem) => {
      shown.delete(one);
      onFailed(problem);
    });
    notification.show();
    const [oldest] = shown;
    if (oldest && shown.size > longest) takeBack(oldest);
  }

  return { notify, withdraw: (agentId) => takeBackAll((notice) => notice.agentId === agentId) };
}
