import { useMemo, useState, type ReactNode } from 'react';
import { shownTree, type Extent } from '../../pictures/files/shownTree';
import type { FileSubject } from '../../pictures/files/subjects';
import { Choose } from '../picture/Choose';
import type { PictureProps } from '../picture/pictureProps';
import { FilesBody } from './FilesBody';
import { StillFiles } from './StillFiles';
import { useFresh } from './useFresh';
import { useLayerFiles } from './useLayerFiles';
import { useSubject } from './useSubject';

/** The file tree that a container sees, each file in the colour of the layer it comes from. Of any container or image of the world. */
export function FilesPicture({ view, layerFiles, ...settings }: PictureProps): ReactNode {
  const { subjects, subject, choose } = useSubject(view);
  if (!subject) return <p>There is no image or container yet whose files could be shown.</p>;
  return (
    <SubjectFiles
      {...settings}
      subject={subject}
      layerFiles={layerFiles}
      chooser={
        <Choose
          label="Container or image"
          value={subject.id}
          options={subjects.map(({ id, text }) => ({ value: id, text }))}
          onChoose={choose}
        />
      }
    />
  );
}

interface SubjectFilesProps extends Omit<PictureProps, 'view'> {
  readonly subject: FileSubject;
  readonly chooser: ReactNode;
}

function SubjectFiles({ subject, layerFiles, chooser, narrow, fixedHeight, ...settings }: SubjectFilesProps): ReactNode {
  const { layers } = subject;
  const files = useLayerFiles(layers, layerFiles);
  const fresh = useFresh(subject);
  const [chosen, setChosen] = useState<{ readonly key: string; readonly kind: 'upTo' | 'only' }>();
  const layer = layers.findIndex(({ key }) => key === chosen?.key);
  const kind = chosen === undefined || layer === -1 ? 'whole' : chosen.kind;
  const tree = useMemo(() => {
    const extent: Extent = kind === 'whole' ? { kind } : { kind, layer };
    return shownTree({ layers, files }, extent);
  }, [layers, files, kind, layer]);
  const title = `Files of ${subject.text}`;
  // Nothing will come alive here.
  if (narrow) return <StillFiles title={title} tree={tree} fixedHeight={fixedHeight} />;
  return (
    <FilesBody
      {...settings}
      fixedHeight={fixedHeight}
      of={`${subject.id} ${kind} ${chosen?.key ?? ''}`}
      title={title}
      tree={tree}
      fresh={fresh}
      chooser={chooser}
      onExtent={(index, next) => {
        const key = index === undefined ? undefined : layers[index]?.key;
        setChosen(key === undefined ? undefined : { key, kind: next });
      }}
    />
  );
}
