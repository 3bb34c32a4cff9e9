import { courseDepartmentId, courseRecords } from '../../shared/domain/course-records.ts';
import type { Id } from '../../shared/domain/id.ts';
import { agentColours } from '../../shared/domain/records/agent.ts';
import type { DeskRecords } from '../../shared/domain/records/desk-records.ts';
import { startingAgent } from '../../shared/domain/starting-agent.ts';
import { type StartingRecord, startingRecord, startingRecords } from '../../shared/domain/starting-records.ts';
import type { LostAgent, Salvaged } from '../engine/salvage.ts';

/** What takes the place of records that damage took, until somebody puts them right or a whole copy comes back. */
export interface PlaceholderRecords {
  readonly records: readonly StartingRecord[];
  /** How many agents lost their names. */
  readonly agents: number;
}

export interface DamagedJournal {
  readonly records: DeskRecords;
  readonly remains: Salvaged;
  /** Agents with a PIN or passphrase here, in the order in which they got it. */
  readonly secretsOf: readonly Id[];
  /** Who was an administrator when the secrets were begun, as far as that is known. */
  readonly administratorId: Id | undefined;
  readonly timeZone: string;
  readonly isSample: boolean;
}

/**
 * A desk whose records are lost is as a new desk is: its records have fixed ids, and set-up gives every agent the same
 * departments and role. So what stands in is what was there, except for names, colours and the time zone.
 */
export function placeholdersFor(ruin: DamagedJournal): PlaceholderRecords {
  const { records, remains, timeZone, isSample } = ruin;
  const course = courseRecords({}).filter(({ id }) => remains.named.has(id));
  const lost = [...startingRecords('Help Desk', timeZone, isSample), ...course].filter(
    ({ kind, id }) => !records.get(kind, id),
  );
  const agents = remains.lostAgents.map((agent, index) => {
    const isAdministrator = standsAsAdministrator(agent, ruin);
    const title = isAdministrator ? 'Administrator' : `Agent ${index + 1}`;
    const appearance = { name: `${title} (name lost)`, colour: agentColours[index % agentColours.length] ?? 'slate' };
    return startingRecord(
      'agent',
      agent.id,
      lostAgent(appearance, isAdministrator, agent.isFounding, course.length > 0),
    );
  });
  return { records: [...lost, ...agents], agents: agents.length };
}

/**
 * Who did what only an administrator may was one. Where nobody is known to be one, it is whoever set the desk up, or got
 * back in since: the file of secrets names them. An older one does not; there theirs is the last of those that it began
 * with. Nobody else becomes one.
 */
function standsAsAdministrator(agent: LostAgent, { remains, secretsOf, administratorId }: DamagedJournal) {
  const { hasAdministrator, lostAgents } = remains;
  if (agent.isAdministrator !== undefined) return agent.isAdministrator;
  if (agent.actedAsAdministrator || hasAdministrator) return agent.actedAsAdministrator;
  const here = lostAgents.filter(({ isRetired, isAdministrator }) => !isRetired && isAdministrator === undefined);
  const named = here.find(({ id }) => id === administratorId);
  const founder = named ?? here.findLast(({ id }) => secretsOf.includes(id)) ?? here[0];
  return agent.id === founder?.id;
}

type Looks = Parameters<typeof startingAgent>[0];

/** Whoever came later has a line of their own; when that is lost, nobody knows what they may, so they may only look. */
function lostAgent(looks: Looks, isAdministrator: boolean, isFounding: boolean, isCourse: boolean) {
  const fields = startingAgent(looks, isAdministrator, isCourse ? [courseDepartmentId] : []);
  if (isFounding || isAdministrator) return fields;
  const roleId = 'role-view-only';
  return { ...fields, roleId, extended: fields.extended.map(({ departmentId }) => ({ departmentId, roleId })) };
}
