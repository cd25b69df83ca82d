import type { Comparison } from '../../pictures/compare/compareImages';
import { comparisonSummary } from '../../pictures/compare/compareImages';
import type { Item, StackGeometry } from '../../pictures/geometry';
import { titleOf } from '../../pictures/stackOutline';
import { layerStackDefinition } from '../layerStack/layerStackDefinition';
import type { PictureDefinition } from '../picture/definition';
import { Differences } from './Differences';

/** Two images: what they share as one stack, and what differs side by side over it. */
export function compareDefinition(comparison: Comparison): PictureDefinition<StackGeometry, Item> {
  const title = `${titleOf(comparison.a)} beside ${titleOf(comparison.b)}`;
  return {
    ...layerStackDefinition({ view: comparison.machine, title }),
    summary: comparisonSummary(comparison),
    figures: undefined,
    below: () => <Differences comparison={comparison} />,
    list: () => <Differences comparison={comparison} whole />,
  };
}
