import { zodResolver } from '@hookform/resolvers/zod';
import type { Resolver } from 'react-hook-form';
import type { Id } from '../../../shared/domain/id.ts';
import {
  type RecordKind,
  type RecordOf,
  recordKinds,
  withDerivedFields,
  withMissingFields,
} from '../../../shared/domain/records/registry.ts';
import type { FormValues } from '../../forms/record-edits.ts';
import type { KindPage } from './kind-page.ts';

type FormRules = Pick<KindPage, 'kind' | 'schema' | 'tidied'>;

/** The fields of a saved record, without its id and whether it is archived. */
export function savedValues(kind: RecordKind, record: RecordOf<RecordKind>): FormValues {
  const names = new Set(Object.keys(recordKinds[kind].fields.shape));
  return Object.fromEntries(Object.entries(record).filter(([name]) => names.has(name)));
}

/** The values of a new record, with those that records may lack. */
export function newValues(kind: RecordKind, id: Id, blank: FormValues): FormValues {
  return withMissingFields(kind, id, blank);
}

/** Checks a form with the schema of the record kind, as the desk will. */
export function recordResolver({ kind, schema, tidied }: FormRules, isNew: boolean): Resolver<FormValues> {
  // Safe: the schema of each kind is an object of its fields.
  const resolve = zodResolver(schema(isNew) as never) as unknown as Resolver<FormValues>;
  return (values, context, options) => resolve(withDerivedFields(kind, tidied(values)), context, options);
}
