import type { Recording } from '../../session/recording';
import { checkRecording, LARGEST_RECORDING, RecordingRefused } from './checkRecording';

const loaded = new Map<string, Promise<Recording>>();

/** The recording behind a URL of this site; asked for once per page, again after a failure. Rejects with what went wrong. */
export function loadRecording(url: string): Promise<Recording> {
  const known = loaded.get(url);
  if (known) return known;
  const asked = fetchRecording(url);
  loaded.set(url, asked);
  asked.catch(() => loaded.delete(url));
  return asked;
}

async function fetchRecording(url: string): Promise<Recording> {
  const address = new URL(url, document.baseURI);
  if (address.origin !== location.origin) throw new RecordingRefused(`${address.origin} is not this site`);
  const response = await fetch(address);
  if (!response.ok) throw new Error(`the server answered ${response.status}`);
  if (Number(response.headers.get('content-length') ?? 0) > LARGEST_RECORDING) throw new RecordingRefused('it is too large');
  return checkRecording(await response.text());
}
