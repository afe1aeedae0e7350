/** Longest text that is read, in characters: a template is at most 1 MB in CloudFormation, so ten times that. */
export const MAX_TEXT = 10_000_000;
/** Most files of one Terraform module. */
export const MAX_FILES = 500;
/** Deepest nesting that is followed. */
export const MAX_DEPTH = 200;
/** Most resources and references that are kept of one template: CloudFormation allows 500 resources. */
export const MAX_RESOURCES = 20_000;
/** Most nodes that YAML aliases may add: more is an alias bomb. */
export const MAX_ALIASES = 1_000;
/** Longest piece of the text that is quoted, in characters. */
export const MAX_QUOTE = 200;
/** Longest text in Terraform's language, in characters: its parser takes about 180 bytes of memory for each. */
export const MAX_HCL = 500_000;
/** Most nodes of the parser's tree of one such text: real ones have one in five characters. */
export const MAX_HCL_NODES = 500_000;
/** Most characters of one Terraform module. */
export const MAX_MODULE = 5_000_000;
/** Longest Terraform state, in characters. */
export const MAX_STATE = 50_000_000;
