import { type LucideIcon, Users } from 'lucide-react';
import type { KindPage, SetUpKind } from './kind-page.ts';
import { departmentPage } from './kinds/department.tsx';
import { deskPage } from './kinds/desk.tsx';
import { fieldPage } from './kinds/field.tsx';
import { planPage } from './kinds/plan.tsx';
import { priorityPage } from './kinds/priority.tsx';
import { rolePage } from './kinds/role.tsx';
import { schedulePage } from './kinds/schedule.tsx';
import { statusPage } from './kinds/status.tsx';
import { teamPage } from './kinds/team.tsx';
import { topicPage } from './kinds/topic.tsx';

/** The kinds that are listed with a form beside the list, in the order of the page. */
export const kindPages: readonly KindPage[] = [
  departmentPage,
  teamPage,
  topicPage,
  priorityPage,
  statusPage,
  planPage,
  schedulePage,
  rolePage,
  fieldPage,
  deskPage,
];

/** Agents have more than a record, such as a PIN, so they have forms of their own. */
export type ShownKind = SetUpKind | 'agent';

/** Every kind that can be set up, in the order of the page. */
export const allKinds: readonly { readonly kind: ShownKind; readonly icon: LucideIcon }[] = [
  { kind: 'agent', icon: Users },
  ...kindPages,
];
