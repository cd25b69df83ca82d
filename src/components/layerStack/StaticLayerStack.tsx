import type { ReactNode } from 'react';
import type { MachineView } from '../../session/worldView';
import type { Measure } from '../../pictures/geometry';
import { firstLayouts, frameId } from './firstPaint';
import { StackFrame } from './StackFrame';

export interface StaticLayerStackProps {
  readonly view: MachineView;
  /** Accessible name of the figure. */
  readonly title: string;
  /** Unique on the page; made from the title where it is not given. */
  readonly id?: string;
  /** Digest (of a layer, or an image ID) to point out. */
  readonly highlight?: string;
  /** The picture alone: no summary line, no switch to the list, no legend. */
  readonly compact?: boolean;
  /** It stays as it is, and is no first paint of the interactive one: no room is kept for details. */
  readonly still?: boolean;
  /** One layout, for a phone's width, instead of one for each of two: half the markup, on a page with many pictures that soon come alive. */
  readonly narrow?: boolean;
  /** Of the whole frame, in px. */
  readonly fixedHeight?: number;
  /** Which bytes make the height and stand on the slabs: those that travel (the default), or those on disk. */
  readonly measure?: Measure;
}

/** The picture as pure markup, without hooks: for the build, for pages without scripts and while the interactive one loads. Its markup is that one's first paint. */
export function StaticLayerStack(props: StaticLayerStackProps): ReactNode {
  const { view, title, highlight, compact, still, fixedHeight } = props;
  return (
    <StackFrame
      view={view}
      geometry={props.narrow ? firstLayouts(props).narrow : firstLayouts(props)}
      title={title}
      id={frameId(props)}
      highlight={highlight}
      compact={compact}
      still={still}
      fixedHeight={fixedHeight}
    />
  );
}
