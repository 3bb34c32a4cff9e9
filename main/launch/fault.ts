import { errorCode } from '../platform/disk.ts';

const unreachable = /^(ENOTFOUND|EAI_AGAIN|ENETUNREACH|EHOSTUNREACH|ECONNREFUSED|ETIMEDOUT|UND_ERR_CONNECT_TIMEOUT)$/;
const brokenOff = /^(ECONNRESET|EPIPE|UND_ERR_SOCKET|UND_ERR_RES_CONTENT_LENGTH_MISMATCH|ERR_STREAM_PREMATURE_CLOSE)$/;
const untrusted = /CERT|SELF_SIGNED|UNABLE_TO_(VERIFY|GET)/;

/** A sentence about why Electron could not be downloaded or unpacked, without its period. */
export function faultOf(error: unknown): string {
  const chain = causesOf(error);
  const codes = chain.map(errorCode);
  const refused = chain.find((cause) => cause.name === 'HTTPError');
  if (refused) return `the download server refused the download (${statusOf(refused)})`;
  if (chain.some(({ message }) => /checksum/i.test(message)))
    return 'the downloaded file is damaged, so it was not used';
  if (codes.some((code) => unreachable.test(code)))
    return 'the download server couldn’t be reached. Check the internet connection';
  if (codes.some((code) => untrusted.test(code)))
    return 'the download server’s certificate isn’t trusted. Behind a company proxy, set NODE_EXTRA_CA_CERTS';
  if (codes.some((code) => brokenOff.test(code))) return 'the connection was interrupted';
  return chain.map((cause) => diskFaultOf(`${errorCode(cause)} ${cause.message}`)).find(Boolean) ?? plain(chain);
}

/** The same for disk errors, from an error or from the output of a program. */
export function diskFaultOf(text: string): string | undefined {
  if (/ENOSPC|EDQUOT|no space left|not enough space|disk quota/i.test(text))
    return 'there is not enough free disk space';
  if (/EBUSY|ETXTBSY|ENOTEMPTY|used by another process|resource busy/i.test(text))
    return 'another program is using its files. Close other Deskside windows, or wait for the virus scanner to finish';
  if (/EACCES|EPERM|EROFS|permission denied|access is denied|read-only file system|not permitted/i.test(text))
    return 'you don’t have permission to change the folder node_modules/electron';
  return undefined;
}

/** An error with all its causes. A refused connection holds one error per address. */
function causesOf(error: unknown): readonly Error[] {
  if (!(error instanceof Error)) return [];
  const inner = error instanceof AggregateError ? (error.errors as unknown[]) : [];
  return [error, ...causesOf(error.cause), ...inner.flatMap(causesOf)];
}

function statusOf(error: Error): string {
  const { response } = error as Error & { readonly response?: { readonly status: number } };
  return `HTTP ${response?.status ?? 'error'}`;
}

function plain(chain: readonly Error[]): string {
  const [line = ''] = (chain.at(-1)?.message ?? '').split('\n');
  return line || 'the reason is unknown';
}
