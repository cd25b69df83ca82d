import { describe, expect, it } from 'vitest';
import { comparable, compareImages, comparisonSummary } from '../../src/pictures/compare/compareImages';
import type { Comparison } from '../../src/pictures/compare/compareImages';
import type { MachineView } from '../../src/session/worldView';
import { builtRows, nodeAndPython, pulling, scene } from '../../src/scenes/machines';

function compared(...machines: readonly MachineView[]): Comparison {
  const view = { machines };
  const [a, b] = comparable(view);
  if (!a || !b) throw new Error('fewer than two images');
  return compareImages(view, a, b);
}

describe('compareImages', () => {
  it('merges the shared prefix and lists what each image has over it', () => {
    const comparison = compared(nodeAndPython());
    expect([comparison.shared.length, comparison.onlyA.length, comparison.onlyB.length]).toEqual([4, 4, 3]);
    expect(comparisonSummary(comparison)).toBe(
      '4 layers in both, 349MB; 4 only in node:22-bookworm, 59.8MB; 3 only in python:3.12-bookworm, 31.9MB',
    );
  });

  it('lists configuration that only one has, as often as it has it more', () => {
    const s = scene();
    s.image(['a:1'], builtRows(['COPY f /', 1], ['ENV A=1'], ['ENV A=1'], ['CMD ["a"]']));
    s.image(['b:1'], builtRows(['COPY f /', 1], ['ENV A=1'], ['CMD ["b"]']));
    const { configurationA, configurationB } = compared(s.machine());
    expect([configurationA, configurationB]).toEqual([['ENV A=1', 'CMD ["a"]'], ['CMD ["b"]']]);
  });

  it('says of a blob that lies over other layers in the other image that it is the same blob', () => {
    const s = scene();
    s.image(['a:1'], builtRows(['COPY base /', 10], ['COPY same /', 5]));
    s.image(['b:1'], builtRows(['COPY other /', 11], ['COPY same /', 5]));
    expect(compared(s.machine()).onlyA.map(({ elsewhere }) => elsewhere)).toEqual([false, true]);
  });

  it('compares images of two machines: layers have the same keys everywhere', () => {
    const laptop = scene('laptop');
    laptop.image(['a:1'], builtRows(['COPY base /', 10], ['COPY a /', 5]));
    const server = scene('server');
    server.image(['b:1'], builtRows(['COPY base /', 10]));
    expect(compared(laptop.machine(), server.machine()).shared).toHaveLength(1);
  });

  it('offers no image that is still being pulled', () => {
    expect(comparable({ machines: [pulling()] }).map(({ names }) => names[0])).toEqual(['node:22-bookworm']);
  });
});
