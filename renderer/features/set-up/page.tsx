import { Settings } from 'lucide-react';
import type { Page } from '../../forms/page.ts';
import { kindPages } from './kinds.ts';
import { SetUpPage } from './set-up-page.tsx';

export const page: Page = {
  address: 'set-up',
  icon: Settings,
  label: 'command.view.set-up',
  for: ({ me }) => me.isAdministrator,
  group: 'desk',
  order: 8,
  hasParts: true,
  parts: kindPages.map(({ kind, icon }) => ({ part: [kind], icon, label: `deskSetUp.${kind}.title` })),
  render: ({ me, part, goToPart }) => <SetUpPage part={part} goToPart={goToPart} myId={me.agentId} />,
};
