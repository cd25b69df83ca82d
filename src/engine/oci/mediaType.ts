/** Media types of stored documents and layers (image-spec media-types.md; Docker's schema 2 equivalents). */
export const mediaType = {
  ociIndex: 'application/vnd.oci.image.index.v1+json',
  ociManifest: 'application/vnd.oci.image.manifest.v1+json',
  ociConfig: 'application/vnd.oci.image.config.v1+json',
  ociEmpty: 'application/vnd.oci.empty.v1+json',
  ociLayerTar: 'application/vnd.oci.image.layer.v1.tar',
  ociLayerGzip: 'application/vnd.oci.image.layer.v1.tar+gzip',
  dockerManifestList: 'application/vnd.docker.distribution.manifest.list.v2+json',
  dockerManifest: 'application/vnd.docker.distribution.manifest.v2+json',
  dockerConfig: 'application/vnd.docker.container.image.v1+json',
  dockerLayerTar: 'application/vnd.docker.image.rootfs.diff.tar',
  dockerLayerGzip: 'application/vnd.docker.image.rootfs.diff.tar.gzip',
  inToto: 'application/vnd.in-toto+json',
} as const;

export function isIndexType(type: string): boolean {
  return type === mediaType.ociIndex || type === mediaType.dockerManifestList;
}

/** Of a part of a file tree; other things that a manifest lists as layers are statements about the image. */
export function isLayerType(type: string): boolean {
  return type.startsWith('application/vnd.oci.image.layer.') || type.startsWith('application/vnd.docker.image.rootfs.');
}

export function isManifestType(type: string): boolean {
  return type === mediaType.ociManifest || type === mediaType.dockerManifest;
}
