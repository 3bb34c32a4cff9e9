import { type AgentColour, agentColours } from '../../../shared/domain/records/agent.ts';
import { useAction } from '../../bridge/use-action.ts';
import { useText } from '../../i18n/text.tsx';
import { ChosenRow } from './choice-row.tsx';

/** The color is part of the agent’s record, so that colleagues see it on every computer. */
export function ColourRow({ colour }: { readonly colour: AgentColour }) {
  const text = useText();
  const { runAction } = useAction();
  return (
    <ChosenRow
      label={text('me.colour')}
      words={text('me.colour.words')}
      value={colour}
      options={agentColours.map((value) => ({ value, label: text(`colour.${value}`) }))}
      choose={(chosen) =>
        runAction(
          'agent.recolour',
          { colour: chosen },
          text('me.colour.saved', { name: text(`colour.${chosen}`).toLocaleLowerCase() }),
        )
      }
    />
  );
}
