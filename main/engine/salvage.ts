import { parseTargetKey } from '../../shared/domain/event.ts';
import type { Id } from '../../shared/domain/id.ts';
import { actorAgentId } from '../../shared/domain/principal.ts';
import { type RecordKind, recordKinds } from '../../shared/domain/records/registry.ts';
import type { DeskState } from './state.ts';

/** What a damaged journal still shows about agents and records that are lost. */
export interface Salvaged {
  /** Whether no commit could be read. */
  readonly isEmpty: boolean;
  /** Agents with a commit of this device, or a part of their record, but no readable record. */
  readonly lostAgents: readonly LostAgent[];
  /** Whether a present agent is known to be an administrator. */
  readonly hasAdministrator: boolean;
  /** Ids of any kind that tickets and records name. */
  readonly named: ReadonlySet<Id>;
}

export interface LostAgent {
  readonly id: Id;
  /** Whether they did something on this device that only an administrator may do. */
  readonly actedAsAdministrator: boolean;
  /** What a later commit says about it. */
  readonly isAdministrator: boolean | undefined;
  readonly isRetired: boolean;
  /** Whether they were an agent when the desk was created, if known. */
  readonly isFounding: boolean;
}

/** Records that any agent adds when creating a ticket; all others need an administrator. */
const openToAgents: ReadonlySet<string> = new Set<RecordKind>(['person']);

export function salvage(state: DeskState, more: readonly Id[]): Salvaged {
  const records = state.records;
  const { commits } = state;
  const actors = new Set([...commits.ownActors()].flatMap((actor) => actorAgentId(actor) ?? []));
  const administrators = administratorsIn(state);
  const states = state.targets.recordsOfKind('agent');
  const lost = [...new Set([...more, ...states.keys(), ...actors])].filter((id) => !records.get('agent', id));
  const isHeadless = !beginsWithFirst(state);
  const lostAgents = lost.map((id): LostAgent => {
    const { fields = {}, retired = false } = states.get(id) ?? {};
    const isAdministrator = typeof fields.isAdministrator === 'boolean' ? fields.isAdministrator : undefined;
    const isFounding =
      isHeadless ||
      commits
        .historyOf(`agent:${id}`)
        .entries()
        .some(({ ref }) => ref.seq === 1);
    return { id, actedAsAdministrator: administrators.has(id), isAdministrator, isRetired: retired, isFounding };
  });
  const known = records.all('agent').some((agent) => !agent.retired && agent.isAdministrator);
  const isAdministrator = (agent: LostAgent) =>
    !agent.isRetired && (agent.isAdministrator ?? agent.actedAsAdministrator);
  return {
    isEmpty: commits.size() === 0,
    lostAgents,
    hasAdministrator: known || lostAgents.some(isAdministrator),
    named: namedIds(state),
  };
}

/**
 * Agents who did something on this device that only an administrator may do. Their own queues and their own record tell
 * nothing: each agent may change those.
 */
function administratorsIn({ commits, records }: DeskState): ReadonlySet<Id> {
  const found = new Set<Id>();
  for (const key of commits.touched()) {
    const { kind, id } = parseTargetKey(key);
    if (!Object.hasOwn(recordKinds, kind) || openToAgents.has(kind)) continue;
    if (kind === 'queue' && records.get('queue', id)?.owner !== null) continue;
    const history = commits.historyOf(key);
    for (let at = 0; at < history.length; at += 1) {
      const commit = history.commitAt(at);
      const agentId = commits.isOwn(commit) ? actorAgentId(commits.actorOf(commit)) : undefined;
      if (agentId !== undefined && !(kind === 'agent' && id === agentId)) found.add(agentId);
    }
  }
  return found;
}

/** Every history, including its first commit; a copied one continues in folders with other names. */
function beginsWithFirst({ commits, lineage }: DeskState): boolean {
  const folders = [...commits.folderTips().keys()].filter((folder) => !folder.includes('~'));
  return folders.every((device) => lineage.withSeq(device, 1).length > 0);
}

function namedIds({ rows, commits }: DeskState): Set<Id> {
  const ids = new Set([...commits.touched()].map((key) => key.slice(key.indexOf(':') + 1)));
  const cursor = rows.cursor();
  for (let ordinal = 0; ordinal < rows.size(); ordinal += 1) {
    if (!rows.isThere(ordinal)) continue;
    const { departmentId, fields, planId, teamId, whereabouts } = cursor.at(ordinal);
    for (const id of [departmentId, fields.topic, planId, teamId]) if (id) ids.add(id);
    for (const { id } of whereabouts.referrals.to) ids.add(id);
  }
  return ids;
}
