import * as z from 'zod';
import { isGuessable } from './guessable.ts';
import { isDate } from './pin-dates.ts';

const shortestPin = 6;
const shortestPassphrase = 8;
const shortestForAdministrator = 12;
const longest = 200;

function isRun(digits: string): boolean {
  const steps = [...digits].slice(1).map((digit, index) => Number(digit) - Number(digits[index]));
  return steps.every((step) => step === steps[0] && Math.abs(step) <= 1);
}

function isRepeated(digits: string): boolean {
  return /^(\d{1,4})\1+$/.test(digits);
}

/** What is wrong with a PIN (digits only) or passphrase; undefined if it is acceptable. */
export function secretProblem(secret: string): SecretProblem | undefined {
  if (/^\d+$/.test(secret)) {
    if (secret.length < shortestPin) return 'secret.pin-short';
    const isEasy = isRun(secret) || isRepeated(secret) || isDate(secret) || new Set(secret).size < 3;
    return isEasy ? 'secret.pin-easy' : undefined;
  }
  if (secret.trim().length < shortestPassphrase) return 'secret.passphrase-short';
  return isGuessable(secret) ? 'secret.passphrase-easy' : undefined;
}

function passphraseProblem(secret: string): SecretProblem | undefined {
  if (secret.trim().length < shortestForAdministrator) return 'secret.administrator-short';
  return new Set(secret).size < 5 || isGuessable(secret) ? 'secret.passphrase-easy' : undefined;
}

/** Whether it is little more than names that everybody on the desk knows. Digits are checked as a PIN instead. */
export function isOwnName(secret: string, own: readonly string[]): boolean {
  if (secret.length > longest) return false;
  return !/^\d*$/.test(secret) && !isGuessable(secret) && isGuessable(secret, own);
}

/** A passphrase that is strong enough for an administrator cannot be guessed, even from a copied file. */
export function isPassphrase(secret: string): boolean {
  return passphraseProblem(secret) === undefined;
}

/** What can go wrong when signing in or choosing a secret, with the details of its sentence. */
export const secretProblems = {
  'secret.pin-short': [],
  'secret.pin-easy': [],
  'secret.passphrase-short': [],
  'secret.passphrase-easy': [],
  'secret.own-name': [],
  'secret.administrator-short': [],
  'secret.wrong': [],
  'secret.missing': [],
  'secret.none': [],
  'secret.one-time': [],
  'secret.administrator-pin': [],
  'secret.crowd': [],
  'secret.wait': ['seconds'],
} as const;

export type SecretProblem = keyof typeof secretProblems;

/** Why an agent's secret cannot be checked. */
export type SecretLack = 'secret.none' | 'pins.file-damaged' | 'pins.file-missing' | 'pins.entry-damaged';

function secret(problemOf: (text: string) => SecretProblem | undefined) {
  return z
    .string()
    .max(longest, 'text.too-long')
    .superRefine((text, context) => {
      // Judging a text takes much longer than its length suggests, and one that is too long is refused anyway.
      const problem = text.length > longest ? undefined : problemOf(text);
      if (problem) context.addIssue({ code: 'custom', message: problem });
    });
}

export const agentSecret = secret(secretProblem);
export const passphrase = secret(passphraseProblem);
