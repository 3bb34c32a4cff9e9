import type { Place, Sign, WrittenValue } from './parsed-search.ts';
import { isQuote, quotationAt } from './quotes.ts';

/** A part of a search as it is written, before its meaning is known. */
export type WrittenPart = WrittenWord | WrittenField;

export interface WrittenWord extends Place {
  readonly kind: 'word' | 'phrase' | 'number';
  readonly text: string;
  readonly isNegated: boolean;
  /** A phrase whose closing quote is missing. */
  readonly isOpen: boolean;
}

export interface WrittenField extends Place {
  readonly kind: 'field';
  readonly name: string;
  readonly isQuotedName: boolean;
  readonly nameTo: number;
  readonly isNegated: boolean;
  /** At least one. */
  readonly values: readonly WrittenValue[];
}

const blank = /\s/;
const colon = /[:：]/;
const comma = /[,，]/;
const minus = /[-－]/;
const sign = /<=|>=|<|>|=/y;
const fieldName = /\p{L}[\p{L}\p{M}\p{N}_-]*(?=[:：])/uy;
const numberSign = /^#[a-z]{0,3}\d+$/iu;

/** Reads any text. */
export function readParts(text: string): WrittenPart[] {
  const parts: WrittenPart[] = [];
  let at = skipBlanks(text, 0);
  while (at < text.length) {
    const part = partAt(text, at);
    parts.push(part);
    at = skipBlanks(text, part.to);
  }
  return parts;
}

function skipBlanks(text: string, from: number): number {
  let at = from;
  while (at < text.length && blank.test(text.charAt(at))) at += 1;
  return at;
}

function isEnd(text: string, at: number): boolean {
  return at >= text.length || blank.test(text.charAt(at));
}

function wordEnd(text: string, from: number): number {
  let at = from;
  while (!isEnd(text, at)) at += 1;
  return at;
}

function partAt(text: string, from: number): WrittenPart {
  const isNegated = minus.test(text.charAt(from)) && !isEnd(text, from + 1) && !minus.test(text.charAt(from + 1));
  const start = isNegated ? from + 1 : from;
  if (isQuote(text.charAt(start))) {
    const { text: inside, to, isOpen } = quotationAt(text, start);
    if (!colon.test(text.charAt(to))) return { kind: 'phrase', text: inside, isNegated, isOpen, from, to };
    return fieldOf(text, { from, nameTo: to, name: inside, isQuotedName: true, isNegated });
  }
  const name = fieldNameAt(text, start);
  if (name !== undefined)
    return fieldOf(text, { from, nameTo: start + name.length, name, isQuotedName: false, isNegated });
  const to = wordEnd(text, start);
  const word = text.slice(start, to);
  return { kind: numberSign.test(word) ? 'number' : 'word', text: word, isNegated, isOpen: false, from, to };
}

/** Addresses, paths and times contain colons, too: `http://x`, `C:\temp`, `12:30`, `a::b`, `0a:1b:2c`. */
const notOfField = /^(?:[a-z]?[:：]|\p{L}[\p{L}\p{M}\p{N}_-]*[:：][/\\:：]|[\da-f]{1,4}(?:[:：][\da-f]{0,4}){2,}$)/iu;

function fieldNameAt(text: string, from: number): string | undefined {
  fieldName.lastIndex = from;
  const [name] = fieldName.exec(text) ?? [];
  return name === undefined || notOfField.test(text.slice(from, wordEnd(text, from))) ? undefined : name;
}

function fieldOf(text: string, named: Omit<WrittenField, 'kind' | 'values' | 'to'>): WrittenField {
  const values: WrittenValue[] = [];
  let at = named.nameTo;
  do {
    const value = valueAt(text, at + 1);
    values.push(value);
    at = value.to;
  } while (comma.test(text.charAt(at)));
  return { kind: 'field', ...named, values, to: at };
}

function valueAt(text: string, from: number): WrittenValue {
  sign.lastIndex = from;
  // Safe: the pattern matches signs only.
  const found = (sign.exec(text)?.[0] ?? '') as Sign | '';
  const start = from + found.length;
  if (isQuote(text.charAt(start))) {
    const { text: inside, to, isOpen } = quotationAt(text, start);
    return { text: inside, sign: found, isQuoted: true, isOpen, from, to };
  }
  let to = start;
  while (!isEnd(text, to) && !comma.test(text.charAt(to))) to += 1;
  return { text: text.slice(start, to), sign: found, isQuoted: false, isOpen: false, from, to };
}
