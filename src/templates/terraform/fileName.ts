const NAME = /\.(?:tf|tofu)(?:\.json)?$/i;

/** In a file of its own: asked before the rest of this folder is loaded. */
export const isTerraformFile = (file: string): boolean => NAME.test(file);
