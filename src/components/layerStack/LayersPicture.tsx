import type { ReactNode } from 'react';
import type { PictureProps } from '../picture/pictureProps';
import { LayerStack } from './LayerStack';

/** The layers of every machine: one figure each. A lone machine fills the place, several scroll in it. */
export function LayersPicture({ view, id, fixedHeight, ...rest }: PictureProps): ReactNode {
  const alone = view.machines.length === 1;
  if (view.machines.length === 0) return <p>Nothing is stored yet.</p>;
  return view.machines.map((machine) => (
    <LayerStack
      key={machine.name}
      view={machine}
      title={`Images on ${machine.name}`}
      id={`${id}-${machine.name}`}
      heading={alone ? undefined : machine.name}
      fixedHeight={alone ? fixedHeight : undefined}
      compact={rest.compact}
      narrow={rest.narrow}
      highlight={rest.highlight}
      onActive={rest.onActive}
    />
  ));
}
