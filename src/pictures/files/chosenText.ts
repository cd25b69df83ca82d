import type { FileFilter } from './rows';
import type { ShownTree } from './shownTree';

/** What of the tree the reader has chosen to see, in words; '' for all of it. */
export function chosenText({ extent, layers }: ShownTree, { text, layer, onlyHidden }: FileFilter): string {
  const label = (index: number): string => layers[index]?.label ?? '';
  return [
    extent.kind === 'whole' ? '' : `${extent.kind === 'only' ? 'only the layer' : 'up to the layer'} ${label(extent.layer)}`,
    text === '' ? '' : `paths with “${text}”`,
    layer === undefined ? '' : `touched by ${label(layer)}`,
    onlyHidden === true ? 'hidden only' : '',
  ]
    .filter((part) => part !== '')
    .join(', ');
}
