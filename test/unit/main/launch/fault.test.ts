import { describe, expect, test } from 'vitest';
import { diskFaultOf, faultOf } from '../../../../main/launch/fault.ts';

function failure(code: string, message = 'it failed'): Error {
  return Object.assign(new Error(message), { code });
}

/** As Node's fetch wraps what went wrong. */
function fetchFailed(cause: Error): Error {
  return new TypeError('fetch failed', { cause });
}

describe('why there is no Electron', () => {
  test.each([
    [fetchFailed(failure('ENOTFOUND')), 'couldn’t be reached. Check the internet connection'],
    [fetchFailed(failure('UND_ERR_CONNECT_TIMEOUT')), 'couldn’t be reached'],
    [fetchFailed(new AggregateError([failure('ECONNREFUSED'), failure('ENETUNREACH')])), 'couldn’t be reached'],
    [fetchFailed(failure('SELF_SIGNED_CERT_IN_CHAIN')), 'set NODE_EXTRA_CA_CERTS'],
    [fetchFailed(failure('UNABLE_TO_VERIFY_LEAF_SIGNATURE')), 'the download server’s certificate isn’t trusted'],
    [fetchFailed(failure('CERT_HAS_EXPIRED')), 'the download server’s certificate isn’t trusted'],
    [new TypeError('terminated', { cause: failure('UND_ERR_SOCKET') }), 'the connection was interrupted'],
    [failure('ENOSPC'), 'not enough free disk space'],
    [failure('EDQUOT'), 'not enough free disk space'],
    [failure('EACCES'), 'permission to change the folder node_modules/electron'],
    [failure('EROFS'), 'permission to change the folder node_modules/electron'],
    [failure('EBUSY'), 'another program is using its files'],
    [new Error('Something new\nat line 3'), 'Something new'],
    ['no error at all', 'the reason is unknown'],
  ])('is said of %s', (error, words) => {
    const fault = faultOf(error);
    expect(fault).toContain(words);
    expect(fault).not.toMatch(/[\n.]$|\n/);
  });

  test.each([
    ['Error: No space left on device (os error 28)', 'not enough free disk space'],
    ['There is not enough space on the disk. (os error 112)', 'not enough free disk space'],
    ['Error: Permission denied (os error 13)', 'permission to change'],
    ['Access is denied. (os error 5)', 'permission to change'],
    [
      'The process cannot access the file because it is being used by another process. (os error 32)',
      'another program',
    ],
    ['Error: invalid zip', undefined],
  ])('is read out of the installer’s output: %s', (output, words) => {
    const fault = diskFaultOf(output);
    if (words === undefined) expect(fault).toBeUndefined();
    else expect(fault).toContain(words);
  });
});
