import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { RecordOf } from '../../../../shared/domain/records/registry.ts';
import type { InputOf, OperationName } from '../../../../shared/domain/registry.ts';
import { seed } from '../../../support/arbitrary-seed.ts';
import { memoryDesk } from '../../../support/memory-desk.ts';
import { runs } from '../../../support/runs.ts';
import { type Slots, SlowRecordUndo } from './slow-record-undo.ts';

/** Few values, so that the same one is set again. */
const values = {
  graceHours: fc.constantFrom(1, 2, 3),
  warnMinutes: fc.constantFrom(null, 5),
  isTransient: fc.boolean(),
};

const agent = fc.constantFrom('jane', 'lena');
const record = fc.constantFrom('plan-quick', 'plan-passing', 'plan-new');

const acts = fc.array(
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({ act: fc.constant('put'), agent, record, fields: fc.record(values, { requiredKeys: [] }) }),
    },
    { weight: 1, arbitrary: fc.record({ act: fc.constantFrom('archive', 'restore'), agent, record }) },
    { weight: 5, arbitrary: fc.record({ act: fc.constant('undo'), back: fc.nat(5) }) },
    { weight: 1, arbitrary: fc.record({ act: fc.constant('repeat'), back: fc.nat(8) }) },
  ),
  { minLength: 5, maxLength: 30 },
);

interface Made {
  readonly agent: string;
  readonly name: OperationName;
  readonly input: unknown;
  readonly key: string;
  readonly commit: string;
}

const added = { name: 'New', scheduleId: null, graceHours: 1, isTransient: false, warnMinutes: null };

const shown = (plan: RecordOf<'plan'> | undefined): Slots =>
  plan
    ? {
        graceHours: plan.graceHours,
        warnMinutes: plan.warnMinutes,
        isTransient: plan.isTransient,
        archived: plan.retired,
      }
    : {};

test(`U17: changes of records are undone in any order as a slow reference says (SEED=${seed})`, async () => {
  await fc.assert(
    fc.asyncProperty(acts, async (list) => {
      const desk = await memoryDesk();
      await desk.does('jane', 'record.put', { kind: 'agent', id: 'lena', fields: { isAdministrator: true } });
      const planNow = (id: string) => shown(desk.engine.records.get('plan', id));
      const slow = new SlowRecordUndo({ 'plan-quick': planNow('plan-quick'), 'plan-passing': planNow('plan-passing') });
      const made: Made[] = [];
      let keys = 0;

      async function run<Name extends OperationName>(by: string, name: Name, input: InputOf<Name>) {
        const key = `key-of-act-${++keys}`;
        const result = await desk.as(by, name, input, key);
        if (!result.ok) return result.error.reason;
        expect(result.value.mayUndo).toBe(true);
        made.push({ agent: by, name, input, key, commit: result.value.commit });
        return result.value;
      }

      /** What a change by hand is expected to set; undefined if it is refused. */
      function expected(id: string, act: string, fields: Slots): Slots | undefined {
        const now = slow.now(id);
        if (act !== 'put') return now.archived === (act === 'restore') ? { archived: act === 'archive' } : undefined;
        if (Object.keys(now).length === 0) return { ...shown({ ...added, ...fields } as never), archived: false };
        if (now.archived) return undefined;
        const news = Object.entries(fields).filter(([name, value]) => now[name] !== value);
        return news.length > 0 ? Object.fromEntries(news) : undefined;
      }

      for (const each of list) {
        if (each.act === 'undo') {
          const { agent: by, commit } = made.at(-1 - (each as { back: number }).back) ?? {};
          if (by === undefined || commit === undefined) continue;
          const undoing = slow.undoing(commit);
          const done = await run(by, 'commit.undo', { commit });
          if ('refused' in undoing || typeof done === 'string') {
            expect(done).toBe('refused' in undoing ? undoing.refused : 'done');
            continue;
          }
          expect(done.stays.toSorted()).toEqual(undoing.stays.toSorted());
          slow.does(done.commit, slow.recordOf(commit), undoing.sets, commit);
        } else if (each.act === 'repeat') {
          // An answer that is asked for again says whether the change can be undone by now.
          const { agent: by, name, input, key, commit } = made.at(-1 - (each as { back: number }).back) ?? {};
          if (by === undefined || name === undefined || commit === undefined) continue;
          const again = await desk.as(by, name, input as never, key);
          expect(again).toMatchObject({ value: { commit, mayUndo: !('refused' in slow.undoing(commit)) } });
        } else {
          const { agent: by, record: id, fields = {} } = each as { agent: string; record: string; fields?: Slots };
          const sets = expected(id, each.act, fields);
          const isNew = Object.keys(slow.now(id)).length === 0;
          const which = { kind: 'plan', id } as const;
          const done =
            each.act === 'put'
              ? await run(by, 'record.put', { ...which, fields: isNew ? { ...added, ...fields } : fields })
              : await run(by, each.act === 'archive' ? 'record.retire' : 'record.restore', which);
          expect(typeof done === 'string').toBe(sets === undefined);
          if (sets && typeof done !== 'string') slow.does(done.commit, id, sets);
        }
        for (const id of ['plan-quick', 'plan-passing', 'plan-new']) expect(planNow(id)).toEqual(slow.now(id));
      }
    }),
    runs(15),
  );
});
