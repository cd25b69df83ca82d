import type { ReactNode } from 'react';
import type { MachineView } from '../../session/worldView';
import type { Measure } from '../../pictures/geometry';
import { firstGeometry, frameId } from './firstPaint';
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
  /** Of the whole frame, in px. */
  readonly fixedHeight?: number;
  /** Width to lay out for while no screen is known, in px. */
  readonly defaultWidth?: number;
  readonly measure?: Measure;
}

/** The picture as pure markup, without hooks: for the build, for pages without scripts and while the interactive one loads. Its markup is that one's first paint. */
export function StaticLayerStack(props: StaticLayerStackProps): ReactNode {
  const geometry = firstGeometry(props);
  const { view, title, highlight, compact, fixedHeight } = props;
  return (
    <StackFrame
      view={view}
      geometry={geometry}
      title={title}
      id={frameId(props)}
      highlight={highlight}
      compact={compact}
      fixedHeight={fixedHeight}
      reservedHeight={fixedHeight === undefined ? geometry.height : undefined}
    />
  );
}
