import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { idSchema } from '../../../../../shared/domain/id.ts';
import type { Reference } from '../../../../../shared/domain/records/kind.ts';
import { emptyRecord } from '../../../../../shared/domain/records/record.ts';
import { readRecord, recordKinds, usableFields } from '../../../../../shared/domain/records/registry.ts';

const plan = {
  name: 'Night',
  graceHours: 12,
  scheduleId: null,
  isTransient: false,
  firstResponseHours: null,
  warnMinutes: null,
  position: 5,
};

function stateWith(fields: Readonly<Record<string, unknown>>) {
  return { ...emptyRecord({ kind: 'plan', id: 'plan-night' }), fields };
}

describe('reading a desk record', () => {
  test('R8: its fields, its id and whether it is in use; what a newer version added is left out', () => {
    expect(readRecord('plan', stateWith({ ...plan, mood: 'sour' }))).toEqual({
      ...plan,
      id: 'plan-night',
      retired: false,
    });
    expect(readRecord('plan', { ...stateWith(plan), retired: true })?.retired).toBe(true);
  });

  test('R8: is nothing while a field is missing or does not fit', () => {
    const { name: _name, ...nameless } = plan;
    expect([
      readRecord('plan', stateWith(nameless)),
      readRecord('plan', stateWith({ ...plan, graceHours: '12' })),
    ]).toEqual([undefined, undefined]);
  });

  test('R9: of what another desk wrote, values that do not fit are left aside one by one', () => {
    expect(usableFields('plan', { ...plan, graceHours: -1, mood: 'sour' })).toEqual({
      name: 'Night',
      scheduleId: null,
      isTransient: false,
      firstResponseHours: null,
      warnMinutes: null,
      position: 5,
      mood: 'sour',
    });
    expect(usableFields('gadget', { anything: Number.NaN })).toEqual({ anything: Number.NaN });
    expect(usableFields('constructor', { name: 5 })).toEqual({ name: 5 });
  });

  test.each(Object.values(recordKinds))(
    'R10: what a desk starts with of the kind $kind fits its own schema',
    (definition) => {
      for (const [id, fields] of Object.entries<unknown>(definition.defaults)) {
        expect(definition.fields.parse(fields), id).toEqual(fields);
      }
    },
  );
});

/** The paths at which a schema takes ids: a field, or a part of each of a list. */
function idPaths(schema: unknown, path: string): string[] {
  if (schema === idSchema) return [path];
  if (schema instanceof z.ZodNullable) return idPaths(schema.unwrap(), path);
  if (schema instanceof z.ZodUnion) return schema.options.flatMap((option) => idPaths(option, path));
  if (schema instanceof z.ZodArray) return idPaths(schema.element, path);
  if (!(schema instanceof z.ZodObject)) return [];
  return Object.entries(schema.shape).flatMap(([name, part]) => idPaths(part, path === '' ? name : `${path} ${name}`));
}

describe('what a kind says of itself', () => {
  test.each(Object.values(recordKinds))(
    'R20: each id in one of the kind $kind is said to name records of a kind',
    (definition) => {
      const references: readonly Reference[] = definition.references;
      const said = references.map(({ field, part }) => (part === undefined ? field : `${field} ${part}`));
      expect(said.toSorted()).toEqual(idPaths(definition.fields, '').toSorted());
      for (const { kind, where = {} } of references) {
        const named = Object.hasOwn(recordKinds, kind) ? recordKinds[kind as keyof typeof recordKinds] : undefined;
        expect(Object.keys(named?.fields.shape ?? {}), kind).toEqual(
          expect.arrayContaining(['name', ...Object.keys(where)]),
        );
      }
    },
  );
});
