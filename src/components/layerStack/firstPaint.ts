import type { MachineView } from '../../session/worldView';
import type { Measure, StackGeometry } from '../../pictures/geometry';
import { layerStack } from '../../pictures/layerStack';

const DEFAULT_WIDTH = 480;
/** Height of summary line and strip together, in px, about; measured after the first paint. */
const CHROME = 150;

interface FirstPaint {
  readonly view: MachineView;
  readonly title: string;
  readonly id?: string;
  readonly fixedHeight?: number;
  readonly defaultWidth?: number;
  readonly measure?: Measure;
}

/** Geometry for the width that is assumed while no screen is known. */
export function firstGeometry({ view, defaultWidth, fixedHeight, measure }: FirstPaint): StackGeometry {
  const height = fixedHeight === undefined ? undefined : fixedHeight - CHROME;
  return layerStack(view, { width: defaultWidth ?? DEFAULT_WIDTH, height, measure });
}

export function frameId({ id, title }: FirstPaint): string {
  return id ?? `stack-${title.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`;
}
