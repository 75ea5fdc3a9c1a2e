/** A text field of a form, without the spaces around it; a missing field or a file is empty. */
export function textOf(form: FormData, name: string, most = 500): string {
  const value = form.get(name);
  return typeof value === 'string' ? value.trim().slice(0, most) : '';
}

/** A password exactly as it was typed. */
export function secretOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value.slice(0, 2000) : '';
}
