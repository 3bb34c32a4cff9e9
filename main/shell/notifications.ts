import { Notification } from 'electron';
import type { Id } from '../../shared/domain/id.ts';
import type { Notice } from '../../shared/views/notices.ts';
import { asMarkup, noticeText } from './notice-text.ts';

export interface Notifications {
  readonly notify: (notice: Notice) => void;
  /** Removes all notifications of an agent, from the system's list too. */
  readonly withdraw: (agentId: Id) => void;
}

export interface NotificationPorts {
  readonly platform: NodeJS.Platform;
  /** Whether the system can show any. Creating one has side effects where it cannot. */
  readonly isAble: boolean;
  /** Called when a notification is clicked. */
  readonly show: (notice: Notice) => void;
  /** Called when the system showed a notification. */
  readonly onShown: () => void;
  /** Called with the system's message when a notification was not shown. */
  readonly onFailed: (problem: string) => void;
}

interface Shown {
  readonly notice: Notice;
  readonly notification: Notification;
}

/** As many as a person scrolls through; older ones are removed. */
const longest = 50;

/** Shows notices as system notifications. */
export function createNotifications({ platform, isAble, show, onShown, onFailed }: NotificationPorts): Notifications {
  // Electron loses the clicks of notifications that are garbage-collected, even while they are on the screen.
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
    // Several of these say no more than one.
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
      // On Windows a dismissed notification may still be in the Action Center, with its text.
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
