import type { ReactNode } from 'react';
import type { WorldView } from '../../session/worldView';
import type { Measure } from '../../pictures/geometry';
import { chooseImages } from '../../pictures/chooseImages';
import { StaticLayerStack } from './StaticLayerStack';
import styles from './LayerStack.module.css';

export interface ImageFigureProps {
  readonly world: WorldView;
  readonly title: string;
  /** Names or IDs; every image of the machine where it is not given. An unknown one throws, with what there is. */
  readonly images?: readonly string[];
  /** The first one where it is not given. */
  readonly machine?: string;
  readonly caption?: ReactNode;
  readonly id?: string;
  readonly highlight?: string;
  readonly compact?: boolean;
  readonly measure?: Measure;
}

/** A still picture in the text: one image, or some of a world's. */
export function ImageFigure({ world, images, machine, caption, ...rest }: ImageFigureProps): ReactNode {
  return (
    <figure className={styles.figureBlock}>
      <StaticLayerStack still view={chooseImages(world, images, machine)} {...rest} />
      {caption !== undefined && <figcaption>{caption}</figcaption>}
    </figure>
  );
}
