import { courseDepartmentId, courseRecords } from '../../shared/domain/course-records.ts';
import type { Id } from '../../shared/domain/id.ts';
import { agentColours } from '../../shared/domain/records/agent.ts';
import type { DeskRecords } from '../../shared/domain/records/desk-records.ts';
import { startingAgent } from '../../shared/domain/starting-agent.ts';
import { type StartingRecord, startingRecord, startingRecords } from '../../shared/domain/starting-records.ts';
import type { LostAgent, Salvaged } from '../engine/salvage.ts';

/** Placeholders for records that were lost to damage, until an agent corrects them or a complete copy arrives. */
export interface PlaceholderRecords {
  readonly records: readonly StartingRecord[];
  /** How many agents lost their names. */
  readonly agents: number;
}

export interface DamagedJournal {
  readonly records: DeskRecords;
  readonly remains: Salvaged;
  /** Agents with a PIN or passphrase on this device, in the order in which they were set. */
  readonly secretsOf: readonly Id[];
  /** The administrator when the secrets file was created, if known. */
  readonly administratorId: Id | undefined;
  readonly timeZone: string;
  readonly isSample: boolean;
}

/**
 * Rebuilds the records of a new desk: their ids are fixed, and set-up gives all agents the same departments and role.
 * Only names, colors and the time zone differ from what was lost.
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
 * An agent who did something that only an administrator may do was one. If no administrator is known, it is the agent
 * who set up the desk or has regained access, as named in the secrets file. Older files do not name them; there it is
 * the last of the initial secrets. No other agent becomes an administrator.
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

type UpdateChecks = Parameters<typeof startingAgent>[0];

/**
 * An agent who was added later has a line of their own. If it is lost their permissions are unknown, so they may only
 * view.
 */
function lostAgent(looks: UpdateChecks, isAdministrator: boolean, isFounding: boolean, isCourse: boolean) {
  const fields = startingAgent(looks, isAdministrator, isCourse ? [courseDepartmentId] : []);
  if (isFounding || isAdministrator) return fields;
  const roleId = 'role-view-only';
  return { ...fields, roleId, extended: fields.extended.map(({ departmentId }) => ({ departmentId, roleId })) };
}
