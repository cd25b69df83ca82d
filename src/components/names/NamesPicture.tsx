import { useMemo, useState, type ReactNode } from 'react';
import { Picture } from '../picture/Picture';
import type { PictureProps } from '../picture/pictureProps';
import { namesDefinition } from './namesDefinition';

/** Names as flags on digests, on every machine and in every registry of the world. */
export function NamesPicture({ view, id, layerFiles: _, ...settings }: PictureProps): ReactNode {
  const [chosen, onChoose] = useState<string>();
  const definition = useMemo(() => namesDefinition(view, { chosen, onChoose }), [view, chosen]);
  return <Picture {...settings} id={`${id}-names`} definition={definition} />;
}
