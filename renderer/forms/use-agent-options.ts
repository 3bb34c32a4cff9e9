import type { Id } from '../../shared/domain/id.ts';
import { absenceStage } from '../../shared/domain/records/absence.ts';
import { localDayAt } from '../../shared/domain/sla/zone.ts';
import type { AgentChoice, DeskChoices } from '../../shared/views/choices.ts';
import { absenceNote, absenceSentence } from '../i18n/absence-text.ts';
import { useCalendar } from '../i18n/calendar.ts';
import { useNow } from '../i18n/now.tsx';
import { useText } from '../i18n/text.tsx';

export interface AgentOption extends AgentChoice {
  /** That they are absent, or will be soon. */
  readonly note: string | undefined;
}

export interface AgentOptions {
  /** In the order of lists, but those who are absent come last. */
  readonly agents: readonly AgentOption[];
  /** That a chosen agent is absent, or will be soon; undefined for others. */
  readonly warningFor: (agentId: Id | null) => string | undefined;
  readonly isAbsent: (agentId: Id | null) => boolean;
}

/** The agents whom somebody can choose now, each marked if they are absent. */
export function useAgentOptions(choices: Pick<DeskChoices, 'agents' | 'timeZone'> | undefined): AgentOptions {
  const text = useText();
  const calendar = useCalendar();
  const nowMs = useNow();
  const { agents, timeZone } = choices ?? { agents: [], timeZone: 'UTC' };
  const words = { text, calendar, today: localDayAt(timeZone, nowMs) };
  const isAway = ({ absence }: AgentChoice) => absenceStage(absence, words.today) === 'now';
  const chosen = (agentId: Id | null) => agents.find(({ id }) => id === agentId);
  return {
    agents: agents
      .map((agent) => ({ ...agent, note: absenceNote(words, agent.absence) }))
      .toSorted((a, b) => Number(isAway(a)) - Number(isAway(b))),
    warningFor: (agentId) => {
      const agent = chosen(agentId);
      return agent && absenceSentence(words, agent.name, agent.absence);
    },
    isAbsent: (agentId) => {
      const agent = chosen(agentId);
      return agent !== undefined && isAway(agent);
    },
  };
}
