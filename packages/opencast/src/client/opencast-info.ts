import { text, texts, type Fields } from './fields.ts';

export interface OpencastOrganization {
  readonly id: string;
  readonly name: string;
  readonly adminRole: string;
  readonly anonymousRole: string;
}

export interface OpencastVersion {
  /** Of the External API, newest last. */
  readonly versions: readonly string[];
  readonly default: string;
}

export interface OpencastUser {
  readonly username: string;
  readonly name: string;
  readonly role: string;
}

export function readOrganization(fields: Fields): OpencastOrganization {
  return {
    id: text(fields['id']),
    name: text(fields['name']),
    adminRole: text(fields['adminRole']),
    anonymousRole: text(fields['anonymousRole']),
  };
}

export function readVersion(fields: Fields): OpencastVersion {
  return { versions: texts(fields['versions']), default: text(fields['default']) };
}

export function readUser(fields: Fields): OpencastUser {
  return { username: text(fields['username']), name: text(fields['name']), role: text(fields['userrole']) };
}
