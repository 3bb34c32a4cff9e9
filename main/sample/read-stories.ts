import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { done, failed, type Result } from '../../shared/bridge/result.ts';
import { errorCode } from '../platform/disk.ts';
import { type Story, storySchema } from './story.ts';

/** The texts of the forty sample tickets, a file for each subject. Data files beside the program, not code. */
export const storyFiles = [
  'computers.json',
  'access.json',
  'software.json',
  'devices.json',
  'infrastructure.json',
  'requests.json',
] as const;

const fileSchema = z.array(storySchema).min(1);

/** Reads the stories from the folder into which the build copies them. Fails if one of the files is missing or damaged. */
export async function readStories(folder: string): Promise<Result<readonly Story[]>> {
  const stories: Story[] = [];
  for (const name of storyFiles) {
    const read = fileSchema.safeParse(await readJson(join(folder, name)));
    if (!read.success) return failed('unavailable', 'sample.incomplete', { details: { file: name } });
    stories.push(...read.data);
  }
  return done(stories);
}

/** Undefined if the file is missing or unreadable, or is not JSON. */
async function readJson(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    if (error instanceof SyntaxError || errorCode(error) !== '') return undefined;
    throw error;
  }
}
