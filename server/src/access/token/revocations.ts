/** Which tokens no longer count although they have not expired. */
export interface Revocations {
  isRevoked(jti: string, now: Date): boolean;
  /** Has to be remembered until then: the token expires at the latest. */
  revoke(jti: string, until: Date): Promise<void>;
  list(now: Date): readonly Revocation[];
}

export interface Revocation {
  readonly jti: string;
  readonly until: Date;
}

/** For tests, and for services that keep nothing. */
export function memoryRevocations(): Revocations {
  const untils = new Map<string, number>();
  return {
    isRevoked: (jti, now) => (untils.get(jti) ?? Number.NEGATIVE_INFINITY) > now.getTime(),
    async revoke(jti, until) {
      untils.set(jti, Math.max(until.getTime(), untils.get(jti) ?? 0));
    },
    list: (now) =>
      [...untils]
        .filter(([, until]) => until > now.getTime())
        .map(([jti, until]) => ({ jti, until: new Date(until) })),
  };
}
