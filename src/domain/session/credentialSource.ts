/** Where credentials come from. */
export type CredentialSource = 'profile' | 'environment' | 'container' | 'instance' | 'sample';
