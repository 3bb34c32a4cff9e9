import type { KindPage } from './kind-page.ts';
import { agentPage } from './kinds/agent.tsx';
import { departmentPage } from './kinds/department.tsx';
import { deskPage } from './kinds/desk.tsx';
import { fieldPage } from './kinds/field.tsx';
import { planPage } from './kinds/plan.tsx';
import { priorityPage } from './kinds/priority.tsx';
import { queuePage } from './kinds/queue.tsx';
import { rolePage } from './kinds/role.tsx';
import { schedulePage } from './kinds/schedule.tsx';
import { statusPage } from './kinds/status.tsx';
import { teamPage } from './kinds/team.tsx';
import { topicPage } from './kinds/topic.tsx';

/** Every kind that can be set up, in the order of the page. */
export const kindPages: readonly KindPage[] = [
  agentPage,
  departmentPage,
  teamPage,
  topicPage,
  priorityPage,
  statusPage,
  planPage,
  schedulePage,
  rolePage,
  fieldPage,
  queuePage,
  deskPage,
];
