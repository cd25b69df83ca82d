import { useEffect, useMemo, useState } from 'react';
import type { Answer } from '../../pictures/files/shownTree';
import type { SubjectLayer } from '../../pictures/files/subjects';
import type { PictureProps } from '../picture/pictureProps';

type Answers = ReadonlyMap<string, Answer>;

/** The files of each layer, asked for once. A key says what is in its layer, so an answer holds whoever gave it; "unknown" holds for one source. */
export function useLayerFiles(layers: readonly SubjectLayer[], layerFiles: PictureProps['layerFiles']): readonly Answer[] {
  const [arrived, setArrived] = useState<Answers>(new Map());
  const keys = layers.flatMap((layer) => (layer.writable ? [] : [layer.key])).join(' ');
  const asked = useMemo(() => new Map(keys.split(' ').map((key) => [key, layerFiles?.(key)] as const)), [keys, layerFiles]);
  useEffect(() => {
    let gone = false;
    const arrive = (key: string, answer: Answer): void => {
      if (!gone) setArrived((last) => new Map(last).set(key, answer));
    };
    for (const [key, answer] of asked) {
      if (!(answer instanceof Promise)) continue;
      answer.then(
        (files) => arrive(key, files ?? 'unknown'),
        () => arrive(key, 'failed'),
      );
    }
    return () => {
      gone = true;
    };
  }, [asked]);
  return useMemo(
    () =>
      layers.map((layer): Answer => {
        if (layer.writable) return layer.writable;
        const answer = asked.get(layer.key);
        return answer instanceof Promise ? arrived.get(layer.key) : (answer ?? 'unknown');
      }),
    [layers, asked, arrived],
  );
}
