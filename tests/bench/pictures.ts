import { layerStack } from '../../src/pictures/layerStack';
import { builtRows, scene } from '../pictures/views';
import type { MachineView } from '../../src/session/worldView';
import { measure, medianMs } from './measure';
import type { Measure, Measured } from './measure';

const SIZES = [25, 50, 100] as const;
const LAYERS = 20;

/** Images of so many layers, that share from one to all but one of them, as releases of one product do. */
function releases(count: number): MachineView {
  const s = scene();
  for (let n = 0; n < count; n++) {
    const shared = 1 + ((n * 7) % (LAYERS - 1));
    const steps = Array.from({ length: LAYERS }, (_, k) => [`RUN step ${k} ${k < shared ? 'base' : n}`, 1000 * (k + 1)] as const);
    s.image([`registry.example.com/team/app:1.${n}`], builtRows(...steps));
  }
  return s.machine();
}

/** The geometry of many images over shared layers: the goal is 8 ms for 100 of 20 layers. */
export async function benchPictures(): Promise<readonly Measure[]> {
  const sizes: Measured[] = [];
  for (const size of SIZES) {
    const view = releases(size);
    sizes.push({
      size,
      ms: await medianMs(
        15,
        () => undefined,
        () => layerStack(view, { width: 1080 }),
      ),
    });
  }
  return [measure(`geometry of images of ${LAYERS} layers`, 'images', sizes)];
}
