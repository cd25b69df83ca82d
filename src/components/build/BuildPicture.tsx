import { useMemo, type ReactNode } from 'react';
import type { BuildView, MachineView } from '../../session/worldView';
import { Picture } from '../picture/Picture';
import type { PictureProps } from '../picture/pictureProps';
import { buildDefinition } from './buildDefinition';

/** The newest build of every machine that has one. */
export function BuildPicture({ view, id, fixedHeight, layerFiles: _, ...rest }: PictureProps): ReactNode {
  const machines = view.machines.filter((machine) => machine.build !== undefined);
  const alone = machines.length === 1;
  return machines.map(
    (machine) =>
      machine.build && (
        <MachineBuild
          key={machine.name}
          {...rest}
          machine={machine}
          build={machine.build}
          id={`${id}-build-${machine.name}`}
          {...(alone ? { fixedHeight } : { heading: machine.name })}
        />
      ),
  );
}

interface MachineBuildProps extends Omit<PictureProps, 'view'> {
  readonly machine: MachineView;
  readonly build: BuildView;
  readonly heading?: string;
}

function MachineBuild({ machine, build, ...settings }: MachineBuildProps): ReactNode {
  const definition = useMemo(() => buildDefinition(build, machine), [build, machine]);
  return <Picture {...settings} definition={definition} />;
}
