import { layerStack } from '../../src/pictures/layerStack';
import { namesPicture } from '../../src/pictures/names/names';
import { hundredImages } from '../../src/scenes/machines';
import { measure, medianMs, type Measure, type Measured } from './measure';

const IMAGES = [25, 50, 100] as const;
/** A pane's figure: the scale is chosen so that it fits, if it can. */
const PANE = { width: 460, height: 400 };

/** Geometry of many images of twenty layers each. At 100 images it may take 8 ms (docs/contributing: a frame has 16). */
export async function benchPictures(): Promise<readonly Measure[]> {
  const fleet = hundredImages();
  const cold = await medianMs(
    1,
    () => fleet,
    (machine) => layerStack(machine, { width: 1080 }),
  );
  const stacks: Measured[] = [];
  const names: Measured[] = [];
  for (const size of IMAGES) {
    const machine = hundredImages(size);
    const view = { machines: [machine] };
    const prepare = (): void => undefined;
    // Twice, so that the second is of warm code.
    for (let n = 0; n < 2; n += 1) {
      const stack = { size, ms: await medianMs(31, prepare, () => layerStack(machine, { width: 1080 })) };
      const name = { size, ms: await medianMs(31, prepare, () => namesPicture(view, { width: 1080 })) };
      if (n === 1) {
        stacks.push(stack);
        names.push(name);
      }
    }
  }
  const fitted = await medianMs(
    31,
    () => fleet,
    (machine) => layerStack(machine, PANE),
  );
  const last = stacks.at(-1)?.ms ?? 0;
  return [
    measure('laying out the layers of images of 20 layers', 'images', stacks, [
      `100 images × 20 layers: ${last.toFixed(1)} ms of the 8 ms that they may take; ${fitted.toFixed(1)} ms where they are to fit a height; ${cold.toFixed(0)} ms the very first time, when nothing is compiled yet`,
    ]),
    measure('laying out the names of as many images', 'images', names),
  ];
}
