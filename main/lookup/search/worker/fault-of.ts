import { IndexFault } from './index-fault.ts';

/** What SQLite says if the disk is the reason. */
const refusals =
  /disk is full|disk I\/O error|unable to open|readonly database|could not open|database is locked|out of memory/i;

/** The system's codes of errors of the disk. */
const systemCode = /^E(?!RR_)[A-Z0-9]+$/;

/** Anything else that SQLite says about an index, or about a query that this program made, means that it is damaged. */
export function faultOf(error: unknown): IndexFault {
  if (error instanceof IndexFault) return error;
  if (!(error instanceof Error)) return new IndexFault('bug', 'Something was thrown that is no error');
  if (error.name === 'SQLite3Error') {
    return new IndexFault(refusals.test(error.message) ? 'refused' : 'damaged', error.message);
  }
  const code = 'code' in error ? String(error.code) : '';
  return systemCode.test(code) ? new IndexFault('refused', code) : new IndexFault('bug', error.stack ?? error.message);
}
