import * as z from 'zod';
import { aspect, event } from './aspect.ts';

/** Which commits were undone, as `device:seq`, so that none is undone twice. */
export interface Undone {
  readonly commits: readonly string[];
}

const nothing: Undone = { commits: [] };

export const undone = aspect(nothing, {
  'commit.undone': event<Undone, { commit: string; stays: string[] }>({
    data: z.object({ commit: z.string(), stays: z.array(z.string()) }),
    apply: ({ commits }, { commit }) => ({ commits: [...commits, commit] }),
  }),
});
