import type { Command } from '../../shared/bridge/commands.ts';
import type { Notice } from '../../shared/views/notices.ts';
import type { Queue } from '../../shared/views/queues.ts';
import type { Bridge } from '../bridge/bridge.ts';

/** The command behind a notice: shows its ticket, or for several the inbox, or a manager's first queue. */
function commandOf(notice: Notice, queues: readonly Queue[]): Command | undefined {
  switch (notice.kind) {
    case 'locked':
      return undefined;
    case 'ticket':
      return { do: 'show-ticket', number: notice.number };
    case 'several': {
      if (notice.about !== 'arrived' && notice.about !== 'department-overdue') return { do: 'view.inbox' };
      const queue = queues[0]?.id;
      return queue === undefined ? undefined : { do: 'show-queue', queue };
    }
  }
}

/**
 * Handles a click on a notice. It may be old: the command only runs in a window where that agent is signed in;
 * otherwise some window is shown.
 */
export function followNotice(
  notice: Notice,
  bridge: Pick<Bridge, 'present' | 'command' | 'shown'>,
  reveal: (windowId: string | undefined) => void,
): void {
  const [windowId] = bridge.present().find(({ agentId }) => agentId === notice.agentId)?.windowIds ?? [];
  reveal(windowId);
  if (windowId === undefined) return;
  const command = commandOf(notice, bridge.shown(windowId).queues);
  if (command) bridge.command(windowId, command);
}
