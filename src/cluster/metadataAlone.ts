/**
 * The media type of objects by their metadata. Where values are never to be read there is no other one to fall back to: a
 * server that cannot leave them out shall refuse.
 */
export function metadataAlone(form: 'PartialObjectMetadataList' | 'PartialObjectMetadata'): string {
  return `application/json;as=${form};g=meta.k8s.io;v=v1`;
}
