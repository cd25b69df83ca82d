import { expect, it } from 'vitest';
import { chosenText } from '../../../src/pictures/files/chosenText';
import { NO_FILTER } from '../../../src/pictures/files/rows';
import { shownTree } from '../../../src/pictures/files/shownTree';
import { fileSubjects } from '../../../src/pictures/files/subjects';
import { shop } from '../../../src/scenes/fileWorlds';

const layers = fileSubjects(shop().view)[0]?.layers ?? [];
const stack = { layers, files: layers.map(() => 'unknown' as const) };

it('says nothing of a tree that is shown whole', () => {
  expect(chosenText(shownTree(stack, { kind: 'whole' }), NO_FILTER)).toBe('');
});

it('says which layers and which paths were chosen', () => {
  expect(chosenText(shownTree(stack, { kind: 'only', layer: 0 }), { text: 'motd' })).toBe('only the layer FROM base, paths with “motd”');
  expect(chosenText(shownTree(stack, { kind: 'upTo', layer: 1 }), { text: '', layer: 0, onlyHidden: true })).toBe(
    'up to the layer RUN rm /tmp/big.log, touched by FROM base, hidden only',
  );
});
