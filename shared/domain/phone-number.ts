import { withoutHidden } from './hidden-marks.ts';

const kinds = '(?:work|office|business|home|private|direct|mobile|cell|main)';
const words =
  '(?:telephone|telefon|téléphone|teléfono|tel|tél|phone|ph|mobile|mobil|mob|cell|handy|direct|office|t|p|m)';
const label = new RegExp(`^(?:${kinds}\\s+)?${words}(?!\\p{L})(?:\\s+(?:number|no|nr)(?!\\p{L}))?[\\s.:]*`, 'iu');

const number = /^\+?[\d(][\d\s()./–-]*\d(?:,?\s*(?:ext|extension|x)[.:\s]*\d{1,6})?$/i;
/** Numbers that look like phone numbers but are dates, network addresses or postal codes. */
const others = /^(?:\d{4}([-/.])\d\d?\1\d\d?|\d\d?([-/.])\d\d?\2\d{4}|\d{1,3}(?:\.\d{1,3}){3}|\d{5}-\d{4})$/;

/** The phone number in a line or cell, without its label; undefined if it may be another kind of number. */
export function phoneIn(written: string): string | undefined {
  const text = withoutHidden(written).trim();
  const called = text.replace(label, '');
  const isLabelled = called !== text;
  const digits = digitsOf(called).length;
  if (!number.test(called) || digits > 20) return undefined;
  if (isLabelled) return digits >= 3 ? called : undefined;
  if (others.test(called) || digits < 7) return undefined;
  // Digits without separators may be the number of an order, a computer or a person.
  return /^(?:\+|0[1-9]|00[1-9])|\d[\s().-]+\d/.test(called) ? called : undefined;
}

/** Whether a text is only the label of a phone number. */
export function isPhoneLabel(text: string): boolean {
  return text.trim() !== '' && text.trim().replace(label, '') === '';
}

/** Numbers with equal digits are the same. */
export function digitsOf(text: string): string {
  return text.replace(/\D/g, '');
}
