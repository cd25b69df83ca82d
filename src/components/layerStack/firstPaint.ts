import type { MachineView } from '../../session/worldView';
import type { Measure, StackGeometry } from '../../pictures/geometry';
import { layerStack } from '../../pictures/layerStack';

/** Widths laid out for while no screen is known, in px: a phone's, and half a pane's; the style sheet shows the one that fits. */
const NARROW = 250;
const WIDE = 460;
/** Height of summary line and strip together, in px, about; measured after the first paint. */
const CHROME = 138;

interface FirstPaint {
  readonly view: MachineView;
  readonly title: string;
  readonly id?: string;
  readonly fixedHeight?: number;
  readonly measure?: Measure;
}

/** What stands in the page before anything is measured: the layout for a narrow and for a wide figure. */
export interface Layouts {
  readonly narrow: StackGeometry;
  readonly wide: StackGeometry;
}

export function firstLayouts({ view, fixedHeight, measure }: FirstPaint): Layouts {
  const height = fixedHeight === undefined ? undefined : fixedHeight - CHROME;
  return { narrow: layerStack(view, { width: NARROW, height, measure }), wide: layerStack(view, { width: WIDE, height, measure }) };
}

export function frameId({ id, title }: FirstPaint): string {
  return id ?? `stack-${title.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`;
}
