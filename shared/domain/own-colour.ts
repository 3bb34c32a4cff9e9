import * as z from 'zod';
import { operation, refuse } from './operation.ts';
import { agentColours } from './records/agent.ts';
import { inUse } from './records/desk-records.ts';
import { putDraft } from './records/put.ts';

/** An agent chooses their own color; everything else about them is for administrators. */
export const recolourOneself = operation({
  name: 'agent.recolour',
  input: z.strictObject({ colour: z.enum(agentColours, 'choice.required') }),
  requires: () => [],
  decide: ({ records, agentId }, { colour }) => {
    const agent = agentId === null ? undefined : inUse(records, 'agent', agentId);
    if (!agent) return refuse('agent.unknown');
    return agent.colour === colour ? refuse('field.unchanged') : [putDraft('agent', agent.id, { colour })];
  },
});
