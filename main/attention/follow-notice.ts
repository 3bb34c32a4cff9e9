import type { Command } from '../../shared/bridge/commands.ts';
import type { Notice } from '../../shared/views/notices.ts';
import type { Bridge } from '../bridge/bridge.ts';

/** Where a notice leads to: its ticket, or the agent's own where it is about several. */
function commandOf(notice: Notice): Command | undefined {
  switch (notice.kind) {
    case 'locked':
      return undefined;
    case 'ticket':
      return { do: 'show-ticket', number: notice.number };
    case 'several':
      return { do: 'show-queue', queue: 'mine' };
  }
}

/**
 * Does what somebody expects who clicks on a notice. It may be old by then: it leads on only at a window where that very
 * agent is signed in, and otherwise just shows some window.
 */
export function followNotice(
  notice: Notice,
  bridge: Pick<Bridge, 'present' | 'command'>,
  reveal: (windowId: string | undefined) => void,
): void {
  const [windowId] = bridge.present().find(({ agentId }) => agentId === notice.agentId)?.windowIds ?? [];
  const command = commandOf(notice);
  reveal(windowId);
  if (windowId !== undefined && command) bridge.command(windowId, command);
}
