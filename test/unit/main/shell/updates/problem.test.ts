import { describe, expect, test } from 'vitest';
import { problemOf, UpdateFault } from '../../../../../main/shell/updates/problem.ts';

function coded(code: string): Error {
  return Object.assign(new Error(`${code} at https://secret.example/`), { code });
}

describe('the reported reason of an error', () => {
  test.each([
    ['OFFER', new UpdateFault('older', 'OFFER'), 'older'],
    ['ECONNREFUSED', coded('ECONNREFUSED'), 'unreachable'],
    ['ENOTFOUND', coded('ENOTFOUND'), 'unreachable'],
    ['NET_INTERNET_DISCONNECTED', new Error('net::ERR_INTERNET_DISCONNECTED'), 'unreachable'],
    ['NET_CERT_DATE_INVALID', new Error('net::ERR_CERT_DATE_INVALID'), 'insecure'],
    ['NET_BLOCKED_BY_CLIENT', new Error('net::ERR_BLOCKED_BY_CLIENT'), 'insecure'],
    ['CERT_HAS_EXPIRED', coded('CERT_HAS_EXPIRED'), 'insecure'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', coded('ERR_TLS_CERT_ALTNAME_INVALID'), 'insecure'],
    ['ERR_UPDATER_INVALID_SIGNATURE', coded('ERR_UPDATER_INVALID_SIGNATURE'), 'insecure'],
    ['ERR_CHECKSUM_MISMATCH', coded('ERR_CHECKSUM_MISMATCH'), 'damaged'],
    ['TypeError', new TypeError('Cannot read https://secret.example/'), 'damaged'],
    ['Error', coded('https://secret.example/'), 'damaged'],
    ['UNKNOWN', 'text', 'damaged'],
  ])('is its problem and its code alone: %s', (code, error, problem) => {
    expect(problemOf(error)).toEqual({ problem, code });
  });
});
