import * as z from 'zod';
import { idSchema } from '../id.ts';
import { isPlainProblem, type PlainProblem } from '../problems.ts';
import { currentId } from '../records/current-record.ts';
import type { DeskRecords } from '../records/desk-records.ts';
import type { RecordKind } from '../records/registry.ts';
import { line, optionalLine, optionalParagraphs, paragraphs } from '../text.ts';

/**
 * The type of a field, which determines how it is entered, validated, shown and compared. Every value is stored as
 * text; an empty text is no value.
 */
export type FieldType =
  | { readonly kind: 'line' | 'paragraphs'; readonly longest: number }
  /** One of a fixed list. */
  | { readonly kind: 'choice'; readonly choices: readonly string[] }
  /** A desk record of some kind. */
  | { readonly kind: 'record'; readonly of: RecordKind }
  | { readonly kind: 'yes-no' | 'number' | 'date' | 'instant' };

/**
 * The value for conditions: a date as `2026-11-20`, an instant in milliseconds since 1970, a choice or record by its
 * id.
 */
export type FieldValue = string | number | boolean | null;

export const yesNo = ['yes', 'no'] as const;

/** The longest value of any field. */
export const longestValue = 5_000;

const largest = 1e15;

/** The schema of a field type, which normalizes its input. Optional fields may be empty. */
export function valueSchema(type: FieldType, isRequired: boolean): z.ZodType<string, string> {
  switch (type.kind) {
    case 'line':
      return isRequired ? line(type.longest) : optionalLine(type.longest);
    case 'paragraphs':
      return isRequired ? paragraphs(type.longest) : optionalParagraphs(type.longest);
    case 'choice':
      return oneOf(type.choices, isRequired);
    case 'record':
      return isRequired
        ? idSchema
        : z.string().refine((id) => id === '' || idSchema.safeParse(id).success, 'id.malformed');
    case 'yes-no':
      return oneOf(yesNo, isRequired);
    case 'number':
    case 'date':
    case 'instant':
      return enteredSchemas[type.kind][isRequired ? 'required' : 'optional'];
  }
}

function oneOf(values: readonly string[], isRequired: boolean): z.ZodType<string, string> {
  return z.enum(isRequired ? values : ['', ...values], 'choice.required');
}

/** A line that `read` accepts, or nothing if the field is optional. */
function entered(isRequired: boolean, read: (text: string) => string | undefined, problem: PlainProblem) {
  return optionalLine(100).transform((text, context) => {
    if (text === '' && !isRequired) return '';
    const value = text === '' ? undefined : read(text);
    if (value !== undefined) return value;
    context.addIssue({ code: 'custom', message: text === '' ? 'text.required' : problem });
    return z.NEVER;
  });
}

/** Made once, because each shown value is checked by one of them. */
const enteredSchemas = {
  number: enteredEither(plainNumber, 'number.malformed'),
  date: enteredEither(calendarDate, 'date.malformed'),
  instant: enteredEither(plainNumber, 'date.malformed'),
};

function enteredEither(read: (text: string) => string | undefined, problem: PlainProblem) {
  return { required: entered(true, read, problem), optional: entered(false, read, problem) };
}

function plainNumber(text: string): string | undefined {
  if (!/^[-+]?\d{1,16}(\.\d{1,10})?$/.test(text)) return undefined;
  const number = Number(text);
  // Adding zero turns minus zero into zero.
  return Math.abs(number) > largest ? undefined : String(number + 0);
}

function calendarDate(text: string): string | undefined {
  return z.iso.date().safeParse(text).success && text >= '0001' ? text : undefined;
}

/** The stored form of a text for a field type, or what is wrong with it. */
export function checkedValue(
  type: FieldType,
  isRequired: boolean,
  text: string,
): { readonly value: string } | { readonly problem: PlainProblem } {
  const { data, error } = valueSchema(type, isRequired).safeParse(text);
  if (!error) return { value: data };
  const message = error.issues[0]?.message ?? '';
  return { problem: isPlainProblem(message) ? message : 'input.malformed' };
}

/** A stored value for conditions. */
export function typedValue(type: FieldType, kept: string): FieldValue {
  if (kept === '') return null;
  switch (type.kind) {
    case 'yes-no':
      return kept === 'yes';
    case 'number':
    case 'instant':
      return Number(kept);
    case 'line':
    case 'paragraphs':
    case 'choice':
    case 'record':
    case 'date':
      return kept;
  }
}

/** A stored value for display: an archived record is replaced by its current one. */
export function standingValue(records: DeskRecords, type: FieldType, kept: string): string {
  return type.kind === 'record' && kept !== '' ? currentId(records, type.of, kept) : kept;
}
