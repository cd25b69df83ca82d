import { useMemo, useState, type ReactNode } from 'react';
import { comparable, compareImages } from '../../pictures/compare/compareImages';
import { shortId, titleOf } from '../../pictures/stackOutline';
import type { ImageView, WorldView } from '../../session/worldView';
import { Choose } from '../picture/Choose';
import { Picture } from '../picture/Picture';
import type { PictureProps } from '../picture/pictureProps';
import { compareDefinition } from './compareDefinition';

/** Two images of the world side by side; which two, the reader says. At first the newest two. */
export function ComparePicture({ view, id, ...rest }: PictureProps): ReactNode {
  const images = comparable(view);
  const [chosen, choose] = useState<{ readonly a?: string; readonly b?: string }>({});
  const b = images.find((image) => image.id === chosen.b) ?? images.findLast((image) => image.id !== chosen.a);
  const a = images.find((image) => image.id === chosen.a && image !== b) ?? images.findLast((image) => image !== b);
  if (!a || !b) return <p>There are no two images to compare yet.</p>;
  const side = (label: string, own: ImageView, other: ImageView, set: (id: string) => void): ReactNode => (
    <Choose
      label={label}
      value={own.id}
      options={images.filter((image) => image !== other).map((image) => ({ value: image.id, text: optionText(image) }))}
      onChoose={set}
    />
  );
  return (
    <Compared
      {...rest}
      id={`${id}-compare`}
      view={view}
      a={a}
      b={b}
      controls={
        <>
          {side('First image', a, b, (next) => choose({ a: next, b: b.id }))}
          {side('Second image', b, a, (next) => choose({ a: a.id, b: next }))}
        </>
      }
    />
  );
}

interface ComparedProps extends Omit<PictureProps, 'view'> {
  readonly view: WorldView;
  readonly a: ImageView;
  readonly b: ImageView;
  readonly controls: ReactNode;
}

function Compared({ view, a, b, ...settings }: ComparedProps): ReactNode {
  const definition = useMemo(() => compareDefinition(compareImages(view, a, b)), [view, a, b]);
  return <Picture {...settings} definition={definition} />;
}

function optionText(image: ImageView): string {
  return image.names.length > 0 ? titleOf(image) : `untagged ${shortId(image.id)}`;
}
