export type Environment = Readonly<Record<string, string | undefined>>;

const PLACEHOLDER = /\$(\$)?\{([A-Za-z_][A-Za-z0-9_]*)(?::-([^}]*))?\}/g;

/** `${NAME}` and `${NAME:-default}`; `$${NAME}` stays as it is, with one `$` less. */
export function interpolated(text: string, env: Environment, missing: (name: string) => void): string {
  return text.replace(
    PLACEHOLDER,
    (match, escaped: string | undefined, name: string, fallback: string | undefined) => {
      if (escaped) return match.slice(1);
      const value = env[name] ?? fallback;
      if (value === undefined) missing(name);
      return value ?? '';
    },
  );
}
