import type { Disk } from '../../main/platform/disk.ts';
import { durableJson } from '../../main/platform/durable-json.ts';
import { openKeyVault } from '../../main/platform/key-vault.ts';
import { noSecretBox, type SecretBox } from '../../main/platform/secret-box.ts';
import { openSecrets, type Secrets, type SecretsPorts } from '../../main/session/secrets.ts';
import type { SecretsData } from '../../main/session/secrets-data.ts';
import { quickHash, quickly } from './quick-hash.ts';
import { countingIds } from './test-desk.ts';

export const secretsFolder = '/home/desk';
const computerFolder = '/home/data';

const newId = countingIds('key-');

/** The secrets of a desk as one process on one computer opens them. */
export function secretsOn(disk: Disk, box: SecretBox = noSecretBox): Promise<Secrets> {
  return openSecrets(portsOn(disk, box));
}

/** The same, but hashes of new secrets take no time. */
export function quickSecretsOn(disk: Disk, box: SecretBox = noSecretBox): Promise<Secrets> {
  return openSecrets({ ...portsOn(disk, box), hash: quickly });
}

function portsOn(disk: Disk, box: SecretBox): SecretsPorts {
  const onFault = () => undefined;
  const keys = openKeyVault({ disk, dataFolder: computerFolder, newId, onFault }, box);
  return { disk, folder: secretsFolder, onFault, isExpected: false, keys };
}

/** Puts secrets on a disk as an older Deskside left them: hashes alone. */
export async function putQuickSecrets(disk: Disk, secrets: Readonly<Record<string, string>>): Promise<void> {
  await disk.makeFolder(secretsFolder);
  const file = durableJson<SecretsData>(disk, `${secretsFolder}/secrets.json`, () => undefined);
  const hashes = Object.fromEntries(Object.entries(secrets).map(([id, secret]) => [id, quickHash(secret)]));
  // Twice, as a file that was in use has an older generation beside it.
  for (const count of [1, 2]) await file.write({ hashes, failures: { nobody: { count, lastMs: 0 } } });
}

/** Every hash that can be read out of any generation of the secrets on a disk, without a key. */
export function legibleHashes(files: ReadonlyMap<string, Buffer>): string[] {
  const texts = [...files].filter(([path]) => path.includes('/secrets.json')).map(([, bytes]) => String(bytes));
  return texts.flatMap((text) => [...text.matchAll(/"hash": "([^"]*)/g)].map(([, hash = '']) => hash));
}
