import { useId, type ReactNode } from 'react';
import type { MachineView, WorldView } from '../../session/worldView';
import { StaticLayerStack, type StaticLayerStackProps } from '../layerStack/StaticLayerStack';

/** The picture of a world without any script: one stack for each machine. */
export function StaticPicture({ view }: { readonly view: WorldView }): ReactNode {
  const id = useId();
  if (view.machines.length === 0) return <EmptyPicture />;
  return view.machines.map((machine) => <StaticLayerStack key={machine.name} {...stackProps(machine, view, id)} narrow />);
}

export function EmptyPicture(): ReactNode {
  return <p>Nothing is stored yet.</p>;
}

/** The place for pictures is this high (`--part-height` without its padding), in px. */
const PICTURE_HEIGHT = 484;

/** How a pane shows one machine, with and without script alike. `id` is the pane's. A lone machine fills the place, several scroll in it. */
export function stackProps(machine: MachineView, world: WorldView, id: string): StaticLayerStackProps {
  return {
    view: machine,
    title: `Images on ${machine.name}`,
    id: `${id}-${machine.name}`,
    ...(world.machines.length === 1 ? { fixedHeight: PICTURE_HEIGHT } : {}),
  };
}
