import { askedBy, isAnywhere, isRight, type Need } from '../../shared/bridge/command-needs.ts';
import type { Id } from '../../shared/domain/id.ts';
import { needText } from '../i18n/sentences/need-text.ts';
import type { Words } from '../i18n/sentences/words.ts';
import { deskside } from './deskside.ts';

/** Why a command is unavailable and, if a right is missing, who has it. Without that answer it says the first alone. */
export async function lackText(words: Words, lack: Need, shownTicket: Id | null): Promise<string> {
  if (!isRight(lack)) return needText(words, lack);
  const ticketId = lack === 'administrator' || isAnywhere(lack) ? null : shownTicket;
  const could = await deskside.ask('access.could', { need: askedBy(lack), ticketId });
  return needText(words, lack, could.ok ? could.value : undefined);
}
