import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..', '..');

/** What is made here or comes from elsewhere; git ignores it too. */
const made = new Set(['.cache', '.git', 'dist', 'node_modules', 'out', 'test-results', 'tour']);

/** How keys look that open something: a private key, and the tokens of those whom a help desk's makers deal with. */
const secrets: readonly RegExp[] = [
  /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----/,
  /\bgh[pousr]_[A-Za-z0-9]{36}/,
  /\bgithub_pat_[A-Za-z0-9_]{40}/,
  /\bglpat-[A-Za-z0-9_-]{20}/,
  /\bnpm_[A-Za-z0-9]{36}/,
  /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/,
  /\bAIza[A-Za-z0-9_-]{35}/,
  /\bxox[abprs]-[A-Za-z0-9-]{10}/,
  /\b[sr]k_live_[A-Za-z0-9]{16}/,
  /\bsk-(?:ant|proj)-[A-Za-z0-9_-]{20}/,
  /\/\/[^\s/:@]+:[^\s/:@]{8,}@(?!.*\bexample\b)[a-z0-9.-]+\.[a-z]{2,}/,
  /_authToken\s*=\s*[^\s$]/,
];

const keyFile = /(^|\/)(\.env(\..+)?|\.npmrc|id_[a-z0-9]+|.+\.(pem|key|p8|p12|pfx|jks|keystore|mobileprovision))$/i;

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return folder === root && made.has(entry.name) ? [] : filesBelow(path);
    return entry.isFile() ? [path] : [];
  });
}

function betrays(text: string): boolean {
  return secrets.some((pattern) => pattern.test(text));
}

test('ES11: no file of the repository holds a secret', () => {
  const files = filesBelow(root);
  expect(files.length).toBeGreaterThan(300);
  const names = files.map((file) => relative(root, file).replaceAll('\\', '/'));
  expect(names.filter((name) => keyFile.test(name))).toEqual([]);
  expect(names.filter((name) => betrays(readFileSync(join(root, name), 'latin1')))).toEqual([]);
});

test('a secret is seen where there is one', () => {
  const letters = 'aB3'.repeat(14);
  // Put together here, or this file itself would be found.
  const found = [
    `${'-'.repeat(5)}BEGIN RSA PRIVATE KEY${'-'.repeat(5)}`,
    `token: ${'ghp'}_${letters}`,
    `${'AKIA'}${'ABCD'.repeat(4)}`,
    `https:/${'/jane:'}correct-horse@hub.acme.com/`,
    `//registry/:${'_auth'}Token=${letters}`,
  ];
  expect(found.filter((text) => !betrays(text))).toEqual([]);
  expect(['.env', 'main/.env.local', 'keys/mac.p12'].filter((name) => !keyFile.test(name))).toEqual([]);
});
