import { isReason, type Reason } from '../../shared/bridge/reasons.ts';
import type { DeskError } from '../../shared/bridge/result.ts';
import { isOwnName, isPassphrase, passphrase } from '../../shared/bridge/secret.ts';
import { nameKey } from '../../shared/domain/person.ts';
import { systemPrincipal } from '../../shared/domain/principal.ts';
import { allInUse } from '../../shared/domain/records/desk-records.ts';
import type { RecordOf } from '../../shared/domain/records/registry.ts';
import { isSystemError } from '../platform/disk.ts';
import { failureOf } from '../platform/failure.ts';
import { type LiveDesk, type LiveDeskPorts, openLiveDesk } from './live-desk.ts';

/** Asks a question at the terminal; hidden input is not echoed. */
export type AskTerminal = (question: string, isHidden?: true) => Promise<string>;

export interface ResetPorts {
  readonly live: LiveDeskPorts;
  readonly print: (line: string) => void;
  /** The sentence for an error. */
  readonly explain: (error: Pick<DeskError, 'reason' | 'details'>) => string;
  /** Undefined if there is no terminal to ask at. */
  readonly ask: AskTerminal | undefined;
  readonly randomPassphrase: () => string;
}

export interface ResetOptions {
  /** Skips the confirmation. */
  readonly isAgreed: boolean;
  /** The name of an administrator, or their number in the list. */
  readonly administrator: string | undefined;
}

type Administrator = Pick<RecordOf<'agent'>, 'id' | 'name'>;

/**
 * Recovers access from the desk's own computer: removes all PINs and passphrases and gives one administrator a new one.
 * Works only while the desk is not open; returns an exit code.
 */
export async function resetSecrets(ports: ResetPorts, wishes: ResetOptions): Promise<number> {
  const { live, print, explain } = ports;
  const opened = await openLiveDesk(live);
  if (!opened.ok) {
    print(explain(opened.error));
    return 1;
  }
  const desk = opened.value;
  try {
    return await resetOn(desk, ports, wishes);
  } catch (error) {
    if (!isSystemError(error)) throw error;
    print(explain({ reason: failureOf(error) }));
    return 1;
  } finally {
    await desk.close();
  }
}

async function resetOn(desk: LiveDesk, ports: ResetPorts, wishes: ResetOptions): Promise<number> {
  const { print, ask, live, explain } = ports;
  const { engine, secrets, folder } = desk;
  const administrators = allInUse(engine.records, 'agent')
    .filter(({ isAdministrator }) => isAdministrator)
    .toSorted((a, b) => a.name.localeCompare(b.name));
  const chosen = await choose(administrators, ports, wishes.administrator);
  if (!chosen) return 1;
  const { id, name } = chosen;
  print(`${name} gets a new passphrase. All other PINs and passphrases on this computer stop working.`);
  print(`${name} can set new ones under Agents. Tickets, drafts, and the recovery code don’t change.`);
  if (!wishes.isAgreed && !(await isAgreed(ports))) return 1;
  const typed = ask && !wishes.isAgreed ? await choosePassphrase(desk, name, { ...ports, ask }) : undefined;
  const secret = typed ?? onceSecret(ports);
  // The journal records the reset first; the steps after it can be repeated if they are interrupted.
  const noted = await engine.run({
    name: 'access.recover',
    input: { agentId: id, way: 'command' },
    key: live.location.newId(),
    principal: systemPrincipal,
  });
  if (!noted.ok) {
    print(explain(noted.error));
    return 1;
  }
  await secrets.begin(id, secret, typed === undefined ? true : undefined);
  if (typed === undefined) {
    print(`Start Deskside and sign in as ${name} with this passphrase. It works once; you then choose a new one.`);
    print('');
    print(`    ${secret}`);
    print('');
  } else print(`Start Deskside and sign in as ${name} with the new passphrase.`);
  print(`The old secrets.json is kept in the folder “damaged” in ${folder}.`);
  return 0;
}

/** A passphrase that Deskside itself rejects as guessable is not generated. */
function onceSecret({ randomPassphrase }: Pick<ResetPorts, 'randomPassphrase'>): string {
  const made = randomPassphrase();
  return isPassphrase(made) ? made : onceSecret({ randomPassphrase });
}

async function choose(
  administrators: readonly Administrator[],
  { print, ask }: ResetPorts,
  wanted: string | undefined,
): Promise<Administrator | undefined> {
  if (administrators.length === 0) {
    print('This desk has no administrator, so nothing was changed.');
    return undefined;
  }
  if (wanted === undefined && administrators.length === 1) return administrators[0];
  const list = () => {
    for (const [index, { name }] of administrators.entries()) print(`  ${index + 1}  ${name}`);
  };
  if (wanted === undefined && ask) {
    print('The administrators of this desk:');
    list();
    return found(administrators, await ask('Who gets a new passphrase? '), print, list);
  }
  if (wanted !== undefined) return found(administrators, wanted, print, list);
  print('This desk has several administrators. Choose one with --administrator and a name or number:');
  list();
  return undefined;
}

function found(
  administrators: readonly Administrator[],
  wanted: string,
  print: (line: string) => void,
  list: () => void,
): Administrator | undefined {
  const named = administrators.filter(({ name }) => nameKey(name) === nameKey(wanted));
  const [first, ...others] = named;
  if (first && others.length === 0) return first;
  const numbered = /^\d+$/.test(wanted.trim()) ? administrators[Number(wanted) - 1] : undefined;
  if (named.length === 0 && numbered) return numbered;
  print(
    named.length > 1
      ? `Several administrators are named ${wanted}. Use the number:`
      : `No administrator is named ${wanted}:`,
  );
  list();
  return undefined;
}

async function isAgreed({ ask, print }: ResetPorts): Promise<boolean> {
  if (!ask) {
    print('Nothing was changed. Add --yes to continue without confirmation.');
    return false;
  }
  const answer = await ask('Continue? Type yes: ');
  if (/^\s*yes\s*$/i.test(answer)) return true;
  print('Nothing was changed.');
  return false;
}

/** Undefined if the person prefers a generated one-time passphrase. */
async function choosePassphrase(
  { engine }: LiveDesk,
  name: string,
  { print, explain, ask }: Pick<ResetPorts, 'print' | 'explain'> & { readonly ask: AskTerminal },
): Promise<string | undefined> {
  const deskName = engine.records.get('desk', 'desk')?.name ?? '';
  while (true) {
    const typed = await ask(`New passphrase for ${name} (leave blank to get one that works once): `, true);
    if (typed === '') return undefined;
    const problem = problemOf(typed, [name, deskName]);
    if (problem) print(explain({ reason: problem }));
    else if ((await ask('Repeat passphrase: ', true)) === typed) return typed;
    else print('The passphrases don’t match.');
  }
}

function problemOf(typed: string, names: readonly string[]): Reason | undefined {
  const parsed = passphrase.safeParse(typed);
  if (parsed.success) return isOwnName(typed, names) ? 'secret.own-name' : undefined;
  const message = parsed.error.issues[0]?.message ?? '';
  return isReason(message) ? message : 'input.malformed';
}
