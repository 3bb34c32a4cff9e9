import { fileFaults } from './packed-files.ts';
import { findPacked, fuseFaults, packedFiles } from './packed-program.ts';

/**
 * Checks packed programs: `npx tsx test/support/check-package.ts FOLDER…`, with the folders that the packager leaves, such
 * as `out/linux-unpacked`. For where the real Electron is packed; the tests do the same with a stub.
 */
for (const folder of process.argv.slice(2)) {
  const { program, archive } = await findPacked(folder);
  const faults = [...(await fuseFaults(program)), ...fileFaults(packedFiles(archive))];
  for (const fault of faults) process.stderr.write(`${folder}: ${fault}\n`);
  if (faults.length > 0) process.exitCode = 1;
  else process.stdout.write(`${folder}: as it has to be\n`);
}
