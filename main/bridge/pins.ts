import type { PinProblem, PinState } from '../../shared/bridge/pins.ts';
import type { PlainReason } from '../../shared/bridge/reasons.ts';
import { done, failed, type Result } from '../../shared/bridge/result.ts';
import { isPassphrase } from '../../shared/bridge/secret.ts';
import type { Id } from '../../shared/domain/id.ts';
import type { DeskRecords } from '../../shared/domain/records/desk-records.ts';
import { allInUse } from '../../shared/domain/records/desk-records.ts';
import { mayAdminister } from '../session/administrators.ts';
import type { Secrets } from '../session/secrets.ts';

export interface PinPorts {
  readonly engine: { readonly records: DeskRecords };
  readonly secrets: Secrets;
}

export async function pinState({ secrets, engine }: PinPorts): Promise<PinState> {
  for (const { id } of allInUse(engine.records, 'agent')) {
    if (await secrets.keyProblem(id)) return 'unreadable';
  }
  return secrets.isProtected() ? 'protected' : 'plain';
}

export interface Protecting {
  readonly on: boolean;
  readonly evenIfWeak: boolean;
}

/** Turns the protection of this device's PINs on or off for all agents, without their help. */
export async function protectPins(desk: PinPorts, { on, evenIfWeak }: Protecting): Promise<Result<object>> {
  const { secrets, engine } = desk;
  const agents = allInUse(engine.records, 'agent');
  if (!on) {
    const unreadable = await secrets.unprotect(agents.map(({ id }) => id));
    return unreadable.length > 0
      ? failed('refused', 'pins.cannot-open', { details: namesOf(desk, unreadable) })
      : done({});
  }
  const lacking = agents
    .filter(({ id, isAdministrator }) => isAdministrator && secrets.knows(id) && !secrets.hasPassphrase(id))
    .map(({ id }) => id);
  if (lacking.length > 0) return failed('refused', 'pins.need-passphrase', { details: namesOf(desk, lacking) });
  const outcome = await secrets.protect({ evenIfWeak });
  if (outcome === 'done') return done({});
  return refused(outcome === 'weak' ? 'key-store.weak' : 'key-store.none');
}

/** While PINs are protected, administrators must have a passphrase, so that they can sign in if the key is lost. */
export function administratorProblem({ secrets }: Pick<PinPorts, 'secrets'>, agentId: Id, secret: string | null) {
  const isFit = secret === null ? mayAdminister(secrets, agentId) : !secrets.isProtected() || isPassphrase(secret);
  return isFit ? undefined : refused('pins.new-administrator');
}

function namesOf({ engine }: PinPorts, agentIds: readonly Id[]) {
  return { names: agentIds.map((id) => engine.records.get('agent', id)?.name ?? '').join(', ') };
}

function refused(reason: PinProblem & PlainReason) {
  return failed('refused', reason);
}
