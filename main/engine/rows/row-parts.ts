import type { CustomFields } from '../../../shared/domain/ticket/custom-fields.ts';
import { type FieldName, fieldNames, fields } from '../../../shared/domain/ticket/fields.ts';
import type { TicketRow } from '../../../shared/domain/ticket/row.ts';
import type { CodedOptions } from './coded-column.ts';

/** The fields with few distinct values; those that are typed differ from ticket to ticket. */
export const chosenFields = fieldNames.filter((name) => !isTyped(name));
export const typedFields = fieldNames.filter(isTyped);

function isTyped(name: FieldName): boolean {
  const { kind } = fields[name].type;
  return kind === 'line' || kind === 'paragraphs';
}

function asItIs<Value>(value: Value): Value {
  return value;
}

/** The values of the chosen fields, in their order. */
export type Chosen = readonly string[];

export const choices: CodedOptions<Chosen> = {
  keyOf: JSON.stringify,
  isSame: (a, b) => a.every((value, index) => b[index] === value),
  kept: asItIs,
};

export function chosenOf(row: TicketRow): Chosen {
  return chosenFields.map((name) => row.fields[name]);
}

export type RowStatus = Pick<TicketRow, 'statusId' | 'statusKind' | 'state'>;

export const statuses: CodedOptions<RowStatus> = {
  keyOf: JSON.stringify,
  isSame: (a, b) => a.statusId === b.statusId && a.statusKind === b.statusKind && a.state === b.state,
  kept: asItIs,
};

export function statusOf({ statusId, statusKind, state }: TicketRow): RowStatus {
  return { statusId, statusKind, state };
}

/** The plan, which target is due first, how long before each of them the ticket is due soon, and what became of them. */
export interface RowPlan {
  readonly planId: TicketRow['planId'];
  readonly dueTarget: TicketRow['dueTarget'];
  readonly responseLeadMs: number | null;
  readonly resolutionLeadMs: number | null;
  readonly outcome: TicketRow['outcome'];
}

export const plans: CodedOptions<RowPlan> = {
  keyOf: JSON.stringify,
  isSame: (a, b) =>
    a.planId === b.planId &&
    a.dueTarget === b.dueTarget &&
    a.responseLeadMs === b.responseLeadMs &&
    a.resolutionLeadMs === b.resolutionLeadMs &&
    a.outcome === b.outcome,
  kept: asItIs,
};

export function planOf(row: TicketRow): RowPlan {
  const { planId, dueTarget, responseDueMs, responseSoonMs, resolutionDueMs, resolutionSoonMs, outcome } = row;
  return {
    planId,
    dueTarget,
    responseLeadMs: leadMs(responseDueMs, responseSoonMs),
    resolutionLeadMs: leadMs(resolutionDueMs, resolutionSoonMs),
    outcome,
  };
}

function leadMs(dueMs: number | null, soonMs: number | null): number | null {
  return dueMs === null || soonMs === null ? null : dueMs - soonMs;
}

export function soonMsOf(dueMs: number | null, leadMs: number | null): number | null {
  return dueMs === null || leadMs === null ? null : dueMs - leadMs;
}

export function earliestMs(responseDueMs: number | null, resolutionDueMs: number | null): number | null {
  if (responseDueMs === null || resolutionDueMs === null) return responseDueMs ?? resolutionDueMs;
  return Math.min(responseDueMs, resolutionDueMs);
}

const bits = {
  isAnswered: 1,
  isUnanswered: 2,
  hasConflict: 4,
  isDeleted: 8,
  isNotNotified: 16,
  hasAttachment: 64,
} as const;

type RowFlag = keyof typeof bits;

/** In the column of flags: this ordinal has a row. */
export const thereBit = 32;

export function flagsOf(row: Pick<TicketRow, RowFlag>): number {
  return (
    thereBit |
    (row.isAnswered ? bits.isAnswered : 0) |
    (row.isUnanswered ? bits.isUnanswered : 0) |
    (row.hasConflict ? bits.hasConflict : 0) |
    (row.isDeleted ? bits.isDeleted : 0) |
    (row.isNotNotified ? bits.isNotNotified : 0) |
    (row.hasAttachment ? bits.hasAttachment : 0)
  );
}

export function hasFlag(flags: number, name: RowFlag): boolean {
  return (flags & bits[name]) !== 0;
}

/** Separates the texts of a row; none of them contains it. */
const separator = '\0';

/** The number, the custom fields as JSON, and the typed fields, in one text. */
export function joinedTexts({ number, custom, fields: values }: TicketRow): string {
  const own = Object.keys(custom).length === 0 ? '' : JSON.stringify(custom);
  return [number, own, ...typedFields.map((name) => values[name])].join(separator);
}

export function separatedTexts(joined: string): readonly string[] {
  return joined.split(separator);
}

const noFields: CustomFields = {};

export function customIn(text: string): CustomFields {
  return text === '' ? noFields : (JSON.parse(text) as CustomFields); // Safe: written from custom fields.
}

/** The bytes of the number alone. */
export function numberIn(bytes: Uint8Array): Uint8Array {
  return bytes.subarray(0, Math.max(0, bytes.indexOf(0)));
}

/** What a text column does not give back as it was: half of a pair of surrogates, or the separator. */
const unusual = /[\p{Surrogate}\0]/u;

/** Whether columns give back exactly this row. Deskside writes no others, but another program could. */
export function fitsColumns(row: TicketRow): boolean {
  const { responseDueMs, responseSoonMs, resolutionDueMs, resolutionSoonMs, dueMs } = row;
  const { number, requesterId, fields: values } = row;
  const { responseLeadMs, resolutionLeadMs } = planOf(row);
  const texts = [number, requesterId, ...typedFields.map((name) => values[name])];
  return (
    Object.is(soonMsOf(responseDueMs, responseLeadMs), responseSoonMs) &&
    Object.is(soonMsOf(resolutionDueMs, resolutionLeadMs), resolutionSoonMs) &&
    Object.is(earliestMs(responseDueMs, resolutionDueMs), dueMs) &&
    !texts.some((text) => unusual.test(text))
  );
}
