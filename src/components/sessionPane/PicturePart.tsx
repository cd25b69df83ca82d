import { useCallback, useId, useMemo, type ReactNode } from 'react';
import { lastViewOf } from '../../session/lastView';
import { LayersPicture } from '../layerStack/LayersPicture';
import { kindsFor } from '../picture/kinds';
import { PictureTabs } from '../picture/PictureTabs';
import { useWorkbench } from '../workbench/useWorkbench';
import { PaneErrorBoundary } from './PaneErrorBoundary';
import type { PartProps } from './partProps';
import type { KindName } from '../../pictures/kindNames';
import { PICTURE_HEIGHT } from './pictureHeight';
import { sideFiles } from './sideFiles';
import { EmptyPicture, StaticPicture } from './StaticPicture';
import { useShownView } from './useShownView';

interface PicturePartProps extends PartProps {
  /** These tabs first, the first of them open. */
  readonly preferred?: readonly KindName[];
  /** The files of layers lie beside it. */
  readonly recordingUrl: string;
}

/** The pane brings the code of this kind along. */
const here = { layers: LayersPicture };

/** The pictures of the moment that the terminal shows. Nothing until the recording is here: before, the page's own picture stands. */
export function PicturePart({ controller, state, preferred, recordingUrl }: PicturePartProps): ReactNode {
  const id = useId();
  const { lit } = useWorkbench(controller.workbench);
  const view = useShownView(state);
  const recording = state.player?.recording;
  const keepRow = useMemo(() => recording !== undefined && kindsFor(lastViewOf(recording)).length > 1, [recording]);
  const { live } = state;
  const layerFiles = useCallback((key: string) => sideFiles(recordingUrl, live, key), [recordingUrl, live]);
  if (!view) return null;
  if (view.machines.length === 0) return <EmptyPicture />;
  return (
    <PaneErrorBoundary
      fallback={
        <>
          <p>The picture could not be drawn. The terminal goes on; this is the picture at the end of the tour:</p>
          {recording && <StaticPicture view={lastViewOf(recording)} preferred={preferred} />}
        </>
      }
    >
      <PictureTabs
        view={view}
        id={id}
        fixedHeight={PICTURE_HEIGHT}
        preferred={preferred}
        keepRow={keepRow}
        here={here}
        highlight={lit?.from === 'terminal' ? lit.digest : undefined}
        onActive={controller.workbench.pointed}
        layerFiles={layerFiles}
      />
    </PaneErrorBoundary>
  );
}
