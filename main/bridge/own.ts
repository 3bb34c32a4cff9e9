import type { CallAnswer, CallOutput } from '../../shared/bridge/contract/areas.ts';
import type { meCalls, meQueries } from '../../shared/bridge/contract/me.ts';
import { done, type Result } from '../../shared/bridge/result.ts';
import type { Id } from '../../shared/domain/id.ts';
import type { LiveDesk } from '../desk/live-desk.ts';
import type { Engine } from '../engine/engine.ts';
import type { PreferencesStore } from '../session/preferences.ts';
import type { Secrets } from '../session/secrets.ts';
import type { SignInLog } from '../session/sign-in-log.ts';
import type { CallHandlers, QueryHandlers } from './handlers.ts';
import { administratorProblem } from './pins.ts';
import { ownNameProblem } from './recovering.ts';

export interface OwnPorts {
  readonly engine: Pick<Engine, 'run' | 'records'>;
  readonly preferences: PreferencesStore;
  readonly secrets: Secrets;
  readonly signIn: LiveDesk['signIn'];
  readonly signIns: Pick<SignInLog, 'note'>;
  readonly secretsChanged: () => void;
  readonly preferencesChanged: (agentId: Id) => void;
}

/** What agents set for themselves. */
export function ownHandlers(
  ports: OwnPorts,
): QueryHandlers<keyof typeof meQueries> & CallHandlers<keyof typeof meCalls> {
  const { preferences, preferencesChanged } = ports;
  return {
    'me.preferences': async ({ access }) => done(await preferences.of(access.agentId)),
    'me.prefer': async ({ access }, part) => {
      await preferences.change(access.agentId, part);
      preferencesChanged(access.agentId);
      return done({});
    },
    'me.changeSecret': ({ access }, input) => changeSecret(ports, access.agentId, input),
  };
}

/** The current secret is asked for, because a window may have been left unlocked. */
async function changeSecret(
  ports: OwnPorts,
  agentId: Id,
  { secret, newSecret }: CallOutput<'me.changeSecret'>,
): Promise<Result<CallAnswer<'me.changeSecret'>>> {
  const { engine, secrets, signIn, signIns, secretsChanged } = ports;
  const unfit =
    ownNameProblem({ engine }, agentId, newSecret) ??
    (engine.records.get('agent', agentId)?.isAdministrator && administratorProblem({ secrets }, agentId, newSecret));
  if (unfit) return unfit;
  const checked = await signIn(agentId, secret);
  if (!checked.ok) return checked;
  const kept = await secrets.set(agentId, newSecret);
  signIns.note(agentId, 'own-secret');
  secretsChanged();
  return done({ unprotected: kept === 'unprotected' });
}
