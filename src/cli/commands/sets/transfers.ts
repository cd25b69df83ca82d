import type { Command } from '../../command/command';
import { imagetoolsInspect } from '../buildx/imagetoolsInspect';
import { imageImport } from '../image/import';
import { imageLoad } from '../image/load';
import { imagePush } from '../image/push';
import { imageSave } from '../image/save';
import { manifestInspect } from '../manifest/inspect';
import { login } from '../registry/login';
import { logout } from '../registry/logout';
import { search } from '../registry/search';

/** Images that travel: to registries and as archives. */
export const transfers: readonly Command[] = [
  imageImport,
  imageLoad,
  imagePush,
  imageSave,
  imagetoolsInspect,
  login,
  logout,
  manifestInspect,
  search,
];
