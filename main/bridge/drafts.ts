import type { draftCalls, draftQueries } from '../../shared/bridge/contract/drafts.ts';
import { done } from '../../shared/bridge/result.ts';
import type { Drafts } from '../drafts/drafts.ts';
import type { Engine } from '../engine/engine.ts';
import { type DraftListPorts, listedDrafts } from './draft-list.ts';
import type { CallHandlers, QueryHandlers } from './handlers.ts';
import { type SentPorts, saveDraft, sentUnder } from './sent.ts';

export type DraftPorts = DraftListPorts &
  SentPorts & {
    readonly drafts: Pick<Drafts, 'get' | 'drop'>;
    readonly engine: Pick<Engine, 'idle'>;
  };

export function draftHandlers(
  ports: DraftPorts,
): QueryHandlers<keyof typeof draftQueries> & CallHandlers<keyof typeof draftCalls> {
  const { drafts, engine } = ports;
  return {
    'draft.list': async ({ access }) => done(await listedDrafts(ports, access)),
    'draft.get': async ({ access }, { slot }) => {
      const draft = await drafts.get(access.agentId, slot);
      if (!draft) return done(null);
      const { follows, ...content } = draft;
      const sent = follows && (await sentUnder(ports, access.agentId, follows.key));
      // If drafts continued each other, the last one is not all that was sent.
      return done({ ...content, sent: sent ? { ...sent, text: follows.words } : null });
    },
    'key.sent': async ({ access }, { key }) => {
      // What is still being written was asked for before this question.
      await engine.idle();
      return done(await sentUnder(ports, access.agentId, key));
    },
    'draft.save': ({ access }, { slot, content }) => saveDraft(ports, access.agentId, slot, content),
    'draft.drop': async ({ access }, { slot }) => {
      await drafts.drop(access.agentId, slot);
      return done({});
    },
  };
}
