import type { recoveryCalls, recoveryQueries } from '../../shared/bridge/contract/recovery.ts';
import { done, failed } from '../../shared/bridge/result.ts';
import type { CallHandlers, QueryHandlers } from './handlers.ts';
import { type RecoveringPorts, recoverByCode, renewCode } from './recovering.ts';
import { unlessSignedIn } from './session.ts';

export function recoveryHandlers(
  ports: RecoveringPorts,
): QueryHandlers<keyof typeof recoveryQueries> & CallHandlers<keyof typeof recoveryCalls> {
  const { recovery, windows } = ports;
  return {
    'recovery.state': () => done(recovery.state()),
    'recovery.use': (at, input) => unlessSignedIn(at, input.agentId, () => recoverByCode(ports, at.windowId, input)),
    'recovery.make': ({ windowId, access }, { secret }) => renewCode(ports, windowId, access.agentId, secret),
    'recovery.kept': async ({ windowId }) => {
      const shown = windows.codeAt(windowId);
      if (!shown) return failed('refused', 'recovery.not-shown');
      if (shown.kind === 'code') await recovery.noteKept(shown.madeMs);
      windows.dropCode(windowId);
      return done({});
    },
  };
}
