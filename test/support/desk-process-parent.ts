import { runDeskProcess } from '../../main/launch/run-desk-process.ts';
import { watchSignals } from '../../main/launch/signals.ts';

/** `node --import tsx desk-process-parent.ts SCRIPT [MS]`: runs a script as a start runs the desk, to the same end. */
const [script = '', endsWithinMs] = process.argv.slice(2);
const end = await runDeskProcess(process.execPath, ['-e', script], {
  environment: process.env,
  platform: process.platform,
  signals: watchSignals(),
  warn: (line) => void process.stdout.write(`${line}\n`),
  ...(endsWithinMs === undefined ? {} : { endsWithinMs: Number(endsWithinMs) }),
});
process.exit(end.kind === 'ended' ? end.code : 99);
