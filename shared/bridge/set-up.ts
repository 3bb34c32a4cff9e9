import * as z from 'zod';
import { withoutEdges } from '../domain/hidden-marks.ts';
import { agentColours } from '../domain/records/agent.ts';
import { line } from '../domain/text.ts';
import { newAgent } from './new-agent.ts';
import { isOwnName, passphrase } from './secret.ts';

/** The path of a folder as a person types it. */
export const typedPath = z.string().overwrite(withoutEdges).min(1, 'text.required').max(1_000, 'text.too-long');

/** What a new desk starts with: osTicket’s defaults, optionally with the set-up of osTicket courses. */
export const startingSets = ['osticket', 'course'] as const;

export const setUpFields = z.strictObject({
  name: line(80),
  folder: typedPath,
  startWith: z.enum(startingSets),
  timeZone: z.string().max(60),
  administrator: z.strictObject({ name: line(100), colour: z.enum(agentColours), secret: passphrase }),
  agents: z.array(newAgent).max(50),
});

/** Whether the administrator’s passphrase is more than their own name and the desk’s, as far as those are known. */
export function isPassphraseNotName({ name, administrator }: SetUpNames): boolean {
  return !isOwnName(administrator.secret, [name, administrator.name]);
}

interface SetUpNames {
  readonly name: string;
  readonly administrator: { readonly name: string; readonly secret: string };
}

export const ownNameProblem = { path: ['administrator', 'secret'], message: 'secret.own-name' };

export const setUpInput = setUpFields.refine(isPassphraseNotName, ownNameProblem);
