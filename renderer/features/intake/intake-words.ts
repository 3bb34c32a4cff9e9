import type { Sent } from '../../../shared/bridge/draft.ts';
import { lettersOf } from '../../../shared/domain/held-words.ts';
import { holdsIntake } from '../../../shared/domain/sent-intake.ts';
import type { DeskChoices } from '../../../shared/views/choices.ts';
import type { DraftWords } from '../../forms/draft-words.ts';
import { emptyIntake, type IntakeValues, intakeFromDraft, isEmptyIntake, isSame } from './intake-values.ts';

/**
 * How a draft merges and compares the fields of a new ticket. A form that differs from what was sent counts as a new
 * ticket.
 */
export function intakeWords(choices: DeskChoices): DraftWords<IntakeValues> {
  const empty = emptyIntake(choices);
  return {
    empty,
    isEmpty: (values) => isEmptyIntake(values, choices),
    read: (json) => intakeFromDraft(json, choices),
    write: (values) => JSON.stringify(values),
    merge: (draft, typed) => ({
      ...draft,
      ...changedValues(typed, empty),
      requester: { ...draft.requester, ...changedValues(typed.requester, empty.requester) },
      fields: Object.fromEntries([...Object.entries(draft.fields ?? {}), ...changedFields(typed, empty)]),
      summary: joined(draft.summary, typed.summary, ' '),
      details: joined(draft.details, typed.details, '\n'),
    }),
    newerThan: (sent, now) => (isSame(now, sent) ? undefined : now),
    newerThanSent: (sent, now) => (isSent(sent, now) ? undefined : now),
    filesOf: (_values, files) => files,
  };
}

/** The values that differ from those of an empty form. */
function changedValues<Values extends object>(typed: Values, empty: Values): { [Name in keyof Values]?: Values[Name] } {
  const before = new Map(Object.entries(empty));
  const changed = Object.entries(typed).filter(([name, value]) => !isSame(value, before.get(name)));
  return Object.fromEntries(changed) as { [Name in keyof Values]?: Values[Name] };
}

function changedFields(typed: IntakeValues, empty: IntakeValues): [string, string][] {
  return Object.entries(typed.fields ?? {}).filter(([name, value]) => !isSame(value, empty.fields?.[name]));
}

function joined(draft: string, typed: string, between: string): string {
  return draft.trim() === '' || typed.trim() === '' ? draft || typed : `${draft}${between}${typed}`;
}

function isSent(sent: Sent, { summary, details, ...rest }: IntakeValues): boolean {
  const isSaid = lettersOf(`${summary} ${details}`) === lettersOf(`${sent.summary} ${sent.text}`);
  return isSaid && holdsIntake(sent.intake, { summary, details, ...rest });
}
