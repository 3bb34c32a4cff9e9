import type { sessionCalls } from '../../shared/bridge/contract/session.ts';
import { done, failed, type Result } from '../../shared/bridge/result.ts';
import type { Id } from '../../shared/domain/id.ts';
import type { CallHandlers } from './handlers.ts';
import { meAt } from './me.ts';
import { mustRenew, type RecoveringPorts, renewSecret } from './recovering.ts';

export function sessionHandlers(ports: RecoveringPorts): CallHandlers<keyof typeof sessionCalls> {
  const { engine, secrets, signIn, signIns, isOpen, windows } = ports;
  return {
    'session.signIn': async ({ windowId, agentId: before }, { agentId, secret }) => {
      const checked = await signIn(agentId, secret);
      if (!checked.ok) return checked;
      if (secrets.worksOnce(agentId)) return failed('refused', 'secret.one-time');
      const me = meAt(engine.records, agentId);
      if (!me || !isOpen()) return failed('forbidden', 'access.none');
      if (mustRenew(ports, agentId)) return failed('refused', 'secret.administrator-pin');
      if (before !== undefined && before !== agentId) signIns.note(before, 'ended');
      signIns.note(agentId, 'signed-in');
      windows.enter(windowId, agentId);
      return done(me);
    },
    'session.renew': (at, input) => unlessSignedIn(at, input.agentId, () => renewSecret(ports, at.windowId, input)),
  };
}

/** A window whose answer was lost repeats the call where its agent is already signed in. */
export async function unlessSignedIn(
  { agentId }: { readonly agentId: Id | undefined },
  wanted: Id,
  task: () => Promise<Result<object>>,
): Promise<Result<object>> {
  return agentId === wanted ? done({}) : task();
}
