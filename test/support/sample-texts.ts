import { join } from 'node:path';
import type { LiveDesk, LiveDeskPorts } from '../../main/desk/live-desk.ts';
import { prepareSample } from '../../main/sample/write-sample.ts';
import type { Result } from '../../shared/bridge/result.ts';

/** The folder with the texts of the sample desk, as they are in the sources. */
export const sampleTexts = join(import.meta.dirname, '..', '..', 'main', 'sample', 'stories');

/** What a desk manager of a test makes the sample desk with. */
export const preparesSample = () => prepareSample(sampleTexts, 'Test');

/** A program that a test bundles is told where the texts are. */
export async function sampleDesk(
  ports: LiveDeskPorts,
  key: string,
  texts: string = sampleTexts,
): Promise<Result<LiveDesk>> {
  const sample = await prepareSample(texts, 'Test');
  return sample.ok ? sample.value(ports, key) : sample;
}
