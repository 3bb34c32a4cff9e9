import type { PlainReason } from '../../shared/bridge/reasons.ts';
import type { NewCode } from '../../shared/bridge/recovery.ts';
import { type RecoveryProblem, readRecoveryCode } from '../../shared/bridge/recovery-code.ts';
import { done, failed, type Result } from '../../shared/bridge/result.ts';
import { isOwnName } from '../../shared/bridge/secret.ts';
import type { SignInEnd } from '../../shared/bridge/sign-ins.ts';
import type { Id } from '../../shared/domain/id.ts';
import { systemPrincipal } from '../../shared/domain/principal.ts';
import { inUse } from '../../shared/domain/records/desk-records.ts';
import type { LiveDesk } from '../desk/live-desk.ts';
import { newRecoveryCode } from '../desk/new-recovery-code.ts';
import type { Engine } from '../engine/engine.ts';
import { mayAdminister } from '../session/administrators.ts';
import type { CodeRefused, Recovery } from '../session/recovery.ts';
import type { Secrets } from '../session/secrets.ts';
import type { SignInLog } from '../session/sign-in-log.ts';
import type { Presence } from './presence.ts';

/** The parts of the desk and its windows that account recovery needs. */
export interface RecoveringPorts {
  readonly engine: Pick<Engine, 'run' | 'records'>;
  readonly recovery: Recovery;
  readonly secrets: Secrets;
  readonly signIn: LiveDesk['signIn'];
  readonly signIns: Pick<SignInLog, 'note'>;
  readonly newId: () => Id;
  readonly windows: Pick<Presence, 'enter' | 'codeAt' | 'showCode' | 'dropCode'>;
  readonly secretsChanged: () => void;
  /** Whether the desk of the request is still open. */
  readonly isOpen: () => boolean;
}

export interface ByCode {
  readonly agentId: Id;
  readonly code: string;
  readonly newSecret: string;
}

/** The journal records the recovery first; the steps after it can be repeated if they are interrupted. */
export async function recoverByCode(
  ports: RecoveringPorts,
  windowId: string,
  { agentId, code, newSecret }: ByCode,
): Promise<Result<object>> {
  const { engine, recovery, secrets } = ports;
  if (!inUse(engine.records, 'agent', agentId)?.isAdministrator) return refused('recovery.administrators');
  const read = readRecoveryCode(code);
  if ('problem' in read) return refused(read.problem);
  const unfit = ownNameProblem(ports, agentId, newSecret);
  if (unfit) return unfit;
  const checked = await recovery.check(read.code);
  if (checked !== 'right') {
    if (checked.isWrong) ports.signIns.note(agentId, 'wrong-code');
    else if (checked.problem === 'recovery.wait') ports.signIns.note(agentId, 'locked');
    return codeRefused(checked);
  }
  const noted = await engine.run({
    name: 'access.recover',
    input: { agentId, way: 'code' },
    key: ports.newId(),
    principal: systemPrincipal,
  });
  if (!noted.ok) return noted;
  if (secrets.state() === 'whole') await secrets.set(agentId, newSecret);
  else await secrets.begin(agentId, newSecret);
  const next = await newRecoveryCode(recovery);
  return enter(ports, windowId, agentId, 'recovery-code', next);
}

export interface Renewing {
  readonly agentId: Id;
  readonly secret: string;
  readonly newSecret: string;
}

/**
 * Whether an administrator has only a PIN although PINs are protected: another device made them one. They choose a
 * passphrase before they are signed in.
 */
export function mustRenew({ engine, secrets }: Pick<RecoveringPorts, 'engine' | 'secrets'>, agentId: Id): boolean {
  return inUse(engine.records, 'agent', agentId)?.isAdministrator === true && !mayAdminister(secrets, agentId);
}

/** An agent who signs in with a one-time passphrase, or with a PIN that is not enough, chooses a permanent passphrase. */
export async function renewSecret(
  ports: RecoveringPorts,
  windowId: string,
  { agentId, secret, newSecret }: Renewing,
): Promise<Result<object>> {
  const unfit = secret === newSecret ? unfitSecret('secret.one-time') : ownNameProblem(ports, agentId, newSecret);
  if (unfit) return unfit;
  const checked = await ports.signIn(agentId, secret);
  if (!checked.ok) return checked;
  if (!ports.secrets.worksOnce(agentId) && !mustRenew(ports, agentId)) return failed('refused', 'secret.wrong');
  await ports.secrets.set(agentId, newSecret);
  ports.signIns.note(agentId, 'own-secret');
  return enter(ports, windowId, agentId, 'signed-in');
}

/** An administrator creates a new recovery code and confirms with their own passphrase. */
export async function renewCode(
  ports: RecoveringPorts,
  windowId: string,
  agentId: Id,
  secret: string,
): Promise<Result<object>> {
  const checked = await ports.signIn(agentId, secret);
  if (!checked.ok) return checked;
  const made = await ports.recovery.make();
  ports.signIns.note(agentId, 'code-made');
  ports.windows.showCode(windowId, { kind: 'code', ...made });
  return done({});
}

function enter(ports: RecoveringPorts, windowId: string, agentId: Id, end: SignInEnd, code?: NewCode): Result<object> {
  const { windows, signIns, isOpen, secretsChanged } = ports;
  if (!isOpen()) return failed('unavailable', 'desk.closed');
  signIns.note(agentId, end);
  windows.enter(windowId, agentId);
  if (code) windows.showCode(windowId, code);
  secretsChanged();
  return done({});
}

export function ownNameProblem({ engine }: Pick<RecoveringPorts, 'engine'>, agentId: Id, newSecret: string) {
  const names = [engine.records.get('agent', agentId)?.name, engine.records.get('desk', 'desk')?.name];
  return isOwnName(
    newSecret,
    names.filter((name) => name !== undefined),
  )
    ? unfitSecret('secret.own-name')
    : undefined;
}

function unfitSecret(reason: 'secret.own-name' | 'secret.one-time') {
  return failed('invalid-input', reason, { issues: [{ path: ['newSecret'], reason }] });
}

function refused(reason: RecoveryProblem & PlainReason) {
  return failed('refused', reason);
}

function codeRefused({ problem, waitMs }: CodeRefused) {
  if (problem === 'secret.crowd') return failed('refused', problem);
  if (problem !== 'recovery.wait') return refused(problem);
  return failed('refused', problem, { details: { seconds: Math.ceil(waitMs / 1000) } });
}
