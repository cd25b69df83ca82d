import type { LiveSession } from '../../session/liveSession';
import type { LayerFiles } from '../../session/worldView';

type Load = (key: string) => Promise<LayerFiles | undefined>;

const loaders = new Map<string, Promise<Load>>();

/** The files of a layer: as the live session has them, else from beside the recording. */
export function sideFiles(recordingUrl: string, live: LiveSession | undefined, key: string): LayerFiles | Promise<LayerFiles | undefined> {
  return live?.layerFiles(key) ?? loaderFor(recordingUrl).then((load) => load(key));
}

/** Reads what was written beside a recording; its code comes when a picture of files is opened. */
function loaderFor(recordingUrl: string): Promise<Load> {
  const known = loaders.get(recordingUrl);
  if (known) return known;
  const loading = import(/* webpackChunkName: "layer-files" */ '../../session/layerFiles').then(({ layerFilesLoader }) =>
    layerFilesLoader(recordingUrl, fetchText),
  );
  loaders.set(recordingUrl, loading);
  loading.catch(() => loaders.delete(recordingUrl));
  return loading;
}

/** Undefined where the site has no such file; rejects where it cannot be had just now. */
async function fetchText(url: string): Promise<string | undefined> {
  const address = new URL(url, document.baseURI);
  if (address.origin !== location.origin) return undefined;
  const response = await fetch(address);
  if (response.status === 404) return undefined;
  if (!response.ok) throw new Error(`the server answered ${response.status}`);
  return response.text();
}
