import type { ReactNode } from 'react';
import type { PictureProps } from '../picture/pictureProps';
import { MachineLayers } from './MachineLayers';

/** The layers of every machine: one figure each. A lone machine fills the place, several scroll in it. */
export function LayersPicture({ view, id, fixedHeight, ...rest }: PictureProps): ReactNode {
  if (view.machines.length === 0) return <p>Nothing is stored yet.</p>;
  const alone = view.machines.length === 1;
  return view.machines.map((machine) => (
    <MachineLayers
      key={machine.name}
      {...rest}
      machine={machine}
      id={`${id}-${machine.name}`}
      {...(alone ? { fixedHeight } : { heading: machine.name })}
    />
  ));
}
