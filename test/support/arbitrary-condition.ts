import fc from 'fast-check';
import type { Condition, SimpleValue } from '../../shared/domain/conditions/condition.ts';
import { sites } from './own-fields.ts';

/** Values that a comparison of some property may have; most fit, some are of another property. */
const choices: readonly SimpleValue[] = [
  'john',
  'max',
  'team-field',
  'status-open',
  'department-support',
  'priority-high',
  'open',
  'closed',
  'resolved',
  { who: 'me' },
  { who: 'my-teams' },
];

const choiceNames = [
  'status-kind',
  'status',
  'state',
  'department',
  'assignee',
  'team',
  'referred-agent',
  'priority',
  'topic',
  'source',
];
const flagNames = ['overdue', 'answered', 'waiting', 'conflict', 'deleted', 'attachment', 'not-notified'];

function comparison(property: fc.Arbitrary<string>, operator: readonly string[], value: fc.Arbitrary<SimpleValue>) {
  return fc.record({ property, operator: fc.constantFrom(...operator), value });
}

/** Comparisons of a ticket’s times with those of the clock, the calendar, and fixed ones. */
export function arbitraryTimeComparison(atMs: fc.Arbitrary<number>): fc.Arbitrary<Condition> {
  const few = fc.integer({ min: -3, max: 3 });
  const time: fc.Arbitrary<SimpleValue> = fc.oneof(
    fc.record({ at: atMs }),
    fc.record({ fromNow: few, unit: fc.constantFrom('minute' as const, 'hour' as const, 'day' as const) }),
    fc.record({ day: few }),
    fc.record({ week: few }),
    fc.record({ month: few }),
    atMs.map((ms) => ({ date: new Date(ms).toISOString().slice(0, 10) })),
  );
  return comparison(fc.constantFrom('opened', 'due', 'closed', 'custom:handover'), ['before', 'after', 'during'], time);
}

/** Comparisons of what is in a desk’s own fields, as far as the desk has them. */
const ownComparison: fc.Arbitrary<Condition> = fc.oneof(
  comparison(
    fc.constantFrom('custom:room', 'custom:story'),
    ['is', 'contains', 'startsWith'],
    fc.constantFrom('CAFE', 'once', ''),
  ),
  comparison(fc.constant('custom:floor'), ['is', 'below', 'above'], fc.constantFrom(-1, 9, 9.5, 10)),
  comparison(fc.constant('custom:site'), ['is'], fc.constantFrom(...sites)),
  comparison(fc.constant('custom:paid'), ['is'], fc.boolean()),
  fc.record({ property: fc.constantFrom('custom:floor', 'custom:gone'), operator: fc.constant('isEmpty') }),
);

/** Comparisons as people may write them. */
export function arbitraryComparison(atMs: fc.Arbitrary<number>): fc.Arbitrary<Condition> {
  const choice = fc.constantFrom(...choices);
  return fc.oneof(
    comparison(fc.constantFrom(...choiceNames), ['is'], choice),
    fc.record({
      property: fc.constantFrom(...choiceNames),
      operator: fc.constant('isAny'),
      value: fc.array(choice, { maxLength: 3 }),
    }),
    comparison(
      fc.constantFrom('summary', 'number'),
      ['is', 'contains', 'startsWith'],
      fc.constantFrom('', 'cafe', 'PRINTER', '10'),
    ),
    comparison(fc.constantFrom(...flagNames), ['is'], fc.boolean()),
    arbitraryTimeComparison(atMs),
    ownComparison,
    fc.record({ property: fc.constantFrom('due', 'team', 'summary', 'closed'), operator: fc.constant('isEmpty') }),
  );
}

/** Conditions made of these comparisons, and of some unknown ones. */
export function arbitraryCondition(comparisons: fc.Arbitrary<Condition>): fc.Arbitrary<Condition> {
  const strange: fc.Arbitrary<Condition> = comparison(
    fc.constantFrom('mood', 'due', 'constructor'),
    ['is', 'soars'],
    fc.constantFrom(...choices),
  );
  const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
    condition: fc.oneof(
      { maxDepth: 3 },
      { weight: 6, arbitrary: comparisons },
      { weight: 1, arbitrary: strange },
      fc.array(tie('condition'), { maxLength: 3 }).map((all) => ({ all })),
      fc.array(tie('condition'), { maxLength: 3 }).map((any) => ({ any })),
      tie('condition').map((not) => ({ not })),
    ),
  }));
  return condition;
}
