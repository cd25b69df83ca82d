import { useId, type ReactNode } from 'react';
import type { KindName } from '../../pictures/kindNames';
import type { LayerFiles, WorldView } from '../../session/worldView';
import { KindPicture } from '../picture/KindPicture';
import { kindsFor } from '../picture/kinds';
import { TABS_HEIGHT } from '../picture/tabsHeight';
import { PICTURE_HEIGHT } from './pictureHeight';

interface StaticPictureProps {
  readonly view: WorldView;
  readonly preferred?: readonly KindName[];
  /** By layer key. */
  readonly layerFiles?: Readonly<Record<string, LayerFiles>>;
}

/** The first picture of a world without any script. It stands where it will stand below the tabs, once there are some. */
export function StaticPicture({ view, preferred, layerFiles }: StaticPictureProps): ReactNode {
  const id = useId();
  const kinds = kindsFor(view, preferred);
  const [first] = kinds;
  if (view.machines.length === 0 || !first) return <EmptyPicture />;
  const row = kinds.length > 1 ? TABS_HEIGHT : 0;
  const picture = (
    <KindPicture
      kind={first}
      view={view}
      id={id}
      fixedHeight={PICTURE_HEIGHT - row}
      layerFiles={layerFiles && ((key) => layerFiles[key])}
      narrow
    />
  );
  return row === 0 ? picture : <div style={{ paddingTop: row }}>{picture}</div>;
}

export function EmptyPicture(): ReactNode {
  return <p>Nothing is stored yet.</p>;
}
