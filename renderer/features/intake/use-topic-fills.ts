import { useFormContext } from 'react-hook-form';
import type { DeskChoices } from '../../../shared/views/choices.ts';
import type { IntakeValues } from './intake-values.ts';
import { routingFor } from './intake-values.ts';

/** Fills in department, priority and SLA plan from the help topic, each until the agent changes it by hand. */
export function useTopicFills(choices: DeskChoices): (topicId: string) => void {
  const { setValue, formState } = useFormContext<IntakeValues>();
  const { dirtyFields } = formState;
  return (topicId) => {
    const filled = routingFor(choices, topicId);
    if (!dirtyFields.departmentId) setValue('departmentId', filled.departmentId);
    if (!dirtyFields.priorityId) setValue('priorityId', filled.priorityId);
    if (!dirtyFields.planId) setValue('planId', filled.planId);
  };
}
