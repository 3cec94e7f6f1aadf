/** The field that tells whoever lays a patch over a manifest what to do there. It is gone before anybody else reads it. */
export const patchDirective = '$patch';
