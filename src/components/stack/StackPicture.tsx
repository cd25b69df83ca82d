import { useMemo, type ReactNode } from 'react';
import type { Measure } from '../../pictures/geometry';
import type { ContainerView, ImageView, MachineView } from '../../session/worldView';
import { Picture } from '../picture/Picture';
import type { PictureSettings } from '../picture/PictureFrame';
import { stackDefinition } from './stackDefinition';

interface StackPictureProps extends PictureSettings {
  readonly machine: MachineView;
  readonly image: ImageView;
  readonly container?: ContainerView;
  readonly measure: Measure;
  readonly onActive?: (digest: string | undefined) => void;
}

/** One image or container from base to top, its history beside it. */
export function StackPicture({ machine, image, container, measure, ...settings }: StackPictureProps): ReactNode {
  const definition = useMemo(() => stackDefinition({ machine, image, container, measure }), [machine, image, container, measure]);
  return <Picture {...settings} definition={definition} />;
}
