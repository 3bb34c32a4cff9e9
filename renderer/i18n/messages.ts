import { absences } from './en/absences.ts';
import { agents } from './en/agents.ts';
import { audit } from './en/audit.ts';
import { bulk } from './en/bulk.ts';
import { commandNames, commandsDone } from './en/commands.ts';
import { common } from './en/common.ts';
import { composer } from './en/composer.ts';
import { computer } from './en/computer.ts';
import { conditions } from './en/conditions.ts';
import { crash } from './en/crash.ts';
import { deskSetUp } from './en/desk-set-up.ts';
import { drafts } from './en/drafts.ts';
import { fields } from './en/fields.ts';
import { firstRun } from './en/first-run.ts';
import { inbox } from './en/inbox.ts';
import { intake } from './en/intake.ts';
import { loading } from './en/loading.ts';
import { me } from './en/me.ts';
import { palette } from './en/palette.ts';
import { print } from './en/print.ts';
import { queue } from './en/queue.ts';
import { recovery } from './en/recovery.ts';
import { reports } from './en/reports.ts';
import { search } from './en/search.ts';
import { shell } from './en/shell.ts';
import { shortcuts } from './en/shortcuts.ts';
import { signIn } from './en/sign-in.ts';
import { thread } from './en/thread.ts';
import { ticket } from './en/ticket.ts';
import { trail } from './en/trail.ts';
import { plainNames } from './plain-names.ts';
import { sentences } from './sentences/sentences.ts';

const own = {
  ...common,
  ...shell,
  ...search,
  ...loading,
  ...plainNames(commandNames),
  ...commandsDone,
  ...reports,
  ...firstRun,
  ...signIn,
  ...queue,
  ...bulk,
  ...ticket,
  ...thread,
  ...composer,
  ...drafts,
  ...inbox,
  ...intake,
  ...fields,
  ...print,
  ...absences,
  ...agents,
  ...audit,
  ...recovery,
  ...deskSetUp,
  ...conditions,
  ...computer,
  ...me,
  ...crash,
  ...palette,
  ...shortcuts,
  ...trail,
  ...sentences,
} as const;

export type MessageId = keyof typeof own;

/** Every text of the window in English, by id, in ICU message syntax. */
export const english: Readonly<Record<string, string>> = own;

export function isMessageId(id: string): id is MessageId {
  return Object.hasOwn(english, id);
}
