import * as z from 'zod';
import { isGuessable } from './guessable.ts';

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

/** The key of what is wrong with a PIN (digits only) or passphrase; nothing when it will do. */
export function secretProblem(secret: string): SecretProblem | undefined {
  if (/^\d+$/.test(secret)) {
    if (secret.length < shortestPin) return 'secret.pin-short';
    return isRun(secret) || isRepeated(secret) || new Set(secret).size < 3 ? 'secret.pin-easy' : undefined;
  }
  if (secret.trim().length < shortestPassphrase) return 'secret.passphrase-short';
  return isGuessable(secret) ? 'secret.passphrase-easy' : undefined;
}

function passphraseProblem(secret: string): SecretProblem | undefined {
  if (secret.trim().length < shortestForAdministrator) return 'secret.administrator-short';
  return new Set(secret).size < 5 || isGuessable(secret) ? 'secret.passphrase-easy' : undefined;
}

/** Whether it is little more than names that everybody on the desk knows. Digits are judged as a PIN, not here. */
export function isOwnName(secret: string, own: readonly string[]): boolean {
  return !/^\d*$/.test(secret) && !isGuessable(secret) && isGuessable(secret, own);
}

/** A passphrase that is good enough for an administrator cannot be guessed, even from a copied file. */
export function isPassphrase(secret: string): boolean {
  return passphraseProblem(secret) === undefined;
}

/** What signing in and choosing a secret can get wrong, with the sentence a person reads. */
export const secretProblems = {
  'secret.pin-short': 'Use at least 6 digits, or a passphrase of at least 8 characters.',
  'secret.pin-easy': 'This PIN is too easy to guess. Avoid sequences and repeated digits.',
  'secret.passphrase-short': 'Use at least 6 digits, or a passphrase of at least 8 characters.',
  'secret.passphrase-easy': 'This passphrase is too easy to guess. Use a few random words.',
  'secret.own-name': 'This passphrase is too close to a name on this desk. Use a few random words.',
  'secret.administrator-short': 'Use at least 12 characters. A few random words are easy to remember.',
  'secret.wrong': 'That is not the right PIN or passphrase. Try again.',
  'secret.none': 'You have no PIN on this computer. Ask an administrator for a new one.',
  'secret.one-time': 'This passphrase works only once. Choose a new one.',
  'secret.crowd': 'Too many sign-ins at once. Wait a moment, then try again.',
  'secret.wait':
    'That is not the right PIN or passphrase. Wait {seconds, plural, one {# second} other {# seconds}}, then try again.',
} as const;

export type SecretProblem = keyof typeof secretProblems;

/** Why nobody can tell whether an agent's secret is right. */
export type SecretLack = 'secret.none' | 'pins.file-damaged' | 'pins.file-missing' | 'pins.entry-damaged';

function secret(problemOf: (text: string) => SecretProblem | undefined) {
  return z
    .string()
    .max(longest, 'text.too-long')
    .superRefine((text, context) => {
      const problem = problemOf(text);
      if (problem) context.addIssue({ code: 'custom', message: problem });
    });
}

export const agentSecret = secret(secretProblem);
export const passphrase = secret(passphraseProblem);
