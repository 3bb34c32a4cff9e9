import { join } from 'node:path';
import { type BrowserWindow, nativeImage } from 'electron';
import type { Bridge } from '../bridge/bridge.ts';
import type { DeskManager } from '../desk/desk-manager.ts';
import { openDelivered } from '../notifications/delivered.ts';
import { followNotice } from '../notifications/follow-notice.ts';
import { type Notifier, startNotifier } from '../notifications/notifier.ts';
import { noticeSettings } from '../notifications/queue.ts';
import type { Clock } from '../platform/clock.ts';
import type { OnDocumentFault } from '../platform/document-fault.ts';
import type { Log } from '../platform/log.ts';
import { nodeDisk } from '../platform/node-disk.ts';
import { createBadge } from './badge.ts';
import type { KeptSettings } from './computer-settings.ts';
import type { NoticeHealth } from './notice-health.ts';
import { badgeText } from './notice-text.ts';
import { createNotifications } from './notifications.ts';

export interface NotificationPorts {
  readonly deskManager: DeskManager;
  readonly bridge: Bridge;
  readonly settings: KeptSettings;
  /** Whether the system shows notifications: it receives the results, and tells whether any can be shown. */
  readonly notices: NoticeHealth;
  /** The desk’s clock. */
  readonly clock: Clock;
  readonly dataFolder: string;
  /** Called if the file of delivered notices is damaged. */
  readonly onFault: OnDocumentFault;
  readonly icons: string;
  readonly log: Log;
  /** Brings a window to the front, or any other one. */
  readonly reveal: (windowId: string | undefined) => void;
  readonly isFocused: (windowId: string) => boolean;
  /** Sets the tray's tooltip about the signed-in agents' tickets; undefined if nobody is signed in. */
  readonly setTrayTip: (tip: string | undefined) => void;
}

export interface WiredNotifications extends Notifier {
  /** Adds a window whose taskbar button shows the badge. */
  readonly addWindow: (window: BrowserWindow) => void;
}

/** Notifies agents in the system's way: notifications, the badge on the icon, and the tray's tooltip. */
export async function wireNotifications(ports: NotificationPorts): Promise<WiredNotifications> {
  const {
    deskManager,
    bridge,
    settings,
    notices,
    clock,
    dataFolder,
    onFault,
    icons,
    log,
    reveal,
    isFocused,
    setTrayTip: say,
  } = ports;
  const { platform } = process;
  const badge = createBadge(platform, () => nativeImage.createFromPath(join(icons, 'overlay.png')));
  const notifications = createNotifications({
    platform,
    isAble: notices.state() === 'ok',
    show: (notice) => followNotice(notice, bridge, reveal),
    onShown: () => notices.record(true),
    onFailed: (problem) => {
      notices.record(false);
      log.warn(`A notification was not shown: ${problem}`);
    },
  });
  const notifier = startNotifier({
    deskManager,
    bridge,
    clock,
    delivered: await openDelivered(nodeDisk, dataFolder, onFault),
    settings: () => noticeSettings(settings.read()),
    isFocused,
    notify: notifications.notify,
    withdraw: notifications.withdraw,
    onCounts: (counts) => {
      badge.show(counts);
      say(counts ? badgeText(counts) : undefined);
    },
    onError: log.bug,
  });
  return { ...notifier, addWindow: badge.addWindow };
}
