import { assertNever } from '../../../shared/lib/assert-never.ts';
import type { ShownChange } from '../../../shared/views/changes-shown.ts';
import type { ShownPart } from '../../../shared/views/shown-part.ts';
import type { Text } from '../../i18n/text.tsx';
import type { Times } from '../../i18n/times.ts';
import { shortText, valueText, wordsText } from '../../i18n/value-text.ts';
import { clockText } from './clock-text.ts';

export interface Telling {
  readonly text: Text;
  readonly times: Times;
  readonly nowMs: number;
}

/** The changes of one commit as a sentence that follows the author’s name: the actions, then their consequences. */
export function changesText(telling: Telling, changes: readonly ShownChange[]): string {
  const { text } = telling;
  const actions = changes.filter((change) => !isConsequence(change)).map((change) => actionText(telling, change));
  const more = changes.flatMap((change) => consequences(telling, change));
  if (more.length === 0) return actions.join(', ');
  return actions.length === 0
    ? more.join(' ')
    : text('change.more', { actions: actions.join(', '), more: more.join(' ') });
}

function isConsequence({ what }: ShownChange): boolean {
  return what === 'assignee' || what === 'referral';
}

/** Complete sentences. */
function consequences({ text }: Telling, change: ShownChange): string[] {
  if (change.what === 'assignee') {
    const named = (name: string | null) => (name === null ? text('common.nobody') : agentText(text, name));
    return [text('change.assignee', { from: named(change.from), to: named(change.to) })];
  }
  if (change.what === 'referral') return [text('change.referral', { name: change.name })];
  if ((change.what !== 'undone' && change.what !== 'redone') || change.stays.length === 0) return [];
  return [
    text('change.restored', { what: partsText(text, change.restored) }),
    text('change.stays', { what: partsText(text, change.stays) }),
  ];
}

function actionText(telling: Telling, change: ShownChange): string {
  const { text, times } = telling;
  switch (change.what) {
    case 'field':
      return fieldText(telling, change);
    case 'status':
      return text('change.status', { from: change.from, to: change.to });
    case 'resolved':
    case 'closed':
    case 'reopened':
      return change.isUsual ? text(`change.${change.what}`) : text(`change.${change.what}.as`, { status: change.to });
    case 'assignment':
      return assignmentText(text, change);
    case 'department':
      return text('change.department', { from: change.from, to: change.to });
    case 'plan':
    case 'replanned':
    case 'due':
    case 'resumed':
      return withReason(text, clockText(telling, change), change.what === 'resumed' ? '' : change.reason);
    case 'waiting':
      return waitingText(telling, change);
    case 'waited':
    case 'waits-on':
      return text(`change.${change.what}`);
    case 'paused':
      return change.leftMs === 0
        ? text('change.paused.over')
        : text('change.paused', { duration: times.duration(change.leftMs) });
    case 'confirmed':
      return text(`change.confirmed.${change.how}`);
    case 'linked':
      return text(`change.linked.${change.link}`, { number: change.number });
    case 'unlinked':
      return text('change.unlinked', { number: change.number });
    case 'referred':
    case 'unreferred':
      return text(`change.${change.what}`, { name: change.name });
    case 'followed':
    case 'unfollowed':
      return text(`change.${change.what}`);
    case 'deleted':
      return text('change.deleted');
    case 'restored':
      return text('change.restored.ticket');
    case 'answered':
      return text(change.isAnswered ? 'change.answered' : 'change.waiting');
    case 'requester':
      return withReason(text, text('change.requester', { from: change.from, to: change.to }), change.reason);
    case 'said':
      return text(`change.said.${change.entryKind}`);
    case 'undone':
    case 'redone':
      return undoText(telling, change);
    case 'assignee':
    case 'referral':
      return '';
    default:
      return assertNever(change);
  }
}

function waitingText({ text, times, nowMs }: Telling, change: Extract<ShownChange, { what: 'waiting' }>): string {
  const { from, to } = change;
  const reason = shortText(text, to.reason);
  const isNewReason = to.reason !== from.reason;
  if (to.untilMs !== null && to.untilMs !== from.untilMs) {
    const time = times.moment(to.untilMs, nowMs);
    return text(reason === '' ? 'change.waiting.until' : 'change.waiting.until.reason', { time, reason });
  }
  if (to.untilMs === from.untilMs)
    return text(reason === '' ? 'change.waiting.removed.reason' : 'change.waiting.reason', { reason });
  if (!isNewReason) return text('change.waiting.removed.until');
  return text(reason === '' ? 'change.waiting.removed' : 'change.waiting.removed.until.reason', { reason });
}

function undoText(telling: Telling, { what, actions, stays }: Extract<ShownChange, { what: 'undone' | 'redone' }>) {
  const { text } = telling;
  const texts = actions.filter((action) => !isConsequence(action)).map((action) => actionText(telling, action));
  if (texts.length === 0) return text('change.undone.unknown');
  const values = { actions: texts.join(', ') };
  if (what === 'redone') return text('change.redone', values);
  return stays.length === 0 ? text('change.undone', values) : text('change.undone.part', values);
}

function fieldText({ text, times, nowMs }: Telling, change: Extract<ShownChange, { what: 'field' }>): string {
  const words = (value: typeof change.from) => shortText(text, valueText(text, times, nowMs, value));
  const [field, from, to] = [wordsText(text, change.label), words(change.from), words(change.to)];
  const changeText = fieldChangeText(text, field, from, to);
  return withReason(text, changeText, change.reason);
}

function withReason(text: Text, change: string, reason: string): string {
  return reason === '' ? change : text('change.field.reason', { change, reason });
}

function fieldChangeText(text: Text, field: string, from: string, to: string): string {
  if (from === '') return text('change.field.filled', { field, to });
  return to === '' ? text('change.field.cleared', { field, from }) : text('change.field', { field, from, to });
}

/** The names of changed parts of a ticket, as in its details. */
function partsText(text: Text, parts: readonly ShownPart[]): string {
  return parts.map(({ label }) => wordsText(text, label)).join(', ');
}

function assignmentText(text: Text, change: Extract<ShownChange, { what: 'assignment' }>): string {
  const agent = agentText(text, change.agentName);
  const team = teamText(text, change.teamName);
  switch (change.how) {
    case 'claimed':
    case 'released':
      return text(`change.${change.how}`);
    case 'agent':
      return text('change.assigned.agent', { agent });
    case 'team':
      return text('change.assigned.team', { team });
    case 'both':
      return text('change.assigned.both', { agent, team });
    case 'not-agent':
      return text('change.unassigned', { name: agentText(text, change.agentWas) });
    case 'not-team':
      return text('change.unassigned', { name: teamText(text, change.teamWas) });
    default:
      return assertNever(change.how);
  }
}

/** What another device has added may arrive later than what was done with it. */
function agentText(text: Text, name: string): string {
  return name || text('change.agent.unknown');
}

function teamText(text: Text, name: string): string {
  return name || text('change.team.unknown');
}
