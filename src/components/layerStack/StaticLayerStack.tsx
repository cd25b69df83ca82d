import type { ReactNode } from 'react';
import type { MachineView } from '../../session/worldView';
import type { Measure } from '../../pictures/geometry';
import type { PictureSettings } from '../picture/PictureFrame';
import { StillPicture } from '../picture/StillPicture';
import { frameId } from './frameId';
import { layerStackDefinition } from './layerStackDefinition';

export interface StaticLayerStackProps extends Omit<PictureSettings, 'id'> {
  readonly view: MachineView;
  /** Accessible name of the figure. */
  readonly title: string;
  /** Unique on the page; made from the title where it is not given. */
  readonly id?: string;
  /** It stays as it is, and is no first paint of the interactive one: no room is kept for details. */
  readonly still?: boolean;
  /** One layout, for a phone's width, instead of one for each of two: half the markup, on a page with many pictures that soon come alive. */
  readonly narrow?: boolean;
  /** Which bytes make the height and stand on the slabs: those that travel (the default), or those on disk. */
  readonly measure?: Measure;
}

/** The picture as pure markup, without hooks: for the build, for pages without scripts and while the interactive one loads. Its markup is that one's first paint. */
export function StaticLayerStack({ view, title, measure, ...settings }: StaticLayerStackProps): ReactNode {
  return <StillPicture {...settings} id={frameId(settings.id, title)} definition={layerStackDefinition({ view, title, measure })} />;
}
