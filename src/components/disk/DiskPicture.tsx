import { useMemo, type ReactNode } from 'react';
import type { DiskView } from '../../session/worldView';
import { Picture } from '../picture/Picture';
import type { PictureProps } from '../picture/pictureProps';
import { diskDefinition } from './diskDefinition';

/** The disk of every machine whose view says what lies on it. */
export function DiskPicture({ view, id, fixedHeight, ...rest }: PictureProps): ReactNode {
  const machines = view.machines.filter((machine) => machine.disk !== undefined);
  const alone = machines.length === 1;
  return machines.map(
    ({ name, disk }) =>
      disk && (
        <MachineDisk
          key={name}
          {...rest}
          disk={disk}
          name={name}
          id={`${id}-disk-${name}`}
          {...(alone ? { fixedHeight } : { heading: name })}
        />
      ),
  );
}

interface MachineDiskProps extends Omit<PictureProps, 'view'> {
  readonly disk: DiskView;
  readonly name: string;
  readonly heading?: string;
}

function MachineDisk({ disk, name, ...settings }: MachineDiskProps): ReactNode {
  const definition = useMemo(() => diskDefinition(disk, name), [disk, name]);
  return <Picture {...settings} definition={definition} />;
}
