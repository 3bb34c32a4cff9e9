import type { draftCalls, draftQueries } from '../../shared/bridge/contract/drafts.ts';
import type { OpenedSlot } from '../../shared/bridge/draft.ts';
import { done, failed } from '../../shared/bridge/result.ts';
import type { Drafts } from '../drafts/drafts.ts';
import type { Engine } from '../engine/engine.ts';
import { type DraftListPorts, listedDrafts } from './draft-list.ts';
import type { CallHandlers, QueryHandlers } from './handlers.ts';
import { claimDraft, type OpenedDraftPorts, openDraft, standingOf, takeDraft } from './opened-drafts.ts';
import { saveDraft, sentUnder, waitingDraft } from './sent.ts';

export type DraftPorts = DraftListPorts &
  OpenedDraftPorts & {
    readonly drafts: Pick<Drafts, 'drop'>;
    readonly engine: Pick<Engine, 'idle'>;
  };

const taken = failed('refused', 'draft.taken');

export function draftHandlers(
  ports: DraftPorts,
): QueryHandlers<keyof typeof draftQueries> & CallHandlers<keyof typeof draftCalls> {
  const { drafts, engine, owners, draftsChanged } = ports;
  return {
    'draft.list': async (context) => done(await listedDrafts(ports, context)),
    'draft.get': async ({ access }, draft) => {
      const content = await drafts.get(access.agentId, draft);
      return done(content && (await waitingDraft(ports, access.agentId, content)));
    },
    'draft.standing': async (context, draft) => done(await standingOf(ports, context, draft)),
    'key.sent': async ({ access }, { key }) => {
      // Operations that were requested before this query may still be running.
      await engine.idle();
      return done(await sentUnder(ports, access.agentId, key));
    },
    'draft.open': (context, input) => openDraft(ports, context, input),
    'draft.openAll': async (context, { slots }) => {
      const opened: OpenedSlot[] = [];
      for (const slot of slots) {
        const result = await openDraft(ports, context, { slot });
        if (!result.ok) return result;
        opened.push(result.value);
      }
      return done(opened);
    },
    'draft.take': (context, draft) => takeDraft(ports, context, draft),
    'draft.save': async (context, { content, ...draft }) => {
      const { agentId } = context.access;
      return (await claimDraft(ports, context, draft, content)) ? saveDraft(ports, agentId, draft, content) : taken;
    },
    'draft.drop': async ({ windowId, access: { agentId } }, draft) => {
      const owner = owners.ownerOf(agentId, draft);
      if (owner !== undefined && owner !== windowId) return taken;
      await drafts.drop(agentId, draft);
      owners.release(agentId, draft);
      return done({});
    },
    'draft.close': ({ windowId, access: { agentId } }, draft) => {
      if (owners.ownerOf(agentId, draft) === windowId) {
        owners.release(agentId, draft);
        draftsChanged(agentId);
      }
      return done({});
    },
  };
}
